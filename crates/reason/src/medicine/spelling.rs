//! Spelling: how far one name is from another, as it is written and as it sounds.
//!
//! In: two plain names. Out: a cost in half edits, or `None` when they are too far apart to be the same name.
//! Method: letters to insert, drop, change or swap (optimal string alignment); names that sound alike ("ph" and "f",
//! "y" and "i", doubled letters) are nearer than their letters.
//! Limits: English sounds. A small cost does not make two names one medicine: the caller knows which names exist.

/// The cost of one letter, in half edits.
const EDIT: usize = 2;
/// The cost of sounding alike but not being written alike, in half edits.
const SOUND: usize = 1;

/// Longest allowed cost by letters of the shorter name, in half edits. Our choice, tuned on the dev half of the
/// medicine lists: short names stand close together (Orap, Oxis), long ones do not.
fn allowed(letters: usize) -> usize {
    match letters {
        0..=4 => 0,
        5 => EDIT,
        6..=7 => EDIT + SOUND,
        8..=11 => 2 * EDIT + SOUND,
        _ => 3 * EDIT + SOUND,
    }
}

/// A name as it is written and as it sounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spelling {
    written: Vec<char>,
    sounds: Vec<char>,
}

impl Spelling {
    /// The spelling of a plain name.
    pub(super) fn of(plain: &str) -> Self {
        let written: Vec<char> = plain.chars().collect();
        let sounds = sounds(&written);
        Self { written, sounds }
    }

    /// Whether one letter, or less, parts this from that name.
    pub(super) fn is_one_slip_from(&self, name: &Self) -> bool {
        self.cost(name).is_some_and(|cost| cost <= EDIT)
    }

    /// The cost of taking this for that name, in half edits; `None` when it is too much.
    pub(super) fn cost(&self, name: &Self) -> Option<usize> {
        let most = allowed(self.written.len().min(name.written.len()));
        let first = |spelling: &Self| spelling.sounds.first().copied();
        let start = if first(self) == first(name) { 0 } else { EDIT };
        if most < start {
            return None;
        }
        let edits = (most - start) / EDIT;
        let written = distance(&self.written, &name.written, edits).map(|edits| edits * EDIT);
        let heard = distance(&self.sounds, &name.sounds, edits).map(|edits| edits * EDIT + SOUND);
        let least = match (written, heard) {
            (Some(written), Some(heard)) => written.min(heard),
            (one, other) => one.or(other)?,
        };
        Some(least + start).filter(|cost| *cost <= most)
    }
}

/// The letters by sound.
fn sounds(written: &[char]) -> Vec<char> {
    let mut heard: Vec<char> = Vec::with_capacity(written.len());
    let mut at = 0;
    while let Some(&letter) = written.get(at) {
        let next = written.get(at + 1).copied().unwrap_or(' ');
        let (sound, long): (&[char], usize) = match (letter, next) {
            ('p', 'h') => (&['f'], 2),
            ('t' | 'r' | 'g', 'h') => (
                if letter == 't' {
                    &['t']
                } else if letter == 'r' {
                    &['r']
                } else {
                    &['g']
                },
                2,
            ),
            ('a' | 'o', 'e') => (&['e'], 2),
            ('c', 'k') => (&['k'], 2),
            ('c', 'h') => (&['k'], 2),
            ('c', 'e' | 'i' | 'y') | ('z', _) => (&['s'], 1),
            ('c' | 'q', _) => (&['k'], 1),
            ('x', _) if at == 0 => (&['s'], 1),
            ('x', _) => (&['k', 's'], 1),
            ('y', _) => (&['i'], 1),
            ('e', ' ') if at > 3 => (&[], 1),
            _ => (std::slice::from_ref(&written[at]), 1),
        };
        for sound in sound {
            if heard.last() != Some(sound) {
                heard.push(*sound);
            }
        }
        at += long;
    }
    heard
}

/// Letters to insert, drop, change or swap with a neighbour; `None` above `most`.
fn distance(from: &[char], to: &[char], most: usize) -> Option<usize> {
    if from.len().abs_diff(to.len()) > most {
        return None;
    }
    let mut before_last = vec![0; to.len() + 1];
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.iter().enumerate() {
        let mut row = vec![i + 1; to.len() + 1];
        for (j, b) in to.iter().enumerate() {
            let changed = last[j] + usize::from(a != b);
            row[j + 1] = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == to[j - 1] && from[i - 1] == *b {
                row[j + 1] = row[j + 1].min(before_last[j - 1] + 1);
            }
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|edits| *edits <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(typed: &str, name: &str, expected: Option<usize>) {
        assert_eq!(Spelling::of(typed).cost(&Spelling::of(name)), expected);
    }

    #[test]
    fn a_letter_missing_swapped_or_wrong_costs_one_edit() {
        check("setraline", "sertraline", Some(EDIT));
        check("trazadone", "trazodone", Some(EDIT));
        check("buporpion", "bupropion", Some(EDIT));
    }

    #[test]
    fn what_sounds_alike_costs_little() {
        check("nortryptiline", "nortriptyline", Some(SOUND));
        check("klonazepam", "clonazepam", Some(SOUND));
        check("zanax", "xanax", Some(SOUND));
    }

    #[test]
    fn short_names_must_be_right_and_others_must_begin_alike() {
        check("mss", "mst", None);
        check("orat", "orap", None);
        check("bolpidem", "zolpidem", Some(2 * EDIT));
        check("baldol", "haldol", None);
    }

    proptest! {
        #[test]
        fn a_name_costs_nothing_against_itself(name in "[a-z]{1,14}") {
            let spelling = Spelling::of(&name);
            prop_assert_eq!(spelling.cost(&spelling), Some(0));
        }

        #[test]
        fn a_cost_is_the_same_both_ways(a in "[a-z]{1,14}", b in "[a-z]{1,14}") {
            prop_assert_eq!(Spelling::of(&a).cost(&Spelling::of(&b)), Spelling::of(&b).cost(&Spelling::of(&a)));
        }
    }
}
