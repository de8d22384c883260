//! Cues: words by which a text may tell that something is not there, or not of this person now.
//!
//! In: the words of a text and a place. Out: how openly the word there may. What stands around a finding (`around`) counts where no such word stands near it: a
//! plain statement is rarely a denial.

use super::sentence::Speech;

/// How openly a word may tell a denial, from the most open on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cue {
    /// It denies what follows or precedes it.
    Denial,
    /// It says that all is well.
    Well,
    /// It turns, limits, asks, doubts, or tells of the past.
    Turn,
}

impl Cue {
    /// Each kind, with its name as it is learned.
    pub(super) const ALL: [(Self, &'static str); 3] =
        [(Self::Denial, "no denial"), (Self::Well, "no word of wellness"), (Self::Turn, "no cue")];

    /// The kind of the word at a place; none for most. One that is said of someone else turns.
    pub(super) fn at(speech: &Speech, place: usize) -> Option<Self> {
        let word = speech.word(Some(place));
        if speech.holds_denial(&[place]) {
            Some(Self::Denial)
        } else if WELL.contains(&word) {
            Some(Self::Well)
        } else {
            (TURNS.contains(&word) || speech.words[place].is_of_another).then_some(Self::Turn)
        }
    }
}

const WELL: [&str; 49] = [
    "fine", "normal", "ok", "okay", "good", "alright", "strong", "perfect", "well", "right", "still", "gone", "free",
    "clear", "easy", "easily", "steady", "rather", "instead", "ruled", "nil", "same", "quiet", "calm", "silent",
    "smooth", "grand", "properly", "clearly", "stopped", "stays", "dandy", "lovely", "relaxed", "soft", "flat",
    "straight", "full", "sound", "clean", "sharp", "spot", "bang", "regular", "dry", "nicely", "level", "even",
    "equal",
];
const TURNS: [&str; 27] = [
    "but", "though", "although", "however", "yet", "except", "only", "just", "alone", "apart", "bar", "besides",
    "spared", "rid", "unable", "asked", "if", "might", "afraid", "used", "was", "were", "had", "ago", "past", "once",
    "away",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::sentence::spoken;

    #[test]
    fn a_word_has_the_most_open_kind() {
        let speech = spoken("never grand asked tremor");
        let kinds = [Some(Cue::Denial), Some(Cue::Well), Some(Cue::Turn), None];
        for (place, kind) in kinds.into_iter().enumerate() {
            assert_eq!(Cue::at(&speech, place), kind, "{}", speech.word(Some(place)));
        }
    }
}
