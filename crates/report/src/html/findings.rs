//! Findings on the page: what is there, what is not, what nobody knows, each with where it came from.

use nullpoint_reason::{Assessment, Observed, Origin, Presence};

/// The findings section.
pub(super) struct FindingsView<'a> {
    pub(super) groups: Vec<Group<'a>>,
}

/// Findings with one presence.
pub(super) struct Group<'a> {
    pub(super) heading: &'static str,
    pub(super) observed: Vec<Line<'a>>,
}

/// One finding.
pub(super) struct Line<'a> {
    pub(super) label: &'a str,
    pub(super) value: Option<f64>,
    pub(super) origin: String,
}

impl<'a> FindingsView<'a> {
    pub(super) fn new(assessment: &'a Assessment) -> Self {
        let group = |heading, presence| Group {
            heading,
            observed: assessment.findings.iter().filter(|observed| observed.presence == presence).map(line).collect(),
        };
        let groups = [
            group("There", Presence::Present),
            group("Asked, and not known", Presence::Unknown),
            group("Not there", Presence::Absent),
        ];
        Self { groups: groups.into_iter().filter(|group| !group.observed.is_empty()).collect() }
    }
}

fn line(observed: &Observed) -> Line<'_> {
    let origins: Vec<String> = observed
        .origins
        .iter()
        .map(|origin| match origin {
            Origin::Answer => "answered".to_owned(),
            Origin::Recording(what) => format!("measured in the recording: {what}"),
            Origin::Derived(from) => format!("follows from: {from}"),
        })
        .collect();
    Line { label: &observed.label, value: observed.value, origin: origins.join("; ") }
}
