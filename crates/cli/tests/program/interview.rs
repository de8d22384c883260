//! The interview as a person and as a program meet it: whole sessions word for word, and the JSON lines of the document.
//!
//! The session of `docs/interview.md` is run: lines that begin with `→` are sent, those with `←` are what comes back, cut
//! where they are long. `cargo xtask accept` writes it anew.

use crate::{Answer, file, nullpoint, nullpoint_told};
use serde_json::Value;
use std::fs;

const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/interview.md");
/// Longest line shown in the document, in letters.
const SHOWN: usize = 360;

/// The lines that came back, as JSON.
fn lines(answer: &Answer) -> Vec<Value> {
    answer.result.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn name(line: &Value) -> &str {
    line.as_object().unwrap().keys().next().unwrap()
}

fn cut(line: &str) -> String {
    if line.chars().count() <= SHOWN {
        return line.to_owned();
    }
    format!("{}…", line.chars().take(SHOWN).collect::<String>())
}

#[test]
fn the_session_of_the_document_is_what_the_program_says() {
    let document = fs::read_to_string(DOCUMENT).unwrap();
    let (before, rest) = document.split_once("```text\n").unwrap();
    let (session, after) = rest.split_once("```").unwrap();
    let sent: Vec<&str> = session.lines().filter_map(|line| line.strip_prefix("→ ")).collect();
    let mut now = String::new();
    let mut said = 0;
    for count in 1..=sent.len() {
        // The session up to here, left open: the end of what is read adds one assessment.
        let answer = nullpoint_told(&["interview", "--json"], &format!("{}\n", sent[..count].join("\n")));
        let lines: Vec<&str> = answer.result.lines().collect();
        let is_last = count == sent.len();
        let until = if is_last { lines.len() } else { lines.len() - 1 };
        now.push_str(&format!("→ {}\n", sent[count - 1]));
        lines[said..until].iter().for_each(|line| now.push_str(&format!("← {}\n", cut(line))));
        said = until;
    }
    if std::env::var_os("NULLPOINT_ACCEPT").is_some() {
        fs::write(DOCUMENT, format!("{before}```text\n{now}```{after}")).unwrap();
    }
    assert!(session == now, "docs/interview.md shows another session; run `cargo xtask accept`\n\n{now}");
}

#[test]
fn a_whole_session_in_json_has_the_names_that_were_promised() {
    let answer = nullpoint_told(
        &["interview", "--json"],
        "{\"text\": \"my head shakes no-no and I am 61, no fever\"}\n{\"confirm\": {\"present\": [\"region-head-neck\"], \
         \"absent\": [\"fever\"]}}\n{\"answers\": {\"about\": \"self\"}}\n{\"answers\": {\"thunderclap\": \"no\"}}\n{\"stop\": \
         true}\n",
    );
    let lines = lines(&answer);
    let names: Vec<&str> = lines.iter().map(name).collect();
    assert_eq!(names.first(), Some(&"understood"), "{names:?}");
    assert_eq!(names.last(), Some(&"assessment"), "{names:?}");
    let understood = &lines[0]["understood"];
    for name in ["present", "absent", "about", "age_years", "sex", "medicines", "urgency"] {
        assert!(understood.get(name).is_some(), "understood has no `{name}`");
    }
    assert_eq!(understood["age_years"], 61.0);
    for ask in lines.iter().filter_map(|line| line.get("ask")) {
        for name in ["findings", "question", "why", "kind", "choices"] {
            assert!(ask.get(name).is_some(), "ask has no `{name}`: {ask}");
        }
    }
    let assessment = &lines.last().unwrap()["assessment"];
    assert_eq!(assessment.as_object().unwrap().keys().next().unwrap(), "urgency");
    assert_eq!(assessment["age_years"], 61.0);
}

#[test]
fn the_last_line_is_the_document_of_assess() {
    let place = file("interviewed.toml", b"");
    fs::remove_file(&place).unwrap();
    let told = "{\"answers\": {\"about\": \"self\", \"age-now\": 50, \"region-head-neck\": \"yes\", \"fever\": \"no\"}}\n\
        {\"stop\": true}\n";
    let answer = nullpoint_told(&["interview", "--json", "--save", &place], told);
    let last = lines(&answer).pop().unwrap()["assessment"].clone();
    assert_eq!(nullpoint(&["assess", "--answers", &place, "--json"]).json(), last);
}

#[test]
fn a_bad_line_is_a_problem_and_the_interview_goes_on() {
    for bad in
        ["nonsense", "{\"answers\": {\"fevr\": \"yes\"}}", "{\"back\": true}", "{}", "{\"answers\": {\"fever\": 3}}"]
    {
        let answer = nullpoint_told(&["interview", "--json"], &format!("{bad}\n{{\"stop\": true}}\n"));
        assert_eq!(answer.code, Some(0), "{}", answer.said);
        let lines = lines(&answer);
        assert_eq!(name(&lines[0]), "problem", "{bad}");
        assert!(!lines[0]["problem"]["hint"].as_str().unwrap().is_empty());
        assert_eq!(name(lines.last().unwrap()), "assessment", "{bad}");
    }
}

#[test]
fn the_end_of_what_is_read_gives_the_assessment_so_far() {
    let answer = nullpoint_told(&["interview", "--json"], "{\"text\": \"my face droops since lunch\"}\n");
    let lines = lines(&answer);
    let last = &lines.last().unwrap()["assessment"];
    assert_eq!(last["urgency"]["level"], "emergency-now");
    assert_eq!(last["unconfirmed"][0], "one-sided-weakness");
}

#[test]
fn a_person_is_interviewed_as_before() {
    let typed =
        "my head shakes no-no, I am 61, no fever\ny\nperhaps\n1\nnone\n1\n2\ns\nb\nt it is probably nothing\ny\nq\n";
    let answer = nullpoint_told(&["interview"], typed);
    assert_eq!(answer.code, Some(0), "{}", answer.said);
    insta::assert_snapshot!("terminal", answer.result);
}

#[test]
fn urgency_is_said_the_moment_it_rises_and_first_in_the_result() {
    let answer = nullpoint_told(&["interview"], "s\n1\n40\n1\n");
    let first = answer.result.find("EMERGENCY: get help now").unwrap();
    assert!(first < answer.result.find("Question 4").unwrap(), "{}", answer.result);
    assert_eq!(answer.result.matches("EMERGENCY: get help now").count(), 2, "{}", answer.result);
}

#[test]
fn a_file_that_is_there_is_not_overwritten() {
    let place = file("kept.toml", b"about = \"self\"\n");
    let answer = nullpoint_told(&["interview", "--save", &place], "s\nq\n");
    assert_eq!(answer.code, Some(1));
    assert_eq!(fs::read_to_string(place).unwrap(), "about = \"self\"\n");
}

#[test]
fn an_interview_starts_from_answers_and_recordings() {
    let answer = nullpoint_told(
        &[
            "interview",
            "--json",
            "--answers",
            "examples/head-shaking/answers.toml",
            "--recording",
            "examples/head-shaking/recording.csv.gz",
        ],
        "{\"stop\": true}\n",
    );
    let lines = lines(&answer);
    assert_eq!(name(&lines[0]), "ask");
    let last = &lines.last().unwrap()["assessment"];
    assert!(last["movement"].is_object() && last["movement"].get("trace").is_none());
    assert_eq!(last["age_years"], 18.0);
}

#[test]
fn what_is_understood_has_the_names_that_were_promised_and_urgency_first() {
    let text = "my 6 year old son has a fever and a stiff neck, no vomiting, he takes risperidone";
    let json = nullpoint(&["understand", text, "--json"]).json();
    assert_eq!(json.as_object().unwrap().keys().next().unwrap(), "urgency");
    assert_eq!(
        (json["about"].as_str(), json["age_years"].as_f64(), json["sex"].as_str()),
        (Some("child"), Some(6.0), Some("male"))
    );
    assert_eq!(json["urgency"]["level"], "emergency-now");
    assert_eq!(json["medicines"][0]["text"], "risperidone");
    for (list, finding) in [("present", "fever"), ("absent", "vomiting")] {
        let heard = json[list].as_array().unwrap();
        let found = heard.iter().find(|heard| heard["finding"] == finding).unwrap_or_else(|| panic!("{json}"));
        assert!(text.contains(found["words"].as_str().unwrap()), "{found}");
    }
    let told = nullpoint(&["understand", text]).result;
    assert!(told.starts_with("EMERGENCY: get help now\n"), "{told}");
}
