//! Start: what Nullpoint is and is not for, urgency first, and three ways in.

use crate::app::App;
use crate::page::{Here, View};
use askama::Template;
use axum::extract::State;
use axum::response::Html;
use nullpoint_knowledge::schema::Level;
use nullpoint_reason::assessment::INTENDED_USE;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "start.html")]
struct Body<'a> {
    emergency: &'a str,
    intended_use: &'a str,
}

pub(super) async fn page(State(app): State<Arc<App>>) -> Html<String> {
    let emergency = app.knowledge.levels.get(&Level::EmergencyNow).map(|level| level.plain.as_str());
    let body = Body { emergency: emergency.unwrap_or_default(), intended_use: INTENDED_USE };
    View::new("Start", Here::Start, &body).framed(&app)
}
