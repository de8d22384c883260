//! Mentions: medicines that a person names in running text.
//!
//! In: any text. Out: the places of the names of medicines in it, exact names only: in running text the nearest name to
//! an everyday word is mostly wrong. Coffee, alcohol, nicotine and cannabis are not taken for medicines here.

use super::EVERYDAY;
use super::names::Names;
use super::reading::{Piece, read};
use nullpoint_knowledge::Knowledge;
use std::ops::Range;

/// Finds medicines in running text.
pub(crate) struct Mentions<'k>(Names<'k>);

impl<'k> Mentions<'k> {
    pub(crate) fn new(knowledge: &'k Knowledge) -> Self {
        Self(Names::of(knowledge))
    }

    /// The places of the names in the text, in bytes.
    pub(crate) fn of(&self, text: &str) -> Vec<Range<usize>> {
        let is_medicine = |piece: &Piece<'_>| match piece {
            Piece::Medicines { ids, exact, .. } => *exact && !ids.iter().any(|id| EVERYDAY.contains(id)),
            _ => false,
        };
        read(text, &self.0).into_iter().filter(|(_, piece)| is_medicine(piece)).map(|(place, _)| place).collect()
    }
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
    fn coffee_and_everyday_words_are_no_medicines() {
        check("my head nods after coffee and I shake", &[]);
    }
}
