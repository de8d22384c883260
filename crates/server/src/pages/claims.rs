//! What one may have read: the list, and one statement with our answer.

use super::shown;
use crate::app::App;
use crate::page::{Here, View};
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::response::{Html, Response};
use nullpoint_report::sheets;
use std::sync::Arc;

pub(super) async fn list(State(app): State<Arc<App>>) -> Html<String> {
    View::of_sheet(&sheets::claims(app.knowledge), Here::LookUp, &app).framed(&app)
}

pub(super) async fn one(State(app): State<Arc<App>>, Path(id): Path<String>) -> Response {
    let claim = app.knowledge.claims.iter().find(|claim| claim.id == id);
    let view = claim.map(|claim| View::of_sheet(&sheets::claim(claim, app.knowledge), Here::LookUp, &app));
    shown(&app, view.ok_or_else(|| Problem::no_such("statement", None)))
}
