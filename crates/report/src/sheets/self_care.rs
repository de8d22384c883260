//! Self-care: what to do for oneself, when not, and when to get help.

use super::{causes_named, foot};
use crate::knowledge_view::Named;
use crate::sheet::{Block, Kind, Line, Sheet};
use nullpoint_knowledge::schema::{Knowledge, SelfCare};

/// All self-care steps, a line each.
#[must_use]
pub fn self_care(knowledge: &Knowledge) -> Sheet {
    let mut page = Sheet::of_all("Self-care");
    page.paragraph(&knowledge.self_care_general.plain);
    page.blank();
    for (id, step) in &knowledge.self_care {
        page.entry(Kind::SelfCare, id, &step.name, format!(": {}", step.plain));
    }
    foot(&mut page, &knowledge.self_care_general.sources);
    page
}

/// One step in full: how to do it, when not, and when to get help.
#[must_use]
pub fn self_care_step(of: &Named<'_, SelfCare>, knowledge: &Knowledge) -> Sheet {
    let step = of.record;
    let mut page = Sheet::of(&step.name, of.id);
    page.blank();
    page.paragraph(&step.plain);
    page.fact("How well proven", Line::from(&step.evidence).cites(&step.sources));
    page.heading("How to do it");
    for (place, text) in step.steps.iter().enumerate() {
        page.push(Block::Step(place + 1, text.into()));
    }
    for limit in &step.limits {
        let name = knowledge.treatments.get(&limit.medicine).map_or(limit.medicine.as_str(), |of| of.name.as_str());
        page.heading(format!("Limits: {name}"));
        page.fact("Adults", &limit.adult);
        page.fact("Most in 24 hours", &limit.max_24h);
        page.fact("Never", &limit.never);
        page.fact("Ask first", &limit.ask_first);
    }
    page.heading("When, and when not");
    page.facts("When it helps", &step.when_it_helps);
    page.facts("When not to do it", &step.when_not);
    page.facts("Stop and get help with", &step.stop_and_get_help);
    page.facts("Suits", causes_named(step.any_cause, &step.causes, knowledge));
    page.paragraph(&knowledge.self_care_general.plain);
    foot(&mut page, step.sources.iter().chain(&knowledge.self_care_general.sources));
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_says_when_to_stop_and_what_is_the_most() {
        let knowledge = Knowledge::embedded();
        for (id, record) in &knowledge.self_care {
            let text = self_care_step(&Named { id, record }, knowledge).to_text(knowledge).replace('\n', " ");
            assert_eq!(text.contains("Stop and get help with: "), !record.stop_and_get_help.is_empty(), "{id}");
            assert_eq!(text.matches("Most in 24 hours: ").count(), record.limits.len(), "{id}");
        }
    }
}
