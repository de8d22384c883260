//! Urgency on the page: the level, why, and what is not ruled out.

use super::sources::{Cite, Sources};
use crate::words;
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::Level;
use nullpoint_reason::Assessment;
use nullpoint_reason::questions::NextQuestion;
use nullpoint_reason::urgency::Fired;

/// The urgency section.
pub(super) struct UrgencyView<'a> {
    /// Stylesheet class of the level.
    pub(super) class: &'static str,
    pub(super) heading: &'static str,
    pub(super) plain: &'a str,
    /// Rules of the level itself.
    pub(super) rules: Vec<RuleView<'a>>,
    /// Rules that hold and are less urgent: folded away, so that nothing calmer stands beside the level's own words.
    pub(super) less_urgent: Vec<RuleView<'a>>,
    /// Emergencies that nobody can rule out yet.
    pub(super) emergencies: Vec<&'a str>,
    /// They are folded away: help is on its way for another one.
    pub(super) folded: bool,
    /// What calls for help today and cannot be ruled out yet.
    pub(super) same_day: Vec<&'a str>,
    /// Asked and not known, with how to find out.
    pub(super) to_find_out: Vec<String>,
    /// One "yes" to one of these would be an emergency.
    pub(super) red_flags: &'a [NextQuestion],
}

/// A rule that holds.
pub(super) struct RuleView<'a> {
    pub(super) level: &'static str,
    pub(super) plain: &'a str,
    pub(super) because: String,
    pub(super) why: &'a str,
    pub(super) number: &'a str,
    pub(super) recalled: bool,
    pub(super) cites: Vec<Cite<'a>>,
}

impl<'a> UrgencyView<'a> {
    pub(super) fn new(assessment: &'a Assessment, knowledge: &'a Knowledge, sources: &mut Sources<'a>) -> Self {
        let urgency = &assessment.urgency;
        let (rules, less_urgent): (Vec<_>, Vec<_>) = urgency
            .rules
            .iter()
            .map(|fired| (fired.level, rule(fired, knowledge, sources)))
            .partition(|(level, _)| *level == urgency.level);
        let views = |rules: Vec<(Level, RuleView<'a>)>| rules.into_iter().map(|(_, rule)| rule).collect();
        Self {
            class: class(urgency.level),
            heading: words::level_heading(urgency.level),
            plain: &urgency.plain,
            rules: views(rules),
            less_urgent: views(less_urgent),
            folded: urgency.level == Level::EmergencyNow,
            emergencies: words::open_names(urgency, Level::EmergencyNow),
            same_day: words::open_names(urgency, Level::SameDay),
            to_find_out: words::to_find_out(urgency, knowledge),
            red_flags: &assessment.guidance.red_flags_to_ask,
        }
    }
}

fn rule<'a>(fired: &'a Fired, knowledge: &Knowledge, sources: &mut Sources<'a>) -> RuleView<'a> {
    RuleView {
        level: words::level_name(fired.level),
        plain: &fired.plain,
        because: words::because(fired, knowledge),
        why: fired.why.trim_end_matches('.'),
        number: &fired.number,
        recalled: fired.all_sources_recalled,
        cites: sources.cite(&fired.sources),
    }
}

/// Stylesheet class of a level.
pub(super) const fn class(level: Level) -> &'static str {
    match level {
        Level::EmergencyNow => "emergency",
        Level::SameDay => "today",
        Level::Within2Weeks => "soon",
        Level::Routine | Level::SelfCare => "calm",
    }
}
