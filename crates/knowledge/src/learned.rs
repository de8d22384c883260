//! Learned: how much each wording speaks for each finding, learned from sentences with their findings.
//!
//! In: `learned.tsv`, made by `cargo xtask learn` from the sentences in `sentences/` and the sayings in `phrases/`.
//! Out: [`Learned`]. Reading a text with it is the work of `reason`.
//! Layout: one record a line, its fields parted by tabs. `made` tells what it was learned from; `joined` how a score and
//! the evidence of sayings are added; `denial` and `around` what tells that it is denied; `finding` gives an id, a bias and the worth of one step of its weights; `wording` gives
//! a wording, how telling it is, and its weights in steps as `NUMBER:STEPS` of findings in order from 0.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

/// The table of this crate.
static EMBEDDED: LazyLock<Learned> =
    LazyLock::new(|| Learned::from_text(include_str!("../learned.tsv")).expect("a test reads the table of this crate"));

/// What was learned.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Learned {
    /// A fingerprint of what it was learned from: [`fingerprint`] of all of it.
    pub made_from: String,
    /// How a score and the evidence of sayings are added.
    pub joined: Joined,
    /// The findings, in the order in which weights number them.
    pub findings: Vec<LearnedFinding>,
    /// What tells a denial.
    pub denial: Denial,
    /// The wordings: a stem, or two stems in a row joined by a space; `~` before one that is said of someone else.
    pub wordings: HashMap<String, Wording>,
}

/// A finding is told when score + `sayings` × weight of its sayings reaches `least`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Joined {
    /// For each unit of the weight of the sayings found.
    pub sayings: f32,
    /// Least sum.
    pub least: f32,
}

/// What around a finding's words tells that it is denied: the sum of the bias and the weights of what is there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Denial {
    /// The sum where nothing is there.
    pub bias: f32,
    /// Up to this sum the finding is said; between the two nobody can tell.
    pub said: f32,
    /// From this sum on it is denied.
    pub denied: f32,
    /// The weight of each thing, by the name that `reason` gives it.
    pub weights: HashMap<String, f32>,
}

/// A finding, with what turns the steps of its weights into weights.
#[derive(Clone, Debug, PartialEq)]
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
#[derive(Clone, Debug, Default, PartialEq)]
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
    /// The table of this crate.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

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
                self.denial = Denial { bias: number()?, said: number()?, denied: number()?, weights: HashMap::new() };
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
                let mut all = || fields.next()?.split(' ').filter(|field| !field.is_empty()).map(weight).collect::<Option<_>>();
                let wordings = Wording { telling, weights: all()?, denied: all()? };
                self.wordings.insert(wording, wordings);
            }
            _ => return None,
        }
        Some(())
    }

    /// Writes the table: what [`Self::from_text`] reads, wordings in order.
    #[must_use]
    pub fn to_text(&self) -> String {
        let Joined { sayings, least } = self.joined;
        let mut text = "# How much each wording speaks for each finding. Made by `cargo xtask learn`: not to be edited.\n".to_owned();
        let mut line = |record: std::fmt::Arguments<'_>| {
            let _ = writeln!(text, "{record}");
        };
        line(format_args!("made\t{}", self.made_from));
        line(format_args!("joined\t{sayings}\t{least}"));
        let Denial { bias, said, denied, weights } = &self.denial;
        line(format_args!("denial\t{bias}\t{said}\t{denied}"));
        let mut around: Vec<(&String, &f32)> = weights.iter().collect();
        around.sort_by_key(|(thing, _)| *thing);
        for (thing, weight) in around {
            line(format_args!("around\t{thing}\t{weight}"));
        }
        for LearnedFinding { id, bias, step, denied_bias, denied_step } in &self.findings {
            line(format_args!("finding\t{id}\t{bias}\t{step}\t{denied_bias}\t{denied_step}"));
        }
        let mut wordings: Vec<(&String, &Wording)> = self.wordings.iter().collect();
        wordings.sort_by_key(|(wording, _)| *wording);
        let all = |weights: &[(u16, i8)]| {
            weights.iter().map(|(finding, steps)| format!("{finding}:{steps}")).collect::<Vec<_>>().join(" ")
        };
        for (wording, Wording { telling, weights, denied }) in wordings {
            line(format_args!("wording\t{wording}\t{telling}\t{}\t{}", all(weights), all(denied)));
        }
        text
    }
}

/// A fingerprint of texts: FNV-1a, 64 bits <http://www.isthe.com/chongo/tech/comp/fnv/>, in hexadecimal.
#[must_use]
pub fn fingerprint<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let bytes = texts.into_iter().flat_map(|text| text.bytes().chain([0]));
    let hash = bytes.fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Knowledge;

    #[test]
    fn a_table_is_read_as_it_was_written() {
        let finding = |id: &str| LearnedFinding { id: id.to_owned(), bias: -1.5, step: 0.25, denied_bias: -1.0, denied_step: 0.5 };
        let learned = Learned {
            made_from: "00ff".to_owned(),
            joined: Joined { sayings: 0.1, least: -0.2 },
            denial: Denial {
                bias: -1.0,
                said: -0.25,
                denied: 0.25,
                weights: HashMap::from([("before no".to_owned(), 2.0), ("said".to_owned(), -1.5)]),
            },
            findings: vec![finding("fever"), finding("neck-pain")],
            wordings: HashMap::from([
                ("neck".to_owned(), Wording { telling: 2.5, weights: vec![(1, 12)], denied: Vec::new() }),
                ("burn up".to_owned(), Wording { telling: 6.0, weights: vec![(0, 127), (1, -3)], denied: vec![(1, 5)] }),
            ]),
        };
        assert_eq!(Learned::from_text(&learned.to_text()), Ok(learned));
    }

    #[test]
    fn what_is_no_record_is_refused_with_its_line() {
        let refused = |text: &str| Learned::from_text(text).unwrap_err().line;
        assert_eq!(refused("# a table\nmade\t00\nnonsense"), 3);
        assert_eq!(refused("wording\tneck\t2.5\t0:1\t"), 1);
        assert_eq!(refused("joined\t1"), 1);
    }

    #[test]
    fn the_table_of_this_crate_knows_the_findings() {
        let learned = Learned::embedded();
        let knowledge = Knowledge::embedded();
        assert!(learned.findings.iter().all(|finding| knowledge.findings.contains_key(&finding.id)));
        assert!(learned.wordings.len() > 1000, "{}", learned.wordings.len());
    }

    #[test]
    fn a_fingerprint_tells_texts_apart() {
        assert_eq!(fingerprint(["a", "b"]), fingerprint(["a", "b"]));
        assert_ne!(fingerprint(["a", "b"]), fingerprint(["ab"]));
    }
}
