//! Ways to measure: the list, and one rating scale or home measure.

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
    View::of_sheet(&sheets::scales(app.knowledge), Here::LookUp, &app).framed(&app)
}

pub(super) async fn one(State(app): State<Arc<App>>, Path(id): Path<String>) -> Response {
    let known = app.knowledge;
    let scale = known.scales.get_key_value(&id).map(|(id, record)| sheets::scale(&Named { id, record }, known));
    let home = || {
        let found = known.home_measures.get_key_value(&id);
        found.map(|(id, record)| sheets::home_measure(&Named { id, record }, known))
    };
    let view = scale.or_else(home).map(|sheet| View::of_sheet(&sheet, Here::LookUp, &app));
    let near = || nearest(&id, known.scales.keys().chain(known.home_measures.keys()));
    shown(&app, view.ok_or_else(|| Problem::no_such("scale or home measure", near())))
}
