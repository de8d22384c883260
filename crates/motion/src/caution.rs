//! Cautions: what a person should know before trusting a result.
//!
//! A poor recording is not an error: the result comes with its cautions, and every surface shows them.

use serde::Serialize;

/// One thing to know before trusting a result: a stable code for programs, plain words for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Caution {
    /// The code that programs rely on, in kebab-case, for example `short-recording`.
    pub code: &'static str,
    /// What it means for the person, in plain words.
    pub text: String,
}

impl Caution {
    /// A caution with this code and these words.
    #[must_use]
    pub fn new(code: &'static str, text: impl Into<String>) -> Self {
        Self { code, text: text.into() }
    }
}
