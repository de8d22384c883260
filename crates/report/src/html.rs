//! HTML: an assessment or a movement as one file that needs nothing else: no script, no request, no font.
//!
//! In: an assessment or a movement, and what only the caller knows (date, version, names of the recordings).
//! Out: a page for any browser, light and dark, printable, readable at 320 px and at 200 % text.
//! Method: askama templates (`templates/`), which escape every text; only the stylesheet and the pictures, both ours,
//! go in as they are. A content security policy forbids scripts and requests, should anything ever slip through.
//! Limits: a browser that does not know `::details-content` prints closed details as their summary alone.

mod causes;
mod findings;
mod movement;
mod next;
mod palette;
mod sources;
mod urgency;

use askama::Template;
use causes::Causes;
use findings::FindingsView;
use movement::MovementView;
use next::Next;
use nullpoint_knowledge::Knowledge;
use nullpoint_motion::measure::Movement;
use nullpoint_reason::assessment::INTENDED_USE;
use nullpoint_reason::{About, Assessment};
use sources::{Entry, Sources};
use urgency::UrgencyView;

/// What the page needs beside the result.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// What is known of causes, findings and sources.
    pub knowledge: &'a Knowledge,
    /// The day the page was made, as the caller writes it.
    pub made_on: &'a str,
    /// The program's version.
    pub version: &'a str,
    /// Names of the recordings, in the order of the movements.
    pub recording_names: &'a [String],
}

/// The page of an assessment; urgency stands first.
#[must_use]
pub fn assessment_html(assessment: &Assessment, page: &Page<'_>) -> String {
    let knowledge = page.knowledge;
    let mut sources = Sources::new(knowledge);
    let movements: Vec<&Movement> = assessment.movement.iter().chain(&assessment.other_movements).collect();
    // In the order of the page, so that sources are numbered as they are met.
    let urgency = UrgencyView::new(assessment, knowledge, &mut sources);
    let causes = Causes::new(assessment, knowledge, &mut sources);
    let next = Next::new(assessment, &mut sources);
    let template = AssessmentPage {
        frame: Frame::new(page),
        title: "Report on a movement of the head, neck or face",
        about: about(assessment),
        origin: assessment.origin.as_deref(),
        urgency,
        intended_use: assessment.intended_use,
        cautions: assessment.cautions.iter().map(|caution| caution.text.as_str()).collect(),
        causes,
        next,
        movements: views(&movements, page),
        findings: FindingsView::new(assessment),
        sources: sources.entries(),
    };
    render(&template)
}

/// The page of a movement alone. It names no disease.
#[must_use]
pub fn movement_html(movement: &Movement, page: &Page<'_>) -> String {
    let template = MovementPage {
        frame: Frame::new(page),
        title: "What was measured in a recording",
        intended_use: INTENDED_USE,
        movements: views(&[movement], page),
    };
    render(&template)
}

/// Writes a template into text, which cannot fail but in a text that fails to write itself.
fn render(template: &impl Template) -> String {
    template.render().expect("text and numbers always write themselves")
}

fn views(movements: &[&Movement], page: &Page<'_>) -> Vec<MovementView> {
    let only = movements.len() == 1;
    movements
        .iter()
        .enumerate()
        .map(|(place, movement)| {
            let name = page.recording_names.get(place).map(String::as_str);
            MovementView::new(movement, place + 1, only, name)
        })
        .collect()
}

/// About whom, in one line: `About your child, age 4 years.`
fn about(assessment: &Assessment) -> String {
    let who = match assessment.about {
        About::Oneself => "About the person who answered",
        About::Child => "About a child",
        About::Other => "About a person, answered by someone else",
    };
    match assessment.age_years {
        Some(age) if age < 2.0 => format!("{who}, age {} months.", (age * 12.0).round()),
        Some(age) => format!("{who}, age {age} years."),
        None => format!("{who}."),
    }
}

/// What every page holds around its middle.
struct Frame<'a> {
    style: String,
    made_on: &'a str,
    version: &'a str,
    compiled: &'a str,
}

impl<'a> Frame<'a> {
    fn new(page: &Page<'a>) -> Self {
        Self {
            style: palette::stylesheet(),
            made_on: page.made_on,
            version: page.version,
            compiled: &page.knowledge.about.compiled,
        }
    }
}

/// The page of an assessment.
#[derive(Template)]
#[template(path = "assessment.html")]
struct AssessmentPage<'a> {
    frame: Frame<'a>,
    title: &'a str,
    about: String,
    origin: Option<&'a str>,
    urgency: UrgencyView<'a>,
    intended_use: &'a str,
    cautions: Vec<&'a str>,
    causes: Causes<'a>,
    next: Next<'a>,
    movements: Vec<MovementView>,
    findings: FindingsView<'a>,
    sources: Vec<Entry<'a>>,
}

/// The page of a movement.
#[derive(Template)]
#[template(path = "movement_page.html")]
struct MovementPage<'a> {
    frame: Frame<'a>,
    title: &'a str,
    intended_use: &'a str,
    movements: Vec<MovementView>,
}

#[cfg(test)]
mod tests;
