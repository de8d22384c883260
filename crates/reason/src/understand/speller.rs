//! Slips: an unknown word becomes the known word that is a letter or two away.
//!
//! Method: optimal string alignment (letters inserted, dropped, changed, or two swapped count one each). Short words are
//! left alone: too many words are one letter away from each other.

use std::collections::{BTreeMap, HashSet};

/// Letters from which one slip is mended, and from which two are. Our choice.
const ONE_SLIP: usize = 5;
const TWO_SLIPS: usize = 9;

/// Knows words and mends slips in others.
pub(crate) struct Speller {
    /// Words that are known and left alone, beside those mended to.
    known: HashSet<String>,
    /// Words to mend to, by their length in letters.
    by_length: BTreeMap<usize, Vec<String>>,
}

impl Speller {
    /// `targets` are words to mend to; `others` are right too, but nothing is mended to them.
    pub(crate) fn new<'s>(targets: impl Iterator<Item = &'s str>, others: impl Iterator<Item = &'s str>) -> Self {
        let targets: HashSet<String> = targets.map(str::to_owned).collect();
        let mut by_length: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for word in &targets {
            let letters = word.chars().count();
            if letters >= ONE_SLIP - 1 && word.chars().all(char::is_alphabetic) {
                by_length.entry(letters).or_default().push(word.clone());
            }
        }
        let mut known = targets;
        known.extend(others.map(str::to_owned));
        Self { known, by_length }
    }

    /// Whether a word is known as it stands.
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.known.contains(word)
    }

    /// The known word that was meant; the word itself when it is known; none when nothing is near.
    pub(crate) fn mend(&self, word: &str) -> Option<String> {
        if self.knows(word) {
            return Some(word.to_owned());
        }
        let letters = word.chars().count();
        let slips = match letters {
            ..ONE_SLIP => return None,
            ONE_SLIP..TWO_SLIPS => 1,
            _ => 2,
        };
        let near = self.by_length.range(letters.saturating_sub(slips)..=letters + slips);
        let candidates = near.flat_map(|(_, words)| words).filter(|known| {
            // The first letter is rarely wrong, and a short word is rather short of a letter than one too long.
            known.chars().next() == word.chars().next() && (letters > ONE_SLIP || known.chars().count() >= letters)
        });
        candidates
            .map(|known| (strsim::osa_distance(word, known), known))
            .filter(|(distance, _)| *distance <= slips)
            .min()
            .map(|(_, known)| known.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: Option<&str>) {
        let speller = Speller::new(["twitch", "metoclopramid", "nod"].into_iter(), ["match"].into_iter());
        assert_eq!(speller.mend(word).as_deref(), expected);
    }

    #[test]
    fn a_slip_is_mended() {
        check("twich", Some("twitch"));
        check("twithc", Some("twitch"));
        check("metaclopramd", Some("metoclopramid"));
    }

    #[test]
    fn a_known_or_short_or_far_word_is_left_alone() {
        check("match", Some("match"));
        check("nid", None);
        check("nodde", None);
        check("walrus", None);
    }
}
