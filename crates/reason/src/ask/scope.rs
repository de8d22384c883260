//! Scope: whether the best entry answers at all, or the knowledge holds nothing on the question.
//!
//! In: the words of the question and how the best entry fits them. Out: whether to answer.
//! Method: words for a movement or for head, neck and face speak for an answer, and so does an entry whose name the
//! question says; words for other matters and words that nothing in the knowledge holds speak against. Figures tuned on
//! the dev half of the questions.

use super::index::Fit;
use crate::understand::text::Stems;
use nullpoint_knowledge::schema::Words;
use std::collections::BTreeSet;

/// A movement word speaks for an answer by this much, and a region by less.
const MOVEMENT: f32 = 1.0;
/// See [`MOVEMENT`].
const REGION: f32 = 0.25;
/// A name of the best entry speaks for an answer by this much.
const NAMED: f32 = 1.0;
/// A word about other matters speaks against by this much.
const ELSEWHERE: f32 = 2.0;
/// A word that no entry holds speaks against by this much.
const STRANGE: f32 = 0.2;
/// What the best way of asking is worth when it fits wholly.
const WAY: f32 = 2.5;
/// From which sum on there is an answer.
const ENOUGH: f32 = 1.3;

/// Words that tell what a question is about, by their stems.
pub(crate) struct Scope {
    movement: BTreeSet<String>,
    region: BTreeSet<String>,
    elsewhere: BTreeSet<String>,
}

impl Scope {
    pub(crate) fn new(list: &Words, stems: &Stems) -> Self {
        let all = |words: &[String]| words.iter().map(|word| stems.of(word).join(" ")).collect();
        Self { movement: all(&list.movement), region: all(&list.region), elsewhere: all(&list.elsewhere) }
    }

    /// Every stem it knows, of other matters too.
    pub(crate) fn stems(&self) -> impl Iterator<Item = &str> {
        self.movement.iter().chain(&self.region).chain(&self.elsewhere).flat_map(|words| words.split(' '))
    }

    /// Whether the best entry answers. `strange` is how many words of the question no entry holds.
    pub(crate) fn holds(&self, stems: &[String], best: Fit, strange: usize) -> bool {
        let movement = if said(&self.movement, stems) > 0 { MOVEMENT } else { 0.0 };
        let region = if said(&self.region, stems) > 0 { REGION } else { 0.0 };
        let elsewhere = ELSEWHERE * said(&self.elsewhere, stems) as f32;
        let named = if best.is_named { NAMED } else { 0.0 };
        movement + region + named + WAY * best.way - elsewhere - STRANGE * strange as f32 >= ENOUGH
    }
}

/// How many of these stand in the text.
fn said(words: &BTreeSet<String>, stems: &[String]) -> usize {
    let stands = |phrase: &&String| {
        let length = phrase.split(' ').count();
        stems.windows(length).any(|window| window.join(" ") == **phrase)
    };
    words.iter().filter(stands).count()
}
