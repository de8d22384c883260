//! What the program says of every example, word for word, and every name in its JSON.
//!
//! The text holds what a person reads, rounded, so it is the same on every machine. Of the JSON the names are held, not
//! the last digit of a number. `cargo xtask accept` writes both anew; then read the difference.

use crate::{examples, nullpoint, recording, report};
use serde_json::Value;
use std::collections::BTreeSet;

/// Every path of names below a value, lists entered once: `differential[].clues[].ratio`.
fn names(value: &Value, at: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                names(value, &if at.is_empty() { name.clone() } else { format!("{at}.{name}") }, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| names(value, &format!("{at}[]"), found)),
        _ => {
            found.insert(at.to_owned());
        }
    }
}

fn listed(value: &Value) -> String {
    let mut found = BTreeSet::new();
    names(value, "", &mut found);
    found.into_iter().collect::<Vec<_>>().join("\n")
}

/// The text without the place of the report, which differs from machine to machine.
fn without_place(text: &str, place: &str) -> String {
    text.replace(place, "REPORT.html")
}

#[test]
fn every_example_is_assessed_as_before() {
    for example in examples() {
        let name = example.replace("examples/", "");
        let place = report(&format!("golden-{name}"));
        let answer = nullpoint(&["assess", &example, "--report", &place]);
        assert!(matches!(answer.code, Some(0 | 4)), "{example}: {}", answer.said);
        insta::assert_snapshot!(format!("assess-{name}"), without_place(&answer.result, &place));
    }
}

#[test]
fn every_recording_is_measured_as_before() {
    for (example, recording) in
        examples().into_iter().filter_map(|example| Some((example.clone(), recording(&example)?)))
    {
        let answer = nullpoint(&["measure", &recording]);
        assert!(matches!(answer.code, Some(0 | 4)), "{example}: {}", answer.said);
        insta::assert_snapshot!(format!("measure-{}", example.replace("examples/", "")), answer.result);
    }
}

#[test]
fn the_names_in_json_stay() {
    let place = report("golden-names");
    let assessment = nullpoint(&["assess", "examples/head-shaking", "--json", "--report", &place]).json();
    insta::assert_snapshot!("names-assess", listed(&assessment));
    let recording = recording("examples/head-shaking").unwrap();
    let measurement = nullpoint(&["measure", &recording, "--windows", "--json"]).json();
    insta::assert_snapshot!("names-measure", listed(&measurement));
}

#[test]
fn a_name_is_found_wherever_it_stands() {
    let value = serde_json::json!({ "a": [{ "b": 1 }, { "c": [null] }], "d": { "e": "f" } });
    assert_eq!(listed(&value), "a[].b\na[].c[]\nd.e");
}
