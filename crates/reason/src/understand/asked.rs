//! Asked: what a text says that someone asked about, and how it was answered.
//!
//! In: the words of a text and the places of a phrase in it. Out: said, denied, or neither where no answer is told; none
//! where nobody asked.
//! Method: `asked about fits`, `asked did my neck hurt` ask for what follows in their sentence; the first word of an answer
//! after it, there or at the start of the next sentence, tells.
//! Limits: one answer for all that was asked.

use super::meaning::Meant;
use super::sentence::Speech;

/// Words for asking.
const ASKED: [&str; 9] = ["asked", "asks", "ask", "asking", "wondered", "wonders", "enquired", "quizzed", "questioned"];
/// What follows them where a finding is asked about.
const ABOUT: [&str; 22] = [
    "about", "did", "do", "does", "if", "whether", "was", "were", "is", "are", "am", "has", "have", "had", "any",
    "could", "can", "after", "abt", "on", "bout", "would",
];
/// Most words between asking and what follows it: `asked me and my wife about`.
const APART: usize = 3;
/// Words by which an answer says no, beside those that deny.
const NO: [&str; 3] = ["nope", "nah", "nay"];
/// Words by which it says yes.
const YES: [&str; 5] = ["yes", "yeah", "yep", "aye", "yea"];
/// Words that open a question about a finding: `has he been sick?`
const QUESTIONS: [&str; 12] = ["has", "have", "had", "is", "are", "was", "were", "do", "does", "did", "any", "can"];
/// Longest question that needs no such word: `thyroid operation?`
const SHORT: usize = 4;
/// Most words between what was asked and a `none` of its own.
const REACH: usize = 6;
/// Longest answer of a sentence of its own that is read, in words.
const LONGEST: usize = 6;
/// Words near the start of the next sentence by which it tells the answer.
const TELLS: [&str; 5] = ["answer", "said", "told", "answered", "replied"];

impl Speech {
    /// How what stands at these places was answered, where the text says that someone asked about it.
    pub(super) fn answered(&self, first: usize, last: usize) -> Option<Meant> {
        let sentence = self.sentence(first);
        let opens = QUESTIONS.contains(&self.word(Some(sentence.start)));
        // `Have I had fits? No.`, and not `my neck is stiff, is that normal? No.`
        if self.is_asked(first) {
            let is_about_it = opens || sentence.len() <= SHORT;
            return self.answer(sentence.end, self.next_answer(sentence.end, false)).filter(|_| is_about_it);
        }
        let is_asking = |place: usize| {
            // `I asked about my shaking head`
            ASKED.contains(&self.word(Some(place))) && (1..=2).all(|back| self.word(place.checked_sub(back)) != "i")
        };
        let asks = |place: usize| {
            let about = (place + 1..=place + 1 + APART).find(|at| ABOUT.contains(&self.word(Some(*at))));
            is_asking(place) && about.is_some_and(|about| about < first)
        };
        if let Some(asked) = (sentence.start..first).find(|place| asks(*place)) {
            // `He asked about it and I said yes, my neck jerks`: what follows the answer was not asked.
            let answers = |place: usize| matches!(self.word(Some(place)), "yes" | "said" | "told" | "answered" | "say");
            let end = self.next_answer(sentence.end, true);
            return (!(asked..first).any(answers)).then(|| self.answer(last + 1, end).unwrap_or(Meant::Neither));
        }
        // `Has he been sick, they asked, and he hasn't`
        let is_aside = |place: usize| {
            let subject = (1..=2).filter_map(|back| self.words.get(place.checked_sub(back)?));
            subject.into_iter().any(|said| said.after_comma)
                && self.words.get(place + 1).is_some_and(|next| next.after_comma)
        };
        let asked = (last + 1..sentence.end).find(|place| opens && is_asking(*place) && is_aside(*place))?;
        self.answer(asked + 1, sentence.end)
    }

    /// The end of the answer that the next sentence opens with, or of the sentence that ends here.
    fn next_answer(&self, end: usize, is_told: bool) -> usize {
        let opens = self.words.get(end).is_some_and(|word| {
            let word = word.word.as_str();
            // `No fever` is no answer.
            let is_lone = self.words.get(end + 1).is_none_or(|next| {
                next.starts
                    || next.after_comma
                    || matches!(next.word.as_str(), "that" | "he" | "she" | "we" | "i" | "it")
            });
            let tells = || (end..end + 2).any(|at| TELLS.contains(&self.word(Some(at))));
            (is_lone && (self.says_no(end) || YES.contains(&word))) || (is_told && tells())
        });
        match (opens, is_told) {
            (true, true) => self.sentence(end).end.min(end + LONGEST),
            (true, false) => end + 1,
            (false, _) => end,
        }
    }

    /// What the first word of an answer within these places says.
    fn answer(&self, from: usize, to: usize) -> Option<Meant> {
        (from..to).find_map(|place| {
            let yes = YES.contains(&self.word(Some(place))).then_some(Meant::Said);
            if self.says_no(place) { Some(Meant::Denied) } else { yes }
        })
    }

    /// Whether the word at a place answers no.
    fn says_no(&self, place: usize) -> bool {
        self.holds_denial(&[place]) || NO.contains(&self.word(Some(place)))
    }

    /// Whether a `no` of its own follows: `fever: none`, `fits, never`, `pain in the arms, none whatever`, `fever there is
    /// none`.
    pub(super) fn is_answered_no(&self, last: usize) -> bool {
        let end = self.sentence(last).end;
        let parts = |place: usize| self.words.get(place).is_none_or(|word| word.starts || word.after_comma);
        let near = last + 1..=end.min(last + REACH);
        near.into_iter().take_while(|at| !matches!(self.word(Some(*at)), "and" | "but")).any(|at| {
            let (before, word, next) = (self.word(at.checked_sub(1)), self.word(Some(at)), self.word(Some(at + 1)));
            let ends = |words: usize| (1..=words).any(|more| parts(at + more));
            match word {
                "no" | "nope" | "nah" | "nil" => at == last + 1 && parts(at) && parts(at + 1),
                "none" if before == "is" || before == "have" || before == "ive" => ends(1),
                "none" => parts(at) && (ends(2) || matches!(next, "that" | "at" | "to" | "so")),
                "never" if before == "that" => ends(2),
                "never" => parts(at) && (parts(at + 1) || matches!(next, "once" | "at" | "ever")),
                _ => false,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::sentence::spoken;

    #[track_caller]
    fn check(text: &str, word: &str, expected: Option<Meant>) {
        let speech = spoken(text);
        let place = speech.place_of(word);
        assert_eq!(speech.answered(place, place), expected, "{text}");
    }

    #[test]
    fn what_was_asked_is_as_it_was_answered() {
        check("the nurse asked about fits, falls or faints and I had to say none", "fits", Some(Meant::Denied));
        check("she asked did my neck hurt and honestly it doesnt", "hurt", Some(Meant::Denied));
        check("They asked about fits. The answer is none of the above.", "fits", Some(Meant::Denied));
        check("he asked about fever and yes, since Monday", "fever", Some(Meant::Said));
        check("he asked about fever", "fever", Some(Meant::Neither));
        check("he asked about fever. The pain does not stop.", "fever", Some(Meant::Neither));
        check("Has he had fits? No, we had him checked.", "fits", Some(Meant::Denied));
        check("Has he been sick, they asked, and he hasnt.", "sick", Some(Meant::Denied));
    }

    #[test]
    fn what_nobody_asked_about_stands_for_itself() {
        check("the nurse asked me to sit, my head shook", "shook", None);
        check("he asked about fever and I said yes, and my neck is stiff", "stiff", None);
        check("my head shakes and I asked about botox", "shakes", None);
        check("I asked about my stiff neck", "stiff", None);
        check("My head shakes and it does not stop, is it serious?", "shakes", None);
        check("My head shakes and people ask if I am not well", "shakes", None);
        check("Is it serious that my neck is stiff? No fever.", "stiff", None);
        check("My neck is stiff, is that normal? No, I think not.", "stiff", None);
    }

    #[track_caller]
    fn check_no(text: &str, word: &str, expected: bool) {
        let speech = spoken(text);
        let place = speech.place_of(word);
        assert_eq!(speech.is_answered_no(place), expected, "{text}");
    }

    #[test]
    fn a_no_of_its_own_denies_what_stands_before_it() {
        check_no("fever: no, rash: yes", "fever", true);
        check_no("Pain or tingling in the arms, none whatever.", "tingling", true);
        check_no("Fever there is none.", "fever", true);
        check_no("Swearing or hitting, that never.", "hitting", true);
        check_no("My head shakes, never my hands.", "shakes", false);
        check_no("My head shakes, no fever.", "shakes", false);
        check_no("It shakes and there is none of the pain", "shakes", false);
    }
}
