//! Problem: why a page cannot be shown, and what to try; never a word of what a person wrote.

use crate::app::App;
use crate::page::{Here, View};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// Why a page cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) status: StatusCode,
    pub(crate) message: String,
    pub(crate) hint: String,
}

#[derive(Template)]
#[template(path = "problem.html")]
struct Body<'a> {
    message: &'a str,
    hint: &'a str,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { status, message: message.into(), hint: hint.into() }
    }

    /// No record has this id.
    pub(crate) fn no_such(kind: &str, near: Option<&str>) -> Self {
        let hint = near.map_or_else(|| "look it up in its list".to_owned(), |near| format!("did you mean “{near}”?"));
        Self::new(StatusCode::NOT_FOUND, format!("there is no such {kind}"), hint)
    }

    /// What was kept expired, was erased, or never was.
    pub(crate) fn gone() -> Self {
        Self::new(
            StatusCode::GONE,
            "what stood here is no longer kept",
            "answers live in memory only: they go after four hours, with “erase now”, and when Nullpoint stops",
        )
    }

    pub(crate) fn unreadable_form() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "the form could not be read", "go back and send it again; make it shorter")
    }

    pub(crate) fn no_page() -> Self {
        Self::new(StatusCode::NOT_FOUND, "there is no such page", "start from the first page")
    }

    /// The system has no randomness to give.
    pub(crate) fn no_randomness(_: getrandom::Error) -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "the system gave no random number",
            "stop Nullpoint and start it again",
        )
    }

    /// The page that tells it.
    pub(crate) fn page(&self, app: &App) -> Response {
        let body = Body { message: &self.message, hint: &self.hint };
        let view = View::new("That did not work", Here::Elsewhere, &body);
        (self.status, view.framed(app)).into_response()
    }
}
