//! Fragments: an assessment, its urgency, or a movement, for a server to frame; the same as in the whole pages.
//!
//! In: as for the whole pages, and where the pages of records are. Out: the middle of a page, urgency first.
//! Limits: the server's page brings the stylesheet ([`super::stylesheet`]) and its own heading where there is no
//! urgency to head it.

use super::sources::{Entry, Sources};
use super::urgency::UrgencyView;
use super::{MovementView, Page, assessment_page, render};
use crate::sheet::Address;
use askama::Template;
use nullpoint_knowledge::Knowledge;
use nullpoint_motion::measure::Movement;
use nullpoint_reason::Assessment;

/// How soon to get help, why, and what is not ruled out, with the sources behind it.
#[must_use]
pub fn urgency_fragment(assessment: &Assessment, knowledge: &Knowledge, address: Address) -> String {
    let mut sources = Sources::with_pages(knowledge, address);
    let urgency = UrgencyView::new(assessment, knowledge, &mut sources);
    render(&UrgencyFragment { urgency, sources: sources.entries() })
}

/// How soon to get help, and no more: for a page about a part of an assessment.
#[must_use]
pub fn urgency_banner(assessment: &Assessment, knowledge: &Knowledge) -> String {
    render(&Banner { urgency: UrgencyView::new(assessment, knowledge, &mut Sources::new(knowledge)) })
}

/// A whole assessment, urgency first.
#[must_use]
pub fn assessment_fragment(assessment: &Assessment, page: &Page<'_>, address: Address) -> String {
    let whole = assessment_page(assessment, page, Sources::with_pages(page.knowledge, address));
    [render(&whole.as_top()), render(&whole.as_under_title()), render(&whole.as_content())].concat()
}

/// What was measured in one recording; `place` counts from 1 and `only` says that there is no other on the page.
#[must_use]
pub fn movement_fragment(movement: &Movement, place: usize, only: bool, name: &str) -> String {
    render(&MovementFragment { movement: MovementView::new(movement, place, only, Some(name)) })
}

/// Urgency alone.
#[derive(Template)]
#[template(path = "urgency_fragment.html")]
struct UrgencyFragment<'a> {
    urgency: UrgencyView<'a>,
    sources: Vec<Entry<'a>>,
}

/// The level alone.
#[derive(Template)]
#[template(path = "banner.html")]
struct Banner<'a> {
    urgency: UrgencyView<'a>,
}

/// A movement alone.
#[derive(Template)]
#[template(path = "movement.html")]
struct MovementFragment {
    movement: MovementView,
}
