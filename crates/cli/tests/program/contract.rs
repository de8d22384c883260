//! Names and exit codes that other programs rely on. Names are added, never renamed.

use crate::{examples, file, has_answers, nullpoint, recording, report};
use serde_json::Value;

const LEVELS: [&str; 5] = ["emergency-now", "same-day", "within-2-weeks", "routine", "self-care"];

#[track_caller]
fn has_names(of: &str, value: &Value, names: &[&str]) {
    let object = value.as_object().unwrap_or_else(|| panic!("{of} is no object: {value}"));
    for name in names {
        assert!(object.contains_key(*name), "{of} has no `{name}`: {value}");
    }
}

#[track_caller]
fn list<'v>(value: &'v Value, name: &str) -> &'v Vec<Value> {
    value[name].as_array().unwrap_or_else(|| panic!("`{name}` is no list: {}", value[name]))
}

#[test]
fn an_assessment_has_the_names_that_were_promised_and_urgency_first() {
    for example in examples().iter().filter(|example| has_answers(example)) {
        let json = nullpoint(&["assess", example, "--json", "--report", &report("contract")]).json();
        let names = ["urgency", "findings", "differential", "guidance", "movement", "cautions"];
        has_names(example, &json, &names);
        assert_eq!(json.as_object().unwrap().keys().next().unwrap(), "urgency");
        has_names("urgency", &json["urgency"], &["level", "rules", "not_ruled_out"]);
        assert!(LEVELS.contains(&json["urgency"]["level"].as_str().unwrap()));
        let differential = list(&json, "differential");
        assert!(differential.iter().any(|candidate| candidate["cause"] == "something-else"), "{example}");
        for candidate in differential {
            has_names("a cause", candidate, &["cause", "probability", "fit", "clues"]);
            let probability = candidate["probability"].as_f64().unwrap();
            assert!((0.0..=1.0).contains(&probability), "{candidate}");
            for clue in list(candidate, "clues") {
                let sides =
                    ["share_with", "source_with", "mark_with", "share_without", "source_without", "mark_without"];
                has_names("a clue", clue, &sides);
                has_names("a clue", clue, &["finding", "ratio"]);
            }
        }
    }
}

#[test]
fn an_estimate_never_borrows_a_source() {
    let mut estimates = 0;
    for example in examples().iter().filter(|example| has_answers(example)) {
        let json = nullpoint(&["assess", example, "--json", "--report", &report("estimates")]).json();
        for clue in list(&json, "differential").iter().flat_map(|candidate| list(candidate, "clues")) {
            for (mark, source) in [("mark_with", "source_with"), ("mark_without", "source_without")] {
                if clue[mark].as_str() == Some("estimate") {
                    estimates += 1;
                    assert!(clue[source].is_null(), "{clue}");
                }
            }
        }
    }
    assert!(estimates > 0);
}

#[test]
fn a_measurement_has_the_names_that_were_promised() {
    for recording in examples().iter().filter_map(|example| recording(example)) {
        let json = nullpoint(&["measure", &recording, "--windows", "--json"]).json();
        has_names(&recording, &json, &["sample_rate_hz", "duration_s", "cautions", "rhythm", "windows"]);
        if !json["rhythm"].is_null() {
            has_names(
                "the rhythm",
                &json["rhythm"],
                &["frequency_hz", "frequency_interval_hz", "axis", "share_of_time"],
            );
            let amplitudes = ["amplitude_deg", "amplitude_g"];
            assert!(amplitudes.iter().any(|name| json["rhythm"][name].is_number()), "{}", json["rhythm"]);
        }
        let windows = list(&json, "windows");
        assert!(!windows.is_empty());
        for window in windows {
            has_names("a window", window, &["start_s", "duration_s", "rhythm", "frequency_hz"]);
            assert!(window["rhythm"].is_boolean());
        }
        assert!(windows.is_sorted_by_key(|window| window["start_s"].as_f64().unwrap()));
    }
}

#[test]
fn without_windows_asked_for_there_are_none() {
    let recording = recording("examples/head-shaking").unwrap();
    assert!(nullpoint(&["measure", &recording, "--json"]).json().get("windows").is_none());
}

#[test]
fn single_movements_are_listed_when_asked_for() {
    let made = nullpoint(&["simulate", "tics", "--seed", "3", "--seconds", "90"]);
    let recording = file("tics.csv", made.result.as_bytes());
    let json = nullpoint(&["measure", &recording, "--events", "--json"]).json();
    let names =
        ["count", "measured_s", "per_minute", "per_minute_interval", "duration_s", "size_deg", "alike", "in_bouts"];
    has_names("the single movements", &json["events"], &names);
    let events = list(&json["events"], "list");
    assert_eq!(events.len() as u64, json["events"]["count"].as_u64().unwrap());
    assert!(events.len() > 5 && events.is_sorted_by_key(|event| event["onset_s"].as_f64().unwrap()));
    for event in events {
        has_names("a single movement", event, &["onset_s", "duration_s", "out_s", "size_deg", "peak_deg_s", "axis"]);
    }
    has_names("the flow", &json["flow"], &["seen", "share_of_time", "moving_share", "like"]);
    let without = nullpoint(&["measure", &recording, "--json"]).json();
    assert!(without["events"].get("list").is_none() && without["events"]["count"] == json["events"]["count"]);
    let table = nullpoint(&["measure", &recording, "--events"]).result;
    let rows = table.lines().skip_while(|line| !line.trim_start().starts_with("start")).skip(1);
    assert_eq!(rows.take_while(|line| !line.is_empty()).count(), events.len(), "{table}");
}

#[test]
fn a_signal_alone_names_no_cause_and_asks_on() {
    let recording = recording("examples/head-shaking").unwrap();
    let answer = nullpoint(&["assess", &recording, "--json", "--report", &report("signal")]);
    assert_eq!(answer.json()["differential"], Value::Array(vec![]));
    assert!(!answer.json()["movement"].is_null());
}

#[test]
fn answers_alone_give_an_assessment() {
    let answers = file("alone.toml", b"age_years = 61\npresent = [\"region-head-neck\", \"rhythmic\"]\n");
    let answer = nullpoint(&["assess", "--answers", &answers, "--json", "--report", &report("alone")]);
    assert_eq!(answer.code, Some(0), "{}", answer.said);
    assert!(!list(&answer.json(), "differential").is_empty());
}

#[test]
fn urgency_from_answers_is_told_whatever_happens_to_the_recording() {
    let answers = file("urgent.toml", b"age_years = 61\npresent = [\"one-sided-weakness\", \"sudden-onset\"]\n");
    let broken = file("broken.csv", b"\x00\xff\x00\xff");
    let arguments = ["assess", &broken, "--answers", &answers, "--json", "--report", &report("urgent")];
    let answer = nullpoint(&arguments);
    assert_eq!(answer.code, Some(3), "{}", answer.said);
    assert_eq!(answer.json()["urgency"]["level"], "emergency-now");
}

#[test]
fn what_nobody_can_understand_is_a_usage_error() {
    assert_eq!(nullpoint(&["assess", "--no-such-option"]).code, Some(2));
    assert_eq!(nullpoint(&["no-such-command"]).code, Some(2));
}

#[test]
fn answers_that_name_no_finding_are_wrong_data() {
    let answers = file("misspelt.toml", b"present = [\"region-head-nek\"]\n");
    let answer = nullpoint(&["assess", "--answers", &answers]);
    assert_eq!(answer.code, Some(3));
    assert!(answer.said.contains("region-head-nek") && answer.said.contains("hint: "), "{}", answer.said);
}

#[test]
fn an_id_that_does_not_exist_is_told_with_a_hint() {
    for command in ["cause", "source"] {
        let answer = nullpoint(&[command, "no-such-id"]);
        assert_ne!(answer.code, Some(0));
        assert_eq!(answer.result, "");
        assert!(answer.said.contains("no-such-id") && answer.said.contains("hint: "), "{}", answer.said);
    }
}

#[test]
fn the_report_stands_alone_with_urgency_before_causes() {
    let place = report("stands-alone");
    let answer = nullpoint(&["assess", "examples/head-shaking", "--report", &place]);
    assert_eq!(answer.code, Some(0), "{}", answer.said);
    let html = std::fs::read_to_string(place).unwrap();
    for loads in ["<link", "<script src", "@import", "url(http", "<iframe", "src=\"http"] {
        assert!(!html.contains(loads), "the report loads something: {loads}");
    }
    let body = html[html.find("<body").unwrap()..].to_lowercase();
    let (urgency, causes) = (body.find("urgency").unwrap(), body.find("possible causes").unwrap());
    assert!(urgency < causes, "urgency does not stand first in the report");
}

#[test]
fn a_list_of_medicines_has_the_names_that_were_promised() {
    let json = nullpoint(&["medicines", "Reglan 10 mg, Zoloft, Quilvatrex", "--json"]).json();
    let recognised = list(&json, "recognised");
    for medicine in recognised {
        has_names("a medicine", medicine, &["text", "substance", "movements"]);
        assert!(medicine["movements"].as_array().is_some_and(|movements| !movements.is_empty()), "{medicine}");
    }
    let substances: Vec<&str> = recognised.iter().filter_map(|medicine| medicine["substance"].as_str()).collect();
    assert_eq!(substances, ["metoclopramide", "sertraline"]);
    assert_eq!(list(&json, "unknown")[0]["text"], "Quilvatrex");
}

#[test]
fn a_medicine_that_is_not_on_the_list_is_told_with_what_to_do() {
    let answer = nullpoint(&["medicine", "Quilvatrex"]);
    assert_eq!(answer.code, Some(3));
    assert!(answer.said.contains("we have not checked this one; ask a pharmacist"), "{}", answer.said);
    let near = nullpoint(&["medicine", "cefipime"]);
    assert!(near.said.contains("did you mean cefepime or cefixime?"), "{}", near.said);
}

#[test]
fn a_question_has_the_names_that_were_promised_urgency_first() {
    let flagged = nullpoint(&["ask", "is botox safe? my face droops on one side since lunch", "--json"]).json();
    assert_eq!(flagged.as_object().unwrap().keys().next().unwrap(), "urgency");
    assert_eq!(flagged["urgency"]["level"], "emergency-now");
    assert!(!list(&flagged["urgency"], "rules").is_empty());
    let calm = nullpoint(&["ask", "what is a sensory trick", "--json"]).json();
    assert!(calm["urgency"].is_null());
    for found in list(&calm, "results") {
        has_names("a result", found, &["kind", "id", "title", "answer", "sources"]);
        assert!(!list(found, "sources").is_empty(), "{found}");
    }
    let nothing = nullpoint(&["ask", "how do I bake bread", "--json"]).json();
    assert!(nothing["urgency"].is_null() && list(&nothing, "results").is_empty());
}
