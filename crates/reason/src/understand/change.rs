//! Change: whether a text says that something makes no difference to the movement.
//!
//! In: the words of a text and the places of what might change it. Out: whether it changes nothing.
//! Method: `no difference`, `just the same`, `no more and no less` and the like, after it within a few words, or before it
//! in its clause.
//! Limits: only for findings that say that something changes the movement (`of_change` of their sayings).

use super::sentence::Speech;

/// Most words between what might change it and the words that say that it does not. Ours.
const REACH: usize = 12;
/// Most words from a denying word to `difference`: `not a blind bit of difference`.
const APART: usize = 5;
/// Words for a change.
const DIFFERENCE: [&str; 6] = ["difference", "odds", "effect", "impact", "notice", "bearing"];
/// Words for changing something.
const CHANGES: [&str; 11] =
    ["change", "changed", "affect", "affects", "alter", "matter", "touch", "help", "helps", "budge", "react"];

impl Speech {
    /// Whether what stands at these places is said to change nothing.
    pub(super) fn changes_nothing(&self, first: usize, last: usize) -> bool {
        let start = self.sentence(first).start;
        let before = (start..first).rev().take_while(|at| !self.words[at + 1].after_comma);
        let after = last + 1..self.words.len().min(last + 1 + REACH);
        let is_apart = |at: &usize| matches!(self.word(Some(*at)), "but" | "while" | "whereas" | "though" | "except");
        // `I tried a beer but it made no difference` is one.
        let goes_on = |at: usize| matches!(self.word(Some(at)), "it" | "that" | "this" | "no" | "they" | "and" | "its");
        let is_on = |at: &usize| (!is_apart(at) || goes_on(at + 1)) && (!self.words[*at].starts || goes_on(*at));
        after.into_iter().take_while(is_on).any(|at| self.is_unchanged(at, last))
            || before.into_iter().any(|at| self.word(Some(at)) != "the" && self.is_difference(at, start))
    }

    /// Whether the words from a place on say that all stays as it was; `last` is the place of what might change it.
    fn is_unchanged(&self, at: usize, last: usize) -> bool {
        let word = |ahead: usize| self.word(Some(at + ahead));
        let before = self.word(at.checked_sub(1));
        match (word(0), word(1)) {
            ("no", "more") => word(2) == "and" || word(2) == "nor",
            ("nothing", _) => matches!(before, "did" | "does" | "do" | "done" | "changes" | "changed"),
            ("equal", _) => matches!(before, "is" | "its" | "was"),
            ("the", "same") | ("just", "same") => {
                matches!(before, "just" | "exactly" | "goes" | "shakes" | "stays" | "its" | "is" | "much" | "all")
            }
            (denies, changes) if CHANGES.contains(&changes) => {
                matches!(denies, "dont" | "doesnt" | "didnt" | "not" | "never" | "wont")
                    && (changes != "touch" || word(2) == "it")
            }
            ("its" | "their", "own") => matches!(before, "kept" | "keeps" | "keeping"),
            _ => self.is_difference(at, last + 1),
        }
    }

    /// Whether a change is denied at a place, by a word no earlier than `from`.
    fn is_difference(&self, at: usize, from: usize) -> bool {
        DIFFERENCE.contains(&self.word(Some(at)))
            && (from.max(at.saturating_sub(APART))..at)
                .any(|place| self.holds_denial(&[place]) || self.word(Some(place)) == "little")
    }
}

#[cfg(test)]
mod tests {
    use crate::understand::sentence::spoken;

    #[track_caller]
    fn check(text: &str, word: &str, expected: bool) {
        let speech = spoken(text);
        let place = speech.place_of(word);
        assert_eq!(speech.changes_nothing(place, place), expected, "{text}");
    }

    #[test]
    fn what_makes_no_difference_changes_nothing() {
        check("I had a whiskey at a wedding and it made not a blind bit of difference", "whiskey", true);
        check("With my arms out my head shakes no more and no less", "arms", true);
        check("I gave her juice and biscuits and it did nothing", "juice", true);
        check("It makes no difference whether I lie down", "lie", true);
        check("He tapped to a beat and it kept its own time", "beat", true);
        check("Coffee doesn't affect it", "coffee", true);
    }

    #[test]
    fn what_changes_it_is_said() {
        check("Lying down stops it, but coffee makes no difference", "lying", false);
        check("A whiskey makes a difference", "whiskey", false);
        check("After a whiskey it is gone", "whiskey", false);
    }
}
