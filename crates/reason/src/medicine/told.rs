//! Told: the medicines that a person lists in their own words become medicines among the answers, with their times.
//!
//! In: "sertraline 50 mg since 3 weeks, ramipril, stopped omeprazole in May", and today's date from the caller. Out: each
//! medicine as written with its times; none for a text that says there is none.
//! Method: the reading of the list (`super::reading`) parts it where a new name follows a comma, a line or an "and"; the
//! words beside a name belong to it (`super::times`). A name that is not on our list is one of them too.

use super::names::with_names;
use super::reading::{Piece, read};
use super::times::times;
use crate::answers::MedicineAnswer;
use jiff::civil::Date;
use nullpoint_knowledge::Knowledge;

/// Texts that say that there is none.
const NONE: [&str; 12] = [
    "n",
    "no",
    "none",
    "nil",
    "nothing",
    "not any",
    "no medicine",
    "no medicines",
    "no medication",
    "no meds",
    "i take none",
    "i take nothing",
];
/// Words before a name that belong to no medicine.
const BEFORE: [&str; 14] =
    ["i", "i'm", "i’m", "am", "take", "taking", "takes", "on", "just", "only", "also", "and", "then", "plus"];
/// Signs between two medicines.
const BETWEEN: [char; 6] = [',', ';', '\n', '&', '+', '.'];

/// Whether a text says that no medicine is taken.
#[must_use]
pub fn says_none(text: &str) -> bool {
    let plain = text.trim().trim_end_matches(['.', '!']).to_lowercase();
    NONE.contains(&plain.as_str())
}

/// The medicines of a list in a person's own words.
#[must_use]
pub fn medicines_told(text: &str, knowledge: &Knowledge, today: Date) -> Vec<MedicineAnswer> {
    if says_none(text) {
        return Vec::new();
    }
    let pieces = with_names(knowledge, |names| read(text, names));
    let heads = pieces.into_iter().filter(|(_, piece)| !matches!(piece, Piece::Aside));
    let mut starts: Vec<usize> = Vec::new();
    let mut last_end = 0;
    for (place, _) in heads {
        let border = border(&text[last_end..place.start]);
        match (border, starts.is_empty()) {
            (Some(border), false) => starts.push(last_end + border),
            (_, true) => starts.push(0),
            (None, false) => {}
        }
        last_end = place.end;
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).filter_map(|(start, end)| medicine(&text[*start..end], today)).collect()
}

/// Where a new medicine begins in what stands between two names: after the last sign or "and"; none where both belong
/// together.
fn border(between: &str) -> Option<usize> {
    let sign = between.rfind(BETWEEN).map(|at| at + 1);
    let word =
        [" and ", " then ", " plus ", " also "].iter().filter_map(|word| Some(between.rfind(word)? + word.len()));
    sign.into_iter().chain(word).max()
}

fn medicine(part: &str, today: Date) -> Option<MedicineAnswer> {
    let mut text = part.trim_matches(|sign: char| sign.is_whitespace() || BETWEEN.contains(&sign));
    while let Some((word, rest)) = text.split_once(char::is_whitespace)
        && BEFORE.contains(&word.to_lowercase().as_str())
    {
        text = rest.trim_start();
    }
    let found = times(part, today);
    let is_named = text.chars().any(char::is_alphabetic);
    is_named.then(|| MedicineAnswer {
        text: text.trim_end_matches(" and").to_owned(),
        started: found.started,
        changed: found.changed,
        stopped: found.stopped,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let told = medicines_told(text, Knowledge::embedded(), date(2026, 11, 22));
        let shown: Vec<String> = told
            .into_iter()
            .map(|medicine| {
                let times = [(" s:", medicine.started), (" c:", medicine.changed), (" e:", medicine.stopped)];
                let times = times.into_iter().filter_map(|(sign, time)| Some(format!("{sign}{}", time?)));
                format!("{}{}", medicine.text, times.collect::<String>())
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn a_list_is_parted_into_its_medicines_with_their_times() {
        check(
            "I take sertraline 50mg since 3 weeks, ramipril 5mg and omeprazole",
            &["sertraline 50mg since 3 weeks s:3 weeks ago", "ramipril 5mg", "omeprazole"],
        );
        check(
            "valproate 500 mg twice a day and metoclopramide, started last week",
            &["valproate 500 mg twice a day", "metoclopramide, started last week s:in the last 2 weeks"],
        );
    }

    #[test]
    fn a_dose_after_a_comma_stays_with_its_medicine() {
        check("prochlorperazine buccal, 2 doses", &["prochlorperazine buccal, 2 doses"]);
        check("ethinylestradiol/levonorgestrel 5 weeks", &["ethinylestradiol/levonorgestrel 5 weeks s:5 weeks ago"]);
        check("stopped paroxetine 8 days ago", &["stopped paroxetine 8 days ago e:8 days ago"]);
    }

    #[test]
    fn none_is_none() {
        for text in ["none", "No", "nothing.", "no medicines"] {
            check(text, &[]);
        }
    }

    proptest! {
        #[test]
        fn any_list_gives_medicines_with_a_name(text in ".{0,80}") {
            for told in medicines_told(&text, Knowledge::embedded(), date(2026, 11, 22)) {
                prop_assert!(!told.text.trim().is_empty());
            }
        }
    }
}
