//! Finding care: whatever the cause, and for one cause, in a country.

use super::{causes, shown};
use crate::address;
use crate::app::App;
use crate::page::{Here, View};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, Response};
use nullpoint_report::html::under_title_html;
use nullpoint_report::knowledge_view::{self, CountryView};
use nullpoint_report::sheet::Sheet;
use nullpoint_report::sheets;
use serde::Deserialize;
use std::sync::Arc;

/// What the choice of a country sends.
#[derive(Deserialize)]
pub(super) struct Where {
    country: Option<String>,
}

#[derive(Template)]
#[template(path = "care.html")]
struct Body<'a> {
    title: String,
    /// Where the choice of a country is sent: this page.
    here: String,
    /// Code, name, and whether it is the chosen one.
    countries: Vec<(&'a str, &'a str, bool)>,
    /// Beside care for one cause: the other choice.
    causes: Vec<(&'a str, &'a str)>,
    sheet: String,
}

impl<'a> Body<'a> {
    fn new(app: &App, here: String, country: Option<&CountryView<'a>>, sheet: &Sheet) -> Self {
        let known = app.knowledge;
        let is_chosen = |code: &str| country.is_some_and(|country| country.code == code);
        Self {
            title: sheet.title().to_owned(),
            here,
            countries: known
                .countries
                .iter()
                .map(|(code, of)| (code.as_str(), of.name.as_str(), is_chosen(code)))
                .collect(),
            causes: Vec::new(),
            sheet: under_title_html(sheet, known, address::of),
        }
    }
}

/// Finding care, whatever the cause.
pub(super) async fn page(State(app): State<Arc<App>>, Query(at): Query<Where>) -> Html<String> {
    let known = app.knowledge;
    let country = at.country.and_then(|code| knowledge_view::country(&code, known));
    let sheet = country.as_ref().map_or_else(|| sheets::care_in_general(known), sheets::country);
    let mut body = Body::new(&app, "/care".into(), country.as_ref(), &sheet);
    body.causes = known.causes_by_share().into_iter().map(|(id, cause)| (id, cause.name.as_str())).collect();
    View::new(sheet.title(), Here::LookUp, &body).framed(&app)
}

/// Finding care for one cause.
pub(super) async fn for_cause(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Query(at): Query<Where>,
) -> Response {
    let country = || at.country.as_deref().and_then(|code| knowledge_view::country(code, app.knowledge));
    let view = knowledge_view::care(&id, country(), app.knowledge).map(|care| {
        let sheet = sheets::care(&care, app.knowledge);
        let body = Body::new(&app, format!("/causes/{}/care", care.cause), country().as_ref(), &sheet);
        View::new(sheet.title(), Here::LookUp, &body)
    });
    shown(&app, view.ok_or_else(|| causes::no_such(&app, &id)))
}
