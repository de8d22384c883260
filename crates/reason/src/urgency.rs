//! Urgency: how soon to get help, from fixed rules that only raise.
//!
//! In: findings. Out: the highest level of the rules that hold, those rules, and what is not ruled out.
//! Method: each rule is a condition without NOT over findings; the level is the highest of those that hold. No
//! likelihood, measurement or remark takes part. An unknown answer counts as present where its rule says so.
//! Limits: rules see only what was asked; what was not asked or not known is named in [`Urgency::not_ruled_out`].

use crate::condition::{answers_away, what_held};
use crate::findings::{Findings, Presence};
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::{Level, Rule, Unknown};
use serde::Serialize;

/// How soon to get help.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Urgency {
    /// The highest level of the rules that hold; the calmest level when none holds.
    pub level: Level,
    /// What the level asks a person to do.
    pub plain: String,
    /// The rules that hold, most urgent first.
    pub rules: Vec<Fired>,
    /// Emergencies and same-day matters that nobody can rule out yet, most urgent and nearest first.
    pub not_ruled_out: Vec<NotRuledOut>,
}

/// A rule that holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fired {
    /// Its id.
    pub rule: String,
    /// Its number in the list clinicians review.
    pub number: String,
    /// The level it raises to.
    pub level: Level,
    /// What to do.
    pub plain: String,
    /// Why.
    pub why: String,
    /// The findings that made it hold.
    pub because: Vec<String>,
    /// Those among them that nobody knows and that count as present here.
    pub counted_as_present: Vec<String>,
    /// Source ids.
    pub sources: Vec<String>,
    /// Whether no source of it was read.
    pub all_sources_recalled: bool,
}

/// A rule of the two upper levels that could still hold.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NotRuledOut {
    /// Rule id.
    pub rule: String,
    /// What it guards against.
    pub name: String,
    /// Its level.
    pub level: Level,
    /// The fewest further "yes" answers that would raise it.
    pub answers_away: usize,
    /// Its findings that nobody asked.
    pub not_asked: Vec<String>,
    /// Its findings that were asked and nobody knows, with how to find out.
    pub not_known: Vec<NotKnown>,
}

/// A red flag that nobody knows, and how to find out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NotKnown {
    /// Finding id.
    pub finding: String,
    /// What an unknown answer means here.
    pub means: Unknown,
    /// Why, or how to find out.
    pub reason: String,
}

/// The urgency of these findings.
#[must_use]
pub fn urgency(findings: &Findings, knowledge: &Knowledge) -> Urgency {
    let mut rules = Vec::new();
    let mut not_ruled_out: Vec<NotRuledOut> = Vec::new();
    for rule in &knowledge.rules {
        let condition = rule.condition();
        let raises = |id: &str| means(rule, id).is_some_and(|(means, _)| means == Unknown::Raise);
        match answers_away(&condition, findings, &raises) {
            Some(0) => {
                let because: Vec<String> =
                    what_held(&condition, findings, &raises).into_iter().map(str::to_owned).collect();
                rules.push(fired(rule, because, findings));
            }
            Some(away) if rule.level >= Level::SameDay => {
                not_ruled_out.push(open(rule, &condition.findings(), away, findings));
            }
            _ => {}
        }
    }
    rules.sort_by_key(|rule: &Fired| std::cmp::Reverse(rule.level));
    // Stable: equals stay in the order of the file, which is the order clinicians review.
    not_ruled_out.sort_by(|a, b| b.level.cmp(&a.level).then(a.answers_away.cmp(&b.answers_away)));
    let level = rules.first().map_or(Level::SelfCare, |rule| rule.level);
    let plain = if rules.is_empty() {
        "Nothing that was said calls for help by itself. That is no all-clear: what was not asked is not ruled out."
            .into()
    } else {
        knowledge.levels.get(&level).map(|text| text.plain.clone()).unwrap_or_default()
    };
    Urgency { level, plain, rules, not_ruled_out }
}

/// What an unknown answer to this finding means for this rule.
pub(crate) fn means<'r>(rule: &'r Rule, id: &str) -> Option<(Unknown, &'r str)> {
    rule.unknown.iter().find(|unknown| unknown.finding == id).map(|unknown| (unknown.means, unknown.reason.as_str()))
}

fn fired(rule: &Rule, because: Vec<String>, findings: &Findings) -> Fired {
    let counted_as_present = because.iter().filter(|id| findings.presence(id) == Presence::Unknown).cloned().collect();
    Fired {
        rule: rule.id.clone(),
        number: rule.number.clone(),
        level: rule.level,
        plain: rule.plain.clone(),
        why: rule.why.clone(),
        because,
        counted_as_present,
        sources: rule.sources.clone(),
        all_sources_recalled: rule.all_sources_recalled,
    }
}

fn open(rule: &Rule, ids: &[&str], answers_away: usize, findings: &Findings) -> NotRuledOut {
    let with = |presence: Presence| {
        ids.iter()
            .copied()
            .filter(move |id| findings.presence(id) == presence && !(*id == "age-now" && findings.age_years.is_some()))
    };
    NotRuledOut {
        rule: rule.id.clone(),
        name: rule.name.clone(),
        level: rule.level,
        answers_away,
        not_asked: with(Presence::NotAssessed).map(str::to_owned).collect(),
        not_known: with(Presence::Unknown)
            .map(|id| {
                let (means, reason) = means(rule, id).unwrap_or((Unknown::AskSomeone, ""));
                NotKnown { finding: id.to_owned(), means, reason: reason.to_owned() }
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Answers;
    use crate::findings::Origin;
    use proptest::prelude::*;

    fn of(text: &str) -> Urgency {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml(text, knowledge).unwrap();
        urgency(&Findings::from_answers(&answers, knowledge), knowledge)
    }

    #[test]
    fn a_locked_jaw_stays_an_emergency_with_a_new_medicine() {
        assert_eq!(of("present = [\"lockjaw\"]").level, Level::EmergencyNow);
        assert_eq!(of("present = [\"lockjaw\", \"new-drug-days\"]").level, Level::EmergencyNow);
    }

    #[test]
    fn a_bobbing_child_with_wobbling_eyes_is_not_calmer() {
        let bobbing = "age_years = 3\npresent = [\"region-head-neck\", \"rhythmic\", \"freq-slow\"";
        let without = of(&format!("{bobbing}]")).level;
        let with = of(&format!("{bobbing}, \"nystagmus\"]")).level;
        assert!(with >= without && without >= Level::SameDay, "{without:?} then {with:?}");
    }

    #[test]
    fn an_emergency_that_nobody_asked_is_named() {
        let urgency = of("present = [\"region-head-neck\"]");
        let stroke = urgency.not_ruled_out.iter().find(|open| open.rule == "stroke-fast");
        assert!(stroke.is_some_and(|open| open.not_asked.contains(&"one-sided-weakness".to_owned())));
    }

    #[test]
    fn what_was_asked_and_denied_is_not_named() {
        let knowledge = Knowledge::embedded();
        for rule in knowledge.rules.iter().filter(|rule| rule.level >= Level::SameDay) {
            let mut findings = Findings::default();
            for id in rule.condition().findings() {
                findings.add(knowledge, id, Presence::Absent, Origin::Answer);
            }
            let open = urgency(&findings, knowledge).not_ruled_out;
            assert!(!open.iter().any(|open| open.rule == rule.id), "{} is still named", rule.id);
        }
    }

    #[test]
    fn an_unknown_answer_raises_where_its_rule_says_so() {
        let urgency = of("age_years = 0.1\npresent = [\"hand-tremor\"]\nunknown = [\"newborn-unwell\"]");
        let rule = urgency.rules.iter().find(|fired| fired.rule == "newborn-shaking-not-held");
        assert_eq!(urgency.level, Level::EmergencyNow);
        assert!(rule.is_some_and(|fired| fired.counted_as_present == ["newborn-unwell"]));
    }

    #[test]
    fn an_unknown_red_flag_says_how_to_find_out() {
        let urgency = of("unknown = [\"confusion\"]");
        let asked: Vec<_> = urgency.not_ruled_out.iter().flat_map(|open| &open.not_known).collect();
        assert!(asked.iter().any(|known| known.finding == "confusion" && !known.reason.is_empty()));
    }

    #[test]
    fn one_unknown_answer_alone_never_raises() {
        let knowledge = Knowledge::embedded();
        for id in knowledge.findings.keys().filter(|id| *id != "age-now") {
            for age in [None, Some(0.1), Some(1.5), Some(4.0), Some(12.0), Some(30.0), Some(60.0), Some(90.0)] {
                let mut findings = Findings::default();
                findings.age_years = age;
                findings.add(knowledge, id, Presence::Unknown, Origin::Answer);
                let rules = urgency(&findings, knowledge).rules;
                assert!(rules.is_empty(), "unknown {id} at {age:?} raises {:?}", rules[0].rule);
            }
        }
    }

    #[test]
    fn every_rule_of_the_upper_levels_can_be_reached() {
        let knowledge = Knowledge::embedded();
        for rule in knowledge.rules.iter().filter(|rule| rule.level >= Level::SameDay) {
            let mut everything = Findings::default();
            for id in rule.condition().findings() {
                everything.add(knowledge, id, Presence::Present, Origin::Answer);
            }
            let ages = [0.1, 1.5, 4.0, 12.0, 30.0, 60.0, 90.0];
            let held = ages.iter().any(|age| {
                everything.age_years = Some(*age);
                urgency(&everything, knowledge).rules.iter().any(|fired| fired.rule == rule.id)
            });
            assert!(held, "{} holds at no age", rule.id);
        }
    }

    proptest! {
        /// Any finding added to any set of answers leaves the level where it was or raises it.
        #[test]
        fn adding_any_finding_never_lowers_the_level(
            picks in prop::collection::vec((0usize..400, 0u8..3), 0..25),
            added in 0usize..400,
            how in 0u8..3,
            age in prop::option::of(0.0f64..100.0),
        ) {
            let knowledge = Knowledge::embedded();
            let ids: Vec<&String> = knowledge.findings.keys().collect();
            let presence = |how: u8| [Presence::Present, Presence::Absent, Presence::Unknown][how as usize];
            let mut findings = Findings::default();
            findings.age_years = age;
            for (pick, how) in picks {
                findings.add(knowledge, ids[pick % ids.len()], presence(how), Origin::Answer);
            }
            let before = urgency(&findings, knowledge).level;
            let id = ids[added % ids.len()];
            // An answer in place of "unknown" is a change of an answer, not an addition.
            prop_assume!(findings.presence(id) != Presence::Unknown || presence(how) != Presence::Absent);
            findings.add(knowledge, id, presence(how), Origin::Answer);
            let after = urgency(&findings, knowledge).level;
            prop_assert!(after >= before, "{id} lowered {before:?} to {after:?}");
        }

        /// Telling the age raises or leaves the level.
        #[test]
        fn telling_the_age_never_lowers_the_level(
            picks in prop::collection::vec(0usize..400, 0..25), age in 0.0f64..100.0,
        ) {
            let knowledge = Knowledge::embedded();
            let ids: Vec<&String> = knowledge.findings.keys().collect();
            let mut findings = Findings::default();
            for pick in picks {
                findings.add(knowledge, ids[pick % ids.len()], Presence::Present, Origin::Answer);
            }
            let before = urgency(&findings, knowledge).level;
            findings.age_years = Some(age);
            prop_assert!(urgency(&findings, knowledge).level >= before);
        }
    }
}
