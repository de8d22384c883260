//! `nullpoint triggers [ID]`: what to log, or one trigger.

use crate::{failure::Failure, out};
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_report::knowledge_view::Named;
use nullpoint_report::sheets;

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
        return out::document(json, &knowledge.triggers, || sheets::triggers(knowledge).to_text(knowledge));
    };
    let Some((id, record)) = knowledge.triggers.get_key_value(id) else {
        return Err(super::no_such("trigger", id, knowledge.triggers.keys(), "`nullpoint triggers` lists them"));
    };
    let named = Named { id, record };
    out::document(json, &named, || sheets::trigger(&named, knowledge).to_text(knowledge))
}
