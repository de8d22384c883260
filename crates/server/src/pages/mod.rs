//! The pages, one file per resource, and the way from an address to each.

mod about;
mod ask;
mod assess;
mod care;
mod causes;
mod claims;
mod erase;
mod look_up;
mod measure;
mod medicines;
mod practice;
mod questions;
mod record;
mod scales;
mod self_care;
mod sources;
mod start;
mod static_files;
mod treatments;
mod triggers;
mod urgent;

use crate::app::App;
use crate::gate::gate;
use crate::page::View;
use crate::problem::Problem;
use crate::uploads::MOST_BYTES;
use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use std::sync::Arc;

/// Most bytes of a form. Our choice: far more than anyone types, and a list of every finding fits.
const FORM_BYTES: usize = 128 * 1024;

/// Every page behind the gate.
pub fn router(app: Arc<App>) -> Router {
    Router::new()
        .route("/", get(start::page))
        .route("/urgent", get(urgent::page).post(urgent::answer))
        .route("/urgent/{id}", get(urgent::answered))
        .route("/ask", get(ask::page).post(ask::ask))
        .route("/ask/{id}", get(ask::answered))
        .route("/assess", get(assess::page).post(assess::begin))
        .route("/assess/{id}", get(assess::step).post(assess::say))
        .route("/assess/{id}/result", get(assess::result))
        .route("/assess/{id}/why", get(assess::why).post(assess::choose))
        .route("/assess/{id}/files/{file}", get(assess::file))
        .route(
            "/assess/{id}/recordings",
            post(assess::recordings).layer(DefaultBodyLimit::max(MOST_BYTES + FORM_BYTES)),
        )
        .route("/look-up", get(look_up::page))
        .route("/causes", get(causes::list))
        .route("/causes/{id}", get(causes::one))
        .route("/causes/{id}/what-helps", get(causes::what_helps))
        .route("/causes/{id}/care", get(care::for_cause))
        .route("/treatments", get(treatments::list))
        .route("/treatments/{id}", get(treatments::one))
        .route("/medicines", get(medicines::page).post(medicines::check))
        .route("/medicines/all", get(medicines::list))
        .route("/medicines/names", get(medicines::names))
        .route("/medicines/checked/{id}", get(medicines::checked))
        .route("/medicines/{id}", get(medicines::one))
        .route("/self-care", get(self_care::list))
        .route("/self-care/{id}", get(self_care::one))
        .route("/triggers", get(triggers::list))
        .route("/triggers/{id}", get(triggers::one))
        .route("/scales", get(scales::list))
        .route("/scales/{id}", get(scales::one))
        .route("/care", get(care::page))
        .route("/claims", get(claims::list))
        .route("/claims/{id}", get(claims::one))
        .route("/questions", get(questions::list))
        .route("/questions/{id}", get(questions::one))
        .route("/sources", get(sources::list))
        .route("/sources/{id}", get(sources::one))
        .route("/record", get(record::page))
        .route("/record/{protocol}", get(record::tasks))
        .route("/measure", get(measure::page))
        // Counted while it streams to disk, so that a page can say what was too large.
        .route("/measure", post(measure::upload).layer(DefaultBodyLimit::max(MOST_BYTES + FORM_BYTES)))
        .route("/measure/{id}", get(measure::measured))
        .route("/measure/{id}/{place}/{file}", get(measure::download))
        .route("/practice", get(practice::list))
        .route("/practice/{id}", get(practice::one))
        .route("/about", get(about::page))
        .route("/erase", post(erase::erase))
        .route("/static/{file}", get(static_files::file))
        .fallback(no_page)
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .layer(from_fn_with_state(Arc::clone(&app), gate))
        .with_state(app)
}

async fn no_page(State(app): State<Arc<App>>) -> Response {
    Problem::no_page().page(&app)
}

/// A page, or the problem instead of it.
fn shown(app: &App, view: Result<View, Problem>) -> Response {
    match view {
        Ok(view) => view.framed(app).into_response(),
        Err(problem) => problem.page(app),
    }
}

/// On to a page that can be reloaded and gone back to.
fn on_to(address: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response()
}
