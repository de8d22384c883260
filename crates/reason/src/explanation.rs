//! Explanation: why a cause stands where it does, alone or held against another one, finding by finding.
//!
//! In: answers, movements, one cause or two. Out: urgency first, then the cause as it stands in the differential, and the
//! comparison.
//! The field names are what other programs rely on (`nullpoint explain --json`): add, never rename.

use crate::answers::{Answers, AnswersError};
use crate::assessment::{INTENDED_USE, observed};
use crate::differential::{Candidate, Comparison, compare, differential};
use crate::urgency::{Urgency, urgency};
use jiff::civil::Date;
use nullpoint_knowledge::Knowledge;
use nullpoint_motion::Caution;
use nullpoint_motion::measure::Movement;
use serde::Serialize;

/// Why a cause stands where it does.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// How soon to get help. First, on every surface.
    pub urgency: Urgency,
    /// What Nullpoint is and is not for.
    pub intended_use: &'static str,
    /// Place of the cause in the order, from 1; something else takes no place.
    pub place: usize,
    /// How many causes stand in the order.
    pub of: usize,
    /// The cause as it stands in the differential.
    pub why: Candidate,
    /// The cause held against another one; none where none was named.
    pub comparison: Option<Comparison>,
    /// What to keep in mind when reading this.
    pub cautions: Vec<Caution>,
}

/// Explains a cause, alone or against another; none where no cause is named yet or one of them does not exist.
/// `today` is the caller's clock.
///
/// # Errors
/// When a date among the answers cannot be read.
pub fn explain(
    answers: &Answers,
    movements: &[Movement],
    why: &str,
    against: Option<&str>,
    knowledge: &Knowledge,
    today: Date,
) -> Result<Option<Explanation>, AnswersError> {
    let (findings, cautions) = observed(answers, movements, knowledge, today)?;
    if !findings.any_from_answers() {
        return Ok(None);
    }
    let named: Vec<Candidate> = differential(&findings, knowledge)
        .into_iter()
        .filter(|candidate| knowledge.causes.contains_key(&candidate.cause))
        .collect();
    let of = named.len();
    let Some((place, found)) = named.into_iter().enumerate().find(|(_, candidate)| candidate.cause == why) else {
        return Ok(None);
    };
    let comparison = against.and_then(|against| compare(&found.cause, against, &findings, knowledge));
    if comparison.is_none() && against.is_some() {
        return Ok(None);
    }
    Ok(Some(Explanation {
        urgency: urgency(&findings, knowledge),
        intended_use: INTENDED_USE,
        place: place + 1,
        of,
        why: found,
        comparison,
        cautions,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn of(text: &str, why: &str, against: Option<&str>) -> Option<Explanation> {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml(text, knowledge).unwrap();
        explain(&answers, &[], why, against, knowledge, date(2026, 11, 22)).unwrap()
    }

    #[test]
    fn urgency_is_the_first_field() {
        let explanation = of("present = [\"thunderclap\", \"anxious\"]", "anxiety-stress", None).unwrap();
        let json = serde_json::to_string(&explanation).unwrap();
        assert!(json.starts_with("{\"urgency\":{\"level\":\"emergency-now\""), "{json}");
    }

    #[test]
    fn a_medicine_counts_with_its_dates() {
        let text = "present = [\"region-head-neck\", \"sustained-pull\"]\n[[medicine]]\ntext = \"haloperidol\"\n\
                    started = \"2 days ago\"";
        let explanation = of(text, "acute-dystonic-reaction", Some("cervical-dystonia")).unwrap();
        let known = explanation.comparison.unwrap().known;
        let new = known.iter().find(|row| row.finding == "new-drug-days").unwrap();
        assert_eq!(new.points_to.as_deref(), Some("acute-dystonic-reaction"));
    }

    #[test]
    fn without_an_answer_nothing_is_explained() {
        assert!(of("", "essential-tremor", None).is_none());
        assert!(of("present = [\"rhythmic\"]", "no-such-cause", None).is_none());
    }
}
