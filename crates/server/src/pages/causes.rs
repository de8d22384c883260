//! Causes: the list, one, and what helps with it.

use super::shown;
use crate::app::App;
use crate::page::{Here, View};
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::response::{Html, Response};
use nullpoint_report::{knowledge_view, sheets};
use std::sync::Arc;

pub(super) async fn list(State(app): State<Arc<App>>) -> Html<String> {
    View::of_sheet(&sheets::causes(app.knowledge), Here::LookUp, &app).framed(&app)
}

pub(super) async fn one(State(app): State<Arc<App>>, Path(id): Path<String>) -> Response {
    let view = knowledge_view::cause(&id, app.knowledge)
        .map(|view| View::of_sheet(&sheets::cause(&view, app.knowledge), Here::LookUp, &app));
    shown(&app, view.ok_or_else(|| no_such(&app, &id)))
}

pub(super) async fn what_helps(State(app): State<Arc<App>>, Path(id): Path<String>) -> Response {
    let view = knowledge_view::helps(&id, app.knowledge)
        .map(|view| View::of_sheet(&sheets::what_helps(&view, app.knowledge), Here::LookUp, &app));
    shown(&app, view.ok_or_else(|| no_such(&app, &id)))
}

/// There is no cause of this id.
pub(super) fn no_such(app: &App, id: &str) -> Problem {
    Problem::no_such("cause", app.knowledge.nearest_cause(id))
}
