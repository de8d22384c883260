//! A book of phrases: which of many may stand in a text, without trying each.
//!
//! Method: each phrase is listed under the stems of its rarest place; a text opens only the lists of its own stems.

use super::phrase::Phrase;
use super::sentence::Speech;
use std::collections::{BTreeSet, HashMap};

/// Phrases with what each stands for.
pub(crate) struct Book<T> {
    entries: Vec<(T, Phrase)>,
    by_stem: HashMap<String, Vec<usize>>,
}

impl<T> Book<T> {
    pub(crate) fn new(entries: impl Iterator<Item = (T, Phrase)>) -> Self {
        let entries: Vec<(T, Phrase)> = entries.collect();
        let mut by_stem: HashMap<String, Vec<usize>> = HashMap::new();
        for (number, (_, phrase)) in entries.iter().enumerate() {
            for key in phrase.keys() {
                match by_stem.get_mut(key) {
                    Some(numbers) => numbers.push(number),
                    None => drop(by_stem.insert(key.to_owned(), vec![number])),
                }
            }
        }
        Self { entries, by_stem }
    }

    /// Every stem that a phrase uses, those of its classes left out.
    pub(crate) fn own_stems(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().flat_map(|(_, phrase)| phrase.own_stems())
    }

    /// Each way a phrase stands in a text, in order of phrases.
    pub(crate) fn found<'b>(&'b self, speech: &'b Speech) -> impl Iterator<Item = (&'b T, &'b Phrase, Vec<usize>)> {
        let stems = speech.words.iter().flat_map(|word| word.stems());
        let numbers: BTreeSet<usize> = stems.filter_map(|stem| self.by_stem.get(stem)).flatten().copied().collect();
        let entries = numbers.into_iter().map(|number| &self.entries[number]);
        entries.flat_map(|(what, phrase)| phrase.found(speech).into_iter().map(move |places| (what, phrase, places)))
    }
}
