//! Knowledge as text, one file per kind, each claim with its source and mark.
//!
//! What is recalled, unchecked or our own estimate is shown as such.

mod care;
mod cause;
mod claim;
mod finding;
mod measure;
mod self_care;
mod source;
mod treatment;
mod trigger;

pub use care::{care, care_in_general, country};
pub use cause::{cause, causes};
pub use claim::{claim, claims};
pub use finding::findings;
pub use measure::{home_measure, scale, scales};
pub use self_care::{self_care, self_care_step};
pub use source::source;
pub use treatment::{treatment, treatments, what_helps};
pub use trigger::{trigger, triggers};

use crate::text::Page;
use nullpoint_knowledge::schema::Knowledge;
use std::collections::BTreeSet;

/// Said under every page of knowledge.
const NOT_REVIEWED: &str =
    "Not yet reviewed by a clinician. This names possible causes; it does not say what you have.";

/// Source ids in brackets, after what they are behind.
fn in_brackets(ids: &[String]) -> String {
    if ids.is_empty() { String::new() } else { format!(" [{}]", ids.join(", ")) }
}

/// A list that is told in one item; nothing where it is empty.
fn listed(page: &mut Page, name: &str, texts: &[String]) {
    if !texts.is_empty() {
        page.item(&format!("{name}: {}", texts.join("; ")));
    }
}

/// A list under a heading, an item each; nothing where it is empty.
fn section(page: &mut Page, heading: &str, texts: &[String]) {
    if texts.is_empty() {
        return;
    }
    page.heading(heading);
    texts.iter().for_each(|text| page.item(text));
}

/// The end of a page: each source once, in order of id, and that nobody reviewed it.
fn foot<'i>(page: &mut Page, ids: impl IntoIterator<Item = &'i String>, knowledge: &Knowledge) {
    let ids: BTreeSet<&String> = ids.into_iter().collect();
    if !ids.is_empty() {
        page.heading("Sources");
    }
    for id in ids {
        if let Some(source) = knowledge.sources.get(id) {
            page.item(&format!("{id}: {}", source.full_citation()));
        }
    }
    page.blank();
    page.paragraph("", NOT_REVIEWED);
}

/// The name of a cause with its id.
fn cause_name(id: &str, knowledge: &Knowledge) -> String {
    knowledge.causes.get(id).map_or_else(|| id.to_owned(), |cause| format!("{} [{id}]", cause.name))
}

/// The name of a scale, a home measure or a laboratory measure, with its id.
fn measure_name(id: &str, knowledge: &Knowledge) -> String {
    knowledge.measure_name(id).map_or_else(|| id.to_owned(), |name| format!("{name} [{id}]"))
}

/// Causes by name, in one line.
fn causes_named(any_cause: bool, ids: &[String], knowledge: &Knowledge) -> String {
    let named: Vec<String> = ids.iter().map(|id| cause_name(id, knowledge)).collect();
    match (any_cause, named.is_empty()) {
        (true, true) => "any cause".into(),
        (true, false) => format!("any cause; made for {}", named.join("; ")),
        (false, _) => named.join("; "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge_view::{self, Named};

    /// Every page of knowledge there is, with what it is of.
    fn pages() -> Vec<(String, String)> {
        let all = Knowledge::embedded();
        let mut pages = vec![
            ("causes".to_owned(), causes(all)),
            ("treatments".to_owned(), treatments(all)),
            ("self-care".to_owned(), self_care(all)),
            ("triggers".to_owned(), triggers(all)),
            ("scales".to_owned(), scales(all)),
            ("claims".to_owned(), claims(all)),
            ("care".to_owned(), care_in_general(all)),
        ];
        let mut add = |id: &str, text: String| pages.push((id.to_owned(), text));
        let held = "the id is one of its own";
        for id in all.causes.keys() {
            add(id, cause(&knowledge_view::cause(id, all).expect(held), all));
            add(id, what_helps(&knowledge_view::helps(id, all).expect(held), all));
            let country = knowledge_view::country("GB", all);
            add(id, care(&knowledge_view::care(id, country, all).expect(held), all));
        }
        all.treatments.iter().for_each(|(id, record)| add(id, treatment(&Named { id, record }, all)));
        all.self_care.iter().for_each(|(id, record)| add(id, self_care_step(&Named { id, record }, all)));
        all.triggers.iter().for_each(|(id, record)| add(id, trigger(&Named { id, record }, all)));
        all.scales.iter().for_each(|(id, record)| add(id, scale(&Named { id, record }, all)));
        all.home_measures.iter().for_each(|(id, record)| add(id, home_measure(&Named { id, record }, all)));
        all.claims.iter().for_each(|record| add(&record.id, claim(record, all)));
        all.sources.iter().for_each(|(id, record)| add(id, source(id, record, all)));
        pages
    }

    #[test]
    fn every_page_fits_a_terminal_but_for_addresses() {
        for (id, text) in pages() {
            let is_address = |line: &str| line.contains("://") || line.contains("doi:");
            for line in text.lines().filter(|line| !is_address(line)) {
                assert!(line.chars().count() <= 80, "{id}: {line}");
            }
        }
    }

    #[test]
    fn every_source_that_a_page_names_in_brackets_stands_in_its_list() {
        let all = Knowledge::embedded();
        for id in all.causes.keys() {
            let view = knowledge_view::helps(id, all).expect("the id is one of its own");
            let text = what_helps(&view, all);
            for source in view.treatments.iter().flat_map(|row| &row.helps.sources) {
                assert!(text.contains(&format!("\n- {source}: ")), "{id}: {source}");
            }
        }
    }
}
