//! Record your head: the guide; and each protocol's tasks with a timer, pictures and large instructions.

use super::shown;
use crate::address;
use crate::app::App;
use crate::pacer::{Pacer, Stage};
use crate::page::{Here, View};
use crate::problem::Problem;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use nullpoint_knowledge::nearest;
use nullpoint_knowledge::schema::{Protocol, ProtocolTask};
use nullpoint_report::html::under_title_html;
use nullpoint_report::knowledge_view::Named;
use nullpoint_report::{picture, sheets};
use std::sync::Arc;

/// The guide that is shown.
const GUIDE: &str = "record";

#[derive(Template)]
#[template(path = "record.html")]
struct Guided<'a> {
    title: &'a str,
    worn: &'static str,
    /// Protocols that it leads through: id and name.
    protocols: Vec<(&'a str, &'a str)>,
    sheet: String,
}

#[derive(Template)]
#[template(path = "record_tasks.html")]
struct Tasks<'a> {
    protocol: &'a Protocol,
    pacer: Pacer<'a>,
}

/// The guide.
pub(super) async fn page(State(app): State<Arc<App>>) -> Response {
    let known = app.knowledge;
    let view = known.guides.get_key_value(GUIDE).map(|(id, record)| {
        let sheet = sheets::guide(&Named { id, record }, known);
        let protocols = record.protocols.iter().filter_map(|id| known.protocols.get_key_value(id));
        let body = Guided {
            title: sheet.title(),
            worn: picture::WORN,
            protocols: protocols.map(|(id, protocol)| (id.as_str(), protocol.name.as_str())).collect(),
            sheet: under_title_html(&sheet, known, address::of),
        };
        View::new(sheet.title(), Here::Measure, &body)
    });
    shown(&app, view.ok_or_else(|| Problem::no_such("guide", None)))
}

/// The tasks of one protocol, to be gone through.
pub(super) async fn tasks(State(app): State<Arc<App>>, Path(id): Path<String>) -> Response {
    let view = app.knowledge.protocols.get(&id).map(|protocol| {
        let body = Tasks { protocol, pacer: pacer(protocol) };
        View::new(&format!("Tasks: {}", protocol.name), Here::Measure, &body).with_module("practice.js")
    });
    shown(&app, view.ok_or_else(|| Problem::no_such("protocol", nearest(&id, app.knowledge.protocols.keys()))))
}

fn pacer(protocol: &Protocol) -> Pacer<'_> {
    let stages: Vec<Stage<'_>> = protocol.tasks.iter().map(stage).collect();
    let told = "Start the recording app first, then this timer. It says what to do, and for how long.";
    Pacer { heading: "The tasks", told, stages: stages.into(), rounds: 1 }
}

fn stage(task: &ProtocolTask) -> Stage<'_> {
    Stage {
        words: &task.name,
        more: &task.instruction,
        seconds: task.seconds,
        picture: picture::of_task(&task.task),
        shape: "hold",
    }
}
