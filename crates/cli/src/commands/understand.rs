//! `nullpoint understand TEXT`: what a text in a person's own words says, urgency first.

use crate::{failure::Failure, out};
use jiff::Zoned;
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_reason::understand::Understander;
use nullpoint_report::interview_text;

/// Understand a description in plain words: findings it tells of and denies, how soon to get help.
///
/// Nothing is decided by it: `nullpoint interview` asks whether it was understood rightly. Example: nullpoint understand
/// "my head shakes no-no, worse when I am watched, it stops when I lie down"
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The text, in quotes or not
    #[arg(required = true)]
    text: Vec<String>,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let knowledge = Knowledge::embedded();
    let understood = Understander::new(knowledge).understand(&arguments.text.join(" "), Zoned::now().date());
    out::document(arguments.json, &understood, || interview_text::told(&understood, knowledge))
}
