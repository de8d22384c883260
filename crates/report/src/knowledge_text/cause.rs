//! Causes as text: the list, and one cause with what it is, why it happens, how to tell, how soon it needs help, what
//! helps and whom to see.

use super::care::{how_soon, professional};
use super::{NOT_REVIEWED, foot, in_brackets};
use crate::knowledge_view::{CauseView, ShortHelp};
use crate::text::Page;
use crate::words;
use nullpoint_knowledge::schema::{Cause, CauseClue, Knowledge, Role};
use nullpoint_knowledge::share::Share;

/// Signs that call for help, shown with a cause; `nullpoint care` tells all.
const SIGNS: usize = 4;
/// Treatments shown with a cause; `nullpoint treatment` tells all.
const HELPS: usize = 6;

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

/// One cause: what it is, how soon it needs help, what helps, whom to see, and its clues.
#[must_use]
pub fn cause(view: &CauseView<'_>, knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    let (id, cause) = (view.cause.id, view.cause.record);
    page.paragraph("", &format!("{} [{id}]", cause.name));
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
    how_soon(&mut page, &view.how_soon, SIGNS);
    what_helps(&mut page, view);
    whom_to_see(&mut page, view);
    self_care(&mut page, view, knowledge);
    page.heading("How to tell: findings with it, and among others who present");
    let mut ranked: Vec<(&CauseClue, Share<'_>, Option<Share<'_>>)> =
        cause.clues.iter().map(|clue| (clue, clue.with(knowledge), without(clue, knowledge))).collect();
    let ratio = |with: &Share<'_>, without: &Option<Share<'_>>| without.as_ref().map_or(1.0, |w| with.value / w.value);
    ranked.sort_by(|a, b| ratio(&b.1, &b.2).total_cmp(&ratio(&a.1, &a.2)).then_with(|| a.0.finding.cmp(&b.0.finding)));
    if ranked.is_empty() {
        page.paragraph(
            "",
            "None of the findings that Nullpoint asks about tells it yet. What people notice stands at the top.",
        );
    }
    for (clue, with, without) in &ranked {
        clue_lines(&mut page, clue, with, without.as_ref(), knowledge);
    }
    let of_texts = cause.text_sources.iter().chain(&cause.prevalence.sources);
    let of_movement = cause.movement.iter().flat_map(|movement| &movement.sources);
    let of_clues = cause.clues.iter().filter_map(|clue| clue.source.as_ref());
    let of_care = view.see_first.iter().flat_map(|who| &who.record.sources);
    foot(&mut page, of_texts.chain(of_movement).chain(of_clues).chain(of_care), knowledge);
    page.text
}

/// The treatments in order, by name, and what is not worth trying.
fn what_helps(page: &mut Page, view: &CauseView<'_>) {
    page.heading("What helps");
    let is_avoided = |help: &&ShortHelp<'_>| help.role == Role::Avoid;
    let names = |help: &ShortHelp<'_>| format!("{} [{}]", help.name, help.treatment);
    let helping: Vec<&ShortHelp<'_>> = view.what_helps.iter().filter(|help| !is_avoided(help)).collect();
    for help in helping.iter().take(HELPS) {
        page.item(&format!("{}: {}", names(help), help.role.words()));
    }
    if helping.len() > HELPS {
        page.paragraph("", &format!("  and {} more", helping.len() - HELPS));
    }
    let avoided: Vec<String> = view.what_helps.iter().filter(is_avoided).map(names).collect();
    if !avoided.is_empty() {
        page.item(&format!("{}: {}", capital(Role::Avoid.words()), avoided.join("; ")));
    }
    page.paragraph("", "A clinician may offer these. Do not start, change or stop one on your own.");
    page.paragraph("", &format!("Effects and harms: nullpoint treatment {}", view.cause.id));
}

fn whom_to_see(page: &mut Page, view: &CauseView<'_>) {
    page.heading("Whom to see first");
    view.see_first.iter().for_each(|first| professional(page, first));
    page.paragraph("", &format!("Who else, and tests: nullpoint care {}", view.cause.id));
}

fn self_care(page: &mut Page, view: &CauseView<'_>, knowledge: &Knowledge) {
    page.heading("Self-care");
    for id in &view.self_care {
        if let Some(step) = knowledge.self_care_step(id) {
            page.item(&format!("{} [{id}]: {}", step.name, step.plain));
        }
    }
    page.paragraph("", "How to do it, and when not: nullpoint selfcare ID");
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge_view;

    #[test]
    fn every_cause_answers_what_why_how_to_tell_how_soon_what_helps_and_whom_to_see() {
        let knowledge = Knowledge::embedded();
        for id in knowledge.causes.keys() {
            let text = cause(&knowledge_view::cause(id, knowledge).unwrap(), knowledge);
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
