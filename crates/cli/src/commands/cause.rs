//! `nullpoint cause ID`: one cause with what helps, whom to see, its clues, sources and marks.

use crate::{failure::Failure, out};
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_report::{knowledge_view, sheets};

/// Show a cause: what it is, how soon, what helps, whom to see, and what speaks for and against it, with sources.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Id of the cause, as `nullpoint causes` lists it
    id: String,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let knowledge = Knowledge::embedded();
    let Some(view) = knowledge_view::cause(&arguments.id, knowledge) else {
        return Err(super::no_such("cause", &arguments.id, knowledge.causes.keys(), "`nullpoint causes` lists them"));
    };
    out::document(arguments.json, &view, || sheets::cause(&view, knowledge).to_text(knowledge))
}
