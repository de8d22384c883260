//! `nullpoint explain`: urgency first, both causes finding by finding, and the same in JSON.

use crate::{file, nullpoint};

/// The pairs that people ask about most.
const PAIRS: [[&str; 2]; 7] = [
    ["cervical-dystonia", "essential-tremor"],
    ["hemifacial-spasm", "blepharospasm"],
    ["hemifacial-spasm", "tic-disorder"],
    ["hemifacial-spasm", "facial-synkinesis"],
    ["tic-disorder", "myoclonus"],
    ["tic-disorder", "functional-tics"],
    ["essential-tremor", "drug-induced-tremor"],
];

const ANSWERS: &str = "age_years = 52\nsex = \"female\"\npresent = [\"region-head-neck\", \"rhythmic\", \"neck-pain\", \
                       \"worse-stress\"]\nabsent = [\"hand-tremor\"]\n";

#[test]
fn two_causes_are_compared_finding_by_finding() {
    let answers = file("explain.toml", ANSWERS.as_bytes());
    for [why, against] in PAIRS {
        let shown = nullpoint(&["explain", &answers, "--why", why, "--against", against]);
        assert_eq!(shown.code, Some(0), "{why}: {}", shown.said);
        assert!(shown.result.contains("Not known yet, and would separate them most"), "{}", shown.result);
        assert!(shown.result.lines().filter(|line| !line.contains("://")).all(|line| line.chars().count() <= 80));
        let json = nullpoint(&["explain", &answers, "--why", why, "--against", against, "--json"]).json();
        assert_eq!(json.as_object().unwrap().keys().next().unwrap(), "urgency");
        assert_eq!(
            (json["why"]["cause"].as_str(), json["comparison"]["against"]["cause"].as_str()),
            (Some(why), Some(against))
        );
        assert!(!json["comparison"]["open"].as_array().unwrap().is_empty());
    }
}

#[test]
fn a_neck_that_hurts_points_to_dystonia_and_still_hands_away_from_essential_tremor() {
    let answers = file("explain-neck.toml", ANSWERS.as_bytes());
    let json =
        nullpoint(&["explain", &answers, "--why", "cervical-dystonia", "--against", "essential-tremor", "--json"])
            .json();
    for id in ["neck-pain", "hand-tremor"] {
        let known = json["comparison"]["known"].as_array().unwrap();
        let row = known.iter().find(|row| row["finding"] == id).unwrap();
        assert_eq!(row["points_to"], "cervical-dystonia", "{row}");
    }
}

#[test]
fn stress_is_explained_without_dismissing_and_urgency_stands_above() {
    let answers = file("explain-stress.toml", b"present = [\"anxious\", \"worse-stress\", \"thunderclap\"]\n");
    let shown = nullpoint(&["explain", &answers, "--why", "anxiety-stress"]);
    assert!(shown.result.starts_with("EMERGENCY"), "{}", shown.result);
    assert!(shown.result.contains("follow from them"), "{}", shown.result);
}

#[test]
fn a_misspelt_cause_is_told_with_the_nearest_one() {
    let answers = file("explain-misspelt.toml", ANSWERS.as_bytes());
    let shown = nullpoint(&["explain", &answers, "--why", "essential-tremors"]);
    assert_eq!(shown.code, Some(3));
    assert!(shown.said.contains("did you mean `essential-tremor`?"), "{}", shown.said);
}
