//! Plain texts read at grade 8 or lower, urgent ones at grade 6 or lower.
//!
//! Method: Flesch-Kincaid grade, 0.39 · words a sentence + 11.8 · syllables a word − 15.59 (Kincaid and others 1975, as
//! recalled), with syllables counted by groups of vowels; a colon or semicolon ends a sentence here. Names of conditions, medicines and people do not count:
//! a person has to meet them to look them up.
//! Limits: a formula sees the length of words and sentences, not whether they are clear.
#![expect(clippy::expect_used, reason = "a test stops where something is missing, and says where")]

use nullpoint_knowledge::Knowledge;
use std::collections::BTreeSet;

/// Highest grade of a plain text.
const PLAIN: f64 = 8.0;
/// Highest grade of an urgent text.
const URGENT: f64 = 6.0;

/// Syllables of a word: groups of vowels, without a silent e at the end; at least one.
fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let vowel = |letter: char| "aeiouy".contains(letter);
    let mut groups = 0;
    let mut before = false;
    for letter in word.chars() {
        groups += usize::from(vowel(letter) && !before);
        before = vowel(letter);
    }
    let silent = (word.ends_with('e') && !word.ends_with("le"))
        || (word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded"))
        || (word.ends_with("es")
            && !["ses", "zes", "ches", "shes", "xes", "ges", "ces"].iter().any(|end| word.ends_with(end)));
    (groups - usize::from(silent && groups > 1)).max(1)
}

/// The grade of a text without these names.
fn grade(text: &str, names: &BTreeSet<String>) -> f64 {
    let (mut sentences, mut words, mut counted) = (0, 0, 0);
    for sentence in text.split(['.', '?', '!', ';', ':', '\n']) {
        let plain: Vec<&str> = sentence
            .split(|letter: char| !(letter.is_alphabetic() || letter == '\''))
            .filter(|word| word.chars().any(char::is_alphabetic) && !names.contains(&word.to_lowercase()))
            .collect();
        if plain.is_empty() {
            continue;
        }
        sentences += 1;
        words += plain.len();
        counted += plain.iter().map(|word| syllables(word)).sum::<usize>();
    }
    if words == 0 {
        return 0.0;
    }
    let (sentences, words, counted) = (sentences as f64, words as f64, counted as f64);
    0.39 * words / sentences + 11.8 * counted / words - 15.59
}

/// Words of the names of conditions and medicines, three syllables or longer.
fn names(knowledge: &Knowledge) -> BTreeSet<String> {
    let mut names: Vec<&str> = Vec::new();
    for cause in knowledge.causes.values() {
        names.extend([cause.name.as_str(), &cause.clinical_name]);
        names.extend(cause.synonyms.iter().map(String::as_str));
    }
    for entry in knowledge.medicines() {
        names.push(&entry.medicine.substance);
        names.extend(
            entry
                .medicine
                .also
                .iter()
                .chain(&entry.medicine.us.brands)
                .chain(&entry.medicine.uk.brands)
                .map(String::as_str),
        );
    }
    names.extend(knowledge.treatments.values().map(|treatment| treatment.name.as_str()));
    names
        .into_iter()
        .flat_map(|name| name.split(|letter: char| !letter.is_alphabetic()))
        .map(str::to_lowercase)
        .filter(|word| syllables(word) >= 3)
        .collect()
}

/// Every plain text, with what it is and the grade it may have.
fn texts(knowledge: &Knowledge) -> Vec<(String, &str, f64)> {
    let mut texts: Vec<(String, &str, f64)> = Vec::new();
    for rule in &knowledge.rules {
        texts.push((format!("rule {}", rule.id), &rule.plain, URGENT));
        texts.extend(
            rule.unknown.iter().map(|u| (format!("rule {}, unknown {}", rule.id, u.finding), u.reason.as_str(), PLAIN)),
        );
    }
    texts
        .extend(knowledge.levels.iter().map(|(level, text)| (format!("level {level:?}"), text.plain.as_str(), URGENT)));
    texts.extend(knowledge.causes.iter().map(|(id, cause)| (format!("cause {id}"), cause.plain.as_str(), PLAIN)));
    for (id, finding) in &knowledge.findings {
        texts.push((format!("finding {id}, question"), &finding.question, PLAIN));
        texts.push((format!("finding {id}, question_other"), &finding.question_other, PLAIN));
    }
    texts.extend(
        knowledge.treatments.iter().map(|(id, treatment)| (format!("treatment {id}"), treatment.plain.as_str(), PLAIN)),
    );
    for (id, step) in &knowledge.self_care {
        texts.push((format!("self-care {id}"), &step.plain, PLAIN));
        texts.extend(step.steps.iter().map(|text| (format!("self-care {id}, step"), text.as_str(), PLAIN)));
    }
    texts.extend(
        knowledge.questions.iter().map(|(id, question)| (format!("question {id}"), question.plain.as_str(), PLAIN)),
    );
    texts.extend(knowledge.claims.iter().map(|claim| (format!("claim {}", claim.id), claim.answer.as_str(), PLAIN)));
    for (id, guide) in &knowledge.guides {
        texts.push((format!("guide {id}"), &guide.plain, PLAIN));
        let items = guide.sections.iter().flat_map(|part| &part.items);
        texts.extend(items.map(|item| (format!("guide {id}, item"), item.text.as_str(), PLAIN)));
    }
    for (id, protocol) in &knowledge.protocols {
        texts.push((format!("protocol {id}"), &protocol.plain, PLAIN));
        texts.extend(protocol.tasks.iter().flat_map(|task| {
            [&task.instruction, &task.why].map(|text| (format!("protocol {id}, {}", task.task), text.as_str(), PLAIN))
        }));
        let limits = protocol.needs.iter().chain(&protocol.when_not).chain(&protocol.stop);
        texts.extend(limits.map(|text| (format!("protocol {id}"), text.as_str(), PLAIN)));
    }
    texts.extend(knowledge.tests.iter().map(|(id, test)| (format!("test {id}"), test.plain.as_str(), PLAIN)));
    for group in &knowledge.red_flag_groups {
        texts.push((format!("red flags {}", group.id), &group.intro, URGENT));
    }
    for test in &knowledge.home_tests {
        texts.extend(test.steps.iter().map(|text| (format!("home test {}, step", test.id), text.as_str(), PLAIN)));
        texts.push((format!("home test {}, not_if", test.id), &test.not_if_plain, PLAIN));
    }
    for group in &knowledge.asking.groups {
        texts.push((format!("group {}", group.id), &group.heading, PLAIN));
    }
    texts
}

#[test]
fn plain_texts_are_plain() {
    let knowledge = Knowledge::embedded();
    let names = names(knowledge);
    let texts = texts(knowledge);
    assert!(texts.len() > 1000, "{} texts", texts.len());
    let mut hard: Vec<(f64, String)> = texts
        .iter()
        .map(|(what, text, highest)| (grade(text, &names) - highest, what, text))
        .filter(|(over, ..)| *over > 0.0)
        .map(|(over, what, text)| (over, format!("{what}: {over:.1} too high: {text}")))
        .collect();
    hard.sort_by(|a, b| b.0.total_cmp(&a.0));
    let lines: Vec<String> = hard.into_iter().map(|(_, line)| line).collect();
    assert!(lines.is_empty(), "{} of {} texts are hard to read:\n{}", lines.len(), texts.len(), lines.join("\n"));
}

#[test]
fn a_short_plain_sentence_is_graded_low_and_a_long_learned_one_high() {
    let none = BTreeSet::new();
    assert!(grade("Call your doctor today. Take a video.", &none) < 4.0);
    assert!(grade("Pharmacological modification necessitates multidisciplinary consideration.", &none) > 15.0);
}

#[test]
fn a_name_does_not_count() {
    let names: BTreeSet<String> = ["metoclopramide".to_owned()].into();
    let with = grade("Ask about metoclopramide.", &names);
    assert!((with - grade("Ask about.", &names)).abs() < 1e-9);
    assert_eq!(names.first().expect("one"), "metoclopramide");
}

#[test]
fn syllables_are_counted_by_ear() {
    for (word, count) in [("shake", 1), ("tremor", 2), ("doctor", 2), ("emergency", 4), ("table", 2), ("stopped", 1)] {
        assert_eq!(syllables(word), count, "{word}");
    }
}
