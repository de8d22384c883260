//! Triggers as text: what to log, and which way it is expected to push.

use super::{cause_name, foot};
use crate::knowledge_view::Named;
use crate::text::Page;
use nullpoint_knowledge::schema::{Knowledge, Trigger};

/// Said beside every expected direction.
const OWN_DIARY: &str = "Expected directions are guesses about many people: your own diary decides.";

/// How to log, and all triggers, a line each.
#[must_use]
pub fn triggers(knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    page.paragraph("", &knowledge.how_to_log.plain);
    page.paragraph("", &format!("For clinicians: {}", knowledge.how_to_log.clinical));
    page.blank();
    for (id, trigger) in &knowledge.triggers {
        page.put(&format!("{id}\n"));
        page.paragraph("    ", &format!("{}: {} ({})", trigger.name, trigger.ask, trigger.unit));
    }
    foot(&mut page, &knowledge.how_to_log.sources, knowledge);
    page.text
}

/// One trigger in full.
#[must_use]
pub fn trigger(of: &Named<'_, Trigger>, knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    let trigger = of.record;
    page.paragraph("", &format!("{} [{}]", trigger.name, of.id));
    page.blank();
    page.item(&format!("Question: {}", trigger.ask));
    page.item(&format!("Answer: {}; from {} to {}", trigger.unit, trigger.min, trigger.max));
    page.item(&format!("How long it may act: {} hours", trigger.look_back_hours));
    if let Some(note) = &trigger.note {
        page.item(&format!("Note: {note}"));
    }
    if let Some(loinc) = &trigger.loinc {
        page.item(&format!("LOINC {loinc} (recalled, not checked)"));
    }
    page.heading("Which way it is expected to push");
    for effect in &trigger.effects {
        page.item(&format!("{}: {} ({})", cause_name(&effect.cause, knowledge), effect.direction, effect.strength));
    }
    page.paragraph("", OWN_DIARY);
    page.heading("How to log");
    page.paragraph("", &knowledge.how_to_log.plain);
    foot(&mut page, trigger.sources.iter().chain(&knowledge.how_to_log.sources), knowledge);
    page.text
}
