//! Mentions: medicines that a person names in running text.
//!
//! In: any text. Out: the places of the names of medicines in it, exact names and the long name of a substance with one
//! slip: in running text the nearest name to any shorter word is mostly wrong. Coffee, alcohol, nicotine and cannabis are not taken for medicines here.

use super::EVERYDAY;
use super::names::{NameKind, Names};
use super::reading::{Piece, read};
use super::spelling::Spelling;
use nullpoint_knowledge::Knowledge;
use std::ops::Range;

/// Fewest letters of a substance's name with a slip. Ours: everyday words of this length are far from any.
const LONG: usize = 10;

/// Finds medicines in running text.
pub(crate) struct Mentions<'k>(Names<'k>);

impl<'k> Mentions<'k> {
    pub(crate) fn new(knowledge: &'k Knowledge) -> Self {
        Self(Names::of(knowledge))
    }

    /// The places of the names in the text, in bytes.
    pub(crate) fn of(&self, text: &str) -> Vec<Range<usize>> {
        let is_medicine = |place: &Range<usize>, piece: &Piece<'_>| match piece {
            Piece::Medicines { ids, exact, kind, name, .. } => {
                let is_slip = || *kind == NameKind::Substance && is_slip(&text[place.clone()], name);
                (*exact || is_slip()) && !ids.iter().any(|id| EVERYDAY.contains(id))
            }
            _ => false,
        };
        let pieces = read(text, &self.0).into_iter();
        pieces.filter(|(place, piece)| is_medicine(place, piece)).map(|(place, _)| place).collect()
    }
}

/// Whether a word is a long name with one slip in it.
fn is_slip(word: &str, name: &str) -> bool {
    let (word, name) = (word.to_lowercase(), name.to_lowercase());
    let is_long = word.chars().count().min(name.chars().count()) >= LONG && word.chars().all(char::is_alphabetic);
    is_long && Spelling::of(&word).is_one_slip_from(&Spelling::of(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> =
            Mentions::new(Knowledge::embedded()).of(text).into_iter().map(|place| &text[place]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_medicine_in_a_sentence_is_found() {
        check("my neck pulls since I began metoclopramide, and I take lithium", &["metoclopramide", "lithium"]);
    }

    #[test]
    fn a_long_name_with_one_slip_is_found() {
        check("my sister was given metaclopramide for the sickness", &["metaclopramide"]);
        check("the temperature and the resolution of the propagation", &[]);
    }

    #[test]
    fn coffee_and_everyday_words_are_no_medicines() {
        check("my head nods after coffee and I shake", &[]);
    }
}
