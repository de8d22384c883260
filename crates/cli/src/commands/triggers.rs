//! `nullpoint triggers [ID]`: what to log, or one trigger.

use crate::{failure::Failure, out};
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_report::knowledge_view::Named;
use nullpoint_report::{json, sheets};

/// Show what to log in a diary because it may push a movement.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Id of the trigger. Without: the list
    id: Option<String>,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let knowledge = Knowledge::embedded();
    let json = arguments.json;
    let Some(id) = &arguments.id else {
        return out::print(&if json {
            json::document(&knowledge.triggers)
        } else {
            sheets::triggers(knowledge).to_text(knowledge)
        });
    };
    let Some((id, record)) = knowledge.triggers.get_key_value(id) else {
        return Err(super::no_such("trigger", id, knowledge.triggers.keys(), "`nullpoint triggers` lists them"));
    };
    let named = Named { id, record };
    out::print(&if json { json::document(&named) } else { sheets::trigger(&named, knowledge).to_text(knowledge) })
}
