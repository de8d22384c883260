//! Sources: the list, and one with the records that rest on it.

use super::foot;
use crate::sheet::{Kind, Line, Sheet};
use crate::words;
use nullpoint_knowledge::schema::{Knowledge, Source};
use std::collections::BTreeMap;

/// All sources, in order of id.
#[must_use]
pub fn sources(knowledge: &Knowledge) -> Sheet {
    let mut page = Sheet::of_all("Sources");
    let read = knowledge.sources.values().filter(|source| source.read).count();
    page.paragraph(format!(
        "{} sources. Of {read} an excerpt was read for this; the others are recalled and still have to be checked.",
        knowledge.sources.len()
    ));
    for (id, source) in &knowledge.sources {
        page.entry(Kind::Source, id, &source.citation(), "");
    }
    foot(&mut page, &[]);
    page
}

/// One source, and the records that rest on it.
#[must_use]
pub fn source(id: &str, source: &Source, knowledge: &Knowledge) -> Sheet {
    let mut page = Sheet::of(&source.citation(), id);
    page.blank();
    page.fact("Title", &source.title);
    page.fact("By", &source.authors);
    page.facts("Year", &source.year);
    page.facts("DOI", &source.doi);
    page.facts("PubMed", &source.pmid);
    page.facts("Address", &source.url);
    page.facts("Licence", &source.licence);
    page.facts("How much was read", &source.extent_read);
    page.facts("Note", &source.note);
    page.facts("Withdrawn by its makers", &source.retired);
    page.fact("Mark", source.reading());
    let used = used_by(id, knowledge);
    if !used.is_empty() {
        page.heading("What rests on it");
        for line in used {
            page.item(line);
        }
    }
    page
}

/// The records that cite a source, a line each.
fn used_by(id: &str, knowledge: &Knowledge) -> Vec<Line> {
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
        let named = || Line::from("cause ").then(Line::record(Kind::Cause, cause_id, &cause.name));
        if !clues.is_empty() {
            used.push(named().then(format!(": {}", clues.join("; "))));
        } else if texts.iter().any(|ids| ids.iter().any(|other| other == id)) {
            used.push(named().then(": its text"));
        }
    }
    let cites = |ids: &[String]| ids.iter().any(|other| other == id);
    let rules = knowledge.rules.iter().filter(|rule| cites(&rule.sources));
    used.extend(rules.map(|rule| format!("urgency rule {} [{}]", rule.name, rule.id).into()));
    let findings = knowledge.findings.iter().filter(|(_, finding)| cites(&finding.sources));
    used.extend(findings.map(|(id, finding)| format!("finding {} [{id}]", finding.label).into()));
    let people = knowledge.professionals.iter().filter(|(_, who)| cites(&who.sources));
    used.extend(people.map(|(id, who)| format!("professional {} [{id}]", who.name).into()));
    used.extend(used_by_help(id, knowledge));
    used
}

/// The records of help that cite a source: treatments, medicines, self-care, triggers, measures, tests, questions, claims.
fn used_by_help(id: &str, knowledge: &Knowledge) -> Vec<Line> {
    let cites = |ids: &[String]| ids.iter().any(|other| other == id);
    let mut used = Vec::new();
    for (treatment_id, treatment) in &knowledge.treatments {
        let rows = treatment.r#for.iter().filter(|row| cites(&row.sources));
        let causes: Vec<&str> = rows.map(|row| row.cause.as_str()).collect();
        let named = || Line::from("treatment ").then(Line::record(Kind::Treatment, treatment_id, &treatment.name));
        if !causes.is_empty() {
            used.push(named().then(format!(", for {}", causes.join("; "))));
        } else if cites(&treatment.sources) {
            used.push(named().then(": its text"));
        }
    }
    let mut of_kind = |what: &str, kind: Option<Kind>, records: Vec<(&str, &str, &[String])>| {
        let citing = records.into_iter().filter(|(_, _, ids)| cites(ids));
        used.extend(citing.map(|(id, name, _)| match kind {
            Some(kind) => Line::from(format!("{what} ")).then(Line::record(kind, id, name)),
            None => format!("{what} {name} [{id}]").into(),
        }));
    };
    let medicines =
        knowledge.medicines().map(|of| (of.id, of.medicine.substance.as_str(), of.medicine.sources.as_slice()));
    of_kind("medicine", Some(Kind::Medicine), medicines.collect());
    of_kind("medicine class", None, of(&knowledge.medicine_classes, |of| (&of.name, &of.sources)));
    of_kind("self-care step", Some(Kind::SelfCare), of(&knowledge.self_care, |of| (&of.name, &of.sources)));
    of_kind("trigger", Some(Kind::Trigger), of(&knowledge.triggers, |of| (&of.name, &of.sources)));
    of_kind("scale", Some(Kind::Measure), of(&knowledge.scales, |of| (&of.name, &of.sources)));
    of_kind("home measure", Some(Kind::Measure), of(&knowledge.home_measures, |of| (&of.name, &of.sources)));
    of_kind("test", None, of(&knowledge.tests, |of| (&of.name, &of.sources)));
    of_kind("question", Some(Kind::Question), of(&knowledge.questions, |of| (&of.question, &of.sources)));
    let claims = knowledge.claims.iter().map(|of| (of.id.as_str(), of.statement.as_str(), of.sources.as_slice()));
    of_kind("claim", Some(Kind::Claim), claims.collect());
    used
}

/// Each record's id with its name and its sources.
fn of<T>(records: &BTreeMap<String, T>, told: impl Fn(&T) -> (&String, &Vec<String>)) -> Vec<(&str, &str, &[String])> {
    let told = |(id, record)| {
        let (name, sources) = told(record);
        (String::as_str(id), name.as_str(), sources.as_slice())
    };
    records.iter().map(told).collect()
}
