//! Family: whether relatives are named for what runs in the family, and not as the ones a text is about.
//!
//! In: the words of a text, and who is named in it. Out: whether it tells a history: `my brother and my dad both have tics`.
//! Limits: words alone decide; who `has a tremor` and is spoken of at length is whom it is about.

use super::named::{named, person};
use super::people::{BODY, CHILDREN, KIN};
use super::sentence::Speech;

/// Words by which a text tells what runs in a family.
const RUNS: [&str; 24] = [
    "tics",
    "tic",
    "tourettes",
    "migraine",
    "migraines",
    "shakes",
    "tremor",
    "tremors",
    "shaky",
    "huntingtons",
    "chorea",
    "runs",
    "clan",
    "family",
    "families",
    "both",
    "too",
    "habits",
    "trembling",
    "tremble",
    "wobbly",
    "shake",
    "jittery",
    "sumatriptan",
];

/// Whether the persons of a text are all relatives and what they had runs in the family. `names` are those it may be about,
/// `relatives` how many relatives it speaks of.
pub(super) fn is_history_of(speech: &Speech, names: &[&'static str], relatives: usize) -> bool {
    let runs = relatives > 1 && speech.words.iter().any(|said| RUNS.contains(&said.word.as_str()));
    names.iter().all(|name| KIN.contains(name)) && (runs || names.iter().any(|name| is_history(speech, name)))
}

/// Whether a relative is named for what they had, and not as the one it is about: `my father had shaky hands`.
fn is_history(speech: &Speech, name: &str) -> bool {
    const ILLNESSES: [&str; 20] = [
        "tic",
        "chorea",
        "shakes",
        "palsy",
        "hypos",
        "zigzags",
        "tics",
        "tourettes",
        "tourette",
        "huntingtons",
        "huntington",
        "dystonia",
        "migraine",
        "migraines",
        "parkinsons",
        "ataxia",
        "tremor",
        "torticollis",
        "epilepsy",
        "dementia",
    ];
    let is_elder = !CHILDREN.contains(&name) && !matches!(name, "husband" | "wife" | "partner" | "hubby" | "missus");
    let words: Vec<&str> = speech.words.iter().map(|word| word.word.as_str()).collect();
    let place = words.iter().position(|word| *word == name || person(word) == Some(name)); // `gran's had` is `gran has had`
    let is_now = place.is_some_and(|place| is_possessive(speech, place));
    let word = |ahead: usize| place.and_then(|place| words.get(place + ahead)).copied().unwrap_or_default();
    let next = if matches!(word(1), "both" | "also" | "all" | "always") { word(2) } else { word(1) };
    let had = !is_now && matches!(next, "had" | "died" | "suffered" | "shook");
    let has =
        matches!(next, "has" | "have" | "gets" | "get" | "got") && words.iter().any(|word| ILLNESSES.contains(word));
    let body = words.iter().any(|word| matches!(*word, "head" | "hands" | "voice")) && words.contains(&"shook");
    is_elder && (had || has || body)
}

/// Whether the person named at a place is said to have a movement: `Dad's tremor`, `my sister's head`.
pub(super) fn is_moving(speech: &Speech, place: usize) -> bool {
    const MOVES: [&str; 12] = [
        "tremor",
        "shake",
        "shaking",
        "wobble",
        "twitch",
        "twitching",
        "tic",
        "tics",
        "jerk",
        "jerks",
        "nod",
        "nodding",
    ];
    let next = speech.word(Some(place + 1));
    is_possessive(speech, place) && named(speech, place).is_some() && (BODY.contains(&next) || MOVES.contains(&next))
}

/// Whether a word is written with an apostrophe before its last letter: `Dad's`.
fn is_possessive(speech: &Speech, place: usize) -> bool {
    speech.words.get(place).is_some_and(|said| said.word.ends_with('s') && said.place.len() > said.word.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::sentence::speech;
    use crate::understand::text::Stems;

    #[track_caller]
    fn check(text: &str, names: &[&'static str], relatives: usize, expected: bool) {
        let speech = speech(text, &Stems::new(), &|stem: &str| stem.to_owned());
        assert_eq!(is_history_of(&speech, names, relatives), expected, "{text}");
    }

    #[test]
    fn what_relatives_had_is_history() {
        check("My father had shaky hands", &["father"], 1, true);
        check("My brother and my dad both jerk", &["brother", "dad"], 2, true);
    }

    #[test]
    fn what_a_relative_does_now_is_no_history() {
        check("Gran's had four falls", &["gran"], 1, false);
        check("My husband had a fall", &["husband"], 1, false);
    }
}
