//! Questions to take along, and what to bring.

use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::help::Helps;
use nullpoint_knowledge::schema::{Role, TreatmentKind};
use serde::Serialize;

/// Questions about one matter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TakeAlong {
    /// What they are about.
    pub about: &'static str,
    /// The questions.
    pub questions: Vec<String>,
}

/// The questions that fit these causes; medicines are reviewed where any is taken or may be behind it.
#[must_use]
pub fn questions_to_take(causes: &[&str], takes_medicines: bool, knowledge: &Knowledge) -> Vec<TakeAlong> {
    let all = &knowledge.care.questions;
    let leads =
        |category: &str| causes.iter().filter_map(|id| knowledge.cause(id)).any(|cause| cause.category == category);
    let early = |row: &Helps<'_>| matches!(row.helps.role, Role::FirstLine | Role::SecondLine);
    let offered: Vec<Helps<'_>> =
        causes.iter().flat_map(|id| knowledge.treatments_for(id)).filter(|row| early(row)).collect();
    let injected = offered.iter().any(|row| row.treatment.kind == TreatmentKind::Injection);
    let operated = offered.iter().any(|row| row.treatment.kind == TreatmentKind::Surgery);
    [
        (true, "The first visit", &all.first_visit),
        (takes_medicines || leads("drug-induced"), "When medicines are reviewed", &all.medicine_review),
        (leads("tic"), "Tics", &all.tics),
        (true, "Before any treatment", &all.before_treatment),
        (injected, "Before injections", &all.botulinum),
        (operated, "Before an operation", &all.surgery),
    ]
    .into_iter()
    .filter(|(fits, _, questions)| *fits && !questions.is_empty())
    .map(|(_, about, questions)| TakeAlong { about, questions: questions.clone() })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn asks(cause: &str, about: &str) -> bool {
        questions_to_take(&[cause], false, Knowledge::embedded()).iter().any(|asked| asked.about == about)
    }

    #[test]
    fn questions_fit_the_cause() {
        assert!(asks("tourette", "Tics") && !asks("essential-tremor", "Tics"));
        assert!(asks("cervical-dystonia", "Before injections") && !asks("tic-disorder", "Before injections"));
        assert!(asks("tardive-dyskinesia", "When medicines are reviewed"));
    }

    #[test]
    fn a_medicine_that_is_taken_is_reviewed_whatever_the_cause() {
        let asked = questions_to_take(&["essential-tremor"], true, Knowledge::embedded());
        assert!(asked.iter().any(|asked| asked.about == "When medicines are reviewed"));
    }
}
