//! Named: the persons that the words of a text name, and who of them is no mere onlooker.
//!
//! In: the words of a text and a place. Out: the person named there: a relative, a child by its age (`my 3 year old`), or
//! one by a first name beside an age (`Rohan is ten`), which is [`NAME`].
//! Limits: a first name alone is taken for a person only where an age, `our` or a part of the body stands beside it.

use super::age::number;
use super::people::{BELONGINGS, BODY, CHILDREN, FEMALE, KIN, MALE, OTHERS, PRONOUNS, SIDES, STRANGERS, WITNESS};
use super::sentence::Speech;

/// How far after `my` a person or a part of the body is looked for, in words.
pub(super) const NEAR: usize = 4;
/// From this age on a son or daughter is someone else, in years.
pub(super) const GROWN_UP: f64 = 18.0;
/// Someone told by a first name.
pub(super) const NAME: &str = "a name";
/// Oldest age beside a name that is believed, in years.
const OLDEST: f64 = 110.0;

/// The person that the word at this place names as one who has something, and is no mere witness.
pub(super) fn subject(speech: &Speech, place: usize) -> Option<&'static str> {
    // `Someone on a forum had`, `a woman at my bridge club` is a stranger.
    let someone = matches!(speech.word(Some(place)), "someone" | "somebody");
    let one_of_many = matches!(speech.word(place.checked_sub(1)), "a" | "the")
        && speech.word(place.checked_sub(2)) != "is"
        && matches!(
            speech.word(Some(place)),
            "woman" | "man" | "lady" | "fella" | "guy" | "bloke" | "girl" | "lad" | "chap" | "fellow"
        );
    if (someone || one_of_many) && matches!(speech.word(Some(place + 1)), "on" | "at" | "in" | "from" | "down" | "up") {
        return Some("character");
    }
    // `Barking like a dog`
    if speech.word(place.checked_sub(1)) == "a" && matches!(speech.word(place.checked_sub(2)), "like" | "as") {
        return None;
    }
    if is_no_one(speech, place) {
        return None;
    }
    let name = named(speech, place)?;
    let next = speech.word(Some(place + 1));
    let later = speech.word(Some(place + 2));
    // `Mum took her tablets` is no witness, `Mum took me` is.
    let is_doing = matches!(next, "took" | "gave" | "put" | "held" | "lay" | "brought" | "needs" | "need" | "call")
        && !matches!(later, "me" | "us" | "him" | "it");
    let looks = matches!(next, "looks" | "sees" | "checked")
        && matches!(later, "and" | "at" | "but" | "hard" | "nothing" | "for");
    let is_witness = looks
        || (WITNESS.contains(&next) && !is_doing)
        || (matches!(next, "also" | "always" | "has" | "is") && WITNESS.contains(&later))
        || is_onlooker(speech, place);
    // `since the baby came`, `in a toddler bed`
    let is_in_passing = matches!(next, "came" | "arrived" | "bed" | "shower" | "who" | "clinic" | "group")
        || BELONGINGS.contains(&next);
    let is_short = matches!(name, "mate" | "kid" | "patient" | "character") && speech.words[place].starts;
    // `Her best friend has it as well`
    let is_of_third = speech.words[place].word != "mother"
        && (place.saturating_sub(2)..place).any(|at| matches!(speech.word(Some(at)), "her" | "his" | "their"))
        && matches!(name, "friend" | "mate" | "cousin" | "neighbour" | "neighbor");
    (!is_witness && !is_in_passing && !is_short && !is_of_third).then_some(name)
}

/// The person that the word at this place names, whatever part they have.
pub(super) fn named(speech: &Speech, place: usize) -> Option<&'static str> {
    let word = speech.word(Some(place));
    let before = |back: usize| speech.word(place.checked_sub(back));
    let is_small = matches!(before(1), "little" | "wee" | "tiny");
    let is_little =
        matches!(word, "fella" | "lad" | "man" | "fellow" | "chap" | "lass" | "madam" | "monkey" | "mite") && is_small;
    if is_little || word.trim_end_matches('s') == "one" && matches!(before(1), "little" | "wee") {
        return Some("child");
    }
    if matches!(speech.word(Some(place + 1)), "in" | "ins") && matches!(speech.word(Some(place + 2)), "law" | "laws") {
        match word {
            "daughter" => return Some("sister"),
            "son" => return Some("brother"),
            _ => {}
        }
    }
    if word.len() == 2 && (before(1) == word || speech.word(Some(place + 1)) == word) {
        return None; // `da-da-da`
    }
    let is_ours = |word: &str| matches!(word, "my" | "our" | "her" | "his");
    match word.trim_end_matches('s') {
        "fella" if is_ours(before(1)) => return Some("boyfriend"),
        "man" if before(1) == "old" && is_ours(before(2)) => return Some("husband"),
        "pal" | "buddy" if is_ours(before(1)) => return Some("mate"),
        // Who is dead is hardly whom it is about.
        "husband" | "wife" | "partner" if before(1) == "late" => return Some("character"),
        "half" if matches!(before(1), "other" | "better") && is_ours(before(2)) => return Some("partner"),
        "youngest" | "eldest" | "oldest" | "littlest" | "firstborn" if is_ours(before(1)) => return Some("child"),
        _ => {}
    }
    let told = named_by_age(speech, place).or_else(|| person(word));
    told.or_else(|| misspelt(speech, place)).or_else(|| is_first_name(speech, place).then_some(NAME))
}

/// The relative that a misspelt word means: `my doughter`.
fn misspelt(speech: &Speech, place: usize) -> Option<&'static str> {
    const SHORTEST: usize = 6;
    let said = speech.words.get(place)?;
    let is_ours = (1..=2).any(|back| matches!(speech.word(place.checked_sub(back)), "my" | "our" | "his" | "her"));
    let mended = said.stems().nth(1).filter(|_| is_ours && said.word.len() >= SHORTEST)?;
    person(mended)
}

/// Whether a first name stands here: `Rohan is ten`, `Jake, 9,`, `Our Callum's 11`, `our Ella`, `Liam's head`.
fn is_first_name(speech: &Speech, place: usize) -> bool {
    /// Names of illnesses that stand before a part of the body, and what has a capital letter besides.
    const NO_NAMES: [&str; 25] = [
        "lady",
        "parkinsons",
        "huntingtons",
        "bells",
        "tourettes",
        "wilsons",
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
        "christmas",
        "easter",
        "monday",
        "tuesday",
        "friday",
        "saturday",
        "sunday",
    ];
    let Some(said) = speech.words.get(place) else { return false };
    if !said.is_capital || said.word.len() < 3 || NO_NAMES.contains(&said.word.as_str()) {
        return false;
    }
    let word = |ahead: usize| speech.word(Some(place + ahead));
    let is_age = |ahead: usize| number(word(ahead)).is_some_and(|age| (1.0..OLDEST).contains(&age));
    let parts = |ahead: usize| speech.words.get(place + ahead).is_none_or(|said| said.after_comma || said.starts);
    let is_counted = |ahead: usize| {
        matches!(word(ahead), "mg" | "times" | "of" | "percent" | "a" | "out" | "hours" | "minutes")
            || (matches!(word(ahead), "days" | "weeks" | "months" | "years" | "year") && word(ahead + 1) != "old")
    };
    let is_capital = |ahead: usize| speech.words.get(place + ahead).is_some_and(|said| said.is_capital && !said.starts);
    let is_told = (word(1) == "is" && is_age(2) && !is_counted(3))
        || (said.word.ends_with('s') && is_age(1) && !parts(1) && !is_counted(2))
        || (parts(1)
            && is_age(1)
            && !speech.words[place + 1].starts
            && (word(2).ends_with('s') || speech.words.iter().any(|said| PRONOUNS.contains(&said.word.as_str())))
            && (parts(2) || matches!(word(2), "months" | "weeks" | "years") && parts(3)));
    let is_ours = speech.word(place.checked_sub(1)) == "our" && !said.starts && !is_capital(1);
    let has_body = !said.starts && said.word.ends_with('s') && BODY.contains(&word(1));
    is_told || is_ours || has_body
}

/// Whether a word for a person means no one here: `since I was a kid`, `a pain in the neck`, `jelly babies`.
fn is_no_one(speech: &Speech, place: usize) -> bool {
    let word = speech.word(Some(place));
    let before = |back: usize| speech.word(place.checked_sub(back));
    let next = |ahead: usize| speech.word(Some(place + ahead));
    let is_young = matches!(
        word,
        "kid" | "boy" | "girl" | "child" | "teenager" | "teen" | "baby" | "toddler" | "lad" | "lass" | "schoolboy"
    );
    let past = is_young
        && (matches!((before(2), before(1)), ("as", "a") | ("was", "a") | ("of", "a"))
            && (before(2) != "was" || before(3) == "i")
            && (before(2) != "of" || before(3) == "slip"));
    let in_passing = matches!(word, "kids" | "babies" | "lads" | "grandchildren")
        || (word == "baby" && (matches!(before(1), "new" | "jelly") || (next(1) == "next" && next(2) == "door")))
        || (word == "child" && matches!(before(1), "second" | "first" | "third" | "fourth"))
        || (is_young
            && before(1) != "my"
            && (before(2) == "had" || before(3) == "had")
            && (before(1) == "a" || before(2) == "a")
            && next(1) != "who");
    let is_pain = (1..=5).any(|ahead| next(ahead) == "pain" && next(ahead + 1) == "in" && next(ahead + 2) == "the");
    let past = past || (is_young && before(2) == "a" && before(3) == "as"); // `as a school kid`
    let mine = word.trim_end_matches('s');
    let in_passing = in_passing
        || (matches!(mine, "youngest" | "eldest" | "oldest")
            && (matches!((next(1), next(2)), ("is", "at" | "in")) || next(1) == "wed"))
        || (matches!(mine, "mate" | "friend") && before(1) == "my" && before(2) == "of");
    past || in_passing || is_pain
}

/// Whether the one named at this place only looks on: `my wife can see it`, `according to my partner`.
fn is_onlooker(speech: &Speech, place: usize) -> bool {
    let before = |back: usize| speech.word(place.checked_sub(back));
    let next = |ahead: usize| speech.word(Some(place + ahead));
    let is_seen = |word: &str| matches!(word, "it" | "me" | "my" | "that" | "the" | "this" | "them");
    let looks = |ahead: usize| {
        matches!(next(ahead), "see" | "sees" | "hear" | "hears" | "feel" | "feels" | "heard" | "spot" | "tell")
            && is_seen(next(ahead + 1))
    };
    let says = matches!(
        next(1),
        "timed"
            | "twigged"
            | "elbows"
            | "nudges"
            | "pokes"
            | "listens"
            | "spotted"
            | "spoted"
            | "points"
            | "pointed"
            | "caught"
            | "asks"
            | "thinks"
            | "counted"
            | "videoed"
            | "recorded"
            | "jokes"
            | "teases"
            | "laughs"
            | "slags"
    ) && !matches!(next(2), "up" | "at" | "in" | "with" | "and" | "twice" | "every" | "several");
    let keeps =
        next(1) == "keeps" && matches!(next(2), "telling" | "asking" | "saying" | "nagging" | "pointing" | "on");
    let can =
        matches!(next(1), "can" | "could" | "only" | "never" | "first") && (looks(2) || WITNESS.contains(&next(2)));
    let has = matches!(next(1), "has" | "had")
        && matches!(next(2), "never" | "often" | "always" | "even" | "checked" | "noticed" | "counted")
        && (looks(3) || matches!(next(2), "checked" | "noticed" | "counted") || WITNESS.contains(&next(3)));
    let wakes = matches!(next(1), "wakes" | "woke") && matches!(next(2), "me" | "my" | "us");
    let cited = matches!((before(3), before(2)), ("according", "to"));
    wakes || looks(1) || says || keeps || can || has || cited
}

/// Whether the one named at this place is merely mentioned: `my mother's side`, `I rang my sister`.
pub(super) fn is_mentioned(speech: &Speech, place: usize) -> bool {
    let before = |back: usize| speech.word(place.checked_sub(back));
    let next = |ahead: usize| speech.word(Some(place + ahead));
    let asked = before(1) == "my"
        && (matches!(before(3), "i" | "we" | "ive" | "asked" | "all") || before(2) == "ask")
        && matches!(
            before(2),
            "rang" | "phoned" | "called" | "asked" | "ask" | "told" | "tell" | "rung" | "texted" | "all"
        );
    asked || SIDES.contains(&next(1)) || (next(1) == "is" && next(2) == "due")
}

/// Whether a pronoun after a relative of him or her is rather for him or her: `his uncle shook, but he is steady`.
pub(super) fn is_alike_third(speech: &Speech, place: usize) -> bool {
    let theirs = |word: &str| (1..=2).any(|back| speech.word(place.checked_sub(back)) == word);
    let is_one_of = |list: &[&str]| person(speech.word(Some(place))).is_some_and(|name| list.contains(&name));
    is_of_third(speech, place) && ((theirs("his") && is_one_of(&MALE)) || (theirs("her") && is_one_of(&FEMALE)))
}

/// Whether the relative named here is one of him or her it is about: `his mother`.
pub(super) fn is_of_third(speech: &Speech, place: usize) -> bool {
    let is_kin = person(speech.word(Some(place))).is_some_and(|name| KIN.contains(&name));
    let theirs = |back: usize| matches!(speech.word(place.checked_sub(back)), "his" | "her" | "their");
    // `Both her aunts and her gran`, `his mother and granny`
    let joined = speech.word(place.checked_sub(1)) == "and" && (theirs(3) || theirs(4));
    is_kin && (theirs(1) || theirs(2) || joined)
}

/// `My 3 yr old`: a child named by its age at this place.
fn named_by_age(speech: &Speech, place: usize) -> Option<&'static str> {
    let before = |back: usize| speech.word(place.checked_sub(back));
    let is_unit = matches!(before(1), "year" | "yr" | "month" | "week" | "day" | "months" | "weeks" | "days");
    let is_ours = matches!(before(3), "my" | "our" | "her" | "his");
    let years = super::age::number(before(2))?;
    let is_child = years < GROWN_UP || !matches!(before(1), "year" | "yr");
    let named = (place + 1..=place + 2).any(|at| person(speech.word(Some(at))).is_some());
    (matches!(speech.word(Some(place)), "old" | "olds") && is_unit && is_ours && is_child && !named).then_some("child")
}

/// Whether `my` at this place goes with a person.
pub(super) fn owns_a_person(speech: &Speech, place: usize) -> bool {
    for at in place + 1..=place + NEAR {
        let Some(word) = speech.words.get(at) else { return false };
        if word.starts || word.after_comma || BODY.contains(&word.word.as_str()) {
            return false;
        }
        if named(speech, at).is_some() {
            return true;
        }
    }
    false
}

/// The person a word names, singular.
pub(super) fn person(word: &str) -> Option<&'static str> {
    let known = |word: &str| CHILDREN.iter().chain(&OTHERS).chain(&STRANGERS).find(|name| **name == word).copied();
    known(word).or_else(|| word.strip_suffix('s').and_then(known)).or(match word {
        "mums" | "moms" => Some("mum"),
        "granddad" | "granda" | "grandda" | "gramps" | "grampa" | "grandfathers" => Some("grandad"),
        "papa" | "pa" | "da" | "pops" | "appa" => Some("dad"),
        "mama" | "amma" | "mammy" | "ma" => Some("mum"),
        "nanna" | "nans" | "nannan" => Some("nan"),
        "bro" => Some("brother"),
        "sis" => Some("sister"),
        "toddlers" => Some("toddler"),
        "babies" | "bairn" | "wean" | "kiddo" | "kiddie" => Some("child"),
        "bub" | "babys" | "bubba" => Some("baby"),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::sentence::speech;
    use crate::understand::text::Stems;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mend = |stem: &str| if stem == "doughter" { "daughter".to_owned() } else { stem.to_owned() };
        let speech = speech(text, &Stems::new(), &mend);
        let found: Vec<&str> = (0..speech.words.len()).filter_map(|place| subject(&speech, place)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_first_name_beside_an_age_is_a_person() {
        check("Rohan is ten and blinks", &[NAME]);
        check("Our Callum's 11 and shrugs", &[NAME]);
        check("Jake, 9, freezes", &[NAME]);
        check("Aoife (4) carries her head over", &[NAME]);
    }

    #[test]
    fn a_medicine_or_a_month_is_no_person() {
        check("Keppra, 50, twice a day", &[]);
        check("It began in March, 9 years ago", &[]);
        check("Parkinson's hands", &[]);
    }

    #[test]
    fn relatives_are_named_in_many_words() {
        check("my doughter nods", &["daughter"]);
        check("my fella jerks", &["boyfriend"]);
        check("the wee man nods", &["child"]);
        check("my old man's chin trembles", &["husband"]);
        check("my other half snores", &["partner"]);
        check("since I was a kid", &[]);
        check("my brother is a pain in the neck", &[]);
    }
}
