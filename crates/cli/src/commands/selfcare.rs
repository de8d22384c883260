//! `nullpoint selfcare [ID]`: the self-care steps, or one of them.

use crate::{failure::Failure, out};
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_report::knowledge_view::Named;
use nullpoint_report::sheets;

/// Show self-care: how to do it, when not, and when to stop and get help.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Id of the self-care step. Without: the list
    id: Option<String>,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let knowledge = Knowledge::embedded();
    let json = arguments.json;
    let Some(id) = &arguments.id else {
        return out::document(json, &knowledge.self_care, || sheets::self_care(knowledge).to_text(knowledge));
    };
    let Some((id, record)) = knowledge.self_care.get_key_value(id) else {
        return Err(super::no_such(
            "self-care step",
            id,
            knowledge.self_care.keys(),
            "`nullpoint selfcare` lists them",
        ));
    };
    let named = Named { id, record };
    out::document(json, &named, || sheets::self_care_step(&named, knowledge).to_text(knowledge))
}
