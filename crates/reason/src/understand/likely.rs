//! Likely: how much the wordings of a text speak for each finding, by what was learned from sentences.
//!
//! In: the words of a text. Out: a score for each finding, and where the words stand that speak for it.
//! Method: a linear support vector machine for each finding over the wordings of a sentence, and of the whole text; the
//! higher score counts. A wording counts by how telling it is, over the length of the sentence. The weights were learned
//! by `examples/learn`.
//! Limits: it says that a finding is spoken of, never whether it is denied; that is left to `meaning`.

use super::sentence::Speech;
use super::wordings::{Wording, wordings};
use nullpoint_knowledge::learned::{Joined, Learned, Wording as LearnedWording};
use std::collections::{BTreeSet, HashMap};

/// By what power of a sentence's length its wordings are divided. Ours: of 0.5, 0.7 and 1 the best on the sentences.
pub const LENGTH_POWER: f32 = 0.7;
/// Which share of the heaviest wording's part another must have, for its words to be shown. Ours.
const SHOWN: f32 = 0.5;

/// Scores of one text.
pub(crate) struct Likely<'l> {
    learned: &'l Learned,
    sentences: Vec<Sentence<'l>>,
    /// By number of finding: the score, and the sentence that it is highest in.
    scores: Vec<(f32, usize)>,
    /// By number of finding: the score of the whole text.
    whole: Vec<f32>,
    /// By number of finding: how much speaks for its being denied.
    denied: Vec<f32>,
    by_id: HashMap<&'l str, usize>,
}

/// The wordings of a sentence that were learned, each with its places and what it counts there.
type Sentence<'l> = Vec<(&'l LearnedWording, Vec<usize>, f32)>;

impl<'l> Likely<'l> {
    pub(crate) fn of(speech: &Speech, learned: &'l Learned) -> Self {
        let sentences: Vec<Vec<Wording>> = wordings(speech);
        let mut whole: Vec<Wording> = Vec::new();
        for wording in sentences.iter().flatten() {
            if whole.iter().all(|known| known.name != wording.name) {
                whole.push(wording.clone());
            }
        }
        let sentences: Vec<Sentence<'l>> = sentences.into_iter().map(|one| weighed(one, learned)).collect();
        let mut scores = vec![(f32::NEG_INFINITY, 0); learned.findings.len()];
        let whole = weighed(whole, learned);
        let mut denied = denial_scored(&whole, learned);
        for (number, sentence) in sentences.iter().enumerate() {
            for (best, score) in scores.iter_mut().zip(scored(sentence, learned)) {
                if score > best.0 {
                    *best = (score, number);
                }
            }
            for (best, score) in denied.iter_mut().zip(denial_scored(sentence, learned)) {
                *best = best.max(score);
            }
        }
        let whole = scored(&whole, learned);
        let by_id =
            learned.findings.iter().enumerate().map(|(number, finding)| (finding.id.as_str(), number)).collect();
        Self { learned, sentences, scores, whole, denied, by_id }
    }

    /// The score of each finding, in the order of the table.
    pub(crate) fn scores(&self) -> Vec<f32> {
        self.scores.iter().zip(&self.whole).map(|((score, _), whole)| score.max(*whole)).collect()
    }

    /// How much speaks for a finding, and for its being denied.
    pub(crate) fn leanings(&self, id: &str) -> (f32, f32) {
        self.by_id
            .get(id)
            .map_or((0.0, 0.0), |number| (self.scores[*number].0.max(self.whole[*number]), self.denied[*number]))
    }

    /// Whether a finding is told, with the weight of its sayings that were found.
    pub(crate) fn is_told(&self, id: &str, sayings: f64) -> bool {
        let Joined { sayings: each, least } = self.learned.joined;
        self.leanings(id).0 + each * sayings as f32 >= least
    }

    /// The findings that are told without any saying, each with the places of the words that speak for it most.
    pub(crate) fn without_sayings(&self, speech: &Speech) -> impl Iterator<Item = (&'l str, Vec<usize>)> {
        let findings = self.learned.findings.iter().zip(&self.scores).enumerate();
        findings.filter(|(_, (_, (score, _)))| *score >= self.learned.joined.least).filter_map(
            |(number, (finding, (_, sentence)))| {
                Some((finding.id.as_str(), self.places(number, self.sentences.get(*sentence)?, speech)?))
            },
        )
    }

    /// Where the words of a sentence stand that speak most for a finding; none where only weightless ones do.
    fn places(&self, finding: usize, sentence: &Sentence<'l>, speech: &Speech) -> Option<Vec<usize>> {
        let part = |wording: &LearnedWording, counts: f32| {
            let of_finding = wording.weights.iter().find(|(number, _)| usize::from(*number) == finding);
            of_finding.map_or(0.0, |(_, steps)| f32::from(*steps) * counts)
        };
        let parts: Vec<f32> = sentence.iter().map(|(wording, _, counts)| part(wording, *counts)).collect();
        let most = parts.iter().copied().fold(0.0, f32::max);
        let heavy = sentence.iter().zip(parts).filter(|(_, part)| most > 0.0 && *part >= SHOWN * most);
        let heavy: BTreeSet<usize> = heavy.flat_map(|((_, places, _), _)| places).copied().collect();
        // A word that denies is left out of what it denies, so that it can be seen to.
        let (denying, own): (Vec<usize>, Vec<usize>) =
            heavy.into_iter().partition(|place| speech.holds_denial(&[*place]));
        [own, denying].into_iter().find(|places| !places.is_empty())
    }
}

/// The wordings of a sentence that were learned, with what each counts there.
fn weighed(sentence: Vec<Wording>, learned: &Learned) -> Sentence<'_> {
    let known = sentence.into_iter().filter_map(|one| Some((learned.wordings.get(&one.name)?, one.places)));
    let known: Vec<_> = known.collect();
    let length: f32 = known.iter().map(|(wording, _)| wording.telling * wording.telling).sum::<f32>().sqrt();
    let over = length.powf(LENGTH_POWER).max(f32::EPSILON);
    known.into_iter().map(|(wording, places)| (wording, places, wording.telling / over)).collect()
}

/// The score of each finding in a sentence.
fn scored(sentence: &Sentence<'_>, learned: &Learned) -> Vec<f32> {
    let steps = steps(sentence, |wording| &wording.weights, learned.findings.len());
    steps.iter().zip(&learned.findings).map(|(steps, finding)| finding.bias + finding.step * steps).collect()
}

/// How much speaks for each finding's being denied in a sentence.
fn denial_scored(sentence: &Sentence<'_>, learned: &Learned) -> Vec<f32> {
    let steps = steps(sentence, |wording| &wording.denied, learned.findings.len());
    steps
        .iter()
        .zip(&learned.findings)
        .map(|(steps, finding)| finding.denied_bias + finding.denied_step * steps)
        .collect()
}

/// The steps of these weights, added up for each finding.
fn steps(sentence: &Sentence<'_>, which: impl Fn(&LearnedWording) -> &Vec<(u16, i8)>, findings: usize) -> Vec<f32> {
    let mut steps = vec![0.0_f32; findings];
    for (wording, _, counts) in sentence {
        for (number, weight) in which(wording) {
            steps[usize::from(*number)] += counts * f32::from(*weight);
        }
    }
    steps
}
