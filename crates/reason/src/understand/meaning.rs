//! Meaning: whether a phrase that stands in a text is said, denied, or neither.
//!
//! In: the words of a text and the places of a phrase in it. Out: [`Meant`].
//! Method: a denial reaches forward within its clause, over a list that ends in `or`, and back over `ruled out` and a lone
//! `no`; what is supposed, asked or long past is neither.
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
    },
    /// For a finding about relatives.
    Family,
}

/// What denies the words after it, across commas in a list that ends in `or`.
const DENIES_LISTS: [&str; 8] = ["no", "without", "nor", "neither", "never", "zero", "denies", "nothing"];
/// What denies the words right after it.
const DENIES: [&str; 14] = [
    "not", "isnt", "arent", "wasnt", "werent", "dont", "doesnt", "didnt", "havent", "hasnt", "hadnt", "aint",
    "negative", "cannot",
];
/// What denies a finding besides: here an inability is said with a word of its own.
const DENIES_FINDINGS: [&str; 5] = ["wont", "wouldnt", "nowt", "hardly_any", "none"];
/// What follows a denying word that then denies nothing: `not sure`, `no idea`, `no better`, `not only`.
const DENIES_NOTHING: [&str; 29] = [
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
    "one",
    "always",
    "everyone",
    "trying",
    "meaning",
    "wanting",
    "thinking",
];
/// What follows a denying word that denies a finding all the same: `I don't think`, `not even`.
const DENIES_FINDINGS_SOFTLY: [&str; 4] = ["think", "even", "always", "longer"];
/// Words that end the reach of a denial.
const TURNS: [&str; 20] = [
    "but", "though", "although", "however", "yet", "except", "because", "cos", "now", "today", "only", "just", "since",
    "suddenly", "still", "then", "while", "besides", "apart", "bar",
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
/// Words a question starts with that asks whether something is so.
const ASKS: [&str; 16] = [
    "is", "are", "was", "does", "do", "did", "can", "could", "will", "would", "should", "may", "might", "has", "have",
    "any",
];
/// Words for all one's relatives.
const FAMILY: [&str; 14] = [
    "family",
    "families",
    "familys",
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
/// What takes a denial back: `it isn't that it never twitches, it does`.
const IT_DOES: [[&str; 2]; 6] =
    [["it", "does"], ["it", "is"], ["they", "do"], ["he", "does"], ["she", "does"], ["i", "do"]];
/// Most words between a denying word and what it denies.
const REACH: usize = 6;
/// The same within a list.
const LIST_REACH: usize = 14;
/// Most words between a phrase and `ruled out` after it.
const AFTER: usize = 4;

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
        let even_past = matches!(read_for, For::Finding { even_past: true } | For::Family);
        let is_finding = read_for != For::Alarm;
        if self.parted(places).iter().all(|first| self.stands_before(&marks.supposed, *first))
            || (!even_past && self.stands_around(&marks.past, first, last))
            || (is_finding && self.is_open(&marks.doubt, first))
            || self.is_of_another(places, read_for)
        {
            Meant::Neither
        } else if self.is_denied(places, first, last, is_finding) {
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
        let joined = matches!(self.word(place.checked_sub(1)), "and" | "but" | "because" | "cos");
        word.starts || (STARTS.contains(&word.word.as_str()) && (word.after_comma || joined))
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

    fn is_denied(&self, places: &[usize], first: usize, last: usize, is_finding: bool) -> bool {
        let within = |which: &[&str]| {
            let mut gaps = (first..last).filter(|place| !places.contains(place));
            let next = |place: usize| places.iter().copied().find(|next| *next > place).unwrap_or(last);
            let before = |place: usize| places.iter().copied().rfind(|before| *before < place).unwrap_or(first);
            let reaches = |place: usize| !(before(place) + 1..=next(place)).any(|at| self.words[at].after_comma);
            gaps.any(|place| self.denies(place, which, places, is_finding) && (!is_finding || reaches(place)))
        };
        let denied = within(&DENIES)
            || (is_finding && (within(&DENIES_LISTS) || within(&DENIES_FINDINGS)))
            || self.is_denied_before(places, first, is_finding)
            || self.is_ruled_out_after(last)
            || (is_finding && (self.is_answered_no(last) || self.was_only_thought(first, last)));
        denied && !(is_finding && self.is_taken_back(last))
    }

    fn is_denied_before(&self, places: &[usize], first: usize, is_finding: bool) -> bool {
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
            let turns = TURNS.contains(&word.word.as_str()) && !(is_finding && word.word == "still");
            if (next.after_comma && starts) || word.word == "and" || turns {
                return false;
            }
            let apart = first - place - 1;
            let is_list = !crossed || self.words[place..].iter().any(|word| matches!(word.word.as_str(), "or" | "nor"));
            if apart < LIST_REACH && is_list && self.denies(place, &DENIES_LISTS, places, is_finding) {
                return true;
            }
            let near = self.denies(place, &DENIES, places, is_finding)
                || (is_finding && self.denies(place, &DENIES_FINDINGS, places, is_finding))
                || (is_finding && word.word == "say" && self.word(place.checked_sub(1)) == "cant");
            if apart < REACH && !crossed && near {
                return true;
            }
        }
        false
    }

    /// Whether the word at this place denies what follows.
    fn denies(&self, place: usize, which: &[&str], places: &[usize], is_finding: bool) -> bool {
        let next = self.word(Some(place + 1));
        let softly = is_finding && (DENIES_FINDINGS_SOFTLY.contains(&next) || places.contains(&(place + 1)));
        let before = self.word(place.checked_sub(1));
        // `I can't write without shaking` denies nothing.
        let twice = is_finding && self.words[place].word == "without" && self.has_inability(place);
        // `chews on nothing`
        let is_thing = self.words[place].word == "nothing" && matches!(before, "on" | "at" | "with" | "for");
        let of_findings = is_finding && (before == "if" || self.is_gesture(place));
        let says_nothing = DENIES_NOTHING.contains(&next) && !softly;
        let is_excepted = is_thing || twice || of_findings || says_nothing;
        which.contains(&self.words[place].word.as_str()) && !is_excepted
    }

    /// Whether a denying word among these places denies another of them: one of them comes after it, with no comma or
    /// `and` between, and it is not `not just`.
    pub(crate) fn denies_on(&self, places: &[usize]) -> bool {
        let is_denying = |place: &&usize| {
            let word = self.words[**place].word.as_str();
            DENIES_LISTS.contains(&word) || DENIES.contains(&word)
        };
        places.iter().filter(is_denying).all(|denying| {
            let next = places.iter().find(|place| *place > denying);
            !matches!(self.word(Some(denying + 1)), "just" | "only")
                && !self.is_gesture(*denying)
                && next.is_some_and(|next| {
                    let between = denying + 1..=*next;
                    between.into_iter().all(|place| !self.words[place].after_comma && self.words[place].word != "and")
                })
        })
    }

    /// Whether a `no` is what a head seems to say.
    fn is_gesture(&self, place: usize) -> bool {
        let (before, next) = (self.word(place.checked_sub(1)), self.word(Some(place + 1)));
        let says =
            ["no", "yes", "head", "say", "saying", "says", "said", "shake", "shakes", "shaking", "like", "a", "mean"];
        self.word(Some(place)) == "no"
            && (says.contains(&before) || matches!(next, "no" | "style" | "and" | "all" | "to"))
    }

    /// Whether someone cannot do something earlier in the clause.
    fn has_inability(&self, place: usize) -> bool {
        let clause = (self.sentence(place).start..place).rev().take(REACH);
        clause.into_iter().any(|at| matches!(self.word(Some(at)), "cant" | "cannot" | "couldnt" | "never" | "not"))
    }

    fn is_ruled_out_after(&self, last: usize) -> bool {
        let after = &self.words[last + 1..];
        let near = after.iter().take(AFTER).take_while(|word| !word.after_comma && !word.starts);
        let near: Vec<&str> = near.map(|word| word.word.as_str()).collect();
        near.windows(2).any(|pair| pair == ["ruled", "out"])
    }

    /// `Fever? No.`, `fever: none`.
    fn is_answered_no(&self, last: usize) -> bool {
        let answer = self.words.get(last + 1).filter(|word| word.starts || word.after_comma);
        let is_lone = self.words.get(last + 2).is_none_or(|word| word.starts || word.after_comma);
        is_lone && answer.is_some_and(|word| matches!(word.word.as_str(), "no" | "nope" | "none" | "never" | "nah"))
    }

    /// `I thought my hand shook too, but no`.
    fn was_only_thought(&self, first: usize, last: usize) -> bool {
        let sentence = self.sentence(first);
        let thought = (sentence.start..first).any(|place| self.words[place].word == "thought");
        let rest: Vec<&str> = (last + 1..sentence.end).map(|place| self.word(Some(place))).collect();
        let but = |pair: &[&str]| pair[0] == "but" && matches!(pair[1], "no" | "not" | "it" | "its" | "they");
        thought && rest.windows(2).any(but)
    }

    /// `It isn't that it never twitches, it does`.
    fn is_taken_back(&self, last: usize) -> bool {
        let end = self.sentence(last).end;
        (last + 1..end).any(|place| {
            let ends = self.words.get(place + 2).is_none_or(|word| word.starts || word.after_comma);
            let pair = [self.word(Some(place)), self.word(Some(place + 1))];
            self.words[place].after_comma && ends && IT_DOES.contains(&pair)
        })
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
        assert_eq!(meant(pattern, text, For::Finding { even_past: false }), expected, "{text}");
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
