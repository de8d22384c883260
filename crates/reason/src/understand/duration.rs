//! Duration: for how long it has lasted, and at what age it began, as a text tells it.
//!
//! In: the words of a text and today's date from the caller. Out: years, with their places.
//! Limits: a length of time is taken for that of the movement unless its clause speaks of a medicine, work or the like.

use super::age::number;
use super::sentence::{Said, Speech};
use jiff::civil::Date;
use std::ops::Range;

/// A length of time, or an age, with the places of its words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Time {
    pub(crate) years: f64,
    pub(crate) places: Vec<usize>,
    /// Whether it is said to be no longer than that.
    pub(crate) is_only: bool,
}

/// Words of a clause whose length of time is something else's.
const OTHER_MATTERS: [&str; 33] = [
    "take", "taking", "took", "taken", "tablet", "tablets", "pill", "pills", "medicine", "drink", "drinking", "smoke",
    "smoked", "smoking", "work", "worked", "working", "job", "married", "live", "lived", "together", "retired", "gone",
    "pregnant", "clean", "sober", "driver", "teacher", "jab", "diabetic", "diabetes", "insulin",
];
/// Words that show that a time ago was the beginning.
const BEGINS: [&str; 16] = [
    "started",
    "began",
    "begun",
    "start",
    "first",
    "noticed",
    "since",
    "appeared",
    "came",
    "kicked",
    "set",
    "developed",
    "got",
    "arrived",
    "surfaced",
    "beginning",
];

/// How long it has lasted.
pub(crate) fn lasted(speech: &Speech, today: Option<Date>, is_medicine: &dyn Fn(&Said) -> bool) -> Option<Time> {
    let mut longest: Option<Time> = None;
    for place in 0..speech.words.len() {
        let time = length(speech, place).or_else(|| since(speech, place, today));
        let Some(time) = time else { continue };
        let elsewhere = is_elsewhere(speech, place, is_medicine);
        if !elsewhere && longest.as_ref().is_none_or(|longest| longest.years < time.years) {
            longest = Some(time);
        }
    }
    longest
}

/// Whether a length of time at a place is that of something else: of a medicine in its sentence, or of what its clause
/// speaks of.
pub(crate) fn is_elsewhere(speech: &Speech, place: usize, is_medicine: &dyn Fn(&Said) -> bool) -> bool {
    let sentence = speech.sentence(place);
    speech.words[sentence.clone()].iter().any(is_medicine)
        || speech.words[clause(speech, place, sentence)]
            .iter()
            .any(|word| word.is_of_another || OTHER_MATTERS.contains(&word.word.as_str()))
}

/// The places of the clause around a place.
fn clause(speech: &Speech, place: usize, sentence: Range<usize>) -> Range<usize> {
    let first = (sentence.start..=place).rev().find(|at| speech.words[*at].after_comma).unwrap_or(sentence.start);
    let next = (place + 1..sentence.end).find(|at| speech.words[*at].after_comma);
    first..next.unwrap_or(sentence.end)
}

/// A count and a unit: `two years`, `18 months`, `a couple of years`, `a year and a half`, `years`.
fn length(speech: &Speech, place: usize) -> Option<Time> {
    let word = |at: usize| speech.word(Some(at));
    let before = |back: usize| speech.word(place.checked_sub(back));
    let unit = match word(place).trim_start_matches(|letter: char| letter.is_ascii_digit()) {
        "year" | "years" | "yr" | "yrs" => 1.0,
        "month" | "months" | "mth" | "mths" => 1.0 / 12.0,
        "week" | "weeks" | "wk" | "wks" => 1.0 / 52.0,
        "day" | "days" => 1.0 / 365.0,
        "fortnight" | "fortnights" => 14.0 / 365.0,
        "decade" | "decades" => 10.0,
        _ => return None,
    };
    let glued: String = word(place).chars().take_while(char::is_ascii_digit).collect();
    let is_plural = word(place).ends_with('s');
    let (count, first) = if let Ok(count) = glued.parse::<f64>() {
        (count, place)
    } else if let Some(count) = number(before(1)) {
        (count, place.checked_sub(1)?)
    } else {
        match (before(2), before(1)) {
            (_, "a" | "an" | "one" | "whole" | "full") => (1.0, place.checked_sub(1)?),
            ("half", _) if before(1) == "a" => (0.5, place.checked_sub(2)?),
            (_, "half") => (0.5, place.checked_sub(1)?),
            (_, "few" | "several" | "good" | "many") => (3.0, place.checked_sub(1)?),
            ("couple", "of") => (2.0, place.checked_sub(2)?),
            (_, "couple" | "both") => (2.0, place.checked_sub(1)?),
            (_, "for" | "over" | "these" | "been" | "its" | "many's") if is_plural => (3.0, place.checked_sub(1)?),
            _ => return None,
        }
    };
    let year_and_half = word(place + 1) == "and" && word(place + 2) == "a" && word(place + 3) == "half";
    let count = if year_and_half { count + 0.5 } else { count };
    let after = if year_and_half { place + 4 } else { place + 1 };
    let lead =
        [speech.word(first.checked_sub(1)), speech.word(first.checked_sub(2)), speech.word(first.checked_sub(3))];
    let start = speech.sentence(place).start;
    let is_ago = matches!(word(after), "ago" | "back") || (word(after) == "or" && word(after + 2) == "ago");
    let begins = || (start..first).any(|at| BEGINS.contains(&word(at))) || lead[0] == "since";
    let leads = |words: &[&str]| lead.iter().any(|word| words.contains(word));
    let lasts = leads(&[
        "for", "been", "over", "nearly", "almost", "lasted", "past", "last", "these", "about", "roughly", "maybe",
        "bout", "some", "more", "its", "only", "just",
    ]) || matches!(word(after), "now" | "of" | "already" | "running" | "straight")
        || (first == start && speech.words.get(after).is_none_or(|next| next.starts));
    let is_age = matches!(lead[0], "hes" | "shes")
        || (lead[0] == "is" && matches!(lead[1], "he" | "she" | "baby" | "son" | "daughter" | "one"))
        || (lead[0] == "only"
            && (matches!(lead[1], "hes" | "shes") || (lead[1] == "is" && matches!(lead[2], "he" | "she"))));
    if is_age {
        return None;
    }
    if matches!(word(after), "old" | "later" | "pregnant" | "gone" | "older")
        || word(after) == "in"
        || lead[0] == "every"
    {
        return None;
    }
    if leads(&["last", "next"]) && !leads(&["for", "over", "the"]) {
        return None;
    }
    if (is_ago && begins()) || (!is_ago && lasts) {
        let is_only = leads(&["only", "just", "barely"]) || word(after) == "only";
        Some(Time { years: count * unit, places: (first..=place).collect(), is_only })
    } else {
        None
    }
}

/// `Since 2015`, `in 2015`.
fn since(speech: &Speech, place: usize, today: Option<Date>) -> Option<Time> {
    let year: i16 = speech.word(Some(place)).parse().ok().filter(|year| (1930..=2100).contains(year))?;
    let before = speech.word(place.checked_sub(1));
    let start = speech.sentence(place).start;
    let begins = (start..place).any(|at| BEGINS.contains(&speech.word(Some(at))));
    let is_start = matches!(before, "since" | "from") || (matches!(before, "in" | "around" | "about") && begins);
    let years = f64::from(today?.year() - year);
    (is_start && years >= 0.0).then(|| Time { years, places: vec![place.saturating_sub(1), place], is_only: false })
}

/// The longest time told in minutes within these places: `seven or eight minutes`, `a good ten minutes`.
pub(crate) fn minutes(speech: &Speech, within: Range<usize>) -> Option<f64> {
    let told = within.filter_map(|place| {
        let word = speech.word(Some(place));
        let digits = word.trim_end_matches(char::is_alphabetic);
        let unit = &word[digits.len()..];
        let is_unit = |word: &str| matches!(word, "min" | "mins" | "minute" | "minutes");
        if is_unit(unit) && !digits.is_empty() {
            return digits.parse().ok();
        }
        if !is_unit(word) {
            return None;
        }
        match speech.word(place.checked_sub(1)) {
            "a" | "one" => Some(1.0),
            before => number(before),
        }
    });
    told.reduce(f64::max)
}

/// At what age it began: `began when I was 62`, `since the age of nine`, `it started in my fifties`.
pub(crate) fn onset_age(speech: &Speech) -> Option<Time> {
    let word = |at: usize| speech.word(Some(at));
    for place in 0..speech.words.len() {
        let sentence = speech.sentence(place);
        let begins = sentence
            .clone()
            .take_while(|at| *at <= place)
            .any(|at| BEGINS.contains(&word(at)) || word(at) == "from" || word(at) == "had");
        if !begins || clause(speech, place, sentence.clone()).any(|at| speech.words[at].is_of_another) {
            continue;
        }
        let (before, two_before) = (speech.word(place.checked_sub(1)), speech.word(place.checked_sub(2)));
        let decade = match word(place) {
            "forties" | "40s" => Some(45.0),
            "fifties" | "50s" => Some(55.0),
            "sixties" | "60s" => Some(65.0),
            "seventies" | "70s" => Some(75.0),
            "eighties" | "80s" => Some(85.0),
            "teens" | "childhood" | "teenager" | "schooldays" => Some(12.0),
            "twenties" | "thirties" => Some(28.0),
            _ => None,
        };
        let years = decade.filter(|_| {
            matches!(before, "my" | "his" | "her" | "their" | "a" | "early" | "late" | "mid" | "since" | "in")
        });
        let told = number(word(place)).filter(|age| (0.0..=110.0).contains(age)).filter(|_| {
            matches!(before, "was" | "aged" | "age" | "were" | "turned" | "at" | "about" | "around")
                && (before != "at" || matches!(word(place + 1), "" | "years" | "months" | "or"))
                && (!matches!(before, "about" | "around") || matches!(two_before, "was" | "aged" | "age"))
                || (before == "of" && two_before == "age")
        });
        let is_months = matches!(word(place + 1), "month" | "months");
        let is_clock = matches!(word(place + 1), "am" | "pm" | "oclock" | "night");
        if let Some(years) = years.or(told).filter(|_| !is_clock) {
            let years = if is_months && told.is_some() { years / 12.0 } else { years };
            return Some(Time { years, places: vec![place], is_only: false });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::sentence::spoken;

    #[track_caller]
    fn check(text: &str, expected: Option<f64>) {
        let speech = spoken(text);
        assert_eq!(minutes(&speech, 0..speech.words.len()), expected, "{text}");
    }

    #[test]
    fn minutes_are_read() {
        check("the fit lasted seven or eight minutes", Some(8.0));
        check("a 10min fit", Some(10.0));
        check("under a minute, about 40 seconds", Some(1.0));
        check("a few minutes", None);
    }
}
