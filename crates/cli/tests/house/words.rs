//! The product says "possible cause" and "speaks for"; it names no diagnosis and tells nobody what they have.

use crate::{files_below, none, read, root, running_lines, shown};
use std::path::Path;

/// Words before "diagnosis" that deny it, as far back as a sentence part reaches.
const DENIALS: [&str; 6] = ["no ", "not ", "never ", "nor ", "without ", "instead of "];

/// How far back a denial may stand, in bytes.
const REACH: usize = 48;

/// Words before "you have" that make it a question or a condition.
const ASKING: [&str; 12] =
    ["if", "do", "whether", "when", "think", "that", "told", "unless", "where", "because", "say", "once"];

/// Whether the text names a diagnosis without denying it.
fn names_a_diagnosis(text: &str) -> bool {
    let text = text.to_lowercase();
    text.match_indices("diagnos").any(|(start, _)| {
        let from = (start.saturating_sub(REACH)..=start).find(|&index| text.is_char_boundary(index)).unwrap_or(start);
        !DENIALS.iter().any(|denial| text[from..start].contains(denial))
    })
}

/// The cause that the text tells a person they have, where it does.
fn told_cause<'c>(text: &str, causes: &'c [String]) -> Option<&'c String> {
    let text = text.to_lowercase();
    text.match_indices("you have ").find_map(|(start, phrase)| {
        let before = text[..start].split_whitespace().next_back().unwrap_or_default();
        let after = text[start + phrase.len()..].trim_start_matches("a ").trim_start_matches("an ");
        (!ASKING.contains(&before)).then(|| causes.iter().find(|cause| after.starts_with(cause.as_str())))?
    })
}

/// Every name of every cause, in small letters.
fn cause_names() -> Vec<String> {
    let mut names = Vec::new();
    for path in files_below(&root().join("crates/knowledge/causes"), &[".toml"]) {
        let cause = crate::manifest(&path);
        let synonyms = cause.get("synonyms").and_then(toml::Value::as_array).into_iter().flatten();
        let own = ["name", "clinical_name"].into_iter().filter_map(|key| cause.get(key));
        names.extend(own.chain(synonyms).filter_map(toml::Value::as_str).map(str::to_lowercase));
    }
    names.retain(|name| !name.is_empty());
    names
}

/// What a person may read: the lines of the rooms that speak, their templates, and our own pages.
fn spoken() -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for room in ["reason", "report", "server", "cli"] {
        for path in files_below(&root().join("crates").join(room), &[".rs", ".html", ".js"]) {
            if shown(&path).contains("/tests/") {
                continue;
            }
            let text = read(&path);
            lines.extend(running_lines(&text).map(|(number, line)| (place(&path, number), line.to_owned())));
        }
    }
    for path in files_below(&root(), &["README.md", "cli.md"]) {
        let text = read(&path);
        lines.extend(text.lines().enumerate().map(|(index, line)| (place(&path, index + 1), line.to_owned())));
    }
    lines
}

fn place(path: &Path, number: usize) -> String {
    format!("{}:{number}", shown(path))
}

#[test]
fn no_line_names_a_diagnosis() {
    let named = spoken().into_iter().filter(|(_, line)| names_a_diagnosis(line));
    none("say `possible cause`", &named.map(|(place, line)| format!("{place}: {}", line.trim())).collect::<Vec<_>>());
}

#[test]
fn no_text_tells_a_person_what_they_have() {
    let causes = cause_names();
    assert!(!causes.is_empty());
    let mut lines = spoken();
    for path in files_below(&root().join("crates/knowledge"), &[".toml"]) {
        let text = read(&path);
        lines.extend(text.lines().enumerate().map(|(index, line)| (place(&path, index + 1), line.to_owned())));
    }
    let told = lines.iter().filter_map(|(place, line)| Some((place, told_cause(line, &causes)?)));
    none("say `possible cause`", &told.map(|(place, cause)| format!("{place}: you have {cause}")).collect::<Vec<_>>());
}

#[test]
fn a_diagnosis_may_be_denied_but_not_named() {
    assert!(names_a_diagnosis("The most likely diagnosis is essential tremor."));
    assert!(!names_a_diagnosis("This is not a diagnosis."));
    assert!(!names_a_diagnosis("Nullpoint names no possible diagnosis."));
}

#[test]
fn what_a_person_has_may_be_asked_but_not_told() {
    let causes = ["essential tremor".to_owned()];
    assert!(told_cause("It seems you have essential tremor", &causes).is_some());
    assert!(told_cause("Do you have essential tremor in the family?", &causes).is_none());
    assert!(told_cause("You have 3 recordings", &causes).is_none());
}
