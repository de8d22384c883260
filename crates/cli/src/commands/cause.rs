//! `nullpoint cause ID`: one cause with its clues, sources and marks.

use crate::{failure::Failure, out};
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_report::{json, knowledge_text};

/// Show a cause: what it is, what speaks for and against it, with sources and marks.
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
    let Some(cause) = knowledge.causes.get(&arguments.id) else {
        return Err(super::no_such("cause", &arguments.id, knowledge.causes.keys(), "`nullpoint causes` lists them"));
    };
    out::print(&if arguments.json {
        json::document(cause)
    } else {
        knowledge_text::cause(&arguments.id, cause, knowledge)
    })
}
