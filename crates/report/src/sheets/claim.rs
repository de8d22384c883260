//! What one may have read elsewhere: each statement with how far it is right and our answer.

use super::{cause_named, foot, measure_named};
use crate::sheet::{Kind, Line, Sheet};
use crate::words;
use nullpoint_knowledge::schema::{Claim, Knowledge};
use std::collections::BTreeMap;

/// All statements with their verdict and our answer.
#[must_use]
pub fn claims(knowledge: &Knowledge) -> Sheet {
    let mut page = Sheet::of_all("What you may have read");
    let mut verdicts: BTreeMap<_, usize> = BTreeMap::new();
    for claim in &knowledge.claims {
        *verdicts.entry(claim.verdict).or_default() += 1;
    }
    let counted: Vec<String> = verdicts.iter().map(|(verdict, count)| format!("{count} {}", verdict.words())).collect();
    page.paragraph(format!(
        "{} statements of old web pages, with our answers ({}).",
        knowledge.claims.len(),
        counted.join(", ")
    ));
    page.on_terminal("One with its sources: nullpoint claims ID.");
    page.blank();
    for claim in &knowledge.claims {
        page.entry(Kind::Claim, &claim.id, &claim.statement, "");
        page.under(format!("{}: {}", claim.verdict.words(), claim.answer));
    }
    foot(&mut page, &[]);
    page
}

/// One statement in full, with where it is answered.
#[must_use]
pub fn claim(claim: &Claim, knowledge: &Knowledge) -> Sheet {
    let mut page = Sheet::of(&claim.statement, &claim.id);
    page.paragraph(format!("Read on an old web page, number {}.", claim.page));
    page.heading(format!("How far it is right: {}", claim.verdict.words()));
    page.paragraph(Line::from(&claim.answer).cites(&claim.sources));
    page.fact("Why", &claim.why);
    page.facts("Remark", &claim.remark);
    page.heading("Read on");
    page.on_terminal("By id: nullpoint cause ID, treatment ID, selfcare ID, medicine NAME, triggers ID, scales ID.");
    let refs = &claim.refs;
    page.facts("Causes", refs.causes.iter().map(|id| cause_named(id, knowledge)));
    page.facts("Treatments", records(Kind::Treatment, &refs.treatments, |id| Some(&knowledge.treatment(id)?.name)));
    page.facts("Self-care", records(Kind::SelfCare, &refs.self_care, |id| Some(&knowledge.self_care_step(id)?.name)));
    let substance = |id: &str| Some(knowledge.medicine(id)?.medicine.substance.as_str());
    page.facts("Medicines that may cause movements", records(Kind::Medicine, &refs.medicines, substance));
    page.facts("Triggers", records(Kind::Trigger, &refs.triggers, |id| Some(&knowledge.trigger(id)?.name)));
    page.facts("Measures", refs.scales.iter().map(|id| measure_named(id, knowledge)));
    let named = |name: Option<&String>, id: &str| name.map_or_else(|| id.to_owned(), |name| format!("{name} [{id}]"));
    let who = |id: &String| named(knowledge.professional(id).map(|who| &who.name), id);
    page.facts("Whom to see", refs.professionals.iter().map(who));
    page.facts("Tests", refs.tests.iter().map(|id| named(knowledge.test(id).map(|test| &test.name), id)));
    page.facts("Urgency rules", refs.rules.iter().map(|id| named(knowledge.rule(id).map(|rule| &rule.name), id)));
    page.facts("Findings", refs.findings.iter().map(|id| format!("{} [{id}]", words::label(id, knowledge))));
    let question = |id: &str| Some(knowledge.question(id)?.question.as_str());
    page.facts("Questions, answered below", records(Kind::Question, &refs.questions, question));
    for question in refs.questions.iter().filter_map(|id| knowledge.question(id)) {
        page.heading(&question.question);
        page.paragraph(Line::from(&question.plain).cites(&question.sources));
    }
    let of_questions = refs.questions.iter().filter_map(|id| knowledge.question(id)).flat_map(|of| &of.sources);
    foot(&mut page, claim.sources.iter().chain(of_questions));
    page
}

/// Records by name; an id without a record stands for itself.
fn records<'k>(kind: Kind, ids: &[String], name: impl Fn(&str) -> Option<&'k str>) -> Vec<Line> {
    let record = |id: &String| Line::record(kind, id, name(id).unwrap_or(id));
    ids.iter().map(record).collect()
}
