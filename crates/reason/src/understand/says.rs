//! Says: the findings that a text says are there, and those that it says are not.
//!
//! In: the words of a text. Out: findings with the words they came from, each said or denied.
//! Method: the sayings of the knowledge (`phrases/*.toml`) are looked for and each judged (`meaning`). What a sentence
//! both says and denies is denied, but counts for the alarm.
//! Limits: what is in doubt, asked, or someone else's is neither; it is left for the interview to ask.

use super::book::{Book, Reading};
use super::meaning::{For, Marks, Meant};
use super::phrase::Phrase;
use super::sentence::Speech;
use nullpoint_knowledge::schema::{Phrases, Sayings};
use std::collections::BTreeMap;

/// What a saying stands for.
struct Saying<'k> {
    finding: &'k str,
    how: &'k Sayings,
    /// Whether it says that the finding is there.
    is_present: bool,
}

/// Sayings, ready to be looked for.
pub(crate) struct Says<'k>(Book<'k, Saying<'k>>);

/// Where a text says a finding, and where it denies it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Told {
    pub(crate) said: Vec<Vec<usize>>,
    /// Said and denied in one sentence, so that it counts for the alarm alone.
    pub(crate) contested: Vec<Vec<usize>>,
    pub(crate) denied: Vec<Vec<usize>>,
}

impl<'k> Says<'k> {
    pub(crate) fn new(phrases: &'k Phrases, reading: &Reading<'_>) -> Self {
        let sayings = phrases.finding.iter().flat_map(|(finding, how)| {
            let both = [(true, &how.present), (false, &how.absent)];
            both.into_iter().flat_map(move |(is_present, patterns)| {
                patterns.iter().map(move |pattern| (Saying { finding, how, is_present }, pattern.as_str()))
            })
        });
        Self(Book::new(sayings, Phrase::in_one_clause, reading))
    }

    /// Every word that a saying uses, those of its classes left out.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'k str> {
        self.0.words()
    }

    /// What a text tells, by finding id.
    pub(crate) fn told(&self, speech: &Speech, marks: &Marks, reading: &Reading<'_>) -> BTreeMap<&'k str, Told> {
        let mut told: BTreeMap<&str, Told> = BTreeMap::new();
        let denies_own = denies_own(speech);
        for (saying, _, places) in self.0.found(speech, reading) {
            let is_of_another = places.iter().any(|place| speech.words[*place].is_of_another);
            let meant = if saying.how.of_relatives {
                speech.meant(&places, marks, For::Family)
            } else if is_of_another && denies_own && saying.is_present {
                Meant::Denied
            } else {
                speech.meant(&places, marks, For::Finding { even_past: saying.how.even_past })
            };
            if !saying.is_present && !speech.denies_on(&places) {
                continue;
            }
            let finding = told.entry(saying.finding).or_default();
            match (meant, saying.is_present) {
                (Meant::Said, true) => finding.said.push(places),
                (Meant::Denied, true) | (Meant::Said, false) => finding.denied.push(places),
                (Meant::Denied, false) | (Meant::Neither, _) => {}
            }
        }
        for Told { said, contested, denied } in told.values_mut() {
            let is_denied = |places: &Vec<usize>| {
                let sentence = places.first().map_or(0..0, |first| speech.sentence(*first));
                denied.iter().flatten().any(|place| sentence.contains(place))
            };
            // What a denial uses in whole or in part was not said.
            said.retain(|places| !denied.iter().any(|other| places.iter().any(|place| other.contains(place))));
            let (open, sure) = std::mem::take(said).into_iter().partition(is_denied);
            (*contested, *said) = (open, sure);
        }
        told
    }
}

/// `My neighbour's hands shake. Mine don't.`
fn denies_own(speech: &Speech) -> bool {
    let word = |place: usize| speech.word(Some(place));
    (0..speech.words.len()).any(|place| match (word(place), word(place + 1)) {
        ("mine", "dont" | "doesnt" | "isnt" | "arent" | "hasnt" | "havent" | "never" | "didnt") => true,
        ("i", "never") => matches!(word(place + 2), "have" | "had" | "did" | "do"),
        ("i", "dont" | "havent" | "hasnt") => {
            speech.words.get(place + 2).is_none_or(|next| next.starts || next.after_comma || next.word == "myself")
        }
        ("not", "me" | "mine") => true,
        _ => false,
    })
}
