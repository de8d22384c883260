//! Record your head in two minutes: how to make a recording that can be measured.

use crate::app::App;
use crate::page::{Here, View};
use askama::Template;
use axum::extract::State;
use axum::response::Html;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "record.html")]
struct Body;

pub(super) async fn page(State(app): State<Arc<App>>) -> Html<String> {
    View::new("Record your head", Here::Measure, &Body).framed(&app)
}
