//! How soon a cause needs help, whoever has it: its own level, and the signs that call for help sooner.
//!
//! In: a cause. Out: a level and the urgency rules that findings seen with this cause can make hold.
//! Method: a rule goes with a cause when it holds once all findings are there that at least one in ten people with the
//! cause show, at some age at which it comes; when it holds with findings that at least half of them show, at every
//! such age, it counts for the cause itself.
//! Limits: this is about a cause, not about a person. For a person the rules of [`crate::urgency`] alone decide, from
//! every answer; nothing here lowers what they say, and no cause is placed below an ordinary appointment.

use crate::condition::compares;
use nullpoint_knowledge::rule::{Comparison, Condition};
use nullpoint_knowledge::schema::{Knowledge, Level, Rule};
use serde::Serialize;
use std::collections::BTreeSet;

/// Share of people with the cause who show a finding, from which it may make a rule hold. Our choice.
const SEEN_FROM: f64 = 0.1;
/// Share from which a finding is the rule rather than the exception. Our choice.
const USUAL_FROM: f64 = 0.5;

/// How soon a cause needs help.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HowSoon<'k> {
    /// Its own level: never below an ordinary appointment.
    pub level: Level,
    /// What that level asks to do.
    pub plain: &'k str,
    /// Signs seen with this cause that call for help within two weeks or sooner, most urgent first.
    pub signs: Vec<Sign<'k>>,
}

/// A rule that findings of a cause can make hold.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sign<'k> {
    /// Id of the rule.
    pub rule: &'k str,
    /// Its level.
    pub level: Level,
    /// What it guards against.
    pub name: &'k str,
    /// What to do.
    pub plain: &'k str,
    /// Ids of the findings that make it hold.
    pub findings: Vec<&'k str>,
    /// Source ids.
    pub sources: &'k [String],
}

/// How soon this cause needs help; none where there is no such cause.
#[must_use]
pub fn how_soon<'k>(cause: &str, knowledge: &'k Knowledge) -> Option<HowSoon<'k>> {
    let record = knowledge.cause(cause)?;
    let [youngest, oldest] = record.onset.plausible_age_now_years;
    let at_some_age = |op, years| compares(youngest, op, years) || compares(oldest, op, years);
    let at_every_age = |op, years| compares(youngest, op, years) && compares(oldest, op, years);
    let shown_by = |least: f64| -> BTreeSet<&str> {
        let shown = record.clues.iter().filter(|clue| clue.with(knowledge).value >= least);
        shown.map(|clue| clue.finding.as_str()).collect()
    };
    let (seen, usual) = (shown_by(SEEN_FROM), shown_by(USUAL_FROM));
    let mut signs = Vec::new();
    let first_contact = knowledge.pathway(cause).map(|pathway| pathway.first_contact.as_str());
    let is_emergency = record.category == "emergency" || first_contact == Some("emergency");
    let mut level = if is_emergency { Level::SameDay } else { Level::Routine };
    for rule in knowledge.rules.iter().filter(|rule| rule.level >= Level::Within2Weeks) {
        let condition = rule.condition();
        let sees = Shows { findings: &seen, age: &at_some_age };
        if !holds(&condition, &sees) {
            continue;
        }
        if holds(&condition, &Shows { findings: &usual, age: &at_every_age }) {
            level = level.max(rule.level);
        }
        signs.push(sign(rule, &condition, &sees, knowledge));
    }
    signs.sort_by(|a, b| b.level.cmp(&a.level).then_with(|| a.rule.cmp(b.rule)));
    Some(HowSoon { level, plain: &knowledge.levels.get(&level)?.plain, signs })
}

/// What a cause shows.
struct Shows<'a> {
    findings: &'a BTreeSet<&'a str>,
    /// Whether the age stands in this relation to a number of years.
    age: &'a dyn Fn(Comparison, f64) -> bool,
}

fn sign<'k>(rule: &'k Rule, condition: &Condition, shows: &Shows<'_>, knowledge: &'k Knowledge) -> Sign<'k> {
    let mut ids = BTreeSet::new();
    behind(condition, shows, &mut ids);
    let known = |id: &String| knowledge.findings.get_key_value(id).map(|(id, _)| id.as_str());
    Sign {
        rule: &rule.id,
        level: rule.level,
        name: &rule.name,
        plain: &rule.plain,
        findings: ids.iter().filter_map(known).collect(),
        sources: &rule.sources,
    }
}

/// Whether a condition holds with what is shown. Numbers other than the age are not known of a cause.
fn holds(condition: &Condition, shows: &Shows<'_>) -> bool {
    match condition {
        Condition::Finding(id) => shows.findings.contains(id.as_str()),
        Condition::Compare { finding, op, value } => finding == "age-now" && (shows.age)(*op, *value),
        Condition::All(parts) => parts.iter().all(|part| holds(part, shows)),
        Condition::Any(parts) => parts.iter().any(|part| holds(part, shows)),
    }
}

/// Collects the findings that make a condition hold.
fn behind(condition: &Condition, shows: &Shows<'_>, ids: &mut BTreeSet<String>) {
    match condition {
        Condition::Finding(id) => {
            if shows.findings.contains(id.as_str()) {
                ids.insert(id.clone());
            }
        }
        Condition::Compare { .. } => {}
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().filter(|part| holds(part, shows)).for_each(|part| behind(part, shows, ids));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn of(cause: &str) -> HowSoon<'static> {
        how_soon(cause, Knowledge::embedded()).unwrap()
    }

    #[test]
    fn no_cause_is_placed_below_an_ordinary_appointment() {
        for id in Knowledge::embedded().causes.keys() {
            assert!(of(id).level >= Level::Routine, "{id}");
        }
    }

    #[test]
    fn a_cause_seen_in_emergency_care_is_never_left_for_tomorrow() {
        let knowledge = Knowledge::embedded();
        for (id, pathway) in &knowledge.pathways {
            if pathway.first_contact == "emergency" || knowledge.causes[id].category == "emergency" {
                assert!(of(id).level >= Level::SameDay, "{id}");
            }
        }
    }

    #[test]
    fn a_stroke_is_an_emergency_and_names_its_signs() {
        let stroke = of("stroke-tia");
        assert_eq!(stroke.level, Level::EmergencyNow);
        assert!(stroke.signs.iter().any(|sign| sign.findings.contains(&"one-sided-weakness")), "{:?}", stroke.signs);
    }

    #[test]
    fn what_a_rule_says_of_children_does_not_raise_a_cause_of_all_ages() {
        assert_eq!(of("neck-muscle-spasm").level, Level::Routine);
        assert!(of("neck-muscle-spasm").signs.iter().any(|sign| sign.rule == "child-stuck-neck-painful"));
    }

    #[test]
    fn a_shaking_head_alone_is_no_emergency() {
        assert_eq!(of("essential-tremor").level, Level::Routine);
        assert!(how_soon("no-such-cause", Knowledge::embedded()).is_none());
    }
}
