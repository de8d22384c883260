//! Medicines: check a list, one medicine, and all that are known to cause movements.

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
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use nullpoint_reason::medicine::{medicine_list, medicine_named};
use nullpoint_report::html::sheet_html;
use nullpoint_report::{json, sheets};
use std::collections::BTreeSet;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "medicines.html")]
struct Body<'a> {
    /// What was written, to be written on.
    written: &'a str,
    sheet: Option<String>,
}

/// Where a list is written.
pub(super) async fn page(State(app): State<Arc<App>>) -> Html<String> {
    let body = Body { written: "", sheet: None };
    View::new("Check your medicines", Here::LookUp, &body).with_module("medicines.js").framed(&app)
}

/// Takes a list and goes on to its page.
pub(super) async fn check(
    State(app): State<Arc<App>>,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Response {
    let kept = Fields::read(form).and_then(|fields| {
        let Some(written) = fields.get("medicines") else { return Ok(None) };
        let kept = Kept::Medicines(written.to_owned());
        app.shelf.keep(kept, (app.settings.now)()).map(Some).map_err(Problem::no_randomness)
    });
    match kept {
        Ok(Some(id)) => on_to(&format!("/medicines/checked/{id}")),
        Ok(None) => on_to("/medicines"),
        Err(problem) => problem.page(&app),
    }
}

/// What a list says.
pub(super) async fn checked(State(app): State<Arc<App>>, Path(id): Path<String>) -> Response {
    let view = match app.shelf.get(&id, (app.settings.now)()).as_deref() {
        Some(Kept::Medicines(written)) => {
            let sheet = sheets::medicines(&medicine_list(written, app.knowledge));
            let body = Body { written, sheet: Some(sheet_html(&sheet, app.knowledge, address::of)) };
            Ok(View::new(sheet.title(), Here::LookUp, &body).with_module("medicines.js"))
        }
        _ => Err(Problem::gone()),
    };
    shown(&app, view)
}

/// One medicine.
pub(super) async fn one(State(app): State<Arc<App>>, Path(id): Path<String>) -> Response {
    let list = medicine_named(&id, app.knowledge);
    let view = if list.recognised.is_empty() {
        Err(Problem::no_such("medicine on our list", app.knowledge.nearest_medicine(&id.to_lowercase())))
    } else {
        Ok(View::of_sheet(&sheets::medicine(&list), Here::LookUp, &app))
    };
    shown(&app, view)
}

/// All that are known to cause movements.
pub(super) async fn list(State(app): State<Arc<App>>) -> Html<String> {
    View::of_sheet(&sheets::medicines_known(app.knowledge), Here::LookUp, &app).framed(&app)
}

/// Every name that is recognised, for suggestions; the browser chooses among them, so that nothing typed is sent.
pub(super) async fn names(State(app): State<Arc<App>>) -> Response {
    let mut names: BTreeSet<&str> = BTreeSet::new();
    for entry in app.knowledge.medicines() {
        names.insert(&entry.medicine.substance);
        names.extend(entry.medicine.also.iter().map(String::as_str));
        names.extend(entry.medicine.us.brands.iter().chain(&entry.medicine.uk.brands).map(String::as_str));
    }
    let names: Vec<&str> = names.into_iter().collect();
    ([(header::CONTENT_TYPE, "application/json")], json::document(&names)).into_response()
}
