//! Practice: a breathing pacer, muscle relaxation and a habit-reversal timer, each from its self-care entry.
//!
//! The times stand here because a timer needs numbers; each is one that its entry names.

use super::shown;
use crate::app::App;
use crate::pacer::{Pacer, Stage};
use crate::page::{Here, View};
use crate::problem::Problem;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, Response};
use nullpoint_knowledge::schema::SelfCare;
use std::sync::Arc;

/// Something to practise with a timer.
struct Practice {
    /// Id of the self-care entry that it follows.
    entry: &'static str,
    /// How a round goes.
    stages: &'static [Stage<'static>],
    rounds: u32,
    /// How long it takes and how often.
    told: &'static str,
}

const fn stage(words: &'static str, seconds: u32, shape: &'static str) -> Stage<'static> {
    Stage { words, more: "", seconds, picture: None, shape }
}

static PRACTICES: [Practice; 3] = [
    Practice {
        entry: "slow-breathing",
        // In for 3 to 5, out for the same or a little longer, for 3 to 5 minutes.
        stages: &[stage("Breathe in", 4, "grow"), stage("Breathe out", 5, "shrink")],
        rounds: 27,
        told: "About 4 minutes: in for 4 seconds, out for 5, 27 times.",
    },
    Practice {
        entry: "muscle-relaxation",
        // Tense for 5, let go for 15; hands, then arms, shoulders, face, jaw, legs.
        stages: &[
            stage("Hands: tense gently", 5, "grow"),
            stage("Hands: let go", 15, "shrink"),
            stage("Arms: tense gently", 5, "grow"),
            stage("Arms: let go", 15, "shrink"),
            stage("Shoulders: tense gently", 5, "grow"),
            stage("Shoulders: let go", 15, "shrink"),
            stage("Face: tense gently", 5, "grow"),
            stage("Face: let go", 15, "shrink"),
            stage("Jaw: tense gently", 5, "grow"),
            stage("Jaw: let go", 15, "shrink"),
            stage("Legs: tense gently", 5, "grow"),
            stage("Legs: let go", 15, "shrink"),
        ],
        rounds: 1,
        told: "2 minutes: tense for 5 seconds, let go for 15, from the hands to the legs. Leave out what hurts.",
    },
    Practice {
        entry: "habit-reversal-outline",
        // Hold for 1 minute; five in a row.
        stages: &[
            stage("Feel for the urge. Start the competing movement", 15, "hold"),
            stage("Hold the competing movement", 60, "grow"),
            stage("Let go and rest", 30, "shrink"),
        ],
        rounds: 5,
        told: "About 9 minutes: five times, hold for a minute, rest for half a minute. Pause when you need to.",
    },
];

impl Practice {
    const fn pacer(&self) -> Pacer<'static> {
        Pacer {
            heading: "How it goes",
            told: self.told,
            stages: std::borrow::Cow::Borrowed(self.stages),
            rounds: self.rounds,
        }
    }
}

#[derive(Template)]
#[template(path = "practices.html")]
struct List<'a> {
    practices: Vec<(&'static str, &'a SelfCare, &'static str)>,
}

#[derive(Template)]
#[template(path = "practice.html")]
struct Body<'a> {
    name: &'a str,
    step: &'a SelfCare,
    entry: &'static str,
    pacer: Pacer<'static>,
}

/// What can be practised.
pub(super) async fn list(State(app): State<Arc<App>>) -> Html<String> {
    let entry =
        |practice: &Practice| Some((practice.entry, app.knowledge.self_care_step(practice.entry)?, practice.told));
    let body = List { practices: PRACTICES.iter().filter_map(entry).collect() };
    View::new("Practice", Here::Practice, &body).framed(&app)
}

/// One of them, with its timer.
pub(super) async fn one(State(app): State<Arc<App>>, Path(id): Path<String>) -> Response {
    let found = PRACTICES.iter().find(|practice| practice.entry == id).and_then(|practice| {
        let record = app.knowledge.self_care_step(practice.entry)?;
        let body = Body { name: &record.name, step: record, entry: practice.entry, pacer: practice.pacer() };
        Some(View::new(&format!("Practice: {}", record.name), Here::Practice, &body).with_module("practice.js"))
    });
    shown(&app, found.ok_or_else(|| Problem::no_such("practice", None)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use nullpoint_knowledge::Knowledge;

    #[test]
    fn every_practice_follows_an_entry_and_takes_as_long_as_it_says() {
        let knowledge = Knowledge::embedded();
        for (practice, minutes) in PRACTICES.iter().zip([4.05, 2.0, 8.75]) {
            assert!(knowledge.self_care_step(practice.entry).is_some(), "{}", practice.entry);
            let round: u32 = practice.stages.iter().map(|stage| stage.seconds).sum();
            let whole = f64::from(round * practice.rounds) / 60.0;
            assert!((whole - minutes).abs() < 1e-9, "{}: {whole}", practice.entry);
        }
    }
}
