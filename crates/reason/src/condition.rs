//! Whether a rule's condition holds, could hold, or cannot hold.
//!
//! In: a condition (findings joined by AND and OR; there is no NOT) and the findings so far.
//! Out: how many further findings would have to be there for it to hold: none (it holds), some, or no number of them.
//! Method: a finding that is there costs 0, one that nobody assessed costs 1, one that is absent cannot be had; AND adds,
//! OR takes the least. With neither NOT nor a falling cost, adding a finding can only lower the cost: a rule that holds
//! goes on holding.

use crate::findings::{Findings, Presence};
use nullpoint_knowledge::rule::{Comparison, Condition};
use std::collections::BTreeSet;

/// How many further findings would have to be there; `None` when no answer still open could make the condition hold.
///
/// `raises` says whether an unknown answer to this finding counts as present.
#[must_use]
pub fn answers_away(condition: &Condition, findings: &Findings, raises: &dyn Fn(&str) -> bool) -> Option<usize> {
    match condition {
        Condition::Finding(id) => match findings.presence(id) {
            Presence::Present => Some(0),
            Presence::Unknown if raises(id) => Some(0),
            Presence::Unknown | Presence::NotAssessed => Some(1),
            Presence::Absent => None,
        },
        Condition::Compare { finding, op, value } => match findings.value(finding) {
            Some(number) => compares(number, *op, *value).then_some(0),
            None => Some(1),
        },
        Condition::All(parts) => parts.iter().map(|part| answers_away(part, findings, raises)).sum(),
        Condition::Any(parts) => parts.iter().filter_map(|part| answers_away(part, findings, raises)).min(),
    }
}

/// Findings whose presence made the condition hold, in the order of the condition, each once.
#[must_use]
pub fn what_held<'c>(condition: &'c Condition, findings: &Findings, raises: &dyn Fn(&str) -> bool) -> Vec<&'c str> {
    let mut seen = BTreeSet::new();
    held(condition, findings, raises).into_iter().filter(|id| seen.insert(*id)).collect()
}

fn held<'c>(condition: &'c Condition, findings: &Findings, raises: &dyn Fn(&str) -> bool) -> Vec<&'c str> {
    let holds = |part: &Condition| answers_away(part, findings, raises) == Some(0);
    match condition {
        Condition::Finding(id) if holds(condition) => vec![id],
        Condition::Compare { finding, .. } if holds(condition) => vec![finding],
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().filter(|part| holds(part)).flat_map(|part| held(part, findings, raises)).collect()
        }
        _ => Vec::new(),
    }
}

/// Findings still open that could take part in making the condition hold with at most `most` further "yes" answers, in
/// the order of the condition, each once. None when it holds or cannot hold.
#[must_use]
pub fn still_open<'c>(
    condition: &'c Condition,
    findings: &Findings,
    raises: &dyn Fn(&str) -> bool,
    most: usize,
) -> Vec<&'c str> {
    let mut seen = BTreeSet::new();
    open(condition, findings, raises, most).into_iter().filter(|id| seen.insert(*id)).collect()
}

fn open<'c>(condition: &'c Condition, findings: &Findings, raises: &dyn Fn(&str) -> bool, most: usize) -> Vec<&'c str> {
    let away = |part: &Condition| answers_away(part, findings, raises);
    let Some(needed @ 1..) = away(condition).filter(|needed| *needed <= most) else { return Vec::new() };
    match condition {
        Condition::Finding(id) => vec![id],
        Condition::Compare { finding, .. } => vec![finding],
        // What the other parts need is not left for this one.
        Condition::All(parts) => parts
            .iter()
            .flat_map(|part| open(part, findings, raises, most - (needed - away(part).unwrap_or(needed))))
            .collect(),
        Condition::Any(parts) => parts.iter().flat_map(|part| open(part, findings, raises, most)).collect(),
    }
}

/// Whether a number stands in this relation to another.
pub(crate) fn compares(number: f64, comparison: Comparison, value: f64) -> bool {
    match comparison {
        Comparison::Below => number < value,
        Comparison::AtMost => number <= value,
        Comparison::Above => number > value,
        Comparison::AtLeast => number >= value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Origin;
    use nullpoint_knowledge::Knowledge;

    #[track_caller]
    fn check(condition: &str, present: &[&str], absent: &[&str], expected: Option<usize>) {
        let knowledge = Knowledge::embedded();
        let mut findings = Findings::default();
        for id in present {
            findings.add(knowledge, id, Presence::Present, Origin::Answer);
        }
        for id in absent {
            findings.add(knowledge, id, Presence::Absent, Origin::Answer);
        }
        let condition = Condition::parse(condition).unwrap();
        assert_eq!(answers_away(&condition, &findings, &|_| false), expected);
    }

    #[test]
    fn an_and_needs_both() {
        check("fever AND stiff-neck", &["fever"], &[], Some(1));
        check("fever AND stiff-neck", &["fever", "stiff-neck"], &[], Some(0));
        check("fever AND stiff-neck", &["fever"], &["stiff-neck"], None);
    }

    #[test]
    fn an_or_needs_the_nearer() {
        check("fever OR (stiff-neck AND vomiting)", &[], &[], Some(1));
        check("fever OR (stiff-neck AND vomiting)", &["stiff-neck"], &["fever"], Some(1));
        check("fever OR (stiff-neck AND vomiting)", &[], &["fever", "vomiting"], None);
    }

    #[test]
    fn what_is_open_lies_within_reach() {
        let knowledge = Knowledge::embedded();
        let mut findings = Findings::default();
        let open = |findings: &Findings, most: usize| -> Vec<String> {
            let condition = Condition::parse("thunderclap OR (fever AND (stiff-neck OR vomiting))").unwrap();
            still_open(&condition, findings, &|_| false, most).into_iter().map(str::to_owned).collect()
        };
        assert_eq!(open(&findings, 1), ["thunderclap"]);
        assert_eq!(open(&findings, 2), ["thunderclap", "fever", "stiff-neck", "vomiting"]);
        findings.add(knowledge, "fever", Presence::Present, Origin::Answer);
        assert_eq!(open(&findings, 1), ["thunderclap", "stiff-neck", "vomiting"]);
        findings.add(knowledge, "vomiting", Presence::Present, Origin::Answer);
        assert!(open(&findings, 9).is_empty());
    }

    #[test]
    fn an_unknown_age_rules_nothing_out() {
        check("age-now < 2 AND fever", &["fever"], &[], Some(1));
    }
}
