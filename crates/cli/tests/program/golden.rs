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

/// Holds a text to the golden file of this kind in the example's own folder.
fn golden(example: &str, kind: &str, text: &str) {
    let folder = std::path::Path::new("../../../../examples").join(example);
    insta::with_settings!({ snapshot_path => folder, prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(kind, text);
    });
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
        golden(&name, "assessment", &without_place(&answer.result, &place));
    }
}

/// What a reader of the page sees: its words, a line for each piece, without pictures and without today's date.
fn seen(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html;
    for (open, close) in [("<style", "</style>"), ("<svg", "</svg>")] {
        let mut kept = String::new();
        let whole = rest.to_owned();
        let mut left = whole.as_str();
        while let Some((before, after)) = left.split_once(open) {
            kept.push_str(before);
            left = after.split_once(close).map_or("", |(_, after)| after);
        }
        kept.push_str(left);
        words = kept;
        rest = &words;
    }
    let pieces = words.split('<').filter_map(|piece| piece.split_once('>').map(|(_, text)| text.trim()));
    let text: Vec<String> = pieces
        .filter(|text| !text.is_empty())
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    let today = jiff::Zoned::now().date().to_string();
    text.join("\n").replace(&today, "TODAY")
}

#[test]
fn every_report_reads_as_before() {
    for example in examples() {
        let name = example.replace("examples/", "");
        let place = report(&format!("golden-html-{name}"));
        nullpoint(&["assess", &example, "--report", &place]);
        golden(&name, "report", &seen(&std::fs::read_to_string(&place).unwrap()));
    }
}

#[test]
fn every_recording_is_measured_as_before() {
    for (example, recording) in
        examples().into_iter().filter_map(|example| Some((example.clone(), recording(&example)?)))
    {
        let answer = nullpoint(&["measure", &recording]);
        assert!(matches!(answer.code, Some(0 | 4)), "{example}: {}", answer.said);
        golden(&example.replace("examples/", ""), "movement", &answer.result);
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
    let recording = self::recording("examples/two-minutes").unwrap();
    let tasks = nullpoint(&["measure", &recording, "--earlier", &recording, "--json"]).json();
    insta::assert_snapshot!("names-measure-tasks", listed(&tasks));
    let medicines = nullpoint(&["medicines", "Symbicort, Zoloft, tramadol, an SSRI, cefipime 1 g", "--json"]).json();
    insta::assert_snapshot!("names-medicines", listed(&medicines));
    let asked =
        nullpoint(&["ask", "--json", "my eyelid twitches, and today my mouth droops on one side. botox?"]).json();
    insta::assert_snapshot!("names-ask", listed(&asked));
}

#[test]
fn words_are_seen_and_styles_are_not() {
    assert_eq!(
        seen("<style>p{}</style><h1>One</h1><svg><text>x</text></svg><p>two\n <b>three</b></p>"),
        "One\ntwo\nthree"
    );
}

#[test]
fn a_name_is_found_wherever_it_stands() {
    let value = serde_json::json!({ "a": [{ "b": 1 }, { "c": [null] }], "d": { "e": "f" } });
    assert_eq!(listed(&value), "a[].b\na[].c[]\nd.e");
}
