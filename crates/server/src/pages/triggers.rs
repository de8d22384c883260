//! Triggers: how to log them, and one.

use super::shown;
use crate::app::App;
use crate::page::{Here, View};
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::response::{Html, Response};
use nullpoint_knowledge::nearest;
use nullpoint_report::knowledge_view::Named;
use nullpoint_report::sheets;
use std::sync::Arc;

pub(super) async fn list(State(app): State<Arc<App>>) -> Html<String> {
    View::of_sheet(&sheets::triggers(app.knowledge), Here::LookUp, &app).framed(&app)
}

pub(super) async fn one(State(app): State<Arc<App>>, Path(id): Path<String>) -> Response {
    let known = app.knowledge;
    let view = known
        .triggers
        .get_key_value(&id)
        .map(|(id, record)| View::of_sheet(&sheets::trigger(&Named { id, record }, known), Here::LookUp, &app));
    shown(&app, view.ok_or_else(|| Problem::no_such("trigger", nearest(&id, known.triggers.keys()))))
}
