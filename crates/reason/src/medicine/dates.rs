//! Dates: when a medicine was started, changed or stopped, as a person wrote it.
//!
//! In: "2026-11-02", "yesterday", "3 weeks ago", "in the last 7 days", "over 3 months ago", and today's date from the
//! caller. Out: a date, or the error that says what stood there. A bound counts as its nearest day: "in the last 7 days" is
//! 7 days ago, "over 3 months ago" the day before that.

use crate::answers::{AnswersError, MedicineAnswer};
use jiff::{Span, civil::Date};

/// The dates of one medicine, in days before today; a day to come counts below zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) started: Option<i32>,
    pub(super) changed: Option<i32>,
    pub(super) stopped: Option<i32>,
}

impl Days {
    /// Reads the dates of an answer.
    pub(super) fn of(medicine: &MedicineAnswer, today: Date) -> Result<Self, AnswersError> {
        let days = |field, text: &Option<String>| match text {
            None => Ok(None),
            Some(text) => match read_date(text, today) {
                Some(day) => Ok(Some((today - day).get_days())),
                None => Err(AnswersError::Date { text: medicine.text.clone(), field, value: text.clone() }),
            },
        };
        Ok(Self {
            started: days("started", &medicine.started)?,
            changed: days("changed", &medicine.changed)?,
            stopped: days("stopped", &medicine.stopped)?,
        })
    }

    /// Whether any date is known.
    pub(super) fn are_told(self) -> bool {
        [self.started, self.changed, self.stopped].iter().any(Option::is_some)
    }

    /// Whether it was started or changed within the last so many days.
    pub(super) fn new_within(self, days: i32) -> bool {
        [self.started, self.changed].into_iter().flatten().any(|day| (0..=days).contains(&day))
    }
}

/// Reads "2026-11-02", "today", "yesterday", "3 days ago", "a month ago", "in the last 7 days", "over 3 months ago".
pub(crate) fn read_date(text: &str, today: Date) -> Option<Date> {
    let text = text.trim().to_lowercase();
    if let Ok(day) = text.parse::<Date>() {
        return Some(day);
    }
    match text.as_str() {
        "today" | "now" => return Some(today),
        "yesterday" => return today.yesterday().ok(),
        _ => {}
    }
    let (text, beyond) = match (text.strip_prefix("in the last "), text.strip_prefix("over ")) {
        (Some(within), _) => (within, 0),
        (_, Some(over)) => (over.strip_suffix(" ago")?, 1),
        _ => (text.strip_suffix(" ago")?, 0),
    };
    let mut words = text.split_whitespace();
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
    let day = today.checked_sub(span).ok()?.checked_sub(Span::new().days(beyond)).ok()?;
    words.next().is_none().then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Date = date(2026, 11, 22);

    #[track_caller]
    fn check(text: &str, expected: Option<Date>) {
        assert_eq!(read_date(text, TODAY), expected);
    }

    #[test]
    fn dates_and_spans_are_read() {
        check("2026-11-02", Some(date(2026, 11, 2)));
        check("yesterday", Some(date(2026, 11, 21)));
        check("2 Weeks ago", Some(date(2026, 11, 8)));
        check("a month ago", Some(date(2026, 10, 22)));
        check("36 hours ago", Some(date(2026, 11, 21)));
        check("in the last 7 days", Some(date(2026, 11, 15)));
        check("over 3 months ago", Some(date(2026, 8, 21)));
        check("over 3 months", None);
        check("lately", None);
        check("3 days before that ago", None);
    }

    proptest! {
        #[test]
        fn any_date_text_is_read_or_refused(text in ".{0,40}") {
            let _ = read_date(&text, TODAY);
        }
    }
}
