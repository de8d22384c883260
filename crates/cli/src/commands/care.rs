//! `nullpoint care [CAUSE]`: how soon, whom to see, tests, what to ask, and where to find help in a country.

use crate::{failure::Failure, out};
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_report::knowledge_view::{self, GeneralCareView};
use nullpoint_report::{json, sheets};

/// Show how soon to get help, whom to see and why, tests, what to ask, and numbers by country.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Id of the cause. Without: whatever the cause
    #[arg(value_name = "CAUSE")]
    id: Option<String>,
    /// Numbers and addresses of this country: its two-letter code, EU, or INT for elsewhere
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let knowledge = Knowledge::embedded();
    let json = arguments.json;
    let country = match &arguments.country {
        Some(code) => Some(knowledge_view::country(code, knowledge).ok_or_else(|| no_country(code, knowledge))?),
        None => None,
    };
    let Some(id) = &arguments.id else {
        return out::print(&match (country, json) {
            (Some(country), true) => json::document(&country),
            (Some(country), false) => sheets::country(&country).to_text(knowledge),
            (None, true) => json::document(&GeneralCareView::of(knowledge)),
            (None, false) => sheets::care_in_general(knowledge).to_text(knowledge),
        });
    };
    let Some(view) = knowledge_view::care(id, country, knowledge) else {
        return Err(super::no_such("cause", id, knowledge.causes.keys(), "`nullpoint causes` lists them"));
    };
    out::document(json, &view, || sheets::care(&view, knowledge).to_text(knowledge))
}

/// The failure that a country is not held here, with those that are.
fn no_country(code: &str, knowledge: &Knowledge) -> Failure {
    let codes: Vec<&str> = knowledge.countries.keys().map(String::as_str).collect();
    Failure::data(
        format!("there is no country `{code}` here"),
        format!("there are {}; INT is for elsewhere", codes.join(", ")),
    )
}
