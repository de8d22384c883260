//! What can be wrong with the files of knowledge, and what to try.

use crate::rule::RuleError;
use std::fmt;

/// Why no knowledge came of the files.
#[derive(Debug, thiserror::Error)]
pub enum KnowledgeError {
    /// A file is not TOML, misses a key or has an unknown one.
    #[error("`{file}`: {message}")]
    Toml {
        /// File, as named by the caller.
        file: String,
        /// What the TOML reader said, with line and column.
        message: String,
    },
    /// A file that has to be there is not.
    #[error("there is no `{0}`")]
    Missing(&'static str),
    /// A file that is not one of ours.
    #[error("`{0}` is not a file of knowledge")]
    Stray(String),
    /// Records that the check refuses, all of them.
    #[error("{}", lines(.0))]
    Refused(Vec<Refusal>),
}

impl KnowledgeError {
    /// What to try.
    pub fn hint(&self) -> String {
        match self {
            Self::Toml { .. } => {
                "compare with another file of the same kind; keys are refused unless `src/schema` has them".to_owned()
            }
            Self::Missing(name) => format!("add `{name}` beside the others"),
            Self::Stray(_) => "name it `causes/ID.toml`, `guides/ID.toml`, `medicines/CLASS.toml` or `treatments/ID.toml`, or put its records in another file".to_owned(),
            Self::Refused(refusals) => {
                let mut hints: Vec<_> = refusals.iter().map(|refusal| refusal.problem.hint()).collect();
                hints.dedup();
                hints.join("; ")
            }
        }
    }
}

fn lines(refusals: &[Refusal]) -> String {
    refusals.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// One record that is refused.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// File, as it stands in the crate.
    pub file: String,
    /// Id of the record, for a clue with its finding: `essential-tremor, clue hand-tremor`.
    pub id: String,
    /// What is wrong.
    pub problem: Problem,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}: {}", self.file, self.id, self.problem)
    }
}

/// What is wrong with a record.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Problem {
    /// A share is below 0, above 1 or not a number.
    #[error("{field} is {found}, expected 0 to 1")]
    ShareOutside {
        /// Key.
        field: &'static str,
        /// What stands there.
        found: f64,
    },
    /// A share of 0 or 1 where certainty cannot be had.
    #[error("{field} is {found}, expected more than 0 and less than 1")]
    Certain {
        /// Key.
        field: &'static str,
        /// What stands there.
        found: f64,
    },
    /// A range or a span of ages whose first figure is above the second.
    #[error("{field} runs from {from} to {to}")]
    Disordered {
        /// Key.
        field: &'static str,
        /// First figure.
        from: f64,
        /// Second figure.
        to: f64,
    },
    /// A count that is not `n/of` with `n` at most `of`.
    #[error("counted is `{0}`, expected `12/40`")]
    Count(String),
    /// None or several of counted, share, class and estimate.
    #[error("{0} of counted, share, class and estimate are given, expected one")]
    ValuesGiven(usize),
    /// A count or a published share without its source.
    #[error("a counted or published share has no source")]
    Unsourced,
    /// An estimate that names a source.
    #[error("an estimate names the source `{0}`")]
    LentSource(String),
    /// A restatement of a share that is already among presenters.
    #[error("a share among presenters is restated among presenters")]
    RestatedTwice,
    /// A finding that is not in `findings.toml`.
    #[error("there is no finding `{0}`")]
    NoFinding(String),
    /// A source that is not in `sources.toml`.
    #[error("there is no source `{0}`")]
    NoSource(String),
    /// A record that is named and does not exist.
    #[error("there is no {kind} `{id}`")]
    NoSuch {
        /// Kind of record.
        kind: &'static str,
        /// Its id.
        id: String,
    },
    /// A record that is named twice where once is enough.
    #[error("{kind} `{id}` stands twice")]
    Repeated {
        /// Kind of record.
        kind: &'static str,
        /// Its id.
        id: String,
    },
    /// A record without a source that is not marked as our estimate.
    #[error("it names no source")]
    NoSources,
    /// A cause that has no pathway.
    #[error("this cause has no pathway")]
    NoPathway,
    /// A record that names a cause whose pathway does not list it.
    #[error("{kind} `{id}` names this cause, but the pathway does not list it as {list}")]
    PathwayLacks {
        /// Kind of record.
        kind: &'static str,
        /// Its id.
        id: String,
        /// List of the pathway.
        list: &'static str,
    },
    /// A record that a pathway lists and that does not name the cause.
    #[error("{kind} `{id}` is listed as {list}, but does not name this cause")]
    PathwayAlone {
        /// Kind of record.
        kind: &'static str,
        /// Its id.
        id: String,
        /// List of the pathway.
        list: &'static str,
    },
    /// A phrase that names a class of words that is not there.
    #[error("there is no class `<{0}>`")]
    NoClass(String),
    /// A claim that points at nothing.
    #[error("it points at no record that answers it")]
    NoAnswer,
    /// A task of a protocol that is too short or too long.
    #[error("a task takes {found} s, expected {low} to {high} s")]
    TaskTime {
        /// What stands there.
        found: f64,
        /// The least.
        low: f64,
        /// The most.
        high: f64,
    },
    /// A task of a protocol whose name cannot mark a recording.
    #[error("`{0}` cannot mark a task")]
    TaskName(String),
    /// A finding that stands twice where it may stand once.
    #[error("finding `{0}` stands twice")]
    Twice(String),
    /// A source that nothing cites and that does not say why it is kept.
    #[error("nothing cites this source")]
    Uncited,
    /// A source that says why nothing cites it, and is cited.
    #[error("this source is cited, though it says why nothing cites it")]
    CitedAfterAll,
    /// A yes-or-no finding without a share among others, or a number with one.
    #[error("a yes-or-no finding needs `without`, a number has none")]
    WithoutMismatch,
    /// A finding that does not say how hard it is to answer.
    #[error("how hard this finding is to answer is not said")]
    NoEffort,
    /// A cost that divides nothing.
    #[error("cost is {0}, expected more than 0")]
    Cost(f64),
    /// A finding in a list of red flags that no rule of the two upper levels asks for.
    #[error("no rule of the two upper levels asks for `{0}`")]
    NoRedFlag(String),
    /// A text that has to be there is empty.
    #[error("{0} is empty")]
    Empty(&'static str),
    /// A group of findings that the questions do not know.
    #[error("there is no group `{0}`")]
    NoGroup(String),
    /// A condition that cannot be read.
    #[error("when: {0}")]
    Condition(RuleError),
    /// A finding of a rule that does not say what an unknown answer means.
    #[error("what an unknown `{0}` means is not said")]
    UnknownUnsaid(String),
    /// A meaning for a finding that the rule does not use.
    #[error("what an unknown `{0}` means is said, but the rule does not use it")]
    UnknownUnused(String),
    /// A level without its text.
    #[error("the level has no text")]
    NoLevel,
    /// A rule id or number that stands twice.
    #[error("`{0}` is the id or number of two rules")]
    RuleTwice(String),
}

impl Problem {
    /// What to try.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::ShareOutside { .. } => "write a share as a fraction of 1: 0.3 for 30 %",
            Self::Certain { .. } => "nothing is certain: write 0.005 or 0.995 at the utmost",
            Self::Disordered { .. } => "write the lower figure first",
            Self::Count(_) => "people with the finding, a slash, people looked at",
            Self::ValuesGiven(_) => "give one of them; a published count goes before a share, a share before a class",
            Self::Unsourced => "name the source, or write it as an estimate",
            Self::LentSource(_) => "drop the source, or write what it says as counted, share or class",
            Self::RestatedTwice => "write among = \"all\" if the share is among all with the cause",
            Self::NoFinding(_) => "look for a misspelling, or add the finding to findings.toml",
            Self::NoSource(_) => "look for a misspelling, or add the source to sources.toml",
            Self::NoSuch { .. } => "look for a misspelling, or add the record",
            Self::Repeated { .. } => "keep one of the two",
            Self::NoSources => "name one, or mark the record as our estimate where its kind allows that",
            Self::NoPathway => "add [pathway.ID] to pathways.toml; with `estimate` if it is our own",
            Self::PathwayLacks { .. } => "add it to pathways.toml, or drop the cause from the record",
            Self::PathwayAlone { .. } => "drop it from pathways.toml, or name the cause in the record",
            Self::NoClass(_) => "add it under [class], or look for a misspelling",
            Self::NoAnswer => "name in `refs` the causes, questions or treatments that answer it",
            Self::TaskTime { .. } => "split a long task, or join it with its neighbour",
            Self::TaskName(_) => "use small letters and hyphens, as in `arms-out`",
            Self::Twice(_) => "join the two into one",
            Self::Uncited => "cite it where it is used, or say in `uncited` why it is kept",
            Self::CitedAfterAll => "drop `uncited`",
            Self::WithoutMismatch => "add or drop the table `without` of this finding",
            Self::NoEffort => "add it to one of the lists under [effort] in asking.toml",
            Self::Cost(_) => "write what it costs beside 1 for an answer that is simply known",
            Self::NoRedFlag(_) => "drop it, or ask for it in a rule",
            Self::Empty(_) => "write it, or drop the key where it may be left out",
            Self::NoGroup(_) => "use region, character, modifiers, time, history or associated",
            Self::Condition(error) => error.hint(),
            Self::UnknownUnsaid(_) => "add it under [[rule.unknown]]: raise, ask-someone or ignore, with the reason",
            Self::UnknownUnused(_) => "drop it, or use the finding in `when`",
            Self::NoLevel => "add [levels.NAME] with its plain text",
            Self::RuleTwice(_) => "give each rule its own id and number",
        }
    }
}
