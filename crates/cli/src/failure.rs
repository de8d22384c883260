//! Failure: why a command gave no result, what to try, and the exit code.

use nullpoint_motion::measure::MeasureError;
use nullpoint_motion::read::ReadError;
use nullpoint_reason::AnswersError;
use std::io::Write;

/// Why a command failed. Shown once, on standard error.
#[derive(Debug)]
pub(crate) struct Failure {
    kind: Kind,
    message: String,
    hint: String,
}

/// What the exit code tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// Something went wrong that is not the data's fault.
    Failure,
    /// The command cannot be understood.
    Usage,
    /// Too little data to say anything.
    NotEnough,
    /// Data that cannot be read or are wrong.
    Data,
}

impl Failure {
    /// Something went wrong that is not the data's fault.
    pub(crate) fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { kind: Kind::Failure, message: message.into(), hint: hint.into() }
    }

    /// A command that cannot be understood.
    pub(crate) fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { kind: Kind::Usage, message: message.into(), hint: hint.into() }
    }

    /// A file that cannot be opened, or data that are wrong.
    pub(crate) fn data(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { kind: Kind::Data, message: message.into(), hint: hint.into() }
    }

    /// A recording that cannot be read.
    pub(crate) fn reading(path: &str, error: &ReadError) -> Self {
        let kind = if error.is_too_little() { Kind::NotEnough } else { Kind::Data };
        Self { kind, message: format!("cannot read `{path}`: {error}"), hint: error.hint() }
    }

    /// A recording that cannot be measured.
    pub(crate) fn measuring(path: &str, error: &MeasureError) -> Self {
        let kind = match error {
            MeasureError::NotEnoughData { .. } => Kind::NotEnough,
            _ => Kind::Data,
        };
        Self { kind, message: format!("cannot measure `{path}`: {error}"), hint: error.hint().into() }
    }

    /// Answers that cannot be used.
    pub(crate) fn answers(path: &str, error: &AnswersError) -> Self {
        Self::data(format!("cannot use the answers in `{path}`: {error}"), error.hint())
    }

    /// Of several failures the one whose exit code counts: wrong data before not enough before the rest. The others
    /// are told at once.
    pub(crate) fn worst(mut failures: Vec<Self>) -> Result<(), Self> {
        failures.sort_by_key(|failure| failure.kind);
        let Some(worst) = failures.pop() else { return Ok(()) };
        for failure in &failures {
            failure.tell();
        }
        Err(worst)
    }

    /// The exit code.
    pub(crate) const fn code(&self) -> u8 {
        match self.kind {
            Kind::Failure => 1,
            Kind::Usage => 2,
            Kind::Data => 3,
            Kind::NotEnough => 4,
        }
    }

    /// The message alone.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// Says on standard error what went wrong and what to try.
    pub(crate) fn tell(&self) {
        // When even standard error is gone there is nobody left to tell.
        let _ = writeln!(std::io::stderr(), "error: {}\nhint: {}", self.message.trim_end(), self.hint);
    }
}
