//! `docs/questions.md` is what the records say of the old web pages, line for line. `cargo xtask accept` writes it.
#![expect(clippy::expect_used, reason = "a test stops where something is missing, and says where")]

use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::{Claim, ClaimRefs};
use std::fmt::Write as _;
use std::{env, fs};

/// The written page.
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/questions.md");

const HEAD: &str = "\
# The old questions, answered

Four old web pages on head twitching, each statement and question of them, and where Nullpoint answers it. Made from
`crates/knowledge/claims.toml` and `questions.toml` by a test; `cargo xtask accept` writes it anew.

- A question is answered by `nullpoint ask \"the question\"`; the entry is its id in `questions.toml`.
- A statement is answered by `nullpoint claims ID` (its first column), with our verdict; the entries are the records
  behind the answer, for `nullpoint cause`, `treatment`, `selfcare`, `triggers`, `scales`, `medicine` and `care`.
";

/// A cell of a table: no bar may end it.
fn cell(text: &str) -> String {
    text.replace('|', "/")
}

fn entries(refs: &ClaimRefs) -> String {
    let kinds: [(&str, &[String]); 11] = [
        ("cause", &refs.causes),
        ("finding", &refs.findings),
        ("urgency rule", &refs.rules),
        ("question", &refs.questions),
        ("treatment", &refs.treatments),
        ("self-care", &refs.self_care),
        ("medicine", &refs.medicines),
        ("trigger", &refs.triggers),
        ("measure", &refs.scales),
        ("professional", &refs.professionals),
        ("test", &refs.tests),
    ];
    let named: Vec<String> = kinds
        .iter()
        .filter(|(_, ids)| !ids.is_empty())
        .map(|(kind, ids)| format!("{kind} {}", ids.join(", ")))
        .collect();
    named.join("; ")
}

fn statement(claim: &Claim) -> String {
    let verdict = claim.verdict.words();
    format!("| {} | {} | {verdict} | {} |", claim.id, cell(&claim.statement), cell(&entries(&claim.refs)))
}

/// The page as the records have it.
fn page(knowledge: &Knowledge) -> String {
    let mut text = HEAD.to_owned();
    for number in ["000", "001", "002", "003"] {
        write!(text, "\n## Old page {number}\n").expect("a text takes all");
        text.push_str("\n| question | entry |\n| --- | --- |\n");
        let asked = format!("old-page-{number}");
        for (id, question) in knowledge.questions.iter().filter(|(_, question)| question.asked_in == asked) {
            writeln!(text, "| {} | {id} |", cell(&question.question)).expect("a text takes all");
        }
        text.push_str("\n| claim | statement | verdict | answered in |\n| --- | --- | --- | --- |\n");
        for claim in knowledge.claims.iter().filter(|claim| claim.page == number) {
            writeln!(text, "{}", statement(claim)).expect("a text takes all");
        }
    }
    text
}

#[test]
fn the_written_page_is_what_the_records_say() {
    let now = page(Knowledge::embedded());
    if env::var_os("NULLPOINT_ACCEPT").is_some() {
        fs::write(PAGE, &now).expect("docs can be written");
    }
    let written = fs::read_to_string(PAGE).unwrap_or_default().replace("\r\n", "\n");
    assert!(written == now, "docs/questions.md is not what the records say; run `cargo xtask accept`\n\n{now}");
}

#[test]
fn every_statement_and_question_of_the_old_pages_is_on_it() {
    let knowledge = Knowledge::embedded();
    let page = page(knowledge);
    assert_eq!(page.lines().filter(|line| line.starts_with("| c") && line.contains(" | ")).count(), 95 + 4);
    let asked = knowledge.questions.iter().filter(|(_, question)| question.asked_in.starts_with("old-page-"));
    for (id, question) in asked {
        assert!(page.contains(&format!("| {} | {id} |", question.question)), "{id}");
    }
}
