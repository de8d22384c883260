//! Age: how old someone in the text is, for rules that hold at some ages only.

use super::named::{NAME, named};
use super::people::CHILDREN;
use super::phrase::Phrase;
use super::sentence::Speech;

/// A number that stands alone after one of these is taken for an age.
const PEOPLE: [&str; 48] = [
    "daughter",
    "son",
    "girl",
    "boy",
    "child",
    "kid",
    "grandson",
    "granddaughter",
    "mum",
    "dad",
    "husband",
    "wife",
    "mom",
    "teen",
    "teenager",
    "partner",
    "brother",
    "sister",
    "mother",
    "father",
    "friend",
    "lad",
    "lass",
    "nephew",
    "niece",
    "boyfriend",
    "girlfriend",
    "woman",
    "man",
    "female",
    "male",
    "cousin",
    "student",
    "baby",
    "gran",
    "nan",
    "grandpa",
    "grandma",
    "grandad",
    "granny",
    "grandmother",
    "grandfather",
    "uncle",
    "aunt",
    "neighbour",
    "neighbor",
    "he",
    "she",
];
/// From this age on a number that stands alone is taken for an age. Our choice.
const GROWN: f64 = 40.0;
/// Ages for a child's words are from here, and from here on nobody is a child, in years.
const CHILD: f64 = 3.0;
const ADULT: f64 = 18.0;
/// Oldest age that is believed.
const OLDEST: f64 = 120.0;

/// The age that a text tells: the writer's own where it is about them, else the youngest number, else the first words for
/// an age that stand in it.
pub(crate) fn age_years(speech: &Speech, words: &[(f64, Vec<Phrase>)], is_own: bool) -> Option<f64> {
    let numbers = numbers(speech);
    let own = numbers.iter().find(|(_, place)| is_own && is_of_writer(speech, *place)).map(|(age, _)| *age);
    let now = numbers.iter().find(|(_, place)| is_now(speech, *place)).map(|(age, _)| *age);
    let told = own.or(now).or_else(|| numbers.iter().map(|(age, _)| *age).min_by(f64::total_cmp));
    told.or_else(|| {
        let said = |phrases: &[Phrase]| phrases.iter().any(|phrase| !phrase.found(speech).is_empty());
        // `Since I was a kid` is no age of the writer.
        let fits = |years: f64| !is_own || !(CHILD..ADULT).contains(&years);
        words.iter().find(|(years, phrases)| fits(*years) && said(phrases)).map(|(years, _)| *years)
    })
}

/// Ages told in numbers: `6 month old`, `6mo`, `aged 72`, `I'm 68`, `72 yo`, `72f`.
fn numbers(speech: &Speech) -> Vec<(f64, usize)> {
    let word = |place: Option<usize>| place.and_then(|place| speech.words.get(place)).map_or("", |said| &said.word);
    let mut ages = Vec::new();
    for place in 0..speech.words.len() {
        let (digits, glued) = split(word(Some(place)));
        let Some(number) = number(digits) else { continue };
        // `Seventy-two` is two words.
        if is_tens(word(place.checked_sub(1))) && is_unit(digits) {
            continue;
        }
        let ahead = if is_tens(digits) && is_unit(word(Some(place + 1))) { 1 } else { 0 };
        let number = if ahead == 1 { number + self::number(word(Some(place + 1))).unwrap_or(0.0) } else { number };
        let next = word(Some(place + 1 + ahead));
        let after = word(Some(place + 2 + ahead));
        let mut first = place.saturating_sub(1);
        while first > 0 && matches!(word(Some(first)), "only" | "just" | "nearly" | "almost" | "about" | "now") {
            first -= 1;
        }
        let before = if place == 0 { "" } else { word(Some(first)) };
        let earlier = word(first.checked_sub(1));
        let named = before.strip_suffix('s').filter(|name| PEOPLE.contains(name)).unwrap_or(before);
        let counts = matches!(
            unit_of(glued, next),
            "week"
                | "weeks"
                | "wks"
                | "months"
                | "month"
                | "mths"
                | "days"
                | "day"
                | "hours"
                | "minutes"
                | "seconds"
                | "times"
                | "percent"
                | "mg"
                | "of"
                | "stone"
                | "more"
        );
        let unit = unit_of(glued, next);
        let old = if glued.is_empty() { after } else { next };
        let age = match unit {
            "day" | "days" if matches!(old, "old" | "olds") => Some(number / 365.0),
            "week" | "weeks" | "wk" | "wks" if matches!(old, "old" | "olds") => Some(number / 52.0),
            "month" | "months" | "mo" | "mth" | "mths"
                if matches!(old, "old" | "olds" | "baby") || unit == "mo" || before == "baby" =>
            {
                Some(number / 12.0)
            }
            "week" | "weeks" | "months" | "days" | "month" | "wks" | "mths"
                if is_of_child(before, earlier)
                    && (ends(speech, place + 2) || matches!(after, "and" | "but" | "now" | "old")) =>
            {
                Some(number / per_year(unit))
            }
            "year" | "years" | "yr" | "yrs" if matches!(old, "old" | "olds" | "of") => Some(number),
            "and" | "with" if speech.words[place].starts => Some(number),
            "week" | "weeks" | "wks" | "wk" | "months" | "month" | "mths" | "days"
                if matches!(before, "of") && (PEOPLE.contains(&earlier))
                    || (is_young(speech, place.checked_sub(1))
                        && ends(speech, place + 2 - usize::from(!glued.is_empty()))) =>
            {
                Some(number / per_year(unit))
            }
            _ if !counts && (is_now(speech, place) || named_before(speech, place)) => Some(number),
            _ if is_alone(speech, place) => (number >= GROWN || PEOPLE.contains(&before)).then_some(number),
            _ if before == "at" && number >= GROWN && ends(speech, place + 1) => Some(number),
            _ if before == "is" && PEOPLE.contains(&earlier) && !counts => Some(number),
            _ if PEOPLE.contains(&named)
                && number >= 1.0
                && glued.is_empty()
                && !counts
                && !matches!(named, "he" | "she")
                && is_digits(word(Some(place))) =>
            {
                Some(number)
            }
            "yo" | "y" | "f" | "m" | "yold" => Some(number),
            _ if before == "of" && PEOPLE.contains(&earlier) => Some(number),
            _ if is_of_child(before, earlier) && (ends(speech, place + 1) || unit == "and") => Some(number),
            _ if matches!(before, "aged" | "im" | "am" | "age" | "hes" | "shes" | "turned") => {
                let counts = ["week", "weeks", "months", "days", "percent", "minutes", "hours", "mg"];
                (!counts.contains(&unit)).then_some(number)
            }
            _ => None,
        };
        ages.extend(age.filter(|age| *age <= OLDEST).map(|age| (age, place)));
    }
    ages
}

/// How many of a unit make a year.
fn per_year(unit: &str) -> f64 {
    match unit {
        "day" | "days" => 365.0,
        "week" | "weeks" | "wk" | "wks" => 52.0,
        _ => 12.0,
    }
}

/// Whether a number is the age someone has now: `now at nine`, `she is nine now`.
fn is_now(speech: &Speech, place: usize) -> bool {
    let before = |back: usize| speech.word(place.checked_sub(back));
    let next = speech.word(Some(place + 1));
    (before(1) == "at" && before(2) == "now" && (ends(speech, place + 1) || !matches!(next, "am" | "pm" | "oclock")))
        || (next == "now"
            && (matches!(before(1), "hes" | "shes" | "im")
                || matches!((before(2), before(1)), ("he" | "she", "is") | ("i", "am"))))
}

/// Whether a child or a first name stands at a place.
fn is_young(speech: &Speech, place: Option<usize>) -> bool {
    place.and_then(|place| named(speech, place)).is_some_and(|name| name == NAME || CHILDREN.contains(&name))
}

/// Whether someone stands before a number: `Rohan is ten`, `Jake, 9,`, `my youngest, 2,`, `the child himself is only four`.
fn named_before(speech: &Speech, place: usize) -> bool {
    let mut back = 1;
    while matches!(speech.word(place.checked_sub(back)), "only" | "just" | "nearly" | "almost" | "now") {
        back += 1;
    }
    let is = speech.word(place.checked_sub(back)) == "is";
    let own = usize::from(is) + usize::from(matches!(speech.word(place.checked_sub(back + 1)), "himself" | "herself"));
    let name = place.checked_sub(back + own);
    let is_name = name.is_some_and(|name| named(speech, name) == Some(NAME));
    is_name || (is_young(speech, name) && (is || is_alone(speech, place)))
}

/// The word that says what is counted.
fn unit_of<'w>(glued: &'w str, next: &'w str) -> &'w str {
    if glued.is_empty() { next } else { glued }
}

/// Whether an age at this place is the writer's own: `I'm 29`, `I am 29`.
fn is_of_writer(speech: &Speech, place: usize) -> bool {
    let before = |back: usize| speech.word(place.checked_sub(back));
    matches!(before(1), "im")
        || (before(1) == "am" && before(2) == "i")
        || matches!(before(2), "im")
        || (before(2) == "am" && before(3) == "i")
}

/// Whether the words before a number speak of someone: `he's 7 months`, `she is 4`.
fn is_of_child(before: &str, earlier: &str) -> bool {
    matches!(before, "hes" | "shes")
        || (before == "is"
            && matches!(earlier, "he" | "she" | "son" | "daughter" | "baby" | "who" | "one" | "boy" | "girl"))
}

/// Whether nothing more is said in this clause from this place on.
fn ends(speech: &Speech, place: usize) -> bool {
    speech.words.get(place).is_none_or(|next| next.after_comma || next.starts)
}

/// Whether a number stands between commas or at an end, as in `scalp tender, 77`.
fn is_alone(speech: &Speech, place: usize) -> bool {
    let starts = speech.words[place].starts || speech.words[place].after_comma;
    let ends = |next: usize| speech.words.get(next).is_none_or(|next| next.after_comma || next.starts);
    let is_years = speech.words.get(place + 1).is_some_and(|next| next.word == "years");
    starts && (ends(place + 1) || (is_years && ends(place + 2)))
}

/// Whether a word is one of `twenty` to `ninety`.
fn is_tens(word: &str) -> bool {
    !is_digits(word) && number(word).is_some_and(|number| number >= 20.0)
}

/// Whether a word is one of `one` to `nine`.
fn is_unit(word: &str) -> bool {
    !is_digits(word) && number(word).is_some_and(|number| (1.0..10.0).contains(&number))
}

/// Whether a number is written in digits.
fn is_digits(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_ascii_digit())
}

/// The digits a word starts with, and the rest.
fn split(word: &str) -> (&str, &str) {
    let end = word.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(word.len());
    if end == 0 { (word, "") } else { word.split_at(end) }
}

pub(super) fn number(word: &str) -> Option<f64> {
    const WORDS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let spelled = WORDS.iter().position(|spelled| *spelled == word).map(|place| place as f64);
    let tens = || TENS.iter().position(|spelled| *spelled == word).map(|place| 10.0 * (place + 2) as f64);
    spelled.or_else(tens).or_else(|| word.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::sentence::speech;
    use crate::understand::text::Stems;

    #[track_caller]
    fn check(text: &str, expected: Option<f64>) {
        let stems = Stems::new();
        let speech = speech(text, &stems, &|stem: &str| stem.to_owned());
        assert_eq!(age_years(&speech, &[], false), expected, "{text}");
    }

    #[test]
    fn an_age_in_numbers_is_read() {
        check("my 6 month old nods", Some(0.5));
        check("I'm 68 and it aches", Some(68.0));
        check("72 years old, jaw aches", Some(72.0));
        check("baby 7 months, nods", Some(7.0 / 12.0));
        check("my daughter, 4, nods", Some(4.0));
        check("a six year old", Some(6.0));
        check("58f with a shake", Some(58.0));
        check("scalp tender, 77", Some(77.0));
        check("73 and it hurts", Some(73.0));
        check("my mum is 72, her head shakes", Some(72.0));
    }

    #[test]
    fn an_age_beside_a_first_name_is_read() {
        check("Rohan is ten and blinks", Some(10.0));
        check("Our Callum's 11 and shrugs", Some(11.0));
        check("My youngest, 2, drops his head", Some(2.0));
        check("the wee man (18 months) nods", Some(1.5));
    }

    #[test]
    fn the_age_now_is_read_and_not_an_earlier_one() {
        check("it began when she turned six, she is nine now", Some(9.0));
        check("I split my chin when I was six, and now at 50 my lid flutters", Some(50.0));
    }

    #[test]
    fn a_length_of_time_is_no_age() {
        check("it lasted 10 minutes for 3 weeks", None);
        check("for 6 months now", None);
    }
}
