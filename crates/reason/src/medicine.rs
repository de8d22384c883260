//! Medicines: what their names and dates, as a person wrote them, say as findings.
//!
//! In: medicines with free-text dates, and today's date from the caller. Out: findings such as "new medicine in the last
//! days" or "takes lithium", each with where it came from.
//! Limits: only the names that the findings themselves list are recognised; every other one is told as not checked.

use crate::answers::{Answers, AnswersError, MedicineAnswer};
use crate::findings::{Findings, Origin, Presence};
use jiff::{Span, civil::Date};
use nullpoint_knowledge::Knowledge;
use nullpoint_motion::Caution;

/// Longest time since a start or a change of dose that still counts as "in the last days".
///
/// Source: acute dystonic reactions begin hours to 7 days after the medicine (cause `acute-dystonic-reaction`, onset).
const NEW_DAYS: i32 = 7;

/// Adds what the medicines say.
///
/// # Errors
/// When a date cannot be read.
pub fn add_medicines(
    findings: &mut Findings,
    answers: &Answers,
    knowledge: &Knowledge,
    today: Date,
) -> Result<Vec<Caution>, AnswersError> {
    let mut unchecked = Vec::new();
    for medicine in &answers.medicines {
        let started = date(medicine, "started", medicine.started.as_deref(), today)?;
        let changed = date(medicine, "changed", medicine.changed.as_deref(), today)?;
        let stopped = date(medicine, "stopped", medicine.stopped.as_deref(), today)?;
        let recent = |day: Option<Date>| day.is_some_and(|day| (0..=NEW_DAYS).contains(&days_between(day, today)));
        if recent(started) || recent(changed) {
            let how = format!("{} was started or changed in the last {NEW_DAYS} days", medicine.text);
            findings.add(knowledge, "new-drug-days", Presence::Present, Origin::Derived(how));
        }
        let mut recognised = false;
        for (id, finding) in &knowledge.findings {
            if finding.medicine_words.iter().any(|word| names(&medicine.text, word)) {
                recognised = true;
                if stopped.is_none_or(|day| days_between(day, today) <= NEW_DAYS) {
                    findings.add(knowledge, id, Presence::Present, Origin::Derived(format!("takes {}", medicine.text)));
                }
            }
        }
        if !recognised {
            unchecked.push(medicine.text.as_str());
        }
    }
    if unchecked.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Caution {
        code: "medicine-not-checked",
        text: format!(
            "We have not checked {}. Ask a pharmacist whether it can cause movements. Do not stop or change a medicine \
             on your own.",
            unchecked.join(", ")
        ),
    }])
}

/// Whether the text holds this name as a word of its own, in any case.
pub(crate) fn names(text: &str, name: &str) -> bool {
    let text = text.to_lowercase();
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

fn days_between(earlier: Date, later: Date) -> i32 {
    (later - earlier).get_days()
}

/// Reads "2026-11-02", "today", "yesterday", "3 days ago", "2 weeks ago", "a month ago".
fn date(
    medicine: &MedicineAnswer,
    field: &'static str,
    text: Option<&str>,
    today: Date,
) -> Result<Option<Date>, AnswersError> {
    let Some(text) = text else { return Ok(None) };
    read_date(text, today).map(Some).ok_or_else(|| AnswersError::Date {
        text: medicine.text.clone(),
        field,
        value: text.to_owned(),
    })
}

fn read_date(text: &str, today: Date) -> Option<Date> {
    let text = text.trim().to_lowercase();
    if let Ok(day) = text.parse::<Date>() {
        return Some(day);
    }
    match text.as_str() {
        "today" | "now" => return Some(today),
        "yesterday" => return today.yesterday().ok(),
        _ => {}
    }
    let mut words = text.strip_suffix(" ago")?.split_whitespace();
    let (count, unit) = (words.next()?, words.next()?);
    let count: i32 = match count {
        "a" | "an" | "one" => 1,
        number => number.parse().ok().filter(|number| (0..=2000).contains(number))?,
    };
    let span = match unit.trim_end_matches('s') {
        "hour" => Span::new().days(count / 24),
        "day" => Span::new().days(count),
        "week" => Span::new().weeks(count),
        "month" => Span::new().months(count),
        "year" => Span::new().years(count),
        _ => return None,
    };
    words.next().is_none().then(|| today.checked_sub(span).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;
    use proptest::prelude::*;

    const TODAY: Date = day(2026, 11, 22);

    #[track_caller]
    fn check(medicine: &str, finding: &str, expected: Presence) {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml(&format!("[[medicine]]\n{medicine}"), knowledge).unwrap();
        let mut findings = Findings::from_answers(&answers, knowledge);
        add_medicines(&mut findings, &answers, knowledge, TODAY).unwrap();
        assert_eq!(findings.presence(finding), expected);
    }

    #[test]
    fn a_medicine_started_three_days_ago_is_new() {
        check("text = \"x\"\nstarted = \"3 days ago\"", "new-drug-days", Presence::Present);
        check("text = \"x\"\nstarted = \"2026-11-16\"", "new-drug-days", Presence::Present);
        check("text = \"x\"\nchanged = \"yesterday\"", "new-drug-days", Presence::Present);
    }

    #[test]
    fn a_medicine_started_months_ago_is_not_new() {
        check("text = \"x\"\nstarted = \"2 months ago\"", "new-drug-days", Presence::NotAssessed);
    }

    #[test]
    fn lithium_is_recognised_in_any_case() {
        check("text = \"Lithium carbonate 400 mg\"", "takes-lithium", Presence::Present);
        check("text = \"Lithiumlike\"", "takes-lithium", Presence::NotAssessed);
    }

    #[test]
    fn a_medicine_stopped_long_ago_is_not_taken() {
        check("text = \"lithium\"\nstopped = \"1 year ago\"", "takes-lithium", Presence::NotAssessed);
    }

    #[test]
    fn an_unknown_medicine_is_said_to_be_unchecked() {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml("[[medicine]]\ntext = \"Xyzzamine 5 mg\"", knowledge).unwrap();
        let cautions = add_medicines(&mut Findings::default(), &answers, knowledge, TODAY).unwrap();
        assert!(cautions.iter().any(|caution| caution.text.contains("Xyzzamine 5 mg")));
    }

    #[test]
    fn a_date_nobody_can_read_is_an_error() {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml("[[medicine]]\ntext = \"x\"\nstarted = \"lately\"", knowledge).unwrap();
        let error = add_medicines(&mut Findings::default(), &answers, knowledge, TODAY).unwrap_err();
        assert_eq!(error.to_string(), "medicine `x`: cannot read started `lately`");
    }

    proptest! {
        #[test]
        fn any_date_text_is_read_or_refused(text in ".{0,40}") {
            let _ = read_date(&text, TODAY);
        }
    }
}
