//! `nullpoint claims [ID]`: what old web pages say, with our answers, or one of their statements.

use crate::{failure::Failure, out};
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_report::sheets;

/// Show what you may have read elsewhere: how far it is right, and our answer.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Id of the claim. Without: the list
    id: Option<String>,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let knowledge = Knowledge::embedded();
    let json = arguments.json;
    let Some(id) = &arguments.id else {
        return out::document(json, &knowledge.claims, || sheets::claims(knowledge).to_text(knowledge));
    };
    let Some(claim) = knowledge.claim(id) else {
        let ids = knowledge.claims.iter().map(|claim| &claim.id);
        return Err(super::no_such("claim", id, ids, "`nullpoint claims` lists them"));
    };
    out::document(json, claim, || sheets::claim(claim, knowledge).to_text(knowledge))
}
