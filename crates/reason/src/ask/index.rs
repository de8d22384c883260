//! The index: which entry holds which words, and how well an entry fits the words of a question.
//!
//! Method: BM25F (Robertson and Zaragoza 2009, <https://doi.org/10.1561/1500000019>): occurrences are weighted by field and
//! by the field's length before they saturate. Beside it each name or way of asking counts as a whole: the Dice
//! coefficient of its words with those of the question, each weighted by how rare it is, the best of an entry's ways.
//! Limits: word order does not count.

use super::entries::Entry;
use super::query::{Query, Slot};
use crate::understand::text::{Stems, words};
use std::collections::{BTreeSet, HashMap};

/// How soon further occurrences of a word stop counting (Robertson and Zaragoza: 1.2 to 2).
const SATURATION: f32 = 1.4;
/// Weight of a word and influence of length by field: names, answer, found by. Tuned on the dev half of the questions.
const FIELDS: [(f32, f32); 3] = [(2.6, 0.4), (1.0, 0.6), (0.7, 0.6)];
/// Weight of the best way of asking beside BM25F. Tuned on the dev half of the questions.
const WAYS: f32 = 3.0;

/// Rareness from which a name tells which entry is meant: about one entry in fifty holds it. Our choice.
const TELLING: f32 = 4.0;

/// A term's number.
pub(crate) type Term = u32;

/// Entries with their words.
pub(crate) struct Index<'k> {
    pub(crate) entries: Vec<Entry<'k>>,
    terms: HashMap<String, Term>,
    postings: Vec<Vec<Posting>>,
    rareness: Vec<f32>,
    ways: Vec<Way>,
}

/// How often a term stands in an entry, weighted by field and length.
struct Posting {
    entry: u32,
    weight: f32,
}

/// A name of an entry, or a way to ask for it: its terms, each once.
struct Way {
    entry: u32,
    terms: Vec<Term>,
    mass: f32,
}

/// How well an entry fits.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Fit {
    pub(crate) score: f32,
    /// The best Dice coefficient of one of its ways, 0 to 1.
    pub(crate) way: f32,
    /// Whether the question holds one of its names or ways whole, and that is no everyday word.
    pub(crate) is_named: bool,
}

impl<'k> Index<'k> {
    pub(crate) fn new(entries: Vec<Entry<'k>>, filler: &BTreeSet<String>, stems: &Stems) -> Self {
        let mut maker = Maker { filler, stems, terms: HashMap::new(), seen: HashMap::new() };
        let mut counts: Vec<[HashMap<Term, f32>; 3]> = Vec::with_capacity(entries.len());
        let mut ways = Vec::new();
        for (place, entry) in entries.iter().enumerate() {
            let mut fields = <[HashMap<Term, f32>; 3]>::default();
            for name in std::iter::once(entry.title.as_str()).chain(entry.names.iter().copied()) {
                let terms = maker.terms(name);
                let once: BTreeSet<Term> = terms.into_iter().collect();
                for term in &once {
                    fields[0].insert(*term, 1.0); // ways repeat the same words: a word counts once
                }
                ways.push(Way { entry: place as u32, terms: once.into_iter().collect(), mass: 0.0 });
            }
            for (field, text) in [(1, &entry.answer), (2, &entry.found_by)] {
                for term in maker.terms(text) {
                    *fields[field].entry(term).or_default() += 1.0;
                }
            }
            counts.push(fields);
        }
        let terms = maker.terms;
        let postings = postings(&counts, terms.len());
        let all = entries.len() as f32;
        let rareness: Vec<f32> = postings
            .iter()
            .map(|found| {
                let with = found.len() as f32;
                (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
            })
            .collect();
        ways.retain(|way: &Way| !way.terms.is_empty());
        for way in &mut ways {
            way.mass = way.terms.iter().map(|term| rareness[*term as usize]).sum();
        }
        Self { entries, terms, postings, rareness, ways }
    }

    /// The number of a stem that some entry holds.
    pub(crate) fn term(&self, stem: &str) -> Option<Term> {
        self.terms.get(stem).copied()
    }

    /// All stems that entries hold.
    pub(crate) fn stems(&self) -> impl Iterator<Item = &str> {
        self.terms.keys().map(String::as_str)
    }

    /// How rare a term is among the entries.
    pub(crate) fn rareness(&self, term: Term) -> f32 {
        self.rareness[term as usize]
    }

    /// How well each entry fits, in the order of the entries.
    pub(crate) fn fits(&self, query: &Query) -> Vec<Fit> {
        let mut fits = vec![Fit::default(); self.entries.len()];
        for slot in &query.slots {
            for (fit, score) in fits.iter_mut().zip(self.slot(slot)) {
                fit.score += score;
            }
        }
        let weight = query.weight();
        if weight <= 0.0 {
            return fits;
        }
        let mut best = vec![0.0f32; self.entries.len()];
        for way in &self.ways {
            let (asked, said) = self.overlap(query, way);
            let dice = (asked + said) / (weight + way.mass);
            let fit = &mut fits[way.entry as usize];
            fit.is_named |= way.mass >= TELLING && self.is_held(query, way);
            fit.way = fit.way.max(dice);
            let worth = dice * weight;
            best[way.entry as usize] = best[way.entry as usize].max(worth);
        }
        for (fit, best) in fits.iter_mut().zip(best) {
            fit.score += WAYS * best;
        }
        fits
    }

    /// BM25F of one slot for each entry: the best of what the slot may mean.
    fn slot(&self, slot: &Slot) -> Vec<f32> {
        let mut best = vec![0.0f32; self.entries.len()];
        let mut sum = vec![0.0f32; self.entries.len()];
        for meaning in &slot.meanings {
            sum.fill(0.0);
            for term in &meaning.terms {
                for posting in &self.postings[*term as usize] {
                    let saturated = posting.weight * (SATURATION + 1.0) / (posting.weight + SATURATION);
                    sum[posting.entry as usize] += self.rareness(*term).min(slot.weight) * saturated;
                }
            }
            let share = meaning.weight / meaning.terms.len() as f32;
            for (best, sum) in best.iter_mut().zip(&sum) {
                *best = best.max(share * sum);
            }
        }
        best
    }

    /// Whether every word of a way stands in the question, itself and not by what a word means.
    fn is_held(&self, query: &Query, way: &Way) -> bool {
        let own = |slot: &Slot| slot.meanings.iter().find(|meaning| meaning.weight >= 1.0).map(|own| own.terms[0]);
        way.terms.iter().all(|term| query.slots.iter().any(|slot| own(slot) == Some(*term)))
    }

    /// How much of the question a way holds, and how much of the way the question holds.
    fn overlap(&self, query: &Query, way: &Way) -> (f32, f32) {
        let mut said = vec![0.0f32; way.terms.len()];
        let mut asked = 0.0;
        for slot in &query.slots {
            let mut best = 0.0f32;
            for meaning in &slot.meanings {
                let places: Vec<usize> =
                    meaning.terms.iter().filter_map(|term| way.terms.binary_search(term).ok()).collect();
                let share = meaning.weight * places.len() as f32 / meaning.terms.len() as f32;
                best = best.max(share);
                for place in places {
                    said[place] = said[place].max(share);
                }
            }
            asked += best * slot.weight;
        }
        let said = said.iter().zip(&way.terms).map(|(share, term)| share * self.rareness(*term)).sum();
        (asked, said)
    }
}

/// Numbers the terms; each distinct word is stemmed once.
struct Maker<'m> {
    filler: &'m BTreeSet<String>,
    stems: &'m Stems,
    terms: HashMap<String, Term>,
    seen: HashMap<String, Option<Term>>,
}

impl Maker<'_> {
    fn terms(&mut self, text: &str) -> Vec<Term> {
        words(text).into_iter().filter_map(|word| self.term(word)).collect()
    }

    fn term(&mut self, word: String) -> Option<Term> {
        if let Some(term) = self.seen.get(&word) {
            return *term;
        }
        let term = (!self.filler.contains(&word)).then(|| {
            let next = self.terms.len() as Term;
            *self.terms.entry(self.stems.stem(&word)).or_insert(next)
        });
        self.seen.insert(word, term);
        term
    }
}

fn postings(counts: &[[HashMap<Term, f32>; 3]], terms: usize) -> Vec<Vec<Posting>> {
    let mut postings: Vec<Vec<Posting>> = (0..terms).map(|_| Vec::new()).collect();
    let mean: Vec<f32> = (0..FIELDS.len())
        .map(|field| counts.iter().map(|fields| fields[field].values().sum::<f32>()).sum::<f32>() / counts.len() as f32)
        .collect();
    for (entry, fields) in counts.iter().enumerate() {
        let mut weights: HashMap<Term, f32> = HashMap::new();
        for ((field, (boost, by_length)), mean) in fields.iter().zip(FIELDS).zip(&mean) {
            let length: f32 = field.values().sum();
            let norm = 1.0 - by_length + by_length * length / mean.max(1.0);
            for (term, count) in field {
                *weights.entry(*term).or_default() += boost * count / norm;
            }
        }
        for (term, weight) in weights {
            postings[term as usize].push(Posting { entry: entry as u32, weight });
        }
    }
    postings
}
