//! What cannot be taken in, and what to try.

/// Why an event was not taken in. Nothing is changed by it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum InterviewError {
    /// A finding that does not exist.
    #[error("there is no finding `{id}`")]
    NoSuchFinding {
        /// The id.
        id: String,
        /// The nearest id there is.
        nearest: Option<String>,
    },
    /// An answer that is none to this question.
    #[error("`{id}` is answered with {expected}, found {found}")]
    NoAnswer {
        /// The id.
        id: String,
        /// What it is answered with.
        expected: String,
        /// What stood there.
        found: String,
    },
    /// A medicine without a name, or with a time that nobody can read.
    #[error("a medicine needs {expected}, found `{found}`")]
    Medicine {
        /// What it needs.
        expected: &'static str,
        /// What stood there.
        found: String,
    },
    /// The same finding confirmed and denied at once.
    #[error("`{0}` stands in both `present` and `absent`")]
    Contradiction(String),
    /// There is nothing to take back.
    #[error("there is nothing to go back to")]
    NothingBefore,
    /// There is no question left to skip.
    #[error("the interview is over")]
    Over,
}

impl InterviewError {
    /// What to try.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::NoSuchFinding { nearest: Some(id), .. } => format!("did you mean `{id}`?"),
            Self::NoSuchFinding { nearest: None, .. } => "`nullpoint findings` lists the ids".into(),
            Self::NoAnswer { .. } => "use \"unknown\" when nobody can say".into(),
            Self::Medicine { .. } => {
                "write names as they stand on the packet, and times such as 2026-11-02, \"3 weeks ago\" or \"in the last 3 \
                 months\"; \"none\" and \"unknown\" are answers too"
                    .into()
            }
            Self::Contradiction(_) => "keep it in one of the two; leave it out when nobody can say".into(),
            Self::NothingBefore => "this is the first question; answer it, skip it or stop".into(),
            Self::Over => "go back to change an answer, or say more in words".into(),
        }
    }
}
