//! Why: one possible cause more closely, alone or against another. Which ones stands with the answers, in no address.

use crate::address;
use crate::app::App;
use crate::fields::Fields;
use crate::kept::{Kept, Visit};
use crate::page::{Here, View};
use crate::pages::{on_to, shown};
use crate::problem::Problem;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use nullpoint_motion::measure::Movement;
use nullpoint_reason::Assessment;
use nullpoint_reason::explanation::explain;
use nullpoint_report::html::{part_html, urgency_banner};
use nullpoint_report::{sheets, words};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "assess_why.html")]
struct Body<'a> {
    id: &'a str,
    banner: String,
    sheet: String,
    causes: Vec<(&'a str, &'a str)>,
    /// The one that is chosen, and the one against it.
    chosen: (&'a str, &'a str),
}

/// The causes that an assessment shows, by id and name.
pub(super) fn named(assessment: &Assessment) -> Vec<(&str, &str)> {
    let (shown, serious) = words::shown_causes(&assessment.differential);
    shown.into_iter().chain(serious).map(|cause| (cause.cause.as_str(), cause.name.as_str())).collect()
}

/// Takes which causes to look at and goes on to them.
pub(crate) async fn choose(State(app): State<Arc<App>>, Path(id): Path<String>, form: super::Sent) -> Response {
    let kept = app.shelf.get(&id, (app.settings.now)());
    let Some(Kept::Visit(visit)) = kept.as_deref() else { return Problem::gone().page(&app) };
    match Fields::read(form) {
        Ok(fields) => {
            let chosen = |name| fields.get(name).map(str::to_owned);
            let why = chosen("why");
            let against = chosen("against").filter(|against| Some(against) != why.as_ref());
            Visit::open(visit).looked_at = why.map(|why| (why, against));
            on_to(&format!("/assess/{id}/why"))
        }
        Err(problem) => problem.page(&app),
    }
}

/// A cause more closely.
pub(crate) async fn why(State(app): State<Arc<App>>, Path(id): Path<String>) -> Response {
    let kept = app.shelf.get(&id, (app.settings.now)());
    let Some(Kept::Visit(visit)) = kept.as_deref() else { return Problem::gone().page(&app) };
    shown(&app, view(&app, &id, &mut Visit::open(visit)))
}

fn view(app: &App, id: &str, visit: &mut Visit) -> Result<View, Problem> {
    let known = app.knowledge;
    let assessment = super::assessment(visit)?;
    let movements: Vec<Movement> = assessment.movement.iter().chain(&assessment.other_movements).cloned().collect();
    let (why, against) = visit.looked_at.as_ref().ok_or_else(|| Problem::no_such("choice of causes", None))?;
    let today = (app.settings.today)();
    let explained =
        explain(&visit.interview.answers(), &movements, why, against.as_deref(), known, today).ok().flatten();
    let explained = explained.ok_or_else(|| {
        Problem::new(StatusCode::NOT_FOUND, "this cause is not among the possible ones", "choose one from the result")
    })?;
    let sheet = sheets::explanation(&explained);
    let body = Body {
        id,
        banner: urgency_banner(&assessment, known),
        sheet: part_html(&sheet, known, address::of),
        causes: named(&assessment),
        chosen: (why, against.as_deref().unwrap_or_default()),
    };
    Ok(View::new(sheet.title(), Here::Assess, &body))
}
