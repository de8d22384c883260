//! `nullpoint treatment [ID]`: the treatments, one of them, or what helps with a cause.

use crate::{failure::Failure, out};
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_report::knowledge_view::{self, Named};
use nullpoint_report::sheets;

/// Show a treatment, or what helps with a cause: evidence, effect, harms, when to stop.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Id of a treatment, or of a cause: then what helps with it, in order. Without: the list
    id: Option<String>,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let knowledge = Knowledge::embedded();
    let json = arguments.json;
    let Some(id) = &arguments.id else {
        return out::document(json, &knowledge.treatments, || sheets::treatments(knowledge).to_text(knowledge));
    };
    if let Some((id, record)) = knowledge.treatments.get_key_value(id) {
        let named = Named { id, record };
        return out::document(json, &named, || sheets::treatment(&named, knowledge).to_text(knowledge));
    }
    let Some(view) = knowledge_view::helps(id, knowledge) else {
        let ids = knowledge.treatments.keys().chain(knowledge.causes.keys());
        return Err(super::no_such("treatment or cause", id, ids, "`nullpoint treatment` lists the treatments"));
    };
    out::document(json, &view, || sheets::what_helps(&view, knowledge).to_text(knowledge))
}
