//! A phrase pattern: how people say a finding, as written in `phrases.toml`.
//!
//! `mouth|face droop` is one of the first words, then the second, up to [`GAP`] other words apart. `<class>` stands for
//! the words of that class, `passed_out` for words that follow each other. `a b & c d` is both parts in any order within
//! [`REACH`] words of each other, in neighbouring sentences too. Words are compared by their stems.

use super::sentence::Speech;
use super::text::Stems;
use std::collections::HashMap;
use std::sync::Arc;

/// Most other words between two words of a phrase. Our choice.
const GAP: usize = 3;
/// Most other words between two parts of a phrase. Our choice.
const REACH: usize = 9;
/// The same within one clause. Tuned on the dev half of the sentences.
const REACH_IN_CLAUSE: usize = 4;

/// A pattern, ready to be looked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Phrase {
    /// Whether it counts where it is only supposed (for the alarm), or without any other saying (for a finding).
    pub(crate) is_sure: bool,
    /// Most other words between two of its words.
    gap: usize,
    /// Most other words between two of its parts.
    reach: usize,
    /// Whether all of it has to stand in one clause.
    is_in_one_clause: bool,
    parts: Vec<Vec<Choice>>,
}

/// Words that stand for one another at one place.
#[derive(Clone, Debug, Default, PartialEq)]
struct Choice {
    /// Its own, each perhaps several words in a row.
    own: Vec<Row>,
    /// Those of its classes, shared by all phrases.
    classes: Vec<Arc<Class>>,
}

/// Stems in a row.
type Row = Vec<String>;

/// The words of a class, by their first stem.
type Class = HashMap<String, Vec<Row>>;

/// The classes of words that phrases name.
pub(crate) struct Classes(HashMap<String, Arc<Class>>);

impl Classes {
    pub(crate) fn new<'w, W: Iterator<Item = &'w String>>(
        classes: impl Iterator<Item = (&'w str, W)>,
        stems: &Stems,
    ) -> Self {
        let class = |words: W| {
            let mut class = Class::new();
            for row in words.map(|words| row(words, stems)) {
                if let Some(first) = row.first() {
                    class.entry(first.clone()).or_default().push(row);
                }
            }
            Arc::new(class)
        };
        Self(classes.map(|(name, words)| (name.to_owned(), class(words))).collect())
    }
}

impl Classes {
    /// Whether a word of a class starts with this stem.
    pub(crate) fn starts(&self, class: &str, stem: &str) -> bool {
        self.0.get(class).is_some_and(|class| class.contains_key(stem))
    }

    /// The first stems of the words of a class.
    pub(crate) fn first_stems(&self, class: &str) -> impl Iterator<Item = &str> {
        self.0.get(class).into_iter().flat_map(|class| class.keys()).map(String::as_str)
    }

    /// Every stem that the words of a class use.
    pub(crate) fn stems_of(&self, class: &str) -> impl Iterator<Item = &str> {
        self.0.get(class).into_iter().flat_map(|class| class.values()).flatten().flatten().map(String::as_str)
    }

    /// Every stem that their words use.
    pub(crate) fn stems(&self) -> impl Iterator<Item = &str> {
        self.0.values().flat_map(|class| class.values()).flatten().flatten().map(String::as_str)
    }
}

/// The stems of words joined by `_`.
fn row(words: &str, stems: &Stems) -> Row {
    words.split('_').flat_map(|word| stems.of(word)).collect()
}

impl Phrase {
    /// Reads a pattern; the classes were checked with the knowledge.
    pub(crate) fn new(pattern: &str, classes: &Classes, stems: &Stems) -> Self {
        let choice = |place: &str| -> Choice {
            let mut choice = Choice::default();
            for one in place.split('|') {
                match one.strip_prefix('<').and_then(|one| one.strip_suffix('>')) {
                    Some(class) => choice.classes.extend(classes.0.get(class).cloned()),
                    None => choice.own.push(row(one, stems)),
                }
            }
            choice.own.retain(|words| !words.is_empty());
            choice
        };
        let is_sure = pattern.starts_with('!');
        let pattern = pattern.trim_start_matches('!');
        Self {
            is_sure,
            gap: GAP,
            reach: REACH,
            is_in_one_clause: false,
            parts: pattern.split('&').map(|part| part.split_whitespace().map(choice).collect()).collect(),
        }
    }

    /// The same with no other words between its words.
    pub(crate) fn unbroken(self) -> Self {
        Self { gap: 0, ..self }
    }

    /// The same within one clause.
    pub(crate) fn in_one_clause(self) -> Self {
        Self { reach: REACH_IN_CLAUSE, gap: 2, is_in_one_clause: true, ..self }
    }

    /// The places of its words, for each way it stands in the text.
    pub(crate) fn found(&self, speech: &Speech) -> Vec<Vec<usize>> {
        let Some((first, others)) = self.parts.split_first() else { return Vec::new() };
        let mut found = part(first, self.gap, speech);
        for other in others {
            let second = part(other, self.gap, speech);
            found = found
                .iter()
                .flat_map(|places| second.iter().filter_map(move |more| together(places, more, self.reach)))
                .collect();
        }
        if self.is_in_one_clause {
            found.retain(|places| speech.is_one_clause(places));
        }
        found
    }
}

/// Two parts near each other that share no word, as one.
fn together(one: &[usize], other: &[usize], reach: usize) -> Option<Vec<usize>> {
    let (start, end) = (*one.first()?, *one.last()?);
    let (from, to) = (*other.first()?, *other.last()?);
    let apart = from.saturating_sub(end).max(start.saturating_sub(to));
    if apart > reach + 1 || one.iter().any(|place| other.contains(place)) {
        return None;
    }
    let mut both: Vec<usize> = one.iter().chain(other).copied().collect();
    both.sort_unstable();
    Some(both)
}

/// Each place where the choices follow one another.
fn part(choices: &[Choice], gap: usize, speech: &Speech) -> Vec<Vec<usize>> {
    let Some((first, others)) = choices.split_first() else { return Vec::new() };
    let mut found = Vec::new();
    for start in 0..speech.words.len() {
        let Some(length) = here(first, speech, start) else { continue };
        let mut places: Vec<usize> = (start..start + length).collect();
        let complete = others.iter().all(|choice| {
            let next = places.last().map_or(0, |last| last + 1);
            let same_sentence =
                |at: &usize| speech.words.get(next..=*at).is_some_and(|gap| gap.iter().all(|word| !word.starts));
            let hit = (next..=next + gap)
                .take_while(same_sentence)
                .find_map(|at| here(choice, speech, at).map(|length| (at, length)));
            hit.map(|(at, length)| places.extend(at..at + length)).is_some()
        });
        if complete {
            found.push(places);
        }
    }
    found
}

/// How many words of the text from here on are one of the choices; the longest.
fn here(choice: &Choice, speech: &Speech, at: usize) -> Option<usize> {
    let said = speech.words.get(at)?;
    let stands = |row: &&Row| {
        row.iter().enumerate().all(|(ahead, stem)| {
            speech.words.get(at + ahead).is_some_and(|word| word.is(stem) && (ahead == 0 || !word.starts))
        })
    };
    let of_classes = choice.classes.iter().flat_map(|class| said.stems().filter_map(|stem| class.get(stem))).flatten();
    choice.own.iter().chain(of_classes).filter(stands).map(Vec::len).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::sentence::speech;

    fn none(stems: &Stems) -> Classes {
        Classes::new(std::iter::empty::<(&str, std::slice::Iter<'_, String>)>(), stems)
    }

    #[track_caller]
    fn check(pattern: &str, text: &str, expected: bool) {
        let stems = Stems::new();
        let face = ["mouth".to_owned(), "eye_lid".to_owned()];
        let classes = Classes::new([("face", face.iter())].into_iter(), &stems);
        let phrase = Phrase::new(pattern, &classes, &stems);
        let speech = speech(text, &stems, &|stem: &str| stem.to_owned());
        assert_eq!(!phrase.found(&speech).is_empty(), expected, "{text}");
    }

    #[test]
    fn words_stand_in_order_and_near() {
        check("<face> droop", "my mouth suddenly droops", true);
        check("<face> droop", "it droops, my mouth", false);
        check("<face> droop", "my mouth is fine and today the whole thing droops", false);
    }

    #[test]
    fn joined_words_follow_each_other() {
        check("<face> droop", "an eye lid drooping", true);
        check("<face> droop", "an eye and a lid drooping", false);
        check("passed_out", "passed right out", false);
    }

    #[test]
    fn an_unbroken_phrase_has_no_other_words_in_it() {
        let stems = Stems::new();
        let figure = Phrase::new("headache of a", &none(&stems), &stems).unbroken();
        let found = |text: &str| !figure.found(&speech(text, &stems, &|stem: &str| stem.to_owned())).is_empty();
        assert!(found("a headache of a day"));
        assert!(!found("the worst headache of my life, with a twitch"));
    }

    #[test]
    fn parts_stand_in_any_order_near_each_other() {
        check("fever & stiff neck", "stiff in the neck with a fever", true);
        check("fever & stiff neck", "Fever. And a stiff neck.", true);
        check(
            "fever & stiff neck",
            "Fever was long ago, I had it as a child in the year of the flood; a stiff neck.",
            false,
        );
        check("stiff neck", "My hands are stiff. Neck fine.", false);
    }
}
