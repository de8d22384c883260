//! The query: the words of a question, each with all that it may mean.

use super::index::{Index, Term};
use crate::understand::speller::Speller;
use crate::understand::text::{Stems, words};
use nullpoint_knowledge::schema::Words;
use std::collections::{BTreeSet, HashMap};

/// Weight of a word in place of one that can stand for it. Tuned on the dev half of the questions.
const SAME: f32 = 0.75;
/// Weight of what a word means. Tuned on the dev half of the questions.
const MEANS: f32 = 0.7;
/// Weight of a word that no entry holds, as rareness: it dilutes, but a chatty question stays a question.
const UNKNOWN: f32 = 1.5;
/// Letters from which two words joined are mended as one. Our choice.
const LONG: usize = 12;
/// Most words of a phrase in the word list.
const LONGEST: usize = 4;

/// A question as the index reads it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Query {
    pub(crate) slots: Vec<Slot>,
}

/// One word or phrase of the question.
#[derive(Clone, Debug)]
pub(crate) struct Slot {
    /// How much it counts: its rareness.
    pub(crate) weight: f32,
    pub(crate) meanings: Vec<Meaning>,
}

/// Something a slot may mean.
#[derive(Clone, Debug)]
pub(crate) struct Meaning {
    pub(crate) terms: Vec<Term>,
    pub(crate) weight: f32,
}

impl Query {
    /// The weight of all slots together.
    pub(crate) fn weight(&self) -> f32 {
        self.slots.iter().map(|slot| slot.weight).sum()
    }
}

/// What words mean, by their stems joined with spaces.
pub(crate) struct Thesaurus {
    meanings: HashMap<String, Vec<(Vec<String>, f32)>>,
}

impl Thesaurus {
    pub(crate) fn new(list: &Words, stems: &Stems) -> Self {
        let mut meanings: HashMap<String, Vec<(Vec<String>, f32)>> = HashMap::new();
        let mut add = |says: &str, means: &str, weight: f32| {
            let means = stems.of(means);
            meanings.entry(stems.of(says).join(" ")).or_default().push((means, weight));
        };
        for group in &list.same {
            for one in group {
                for other in group.iter().filter(|other| *other != one) {
                    add(one, other, SAME);
                }
            }
        }
        for word in &list.words {
            for says in &word.says {
                add(says, &word.means, MEANS);
            }
        }
        Self { meanings }
    }

    /// Every stem of the words it lists.
    pub(crate) fn stems(&self) -> impl Iterator<Item = &str> {
        self.meanings.keys().flat_map(|says| says.split(' '))
    }

    fn of(&self, stems: &[String]) -> &[(Vec<String>, f32)] {
        self.meanings.get(&stems.join(" ")).map_or(&[], Vec::as_slice)
    }
}

/// Reads questions.
pub(crate) struct Reader<'r> {
    pub(crate) index: &'r Index<'r>,
    pub(crate) thesaurus: &'r Thesaurus,
    pub(crate) speller: &'r Speller,
    pub(crate) filler: &'r BTreeSet<String>,
    pub(crate) stems: &'r Stems,
}

impl Reader<'_> {
    /// The stems of a text with its slips mended.
    pub(crate) fn mended(&self, text: &str) -> Vec<(String, bool)> {
        let mut mended: Vec<(String, bool)> = Vec::new();
        let words = words(text);
        let mut place = 0;
        while let Some(word) = words.get(place) {
            place += 1;
            let stem = self.stems.stem(word);
            if self.filler.contains(word) {
                mended.push((stem, true));
                continue;
            }
            if self.speller.knows(&stem) {
                mended.push((stem, false));
                continue;
            }
            // A word parted in two: `crico pharyngeal`, `eye lid`.
            let joined = words.get(place).map(|next| self.stems.stem(&format!("{word}{next}")));
            let known = |joined: &String| self.speller.knows(joined) || joined.len() >= LONG;
            if let Some(joined) = joined.filter(known).and_then(|joined| self.speller.mend(&joined)) {
                mended.push((joined, false));
                place += 1;
                continue;
            }
            mended.push((self.speller.mend(&stem).unwrap_or(stem), false));
        }
        mended
    }

    /// The query of a text.
    pub(crate) fn query(&self, text: &str) -> Query {
        let mended = self.mended(text);
        let stems: Vec<String> = mended.iter().map(|(stem, _)| stem.clone()).collect();
        let mut slots = Vec::new();
        let mut seen = BTreeSet::new();
        for (place, (stem, is_filler)) in mended.iter().enumerate() {
            for length in 2..=LONGEST.min(stems.len() - place) {
                let phrase = &stems[place..place + length];
                let meanings = self.meanings(self.thesaurus.of(phrase));
                if !meanings.is_empty() && seen.insert(phrase.join(" ")) {
                    let weight = meanings.iter().map(|meaning| self.weight(meaning)).fold(0.0, f32::max);
                    slots.push(Slot { weight, meanings });
                }
            }
            if *is_filler || !seen.insert(stem.clone()) {
                continue;
            }
            let mut meanings = self.meanings(self.thesaurus.of(std::slice::from_ref(stem)));
            let own = self.index.term(stem);
            let weight = own.map_or(UNKNOWN, |term| self.index.rareness(term));
            meanings.extend(own.map(|term| Meaning { terms: vec![term], weight: 1.0 }));
            slots.push(Slot { weight, meanings });
        }
        Query { slots }
    }

    fn meanings(&self, listed: &[(Vec<String>, f32)]) -> Vec<Meaning> {
        let known = |(stems, weight): &(Vec<String>, f32)| {
            let terms: Vec<Term> = stems.iter().filter_map(|stem| self.index.term(stem)).collect();
            (!terms.is_empty()).then_some(Meaning { terms, weight: *weight })
        };
        listed.iter().filter_map(known).collect()
    }

    /// The rareness of a meaning: the mean of its terms.
    fn weight(&self, meaning: &Meaning) -> f32 {
        let sum: f32 = meaning.terms.iter().map(|term| self.index.rareness(*term)).sum();
        sum / meaning.terms.len() as f32
    }
}
