//! Learned: how much each wording speaks for each finding, learned from sentences with their findings.
//!
//! Shared with `build.rs`, which reads the table and packs it.
//! In: `learned.tsv`, made by `cargo xtask learn` from the sentences in `sentences/` and the sayings in `phrases/`.
//! Out: [`Learned`]. Reading a text with it is the work of `reason`.
//! Layout: one record a line, its fields parted by tabs. `made` tells what it was learned from; `joined` how a score and
//! the evidence of sayings are added; `denial` and `around` what tells that it is denied; `finding` gives an id, a bias
//! and the worth of one step of its weights, for its being spoken of and for its being denied; `wording` gives a wording,
//! how telling it is, and both kinds of its weights in steps as `NUMBER:STEPS` of findings in order from 0.
//! Limits: the sentences were made up by authors, language models among them; none is a patient's.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was learned.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Learned {
    /// A fingerprint of what it was learned from.
    pub made_from: String,
    /// How a score and the evidence of sayings are added.
    pub joined: Joined,
    /// The findings, in the order in which weights number them.
    pub findings: Vec<LearnedFinding>,
    /// What tells a denial.
    pub denial: Denial,
    /// The wordings: a stem, or two stems in a row joined by a space; `~` before one that is said of someone else.
    pub wordings: BTreeMap<String, Wording>,
}

/// A finding is told when score + `sayings` × weight of its sayings reaches `least`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Joined {
    /// For each unit of the weight of the sayings found.
    pub sayings: f32,
    /// Least sum.
    pub least: f32,
}

/// What around a finding's words tells that it is denied: the sum of the bias and the weights of what is there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Denial {
    /// The sum where nothing is there.
    pub bias: f32,
    /// Up to this sum the finding is said; between the two nobody can tell.
    pub said: f32,
    /// From this sum on it is denied.
    pub denied: f32,
    /// The weight of each thing, by the name that `reason` gives it.
    pub weights: BTreeMap<String, f32>,
}

/// A finding, with what turns the steps of its weights into weights.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LearnedFinding {
    /// Its id.
    pub id: String,
    /// Its score where no wording is known.
    pub bias: f32,
    /// What one step counts.
    pub step: f32,
    /// The same two for its being denied.
    pub denied_bias: f32,
    /// As `step`.
    pub denied_step: f32,
}

/// A wording.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Wording {
    /// How telling it is: the logarithm of all texts over those that have it.
    pub telling: f32,
    /// Number of a finding and its weight in steps.
    pub weights: Vec<(u16, i8)>,
    /// The same for its being denied.
    pub denied: Vec<(u16, i8)>,
}

/// Why a table cannot be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("learned.tsv, line {line}: {what}")]
pub struct LearnedError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: &'static str,
}

impl Learned {
    /// Reads a table.
    ///
    /// # Errors
    /// When a line is no record of a table.
    pub fn from_text(text: &str) -> Result<Self, LearnedError> {
        let mut learned = Self::default();
        for (line, record) in (1..).zip(text.lines()).filter(|(_, record)| !record.starts_with('#')) {
            learned.take(record).ok_or(LearnedError { line, what: "is no record; make the table anew" })?;
        }
        Ok(learned)
    }

    /// Takes in one record; none when it is not one.
    fn take(&mut self, record: &str) -> Option<()> {
        let mut fields = record.split('\t');
        match fields.next()? {
            "made" => fields.next()?.clone_into(&mut self.made_from),
            "joined" => {
                let mut number = || fields.next()?.parse().ok();
                self.joined = Joined { sayings: number()?, least: number()? };
            }
            "denial" => {
                let mut number = || fields.next()?.parse().ok();
                self.denial = Denial { bias: number()?, said: number()?, denied: number()?, weights: BTreeMap::new() };
            }
            "around" => {
                let thing = fields.next()?.to_owned();
                self.denial.weights.insert(thing, fields.next()?.parse().ok()?);
            }
            "finding" => {
                let id = fields.next()?.to_owned();
                let mut number = || fields.next()?.parse().ok();
                let (bias, step) = (number()?, number()?);
                self.findings.push(LearnedFinding { id, bias, step, denied_bias: number()?, denied_step: number()? });
            }
            "wording" => {
                let wording = fields.next()?.to_owned();
                let telling = fields.next()?.parse().ok()?;
                let weight = |field: &str| {
                    let (number, steps) = field.split_once(':')?;
                    let number: u16 = number.parse().ok()?;
                    (usize::from(number) < self.findings.len()).then_some((number, steps.parse().ok()?))
                };
                let mut all =
                    || fields.next()?.split(' ').filter(|field| !field.is_empty()).map(weight).collect::<Option<_>>();
                let wordings = Wording { telling, weights: all()?, denied: all()? };
                self.wordings.insert(wording, wordings);
            }
            _ => return None,
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_record_is_refused_with_its_line() {
        let refused = |text: &str| Learned::from_text(text).unwrap_err().line;
        assert_eq!(refused("# a table\nmade\t00\nnonsense"), 3);
        assert_eq!(refused("wording\tneck\t2.5\t0:1\t"), 1);
        assert_eq!(refused("joined\t1"), 1);
    }
}
