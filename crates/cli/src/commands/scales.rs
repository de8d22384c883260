//! `nullpoint scales [ID]`: rating scales and home measures, or one of them.

use crate::{failure::Failure, out};
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_report::knowledge_view::{MeasuresView, Named};
use nullpoint_report::sheets;

/// Show rating scales and what can be measured at home.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Id of the scale or home measure. Without: the list
    id: Option<String>,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let knowledge = Knowledge::embedded();
    let json = arguments.json;
    let Some(id) = &arguments.id else {
        let all = MeasuresView::of(knowledge);
        return out::document(json, &all, || sheets::scales(knowledge).to_text(knowledge));
    };
    if let Some((id, record)) = knowledge.scales.get_key_value(id) {
        let named = Named { id, record };
        return out::document(json, &named, || sheets::scale(&named, knowledge).to_text(knowledge));
    }
    let Some((id, record)) = knowledge.home_measures.get_key_value(id) else {
        let ids = knowledge.scales.keys().chain(knowledge.home_measures.keys());
        return Err(super::no_such("scale or home measure", id, ids, "`nullpoint scales` lists them"));
    };
    let named = Named { id, record };
    out::document(json, &named, || sheets::home_measure(&named, knowledge).to_text(knowledge))
}
