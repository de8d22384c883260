//! Look up: everything there is to read, a line each.

use crate::app::App;
use crate::page::{Here, View};
use askama::Template;
use axum::extract::State;
use axum::response::Html;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "look_up.html")]
struct Body {
    shelves: [Shelf; 10],
}

/// One kind of thing to read.
struct Shelf {
    address: &'static str,
    name: &'static str,
    holds: String,
}

pub(super) async fn page(State(app): State<Arc<App>>) -> Html<String> {
    let known = app.knowledge;
    let shelf = |address, name, holds| Shelf { address, name, holds };
    let countries = known.countries.len();
    let body = Body {
        shelves: [
            shelf("/causes", "Causes", format!("{} possible causes, how to tell them, what helps", known.causes.len())),
            shelf(
                "/treatments",
                "Treatments",
                format!("{}, with effect, harms and when to stop", known.treatments.len()),
            ),
            shelf(
                "/medicines",
                "Medicines",
                format!("check a list; {} that can cause movements", known.medicines().count()),
            ),
            shelf(
                "/self-care",
                "Self-care",
                format!("{} things to do for oneself, and when not", known.self_care.len()),
            ),
            shelf("/care", "Finding care", format!("whom to see, what to ask, where to look in {countries} places")),
            shelf("/questions", "Questions people ask", format!("{}, with answers", known.questions.len())),
            shelf(
                "/claims",
                "What you may have read",
                format!("{} statements of old pages, checked", known.claims.len()),
            ),
            shelf("/triggers", "Triggers to watch", format!("{}, and how to keep a diary", known.triggers.len())),
            shelf(
                "/scales",
                "Ways to measure",
                format!("{} at home, {} rating scales", known.home_measures.len(), known.scales.len()),
            ),
            shelf("/sources", "Sources", format!("{}, each with what rests on it", known.sources.len())),
        ],
    };
    View::new("Look up", Here::LookUp, &body).framed(&app)
}
