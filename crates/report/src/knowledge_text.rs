//! Knowledge as text: causes, findings and sources for the terminal, each claim with its source and mark.

use crate::text::Page;
use crate::words;
use nullpoint_knowledge::schema::{Cause, CauseClue, Finding, HpoMatch, Knowledge, Source};
use nullpoint_knowledge::share::Share;
use std::collections::{BTreeMap, BTreeSet};

/// Said under every page of knowledge.
const NOT_REVIEWED: &str =
    "Not yet reviewed by a clinician. This names possible causes; it does not say what you have.";

/// All causes, a line each, the commonest among presenters first.
#[must_use]
pub fn causes(knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    page.paragraph("", &format!("{} causes, the commonest first (our estimates).", knowledge.causes.len()));
    page.blank();
    for (id, cause) in knowledge.causes_by_share() {
        page.put(&format!("{id}\n"));
        let share = knowledge.prior_share(id).map(words::percent).unwrap_or_default();
        page.paragraph("    ", &format!("{} ({}; {share} of people who ask)", cause.name, cause.category));
    }
    page.blank();
    page.paragraph("", NOT_REVIEWED);
    page.text
}

/// One cause with its clues.
#[must_use]
pub fn cause(id: &str, cause: &Cause, knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    page.put(&format!("{} [{id}]\n", cause.name));
    page.paragraph("", &cause.clinical_name);
    page.blank();
    page.paragraph("", &cause.plain);
    if !cause.synonyms.is_empty() {
        page.item(&format!("Also called: {}", cause.synonyms.join("; ")));
    }
    page.item(&format!("How it comes about: {}", cause.mechanism));
    page.item(&format!("When it starts: {}", cause.onset.typical));
    let [youngest, oldest] = cause.onset.plausible_age_now_years;
    page.item(&format!("Age now, plausibly: {youngest} to {oldest} years"));
    page.item(&format!("Men and women: {}", cause.onset.sex_ratio));
    page.item(&format!("How it goes on: {}", cause.course));
    let estimate = if cause.prevalence.estimate { " (our estimate)" } else { "" };
    page.item(&format!("How common: {}{estimate}{}", cause.prevalence.text, in_brackets(&cause.prevalence.sources)));
    let share = knowledge.prior_share(id).map(words::percent).unwrap_or_default();
    page.item(&format!("Of people who ask about such movements: {share} (our estimate). {}", cause.prior.reasoning));
    movement(&mut page, cause);
    if let Some(code) = &cause.icd10cm {
        page.item(&format!("ICD-10-CM {}: {}", code.code, code.label));
    }
    for xref in &cause.xrefs {
        let checked = if xref.checked { "checked" } else { "recalled, not checked" };
        let note = xref.note.as_deref().map(|note| format!("; {note}")).unwrap_or_default();
        page.item(&format!("{} ({checked}{note})", xref.id));
    }
    page.heading("Findings: with it, and among others who present");
    let mut ranked: Vec<(&CauseClue, Share<'_>, Option<Share<'_>>)> =
        cause.clues.iter().map(|clue| (clue, clue.with(knowledge), without(clue, knowledge))).collect();
    let ratio = |with: &Share<'_>, without: &Option<Share<'_>>| without.as_ref().map_or(1.0, |w| with.value / w.value);
    ranked.sort_by(|a, b| ratio(&b.1, &b.2).total_cmp(&ratio(&a.1, &a.2)).then_with(|| a.0.finding.cmp(&b.0.finding)));
    for (clue, with, without) in &ranked {
        clue_lines(&mut page, clue, with, without.as_ref(), knowledge);
    }
    let mut ids: BTreeSet<&str> = cause.text_sources.iter().map(String::as_str).collect();
    ids.extend(cause.prevalence.sources.iter().map(String::as_str));
    ids.extend(cause.movement.iter().flat_map(|movement| &movement.sources).map(String::as_str));
    ids.extend(cause.clues.iter().filter_map(|clue| clue.source.as_deref()));
    page.heading("Sources");
    for id in ids {
        if let Some(source) = knowledge.sources.get(id) {
            page.item(&format!("{id}: {}", source.full_citation()));
        }
    }
    page.blank();
    page.paragraph("", NOT_REVIEWED);
    page.text
}

fn movement(page: &mut Page, cause: &Cause) {
    let Some(signature) = &cause.movement else {
        page.item("How it moves: not described in the sources that we hold");
        return;
    };
    let band = signature.band_hz.as_deref().map(|band| format!("{band} Hz; ")).unwrap_or_default();
    page.item(&format!(
        "How it moves: {band}axis {}; regularity {}; size {}; seen in {}; lying down: {}; {}{}",
        signature.axis,
        signature.regularity,
        signature.amplitude,
        signature.state,
        signature.supine,
        signature.events,
        in_brackets(&signature.sources)
    ));
}

fn without<'k>(clue: &CauseClue, knowledge: &'k Knowledge) -> Option<Share<'k>> {
    knowledge.findings.get(&clue.finding)?.without(knowledge)
}

fn clue_lines(page: &mut Page, clue: &CauseClue, with: &Share<'_>, without: Option<&Share<'_>>, knowledge: &Knowledge) {
    let others = without.map(|without| format!("; {without} without")).unwrap_or_default();
    page.item(&format!("{}: {with} with it{others}", words::label(&clue.finding, knowledge)));
    let mut notes = Vec::new();
    if let Some(restated) = &clue.presenters {
        notes.push(format!("restated among those who present: {}", restated.reasoning));
    }
    if let Some([low, high]) = clue.range {
        notes.push(format!("sources range from {} to {}", words::percent(low), words::percent(high)));
    }
    notes.extend(clue.class_assigned_by.iter().map(|who| format!("class assigned by {who}")));
    notes.extend(clue.note.clone());
    if !notes.is_empty() {
        page.paragraph("    ", &notes.join("; "));
    }
}

/// Findings with their questions, by id.
#[must_use]
pub fn findings(findings: &BTreeMap<&String, &Finding>) -> String {
    let mut page = Page::default();
    for (id, finding) in findings {
        page.put(&format!("{id}\n"));
        page.paragraph("    ", &finding.question);
        if let Some(hpo) = &finding.hpo {
            let near = if hpo.r#match == HpoMatch::Close { "close to" } else { "related to" };
            page.paragraph("    ", &format!("{}; {near} {} {}", finding.clinical, hpo.id, hpo.label));
        } else {
            page.paragraph("    ", &finding.clinical);
        }
    }
    page.text
}

/// One source, and the records that rest on it.
#[must_use]
pub fn source(id: &str, source: &Source, knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    page.put(&format!("{} [{id}]\n", source.citation()));
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
    used.extend(knowledge.help_citing(id).into_iter().map(|(kind, id)| format!("{kind} {id}")));
    used
}

fn in_brackets(ids: &[String]) -> String {
    if ids.is_empty() { String::new() } else { format!(" [{}]", ids.join(", ")) }
}
