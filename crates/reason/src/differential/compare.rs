//! Comparison: two causes, finding by finding.
//!
//! In: two causes and findings. Out: for each finding that either file lists, its share with each, what was said, and
//! which of the two it points to; then what is not known yet and would separate them most.

use super::clue;
use super::evidence::Evidence;
use super::explain::{Change, Weighing};
use super::twins::{self, Twin};
use crate::findings::{Findings, Presence};
use nullpoint_knowledge::schema::{Cause, Knowledge};
use serde::Serialize;
use std::collections::BTreeMap;

/// One cause of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    /// Cause id.
    pub cause: String,
    /// Plain name.
    pub name: String,
    /// Name clinicians use.
    pub clinical_name: String,
    /// Share of presenters with it, before any finding. Our estimate.
    pub prior: f64,
}

/// One finding with both causes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// Finding id, `age-now` for the age, `sex` for the sex.
    pub finding: String,
    /// Its plain label.
    pub label: String,
    /// Whether it is there.
    pub presence: Presence,
    /// Its share with each of the two, in words with its source; none where that file does not list it.
    pub with: [Option<String>; 2],
    /// Id of the cause that it points to; none where it points to neither.
    pub points_to: Option<String>,
    /// How many times it raises the odds of the first cause against the second; below 1 it lowers them.
    pub odds: f64,
}

/// Two causes, finding by finding.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// The cause asked about.
    pub why: Side,
    /// The one it is held against.
    pub against: Side,
    /// How many times likelier the first is than the second, before any finding.
    pub odds_before: f64,
    /// The same with all findings, each alone as a single cause.
    pub odds: f64,
    /// What is known, the weightiest first.
    pub known: Vec<Row>,
    /// What is not known yet and would move the odds most.
    pub open: Vec<Change>,
    /// Whether the two are twins, and nothing that separates them is known yet.
    pub twins: Option<Twin>,
}

/// Most open findings told in a comparison. Our choice.
const MOST_OPEN: usize = 8;

/// Compares two causes finding by finding; none where one of them does not exist.
#[must_use]
pub fn compare(why: &str, against: &str, findings: &Findings, knowledge: &Knowledge) -> Option<Comparison> {
    let evidence = Evidence::of(findings, knowledge);
    let place = |id: &str| evidence.causes.binary_search_by(|(known, _)| (*known).cmp(id)).ok();
    let places = [place(why)?, place(against)?];
    let mut odds: BTreeMap<usize, [f64; 2]> = BTreeMap::new();
    for (side, place) in places.into_iter().enumerate() {
        for piece in evidence.for_one(place) {
            odds.entry(piece.finding).or_default()[side] = piece.counts();
        }
    }
    let ids = places.map(|place| evidence.causes[place].0);
    let causes = places.map(|place| evidence.causes[place].1);
    let mut known: Vec<Row> = odds
        .iter()
        .map(|(place, [one, other])| row(evidence.known[*place].id, one - other, ids, causes, findings, knowledge))
        .collect();
    let strength = |row: &Row| row.odds.ln().abs();
    known.sort_by(|a, b| strength(b).total_cmp(&strength(a)).then_with(|| a.finding.cmp(&b.finding)));
    let sides = [0, 1].map(|side| side_of(ids[side], causes[side], knowledge));
    let odds_before = sides[0].prior / sides[1].prior;
    let moved: f64 = known.iter().map(|row| row.odds.ln()).sum();
    let [why, against] = sides;
    Some(Comparison {
        odds_before,
        odds: odds_before * moved.exp(),
        known,
        open: Weighing::of(knowledge).changes(ids, findings, knowledge, MOST_OPEN),
        twins: twins::of(ids[0], findings, knowledge).into_iter().find(|twin| twin.cause == ids[1]),
        why,
        against,
    })
}

fn side_of(id: &str, cause: &Cause, knowledge: &Knowledge) -> Side {
    Side {
        cause: id.to_owned(),
        name: cause.name.clone(),
        clinical_name: cause.clinical_name.clone(),
        prior: knowledge.prior_share(id).unwrap_or_default(),
    }
}

fn row(
    id: &str,
    log_odds: f64,
    ids: [&str; 2],
    causes: [&Cause; 2],
    findings: &Findings,
    knowledge: &Knowledge,
) -> Row {
    let words = |cause: &Cause| match id {
        "age-now" => {
            let [youngest, oldest] = cause.onset.plausible_age_now_years;
            Some(format!("plausible from {youngest} to {oldest} years (our estimate)"))
        }
        super::sex::ID => cause.onset.female_share.map(|_| cause.onset.sex_ratio.clone()),
        _ => cause.clue(id).map(|clue| clue.with(knowledge).to_string()),
    };
    let points_to = match clue::speaks(log_odds) {
        clue::Speaks::For => Some(ids[0].to_owned()),
        clue::Speaks::Against => Some(ids[1].to_owned()),
        clue::Speaks::Neither => None,
    };
    let label = match (id, findings.age_years) {
        ("age-now", Some(age)) => format!("Age {age} years"),
        (super::sex::ID, _) => "Sex".to_owned(),
        _ => knowledge.findings.get(id).map_or(id, |finding| finding.label.as_str()).to_owned(),
    };
    let presence = findings.get(id).map_or(Presence::Present, |observed| observed.presence);
    Row { finding: id.to_owned(), label, presence, with: causes.map(words), points_to, odds: log_odds.exp() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Answers;

    fn of(text: &str, why: &str, against: &str) -> Comparison {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml(text, knowledge).unwrap();
        compare(why, against, &Findings::from_answers(&answers, knowledge), knowledge).unwrap()
    }

    const SHAKES: &str =
        "age_years = 60\nsex = \"female\"\npresent = [\"region-head-neck\", \"rhythmic\", \"hand-tremor\"]";

    #[test]
    fn turned_round_it_says_the_same() {
        let one = of(SHAKES, "essential-tremor", "cervical-dystonia");
        let other = of(SHAKES, "cervical-dystonia", "essential-tremor");
        assert!((one.odds * other.odds - 1.0).abs() < 1e-9);
        let pointed = |comparison: &Comparison| -> Vec<Option<String>> {
            comparison.known.iter().map(|row| row.points_to.clone()).collect()
        };
        assert_eq!(pointed(&one), pointed(&other));
    }

    #[test]
    fn each_finding_points_to_the_cause_with_which_it_is_commoner() {
        let comparison = of(SHAKES, "essential-tremor", "cervical-dystonia");
        let hands = comparison.known.iter().find(|row| row.finding == "hand-tremor").unwrap();
        assert_eq!(hands.points_to.as_deref(), Some("essential-tremor"));
        assert!(hands.with[0].as_ref().unwrap().starts_with("583 of 583"));
        assert!(comparison.open.iter().any(|open| open.finding == "sensory-trick" && open.if_present < 1.0));
    }

    #[test]
    fn a_finding_that_one_file_does_not_list_is_shown_as_such() {
        let comparison = of("present = [\"vocal-tics\"]", "tourette", "hemifacial-spasm");
        assert_eq!(comparison.known[0].with[1], None);
        assert!(comparison.twins.is_none());
    }

    #[test]
    fn a_cause_that_does_not_exist_gives_nothing() {
        let knowledge = Knowledge::embedded();
        assert!(compare("essential-tremor", "essential-tremors", &Findings::default(), knowledge).is_none());
    }
}
