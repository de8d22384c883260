//! What to do next, on the page.

use super::sources::{Cite, Sources};
use nullpoint_reason::Assessment;
use nullpoint_reason::questions::NextQuestion;

/// The guidance section.
pub(super) struct Next<'a> {
    pub(super) how_soon: &'a str,
    pub(super) whom: Vec<Person<'a>>,
    pub(super) keep_in_mind: &'a [String],
    /// How many red flags were not asked.
    pub(super) red_flags: usize,
    pub(super) questions: &'a [NextQuestion],
    /// Each question has a reason of its own; one reason for all is said by the heading already.
    pub(super) with_reasons: bool,
}

/// Someone to see.
pub(super) struct Person<'a> {
    pub(super) name: &'a str,
    pub(super) why: &'a str,
    pub(super) will_do: &'a [String],
    pub(super) cites: Vec<Cite<'a>>,
}

impl<'a> Next<'a> {
    pub(super) fn new(assessment: &'a Assessment, sources: &mut Sources<'a>) -> Self {
        let guidance = &assessment.guidance;
        let whom = guidance
            .whom
            .iter()
            .map(|whom| Person {
                name: &whom.name,
                why: &whom.why,
                // What they may do names causes; from a signal alone none is named.
                will_do: if assessment.differential.is_empty() { &[] } else { &whom.will_do },
                cites: sources.cite(&whom.sources),
            })
            .collect();
        Self {
            how_soon: &guidance.how_soon,
            whom,
            keep_in_mind: &guidance.keep_in_mind,
            red_flags: guidance.red_flags_to_ask.len(),
            questions: &guidance.ask_next,
            with_reasons: guidance.ask_next.windows(2).any(|pair| pair[0].why != pair[1].why),
        }
    }
}
