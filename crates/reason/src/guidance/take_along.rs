//! Questions to take along, and what to bring.

use super::leading;
use crate::differential::Differential;
use nullpoint_knowledge::Knowledge;
use serde::Serialize;

/// Questions about one matter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TakeAlong {
    /// What they are about.
    pub about: String,
    /// The questions.
    pub questions: Vec<String>,
}

/// The questions that fit the leading causes; medicines are reviewed where any is taken or may be behind it.
pub(super) fn questions(differential: &Differential, takes_medicines: bool, knowledge: &Knowledge) -> Vec<TakeAlong> {
    let all = &knowledge.care.questions;
    let leads = |category: &str| {
        leading(differential)
            .filter_map(|candidate| knowledge.cause(&candidate.cause))
            .any(|cause| cause.category == category)
    };
    let injected = leading(differential)
        .filter_map(|candidate| knowledge.pathway(&candidate.cause))
        .any(|pathway| pathway.treatments.first_line.iter().any(|id| id == "botulinum-toxin"));
    [
        (true, "The first visit", &all.first_visit),
        (takes_medicines || leads("drug-induced"), "When medicines are reviewed", &all.medicine_review),
        (leads("tic"), "Tics", &all.tics),
        (true, "Before any treatment", &all.before_treatment),
        (injected, "Before injections", &all.botulinum),
    ]
    .into_iter()
    .filter(|(fits, _, questions)| *fits && !questions.is_empty())
    .map(|(_, about, questions)| TakeAlong { about: about.to_owned(), questions: questions.clone() })
    .collect()
}
