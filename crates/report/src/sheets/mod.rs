//! Sheets of knowledge, one file per kind, each claim with its source and mark.
//!
//! What is recalled, unchecked or our own estimate is shown as such.

mod ask;
mod care;
mod cause;
mod claim;
mod explanation;
mod finding;
mod guide;
mod measure;
mod medicine;
mod question;
mod raised;
mod self_care;
mod source;
mod treatment;
mod trigger;

pub use ask::asked;
pub use care::{care, care_in_general, country};
pub use cause::{cause, causes};
pub use claim::{claim, claims};
pub use explanation::explanation;
pub use finding::findings;
pub use guide::{guide, guides};
pub use measure::{home_measure, scale, scales};
pub use medicine::{medicine, medicines, medicines_known};
pub use question::{question, questions};
pub use raised::raised;
pub use self_care::{self_care, self_care_step};
pub use source::{source, sources};
pub use treatment::{treatment, treatments, what_helps};
pub use trigger::{trigger, triggers};

use crate::sheet::{Block, Kind, Line, Sheet};
use nullpoint_knowledge::schema::Knowledge;
use std::collections::BTreeSet;

/// Said under every page of knowledge.
const NOT_REVIEWED: &str =
    "Not yet reviewed by a clinician. This names possible causes; it does not say what you have.";

/// The sources behind a sheet, each once, in order of id.
fn sources_of<'i>(page: &mut Sheet, ids: impl IntoIterator<Item = &'i String>) {
    let ids: BTreeSet<&String> = ids.into_iter().collect();
    if !ids.is_empty() {
        page.push(Block::Sources(ids.into_iter().cloned().collect()));
    }
}

/// The end of a page: each source once, in order of id, and that nobody reviewed it.
fn foot<'i>(page: &mut Sheet, ids: impl IntoIterator<Item = &'i String>) {
    sources_of(page, ids);
    page.blank();
    page.paragraph(NOT_REVIEWED);
}

/// A cause by its name.
fn cause_named(id: &str, knowledge: &Knowledge) -> Line {
    knowledge.causes.get(id).map_or_else(|| id.into(), |cause| Line::record(Kind::Cause, id, &cause.name))
}

/// A scale, a home measure or a laboratory measure by its name.
fn measure_named(id: &str, knowledge: &Knowledge) -> Line {
    match knowledge.measure_name(id) {
        Some(name) if knowledge.lab_measures.contains_key(id) => format!("{name} [{id}]").into(),
        Some(name) => Line::record(Kind::Measure, id, name),
        None => id.into(),
    }
}

/// Causes by name.
fn causes_named(any_cause: bool, ids: &[String], knowledge: &Knowledge) -> Vec<Line> {
    let mut named: Vec<Line> = ids.iter().map(|id| cause_named(id, knowledge)).collect();
    if any_cause {
        named.insert(0, if ids.is_empty() { "any cause" } else { "any cause; made for:" }.into());
    }
    named
}

/// The first letter small, for the middle of a sentence.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge_view::{self, Named};
    use nullpoint_reason::medicine::medicine_named;

    /// Every sheet of knowledge there is, with what it is of.
    pub(crate) fn all() -> Vec<(String, Sheet)> {
        let all = Knowledge::embedded();
        let mut sheets = vec![
            ("causes".to_owned(), causes(all)),
            ("treatments".to_owned(), treatments(all)),
            ("self-care".to_owned(), self_care(all)),
            ("triggers".to_owned(), triggers(all)),
            ("scales".to_owned(), scales(all)),
            ("claims".to_owned(), claims(all)),
            ("questions".to_owned(), questions(all)),
            ("medicines".to_owned(), medicines_known(all)),
            ("care".to_owned(), care_in_general(all)),
            ("guides".to_owned(), guides(all)),
        ];
        let mut add = |id: &str, sheet: Sheet| sheets.push((id.to_owned(), sheet));
        let held = "the id is one of its own";
        for id in all.causes.keys() {
            add(id, cause(&knowledge_view::cause(id, all).expect(held), all));
            add(id, what_helps(&knowledge_view::helps(id, all).expect(held), all));
            let country = knowledge_view::country("GB", all);
            add(id, care(&knowledge_view::care(id, country, all).expect(held), all));
        }
        all.treatments.iter().for_each(|(id, record)| add(id, treatment(&Named { id, record }, all)));
        all.guides.iter().for_each(|(id, record)| add(id, guide(&Named { id, record }, all)));
        all.self_care.iter().for_each(|(id, record)| add(id, self_care_step(&Named { id, record }, all)));
        all.triggers.iter().for_each(|(id, record)| add(id, trigger(&Named { id, record }, all)));
        all.scales.iter().for_each(|(id, record)| add(id, scale(&Named { id, record }, all)));
        all.home_measures.iter().for_each(|(id, record)| add(id, home_measure(&Named { id, record }, all)));
        all.questions.iter().for_each(|(id, record)| add(id, question(&Named { id, record }, all)));
        all.claims.iter().for_each(|record| add(&record.id, claim(record, all)));
        all.medicines().for_each(|of| add(of.id, medicine(&medicine_named(of.id, all))));
        all.sources.iter().for_each(|(id, record)| add(id, source(id, record, all)));
        sheets
    }

    #[test]
    fn every_sheet_fits_a_terminal_but_for_addresses() {
        let knowledge = Knowledge::embedded();
        for (id, sheet) in all() {
            let text = sheet.to_text(knowledge);
            let is_address = |line: &str| line.contains("://") || line.contains("doi:");
            for line in text.lines().filter(|line| !is_address(line)) {
                assert!(line.chars().count() <= 80, "{id}: {line}");
            }
        }
    }

    #[test]
    fn every_source_that_a_sheet_cites_stands_in_its_list() {
        let knowledge = Knowledge::embedded();
        for (id, sheet) in all() {
            let listed: Vec<&String> = sheet
                .blocks
                .iter()
                .filter_map(|block| match block {
                    Block::Sources(ids) => Some(ids),
                    _ => None,
                })
                .flatten()
                .collect();
            for cited in sheet.cited() {
                assert!(listed.contains(&cited) && knowledge.sources.contains_key(cited), "{id}: {cited}");
            }
        }
    }
}
