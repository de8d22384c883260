//! Record your head: the guide, and its tasks with a timer and large instructions.

use super::shown;
use crate::address;
use crate::app::App;
use crate::pacer::{Pacer, Stage};
use crate::page::{Here, View};
use crate::problem::Problem;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use nullpoint_knowledge::schema::{Protocol, ProtocolTask};
use nullpoint_report::html::sheet_html;
use nullpoint_report::knowledge_view::Named;
use nullpoint_report::sheets;
use std::sync::Arc;

/// The guide that is shown.
const GUIDE: &str = "record";

#[derive(Template)]
#[template(path = "record.html")]
struct Body<'a> {
    sheet: String,
    pacers: Vec<Pacer<'a>>,
}

pub(super) async fn page(State(app): State<Arc<App>>) -> Response {
    let known = app.knowledge;
    let view = known.guides.get_key_value(GUIDE).map(|(id, record)| {
        let sheet = sheets::guide(&Named { id, record }, known);
        let first = record.protocols.iter().take(1).filter_map(|id| known.protocols.get(id));
        let body = Body { sheet: sheet_html(&sheet, known, address::of), pacers: first.map(pacer).collect() };
        View::new(sheet.title(), Here::Measure, &body).with_module("practice.js")
    });
    shown(&app, view.ok_or_else(|| Problem::no_such("guide", None)))
}

fn pacer<'p>(protocol: &'p Protocol) -> Pacer<'p> {
    let stage = |task: &'p ProtocolTask| Stage {
        words: &task.name,
        more: &task.instruction,
        seconds: task.seconds,
        shape: "hold",
    };
    let stages: Vec<Stage<'_>> = protocol.tasks.iter().map(stage).collect();
    let told = "Start the recording app first, then this timer. It says what to do, and for how long.";
    Pacer { heading: "Go through the tasks", told, stages: stages.into(), rounds: 1 }
}
