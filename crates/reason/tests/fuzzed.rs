//! The texts that fuzzing kept (`cargo xtask fuzz keep`) still become answers, or an error, and are understood.

use jiff::civil::date;
use nullpoint_knowledge::Knowledge;
use nullpoint_reason::Answers;
use nullpoint_reason::understand::Understander;
use std::{fs, path::PathBuf};

/// The kept texts of one target, in order of name.
#[track_caller]
fn kept(target: &str) -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let mut paths: Vec<PathBuf> =
        fs::read_dir(&folder).expect("texts are kept").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "no text is kept for `{target}`");
    paths.iter().map(|path| String::from_utf8_lossy(&fs::read(path).expect("a file")).into_owned()).collect()
}

#[test]
fn kept_texts_become_answers_or_an_error() {
    for text in kept("answers") {
        if let Err(error) = Answers::from_toml(&text, Knowledge::embedded()) {
            assert!(!error.to_string().is_empty() && !error.hint().is_empty());
        }
    }
}

#[test]
fn kept_words_are_understood() {
    let understander = Understander::new(Knowledge::embedded());
    for text in kept("understand") {
        let understood = understander.understand(&text, date(2026, 11, 22));
        assert!(understood.present.iter().chain(&understood.absent).all(|heard| text.contains(&heard.words)));
    }
}
