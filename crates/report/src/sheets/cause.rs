//! Causes: the list, and one cause with what it is, why it happens, how to tell, how soon it needs help, what helps and
//! whom to see.

use super::care::{how_soon, professional};
use super::{NOT_REVIEWED, foot};
use crate::knowledge_view::{CauseView, ShortHelp};
use crate::sheet::{Kind, Line, Sheet};
use crate::words;
use nullpoint_knowledge::schema::{Cause, CauseClue, Knowledge, Role};
use nullpoint_knowledge::share::Share;

/// Signs that call for help, shown with a cause; its way through care tells all.
const SIGNS: usize = 4;
/// Treatments shown with a cause; the page of what helps tells all.
const HELPS: usize = 6;

/// All causes, a line each, the commonest among presenters first.
#[must_use]
pub fn causes(knowledge: &Knowledge) -> Sheet {
    let mut page = Sheet::of_all("Causes");
    page.paragraph(format!("{} causes, the commonest first (our estimates).", knowledge.causes.len()));
    page.blank();
    for (id, cause) in knowledge.causes_by_share() {
        let share = knowledge.prior_share(id).map(words::percent).unwrap_or_default();
        page.entry(Kind::Cause, id, &cause.name, format!(" ({}; {share} of people who ask)", cause.category));
    }
    page.blank();
    page.paragraph(NOT_REVIEWED);
    page
}

/// One cause: what it is, how soon it needs help, what helps, whom to see, and its clues.
#[must_use]
pub fn cause(view: &CauseView<'_>, knowledge: &Knowledge) -> Sheet {
    let (id, cause) = (view.cause.id, view.cause.record);
    let mut page = Sheet::of(&cause.name, id);
    page.paragraph(&cause.clinical_name);
    page.blank();
    page.paragraph(&cause.plain);
    page.facts("Also called", &cause.synonyms);
    page.fact("How it comes about", Line::from(&cause.mechanism).cites(&cause.text_sources));
    page.fact("When it starts", &cause.onset.typical);
    let [youngest, oldest] = cause.onset.plausible_age_now_years;
    page.fact("Age now, plausibly", format!("{youngest} to {oldest} years"));
    page.fact("Men and women", &cause.onset.sex_ratio);
    page.fact("How it goes on", &cause.course);
    let estimate = if cause.prevalence.estimate { " (our estimate)" } else { "" };
    let common = format!("{}{estimate}", cause.prevalence.text);
    page.fact("How common", Line::from(common).cites(&cause.prevalence.sources));
    let share = knowledge.prior_share(id).map(words::percent).unwrap_or_default();
    page.fact("Of people who ask about such movements", format!("{share} (our estimate). {}", cause.prior.reasoning));
    movement(&mut page, cause);
    if let Some(code) = &cause.icd10cm {
        page.fact("ICD-10-CM", format!("{}: {}", code.code, code.label));
    }
    let codes = cause.xrefs.iter().map(|xref| {
        let checked = if xref.checked { "checked" } else { "recalled, not checked" };
        let note = xref.note.as_deref().map(|note| format!("; {note}")).unwrap_or_default();
        format!("{} ({checked}{note})", xref.id)
    });
    page.facts("Codes", codes);
    how_soon(&mut page, &view.how_soon, SIGNS);
    what_helps(&mut page, view);
    whom_to_see(&mut page, view);
    self_care(&mut page, view, knowledge);
    clues(&mut page, cause, knowledge);
    let of_texts = cause.text_sources.iter().chain(&cause.prevalence.sources);
    let of_movement = cause.movement.iter().flat_map(|movement| &movement.sources);
    let of_clues = cause.clues.iter().filter_map(|clue| clue.source.as_ref());
    let of_care = view.see_first.iter().flat_map(|who| &who.record.sources);
    foot(&mut page, of_texts.chain(of_movement).chain(of_clues).chain(of_care));
    page
}

/// The treatments in order, by name, and what is not worth trying.
fn what_helps(page: &mut Sheet, view: &CauseView<'_>) {
    page.heading("What helps");
    let is_avoided = |help: &&ShortHelp<'_>| help.role == Role::Avoid;
    let named = |help: &ShortHelp<'_>| Line::record(Kind::Treatment, help.treatment, help.name);
    let helping: Vec<&ShortHelp<'_>> = view.what_helps.iter().filter(|help| !is_avoided(help)).collect();
    for help in helping.iter().take(HELPS) {
        page.item(named(help).then(format!(": {}", help.role.words())));
    }
    if helping.len() > HELPS {
        page.under(format!("and {} more", helping.len() - HELPS));
    }
    page.facts("Not worth trying, or harmful", view.what_helps.iter().filter(is_avoided).map(named));
    page.paragraph("A clinician may offer these. Do not start, change or stop one on your own.");
    page.pointer("Effects and harms", Kind::WhatHelps, view.cause.id);
}

fn whom_to_see(page: &mut Sheet, view: &CauseView<'_>) {
    page.heading("Whom to see first");
    view.see_first.iter().for_each(|first| professional(page, first));
    page.pointer("Who else, and tests", Kind::Care, view.cause.id);
}

fn self_care(page: &mut Sheet, view: &CauseView<'_>, knowledge: &Knowledge) {
    page.heading("Self-care");
    for id in &view.self_care {
        if let Some(step) = knowledge.self_care_step(id) {
            page.item(Line::record(Kind::SelfCare, id, &step.name).then(format!(": {}", step.plain)));
        }
    }
    page.on_terminal("How to do it, and when not: nullpoint selfcare ID");
}

fn movement(page: &mut Sheet, cause: &Cause) {
    let Some(signature) = &cause.movement else {
        page.fact("How it moves", "not described in the sources that we hold");
        return;
    };
    let band = signature.band_hz.as_deref().map(|band| format!("{band} Hz; ")).unwrap_or_default();
    let moves = format!(
        "{band}axis {}; regularity {}; size {}; seen in {}; lying down: {}; {}",
        signature.axis, signature.regularity, signature.amplitude, signature.state, signature.supine, signature.events,
    );
    page.fact("How it moves", Line::from(moves).cites(&signature.sources));
}

/// Findings with it and without it, the strongest first.
fn clues(page: &mut Sheet, cause: &Cause, knowledge: &Knowledge) {
    page.heading("How to tell: findings with it, and among others who present");
    let mut ranked: Vec<(&CauseClue, Share<'_>, Option<Share<'_>>)> =
        cause.clues.iter().map(|clue| (clue, clue.with(knowledge), without(clue, knowledge))).collect();
    let ratio = |with: &Share<'_>, without: &Option<Share<'_>>| without.as_ref().map_or(1.0, |w| with.value / w.value);
    ranked.sort_by(|a, b| ratio(&b.1, &b.2).total_cmp(&ratio(&a.1, &a.2)).then_with(|| a.0.finding.cmp(&b.0.finding)));
    if ranked.is_empty() {
        page.paragraph(
            "None of the findings that Nullpoint asks about tells it yet. What people notice stands at the top.",
        );
    }
    for (clue, with, without) in &ranked {
        clue_lines(page, clue, with, without.as_ref(), knowledge);
    }
}

fn without<'k>(clue: &CauseClue, knowledge: &'k Knowledge) -> Option<Share<'k>> {
    knowledge.findings.get(&clue.finding)?.without(knowledge)
}

fn clue_lines(
    page: &mut Sheet,
    clue: &CauseClue,
    with: &Share<'_>,
    without: Option<&Share<'_>>,
    knowledge: &Knowledge,
) {
    let others = without.map(|without| format!("; {without} without")).unwrap_or_default();
    page.item(format!("{}: {with} with it{others}", words::label(&clue.finding, knowledge)));
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
        page.under(notes.join("; "));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge_view;

    #[test]
    fn every_cause_answers_what_why_how_to_tell_how_soon_what_helps_and_whom_to_see() {
        let knowledge = Knowledge::embedded();
        for id in knowledge.causes.keys() {
            let text = cause(&knowledge_view::cause(id, knowledge).unwrap(), knowledge).to_text(knowledge);
            for answer in [
                "- How it comes about: ",
                "\nHow to tell: ",
                "\nHow soon: ",
                "\nWhat helps\n----------\n- ",
                "\nWhom to see first\n-----------------\n- ",
            ] {
                assert!(text.contains(answer), "{id}: {answer}\n{text}");
            }
            for pointer in ["nullpoint treatment ", "nullpoint care ", "nullpoint selfcare "] {
                assert!(text.contains(pointer), "{id}: {pointer}");
            }
        }
    }
}
