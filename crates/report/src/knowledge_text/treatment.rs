//! Treatments as text: the list, one treatment, and what helps with one cause.

use super::{cause_name, foot, listed, measure_name};
use crate::knowledge_view::{HelpRow, HelpView, Named, retired};
use crate::text::Page;
use nullpoint_knowledge::schema::{Knowledge, Role, Treatment, TreatmentFor, TreatmentKind};

/// Said under every treatment: most of the safety texts come from excerpts.
const CHECK_THE_LABEL: &str = "Check every line against the current label of your country: ask a pharmacist.";

/// All treatments, a line each.
#[must_use]
pub fn treatments(knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    page.paragraph("", &format!("{} treatments. {}", knowledge.treatments.len(), knowledge.treatments_general.plain));
    page.paragraph("", "One in full: nullpoint treatment ID. What helps with a cause: nullpoint treatment CAUSE.");
    page.blank();
    for (id, treatment) in &knowledge.treatments {
        page.put(&format!("{id}\n"));
        page.paragraph("    ", &format!("{} ({})", treatment.name, kind(treatment.kind)));
    }
    foot(&mut page, &knowledge.treatments_general.sources, knowledge);
    page.text
}

/// One treatment in full.
#[must_use]
pub fn treatment(of: &Named<'_, Treatment>, knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    let treatment = of.record;
    page.paragraph("", &format!("{} [{}]", treatment.name, of.id));
    page.paragraph("", kind(treatment.kind));
    page.blank();
    page.paragraph("", &treatment.plain);
    page.item(&format!("How it works: {}", treatment.mechanism));
    facts(&mut page, treatment, knowledge);
    page.heading("For which causes, and how well proven");
    let mut rows: Vec<&TreatmentFor> = treatment.r#for.iter().collect();
    rows.sort_by_key(|row| row.role);
    for row in rows {
        page.item(&format!("{}: {}", cause_name(&row.cause, knowledge), row.role.words()));
        proof(&mut page, row, &retired(row, knowledge));
    }
    before_any(&mut page, knowledge);
    let of_rows = treatment.r#for.iter().flat_map(|row| &row.sources);
    foot(&mut page, treatment.sources.iter().chain(of_rows), knowledge);
    page.text
}

/// What helps with a cause, in order, and what is not worth trying.
#[must_use]
pub fn what_helps(view: &HelpView<'_>, knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    page.paragraph("", &format!("What helps with {} [{}]", view.name, view.cause));
    page.blank();
    page.paragraph("", &view.general.plain);
    if let Some(estimate) = view.estimate {
        page.item(&format!("The order is our own estimate: {estimate}"));
    }
    for role in [Role::FirstLine, Role::SecondLine, Role::Option, Role::Avoid] {
        let rows: Vec<&HelpRow<'_>> = view.treatments.iter().filter(|row| row.helps.role == role).collect();
        if !rows.is_empty() {
            page.heading(role_heading(role));
        }
        for (place, row) in rows.into_iter().enumerate() {
            if place > 0 {
                page.blank();
            }
            help_row(&mut page, row, knowledge);
        }
    }
    page.heading("Self-care (nullpoint selfcare ID shows one)");
    for step in &view.self_care {
        page.item(&format!("{} [{}]: {}", step.record.name, step.id, step.record.plain));
        if !step.record.when_not.is_empty() {
            page.paragraph("  ", &format!("when not: {}", step.record.when_not.join("; ")));
        }
    }
    page.blank();
    page.paragraph("", CHECK_THE_LABEL);
    let of_rows = view.treatments.iter().flat_map(|row| row.helps.sources.iter().chain(&row.treatment.record.sources));
    let of_steps = view.self_care.iter().flat_map(|step| &step.record.sources);
    foot(&mut page, view.general.sources.iter().chain(of_rows).chain(of_steps), knowledge);
    page.text
}

fn help_row(page: &mut Page, row: &HelpRow<'_>, knowledge: &Knowledge) {
    let treatment = row.treatment.record;
    page.paragraph("", &format!("{} [{}] ({})", treatment.name, row.treatment.id, kind(treatment.kind)));
    proof(page, row.helps, &row.retired);
    if row.helps.role != Role::Avoid {
        facts(page, treatment, knowledge);
    }
}

/// How well proven, the effect, and their marks.
fn proof(page: &mut Page, row: &TreatmentFor, retired: &[&str]) {
    page.paragraph("  ", &format!("how well proven: {}{}", row.evidence, super::in_brackets(&row.sources)));
    if let Some(effect) = &row.effect {
        page.paragraph("  ", &format!("effect: {effect}"));
    }
    for retired in retired {
        page.paragraph("  ", &format!("mark: a guideline behind this was withdrawn: {retired}"));
    }
    if row.recalled_figures {
        page.paragraph("  ", "mark: a figure or grade of this is recalled, not read in a source");
    }
    if let Some(estimate) = &row.estimate {
        page.paragraph("  ", &format!("mark: our estimate, without a source: {estimate}"));
    }
}

/// How soon, how to tell, harms, warnings, who must not, and when to stop.
fn facts(page: &mut Page, treatment: &Treatment, knowledge: &Knowledge) {
    page.item(&format!("How soon it works: {}", treatment.time_to_effect));
    let tell = &treatment.how_to_tell;
    let measures: Vec<String> = tell.measure.iter().map(|id| measure_name(id, knowledge)).collect();
    let parts = [measures.join("; "), tell.meaningful_change.clone(), tell.when.join("; ")];
    let names = ["measure", "a change that means something", "when"];
    let told: Vec<String> = names
        .into_iter()
        .zip(parts)
        .filter(|(_, part)| !part.is_empty())
        .map(|(name, part)| format!("{name}: {part}"))
        .collect();
    page.item(&format!("How to tell whether it works: {}", told.join(". ")));
    listed(page, "Common harms", &treatment.common_harms);
    listed(page, "Serious warnings", &treatment.serious_warnings);
    listed(page, "Who must not have it", &treatment.who_must_not);
    listed(page, "What it does not go with", &treatment.interactions);
    page.item(&format!("When and how to stop: {}", treatment.stopping_rule));
    if treatment.never_stop_suddenly {
        page.item("Never stop it suddenly.");
    }
    listed(page, "Approved for (recalled unless a source says so)", &treatment.approvals);
    if let Some(note) = &treatment.note {
        page.item(&format!("Note: {note}"));
    }
    if let Some(codes) = &treatment.codes {
        let rxnorm =
            codes.rxnorm.as_ref().map(|code| format!("; RxNorm {code} (recalled, not checked)")).unwrap_or_default();
        page.item(&format!("Codes: ATC {} (checked){rxnorm}", codes.atc));
    }
    page.item(&format!("Mark: {}", treatment.safety_text_read.words()));
}

fn before_any(page: &mut Page, knowledge: &Knowledge) {
    page.heading("Before any treatment");
    page.paragraph("", &knowledge.treatments_general.plain);
    page.paragraph("", CHECK_THE_LABEL);
}

const fn kind(kind: TreatmentKind) -> &'static str {
    crate::words::treatment_kind(kind)
}

const fn role_heading(role: Role) -> &'static str {
    match role {
        Role::FirstLine => "Tried first",
        Role::SecondLine => "Tried next",
        Role::Option => "May be tried",
        Role::Avoid => "Not worth trying, or harmful",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge_view;

    fn one(id: &str) -> String {
        let knowledge = Knowledge::embedded();
        let (id, record) = knowledge.treatments.get_key_value(id).unwrap();
        treatment(&Named { id, record }, knowledge)
    }

    #[test]
    fn a_treatment_shows_its_marks() {
        let text = one("botulinum-toxin");
        assert!(text.contains("a guideline behind this was withdrawn: retired 7 April 2025"), "{text}");
        assert!(text.contains("mark: our estimate, without a source"));
        assert!(text.contains("recalled, not read in a source"));
        assert!(text.contains("Mark: every line of the safety text was read in a source"));
    }

    #[test]
    fn what_must_not_be_stopped_suddenly_says_so() {
        let knowledge = Knowledge::embedded();
        let mut told = 0;
        for (id, record) in knowledge.treatments.iter().filter(|(_, record)| record.never_stop_suddenly) {
            assert!(treatment(&Named { id, record }, knowledge).contains("Never stop it suddenly."), "{id}");
            told += 1;
        }
        assert!(told > 5);
    }

    #[test]
    fn what_helps_stands_before_what_is_not_worth_trying() {
        let knowledge = Knowledge::embedded();
        let text = what_helps(&knowledge_view::helps("essential-tremor", knowledge).unwrap(), knowledge);
        let [first, next, avoid] = ["\nTried first\n", "\nTried next\n", "\nNot worth trying, or harmful\n"]
            .map(|heading| text.find(heading).unwrap());
        assert!(first < next && next < avoid);
    }

    #[test]
    fn no_id_is_both_a_treatment_and_a_cause() {
        let knowledge = Knowledge::embedded();
        assert!(knowledge.treatments.keys().all(|id| !knowledge.causes.contains_key(id)));
    }
}
