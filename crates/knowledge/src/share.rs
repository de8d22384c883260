//! Shares: a number between 0 and 1 with its reason, read from a clue or a finding.
//!
//! In: what stands in the files. Out: one value, how it was come by, and its source.
//! Method: counts are smoothed by the Jeffreys prior, (n + 0.5) / (of + 1), so that 583 of 583 is not
//! certainty (Jeffreys 1946; Brown, Cai and DasGupta 2001 <https://doi.org/10.1214/ss/1009213286>, both as
//! recalled). Bare published shares and estimates stay within [`LOWEST`] and [`HIGHEST`].
//! Limits: the values of the classes are ours (see [`Class::value`]); a class is only as fine as its wording.

use crate::check::count;
use crate::schema::{CauseClue, Class, Finding, Knowledge, Source};
use serde::{Serialize, Serializer};
use std::fmt;

/// Lowest value that a published share or an estimate may take: 1 in 100, as in the first compilation.
pub const LOWEST: f64 = 0.01;
/// Highest value that a published share or an estimate may take: 98 in 100, as in the first compilation.
pub const HIGHEST: f64 = 0.98;

/// A share of people, and why we believe it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share<'k> {
    /// 0 to 1, smoothed when counted.
    pub value: f64,
    /// How it was come by.
    pub mark: Mark,
    /// Never lent to an estimate.
    pub source: Option<&'k Source>,
    /// Id of the source.
    pub source_id: Option<&'k str>,
    /// How an estimate was derived, where that is written down.
    pub reasoning: Option<&'k str>,
}

/// How a share was come by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Counted by the source.
    Counted {
        /// People with the finding.
        n: u32,
        /// People who were looked at.
        of: u32,
    },
    /// Published without its count.
    Published,
    /// Read from the wording of the source.
    Class(Class),
    /// Ours.
    Estimate,
}

impl Mark {
    /// One word, as in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Counted { .. } => "counted",
            Self::Published => "published",
            Self::Class(_) => "class",
            Self::Estimate => "estimate",
        }
    }
}

impl Serialize for Mark {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl Class {
    /// The share that stands for the class: our choice within its bounds, the same for every clue.
    pub fn value(self) -> f64 {
        match self {
            Self::Obligate => 0.98,
            Self::VeryFrequent => 0.88,
            Self::Frequent => 0.50,
            Self::Occasional => 0.15,
            Self::VeryRare => 0.03,
            Self::Excluded => 0.01,
        }
    }

    /// In plain words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Obligate => "always",
            Self::VeryFrequent => "very often",
            Self::Frequent => "often",
            Self::Occasional => "sometimes",
            Self::VeryRare => "seldom",
            Self::Excluded => "never",
        }
    }
}

/// A count as a share, by the Jeffreys prior.
pub fn smoothed(n: u32, of: u32) -> f64 {
    (f64::from(n) + 0.5) / (f64::from(of) + 1.0)
}

impl CauseClue {
    /// How common the finding is among those with the cause who present.
    ///
    /// The restatement among presenters wins where there is one; it is our estimate, and its reasoning
    /// names the share among all with the cause, which [`Self::as_stated`] gives with its source.
    pub fn with<'k>(&'k self, knowledge: &'k Knowledge) -> Share<'k> {
        match &self.presenters {
            Some(restated) => estimate(restated.estimate, Some(&restated.reasoning)),
            None => self.as_stated(knowledge),
        }
    }

    /// The share as it stands first in the file, with its own source, before any restatement.
    pub fn as_stated<'k>(&'k self, knowledge: &'k Knowledge) -> Share<'k> {
        let source_id = self.source.as_deref();
        let source = source_id.and_then(|id| knowledge.source(id));
        let (value, mark) = if let Some((n, of)) = self.counted.as_deref().and_then(count) {
            (smoothed(n, of), Mark::Counted { n, of })
        } else if let Some(share) = self.share {
            (share.clamp(LOWEST, HIGHEST), Mark::Published)
        } else if let Some(class) = self.class {
            (class.value(), if source.is_some() { Mark::Class(class) } else { Mark::Estimate })
        } else {
            return estimate(self.estimate.unwrap_or_default(), self.note.as_deref());
        };
        let reasoning = if mark == Mark::Estimate { self.note.as_deref() } else { None };
        Share { value, mark, source, source_id, reasoning }
    }
}

impl Finding {
    /// How common the finding is among others who present; none for a number.
    pub fn without<'k>(&'k self, knowledge: &'k Knowledge) -> Option<Share<'k>> {
        let without = self.without.as_ref()?;
        let Some(id) = without.source.as_deref() else {
            // Red flags are rarer than 1 in 100, so these estimates keep their own value.
            return Some(Share { value: without.share, ..estimate(without.share, Some(&without.reasoning)) });
        };
        Some(Share {
            value: without.share,
            mark: Mark::Published,
            source: knowledge.source(id),
            source_id: Some(id),
            reasoning: Some(&without.reasoning),
        })
    }
}

fn estimate(share: f64, reasoning: Option<&str>) -> Share<'_> {
    Share { value: share.clamp(LOWEST, HIGHEST), mark: Mark::Estimate, source: None, source_id: None, reasoning }
}

impl fmt::Display for Share<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let origin = self.source.map(Source::citation);
        let origin = origin.as_deref().unwrap_or("our estimate");
        match self.mark {
            Mark::Counted { n, of } => write!(f, "{n} of {of} ({origin})"),
            Mark::Class(class) => write!(f, "{}, class from its wording ({origin})", class.words()),
            Mark::Published => write!(f, "{} ({origin})", in_so_many(self.value)),
            Mark::Estimate => write!(f, "about {} ({origin})", in_so_many(self.value)),
        }
    }
}

/// A share in words: `9 in 10`, `39 in 100`, `4 in 1000`.
fn in_so_many(share: f64) -> String {
    let tenths = (share * 10.0).round();
    if (1.0..=9.0).contains(&tenths) && (share * 10.0 - tenths).abs() < 0.05 {
        format!("{tenths} in 10")
    } else if share >= 0.0095 {
        format!("{} in 100", (share * 100.0).round())
    } else {
        format!("{} in 1000", (share * 1000.0).round())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn with(cause: &str, finding: &str) -> Share<'static> {
        let knowledge = Knowledge::embedded();
        let cause = knowledge.cause(cause).expect("the cause is there");
        cause.clue(finding).expect("the clue is there").with(knowledge)
    }

    #[test]
    fn all_of_583_is_not_certainty() {
        let share = with("essential-tremor", "hand-tremor");
        assert_eq!(share.mark, Mark::Counted { n: 583, of: 583 });
        assert!((share.value - 583.5 / 584.0).abs() < 1e-12);
    }

    #[test]
    fn none_of_41_is_not_impossible() {
        assert!(with("blepharospasm", "brow-lifts-eye-shuts").value > 0.01);
    }

    #[test]
    fn a_count_is_shown_with_its_source() {
        assert_eq!(with("essential-tremor", "axis-no-no").to_string(), "14 of 51 (Robakis 2015)");
    }

    #[test]
    fn a_class_is_shown_as_read_from_its_wording() {
        let shown = with("cervical-dystonia", "region-head-neck").to_string();
        assert_eq!(shown, "always, class from its wording (Albanese 2013)");
    }

    #[test]
    fn the_very_complaint_does_not_count_against_essential_tremor() {
        let share = with("essential-tremor", "region-head-neck");
        assert_eq!((share.mark, share.source_id), (Mark::Estimate, None));
        let knowledge = Knowledge::embedded();
        let without = knowledge.findings["region-head-neck"].without(knowledge).expect("it is a yes-or-no finding");
        assert!(share.value > without.value, "{share} against {without}");
        assert!(share.reasoning.expect("a restatement has one").contains("0.386"));
    }

    #[test]
    fn the_published_share_stays_with_its_source_beside_the_restatement() {
        let knowledge = Knowledge::embedded();
        let clue = knowledge.causes["essential-tremor"].clue("region-head-neck").expect("the clue is there");
        assert_eq!(clue.as_stated(knowledge).to_string(), "39 in 100 (Louis 2013)");
    }

    #[test]
    fn no_estimate_is_lent_a_source() {
        let knowledge = Knowledge::embedded();
        for clue in knowledge.causes.values().flat_map(|cause| &cause.clues) {
            let share = clue.with(knowledge);
            assert_eq!(share.mark == Mark::Estimate, share.source.is_none(), "{clue:?}");
            assert!(share.value > 0.0 && share.value < 1.0, "{clue:?}");
        }
    }

    #[test]
    fn shares_read_as_people_say_them() {
        let said = [0.004, 0.01, 0.15, 0.3, 0.386, 0.9].map(in_so_many);
        assert_eq!(said, ["4 in 1000", "1 in 100", "15 in 100", "3 in 10", "39 in 100", "9 in 10"]);
    }
}
