//! Assessment: findings, urgency, differential and guidance together; urgency stands first.
//!
//! The field names are what other programs rely on (`nullpoint assess --json`): add, never rename.

use crate::answers::{About, Answers, AnswersError};
use crate::differential::{Differential, differential};
use crate::findings::{Findings, Observed, Origin, Presence};
use crate::guidance::{Guidance, guidance};
use crate::medicine::add_medicines;
use crate::movement::add_movement;
use crate::urgency::{Urgency, urgency};
use jiff::civil::Date;
use nullpoint_knowledge::Knowledge;
use nullpoint_motion::{Caution, measure::Movement};
use serde::Serialize;

/// What Nullpoint is and is not for, on every surface.
pub const INTENDED_USE: &str = "Nullpoint helps you describe, measure and talk about movements of the head, neck and \
    face. It names possible causes; it does not say what you have, and it does not replace a clinician. Its texts and \
    numbers have not yet been reviewed by a clinician.";

/// Findings, urgency, differential and guidance of one person at one time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Assessment {
    /// How soon to get help. First, on every surface.
    pub urgency: Urgency,
    /// What Nullpoint is and is not for.
    pub intended_use: &'static str,
    /// About whom.
    pub about: About,
    /// Age in years, where known.
    pub age_years: Option<f64>,
    /// Where the answers come from, when they are those of a published case.
    pub origin: Option<String>,
    /// What was observed, in order of id.
    pub findings: Vec<Observed>,
    /// Ids of findings that were heard in words and that nobody confirmed: they count for urgency alone.
    pub unconfirmed: Vec<String>,
    /// Possible causes in order; empty when nothing was answered.
    pub differential: Differential,
    /// What to do next.
    pub guidance: Guidance,
    /// What was measured in the first recording.
    pub movement: Option<Movement>,
    /// What was measured in the others.
    pub other_movements: Vec<Movement>,
    /// What to keep in mind when reading this.
    pub cautions: Vec<Caution>,
}

/// Assesses answers and movements. `today` is the caller's clock.
///
/// # Errors
/// When a date among the answers cannot be read.
pub fn assess(
    answers: &Answers,
    movements: Vec<Movement>,
    knowledge: &Knowledge,
    today: Date,
) -> Result<Assessment, AnswersError> {
    assess_heard(answers, &Answers::default(), movements, knowledge, today)
}

/// The same with what was `heard` in words and not confirmed: it raises urgency and counts for nothing else.
///
/// # Errors
/// When a date among the answers cannot be read.
pub fn assess_heard(
    answers: &Answers,
    heard: &Answers,
    movements: Vec<Movement>,
    knowledge: &Knowledge,
    today: Date,
) -> Result<Assessment, AnswersError> {
    let (findings, mut cautions) = observed(answers, &movements, knowledge, today)?;
    let urgency = urgency(&raised_by(&findings, heard, knowledge, today)?, knowledge);
    // No disease is named from a signal alone.
    let differential =
        if findings.any_from_answers() { differential(&findings, knowledge) } else { Differential::new() };
    let guidance = guidance(&urgency, &differential, &findings, knowledge, answers);
    cautions.sort_by(|a, b| a.code.cmp(b.code).then_with(|| a.text.cmp(&b.text)));
    cautions.dedup();
    let mut movements = movements.into_iter();
    Ok(Assessment {
        urgency,
        intended_use: INTENDED_USE,
        about: answers.about,
        age_years: findings.age_years,
        origin: answers.origin.clone(),
        findings: findings.iter().cloned().collect(),
        unconfirmed: heard.present.clone(),
        differential,
        guidance,
        movement: movements.next(),
        other_movements: movements.collect(),
        cautions,
    })
}

/// What answers and movements say as findings, and what to keep in mind.
pub(crate) fn observed(
    answers: &Answers,
    movements: &[Movement],
    knowledge: &Knowledge,
    today: Date,
) -> Result<(Findings, Vec<Caution>), AnswersError> {
    let mut findings = Findings::from_answers(answers, knowledge);
    let mut cautions = add_medicines(&mut findings, answers, knowledge, today)?;
    for movement in movements {
        cautions.extend(add_movement(&mut findings, movement, knowledge));
    }
    Ok((findings, cautions))
}

/// These findings with those heard in words: what urgency goes by.
pub(crate) fn raised_by(
    findings: &Findings,
    heard: &Answers,
    knowledge: &Knowledge,
    today: Date,
) -> Result<Findings, AnswersError> {
    let mut raised = findings.clone();
    raised.age_years = raised.age_years.or(heard.age());
    for id in &heard.present {
        raised.add(knowledge, id, Presence::Present, Origin::Answer);
    }
    add_medicines(&mut raised, heard, knowledge, today)?;
    Ok(raised)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn of(text: &str) -> Assessment {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml(text, knowledge).unwrap();
        assess(&answers, Vec::new(), knowledge, date(2026, 11, 22)).unwrap()
    }

    #[test]
    fn urgency_is_the_first_field() {
        let json = serde_json::to_string(&of("present = [\"fever\"]")).unwrap();
        assert!(json.starts_with("{\"urgency\":{\"level\":"));
    }

    #[test]
    fn a_new_medicine_by_its_date_raises_like_the_answer() {
        let by_date =
            of("present = [\"region-head-neck\"]\n[[medicine]]\ntext = \"metoclopramide\"\nstarted = \"2 days ago\"");
        assert!(by_date.urgency.rules.iter().any(|rule| rule.rule == "new-drug"));
    }

    #[test]
    fn no_cause_is_named_without_an_answer() {
        let assessment = of("");
        assert!(assessment.differential.is_empty());
        assert!(!assessment.guidance.ask_next.is_empty() && !assessment.urgency.not_ruled_out.is_empty());
    }
}
