//! Evidence: how much the sayings that stand in a text count for a finding.
//!
//! In: the sayings of a finding that stand there, and how telling their words are. Out: a weight, which `likely` joins
//! with what was learned.
//! Method: a word is the more telling the fewer findings use it (the logarithm of all findings over those, as in
//! <https://doi.org/10.1108/eb026526>); a second saying of the same finding counts as much as two fair words.
//! Limits: what a sure one counts and the worth of a second saying were tuned on the sentences of the dev sets.

use super::book::Reading;
use super::sentence::Said;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Most that sayings count together. Ours: above it nearly all are right, however much more there is.
pub(crate) const MOST: f64 = 12.0;
/// What a saying counts at least that is enough by itself. Ours: of 6, 7 and 8 the one with the best recall at 90 %
/// precision.
const SURE: f64 = 6.0;
/// What a second saying counts, and a third. Ours, as above.
const SECOND: f64 = 4.0;
const THIRD: f64 = 1.0;
/// Words that tell nothing of themselves.
const WEIGHTLESS: [&str; 48] = [
    "i", "im", "ive", "id", "a", "an", "the", "my", "his", "her", "our", "your", "their", "he", "she", "it", "its",
    "is", "was", "are", "were", "be", "been", "being", "of", "in", "on", "to", "at", "and", "or", "when", "if", "as",
    "with", "for", "from", "by", "that", "this", "they", "them", "not", "no", "never", "dont", "doesnt", "isnt",
];

/// What speaks for one finding in one text.
#[derive(Debug, Default)]
pub(crate) struct Evidence<'k> {
    sayings: BTreeSet<&'k str>,
    heaviest: f64,
    is_sure: bool,
}

impl<'k> Evidence<'k> {
    /// Adds a saying with the weight of its words; a sure one is enough by itself.
    pub(crate) fn add(&mut self, saying: &'k str, weight: f64, is_sure: bool) {
        self.is_sure |= is_sure;
        self.sayings.insert(saying);
        self.heaviest = self.heaviest.max(weight);
    }

    /// What its sayings count together, at most [`MOST`].
    pub(crate) fn weight(&self) -> f64 {
        let more = match self.sayings.len() {
            ..2 => 0.0,
            2 => SECOND,
            _ => SECOND + THIRD,
        };
        let least = if self.is_sure { SURE } else { 0.0 };
        (self.heaviest + more).clamp(least, MOST)
    }
}

/// How telling each stem is.
pub(crate) struct Telling(HashMap<String, f64>);

impl Telling {
    /// From how many findings use each word or class.
    pub(crate) fn new(users: &BTreeMap<String, u32>, findings: usize, reading: &Reading<'_>) -> Self {
        let mut counts: HashMap<String, u32> = HashMap::with_capacity(users.len());
        let mut count = |stem: String, users: u32| {
            let most = counts.entry(stem).or_default();
            *most = (*most).max(users);
        };
        for (word, users) in users {
            match word.strip_prefix('<').and_then(|word| word.strip_suffix('>')) {
                Some(class) => reading.classes.stems_of(class).for_each(|stem| count(stem.to_owned(), *users)),
                None => count(reading.stems.stem(word), *users),
            }
        }
        let weight = |count: u32| (findings as f64 / f64::from(count.max(1))).ln().max(0.0);
        Self(counts.into_iter().map(|(stem, count)| (stem, weight(count))).collect())
    }

    /// How telling the words at these places are together, each word once.
    pub(crate) fn of(&self, words: &[Said], places: &[usize]) -> f64 {
        let mut seen: Vec<&str> = Vec::new();
        let mut sum = 0.0;
        for said in places.iter().map(|place| &words[*place]) {
            if WEIGHTLESS.contains(&said.word.as_str()) || seen.contains(&said.word.as_str()) {
                continue;
            }
            seen.push(&said.word);
            let weights = said.stems().filter_map(|stem| self.0.get(stem).copied());
            sum += weights.fold(0.0, f64::max);
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sayings: &[(&'static str, f64, bool)], expected: f64) {
        let mut evidence = Evidence::default();
        for (saying, weight, is_sure) in sayings {
            evidence.add(saying, *weight, *is_sure);
        }
        assert_eq!(evidence.weight(), expected, "{sayings:?}");
    }

    #[test]
    fn a_saying_counts_once_and_a_second_one_more() {
        check(&[], 0.0);
        check(&[("head moves", 3.0, false)], 3.0);
        check(&[("head moves", 3.0, false), ("head moves", 3.0, false)], 3.0);
        check(&[("head moves", 3.0, false), ("my head moves", 2.0, false)], 3.0 + SECOND);
    }

    #[test]
    fn a_sure_saying_counts_enough_and_nothing_counts_without_end() {
        check(&[("fell asleep", 2.0, true)], SURE);
        check(&[("tetanus jab overdue", 20.0, false)], MOST);
    }
}
