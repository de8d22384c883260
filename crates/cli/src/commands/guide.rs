//! `nullpoint guide [ID]`: the guides, one of them, or the marks of a protocol.

use crate::{failure::Failure, out};
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_report::knowledge_view::Named;
use nullpoint_report::{json, sheets};
use serde_json::{Value, json};
use std::fmt::Write;

/// Show how to do something: `guide record` shows how to record your head in two minutes.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Id of the guide. Without: the list
    id: Option<String>,
    /// Print the task marks of a protocol (two-minutes, null-point), for --tasks
    #[arg(long, value_name = "PROTOCOL", conflicts_with = "json")]
    marks: Option<String>,
    /// Second of the recording at which the first task began
    #[arg(long, value_name = "SECONDS", default_value_t = 0.0, requires = "marks")]
    offset: f64,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let knowledge = Knowledge::embedded();
    if let Some(id) = &arguments.marks {
        return out::print(&marks(id, arguments.offset, knowledge)?);
    }
    let Some(id) = &arguments.id else {
        return out::document(
            arguments.json,
            &json!({ "guides": &knowledge.guides, "protocols": &knowledge.protocols }),
            || sheets::guides(knowledge).to_text(knowledge),
        );
    };
    let Some((id, record)) = knowledge.guides.get_key_value(id) else {
        return Err(super::no_such("guide", id, knowledge.guides.keys(), "`nullpoint guide` lists them"));
    };
    let named = Named { id, record };
    if !arguments.json {
        return out::print(&sheets::guide(&named, knowledge).to_text(knowledge));
    }
    let mut document = json!(named);
    let protocols: Vec<Value> = record
        .protocols
        .iter()
        .filter_map(|id| knowledge.protocols.get_key_value(id))
        .map(|(id, record)| json!(Named { id, record }))
        .collect();
    document["protocols"] = Value::Array(protocols);
    out::print(&json::document(&document))
}

/// The marks of a protocol, a line for each task.
fn marks(id: &str, offset: f64, knowledge: &Knowledge) -> Result<String, Failure> {
    let Some(protocol) = knowledge.protocols.get(id) else {
        return Err(super::no_such("protocol", id, knowledge.protocols.keys(), "`nullpoint guide record` shows them"));
    };
    if !(offset.is_finite() && offset >= 0.0) {
        return Err(Failure::usage(
            format!("an offset is 0 s or more, found {offset}"),
            "give the second as in --offset 4",
        ));
    }
    let mut text = String::from("name,start_s,end_s\n");
    for (task, start, end) in protocol.times() {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{},{},{}", task.task, f64::from(start) + offset, f64::from(end) + offset);
    }
    Ok(text)
}
