//! Whose: about whom a text is, and which of its words are said of someone else.
//!
//! In: the words of a text. Out: the one it is about (the writer, or the person it names most), and a mark on each word
//! that is said of another: a relative's shake is family history and never a finding of one's own.
//! Limits: a clause belongs to whoever was last named in it; simple counts decide.

use super::family::{is_history_of, is_moving};
use super::named::{GROWN_UP, NAME, NEAR, is_alike_third, is_mentioned, is_of_third, named, owns_a_person, subject};
use super::people::{
    ALIKE, BELONGINGS, BODY, CHILDISH, CHILDREN, FEMALE, KIN, MALE, MINDS, OWN, PRONOUNS, STRANGERS, WITNESS,
};
use super::sentence::{Said, Speech};
use crate::answers::{About, Sex};
use std::collections::BTreeSet;

/// People beside whom the writer sets themselves: `my mate gets fits, I never have`.
const COMPANIONS: [&str; 7] = ["friend", "mate", "flatmate", "neighbour", "neighbor", "boss", "patient"];

/// Who a word is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Nobody,
    Writer,
    Named(&'static str),
    /// He or she, without a name before.
    Pronoun,
}

/// Whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Whose {
    of: Of,
    /// Whether the writer speaks of themselves.
    has_own: bool,
    /// Whether the words are those for a child.
    is_childish: bool,
}

impl Whose {
    /// Reads it, and marks the words that are said of another.
    pub(crate) fn mark(speech: &mut Speech) -> Self {
        let said_of = said_of(speech);
        let (of, has_own) = about_whom(speech, &said_of);
        let mut is_kin = false;
        for (place, word) in said_of.iter().enumerate() {
            // `A redhead like his father, and the nodding`: the comma ends what is said of a relative of his.
            is_kin = (is_kin && !speech.words[place].after_comma) || is_of_third(speech, place);
            speech.words[place].is_of_another = match (of, word) {
                (Of::Named(own), Of::Named(name)) => own != *name,
                (Of::Named(_) | Of::Pronoun, Of::Writer) => false,
                (Of::Writer, Of::Named(_)) => true,
                (Of::Pronoun, Of::Named(name)) => STRANGERS.contains(name) || is_kin,
                (Of::Nobody, Of::Named(name)) => STRANGERS.contains(name),
                _ => false,
            };
        }
        let is_childish = (0..speech.words.len()).any(|place| is_childish(speech, place));
        Self { of, has_own, is_childish }
    }

    /// Whether it is about the writer.
    pub(crate) fn is_own(self) -> bool {
        self.of == Of::Writer
    }

    /// Whether it is about someone who is grown up whatever their age.
    pub(crate) fn is_grown_up(self) -> bool {
        const GROWN: [&str; 9] =
            ["husband", "wife", "partner", "gran", "nan", "grandma", "grandad", "boyfriend", "girlfriend"];
        matches!(self.of, Of::Named(name) if GROWN.contains(&name))
    }

    /// About whom it is; none where it does not tell.
    ///
    /// `tells_of_child`: whether it tells what only babies and children have.
    pub(crate) fn about(self, age_years: Option<f64>, tells_of_child: bool) -> Option<About> {
        match self.of {
            Of::Named(name) if CHILDREN.contains(&name) && age_years.is_none_or(|age| age < GROWN_UP) => {
                Some(About::Child)
            }
            Of::Named(name) if name != NAME => Some(About::Other),
            Of::Named(_) | Of::Pronoun
                if age_years.map_or(self.is_childish || tells_of_child, |age| age < GROWN_UP) =>
            {
                Some(About::Child)
            }
            Of::Named(_) | Of::Pronoun => Some(About::Other),
            Of::Writer if self.has_own => Some(About::Oneself),
            _ => None,
        }
    }

    /// The sex of the one it is about; none where it does not tell.
    pub(crate) fn sex(self, speech: &Speech) -> Option<Sex> {
        if self.of == Of::Writer || self.of == Of::Nobody {
            return own_sex(speech, true);
        }
        let is_meant = |place: &usize| {
            !speech.words[*place].is_of_another
                && !is_of_third(speech, *place)
                && !BELONGINGS.contains(&speech.word(Some(place + 1)))
        };
        let said: Vec<usize> = (0..speech.words.len()).filter(is_meant).collect();
        let glued = own_sex(speech, false);
        let is_of = |place: usize, list: &[&str]| {
            list.contains(&speech.word(Some(place))) || named(speech, place).is_some_and(|name| list.contains(&name))
        };
        let count = |list: &[&str]| said.iter().filter(|place| is_of(**place, list)).count();
        let (male, female) = (count(&MALE), count(&FEMALE));
        glued.or(match male.cmp(&female) {
            std::cmp::Ordering::Greater => Some(Sex::Male),
            std::cmp::Ordering::Less => Some(Sex::Female),
            std::cmp::Ordering::Equal => None,
        })
    }
}

/// The sex a person gives: `54 yr old woman`, `I'm a man`, `31, male`, `58f`, `pregnant`.
fn own_sex(speech: &Speech, is_of_writer: bool) -> Option<Sex> {
    const OWNED: [&str; 12] =
        ["a", "old", "yo", "male", "female", "middle", "aged", "young", "boy", "girl", "year", "elderly"];
    for (place, said) in speech.words.iter().enumerate() {
        let (word, before) = (said.word.as_str(), speech.word(place.checked_sub(1)));
        let earlier = speech.word(place.checked_sub(2));
        let is_own = (OWNED.contains(&before)
            && (before != "a" || matches!(earlier, "im" | "am") || (earlier == "as" && is_of_writer)))
            || (is_of_writer
                && (2..=NEAR).any(|back| {
                    speech.word(place.checked_sub(back)) == "im"
                        && matches!(speech.word(place.checked_sub(back - 1)), "a" | "the")
                }))
            || (is_of_writer
                && matches!((earlier, before), ("sort", "of") | ("the", "next") | ("of", "a") | ("was", "the")))
            || before.starts_with(|letter: char| letter.is_ascii_digit());
        let digits = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
        match (digits, digits.len() < word.len()) {
            ("f" | "yof", true) => return Some(Sex::Female),
            ("m" | "yom", true) => return Some(Sex::Male),
            ("f", false) if before.parse::<f64>().is_ok() => return Some(Sex::Female),
            ("m", false) if before.parse::<f64>().is_ok() => return Some(Sex::Male),
            ("man" | "male" | "bloke" | "guy" | "gentleman" | "boy" | "dad" | "father", _) if is_own => {
                return Some(Sex::Male);
            }
            ("woman" | "female" | "lady" | "girl" | "mum" | "mother" | "mom", _) if is_own => return Some(Sex::Female),
            ("pregnant" | "postpartum" | "menopause" | "menopausal" | "breastfeeding", _)
                if !matches!(before, "not" | "isnt" | "wife" | "was") && earlier != "not" =>
            {
                return Some(Sex::Female);
            }
            ("expecting", _) if is_of_writer && matches!(before, "was" | "im" | "am" | "were") && earlier != "not" => {
                return Some(Sex::Female);
            }
            ("birth", _) if is_of_writer && before == "gave" && earlier == "i" => return Some(Sex::Female),
            ("granny" | "gran" | "grandmother" | "nana", _) if is_of_writer && before == "a" && earlier == "was" => {
                return Some(Sex::Female);
            }
            ("section", _) if is_of_writer && matches!((earlier, before), ("since", "the") | ("since", "my")) => {
                return Some(Sex::Female);
            }
            ("pill", _) if is_of_writer && before == "combined" => return Some(Sex::Female),
            ("weeks" | "months", _) if matches!(speech.word(Some(place + 1)), "gone" | "pregnant" | "along") => {
                return Some(Sex::Female);
            }
            _ => {}
        }
    }
    None
}

/// Whether the word at a place is one for a child: `cot`, `her wee head`, `at eighteen months`.
fn is_childish(speech: &Speech, place: usize) -> bool {
    let next = |ahead: usize| speech.word(Some(place + ahead));
    let before = speech.word(place.checked_sub(1));
    match speech.word(Some(place)) {
        "bottle" => next(1) != "of",
        "school" => next(1) != "run",
        "little" | "wee" | "tiny" => BODY.contains(&next(1)) && matches!(before, "his" | "her"),
        "health" => next(1) == "visitor",
        "soft" => next(1) == "spot",
        "changing" => next(1) == "table",
        "month" | "months" => {
            matches!(next(1), "check" | "checkup")
                || (super::age::number(before).is_some_and(|months| months < 24.0)
                    && matches!(
                        speech.word(place.checked_sub(2)),
                        "at" | "about" | "arround" | "around" | "was" | "is" | "hes" | "shes"
                    ))
        }
        word => CHILDISH.contains(&word),
    }
}

/// For each word, who it is said of.
fn said_of(speech: &Speech) -> Vec<Of> {
    let mut of = Of::Nobody;
    let mut named: Vec<&'static str> = Vec::new();
    let mut all = Vec::with_capacity(speech.words.len());
    for (place, said) in speech.words.iter().enumerate() {
        let word = said.word.as_str();
        if said.starts {
            of = Of::Nobody;
        }
        if let Some(name) = subject(speech, place) {
            if !is_alike_third(speech, place) {
                named.push(name);
            }
            of = Of::Named(name);
        } else if OWN.contains(&word) && !(matches!(word, "my" | "our") && owns_a_person(speech, place)) {
            of = Of::Writer;
        } else if PRONOUNS.contains(&word) {
            let is_female = FEMALE.contains(&word);
            let fits = |name: &&&'static str| if is_female { !MALE.contains(*name) } else { !FEMALE.contains(*name) };
            of = named.iter().rev().find(fits).map_or(Of::Pronoun, |name| Of::Named(name));
        }
        all.push(of);
    }
    all
}

/// How much the writer speaks of themselves.
#[derive(Clone, Copy, Debug, Default)]
struct Own {
    /// Words for the writer who is no mere witness.
    words: usize,
    /// The same beside a part of their body, twice each.
    body: usize,
    /// Words by which the writer sets themselves apart from others: `I've`, `I never`.
    apart: usize,
}

/// Counts the words for the writer. `others` is whether someone else is spoken of too.
fn own(speech: &Speech, said_of: &[Of], others: bool) -> Own {
    let mut count = Own::default();
    let has_child =
        said_of.iter().any(|of| matches!(of, Of::Named("baby" | "newborn" | "infant" | "toddler" | "child")));
    for (place, said) in speech.words.iter().enumerate() {
        let word = said.word.as_str();
        let is_ours = matches!(word, "my" | "our") && owns_a_person(speech, place);
        if !OWN.contains(&word) || said_of[place] != Of::Writer || is_ours {
            continue;
        }
        let before = speech.word(place.checked_sub(1));
        let is_told = word == "me" && matches!(before, "its" | "is" | "now" | "and" | "just" | "with");
        if is_told && matches!(speech.word(Some(place + 1)), "who" | "whose" | "with") {
            count.body += 2;
        }
        // `Her arm shakes in our kitchen`
        if word == "our" && others {
            continue;
        }
        // `My flatmate takes lithium, not me`
        if word == "me" && before == "not" {
            count.apart += 1;
            count.words += 1;
        }
        // `My wife doesn't answer me`, `when I cup the baby's foot in my hand`
        if others && word == "me" && !matches!(speech.word(Some(place + 1)), "too" | "who" | "and") {
            continue;
        }
        let says_own = matches!(
            speech.word(Some(place + 1)),
            "get" | "have" | "just" | "only" | "got" | "never" | "nothing" | "shake" | "wouldnt" | "myself"
        );
        if matches!(word, "im" | "ive" | "mine") || (word == "i" && says_own) {
            count.apart += 1;
        }
        let next: Vec<&str> = (1..=NEAR).map(|ahead| speech.word(Some(place + ahead))).collect();
        let is_held = has_child && matches!(next[0], "hand" | "hands" | "finger" | "fingers" | "arms" | "lap" | "arm");
        let touches = others
            && matches!(
                before,
                "in" | "on"
                    | "under"
                    | "against"
                    | "to"
                    | "with"
                    | "lay"
                    | "put"
                    | "cup"
                    | "follow"
                    | "follows"
                    | "squeeze"
                    | "down"
            )
            && matches!(
                next[0],
                "hand" | "hands" | "finger" | "fingers" | "arms" | "lap" | "arm" | "palm" | "chest" | "shoulder"
            )
            || word == "my" && next[0] == "face" && matches!(before, "follow" | "follows" | "at");
        let holds = word == "my" && (is_held || touches);
        if holds {
            continue;
        }
        if matches!(word, "my" | "mine" | "me" | "myself") && next.iter().any(|word| BODY.contains(word))
            || word == "mine"
        {
            count.body += 2;
            count.words += 1;
        } else if !next.iter().any(|word| {
            WITNESS.contains(word)
                || matches!(*word, "him" | "her" | "them" | "he" | "she")
                || (others && MINDS.contains(word))
        }) {
            count.words += 1;
        }
    }
    count
}

/// The one it is about, and whether the writer speaks of themselves.
fn about_whom(speech: &Speech, said_of: &[Of]) -> (Of, bool) {
    let stands_for = |(said, of): (&Said, &Of)| *of == Of::Pronoun && PRONOUNS.contains(&said.word.as_str());
    let pronouns = speech.words.iter().zip(said_of).filter(|pair| stands_for(*pair)).count();
    let is_named = said_of.iter().any(|of| matches!(of, Of::Named(name) if !STRANGERS.contains(name)));
    let Own { words: own, body, apart } = own(speech, said_of, is_named || pronouns > 0);
    let words: Vec<&str> = speech.words.iter().map(|word| word.word.as_str()).collect();
    let alike = words.windows(2).any(|pair| ALIKE.iter().any(|alike| *alike == [pair[0], pair[1]]));
    let mut names: Vec<&'static str> = Vec::new();
    for (place, of) in said_of.iter().enumerate() {
        match of {
            Of::Named(name)
                if is_of_third(speech, place) || named(speech, place) != Some(*name) || is_mentioned(speech, place) => {
            }
            Of::Named(name) if !STRANGERS.contains(name) && !names.contains(name) => names.push(*name),
            _ => {}
        }
    }
    let count = |name: &str| tokens(speech, said_of, name);
    let relatives: BTreeSet<&str> = said_of
        .iter()
        .filter_map(|of| if let Of::Named(name) = of { Some(*name).filter(|name| KIN.contains(name)) } else { None })
        .collect();
    let is_late = words.iter().any(|word| matches!(*word, "too" | "late" | "rest"));
    // A relative of whom it tells more than a history is spoken of more often.
    let most = if relatives.len() > 1 { 2 } else { 1 } + if is_late { 2 } else { 0 };
    let is_history = is_history_of(speech, &names, relatives.len());
    let moves = |name: &str| {
        (0..said_of.len())
            .any(|place| matches!(said_of[place], Of::Named(own) if own == name) && is_moving(speech, place))
    };
    let place_of = |of: Of| said_of.iter().position(|said| *said == of).unwrap_or(usize::MAX);
    let comes_first = place_of(Of::Pronoun) < place_of(Of::Writer);
    let is_onlooker = |place: usize| {
        !matches!(said_of[place], Of::Named(_)) && named(speech, place).is_some_and(|name| !CHILDREN.contains(&name))
    };
    let has_onlooker = (0..speech.words.len()).any(is_onlooker);
    // The one named most; the first of equals.
    let main = names.iter().rev().copied().max_by_key(|name| count(name));
    match main {
        Some(name) if alike && count(name) <= 2 => (Of::Writer, true),
        // `His father has migraines, and grandpa did too`
        Some(name) if is_history && count(name) <= most && pronouns > 0 && own + body == 0 => (Of::Pronoun, false),
        Some(name) if is_history && count(name) <= most => (Of::Writer, true),
        // `My brother wears a collar, I've nothing like that`
        Some(name)
            if (KIN.contains(&name) || COMPANIONS.contains(&name))
                && apart > 0
                && !moves(name)
                && own + body >= count(name) =>
        {
            (Of::Writer, true)
        }
        Some(name) if (body == 0 && count(name) >= own) || count(name) > body + own => (Of::Named(name), own > 0),
        Some(_) => (Of::Writer, true),
        None if pronouns > body + own || (pronouns > 0 && pronouns == body + own && comes_first && !has_onlooker) => {
            (Of::Pronoun, false)
        }
        None if own + body > 0 => (Of::Writer, true),
        None if pronouns > 0 => (Of::Pronoun, false),
        None if said_of.contains(&Of::Writer) || speech.words.iter().any(|word| word.word == "my") => {
            (Of::Writer, true)
        }
        None if is_elliptic(speech) => (Of::Writer, true),
        None => (Of::Nobody, false),
    }
}

/// Whether the writer leaves out that it is about them: `Had it since school`, `68 yo female here`.
fn is_elliptic(speech: &Speech) -> bool {
    const STARTS: [&str; 12] =
        ["had", "took", "been", "gave", "got", "cant", "dont", "havent", "couldnt", "havnt", "feeling", "woke"];
    let starts =
        STARTS.contains(&speech.word(Some(0))) && !matches!(speech.word(Some(1)), "you" | "they" | "the" | "any");
    let is_here = |place: usize| {
        speech.word(Some(place)) == "here"
            && matches!(speech.word(place.checked_sub(1)), "female" | "male" | "woman" | "man" | "diabetic" | "patient")
    };
    starts || (0..speech.words.len()).any(is_here)
}

/// How often a person is named or meant by a pronoun.
fn tokens(speech: &Speech, said_of: &[Of], name: &str) -> usize {
    let is_meant = |place: usize| named(speech, place) == Some(name) || PRONOUNS.contains(&speech.word(Some(place)));
    let places = said_of.iter().enumerate().filter(|(_, of)| matches!(of, Of::Named(own) if *own == name));
    places.filter(|(place, _)| is_meant(*place)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::sentence::spoken;

    #[track_caller]
    fn check(text: &str, age_years: Option<f64>, expected: Option<About>, sex: Option<Sex>) {
        let mut speech = spoken(text);
        let whose = Whose::mark(&mut speech);
        assert_eq!((whose.about(age_years, false), whose.sex(&speech)), (expected, sex), "{text}");
    }

    #[test]
    fn who_only_looks_on_is_not_whom_it_is_about() {
        check("my husband sees it when I'm asleep", None, Some(About::Oneself), None);
        check("it goes on at night according to my partner", None, Some(About::Oneself), None);
        check("my wife's head shakes, I noticed it", None, Some(About::Other), Some(Sex::Female));
    }

    #[test]
    fn what_runs_in_the_family_is_told_about_the_writer() {
        check("My brother and my dad both have tics, so maybe I'm next", None, Some(About::Oneself), None);
        check("My mum had a shaky head", None, Some(About::Oneself), None);
        check("My flatmate takes lithium, not me.", None, Some(About::Oneself), None);
        check("His mother and granny both get migraines", None, Some(About::Other), Some(Sex::Male));
        check("my mother's head shakes and I'm worried", None, Some(About::Other), Some(Sex::Female));
    }

    #[test]
    fn who_holds_a_child_is_not_whom_it_is_about() {
        check("If I lay my hand on her leg it stops", Some(0.03), Some(About::Child), Some(Sex::Female));
        check("Our two week old's chin quivers when he cries", Some(0.04), Some(About::Child), Some(Sex::Male));
    }

    #[test]
    fn a_child_the_writer_was_is_no_child() {
        check("I shake since I was a kid", None, Some(About::Oneself), None);
        check("My neck jerks after three jelly babies", None, Some(About::Oneself), None);
    }
}
