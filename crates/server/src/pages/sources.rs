//! Sources: the list, and one with what rests on it.

use super::shown;
use crate::app::App;
use crate::page::{Here, View};
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::response::{Html, Response};
use nullpoint_report::sheets;
use std::sync::Arc;

pub(super) async fn list(State(app): State<Arc<App>>) -> Html<String> {
    View::of_sheet(&sheets::sources(app.knowledge), Here::LookUp, &app).framed(&app)
}

pub(super) async fn one(State(app): State<Arc<App>>, Path(id): Path<String>) -> Response {
    let known = app.knowledge;
    let source = known.source(&id);
    let view = source.map(|source| {
        let sheet = sheets::source(&id, source, known);
        View::of_sheet(&sheet, Here::LookUp, &app).titled(format!("{}: {}", sheet.title(), source.title))
    });
    shown(&app, view.ok_or_else(|| Problem::no_such("source", known.nearest_source(&id))))
}
