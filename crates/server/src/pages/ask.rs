//! Ask: a question in plain words, answered from the knowledge; the question itself never stands in an address.

use super::{on_to, shown};
use crate::address;
use crate::app::App;
use crate::fields::Fields;
use crate::kept::Kept;
use crate::page::{Here, View};
use crate::problem::Problem;
use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::response::{Html, Response};
use nullpoint_report::html::sheet_html;
use nullpoint_report::sheets;
use std::sync::Arc;

/// Longest question that is looked at, in characters. Our choice: a page of writing.
const LONGEST: usize = 2000;

#[derive(Template)]
#[template(path = "ask.html")]
struct Body<'a> {
    /// What was asked, to be asked in other words.
    asked: &'a str,
    longest: usize,
    answer: Option<String>,
    /// Some questions that others asked.
    examples: Vec<(&'a str, &'a str)>,
}

/// Questions shown as examples, by id.
const EXAMPLES: [&str; 5] = ["Q01", "Q08", "Q17", "Q23", "Q40"];

/// Where a question is written.
pub(super) async fn page(State(app): State<Arc<App>>) -> Html<String> {
    let known = &app.knowledge.questions;
    let examples = EXAMPLES.iter().filter_map(|id| Some((*id, known.get(*id)?.question.as_str()))).collect();
    let body = Body { asked: "", longest: LONGEST, answer: None, examples };
    View::new("Ask", Here::Ask, &body).framed(&app)
}

/// Takes a question and goes on to its answer.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Response {
    let kept = Fields::read(form).and_then(|fields| {
        let Some(question) = fields.get("question") else { return Ok(None) };
        let kept = Kept::Question(question.chars().take(LONGEST).collect());
        app.shelf.keep(kept, (app.settings.now)()).map(Some).map_err(Problem::no_randomness)
    });
    match kept {
        Ok(Some(id)) => on_to(&format!("/ask/{id}")),
        Ok(None) => on_to("/ask"),
        Err(problem) => problem.page(&app),
    }
}

/// The answer to a question.
pub(super) async fn answered(State(app): State<Arc<App>>, Path(id): Path<String>) -> Response {
    let view = match app.shelf.get(&id, (app.settings.now)()).as_deref() {
        Some(Kept::Question(question)) => {
            let sheet = sheets::asked(&app.asker().ask(question), app.knowledge);
            let answer = sheet_html(&sheet, app.knowledge, address::of);
            let body = Body { asked: question, longest: LONGEST, answer: Some(answer), examples: Vec::new() };
            Ok(View::new("An answer", Here::Ask, &body))
        }
        _ => Err(Problem::gone()),
    };
    shown(&app, view)
}
