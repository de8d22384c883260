//! Is it urgent? The signs that cannot wait, on one page, with the answer at once.
//!
//! What is ticked is there. What is not ticked counts as not there only when the person says that all was read;
//! otherwise nobody looked, and it stays "not ruled out".

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
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, Response};
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::Level;
use nullpoint_reason::{About, Answers, assess, wording};
use nullpoint_report::html::urgency_fragment;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// About whom, as it stands in the address.
#[derive(Deserialize)]
pub(super) struct Whom {
    about: Option<About>,
}

#[derive(Template)]
#[template(path = "urgent.html")]
struct Body<'a> {
    /// About whom, with their name in addresses and on the page.
    whom: [(&'static str, &'static str, bool); 3],
    about: &'static str,
    age: String,
    /// The id of the answers, once there are some.
    id: Option<&'a str>,
    answer: Option<String>,
    groups: Vec<Group<'a>>,
    all_read: bool,
}

/// Signs that are asked together.
struct Group<'a> {
    heading: &'a str,
    intro: &'a str,
    /// Folded away until it is opened, or until one of its signs is ticked.
    folded: bool,
    signs: Vec<Sign<'a>>,
}

/// One sign.
struct Sign<'a> {
    id: &'a str,
    label: &'a str,
    question: &'a str,
    ticked: bool,
}

/// The questions, unanswered.
pub(super) async fn page(State(app): State<Arc<App>>, Query(whom): Query<Whom>) -> Html<String> {
    let answers = Answers { about: whom.about.unwrap_or_default(), ..Answers::default() };
    view(&app, &answers, None).framed(&app)
}

/// Takes what was ticked and goes on to the answer.
pub(super) async fn answer(
    State(app): State<Arc<App>>,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Response {
    let now = (app.settings.now)();
    let kept = Fields::read(form).and_then(|fields| {
        let kept = Kept::Checklist(Box::new(answers(&fields, app.knowledge)?));
        // The same answers, changed, stay where they are.
        match fields.get("id").filter(|id| app.shelf.get(id, now).is_some()) {
            Some(id) => {
                app.shelf.put(id, kept, now);
                Ok(id.to_owned())
            }
            None => app.shelf.keep(kept, now).map_err(Problem::no_randomness),
        }
    });
    match kept {
        Ok(id) => on_to(&format!("/urgent/{id}")),
        Err(problem) => problem.page(&app),
    }
}

/// The answer, with the questions below it.
pub(super) async fn answered(State(app): State<Arc<App>>, Path(id): Path<String>) -> Response {
    let view = match app.shelf.get(&id, (app.settings.now)()).as_deref() {
        Some(Kept::Checklist(answers)) => Ok(view(&app, answers, Some(&id))),
        _ => Err(Problem::gone()),
    };
    shown(&app, view)
}

fn view(app: &App, answers: &Answers, id: Option<&str>) -> View {
    let known = app.knowledge;
    let answer = id.and_then(|_| assess(answers, Vec::new(), known, (app.settings.today)()).ok());
    let whom = |about: About, name, words| (name, words, answers.about == about);
    let groups = groups(answers, known);
    let asked = groups.iter().flat_map(|group| &group.signs).count();
    let body = Body {
        whom: [
            whom(About::Oneself, "self", "For me"),
            whom(About::Child, "child", "For my child"),
            whom(About::Other, "other", "For someone else"),
        ],
        about: name_of(answers.about),
        age: answers.age_years.map(|age| age.to_string()).unwrap_or_default(),
        id,
        answer: answer.map(|assessment| urgency_fragment(&assessment, known, address::of)),
        groups,
        all_read: id.is_some() && answers.present.len() + answers.absent.len() == asked,
    };
    View::new("Is it urgent?", Here::Urgent, &body).with_module("urgent.js")
}

const fn name_of(about: About) -> &'static str {
    match about {
        About::Oneself => "self",
        About::Child => "child",
        About::Other => "other",
    }
}

/// The checklists of the red flags in their order, each sign once, then what else a rule of the two upper levels names:
/// it raises only together with another.
fn groups<'a>(answers: &Answers, known: &'a Knowledge) -> Vec<Group<'a>> {
    let mut seen = BTreeSet::from(["age-now"]);
    let mut sign = |id: &str| {
        let (id, finding) = known.findings.get_key_value(id)?;
        seen.insert(id).then(|| Sign {
            id,
            label: &finding.label,
            question: wording::question(finding, answers.about),
            ticked: answers.present.contains(id),
        })
    };
    let is_younger = |below: f64| answers.age_years.map_or(answers.about == About::Child, |age| age < below);
    let mut groups: Vec<Group<'a>> = Vec::new();
    for listed in &known.red_flag_groups {
        let signs: Vec<Sign<'a>> = listed.findings.iter().filter_map(|id| sign(id)).collect();
        let folded = listed.below_age.is_some_and(|below| !is_younger(below));
        groups.push(Group { heading: &listed.heading, intro: &listed.intro, folded, signs });
    }
    let urgent = known.rules.iter().filter(|rule| rule.level >= Level::SameDay);
    let others: Vec<Sign<'a>> = urgent
        .flat_map(|rule| rule.condition().findings().into_iter().map(str::to_owned).collect::<Vec<_>>())
        .filter_map(|id| sign(&id))
        .collect();
    let (heading, intro) = ("What else counts together with these", "Tick what is so.");
    groups.push(Group { heading, intro, folded: true, signs: others });
    groups.retain(|group| !group.signs.is_empty());
    for group in &mut groups {
        group.folded &= !group.signs.iter().any(|sign| sign.ticked);
    }
    groups
}

fn answers(fields: &Fields, known: &Knowledge) -> Result<Answers, Problem> {
    let about = match fields.get("about") {
        Some("child") => About::Child,
        Some("other") => About::Other,
        _ => About::Oneself,
    };
    let age_years = match fields.get("age").map(|age| age.replace(',', ".").parse::<f64>()) {
        None => None,
        Some(Ok(age)) if (0.0..=130.0).contains(&age) => Some(age),
        Some(_) => {
            let hint = "give it in years, as a number; a baby of 4 months is 0.33";
            return Err(Problem::new(StatusCode::BAD_REQUEST, "the age could not be read", hint));
        }
    };
    let mut answers = Answers { about, age_years, ..Answers::default() };
    let asked: Vec<String> =
        groups(&answers, known).iter().flat_map(|group| &group.signs).map(|sign| sign.id.to_owned()).collect();
    let ticked: BTreeSet<&str> = fields.all("there").collect();
    let all_read = fields.get("all-read").is_some();
    for id in asked {
        if ticked.contains(id.as_str()) {
            answers.present.push(id);
        } else if all_read {
            answers.absent.push(id);
        }
    }
    Ok(answers)
}
