//! `nullpoint source ID`: one source and where it is used.

use crate::{failure::Failure, out};
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_report::sheets;

/// Show a source: title, year, where to look it up, whether it was read, and what rests on it.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Id of the source, as shown behind each claim
    id: String,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let knowledge = Knowledge::embedded();
    let Some(source) = knowledge.sources.get(&arguments.id) else {
        return Err(super::no_such(
            "source",
            &arguments.id,
            knowledge.sources.keys(),
            "`nullpoint cause ID` shows the sources of a cause",
        ));
    };
    out::document(arguments.json, source, || sheets::source(&arguments.id, source, knowledge).to_text(knowledge))
}
