//! Cues: words by which a text may tell that something is not there, or not of this person now.
//!
//! In: a word. Out: how openly it may. What stands around a finding (`around`) counts where no such word stands near it: a
//! plain statement is rarely a denial.

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

    /// The kind of a word; none for most.
    pub(super) fn of(word: &str) -> Option<Self> {
        let kinds = [(&DENIALS[..], Self::Denial), (&WELL, Self::Well), (&TURNS, Self::Turn)];
        kinds.into_iter().find(|(words, _)| words.contains(&word)).map(|(_, kind)| kind)
    }
}

const DENIALS: [&str; 25] = [
    "no", "without", "nor", "neither", "never", "zero", "denies", "nothing", "not", "isnt", "arent", "wasnt", "werent",
    "dont", "doesnt", "didnt", "havent", "hasnt", "hadnt", "aint", "negative", "wont", "wouldnt", "none", "nobody",
];
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

    #[test]
    fn a_word_has_the_most_open_kind() {
        assert_eq!(Cue::of("never"), Some(Cue::Denial));
        assert_eq!(Cue::of("grand"), Some(Cue::Well));
        assert_eq!(Cue::of("asked"), Some(Cue::Turn));
        assert_eq!(Cue::of("tremor"), None);
    }
}
