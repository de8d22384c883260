//! A book of phrases: which of many may stand in a text, without reading each.
//!
//! Method: each pattern is listed under the stems of its rarest place; a text opens only the lists of its own stems, and
//! a pattern is read when a text first opens it.

use super::phrase::{Classes, Phrase, keys};
use super::sentence::Speech;
use super::text::Stems;
use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

/// Patterns with what each stands for.
pub(crate) struct Book<'k, T> {
    entries: Vec<Entry<'k, T>>,
    by_stem: HashMap<String, Vec<usize>>,
    /// What is done to each phrase when it is read.
    shape: fn(Phrase) -> Phrase,
}

struct Entry<'k, T> {
    what: T,
    pattern: &'k str,
    phrase: OnceLock<Phrase>,
}

/// What patterns are read with.
pub(crate) struct Reading<'r> {
    pub(crate) classes: &'r Classes,
    pub(crate) stems: &'r Stems,
}

impl<'k, T> Book<'k, T> {
    pub(crate) fn new(
        patterns: impl Iterator<Item = (T, &'k str)>,
        shape: fn(Phrase) -> Phrase,
        reading: &Reading<'_>,
    ) -> Self {
        let entries = patterns.map(|(what, pattern)| Entry { what, pattern, phrase: OnceLock::new() });
        let entries: Vec<Entry<'k, T>> = entries.collect();
        let mut by_stem: HashMap<String, Vec<usize>> = HashMap::new();
        for (number, entry) in entries.iter().enumerate() {
            for key in keys(entry.pattern, reading.classes, reading.stems) {
                by_stem.entry(key).or_default().push(number);
            }
        }
        Self { entries, by_stem, shape }
    }

    /// Every word that a pattern uses, those of its classes left out.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'k str> {
        let is_sign = |letter: char| !letter.is_alphanumeric();
        let parts = self.entries.iter().flat_map(|entry| entry.pattern.split([' ', '|', '&']));
        parts
            .filter(|one| !one.starts_with('<'))
            .flat_map(move |one| one.split(is_sign))
            .filter(|word| !word.is_empty())
    }

    /// Each way a phrase stands in a text, in order of patterns.
    pub(crate) fn found<'b>(
        &'b self,
        speech: &'b Speech,
        reading: &'b Reading<'_>,
    ) -> impl Iterator<Item = (&'b T, &'b Phrase, Vec<usize>)> {
        let stems = speech.words.iter().flat_map(|word| word.stems());
        let numbers: BTreeSet<usize> = stems.filter_map(|stem| self.by_stem.get(stem)).flatten().copied().collect();
        numbers.into_iter().flat_map(move |number| {
            let entry = &self.entries[number];
            let read = || (self.shape)(Phrase::new(entry.pattern, reading.classes, reading.stems));
            let phrase = entry.phrase.get_or_init(read);
            phrase.found(speech).into_iter().map(move |places| (&entry.what, phrase, places))
        })
    }
}
