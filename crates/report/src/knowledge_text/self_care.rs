//! Self-care as text.

use super::{causes_named, foot, listed};
use crate::knowledge_view::Named;
use crate::text::Page;
use nullpoint_knowledge::schema::{Knowledge, SelfCare};

/// All self-care steps, a line each.
#[must_use]
pub fn self_care(knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    page.paragraph("", &knowledge.self_care_general.plain);
    page.blank();
    for (id, step) in &knowledge.self_care {
        page.put(&format!("{id}\n"));
        page.paragraph("    ", &format!("{}: {}", step.name, step.plain));
    }
    foot(&mut page, &knowledge.self_care_general.sources, knowledge);
    page.text
}

/// One step in full: how to do it, when not, and when to get help.
#[must_use]
pub fn self_care_step(of: &Named<'_, SelfCare>, knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    let step = of.record;
    page.paragraph("", &format!("{} [{}]", step.name, of.id));
    page.blank();
    page.paragraph("", &step.plain);
    page.item(&format!("How well proven: {}", step.evidence));
    page.heading("How to do it");
    for (place, text) in step.steps.iter().enumerate() {
        page.wrapped("", &format!("{}. ", place + 1), text);
    }
    for limit in &step.limits {
        let name = knowledge.treatments.get(&limit.medicine).map_or(limit.medicine.as_str(), |of| of.name.as_str());
        page.heading(&format!("Limits: {name}"));
        page.item(&format!("Adults: {}", limit.adult));
        page.item(&format!("Most in 24 hours: {}", limit.max_24h));
        page.item(&format!("Never: {}", limit.never));
        page.item(&format!("Ask first: {}", limit.ask_first));
    }
    page.heading("When, and when not");
    listed(&mut page, "When it helps", &step.when_it_helps);
    listed(&mut page, "When not to do it", &step.when_not);
    listed(&mut page, "Stop and get help with", &step.stop_and_get_help);
    page.item(&format!("Suits: {}", causes_named(step.any_cause, &step.causes, knowledge)));
    page.item(&knowledge.self_care_general.plain);
    foot(&mut page, step.sources.iter().chain(&knowledge.self_care_general.sources), knowledge);
    page.text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_says_when_to_stop_and_what_is_the_most() {
        let knowledge = Knowledge::embedded();
        for (id, record) in &knowledge.self_care {
            let text = self_care_step(&Named { id, record }, knowledge).replace('\n', " ");
            assert_eq!(text.contains("Stop and get help with: "), !record.stop_and_get_help.is_empty(), "{id}");
            assert_eq!(text.matches("Most in 24 hours: ").count(), record.limits.len(), "{id}");
        }
    }
}
