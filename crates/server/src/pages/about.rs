//! About: what it is for, its limits, on what its figures stand, versions and licence.

use crate::accuracy::{self, Accuracy};
use crate::app::App;
use crate::formats;
use crate::page::{Here, View};
use askama::Template;
use axum::extract::State;
use axum::response::Html;
use nullpoint_knowledge::Knowledge;
use nullpoint_reason::assessment::INTENDED_USE;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "about.html")]
struct Body<'a> {
    intended_use: &'a str,
    version: &'a str,
    known: &'a Knowledge,
    /// How many sources an excerpt was read of.
    read: usize,
    formats: String,
    accuracy: Vec<Accuracy>,
}

pub(super) async fn page(State(app): State<Arc<App>>) -> Html<String> {
    let body = Body {
        intended_use: INTENDED_USE,
        version: app.settings.version,
        known: app.knowledge,
        read: app.knowledge.sources.values().filter(|source| source.read).count(),
        formats: formats::in_words(),
        accuracy: accuracy::figures(),
    };
    View::new("About", Here::About, &body).framed(&app)
}
