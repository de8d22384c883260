//! Erase: everything a person wrote or gave, at once.

use crate::app::App;
use crate::page::{Here, View};
use askama::Template;
use axum::extract::State;
use axum::response::Html;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "erased.html")]
struct Body;

pub(super) async fn erase(State(app): State<Arc<App>>) -> Html<String> {
    app.shelf.erase();
    View::new("Erased", Here::Elsewhere, &Body).framed(&app)
}
