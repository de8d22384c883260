//! Times: when a medicine was started, changed or stopped, in a person's own words.
//!
//! In: "since 3 weeks", "raised last week, for 2 years before", "stopped 4 days ago", and today's date from the caller.
//! Out: up to three times, each as [`super::dates::read_date`] reads it. Words that give no length ("for years") become
//! the bound they surely pass ("over 3 months ago"); what is vaguer than that ("a few months ago") gives none.
//! Limits: English. How often a dose is taken ("twice a day", "every 4 weeks") is no time.

use super::dates::read_date;
use jiff::civil::Date;

/// The times of one medicine, as written or as the bound that the words give.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Times {
    pub(crate) started: Option<String>,
    pub(crate) changed: Option<String>,
    pub(crate) stopped: Option<String>,
}

/// Words that say that it is over.
const STOPPED: [&str; 9] = ["stopped", "stop", "off", "out", "quit", "finished", "ended", "gave", "ran"];
/// Words that say that the dose was changed.
const CHANGED: [&str; 14] = [
    "raised",
    "increased",
    "upped",
    "doubled",
    "higher",
    "lowered",
    "reduced",
    "halved",
    "changed",
    "change",
    "up",
    "down",
    "lower",
    "cut",
];
/// What comes at these words is how often, not since when.
const HOW_OFTEN: [&str; 6] = ["every", "per", "each", "once", "twice", "times"];
const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads the times in a text about one medicine.
pub(crate) fn times(text: &str, today: Date) -> Times {
    let mut found = Times::default();
    for clause in text.to_lowercase().split([',', ';', '(', ')', '\n']).flat_map(|part| part.split(" and ")) {
        let words: Vec<&str> = clause
            .split(|sign: char| !(sign.is_alphanumeric() || sign == '-'))
            .filter(|word| !word.is_empty())
            .collect();
        let says = |list: &[&str]| words.iter().any(|word| list.contains(word));
        let Some(time) = time(&words, today).filter(|time| read_date(time, today).is_some()) else { continue };
        let place = match (says(&STOPPED), says(&CHANGED)) {
            (true, _) => &mut found.stopped,
            (false, true) => &mut found.changed,
            (false, false) => &mut found.started,
        };
        place.get_or_insert(time);
    }
    found
}

/// The first time in a row of words.
fn time(words: &[&str], today: Date) -> Option<String> {
    (0..words.len()).find_map(|at| time_at(words, at, today))
}

fn time_at(words: &[&str], at: usize, today: Date) -> Option<String> {
    let word = words[at];
    let next = words.get(at + 1).copied().unwrap_or_default();
    let before = at.checked_sub(1).map_or("", |before| words[before]);
    if let Some(since) = calendar(word, before, today) {
        return Some(since);
    }
    match (word, next) {
        ("today" | "yesterday", _) => return Some(word.to_owned()),
        ("this", "morning") => return Some("today".to_owned()),
        ("this", "week") => return Some("in the last 7 days".to_owned()),
        ("last", "week") => return Some("in the last 2 weeks".to_owned()),
        ("this", "month") => return Some("in the last 1 month".to_owned()),
        ("last", "month") => return Some("in the last 2 months".to_owned()),
        ("few", "days") => return Some("in the last 7 days".to_owned()),
        ("few", "weeks") => return Some("in the last 3 months".to_owned()),
        ("ages" | "years" | "always", _) | ("long", "time" | "term") | ("long-term", _) if count(before).is_none() => {
            return Some("over 3 months ago".to_owned());
        }
        _ => {}
    }
    let (number, unit_at) = match count(word) {
        Some(number) => (number, at + 1),
        None if matches!(word, "a" | "an") && is_since(words, at) => (1, at + 1),
        None if word == "couple" => (2, at + if next == "of" { 2 } else { 1 }),
        None => return glued(word).map(|(number, unit)| said(number, unit, words, at, at)),
    };
    let unit = unit(words.get(unit_at)?)?;
    let is_dose = HOW_OFTEN.contains(&before) || (word == "a" && before.chars().any(char::is_numeric));
    (!is_dose).then(|| said(number, unit, words, at, unit_at))
}

/// "3 weeks ago", "over 3 months ago", "in the last 7 days": with what stands before the number.
fn said(number: u16, unit: &str, words: &[&str], at: usize, unit_at: usize) -> String {
    let before: Vec<&str> = words[at.saturating_sub(2)..at].to_vec();
    let is_ago = words.get(unit_at + 1) == Some(&"ago");
    match before.as_slice() {
        [.., "last" | "past"] => format!("in the last {number} {unit}s"),
        [.., "over"] | ["more", "than"] => format!("over {number} {unit}s ago"),
        _ if number == 1 && is_ago => format!("1 {unit} ago"),
        _ => format!("{number} {unit}s ago"),
    }
}

/// Whether "a week" means a time here: "a week ago", "for a week", "since a year".
fn is_since(words: &[&str], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| words[before]);
    words.get(at + 2) == Some(&"ago") || matches!(before, "for" | "since" | "about" | "over" | "nearly" | "almost")
}

fn count(word: &str) -> Option<u16> {
    let named = NUMBERS.iter().position(|number| *number == word).map(|place| place as u16 + 1);
    named.or_else(|| word.parse().ok()).filter(|number| (1..=999).contains(number))
}

/// "3wks", "6m" is none: it may be a dose.
fn glued(word: &str) -> Option<(u16, &'static str)> {
    let digits = word.find(|sign: char| !sign.is_ascii_digit()).filter(|length| *length > 0)?;
    Some((count(&word[..digits])?, unit(&word[digits..])?))
}

fn unit(word: &str) -> Option<&'static str> {
    Some(match word {
        "hour" | "hours" | "hrs" => "hour",
        "day" | "days" => "day",
        "week" | "weeks" | "wk" | "wks" => "week",
        "month" | "months" | "mth" | "mths" => "month",
        "year" | "years" | "yr" | "yrs" => "year",
        _ => return None,
    })
}

/// A day of the week, a month or a year, or a date.
fn calendar(word: &str, before: &str, today: Date) -> Option<String> {
    if word.parse::<Date>().is_ok() {
        return Some(word.to_owned());
    }
    if WEEKDAYS.contains(&word) {
        return Some("in the last 7 days".to_owned());
    }
    if !matches!(before, "since" | "in" | "from" | "last") {
        return None;
    }
    if let Some(month) = MONTHS.iter().position(|month| *month == word) {
        let month = i8::try_from(month + 1).ok()?;
        let year = if month <= today.month() { today.year() } else { today.year() - 1 };
        return Date::new(year, month, 1).ok().map(|day| day.to_string());
    }
    let year: i16 = word.parse().ok().filter(|year| (1950..today.year()).contains(year))?;
    Date::new(year, 12, 31).ok().map(|day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Date = date(2026, 11, 22);

    #[track_caller]
    fn check(text: &str, started: &str, changed: &str, stopped: &str) {
        let found = times(text, TODAY);
        let shown = [found.started, found.changed, found.stopped].map(Option::unwrap_or_default);
        assert_eq!(shown, [started, changed, stopped].map(str::to_owned), "{text}");
    }

    #[test]
    fn since_when_raised_and_stopped_are_told_apart() {
        check("sertraline 50mg since 3 weeks", "3 weeks ago", "", "");
        check("risperidone 4mg, raised 3 weeks ago", "", "3 weeks ago", "");
        check("venlafaxine 150mg, stopped 4 days ago", "", "", "4 days ago");
        check("escitalopram for 2 years, upped last week", "2 years ago", "in the last 2 weeks", "");
        check("ran out of paroxetine a week ago", "", "", "1 week ago");
    }

    #[test]
    fn how_often_it_is_taken_is_no_time() {
        for text in ["tacrolimus 4mg twice a day", "10 puffs a day", "one every 4 weeks", "2 doses", "6m", "1 per day"]
        {
            check(text, "", "", "");
        }
    }

    #[test]
    fn days_of_the_week_months_and_years_are_dates() {
        check("tramadol 50mg since Monday", "in the last 7 days", "", "");
        check("tacrolimus since February", "2026-02-01", "", "");
        check("since December", "2025-12-01", "", "");
        check("lithium since 2019", "2019-12-31", "", "");
    }

    #[test]
    fn words_without_a_length_become_a_bound_or_nothing() {
        check("lithium for years", "over 3 months ago", "", "");
        check("taken unchanged for over 3 months", "over 3 months ago", "", "");
        check("started in the last 7 days", "in the last 7 days", "", "");
        check("stopped over 4 weeks ago", "", "", "over 4 weeks ago");
        check("started a few months ago", "", "", "");
    }

    proptest! {
        #[test]
        fn any_text_gives_times_that_can_be_read(text in ".{0,80}") {
            let found = times(&text, TODAY);
            for time in [found.started, found.changed, found.stopped].into_iter().flatten() {
                prop_assert!(read_date(&time, TODAY).is_some(), "{time}");
            }
        }
    }
}
