//! What was said: the words of a question, and whether a phrase in it is meant: not denied, not long past, no mere
//! possibility.
//!
//! Limits: a denial reaches to the end of its clause by simple rules. Where they leave a doubt, the phrase is meant: a
//! false alarm is the lesser fault.

use super::phrase::Phrase;
use super::text::{Stems, is_apostrophe, words};
use std::ops::Range;

/// The words of a text, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Speech {
    pub(crate) words: Vec<Said>,
}

/// A word as it was said.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Said {
    /// In lower case, without apostrophes.
    pub(crate) word: String,
    /// Its stem, as typed and with slips mended.
    stems: [String; 2],
    /// Whether a comma, dash or bracket stands before it.
    pub(crate) after_comma: bool,
    /// Whether a sentence starts with it.
    pub(crate) starts: bool,
    /// Whether it is part of a figure of speech.
    pub(crate) is_figure: bool,
    /// Where it stands in the text, in bytes.
    pub(crate) place: Range<usize>,
}

/// How a phrase that stands in a text is meant there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meant {
    /// It is there.
    Said,
    /// It is said not to be there.
    Denied,
    /// It is a mere possibility, or long past.
    Neither,
}

impl Said {
    /// Its stem as typed and as mended.
    pub(crate) fn stems(&self) -> impl Iterator<Item = &str> {
        let mended = (self.stems[0] != self.stems[1]).then_some(&self.stems[1]);
        std::iter::once(&self.stems[0]).chain(mended).map(String::as_str)
    }

    /// Whether its stem, as typed or mended, is this one.
    pub(crate) fn is(&self, stem: &str) -> bool {
        !self.is_figure && self.stems.iter().any(|own| own == stem)
    }
}

/// What denies the words after it, across commas in a list that ends in `or`.
const DENIES_LISTS: [&str; 7] = ["no", "without", "nor", "neither", "never", "zero", "denies"];
/// What denies the words right after it.
const DENIES: [&str; 14] = [
    "not", "isnt", "arent", "wasnt", "werent", "dont", "doesnt", "didnt", "havent", "hasnt", "hadnt", "aint",
    "negative", "cannot",
];
/// What follows a denying word that then denies nothing: `not sure`, `no idea`, `no better`, `not only`.
const DENIES_NOTHING: [&str; 22] = [
    "sure",
    "certain",
    "idea",
    "doubt",
    "better",
    "only",
    "just",
    "longer",
    "know",
    "knows",
    "matter",
    "wonder",
    "going",
    "getting",
    "stop",
    "stopping",
    "help",
    "helping",
    "think",
    "clue",
    "understand",
    "even",
];
/// Words that end the reach of a denial.
const TURNS: [&str; 17] = [
    "but", "though", "although", "however", "yet", "except", "because", "cos", "now", "today", "only", "just", "since",
    "suddenly", "still", "then", "while",
];
/// Words that start a clause of their own after a comma or `and`.
const STARTS: [&str; 33] = [
    "i",
    "im",
    "ive",
    "my",
    "he",
    "hes",
    "his",
    "she",
    "shes",
    "her",
    "it",
    "its",
    "the",
    "we",
    "our",
    "they",
    "their",
    "you",
    "your",
    "theres",
    "there",
    "now",
    "today",
    "this",
    "that",
    "yesterday",
    "last",
    "one",
    "both",
    "has",
    "have",
    "is",
    "was",
];
/// Words for someone in particular.
const PERSONAL: [&str; 23] = [
    "i", "im", "ive", "my", "me", "he", "hes", "his", "him", "she", "shes", "her", "our", "we", "mum", "mom", "dad",
    "gran", "nan", "husband", "wife", "son", "daughter",
];
/// Most words between a denying word and what it denies.
const REACH: usize = 6;
/// The same within a list.
const LIST_REACH: usize = 14;
/// Most words between a phrase and `ruled out` after it.
const AFTER: usize = 4;

/// The words of a text. `mend` gives the likely meaning of a misspelt stem.
pub(crate) fn speech(text: &str, stems: &Stems, mend: &dyn Fn(&str) -> String) -> Speech {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut speech = Speech::default();
    let mut word = String::new();
    let (mut after_comma, mut starts) = (false, true);
    for (place, (at, letter)) in letters.iter().copied().chain([(text.len(), ' ')]).enumerate() {
        if letter.is_alphanumeric() || is_apostrophe(letter) {
            word.push(letter);
            continue;
        }
        for plain in words(&word) {
            let stem = stems.stem(&plain);
            let mended = mend(&stem);
            let place = at - word.len()..at;
            speech.words.push(Said {
                word: plain,
                stems: [stem, mended],
                after_comma,
                starts,
                is_figure: false,
                place,
            });
            (after_comma, starts) = (false, false);
        }
        word.clear();
        let before = place.checked_sub(1).and_then(|before| letters.get(before)).map(|(_, letter)| letter);
        let after = letters.get(place + 1).map(|(_, letter)| letter);
        let in_number = [before, after].iter().all(|side| side.is_some_and(char::is_ascii_digit));
        match letter {
            '.' | ',' if in_number => {}
            '.' | '?' | '!' | ';' | '\n' => starts = true,
            ',' | ':' | '(' | ')' | '–' | '—' | '/' | '…' => after_comma = true,
            '-' if before.is_none_or(|before| before.is_whitespace()) => after_comma = true,
            _ => {}
        }
    }
    speech
}

impl Speech {
    /// Takes figures of speech out of it.
    pub(crate) fn without_figures(mut self, figures: &[Phrase]) -> Self {
        for places in figures.iter().flat_map(|figure| figure.found(&self)).collect::<Vec<_>>() {
            if let (Some(first), Some(last)) = (places.first(), places.last()) {
                for word in &mut self.words[*first..=*last] {
                    word.is_figure = true;
                }
            }
        }
        self
    }

    /// How a phrase that stands at these places is meant.
    pub(crate) fn meant(&self, places: &[usize], supposed: &[Phrase], past: &[Phrase]) -> Meant {
        let (Some(first), Some(last)) = (places.first().copied(), places.last().copied()) else {
            return Meant::Neither;
        };
        if self.parted(places).iter().all(|first| self.stands_before(supposed, *first))
            || self.stands_around(past, first, last)
        {
            Meant::Neither
        } else if self.is_denied(places, first, last) {
            Meant::Denied
        } else {
            Meant::Said
        }
    }

    /// The places of the words that lie within these bytes of the text.
    pub(crate) fn places(&self, bytes: &Range<usize>) -> Vec<usize> {
        let within = |word: &Said| word.place.start < bytes.end && bytes.start < word.place.end;
        (0..self.words.len()).filter(|place| within(&self.words[*place])).collect()
    }

    /// The bytes of the text from the first to the last of these places.
    pub(crate) fn bytes(&self, places: &[usize]) -> Range<usize> {
        match (places.first(), places.last()) {
            (Some(first), Some(last)) => self.words[*first].place.start..self.words[*last].place.end,
            _ => 0..0,
        }
    }

    /// The first place of each sentence that these places are in.
    fn parted(&self, places: &[usize]) -> Vec<usize> {
        let starts_anew = |pair: &[usize]| self.words[pair[0] + 1..=pair[1]].iter().any(|word| word.starts);
        let later = places.windows(2).filter(|pair| starts_anew(pair)).map(|pair| pair[1]);
        places.first().copied().into_iter().chain(later).collect()
    }

    fn is_denied(&self, places: &[usize], first: usize, last: usize) -> bool {
        let within = (first..last).any(|place| !places.contains(&place) && self.denies(place, &DENIES));
        within || self.is_denied_before(first) || self.is_ruled_out_after(last)
    }

    fn is_denied_before(&self, first: usize) -> bool {
        let mut crossed = false;
        for place in (0..first).rev() {
            let (word, next) = (&self.words[place], &self.words[place + 1]);
            if next.starts {
                return false;
            }
            let starts = STARTS.contains(&next.word.as_str());
            if next.after_comma {
                crossed = true;
            }
            if (next.after_comma && starts) || word.word == "and" || TURNS.contains(&word.word.as_str()) {
                return false;
            }
            let apart = first - place - 1;
            let is_list = !crossed || self.words[place..].iter().any(|word| matches!(word.word.as_str(), "or" | "nor"));
            if apart < LIST_REACH && is_list && self.denies(place, &DENIES_LISTS) {
                return true;
            }
            if apart < REACH && !crossed && self.denies(place, &DENIES) {
                return true;
            }
        }
        false
    }

    /// Whether the word at this place denies what follows.
    fn denies(&self, place: usize, which: &[&str]) -> bool {
        let next = self.words.get(place + 1).map_or("", |word| word.word.as_str());
        which.contains(&self.words[place].word.as_str()) && !DENIES_NOTHING.contains(&next)
    }

    fn is_ruled_out_after(&self, last: usize) -> bool {
        let after = &self.words[last + 1..];
        let near = after.iter().take(AFTER).take_while(|word| !word.after_comma && !word.starts);
        let near: Vec<&str> = near.map(|word| word.word.as_str()).collect();
        near.windows(2).any(|pair| pair == ["ruled", "out"])
    }

    /// Whether one of these stands before this place in its clause.
    fn stands_before(&self, phrases: &[Phrase], first: usize) -> bool {
        let found = phrases.iter().flat_map(|phrase| phrase.found(self));
        found.into_iter().any(|places| {
            let ends = places.last().copied().filter(|last| *last < first);
            ends.is_some_and(|last| !self.turns(last + 1, first) && !self.is_personal(last + 1, first))
        })
    }

    /// Whether one of these stands in the same clause, before or after.
    fn stands_around(&self, phrases: &[Phrase], first: usize, last: usize) -> bool {
        let found: Vec<Vec<usize>> = phrases.iter().flat_map(|phrase| phrase.found(self)).collect();
        found.iter().any(|places| {
            let (Some(from), Some(to)) = (places.first().copied(), places.last().copied()) else { return false };
            if from > last {
                !self.turns(last + 1, from)
            } else if to < first {
                !self.turns(to + 1, first)
            } else {
                true
            }
        })
    }

    /// Whether someone is named between two places: `the signs when my face droops` is no mere possibility.
    fn is_personal(&self, from: usize, to: usize) -> bool {
        self.words[from..to].iter().any(|word| PERSONAL.contains(&word.word.as_str()))
    }

    /// Whether a clause of its own starts between two places.
    fn turns(&self, from: usize, to: usize) -> bool {
        (from..=to).any(|place| {
            let word = &self.words[place];
            let before = place.checked_sub(1).map_or("", |before| self.words[before].word.as_str());
            let starts = STARTS.contains(&word.word.as_str());
            word.starts
                || (place < to && TURNS.contains(&word.word.as_str()))
                || (starts && (word.after_comma || before == "and"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::phrase::Classes;

    /// Whether `pattern` stands in the text and is meant there.
    #[track_caller]
    fn check(pattern: &str, text: &str, expected: bool) {
        let stems = Stems::new();
        let classes = Classes::new(std::iter::empty::<(&str, std::slice::Iter<'_, String>)>(), &stems);
        let phrase = |pattern: &str| Phrase::new(pattern, &classes, &stems);
        let figures = [phrase("scared_stiff")];
        let (supposed, past) = ([phrase("signs of")], [phrase("years_ago")]);
        let speech = speech(text, &stems, &|stem: &str| stem.to_owned()).without_figures(&figures);
        let is_meant = |places: &Vec<usize>| speech.meant(places, &supposed, &past) == Meant::Said;
        assert_eq!(phrase(pattern).found(&speech).iter().any(is_meant), expected, "{text}");
    }

    #[test]
    fn what_is_denied_is_not_meant() {
        check("fever", "I have no fever", false);
        check("fever", "no headache, rash or fever", false);
        check("fever", "it isn't a fever", false);
        check("face droop", "my face is not drooping", false);
        check("stroke", "a stroke was ruled out", false);
    }

    #[test]
    fn a_denial_ends_with_its_clause() {
        check("fever", "no rash, but a fever", true);
        check("fever", "no sleep and a fever", true);
        check("fever", "I have no rash. Fever since noon.", true);
        check("face droop", "it is not the eye, my face droops", true);
        check("fever", "not sure whether it is a fever", true);
    }

    #[test]
    fn what_is_long_past_or_only_supposed_is_not_meant() {
        check("fever", "a fever years ago", false);
        check("fever", "that was years ago, now I have a fever", true);
        check("fever", "what are the signs of fever", false);
        check("fever", "are these signs of what? he has a fever", true);
        check("fever", "the signs of his fever", true);
    }

    #[test]
    fn a_figure_of_speech_is_not_meant() {
        check("stiff", "I was scared stiff", false);
        check("stiff", "I was scared, and stiff", true);
    }
}
