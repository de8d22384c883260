//! Looking up: records by id, in order, and the likeliest meaning of a misspelt id.

use crate::check::GROUPS;
use crate::learned::Learned;
use crate::rule::Condition;
use crate::schema::{Cause, CauseClue, Finding, Knowledge, Rule, Source};
use serde::de::DeserializeOwned;
use std::sync::OnceLock;

/// Most letters that may be wrong in a misspelt id, as a share of its length: one in three.
const WRONG_LETTERS: usize = 3;

/// What the build packed.
const KNOWLEDGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/knowledge.postcard"));
const LEARNED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/learned.postcard"));

impl Knowledge {
    /// The knowledge that was built into the program.
    ///
    /// Unpacked on first use, in 2.5 ms (release build, one core of a shared AMD EPYC server, 870 kB blob; `cargo xtask
    /// bench` measures it).
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<Knowledge> = OnceLock::new();
        EMBEDDED.get_or_init(|| unpacked(KNOWLEDGE))
    }

    /// A cause by its id.
    pub fn cause(&self, id: &str) -> Option<&Cause> {
        self.causes.get(id)
    }

    /// A finding by its id.
    pub fn finding(&self, id: &str) -> Option<&Finding> {
        self.findings.get(id)
    }

    /// A source by its id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.get(id)
    }

    /// An urgency rule by its id or its number.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id || rule.number == id)
    }

    /// Causes, the commonest among presenters first; equals in order of id.
    pub fn causes_by_share(&self) -> Vec<(&str, &Cause)> {
        let mut causes: Vec<_> = self.causes.iter().map(|(id, cause)| (id.as_str(), cause)).collect();
        causes.sort_by(|a, b| b.1.prior.per_1000.total_cmp(&a.1.prior.per_1000).then_with(|| a.0.cmp(b.0)));
        causes
    }

    /// Findings in the order in which their groups are asked, within a group by id.
    pub fn findings_by_group(&self) -> Vec<(&str, &Finding)> {
        let mut findings: Vec<_> = self.findings.iter().map(|(id, finding)| (id.as_str(), finding)).collect();
        findings.sort_by_key(|(_, finding)| GROUPS.iter().position(|group| *group == finding.group));
        findings
    }

    /// Share of presenters who have this cause: its figure per 1000, rescaled so that all causes and
    /// "something else" together make 1. None where there is no such cause.
    pub fn prior_share(&self, cause: &str) -> Option<f64> {
        let all: f64 = self.causes.values().map(|cause| cause.prior.per_1000).sum();
        let listed = 1.0 - self.something_else.share;
        Some(self.causes.get(cause)?.prior.per_1000 / all * listed)
    }

    /// The cause whose id is nearest to a misspelt one.
    pub fn nearest_cause(&self, id: &str) -> Option<&str> {
        nearest(id, self.causes.keys())
    }

    /// The finding whose id is nearest to a misspelt one.
    pub fn nearest_finding(&self, id: &str) -> Option<&str> {
        nearest(id, self.findings.keys())
    }

    /// The source whose id is nearest to a misspelt one.
    pub fn nearest_source(&self, id: &str) -> Option<&str> {
        nearest(id, self.sources.keys())
    }
}

impl Rule {
    /// Its condition as a tree.
    pub fn condition(&self) -> Condition {
        Condition::parse(&self.when).expect("checked when the knowledge was read")
    }
}

impl Cause {
    /// Its clue about this finding.
    pub fn clue(&self, finding: &str) -> Option<&CauseClue> {
        self.clues.iter().find(|clue| clue.finding == finding)
    }
}

impl Learned {
    /// The table that was built into the program; unpacked on first use.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<Learned> = OnceLock::new();
        EMBEDDED.get_or_init(|| unpacked(LEARNED))
    }
}

fn unpacked<T: DeserializeOwned>(blob: &[u8]) -> T {
    postcard::from_bytes(blob).expect("the build packed it with these same types")
}

/// The id nearest to a misspelt one; none where too many letters differ.
pub fn nearest<'k>(id: &str, ids: impl Iterator<Item = &'k String>) -> Option<&'k str> {
    let (distance, found) = ids.map(|known| (edits(id, known), known.as_str())).min()?;
    (distance * WRONG_LETTERS <= id.chars().count()).then_some(found)
}

/// Letters to insert, delete or change to make one word of another (Levenshtein distance).
fn edits(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in to.iter().enumerate() {
            let changed = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_embedded_table_of_wordings_knows_the_findings() {
        let (learned, knowledge) = (Learned::embedded(), Knowledge::embedded());
        assert!(learned.findings.iter().all(|finding| knowledge.findings.contains_key(&finding.id)));
        assert!(learned.wordings.len() > 1000, "{}", learned.wordings.len());
    }

    #[test]
    fn a_misspelt_cause_is_recognised() {
        let knowledge = Knowledge::embedded();
        assert_eq!(knowledge.nearest_cause("esential-tremor"), Some("essential-tremor"));
        assert_eq!(knowledge.nearest_finding("neckpain"), Some("neck-pain"));
        assert_eq!(knowledge.nearest_source("robakis-2015"), None);
        assert_eq!(knowledge.nearest_cause("zzzzzz"), None);
    }

    #[test]
    fn shares_of_all_causes_and_something_else_make_one() {
        let knowledge = Knowledge::embedded();
        let sum: f64 = knowledge.causes.keys().filter_map(|id| knowledge.prior_share(id)).sum();
        assert!((sum + knowledge.something_else.share - 1.0).abs() < 1e-9, "{sum}");
        assert_eq!(knowledge.prior_share("no-such-cause"), None);
    }

    #[test]
    fn the_commonest_cause_comes_first_and_regions_are_asked_first() {
        let knowledge = Knowledge::embedded();
        assert_eq!(knowledge.causes_by_share()[0].0, "essential-tremor");
        assert_eq!(knowledge.findings_by_group()[0].1.group, "region");
        assert_eq!(knowledge.findings_by_group().len(), knowledge.findings.len());
    }

    proptest! {
        #[test]
        fn a_distance_is_the_same_both_ways(a in "[a-z-]{0,12}", b in "[a-z-]{0,12}") {
            prop_assert_eq!(edits(&a, &b), edits(&b, &a));
            prop_assert_eq!(edits(&a, &a), 0);
        }
    }
}
