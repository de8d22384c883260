//! What one may have read elsewhere, as text: each statement with how far it is right and our answer.

use super::{cause_name, foot, measure_name};
use crate::text::Page;
use crate::words;
use nullpoint_knowledge::schema::{Claim, Knowledge};
use std::collections::BTreeMap;

/// All statements with their verdict and our answer.
#[must_use]
pub fn claims(knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    let mut verdicts: BTreeMap<_, usize> = BTreeMap::new();
    for claim in &knowledge.claims {
        *verdicts.entry(claim.verdict).or_default() += 1;
    }
    let counted: Vec<String> = verdicts.iter().map(|(verdict, count)| format!("{count} {}", verdict.words())).collect();
    page.paragraph(
        "",
        &format!(
            "What you may have read: {} statements of old web pages, with our answers ({}).",
            knowledge.claims.len(),
            counted.join(", ")
        ),
    );
    page.paragraph("", "One with its sources: nullpoint claims ID.");
    for claim in &knowledge.claims {
        page.blank();
        page.wrapped("", &format!("{} ", claim.id), &claim.statement);
        page.paragraph("    ", &format!("{}: {}", claim.verdict.words(), claim.answer));
    }
    foot(&mut page, &[], knowledge);
    page.text
}

/// One statement in full, with where it is answered.
#[must_use]
pub fn claim(claim: &Claim, knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    page.wrapped("", &format!("{} ", claim.id), &claim.statement);
    page.paragraph("", &format!("Read on an old web page, number {}.", claim.page));
    page.heading(&format!("How far it is right: {}", claim.verdict.words()));
    page.paragraph("", &claim.answer);
    page.item(&format!("Why: {}", claim.why));
    if let Some(remark) = &claim.remark {
        page.item(&format!("Remark: {remark}"));
    }
    page.heading("Read on");
    let refs = &claim.refs;
    let name = |of: Option<&String>, id: &str| of.map_or_else(|| id.to_owned(), |name| format!("{name} [{id}]"));
    let of_treatment = |id: &String| name(knowledge.treatment(id).map(|record| &record.name), id);
    let of_step = |id: &String| name(knowledge.self_care_step(id).map(|record| &record.name), id);
    let of_trigger = |id: &String| name(knowledge.trigger(id).map(|record| &record.name), id);
    let of_question = |id: &String| name(knowledge.question(id).map(|record| &record.question), id);
    let of_rule = |id: &String| name(knowledge.rule(id).map(|rule| &rule.name), id);
    let of_professional = |id: &String| name(knowledge.professional(id).map(|record| &record.name), id);
    let of_test = |id: &String| name(knowledge.test(id).map(|record| &record.name), id);
    let of_medicine = |id: &String| name(knowledge.medicine(id).map(|entry| &entry.medicine.substance), id);
    let of_finding = |id: &String| format!("{} [{id}]", words::label(id, knowledge));
    let of_cause = |id: &String| cause_name(id, knowledge);
    let of_measure = |id: &String| measure_name(id, knowledge);
    refer(&mut page, "Causes (nullpoint cause ID)", &refs.causes, of_cause);
    refer(&mut page, "Treatments (nullpoint treatment ID)", &refs.treatments, of_treatment);
    refer(&mut page, "Self-care (nullpoint selfcare ID)", &refs.self_care, of_step);
    refer(&mut page, "Medicines that may cause movements (nullpoint medicine NAME)", &refs.medicines, of_medicine);
    refer(&mut page, "Triggers (nullpoint triggers ID)", &refs.triggers, of_trigger);
    refer(&mut page, "Measures (nullpoint scales ID)", &refs.scales, of_measure);
    refer(&mut page, "Whom to see (nullpoint care)", &refs.professionals, of_professional);
    refer(&mut page, "Tests", &refs.tests, of_test);
    refer(&mut page, "Urgency rules", &refs.rules, of_rule);
    refer(&mut page, "Findings (nullpoint findings ID)", &refs.findings, of_finding);
    refer(&mut page, "Questions, answered below", &refs.questions, of_question);
    for question in refs.questions.iter().filter_map(|id| knowledge.question(id)) {
        page.heading(&question.question);
        page.paragraph("", &question.plain);
    }
    let of_questions = refs.questions.iter().filter_map(|id| knowledge.question(id)).flat_map(|of| &of.sources);
    foot(&mut page, claim.sources.iter().chain(of_questions), knowledge);
    page.text
}

fn refer(page: &mut Page, kind: &str, ids: &[String], name: impl Fn(&String) -> String) {
    if !ids.is_empty() {
        page.item(&format!("{kind}: {}", ids.iter().map(name).collect::<Vec<_>>().join("; ")));
    }
}
