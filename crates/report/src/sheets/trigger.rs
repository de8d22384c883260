//! Triggers: what to log, and which way it is expected to push.

use super::{cause_named, foot};
use crate::knowledge_view::Named;
use crate::sheet::{Kind, Sheet};
use nullpoint_knowledge::schema::{Knowledge, Trigger};

/// Said beside every expected direction.
const OWN_DIARY: &str = "Expected directions are guesses about many people: your own diary decides.";

/// How to log, and all triggers, a line each.
#[must_use]
pub fn triggers(knowledge: &Knowledge) -> Sheet {
    let mut page = Sheet::of_all("Triggers to watch");
    page.paragraph(&knowledge.how_to_log.plain);
    page.paragraph(format!("For clinicians: {}", knowledge.how_to_log.clinical));
    page.blank();
    for (id, trigger) in &knowledge.triggers {
        page.entry(Kind::Trigger, id, &trigger.name, format!(": {} ({})", trigger.ask, trigger.unit));
    }
    foot(&mut page, &knowledge.how_to_log.sources);
    page
}

/// One trigger in full.
#[must_use]
pub fn trigger(of: &Named<'_, Trigger>, knowledge: &Knowledge) -> Sheet {
    let trigger = of.record;
    let mut page = Sheet::of(&trigger.name, of.id);
    page.blank();
    page.fact("Question", &trigger.ask);
    page.fact("Answer", format!("{}; from {} to {}", trigger.unit, trigger.min, trigger.max));
    page.fact("How long it may act", format!("{} hours", trigger.look_back_hours));
    page.facts("Note", &trigger.note);
    if let Some(loinc) = &trigger.loinc {
        page.fact("Code", format!("LOINC {loinc} (recalled, not checked)"));
    }
    page.heading("Which way it is expected to push");
    for effect in &trigger.effects {
        let way = format!(": {} ({})", effect.direction, effect.strength);
        page.item(cause_named(&effect.cause, knowledge).then(way));
    }
    page.paragraph(OWN_DIARY);
    page.heading("How to log");
    page.paragraph(&knowledge.how_to_log.plain);
    foot(&mut page, trigger.sources.iter().chain(&knowledge.how_to_log.sources));
    page
}
