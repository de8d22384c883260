//! Denial: whether what stands in a text is said not to be there.
//!
//! In: the words of a text and the places of a phrase in it. Out: denied or not.
//! Method: a denial reaches forward within its clause, over a list that ends in `or`, and back over `ruled out`, `is not
//! there` and a lone `no`; what was ruled out, shows no sign, or was refused is denied too.
//! Limits: simple rules, tuned on the sentences of the dev sets.

use super::meaning::{STARTS, TURNS};
use super::sentence::Speech;

/// What denies the words after it, across commas in a list that ends in `or`.
const DENIES_LISTS: [&str; 8] = ["no", "without", "nor", "neither", "never", "zero", "denies", "nothing"];
/// What denies the words right after it.
const DENIES: [&str; 13] = [
    "not", "isnt", "arent", "wasnt", "werent", "dont", "doesnt", "didnt", "havent", "hasnt", "hadnt", "aint",
    "negative",
];
/// What denies a finding besides: here an inability is said with a word of its own.
const DENIES_FINDINGS: [&str; 5] = ["wont", "wouldnt", "nowt", "nobody", "none"];
/// What follows a denying word that then denies nothing: `not sure`, `no idea`, `no better`, `not only`.
const DENIES_NOTHING: [&str; 36] = [
    "quit",
    "let",
    "leave",
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
    "stops",
    "stopped",
    "ends",
    "quits",
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
/// What follows `no one` where it is nobody.
const NOBODY: [&str; 12] = ["in", "has", "had", "ever", "else", "on", "takes", "here", "at", "gets", "gave", "of"];
/// What takes a denial back: `it isn't that it never twitches, it does`.
const IT_DOES: [[&str; 2]; 6] =
    [["it", "does"], ["it", "is"], ["they", "do"], ["he", "does"], ["she", "does"], ["i", "do"]];
/// Most words between a denying word and what it denies.
const REACH: usize = 6;
/// The same within a list.
const LIST_REACH: usize = 14;
/// Most words between a phrase and `ruled out` after it.
const AFTER: usize = 4;
/// Words that say that all is well.
const WELL: [&str; 10] = ["fine", "normal", "ok", "okay", "good", "alright", "strong", "perfect", "well", "right"];
/// What narrows that, or makes another word of it.
const NARROWS: [&str; 32] = [
    "on",
    "in",
    "when",
    "while",
    "until",
    "till",
    "before",
    "at",
    "first",
    "for",
    "if",
    "unless",
    "after",
    "during",
    "by",
    "except",
    "yesterday",
    "then",
    "again",
    "once",
    "shake",
    "shakes",
    "shaking",
    "tremor",
    "tremors",
    "tremble",
    "trembling",
    "twitch",
    "twitches",
    "vibration",
    "side",
    "hand",
];
/// What is fine by being small and quick.
const FINE_ONES: [&str; 10] =
    ["fast", "quick", "rapid", "tremor", "tremors", "shake", "shaking", "trembling", "twitch", "twitching"];
/// Words for being unable.
const UNABLE: [&str; 10] =
    ["cant", "cannot", "couldnt", "unable", "barely", "hardly", "struggle", "struggling", "trouble", "difficulty"];

impl Speech {
    /// Whether it was ruled out, there is no sign of it, or it was offered and refused.
    pub(super) fn is_cleared(&self, first: usize, last: usize) -> bool {
        let sentence = self.sentence(first);
        let word = |place: usize| self.word(Some(place));
        let near = (first.saturating_sub(REACH).max(sentence.start)..first).rev();
        let mut near = near.take_while(|place| !TURNS.contains(&word(*place)) && !self.words[place + 1].after_comma);
        let clears = near.any(|place| match (word(place), word(place + 1)) {
            ("ruled", "out") => !matches!(self.word(place.checked_sub(1)), "be" | "not" | "havent" | "hasnt" | "isnt"),
            ("no" | "without" | "any", "sign" | "signs" | "hint" | "trace" | "evidence" | "suggestion") => {
                word(place) != "any"
                    || (sentence.start..place).any(|at| DENIES.contains(&word(at)) || word(at) == "never")
            }
            ("none", "of") => true,
            _ => false,
        });
        let refused = (last + 1..sentence.end).any(|place| match (word(place), word(place + 1), word(place + 2)) {
            ("said", "no", "way" | "thanks" | "thank" | "") => true,
            ("said", "no", _) => self.words.get(place + 2).is_none_or(|next| next.starts || next.after_comma),
            ("refused" | "declined", ..) | ("turned", "it", "down") => word(place - 1) != "was",
            ("never" | "didnt", "took" | "started" | "take" | "start", "it" | "them") => true,
            _ => false,
        });
        clears || refused
    }

    pub(super) fn is_denied(&self, places: &[usize], first: usize, last: usize, is_finding: bool) -> bool {
        let within = |which: &[&str]| {
            let mut gaps = (first..last).filter(|place| !places.contains(place));
            let next = |place: usize| places.iter().copied().find(|next| *next > place).unwrap_or(last);
            let before = |place: usize| places.iter().copied().rfind(|before| *before < place).unwrap_or(first);
            // `Hands steady, no shake`: a comma before a `no` parts nothing, one after it does.
            let from = |place: usize| if self.words[place].word == "no" { place } else { before(place) };
            let reaches = |place: usize| !(from(place) + 1..=next(place)).any(|at| self.words[at].after_comma);
            gaps.any(|place| self.denies(place, which, places, is_finding) && (!is_finding || reaches(place)))
        };
        let denied = within(&DENIES)
            || (is_finding && (within(&DENIES_LISTS) || within(&DENIES_FINDINGS)))
            || self.is_denied_before(places, first, is_finding)
            || self.is_ruled_out_after(last)
            || (is_finding && self.is_listed_as_missing(first))
            || (is_finding
                && (self.is_answered_no(last) || self.is_not_there(last) || self.was_only_thought(first, last)));
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
        // `I can not sit` is an inability, like `can't`.
        let of_findings = of_findings || (self.words[place].word == "not" && matches!(before, "can" | "could"));
        // `No one has it` denies it, `no one day is like the other` denies nothing.
        let is_nobody = is_finding && next == "one" && NOBODY.contains(&self.word(Some(place + 2)));
        let says_nothing = DENIES_NOTHING.contains(&next) && !softly && !is_nobody;
        let is_excepted = is_thing || twice || of_findings || says_nothing;
        which.contains(&self.words[place].word.as_str()) && !is_excepted
    }

    /// Whether a saying starts with a denying word that `or` or `nor` carries on within it: `neither warning nor relief`.
    pub(crate) fn goes_on_denying(&self, places: &[usize]) -> bool {
        let (Some(first), Some(last)) = (places.first().copied(), places.last().copied()) else { return false };
        let is_carried = (first..last).any(|place| matches!(self.word(Some(place)), "nor" | "or"));
        DENIES_LISTS.contains(&self.word(Some(first)))
            && is_carried
            && !self.is_denied_before(places, first, true)
            && !self.is_taken_back(last)
    }

    /// Whether a saying itself holds a denying word: `never had a fit before`.
    pub(crate) fn holds_denial(&self, places: &[usize]) -> bool {
        let word = |place: &usize| self.words[*place].word.as_str();
        places.iter().any(|place| {
            let word = word(place);
            DENIES_LISTS.contains(&word) || DENIES.contains(&word) || DENIES_FINDINGS.contains(&word)
        })
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

    /// Whether what denies stands within these places, on its own part and past two of them or more: `my neck is stiff, no
    /// fever` denies the fever alone.
    pub(crate) fn denies_its_end(&self, places: &[usize]) -> bool {
        let (Some(first), Some(last)) = (places.first().copied(), places.last().copied()) else { return false };
        let parts = |place: usize| {
            self.words[place].after_comma
                || matches!(self.word(place.checked_sub(1)), "and" | "but" | "with" | "though")
        };
        (first..last)
            .filter(|place| !places.contains(place) && self.holds_denial(&[*place]) && parts(*place))
            .any(|denying| places.iter().filter(|place| **place < denying).count() >= 2)
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

    /// `Fever is not there`, `headaches I never get`, `dizziness never happens`.
    fn is_not_there(&self, last: usize) -> bool {
        let end = self.sentence(last).end.min(last + 1 + REACH);
        let word = |place: usize| if place < end { self.word(Some(place)) } else { "" };
        let ends = |place: usize| self.words.get(place).is_none_or(|next| next.starts || next.after_comma);
        let mut at = last + 1;
        if matches!(word(at), "is" | "are" | "was" | "were" | "at") {
            at += 1;
        }
        match (word(at), word(at + 1), word(at + 2)) {
            ("not" | "isnt" | "arent" | "wasnt", "there" | "present", _) => ends(at + 2),
            ("isnt" | "arent" | "not", "a" | "an", "problem" | "issue" | "thing" | "worry") => true,
            ("absent" | "nil" | "negative", ..) => ends(at + 1),
            ("never", "happens" | "happened" | "bothers" | "occurs", _) => ends(at + 2),
            // `Stress does nothing to it`; where `does` is the last word of the saying, the rest is here.
            ("does" | "did" | "do", "nothing", "to" | "for" | "with") => true,
            ("nothing", "to" | "for", _) => matches!(self.word(Some(last)), "does" | "did" | "do"),
            ("to" | "for", ..) if self.word(Some(last)) == "nothing" => {
                matches!(self.word(last.checked_sub(1)), "does" | "did" | "do")
            }
            ("makes" | "make" | "made", "no", "difference" | "odds" | "change") => true,
            ("has" | "have" | "had", "no", "effect" | "bearing" | "influence" | "impact") => true,
            (
                "i" | "he" | "she" | "we",
                "never" | "dont" | "doesnt" | "havent" | "hasnt",
                "get" | "gets" | "have" | "has" | "had" | "got" | "do" | "does",
            ) => ends(at + 3) || matches!(word(at + 3), "at" | "any" | "really" | "them" | "that"),
            _ => false,
        }
    }

    /// Whether a saying that all is well there follows a word for being unable: `I can't lift my head`.
    pub(crate) fn is_beyond(&self, places: &[usize]) -> bool {
        places.first().is_some_and(|first| self.is_unable(*first))
    }

    /// Whether a word for being unable stands right before a place.
    pub(super) fn is_unable(&self, first: usize) -> bool {
        let start = self.sentence(first).start.max(first.saturating_sub(3));
        let is_unable = |place: usize| UNABLE.contains(&self.words[place].word.as_str());
        (start..first).rev().take_while(|place| !self.words[place + 1].after_comma).any(is_unable)
    }

    /// Whether a saying that all is well there is narrowed by what follows: `fine in the morning`, `a fine shake`.
    pub(crate) fn is_limited(&self, places: &[usize]) -> bool {
        let Some(last) = places.last().copied() else { return false };
        let next = self.words.get(last + 1).filter(|next| !next.starts && !next.after_comma);
        // `A fine fast shake` is a small one.
        let is_small =
            |place: &usize| self.words[*place].word == "fine" && FINE_ONES.contains(&self.word(Some(place + 1)));
        if places.iter().any(is_small) {
            return true;
        }
        WELL.contains(&self.word(Some(last))) && next.is_some_and(|next| NARROWS.contains(&next.word.as_str()))
    }

    /// `What I haven't: stiffness, falls`, `Do not have: fever`.
    fn is_listed_as_missing(&self, first: usize) -> bool {
        let start = self.sentence(first).start;
        let end = first.min(start + REACH);
        let ends_so = |place: usize| match self.word(Some(place)) {
            "havent" | "hasnt" | "dont" | "doesnt" | "hadnt" | "not" => true,
            "have" | "got" | "had" | "having" => (start..place).any(|at| DENIES.contains(&self.word(Some(at)))),
            _ => false,
        };
        let starts_so = matches!(self.word(Some(start)), "what" | "things" | "dont" | "not" | "do" | "havent" | "none");
        (start..end).any(|place| starts_so && ends_so(place) && self.words[place + 1].after_comma)
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
}
