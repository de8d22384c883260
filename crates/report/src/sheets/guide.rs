//! Guides, with the protocols that they lead through.

use super::foot;
use crate::knowledge_view::Named;
use crate::sheet::{Block, Line, Sheet};
use nullpoint_knowledge::schema::{Guide, Knowledge, Protocol};

/// All guides, a line each.
#[must_use]
pub fn guides(knowledge: &Knowledge) -> Sheet {
    let mut page = Sheet::of_all("Guides");
    for (id, guide) in &knowledge.guides {
        page.part(id);
        page.paragraph(format!("{}: {}", guide.name, guide.plain));
    }
    foot(&mut page, &[]);
    page
}

/// One guide in full, with the protocols that it leads through.
#[must_use]
pub fn guide(of: &Named<'_, Guide>, knowledge: &Knowledge) -> Sheet {
    let guide = of.record;
    let mut page = Sheet::of(&guide.name, of.id);
    page.blank();
    page.paragraph(&guide.plain);
    let mut sources: Vec<&String> = guide.sources.iter().collect();
    for section in &guide.sections {
        page.heading(&section.title);
        for item in &section.items {
            let unchecked = if item.unchecked { " (not checked)" } else { "" };
            page.item(Line::from(&item.text).then(unchecked).cites(&item.sources));
            sources.extend(&item.sources);
        }
    }
    for protocol in guide.protocols.iter().filter_map(|id| knowledge.protocols.get(id)) {
        tasks(&mut page, protocol);
        sources.extend(&protocol.sources);
    }
    foot(&mut page, sources);
    page
}

fn tasks(page: &mut Sheet, protocol: &Protocol) {
    page.heading(format!("The tasks: {} ({})", protocol.name, length(protocol.seconds())));
    page.paragraph(&protocol.plain);
    page.facts("You need", &protocol.needs);
    page.facts("Do not do it with", &protocol.when_not);
    page.facts("Stop with", &protocol.stop);
    page.blank();
    for (number, (task, start, end)) in protocol.times().into_iter().enumerate() {
        let times = format!("{} to {}: {} [{}]", clock(start), clock(end), task.name, task.task);
        page.push(Block::Step(number + 1, times.into()));
        page.under(&task.instruction);
        page.under(format!("What for: {}.", task.why));
        if let Some(when_not) = &task.when_not {
            page.under(format!("Not if: {when_not}."));
        }
    }
    page.fact("Mark", Line::from(&protocol.estimate).cites(&protocol.sources));
}

/// Minutes and seconds as on a clock.
fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

fn length(seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (0, rest) => format!("{rest} seconds"),
        (1, 0) => "1 minute".into(),
        (whole, 0) => format!("{whole} minutes"),
        (whole, rest) => format!("{whole} min {rest} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(id: &str) -> String {
        let knowledge = Knowledge::embedded();
        let named = Named { id, record: &knowledge.guides[id] };
        guide(&named, knowledge).to_text(knowledge).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_guide_shows_each_task_with_its_time_and_when_not_to_do_it() {
        let text = words("record");
        for part in ["1:45 to 2:00: Lie still [lying]", "Not if: pain or dizziness when you turn.", "Do not do it with"]
        {
            assert!(text.contains(part), "{part}: {text}");
        }
    }

    #[test]
    fn what_nobody_checked_says_so() {
        for (id, record) in &Knowledge::embedded().guides {
            let unchecked = record.sections.iter().flat_map(|part| &part.items).filter(|item| item.unchecked).count();
            assert_eq!(words(id).matches("(not checked)").count(), unchecked, "{id}");
        }
    }
}
