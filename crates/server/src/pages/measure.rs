//! Measure: recordings on their own; what was measured, in words, pictures and tables, and as files to keep.

use super::{on_to, shown};
use crate::app::App;
use crate::formats;
use crate::kept::Kept;
use crate::page::{Here, View};
use crate::problem::Problem;
use crate::uploads::{MOST_BYTES, Measured, Outcome, take};
use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use nullpoint_motion::Placement;
use nullpoint_motion::measure::Movement;
use nullpoint_report::{html, json, words};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "measure.html")]
struct Body {
    placements: Vec<(String, &'static str)>,
    formats: String,
    most_megabytes: usize,
}

#[derive(Template)]
#[template(path = "measuring.html")]
struct Waiting {
    percent: u64,
}

#[derive(Template)]
#[template(path = "measured.html")]
struct Results<'a> {
    id: &'a str,
    /// The interview they were given to.
    visit: Option<&'a str>,
    results: Vec<Shown<'a>>,
}

/// One recording on the page.
struct Shown<'a> {
    name: &'a str,
    /// Its place among the recordings, from 1.
    place: usize,
    /// What was measured, or why nothing was.
    html: Option<String>,
    message: &'a str,
    hint: &'a str,
}

/// Where recordings are given.
pub(super) async fn page(State(app): State<Arc<App>>) -> Html<String> {
    let body = Body {
        placements: Placement::ALL.iter().map(|place| (place.to_string(), words::placement(*place))).collect(),
        formats: formats::in_words(),
        most_megabytes: MOST_BYTES / 1024 / 1024,
    };
    View::new("Measure a recording", Here::Measure, &body).with_module("upload.js").framed(&app)
}

/// Takes recordings and goes on to their page.
pub(super) async fn upload(State(app): State<Arc<App>>, form: Result<Multipart, MultipartRejection>) -> Response {
    let Ok(form) = form else { return Problem::unreadable_form().page(&app) };
    match take(&app, form, None).await {
        Ok(id) => on_to(&format!("/measure/{id}")),
        Err(problem) => problem.page(&app),
    }
}

/// What was measured; while there is nothing yet, a page that asks for itself again.
pub(super) async fn measured(State(app): State<Arc<App>>, Path(id): Path<String>) -> Response {
    let view = match app.shelf.get(&id, (app.settings.now)()).as_deref() {
        Some(Kept::Recordings(Measured { done: None, progress, .. })) => {
            let body = Waiting { percent: progress.percent() };
            Ok(View::new("Measuring", Here::Measure, &body).with_module("measuring.js").renewed())
        }
        Some(Kept::Recordings(Measured { done: Some(outcomes), visit, .. })) => {
            Ok(results(&id, outcomes, visit.as_deref()))
        }
        _ => Err(Problem::gone()),
    };
    shown(&app, view)
}

fn results(id: &str, outcomes: &[Outcome], visit: Option<&str>) -> View {
    let results = outcomes
        .iter()
        .enumerate()
        .map(|(place, outcome)| match &outcome.movement {
            Ok(movement) => Shown {
                name: &outcome.name,
                place: place + 1,
                html: Some(html::movement_fragment(movement, place + 1, outcomes.len() == 1, &outcome.name)),
                message: "",
                hint: "",
            },
            Err((message, hint)) => Shown { name: &outcome.name, place: place + 1, html: None, message, hint },
        })
        .collect();
    View::new("What was measured", Here::Measure, &Results { id, visit, results }).with_module("figure.js")
}

/// A measured recording as a file to keep.
pub(super) async fn download(
    State(app): State<Arc<App>>,
    Path((id, place, file)): Path<(String, usize, String)>,
) -> Response {
    let kept = app.shelf.get(&id, (app.settings.now)());
    let Some(Kept::Recordings(Measured { done: Some(outcomes), .. })) = kept.as_deref() else {
        return Problem::gone().page(&app);
    };
    let movement = place.checked_sub(1).and_then(|place| outcomes.get(place)).map(|of| (&of.name, &of.movement));
    let Some((name, Ok(movement))) = movement else { return Problem::no_page().page(&app) };
    let (kind, text) = match file.as_str() {
        "movement.json" => ("application/json", json::document(&**movement)),
        "stretches.csv" => ("text/csv; charset=utf-8", stretches(movement)),
        "movement.html" => ("text/html; charset=utf-8", whole_page(&app, movement, name)),
        _ => return Problem::no_page().page(&app),
    };
    let disposition = format!("attachment; filename=\"nullpoint-{place}-{file}\"");
    (StatusCode::OK, [(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], text)
        .into_response()
}

fn whole_page(app: &App, movement: &Movement, name: &str) -> String {
    let page = html::Page {
        knowledge: app.knowledge,
        made_on: &(app.settings.today)().to_string(),
        version: app.settings.version,
        recording_names: &[name.to_owned()],
    };
    html::movement_html(movement, &page)
}

/// Every stretch as a line; the names carry the units.
fn stretches(movement: &Movement) -> String {
    let mut table = String::from("start_s,duration_s,measured,rhythm,frequency_hz,amplitude_deg,amplitude_g\n");
    let or_nothing = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
    for window in &movement.windows {
        table.push_str(&format!(
            "{},{},{},{},{},{},{}\n",
            window.start_s,
            window.duration_s,
            window.measured,
            window.rhythm,
            or_nothing(window.frequency_hz),
            or_nothing(window.amplitude_deg),
            or_nothing(window.amplitude_g)
        ));
    }
    table
}
