//! Treatments: the list, one treatment, and what helps with one cause.

use super::{cause_named, foot, measure_named};
use crate::knowledge_view::{HelpRow, HelpView, Named, retired};
use crate::sheet::{Kind, Line, Sheet};
use crate::words::treatment_kind as kind;
use nullpoint_knowledge::schema::{Knowledge, Role, Treatment, TreatmentFor};

/// Said under every treatment: most of the safety texts come from excerpts.
const CHECK_THE_LABEL: &str = "Check every line against the current label of your country: ask a pharmacist.";

/// All treatments, a line each.
#[must_use]
pub fn treatments(knowledge: &Knowledge) -> Sheet {
    let mut page = Sheet::of_all("Treatments");
    page.paragraph(format!("{} treatments. {}", knowledge.treatments.len(), knowledge.treatments_general.plain));
    page.on_terminal("One in full: nullpoint treatment ID. What helps with a cause: nullpoint treatment CAUSE.");
    page.blank();
    for (id, treatment) in &knowledge.treatments {
        page.entry(Kind::Treatment, id, &treatment.name, format!(" ({})", kind(treatment.kind)));
    }
    foot(&mut page, &knowledge.treatments_general.sources);
    page
}

/// One treatment in full.
#[must_use]
pub fn treatment(of: &Named<'_, Treatment>, knowledge: &Knowledge) -> Sheet {
    let treatment = of.record;
    let mut page = Sheet::of(&treatment.name, of.id);
    page.paragraph(kind(treatment.kind));
    page.blank();
    page.paragraph(&treatment.plain);
    page.fact("How it works", Line::from(&treatment.mechanism).cites(&treatment.sources));
    facts(&mut page, treatment, knowledge);
    page.heading("For which causes, and how well proven");
    let mut rows: Vec<&TreatmentFor> = treatment.r#for.iter().collect();
    rows.sort_by_key(|row| row.role);
    for row in rows {
        page.item(cause_named(&row.cause, knowledge).then(format!(": {}", row.role.words())));
        proof(&mut page, row, &retired(row, knowledge));
    }
    page.heading("Before any treatment");
    page.paragraph(&knowledge.treatments_general.plain);
    page.paragraph(CHECK_THE_LABEL);
    let of_rows = treatment.r#for.iter().flat_map(|row| &row.sources);
    foot(&mut page, treatment.sources.iter().chain(of_rows));
    page
}

/// What helps with a cause, in order, and what is not worth trying.
#[must_use]
pub fn what_helps(view: &HelpView<'_>, knowledge: &Knowledge) -> Sheet {
    let mut page = Sheet::of(&format!("What helps with {}", super::lower_first(view.name)), view.cause);
    page.blank();
    page.paragraph(&view.general.plain);
    if let Some(estimate) = view.estimate {
        page.item(format!("The order is our own estimate: {estimate}"));
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
    page.heading("Self-care");
    for step in &view.self_care {
        let named = Line::record(Kind::SelfCare, step.id, &step.record.name);
        page.item(named.then(format!(": {}", step.record.plain)));
        if !step.record.when_not.is_empty() {
            page.under(format!("when not: {}", step.record.when_not.join("; ")));
        }
    }
    page.blank();
    page.paragraph(CHECK_THE_LABEL);
    let of_rows = view.treatments.iter().flat_map(|row| row.helps.sources.iter().chain(&row.treatment.record.sources));
    let of_steps = view.self_care.iter().flat_map(|step| &step.record.sources);
    foot(&mut page, view.general.sources.iter().chain(of_rows).chain(of_steps));
    page
}

fn help_row(page: &mut Sheet, row: &HelpRow<'_>, knowledge: &Knowledge) {
    let treatment = row.treatment.record;
    let named = Line::record(Kind::Treatment, row.treatment.id, &treatment.name);
    page.part(named.then(format!(" ({})", kind(treatment.kind))));
    proof(page, row.helps, &row.retired);
    if row.helps.role != Role::Avoid {
        facts(page, treatment, knowledge);
    }
}

/// How well proven, the effect, and their marks.
fn proof(page: &mut Sheet, row: &TreatmentFor, retired: &[&str]) {
    page.under(Line::from(format!("how well proven: {}", row.evidence)).cites(&row.sources));
    if let Some(effect) = &row.effect {
        page.under(format!("effect: {effect}"));
    }
    for retired in retired {
        page.under(format!("mark: a guideline behind this was withdrawn: {retired}"));
    }
    if row.recalled_figures {
        page.under("mark: a figure or grade of this is recalled, not read in a source");
    }
    if let Some(estimate) = &row.estimate {
        page.under(format!("mark: our estimate, without a source: {estimate}"));
    }
}

/// How soon, how to tell, harms, warnings, who must not, and when to stop.
fn facts(page: &mut Sheet, treatment: &Treatment, knowledge: &Knowledge) {
    page.fact("How soon it works", &treatment.time_to_effect);
    let tell = &treatment.how_to_tell;
    let measures = Line::joined(tell.measure.iter().map(|id| measure_named(id, knowledge)), "; ");
    let parts = [measures, Line::from(&tell.meaningful_change), tell.when.join("; ").into()];
    let names = ["measure", "a change that means something", "when"];
    let told = names
        .into_iter()
        .zip(parts)
        .filter(|(_, part)| !part.is_empty())
        .map(|(name, part)| Line::from(format!("{name}: ")).then(part));
    page.facts("How to tell whether it works", told);
    page.facts("Common harms", &treatment.common_harms);
    page.facts("Serious warnings", &treatment.serious_warnings);
    page.facts("Who must not have it", &treatment.who_must_not);
    page.facts("What it does not go with", &treatment.interactions);
    page.fact("When and how to stop", &treatment.stopping_rule);
    if treatment.never_stop_suddenly {
        page.item("Never stop it suddenly.");
    }
    page.facts("Approved for (recalled unless a source says so)", &treatment.approvals);
    page.facts("Note", &treatment.note);
    if let Some(codes) = &treatment.codes {
        let rxnorm =
            codes.rxnorm.as_ref().map(|code| format!("; RxNorm {code} (recalled, not checked)")).unwrap_or_default();
        page.fact("Codes", format!("ATC {} (checked){rxnorm}", codes.atc));
    }
    page.fact("Mark", treatment.safety_text_read.words());
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
        treatment(&Named { id, record }, knowledge).to_text(knowledge)
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
            assert!(
                treatment(&Named { id, record }, knowledge).to_text(knowledge).contains("Never stop it suddenly."),
                "{id}"
            );
            told += 1;
        }
        assert!(told > 5);
    }

    #[test]
    fn what_helps_stands_before_what_is_not_worth_trying() {
        let knowledge = Knowledge::embedded();
        let text =
            what_helps(&knowledge_view::helps("essential-tremor", knowledge).unwrap(), knowledge).to_text(knowledge);
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
