//! Meaning: whether a phrase that stands in a text is said, denied, or neither.
//!
//! In: the words of a text and the places of a phrase in it. Out: [`Meant`].
//! Method: what is supposed, asked or long past is neither; what is denied is found in `denial`.
//! Limits: simple rules. Two readers use them: an alarm takes a phrase in doubt for said, since a false alarm is the
//! lesser fault; a finding is left open there, and asked.

use super::phrase::Phrase;
use super::sentence::Speech;

/// How a phrase that stands in a text is meant there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meant {
    /// It is there.
    Said,
    /// It is said not to be there.
    Denied,
    /// It is a mere possibility, long past, or someone else's.
    Neither,
}

/// For what a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum For {
    /// For how soon to get help: in doubt it is said.
    Alarm,
    /// For a finding: in doubt it is left open.
    Finding {
        /// Whether it counts when it is long past too.
        even_past: bool,
        /// Whether `no difference` denies it.
        of_change: bool,
        /// Whether `can't` denies it.
        is_ability: bool,
    },
    /// For a finding about relatives.
    Family,
}

/// Words that end the reach of a denial.
pub(super) const TURNS: [&str; 20] = [
    "but", "though", "although", "however", "yet", "except", "because", "cos", "now", "today", "only", "just", "since",
    "suddenly", "still", "then", "while", "besides", "apart", "bar",
];
/// Words that start a clause of their own after a comma or `and`.
pub(super) const STARTS: [&str; 48] = [
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
    "people",
    "everyone",
    "everybody",
    "nobody",
    "someone",
    "so",
    "if",
    "when",
    "otherwise",
    "mine",
    "id",
    "ill",
    "these",
    "those",
    "everything",
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
/// Words a question starts with that asks whether something is so.
const ASKS: [&str; 16] = [
    "is", "are", "was", "does", "do", "did", "can", "could", "will", "would", "should", "may", "might", "has", "have",
    "any",
];
/// Words for all one's relatives.
const FAMILY: [&str; 19] = [
    "us",
    "family",
    "families",
    "familys",
    "house",
    "household",
    "people",
    "kin",
    "relatives",
    "relative",
    "relations",
    "inherited",
    "hereditary",
    "generations",
    "generation",
    "genetic",
    "genes",
    "siblings",
    "runs",
];
/// Words that show that a time ago was the beginning.
const BEGAN: [&str; 14] = [
    "started",
    "began",
    "begun",
    "begin",
    "first",
    "noticed",
    "since",
    "appeared",
    "came",
    "developed",
    "starting",
    "kicked",
    "crept",
    "beginning",
];

/// Where a text says that the rest is a mere possibility, open, or long past.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    supposed: Vec<Vec<usize>>,
    doubt: Vec<Vec<usize>>,
    past: Vec<Vec<usize>>,
}

impl Marks {
    pub(crate) fn new(speech: &Speech, supposed: &[Phrase], doubt: &[Phrase], past: &[Phrase]) -> Self {
        let all = |phrases: &[Phrase]| phrases.iter().flat_map(|phrase| phrase.found(speech)).collect();
        Self { supposed: all(supposed), doubt: all(doubt), past: all(past) }
    }
}

impl Speech {
    /// How a phrase that stands at these places is meant.
    pub(crate) fn meant(&self, places: &[usize], marks: &Marks, read_for: For) -> Meant {
        let (Some(first), Some(last)) = (places.first().copied(), places.last().copied()) else {
            return Meant::Neither;
        };
        let even_past = matches!(read_for, For::Finding { even_past: true, .. } | For::Family);
        let is_finding = read_for != For::Alarm;
        if is_finding && !self.is_of_another(places, read_for) && self.is_cleared(first, last) {
            return Meant::Denied;
        }
        let answered = self.answered(first, last).filter(|_| is_finding && !self.is_of_another(places, read_for));
        if let Some(answered) = answered {
            return answered;
        }
        let is_changeless =
            || matches!(read_for, For::Finding { of_change: true, .. }) && self.changes_nothing(first, last);
        let is_beyond = || matches!(read_for, For::Finding { is_ability: true, .. }) && self.is_unable(first);
        let is_denied = || self.is_denied(places, first, last, is_finding) || is_changeless() || is_beyond();
        let is_supposed = self.parted(places).iter().all(|first| self.stands_before(&marks.supposed, *first));
        if (is_supposed && !(is_finding && is_denied()))
            || (!even_past && self.is_past(&marks.past, first, last, is_finding))
            || (is_finding && (self.is_open(&marks.doubt, first) || self.is_imagined(first)))
            || self.is_of_another(places, read_for)
        {
            Meant::Neither
        } else if is_denied() {
            Meant::Denied
        } else {
            Meant::Said
        }
    }

    /// Whether no clause of its own starts between the first and the last of these places.
    pub(crate) fn is_one_clause(&self, places: &[usize]) -> bool {
        match (places.first(), places.last()) {
            (Some(first), Some(last)) => !(first + 1..=*last).any(|place| {
                // `A glass of wine and I'm steady` is one, where the phrase holds the `and`.
                let is_held = self.words[place - 1].word == "and" && places.contains(&(place - 1));
                self.starts_clause(place) && (!is_held || self.words[place].starts)
            }),
            _ => true,
        }
    }

    /// Whether a clause of its own starts at a place.
    fn starts_clause(&self, place: usize) -> bool {
        let word = &self.words[place];
        let joined =
            matches!(self.word(place.checked_sub(1)), "and" | "but" | "because" | "cos" | "though" | "although");
        // `I tried a beer but it made no difference` is one.
        let changes = [
            "makes", "made", "does", "did", "doesnt", "didnt", "had", "has", "settles", "stops", "calms", "eases",
            "goes", "vanishes",
        ];
        if !word.starts && word.word == "it" && joined && changes.contains(&self.word(Some(place + 1))) {
            return false;
        }
        let starts = STARTS.contains(&word.word.as_str()) && (word.after_comma || joined);
        word.starts || (starts && !(word.after_comma && self.ends_condition(place)))
    }

    /// Whether the comma before a place ends the condition its sentence opens with: `When I sit, my head shakes` is one.
    fn ends_condition(&self, place: usize) -> bool {
        const OPENS: [&str; 8] = ["if", "when", "whenever", "once", "while", "after", "during", "as"];
        let start = self.sentence(place).start;
        let is_first = (start + 1..place).all(|at| !self.words[at].after_comma);
        is_first && OPENS.contains(&self.words[start].word.as_str())
    }

    /// The first place of each sentence that these places are in.
    fn parted(&self, places: &[usize]) -> Vec<usize> {
        let starts_anew = |pair: &[usize]| self.words[pair[0] + 1..=pair[1]].iter().any(|word| word.starts);
        let later = places.windows(2).filter(|pair| starts_anew(pair)).map(|pair| pair[1]);
        places.first().copied().into_iter().chain(later).collect()
    }

    /// Whether a finding is left open: in doubt, or asked without a word for anyone.
    fn is_open(&self, doubt: &[Vec<usize>], first: usize) -> bool {
        let sentence = self.sentence(first);
        let asks = || ASKS.contains(&self.words[sentence.start].word.as_str());
        let is_asked = || self.is_asked(first) && asks() && !self.is_personal(sentence.start, sentence.end);
        let doubted = |places: &Vec<usize>| {
            let ends = places.last().copied().filter(|ends| *ends < first);
            ends.is_some_and(|ends| !self.turns(ends + 1, first))
        };
        is_asked() || doubt.iter().any(doubted)
    }

    /// Whether it is said of the wrong person: someone else, or for a finding about relatives no one else.
    fn is_of_another(&self, places: &[usize], read_for: For) -> bool {
        let of_another = |place: &usize| self.words[*place].is_of_another;
        match read_for {
            For::Alarm => false,
            For::Finding { .. } => places.iter().any(of_another),
            For::Family => {
                let in_family = |place: &usize| FAMILY.contains(&self.words[*place].word.as_str());
                !places.iter().any(of_another) && !places.iter().any(in_family)
            }
        }
    }

    /// Whether it is long past. What began years ago is not, nor what was three months ago or less.
    fn is_past(&self, past: &[Vec<usize>], first: usize, last: usize, is_finding: bool) -> bool {
        let began = |mark: &&Vec<usize>| {
            let start = mark.first().map_or(0, |place| self.sentence(*place).start);
            let end = mark.last().copied().unwrap_or(start);
            let is_ago = matches!(self.word(Some(end)), "ago" | "back");
            let first = mark.first().copied().unwrap_or(start);
            let months = matches!(self.word(Some(first)), "month" | "months");
            let few = matches!(self.word(first.checked_sub(1)), "a" | "one" | "two" | "three" | "couple" | "2" | "3");
            is_ago && (months && few || (start..end).any(|place| BEGAN.contains(&self.word(Some(place)))))
        };
        let past: Vec<Vec<usize>> = past.iter().filter(|mark| !(is_finding && began(mark))).cloned().collect();
        self.stands_around(&past, first, last)
    }

    /// Whether it is only imagined: `if I start to fall, should I ring?`
    fn is_imagined(&self, first: usize) -> bool {
        let sentence = self.sentence(first);
        let word = |place: usize| self.word(Some(place));
        let supposes =
            (sentence.start..first).any(|place| matches!(word(place), "if" | "suppose" | "supposing" | "imagine"));
        let would = |place: usize| matches!(word(place), "should" | "would" | "shall" | "wouldnt");
        supposes && (self.is_asked(first) || sentence.into_iter().any(would))
    }

    /// Whether one of these stands before this place in its clause.
    fn stands_before(&self, found: &[Vec<usize>], first: usize) -> bool {
        found.iter().any(|places| {
            let ends = places.last().copied().filter(|last| *last < first);
            ends.is_some_and(|last| !self.turns(last + 1, first) && !self.is_personal(last + 1, first))
        })
    }

    /// Whether one of these stands in the same clause, before or after.
    fn stands_around(&self, found: &[Vec<usize>], first: usize, last: usize) -> bool {
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
    use crate::understand::sentence::speech;
    use crate::understand::text::Stems;

    /// How `pattern` is meant in the text, where it stands.
    #[track_caller]
    fn meant(pattern: &str, text: &str, read_for: For) -> Meant {
        let stems = Stems::new();
        let classes = Classes::new(std::iter::empty::<(&str, std::slice::Iter<'_, String>)>(), &stems);
        let phrase = |pattern: &str| Phrase::new(pattern, &classes, &stems);
        let speech = speech(text, &stems, &|stem: &str| stem.to_owned()).without_figures(&[phrase("scared_stiff")]);
        let marks = Marks::new(&speech, &[phrase("signs of")], &[phrase("hope")], &[phrase("years_ago")]);
        let found = phrase(pattern).found(&speech);
        found.first().map_or(Meant::Neither, |places| speech.meant(places, &marks, read_for))
    }

    #[track_caller]
    fn check(pattern: &str, text: &str, expected: bool) {
        assert_eq!(meant(pattern, text, For::Alarm) == Meant::Said, expected, "{text}");
    }

    #[track_caller]
    fn finding(pattern: &str, text: &str, expected: Meant) {
        assert_eq!(
            meant(pattern, text, For::Finding { even_past: false, of_change: false, is_ability: false }),
            expected,
            "{text}"
        );
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

    #[test]
    fn a_finding_is_denied_in_many_ways() {
        finding("fever", "I don't think I have a fever", Meant::Denied);
        finding("fever", "Fever? No.", Meant::Denied);
        finding("hand shake", "I thought my hand shakes, but no, it is my head", Meant::Denied);
        finding("head shake", "my head never shakes", Meant::Denied);
        finding("stop lie", "it doesn't stop when I lie down", Meant::Denied);
        finding("headaches", "I can't say I've had any headaches", Meant::Denied);
        finding("stress", "stress does nothing to it", Meant::Denied);
        finding("coffee", "coffee makes no difference to it", Meant::Denied);
        finding("hand shake", "hands steady, no shake in them", Meant::Denied);
    }

    #[test]
    fn what_is_listed_as_missing_is_denied() {
        finding("falls", "What I've got: a shaky head. What I haven't: stiffness, falls.", Meant::Denied);
        finding("sit", "I can not sit through a meal", Meant::Said);
    }

    #[test]
    fn a_denial_that_is_taken_back_denies_nothing() {
        finding("face twitch", "it isn't that my face never twitches, it does", Meant::Said);
        finding("hand shake", "I can't write without my hand shaking", Meant::Said);
    }

    #[test]
    fn a_finding_in_doubt_is_left_open() {
        finding("fever", "I hope it won't turn into a fever", Meant::Neither);
        finding("fever", "does a fever make it worse?", Meant::Neither);
        finding("head shake", "why does my head shake?", Meant::Said);
    }
}
