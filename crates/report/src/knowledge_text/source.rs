//! Sources as text, each with the records that rest on it.

use crate::text::Page;
use crate::words;
use nullpoint_knowledge::schema::{Knowledge, Source};
use std::collections::BTreeMap;

/// One source, and the records that rest on it.
#[must_use]
pub fn source(id: &str, source: &Source, knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    page.paragraph("", &format!("{} [{id}]", source.citation()));
    page.blank();
    page.item(&format!("Title: {}", source.title));
    page.item(&format!("By: {}", source.authors));
    for (name, value) in [
        ("Year", &source.year),
        ("DOI", &source.doi),
        ("PubMed", &source.pmid),
        ("Address", &source.url),
        ("Licence", &source.licence),
        ("How much was read", &source.extent_read),
        ("Note", &source.note),
        ("Withdrawn by its makers", &source.retired),
    ] {
        if let Some(value) = value {
            page.item(&format!("{name}: {value}"));
        }
    }
    page.item(&format!("Mark: {}", source.reading()));
    let used = used_by(id, knowledge);
    if !used.is_empty() {
        page.heading("What rests on it");
        for line in used {
            page.item(&line);
        }
    }
    page.text
}

/// The records that cite a source, a line each.
fn used_by(id: &str, knowledge: &Knowledge) -> Vec<String> {
    let mut used = Vec::new();
    for (cause_id, cause) in &knowledge.causes {
        let clues: Vec<String> = cause
            .clues
            .iter()
            .filter(|clue| clue.source.as_deref() == Some(id))
            .map(|clue| words::label(&clue.finding, knowledge))
            .collect();
        let movement = cause.movement.as_ref().map(|movement| movement.sources.as_slice()).unwrap_or_default();
        let texts = [&cause.text_sources, &cause.prevalence.sources, movement];
        if !clues.is_empty() {
            used.push(format!("cause {cause_id}: {}", clues.join("; ")));
        } else if texts.iter().any(|ids| ids.iter().any(|other| other == id)) {
            used.push(format!("cause {cause_id}: its text"));
        }
    }
    let cites = |ids: &[String]| ids.iter().any(|other| other == id);
    used.extend(
        knowledge.rules.iter().filter(|rule| cites(&rule.sources)).map(|rule| format!("urgency rule {}", rule.id)),
    );
    used.extend(
        knowledge.findings.iter().filter(|(_, finding)| cites(&finding.sources)).map(|(id, _)| format!("finding {id}")),
    );
    used.extend(
        knowledge
            .professionals
            .iter()
            .filter(|(_, who)| cites(&who.sources))
            .map(|(id, _)| format!("professional {id}")),
    );
    used.extend(used_by_help(id, knowledge));
    used
}

/// The records of help that cite a source: treatments, medicines, self-care, triggers, measures, tests, questions, claims.
fn used_by_help(id: &str, knowledge: &Knowledge) -> Vec<String> {
    let cites = |ids: &[String]| ids.iter().any(|other| other == id);
    let mut used = Vec::new();
    for (treatment_id, treatment) in &knowledge.treatments {
        let rows = treatment.r#for.iter().filter(|row| cites(&row.sources));
        let causes: Vec<&str> = rows.map(|row| row.cause.as_str()).collect();
        if !causes.is_empty() {
            used.push(format!("treatment {treatment_id}, for {}", causes.join("; ")));
        } else if cites(&treatment.sources) {
            used.push(format!("treatment {treatment_id}: its text"));
        }
    }
    let mut of_kind = |kind: &str, records: Vec<(&str, &[String])>| {
        used.extend(records.into_iter().filter(|(_, ids)| cites(ids)).map(|(id, _)| format!("{kind} {id}")));
    };
    of_kind("medicine", knowledge.medicines().map(|entry| (entry.id, entry.medicine.sources.as_slice())).collect());
    of_kind("medicine class", pairs(&knowledge.medicine_classes, |class| &class.sources));
    of_kind("self-care step", pairs(&knowledge.self_care, |step| &step.sources));
    of_kind("trigger", pairs(&knowledge.triggers, |trigger| &trigger.sources));
    of_kind("scale", pairs(&knowledge.scales, |scale| &scale.sources));
    of_kind("home measure", pairs(&knowledge.home_measures, |measure| &measure.sources));
    of_kind("test", pairs(&knowledge.tests, |test| &test.sources));
    of_kind("question", pairs(&knowledge.questions, |question| &question.sources));
    of_kind("claim", knowledge.claims.iter().map(|claim| (claim.id.as_str(), claim.sources.as_slice())).collect());
    used
}

/// Each record's id with its sources.
fn pairs<T>(records: &BTreeMap<String, T>, sources: impl Fn(&T) -> &Vec<String>) -> Vec<(&str, &[String])> {
    records.iter().map(|(id, record)| (id.as_str(), sources(record).as_slice())).collect()
}
