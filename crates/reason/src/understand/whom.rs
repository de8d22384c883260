//! For whom: about whom a text is, and their sex.
//!
//! Limits: simple rules over the words for people. In doubt they say nothing, and the person is asked.

use super::sentence::Speech;
use crate::answers::{About, Sex};

/// Words for a child of the one who writes.
const CHILDREN: [&str; 18] = [
    "son",
    "daughter",
    "baby",
    "toddler",
    "child",
    "kid",
    "boy",
    "girl",
    "newborn",
    "infant",
    "grandson",
    "granddaughter",
    "grandchild",
    "nephew",
    "niece",
    "stepson",
    "stepdaughter",
    "lad",
];
/// Words for a grown-up other than the one who writes.
const OTHERS: [&str; 23] = [
    "husband",
    "wife",
    "partner",
    "mother",
    "father",
    "mum",
    "mom",
    "dad",
    "gran",
    "nan",
    "grandma",
    "grandpa",
    "grandmother",
    "grandfather",
    "brother",
    "sister",
    "aunt",
    "uncle",
    "friend",
    "boyfriend",
    "girlfriend",
    "neighbour",
    "patient",
];
/// Words that tell a male, and a female person.
const MALE: [&str; 17] = [
    "son",
    "boy",
    "grandson",
    "nephew",
    "stepson",
    "lad",
    "husband",
    "father",
    "dad",
    "grandpa",
    "grandfather",
    "brother",
    "uncle",
    "boyfriend",
    "he",
    "his",
    "him",
];
/// See [`MALE`].
const FEMALE: [&str; 18] = [
    "daughter",
    "girl",
    "granddaughter",
    "niece",
    "stepdaughter",
    "wife",
    "mother",
    "mum",
    "mom",
    "gran",
    "nan",
    "grandma",
    "grandmother",
    "sister",
    "aunt",
    "girlfriend",
    "she",
    "her",
];
/// Words for the one who writes.
const OWN: [&str; 7] = ["i", "im", "ive", "my", "me", "mine", "myself"];
/// From this age on a son or daughter is someone else, in years.
const GROWN_UP: f64 = 18.0;

/// About whom a text is; none where it does not tell.
pub(crate) fn about(speech: &Speech, age_years: Option<f64>) -> Option<About> {
    let words: Vec<&str> = speech.words.iter().map(|said| said.word.as_str()).collect();
    let of = |list: &[&str]| words.iter().filter(|word| list.contains(word)).count();
    let theirs = of(&["he", "his", "him", "hes", "she", "her", "hers", "shes", "they", "their", "them", "theyre"]);
    let child = of(&CHILDREN) > 0;
    let other = of(&OTHERS) > 0;
    // "My" that belongs to a person named after it says nothing of the one who writes.
    let own = words.iter().enumerate().filter(|(place, word)| {
        let names_someone =
            words[place + 1..].iter().take(4).any(|next| CHILDREN.contains(next) || OTHERS.contains(next));
        OWN.contains(word) && !(matches!(**word, "my") && names_someone)
    });
    let own = own.count();
    if (child || other) && (theirs > 0 || own == 0) && theirs >= own {
        let is_grown = age_years.is_some_and(|age| age >= GROWN_UP);
        return Some(if child && !is_grown { About::Child } else { About::Other });
    }
    if own > 0 && own > theirs { Some(About::Oneself) } else { None }
}

/// The sex of the one a text is about; none where it does not tell.
pub(crate) fn sex(speech: &Speech) -> Option<Sex> {
    let words: Vec<&str> = speech.words.iter().map(|said| said.word.as_str()).collect();
    let own = words.windows(3).find_map(|three| match three {
        ["am" | "im" | "a", "a" | "year", "man" | "male"] | ["year", "old", "man" | "male"] => Some(Sex::Male),
        ["am" | "im" | "a", "a" | "year", "woman" | "female"] | ["year", "old", "woman" | "female"] => {
            Some(Sex::Female)
        }
        _ => None,
    });
    let glued = words.iter().find_map(|word| match word.trim_start_matches(|letter: char| letter.is_ascii_digit()) {
        "f" if word.len() > 1 => Some(Sex::Female),
        "m" if word.len() > 1 => Some(Sex::Male),
        _ => None,
    });
    let of = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let others = match (of(&MALE), of(&FEMALE), about(speech, None)) {
        (true, false, Some(About::Child | About::Other)) => Some(Sex::Male),
        (false, true, Some(About::Child | About::Other)) => Some(Sex::Female),
        _ => None,
    };
    own.or(glued).or(others)
}
