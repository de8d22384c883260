//! A book of phrases: which of many may stand in a text, without reading each.
//!
//! Method: the knowledge lists each pattern under the words at its rarest place; a text opens only the lists of its own
//! stems, and a pattern is read when a text first opens it.

use super::phrase::{Classes, Phrase};
use super::sentence::Speech;
use super::text::Stems;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

/// Patterns with what each stands for.
pub(crate) struct Book<'k, T> {
    entries: Vec<Entry<'k, T>>,
    by_stem: HashMap<String, Vec<u32>>,
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
    /// `openings` tells under which words each pattern is to be looked for, by its number.
    pub(crate) fn new(
        patterns: impl Iterator<Item = (T, &'k str)>,
        openings: &BTreeMap<String, Vec<u32>>,
        shape: fn(Phrase) -> Phrase,
        reading: &Reading<'_>,
    ) -> Self {
        let entries = patterns.map(|(what, pattern)| Entry { what, pattern, phrase: OnceLock::new() });
        let mut by_stem: HashMap<String, Vec<u32>> = HashMap::with_capacity(2 * openings.len());
        for (word, numbers) in openings {
            match word.strip_prefix('<').and_then(|word| word.strip_suffix('>')) {
                Some(class) => {
                    for stem in reading.classes.first_stems(class) {
                        by_stem.entry(stem.to_owned()).or_default().extend(numbers);
                    }
                }
                None => by_stem.entry(reading.stems.stem(word)).or_default().extend(numbers),
            }
        }
        Self { entries: entries.collect(), by_stem, shape }
    }

    /// Each way a phrase stands in a text, in order of patterns.
    pub(crate) fn found<'b>(
        &'b self,
        speech: &'b Speech,
        reading: &'b Reading<'_>,
    ) -> impl Iterator<Item = (&'b T, &'b Phrase, Vec<usize>)> {
        let stems = speech.words.iter().flat_map(|word| word.stems());
        let numbers: BTreeSet<u32> = stems.filter_map(|stem| self.by_stem.get(stem)).flatten().copied().collect();
        numbers.into_iter().flat_map(move |number| {
            let entry = &self.entries[number as usize];
            let read = || (self.shape)(Phrase::new(entry.pattern, reading.classes, reading.stems));
            let phrase = entry.phrase.get_or_init(read);
            phrase.found(speech).into_iter().map(move |places| (&entry.what, phrase, places))
        })
    }
}
