//! The files hold all that was compiled: a record that goes missing is noticed here.

use nullpoint_knowledge::schema::{Among, AnswerKind, CauseClue, Knowledge};
use nullpoint_knowledge::share::Mark;
use std::collections::BTreeMap;

fn clues() -> impl Iterator<Item = &'static CauseClue> {
    Knowledge::embedded().causes.values().flat_map(|cause| &cause.clues)
}

#[test]
fn every_cause_finding_and_source_of_the_first_compilation_is_there() {
    let knowledge = Knowledge::embedded();
    assert_eq!(knowledge.causes.len(), 91 + 5, "five came with the treatments");
    assert_eq!(
        knowledge.findings.len(),
        203 + 2 + 3,
        "two findings came with the review of the urgency rules, three with medicines"
    );
    assert_eq!(
        knowledge.sources.len(),
        441 + 368 - 3 + 112 + 2 + 3,
        "three of the treatments' sources were there before; three came with the guide, and one stood there twice"
    );
    assert_eq!(clues().count(), 1081 + 7 + 16, "seven came with the causes of the treatments, 16 with medicines");
}

#[test]
fn clues_keep_how_each_share_was_come_by() {
    let knowledge = Knowledge::embedded();
    let mut marks: BTreeMap<&str, usize> = BTreeMap::new();
    for clue in clues() {
        *marks.entry(clue.as_stated(knowledge).mark.word()).or_default() += 1;
    }
    assert_eq!(marks, BTreeMap::from([("class", 540), ("counted", 151), ("estimate", 355 + 7 + 5), ("published", 46)]));
    assert_eq!(clues().filter(|clue| clue.range.is_some()).count(), 46);
    assert_eq!(clues().filter(|clue| clue.note.is_some()).count(), 225);
    assert_eq!(clues().filter(|clue| clue.class_assigned_by.is_some()).count(), 503);
}

#[test]
fn every_share_says_among_whom() {
    let of = |among| clues().filter(|clue| clue.among == among).count();
    assert_eq!((of(Among::All), of(Among::Presenters)), (587, 506 + 11));
    assert_eq!(clues().filter(|clue| clue.presenters.is_some()).count(), 73);
}

#[test]
fn sources_say_whether_they_were_read() {
    let sources = &Knowledge::embedded().sources;
    let read = sources.values().filter(|source| source.read).count();
    assert_eq!((read, sources.len() - read), (428 + 346 - 3 + 112 + 2 + 3, 13 + 22));
    let how_much = sources.values().filter(|source| source.read && source.extent_read.is_some()).count();
    assert_eq!(how_much, 421 + 346 - 3 + 112 + 2 + 3);
    let cited =
        |read| clues().filter_map(|clue| clue.source.as_ref()).filter(|source| sources[*source].read == read).count();
    assert_eq!((cited(true), cited(false)), (723, 14));
}

#[test]
fn the_shares_first_estimated_are_kept_as_they_were() {
    let all: f64 = Knowledge::embedded().causes.values().map(|cause| cause.prior.per_1000).sum();
    assert!((all - 1028.748 - 4.3).abs() < 1e-6, "{all}");
}

#[test]
fn every_yes_or_no_finding_has_both_wordings_and_a_share_among_others() {
    let knowledge = Knowledge::embedded();
    for (id, finding) in &knowledge.findings {
        assert_eq!(finding.without.is_some(), finding.answer == AnswerKind::YesNoUnknown, "{id}");
        assert!(finding.question_other.ends_with('?') || finding.question_other.ends_with(')'), "{id}");
        if let Some(without) = finding.without(knowledge) {
            assert!(without.value > 0.0 && without.value < 1.0, "{id}");
            assert_eq!(without.mark, Mark::Estimate, "{id}: none has a source so far");
        }
    }
}

#[test]
fn every_yes_or_no_finding_can_be_said_in_own_words() {
    let knowledge = Knowledge::embedded();
    let says = |id: &&String| knowledge.phrases.finding.get(*id).is_some_and(|says| !says.present.is_empty());
    let unsaid: Vec<&String> = knowledge.findings.keys().filter(|id| *id != "age-now" && !says(id)).collect();
    assert!(unsaid.is_empty(), "no saying tells {unsaid:?}");
}

#[test]
fn a_question_about_another_person_is_worded_for_who_watches_them() {
    for (id, finding) in &Knowledge::embedded().findings {
        let spoken = finding.question.to_lowercase();
        let to_oneself =
            spoken.split(|letter: char| !letter.is_alphabetic()).any(|word| word == "you" || word == "your");
        assert!(!to_oneself || finding.question_other != finding.question, "{id}: {}", finding.question_other);
    }
}

#[test]
fn no_path_of_a_machine_is_left_as_an_address() {
    for (id, source) in &Knowledge::embedded().sources {
        assert!(source.url.as_ref().is_none_or(|url| url.starts_with("http")), "{id}");
    }
}

#[test]
fn words_that_name_medicines_are_lower_case() {
    let findings = &Knowledge::embedded().findings;
    let named: Vec<_> = findings.iter().filter(|(_, finding)| !finding.medicine_words.is_empty()).collect();
    assert_eq!(named.len(), 7);
    for (id, finding) in named {
        assert!(finding.medicine_words.iter().all(|word| *word == word.to_lowercase()), "{id}");
    }
}
