//! Urgency the moment it rises: the level, what to do, and what it was that raised it.

use crate::sheet::{Block, Sheet};
use crate::words;
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::Level;
use nullpoint_reason::Urgency;

/// How soon to get help, by what was said so far.
#[must_use]
pub fn raised(urgency: &Urgency, knowledge: &Knowledge) -> Sheet {
    let mut page = Sheet::of_all("How soon to get help");
    page.push(Block::Level(urgency.level, urgency.plain.as_str().into()));
    for rule in urgency.rules.iter().filter(|rule| rule.level == urgency.level) {
        page.item(&rule.plain);
        page.under(words::because(rule, knowledge));
    }
    if urgency.level >= Level::SameDay {
        page.paragraph("Do not wait for the rest of the questions.");
    }
    page
}
