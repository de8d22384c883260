//! Words: how the marks of a record read for a person.

use crate::schema::{LicenceStatus, Likelihood, Role, SafetyRead, Verdict};

impl SafetyRead {
    /// In plain words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Fully => "every line of the safety text was read in a source",
            Self::Mostly => "nearly all of the safety text was read in a source",
            Self::Partly => "only a part of the safety text was read in a source",
            Self::No => "the safety text is from memory",
        }
    }
}

impl Role {
    /// In plain words.
    pub fn words(self) -> &'static str {
        match self {
            Self::FirstLine => "tried first",
            Self::SecondLine => "tried next",
            Self::Option => "may be tried",
            Self::Avoid => "not worth trying, or harmful",
        }
    }
}

impl Likelihood {
    /// In plain words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Common => "common (about 1 in 100 or more)",
            Self::Uncommon => "uncommon (1 in 1000 to 1 in 100)",
            Self::Rare => "rare (under 1 in 1000)",
            Self::CaseReports => "a few published cases, how often is not known",
            Self::Withdrawal => "comes on stopping",
            Self::Toxicity => "comes with too high a level or an overdose",
        }
    }
}

impl LicenceStatus {
    /// In plain words.
    pub fn words(self) -> &'static str {
        match self {
            Self::PublicDomain => "public domain",
            Self::FreeToUse => "free to use",
            Self::Restricted => "restricted: its questions must not be copied",
            Self::Unclear => "not known, so treated as restricted",
        }
    }
}

impl Verdict {
    /// In plain words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Accurate => "accurate",
            Self::Incomplete => "incomplete",
            Self::Misleading => "misleading",
            Self::Outdated => "outdated",
            Self::Wrong => "wrong",
        }
    }
}
