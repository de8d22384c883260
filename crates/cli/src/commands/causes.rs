//! `nullpoint causes`: the list of causes.

use crate::{failure::Failure, out};
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_report::sheets;

/// List the causes that Nullpoint knows.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let knowledge = Knowledge::embedded();
    out::document(arguments.json, &knowledge.causes, || sheets::causes(knowledge).to_text(knowledge))
}
