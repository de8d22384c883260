//! Questions that people ask, with their answers.

use super::{cause_named, foot};
use crate::knowledge_view::Named;
use crate::sheet::{Kind, Line, Sheet};
use nullpoint_knowledge::schema::{Knowledge, Question};

/// All questions.
#[must_use]
pub fn questions(knowledge: &Knowledge) -> Sheet {
    let mut page = Sheet::of_all("Questions people ask");
    for (id, question) in &knowledge.questions {
        page.entry(Kind::Question, id, &question.question, "");
    }
    foot(&mut page, &[]);
    page
}

/// One question with its answer.
#[must_use]
pub fn question(of: &Named<'_, Question>, knowledge: &Knowledge) -> Sheet {
    let mut page = Sheet::of(&of.record.question, of.id);
    page.paragraph(Line::from(&of.record.plain).cites(&of.record.sources));
    if of.record.recalled {
        page.paragraph("A part of this is recalled, not read in a source.");
    }
    page.facts("Read on", of.record.refs.iter().map(|id| record_named(id, knowledge)));
    foot(&mut page, &of.record.sources);
    page
}

/// A cause, a treatment or a self-care step by its name.
fn record_named(id: &str, knowledge: &Knowledge) -> Line {
    if let Some(treatment) = knowledge.treatment(id) {
        return Line::record(Kind::Treatment, id, &treatment.name);
    }
    match knowledge.self_care_step(id) {
        Some(step) => Line::record(Kind::SelfCare, id, &step.name),
        None => cause_named(id, knowledge),
    }
}
