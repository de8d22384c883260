//! The differential beside plain naive Bayes, on the published cases that were used while building.
//!
//! Run with `--nocapture` to read the totals. What they show is no proof of how well it does on other cases.

#![expect(clippy::unwrap_used, reason = "a test stops where something is missing, and says where")]

use nullpoint_knowledge::Knowledge;
use nullpoint_reason::differential::naive::naive;
use nullpoint_reason::differential::{SOMETHING_ELSE, differential};
use nullpoint_reason::{Answers, Findings, Sex};
use serde::Deserialize;

const FILES: [&str; 2] = [include_str!("vignettes-dev.toml"), include_str!("cases/vignettes-dev.toml")];

#[derive(Deserialize)]
struct File {
    vignette: Vec<Case>,
}

/// What is read of a case; its story and its urgency are for other tests.
#[derive(Deserialize)]
struct Case {
    age_years: Option<f64>,
    sex: Option<Sex>,
    present: Vec<String>,
    absent: Vec<String>,
    expected_causes: Vec<String>,
    expected_top: String,
}

/// A cause with the probability that it is the main one, and that it plays a part.
type Placed = (String, f64, f64);

#[derive(Debug, Default)]
struct Totals {
    first: usize,
    within_three: usize,
    /// Sum of natural logarithms of the probability given to the expected cause.
    log_score: f64,
    /// Causes stated at 90 % or more, and those of them that were right.
    sure: usize,
    sure_and_right: usize,
}

impl Totals {
    fn add(&mut self, placed: &[Placed], case: &Case) {
        let place = placed
            .iter()
            .filter(|(cause, ..)| cause != SOMETHING_ELSE)
            .position(|(cause, ..)| *cause == case.expected_top)
            .unwrap();
        self.first += usize::from(place == 0);
        self.within_three += usize::from(place < 3);
        self.log_score += placed.iter().find(|(cause, ..)| *cause == case.expected_top).unwrap().1.ln();
        for (cause, _, part) in placed {
            self.sure += usize::from(*part >= 0.9);
            self.sure_and_right += usize::from(*part >= 0.9 && case.expected_causes.contains(cause));
        }
    }
}

#[test]
fn it_beats_plain_naive_bayes_on_the_cases_used_while_building() {
    let knowledge = Knowledge::embedded();
    let cases: Vec<Case> = FILES.iter().flat_map(|text| toml::from_str::<File>(text).unwrap().vignette).collect();
    let (mut ours, mut yardstick) = (Totals::default(), Totals::default());
    for case in &cases {
        let answers = Answers {
            age_years: case.age_years,
            sex: case.sex,
            present: case.present.clone(),
            absent: case.absent.clone(),
            ..Answers::default()
        };
        let findings = Findings::from_answers(&answers, knowledge);
        let placed: Vec<Placed> = differential(&findings, knowledge)
            .into_iter()
            .map(|candidate| (candidate.cause, candidate.probability_main, candidate.probability))
            .collect();
        ours.add(&placed, case);
        let placed: Vec<Placed> = naive(&findings, knowledge).into_iter().map(|(cause, p)| (cause, p, p)).collect();
        yardstick.add(&placed, case);
    }
    println!("{} cases\nours: {ours:?}\nnaive Bayes: {yardstick:?}", cases.len());
    assert_eq!(cases.len(), 120);
    assert!(ours.first >= yardstick.first && ours.within_three >= yardstick.within_three);
    assert!(ours.log_score > yardstick.log_score);
    assert!(ours.sure >= 30, "it dares to be sure in {} of {}", ours.sure, cases.len());
    assert!(ours.sure_and_right * 10 >= ours.sure * 8, "{} of {}", ours.sure_and_right, ours.sure);
}
