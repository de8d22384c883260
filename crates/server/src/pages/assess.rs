//! Assess: from a person's own words, question by question, to an assessment that can be printed and kept.
//!
//! Every page of it can be gone back to and reloaded: an answer that is sent again takes the place of the earlier one.

mod said;
mod why;

use super::{on_to, shown};
use crate::address;
use crate::app::App;
use crate::fields::Fields;
use crate::kept::{Kept, Visit};
use crate::page::{Here, View};
use crate::problem::Problem;
use crate::uploads::{MOST_BYTES, take};
use askama::Template;
use axum::Form;
use axum::extract::multipart::MultipartRejection;
use axum::extract::rejection::FormRejection;
use axum::extract::{Multipart, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use nullpoint_knowledge::schema::Level;
use nullpoint_motion::Caution;
use nullpoint_reason::Assessment;
use nullpoint_reason::interview::{InterviewError, Kind, Question, Reason, Step};
use nullpoint_report::interview_text::{self, IN_AN_EMERGENCY, IN_YOUR_OWN_WORDS};
use nullpoint_report::{html, sheets};
pub(super) use why::{choose, why};

use said::{Line, begun, event, lines};
use std::sync::Arc;

/// What a form sends, or why it could not be read.
type Sent = Result<Form<Vec<(String, String)>>, FormRejection>;

#[derive(Template)]
#[template(path = "assess.html")]
struct Begin {
    in_an_emergency: &'static str,
    in_your_own_words: &'static str,
}

#[derive(Template)]
#[template(path = "assess_understood.html")]
struct Confirm<'a> {
    frame: Frame<'a>,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "assess_question.html")]
struct Ask<'a> {
    frame: Frame<'a>,
    question: &'a Question,
    why: String,
}

/// A part of the way through an assessment.
struct Part {
    name: &'static str,
    is_done: bool,
    is_here: bool,
}

/// What stands around each step.
struct Frame<'a> {
    id: &'a str,
    /// How soon to get help, when it cannot wait.
    urgent: Option<String>,
    /// Questions answered or skipped so far.
    asked: usize,
    /// Which part of the way this is, from 0.
    part: usize,
}

impl Frame<'_> {
    /// The way through, with what is done.
    fn path(&self) -> impl Iterator<Item = Part> {
        let names = ["Your words", "Signs that cannot wait", "The movement", "Result"];
        let here = self.part;
        names.into_iter().enumerate().map(move |(place, name)| Part {
            name,
            is_done: place < here,
            is_here: place == here,
        })
    }
}

#[derive(Template)]
#[template(path = "assess_result.html")]
struct Answer<'a> {
    id: &'a str,
    assessment: String,
    /// Why there are no more questions.
    ended: &'a str,
    may_go_on: bool,
    most_megabytes: usize,
    /// Causes that can be looked at more closely: id and name.
    causes: Vec<(&'a str, &'a str)>,
    /// The one that is chosen already, and the one against it.
    chosen: (&'a str, &'a str),
}

/// Where a person begins.
pub(super) async fn page(State(app): State<Arc<App>>) -> Html<String> {
    let body = Begin { in_an_emergency: IN_AN_EMERGENCY, in_your_own_words: IN_YOUR_OWN_WORDS };
    View::new("Assess", Here::Assess, &body).framed(&app)
}

/// Takes the first words and goes on to what was understood.
pub(super) async fn begin(State(app): State<Arc<App>>, form: Sent) -> Response {
    let id = Fields::read(form).and_then(|fields| {
        let mut interview = app.interview();
        interview.say(begun(&fields)).map_err(|error| refused(&error))?;
        let visit = Visit { interview, recordings: Vec::new(), looked_at: None, not_used: Vec::new(), assessed: None };
        let kept = Kept::Visit(Box::new(visit.into()));
        app.shelf.keep(kept, (app.settings.now)()).map_err(Problem::no_randomness)
    });
    match id {
        Ok(id) => on_to(&format!("/assess/{id}")),
        Err(problem) => problem.page(&app),
    }
}

/// The step that comes next.
pub(super) async fn step(State(app): State<Arc<App>>, Path(id): Path<String>) -> Response {
    let kept = app.shelf.get(&id, (app.settings.now)());
    let Some(Kept::Visit(visit)) = kept.as_deref() else { return Problem::gone().page(&app) };
    let visit = Visit::open(visit);
    let interview = &visit.interview;
    let urgency = interview.urgency();
    let progress = interview.progress();
    let urgent = (urgency.level >= Level::SameDay)
        .then(|| html::part_html(&sheets::raised(urgency, app.knowledge), app.knowledge, address::of));
    let part = match interview.next() {
        Step::Words | Step::Understood(_) => 0,
        _ if progress.red_flags_done => 2,
        _ => 1,
    };
    let frame = Frame { id: &id, urgent, asked: progress.asked, part };
    match interview.next() {
        Step::Words => on_to("/assess"),
        Step::Done(_) => on_to(&format!("/assess/{id}/result")),
        Step::Understood(understood) => {
            let body = Confirm { frame, lines: lines(understood, app.knowledge) };
            View::new("What was understood", Here::Assess, &body).framed(&app).into_response()
        }
        Step::Ask(question) => {
            let body = Ask { frame, question, why: interview_text::why(question) };
            View::new("A question", Here::Assess, &body).with_module("medicines.js").framed(&app).into_response()
        }
    }
}

/// Takes what was said to a step and goes on.
pub(super) async fn say(State(app): State<Arc<App>>, Path(id): Path<String>, form: Sent) -> Response {
    let kept = app.shelf.get(&id, (app.settings.now)());
    let Some(Kept::Visit(visit)) = kept.as_deref() else { return Problem::gone().page(&app) };
    let said = Fields::read(form).and_then(|fields| {
        let event = event(&fields)?;
        let mut visit = Visit::open(visit);
        visit.assessed = None;
        match visit.interview.say(event) {
            // Back from the first question leads to where one begins.
            Err(InterviewError::NothingBefore) => Ok("/assess".to_owned()),
            said => said.map(|()| format!("/assess/{id}")).map_err(|error| refused(&error)),
        }
    });
    match said {
        Ok(address) => on_to(&address),
        Err(problem) => problem.page(&app),
    }
}

fn refused(error: &InterviewError) -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, error.to_string(), error.hint())
}

/// The assessment of all that was said so far.
pub(super) async fn result(State(app): State<Arc<App>>, Path(id): Path<String>) -> Response {
    let kept = app.shelf.get(&id, (app.settings.now)());
    let Some(Kept::Visit(visit)) = kept.as_deref() else { return Problem::gone().page(&app) };
    let mut visit = Visit::open(visit);
    let view = assessment(&mut visit).map(|assessment| {
        let today = (app.settings.today)().to_string();
        let ended = match visit.interview.next() {
            Step::Done(reason) => reason.plain(),
            _ => Reason::Stopped.plain(),
        };
        let body = Answer {
            id: &id,
            assessment: html::assessment_fragment(&assessment, &page_of(&app, &visit, &today), address::of),
            ended,
            causes: why::named(&assessment),
            chosen: ("", ""),
            most_megabytes: MOST_BYTES / 1024 / 1024,
            may_go_on: !matches!(visit.interview.next(), Step::Done(Reason::NothingWouldChange)),
        };
        View::new("Your assessment", Here::Assess, &body)
            .with_module("figure.js")
            .with_module("upload.js")
            .with_module("print.js")
    });
    shown(&app, view)
}

/// The assessment of all that was said and given; made once until something is added.
fn assessment(visit: &mut Visit) -> Result<Arc<Assessment>, Problem> {
    if let Some(assessed) = &visit.assessed {
        return Ok(Arc::clone(assessed));
    }
    let assessed = visit.interview.assessment();
    let mut assessed =
        assessed.map_err(|error| Problem::new(StatusCode::BAD_REQUEST, error.to_string(), error.hint()))?;
    let not_used = visit.not_used.iter().map(|text| Caution { code: "recording-not-used", text: text.clone() });
    assessed.cautions.extend(not_used);
    Ok(Arc::clone(visit.assessed.insert(Arc::new(assessed))))
}

fn page_of<'a>(app: &App, visit: &'a Visit, today: &'a str) -> html::Page<'a> {
    html::Page {
        knowledge: app.knowledge,
        made_on: today,
        version: app.settings.version,
        recording_names: &visit.recordings,
    }
}

/// The assessment, or the answers, as a file to keep.
pub(super) async fn file(State(app): State<Arc<App>>, Path((id, file)): Path<(String, String)>) -> Response {
    let kept = app.shelf.get(&id, (app.settings.now)());
    let Some(Kept::Visit(visit)) = kept.as_deref() else { return Problem::gone().page(&app) };
    let mut visit = Visit::open(visit);
    let today = (app.settings.today)().to_string();
    let (kind, text) = match file.as_str() {
        "report.html" => match assessment(&mut visit) {
            Ok(assessment) => {
                ("text/html; charset=utf-8", html::assessment_html(&assessment, &page_of(&app, &visit, &today)))
            }
            Err(problem) => return problem.page(&app),
        },
        "answers.toml" => match visit.interview.answers().to_toml() {
            Ok(answers) => ("application/toml; charset=utf-8", answers),
            Err(_) => return Problem::no_page().page(&app),
        },
        _ => return Problem::no_page().page(&app),
    };
    let disposition = format!("attachment; filename=\"nullpoint-{today}-{file}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], text).into_response()
}

/// Takes recordings for this assessment and goes on to what was measured in them.
pub(super) async fn recordings(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    if app.shelf.get(&id, (app.settings.now)()).is_none() {
        return Problem::gone().page(&app);
    }
    let Ok(form) = form else { return Problem::unreadable_form().page(&app) };
    match take(&app, form, Some(id)).await {
        Ok(measured) => on_to(&format!("/measure/{measured}")),
        Err(problem) => problem.page(&app),
    }
}
