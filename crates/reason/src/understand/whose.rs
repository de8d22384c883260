//! Whose: about whom a text is, and which of its words are said of someone else.
//!
//! In: the words of a text. Out: the one it is about (the writer, or the person it names most), and a mark on each word
//! that is said of another: a relative's shake is family history and never a finding of one's own.
//! Limits: a clause belongs to whoever was last named in it; simple counts decide.

use super::people::{ALIKE, BODY, CHILDREN, FEMALE, MALE, OTHERS, OWN, PRONOUNS, STRANGERS, WITNESS};
use super::sentence::{Said, Speech};
use crate::answers::{About, Sex};

/// How far after `my` a person or a part of the body is looked for, in words.
const NEAR: usize = 4;
/// From this age on a son or daughter is someone else, in years.
const GROWN_UP: f64 = 18.0;

/// Words by which a text is about a child, though it names none.
const CHILDISH: [&str; 28] = [
    "cot",
    "crib",
    "nap",
    "naps",
    "feed",
    "feeds",
    "nappy",
    "diaper",
    "nursery",
    "playground",
    "birthday",
    "bottle",
    "pram",
    "buggy",
    "stroller",
    "milestones",
    "milestone",
    "babbling",
    "crawling",
    "cradle",
    "reception",
    "kindergarten",
    "preschool",
    "lego",
    "potty",
    "midwife",
    "paediatrician",
    "pediatrician",
];

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
        for (place, word) in said_of.iter().enumerate() {
            speech.words[place].is_of_another = match (of, word) {
                (Of::Named(own), Of::Named(name)) => own != *name,
                (Of::Named(_) | Of::Pronoun, Of::Writer) => false,
                (Of::Writer, Of::Named(_)) => true,
                (Of::Pronoun | Of::Nobody, Of::Named(name)) => STRANGERS.contains(name),
                _ => false,
            };
        }
        let is_childish = speech.words.iter().any(|word| CHILDISH.contains(&word.word.as_str()));
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
            Of::Named(_) => Some(About::Other),
            Of::Pronoun if age_years.map_or(self.is_childish || tells_of_child, |age| age < GROWN_UP) => {
                Some(About::Child)
            }
            Of::Pronoun => Some(About::Other),
            Of::Writer if self.has_own => Some(About::Oneself),
            _ => None,
        }
    }

    /// The sex of the one it is about; none where it does not tell.
    pub(crate) fn sex(self, speech: &Speech) -> Option<Sex> {
        if self.of == Of::Writer || self.of == Of::Nobody {
            return own_sex(speech);
        }
        let said: Vec<&str> =
            speech.words.iter().filter(|word| !word.is_of_another).map(|word| word.word.as_str()).collect();
        let glued = own_sex(speech);
        let is_of =
            |word: &str, list: &[&str]| list.contains(&word) || person(word).is_some_and(|name| list.contains(&name));
        let count = |list: &[&str]| said.iter().filter(|word| is_of(word, list)).count();
        let (male, female) = (count(&MALE), count(&FEMALE));
        glued.or(match male.cmp(&female) {
            std::cmp::Ordering::Greater => Some(Sex::Male),
            std::cmp::Ordering::Less => Some(Sex::Female),
            std::cmp::Ordering::Equal => None,
        })
    }
}

/// The sex a person gives: `54 yr old woman`, `I'm a man`, `31, male`, `58f`, `pregnant`.
fn own_sex(speech: &Speech) -> Option<Sex> {
    const OWNED: [&str; 12] =
        ["a", "old", "yo", "male", "female", "middle", "aged", "young", "boy", "girl", "year", "elderly"];
    for (place, said) in speech.words.iter().enumerate() {
        let (word, before) = (said.word.as_str(), speech.word(place.checked_sub(1)));
        let earlier = speech.word(place.checked_sub(2));
        let is_own = (OWNED.contains(&before) && (before != "a" || matches!(earlier, "im" | "am" | "as")))
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
            ("weeks", _) if matches!(speech.word(Some(place + 1)), "gone" | "pregnant" | "along") => {
                return Some(Sex::Female);
            }
            _ => {}
        }
    }
    None
}

/// The person a word names, singular.
fn person(word: &str) -> Option<&'static str> {
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
            named.push(name);
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

/// The person that the word at this place names as one who has something, and is no mere witness.
fn subject(speech: &Speech, place: usize) -> Option<&'static str> {
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
    let is_small = |word: &str| matches!(word, "little" | "wee" | "tiny");
    let is_little =
        matches!(speech.word(Some(place)), "fella" | "lad" | "man" | "fellow" | "chap" | "lass" | "madam" | "monkey")
            && is_small(speech.word(place.checked_sub(1)));
    let is_little = is_little
        || speech.word(Some(place)).trim_end_matches('s') == "one"
            && matches!(speech.word(place.checked_sub(1)), "little" | "wee");
    let name = if is_little { Some("child") } else { named_by_age(speech, place) }
        .or_else(|| person(speech.word(Some(place))))?;
    let next = speech.word(Some(place + 1));
    let later = speech.word(Some(place + 2));
    // `Mum took her tablets` is no witness, `Mum took me` is.
    let is_doing = matches!(next, "took" | "gave" | "put" | "held" | "lay" | "brought" | "needs" | "need" | "call")
        && !matches!(later, "me" | "us" | "him" | "it");
    let looks = matches!(next, "looks" | "sees" | "checked")
        && matches!(later, "and" | "at" | "but" | "hard" | "nothing" | "for");
    let is_witness = looks
        || (WITNESS.contains(&next) && !is_doing)
        || (matches!(next, "also" | "always" | "has" | "is") && WITNESS.contains(&later));
    // `since the baby came`, `in a toddler bed`
    let is_in_passing = matches!(next, "came" | "arrived" | "bed" | "shower" | "who" | "clinic" | "group");
    let is_short = matches!(name, "mate" | "kid" | "patient" | "character") && speech.words[place].starts;
    // `Her best friend has it as well`
    let is_of_third = speech.words[place].word != "mother"
        && (place.saturating_sub(2)..place).any(|at| matches!(speech.word(Some(at)), "her" | "his" | "their"))
        && matches!(name, "friend" | "mate" | "cousin" | "neighbour" | "neighbor");
    (!is_witness && !is_in_passing && !is_short && !is_of_third).then_some(name)
}

/// `My 3 yr old`: a child named by its age at this place.
fn named_by_age(speech: &Speech, place: usize) -> Option<&'static str> {
    let before = |back: usize| speech.word(place.checked_sub(back));
    let is_unit = matches!(before(1), "year" | "yr" | "month" | "week" | "day" | "months" | "weeks" | "days");
    let is_ours = matches!(before(3), "my" | "our" | "her" | "his");
    let years = super::age::number(before(2))?;
    let is_child = years < GROWN_UP || !matches!(before(1), "year" | "yr");
    let named = (place + 1..=place + 2).any(|at| person(speech.word(Some(at))).is_some());
    (speech.word(Some(place)) == "old" && is_unit && is_ours && is_child && !named).then_some("child")
}

/// Whether `my` at this place goes with a person.
fn owns_a_person(speech: &Speech, place: usize) -> bool {
    for at in place + 1..=place + NEAR {
        let Some(word) = speech.words.get(at) else { return false };
        if word.starts || word.after_comma || BODY.contains(&word.word.as_str()) {
            return false;
        }
        if person(&word.word).is_some() || named_by_age(speech, at).is_some() {
            return true;
        }
    }
    false
}

/// The one it is about, and whether the writer speaks of themselves.
fn about_whom(speech: &Speech, said_of: &[Of]) -> (Of, bool) {
    let mut own = 0;
    let mut body = 0;
    let is_named = said_of.iter().any(|of| matches!(of, Of::Named(name) if !STRANGERS.contains(name)));
    let has_child =
        said_of.iter().any(|of| matches!(of, Of::Named("baby" | "newborn" | "infant" | "toddler" | "child")));
    for (place, said) in speech.words.iter().enumerate() {
        let word = said.word.as_str();
        if !OWN.contains(&word) || said_of[place] != Of::Writer {
            continue;
        }
        if word == "me" && speech.word(Some(place + 1)) == "who" {
            body += 2;
        }
        // `My wife doesn't answer me`, `when I cup the baby's foot in my hand`
        if is_named && word == "me" && !matches!(speech.word(Some(place + 1)), "too" | "who" | "and") {
            continue;
        }
        let next: Vec<&str> = (1..=NEAR).map(|ahead| speech.word(Some(place + ahead))).collect();
        let holds = has_child
            && word == "my"
            && matches!(next[0], "hand" | "hands" | "finger" | "fingers" | "arms" | "lap" | "arm");
        if holds {
            continue;
        }
        if matches!(word, "my" | "mine" | "me" | "myself") && next.iter().any(|word| BODY.contains(word))
            || word == "mine"
        {
            body += 2;
            own += 1;
        } else if !next
            .iter()
            .any(|word| WITNESS.contains(word) || matches!(*word, "him" | "her" | "them" | "he" | "she"))
        {
            own += 1;
        }
    }
    let stands_for = |(said, of): (&Said, &Of)| *of == Of::Pronoun && PRONOUNS.contains(&said.word.as_str());
    let pronouns = speech.words.iter().zip(said_of).filter(|pair| stands_for(*pair)).count();
    let words: Vec<&str> = speech.words.iter().map(|word| word.word.as_str()).collect();
    let alike = words.windows(2).any(|pair| ALIKE.iter().any(|alike| *alike == [pair[0], pair[1]]));
    let mut named: Vec<&'static str> = Vec::new();
    for of in said_of {
        match of {
            Of::Named(name) if !STRANGERS.contains(name) && !named.contains(name) => named.push(*name),
            _ => {}
        }
    }
    let count = |name: &str| tokens(speech, said_of, name);
    // The one named most; the first of equals.
    let main = named.iter().rev().copied().max_by_key(|name| count(name));
    match main {
        Some(name) if alike && count(name) <= 2 => (Of::Writer, own > 0),
        Some(name) if count(name) == 1 && is_history(&words, name) => (Of::Writer, own > 0),
        Some(name) if (body == 0 && count(name) >= own) || count(name) > body + own => (Of::Named(name), own > 0),
        Some(_) => (Of::Writer, true),
        None if pronouns > body + own => (Of::Pronoun, false),
        None if own + body > 0 => (Of::Writer, true),
        None if pronouns > 0 => (Of::Pronoun, false),
        None if said_of.contains(&Of::Writer) || speech.words.iter().any(|word| word.word == "my") => {
            (Of::Writer, true)
        }
        None => (Of::Nobody, false),
    }
}

/// Whether a relative is named for what they had, and not as the one it is about: `my father had shaky hands`.
fn is_history(words: &[&str], name: &str) -> bool {
    const ILLNESSES: [&str; 14] = [
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
    let place = words.iter().position(|word| *word == name || person(word) == Some(name)); // `gran's had` is `gran has had`
    let next = place.and_then(|place| words.get(place + 1)).copied().unwrap_or_default();
    let had = matches!(next, "had" | "died" | "suffered" | "shook");
    let has = matches!(next, "has" | "have" | "gets" | "got") && words.iter().any(|word| ILLNESSES.contains(word));
    let body = words.iter().any(|word| matches!(*word, "head" | "hands" | "voice")) && words.contains(&"shook");
    is_elder && (had || has || body)
}

/// How often a person is named or meant by a pronoun.
fn tokens(speech: &Speech, said_of: &[Of], name: &str) -> usize {
    let is_word = |word: &str| person(word).is_some_and(|known| known == name) || PRONOUNS.contains(&word);
    let words = speech.words.iter().zip(said_of);
    words.filter(|(word, of)| matches!(of, Of::Named(own) if *own == name) && is_word(&word.word)).count()
}
