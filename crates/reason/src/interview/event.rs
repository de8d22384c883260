//! Events: what a person says or does in an interview.

use super::error::InterviewError;
use crate::answers::{MedicineAnswer, MedicinesSaid};
use crate::understand::Understood;
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::AnswerKind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// What a person said or did.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Words of their own.
    Text(String),
    /// What is right of what was understood in their words.
    Confirm(Confirm),
    /// Answers by finding id; `about`, `sex` and `age-now` too. Those that were not asked are welcome.
    Answers(BTreeMap<String, Reply>),
    /// Medicines that are taken, or were changed or stopped in the last months; or when the one was that is asked about.
    Medicines(Medicines),
    /// The question is left out.
    Skip,
    /// The last of all these is taken back.
    Back,
    /// Enough.
    Stop,
}

/// What is right of what was understood. What stands in neither list stays unconfirmed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Confirm {
    /// Ids of findings that are there.
    pub present: Vec<String>,
    /// Ids of findings that are not there.
    pub absent: Vec<String>,
    /// The medicines that were understood rightly, as written; all of them where it is left out.
    pub medicines: Option<Vec<String>>,
    /// What was not understood rightly of the person: `about`, `age-now` or `sex`. It is asked then.
    pub wrong: Vec<String>,
}

/// An answer to one question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Raw", into = "Raw")]
pub enum Reply {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Nobody knows.
    Unknown,
    /// A number in the finding's unit.
    Number(f64),
    /// One of the question's choices.
    Choice(String),
}

/// A reply as JSON has it: `"yes"`, `"no"`, `"unknown"`, true, false, a number, or a choice.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Raw {
    Bool(bool),
    Number(f64),
    Text(String),
}

impl From<Raw> for Reply {
    fn from(raw: Raw) -> Self {
        match raw {
            Raw::Bool(true) => Self::Yes,
            Raw::Bool(false) => Self::No,
            Raw::Number(number) => Self::Number(number),
            Raw::Text(text) => match text.as_str() {
                "yes" => Self::Yes,
                "no" => Self::No,
                "unknown" => Self::Unknown,
                _ => text.trim().parse().map_or(Self::Choice(text), Self::Number),
            },
        }
    }
}

impl From<Reply> for Raw {
    fn from(reply: Reply) -> Self {
        match reply {
            Reply::Number(number) => Self::Number(number),
            other => Self::Text(other.to_string()),
        }
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Yes => f.write_str("yes"),
            Self::No => f.write_str("no"),
            Self::Unknown => f.write_str("unknown"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Choice(choice) => f.write_str(choice),
        }
    }
}

/// What a person says of their medicines.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "RawMedicines")]
pub enum Medicines {
    /// Each with its dates, where they are known.
    List(Vec<MedicineAnswer>),
    /// A list, or a time, in their own words.
    Words(String),
    /// None.
    None,
    /// Nobody knows.
    Unknown,
}

/// Medicines as JSON has them: `"none"`, `"unknown"`, words, or a list of words and objects.
#[derive(Deserialize)]
#[serde(untagged)]
enum RawMedicines {
    Text(String),
    List(Vec<RawMedicine>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum RawMedicine {
    Text(String),
    Dated(MedicineAnswer),
}

impl From<RawMedicines> for Medicines {
    fn from(raw: RawMedicines) -> Self {
        match raw {
            RawMedicines::Text(text) if text == "unknown" => Self::Unknown,
            RawMedicines::Text(text) if text == "none" => Self::None,
            RawMedicines::Text(text) => Self::Words(text),
            RawMedicines::List(list) if list.is_empty() => Self::None,
            RawMedicines::List(list) => Self::List(
                list.into_iter()
                    .map(|raw| match raw {
                        RawMedicine::Text(text) => MedicineAnswer { text, started: None, changed: None, stopped: None },
                        RawMedicine::Dated(medicine) => medicine,
                    })
                    .collect(),
            ),
        }
    }
}

/// What was asked, when something is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// Findings.
    pub(super) findings: Vec<String>,
    /// All medicines.
    pub(super) medicines: bool,
    /// The times of this medicine.
    pub(super) times_of: Option<String>,
}

/// An event as it is kept.
pub(super) enum Entry {
    Text {
        understood: Box<Understood>,
        /// What was asked.
        asked: Asked,
    },
    Confirm(Confirm),
    Answers {
        replies: BTreeMap<String, Reply>,
        /// What was asked with them and left out.
        passed: Asked,
        /// Whether they answer what was asked.
        is_answer: bool,
    },
    Medicines {
        told: Vec<MedicineAnswer>,
        /// What it says of all medicines; none where the times of one were told.
        said: Option<MedicinesSaid>,
        /// What was asked.
        asked: Asked,
    },
    Skip(Asked),
    Stop,
}

/// Whom an interview can be about, as its choices are named.
pub(super) const ABOUT: [&str; 3] = ["self", "child", "other"];
/// Choices for the sex.
pub(super) const SEX: [&str; 4] = ["female", "male", "other", "unknown"];
/// Oldest age that is believed, in years.
const OLDEST: f64 = 130.0;

/// Holds answers against the knowledge.
pub(super) fn check(replies: &BTreeMap<String, Reply>, knowledge: &Knowledge) -> Result<(), InterviewError> {
    replies.iter().try_for_each(|(id, reply)| check_one(id, reply, knowledge))
}

fn check_one(id: &str, reply: &Reply, knowledge: &Knowledge) -> Result<(), InterviewError> {
    let choice_of = |choices: &[&str]| match reply {
        Reply::Choice(choice) => choices.contains(&choice.as_str()),
        Reply::Unknown => true,
        _ => false,
    };
    let (is_right, expected) = match id {
        "about" => (choice_of(&ABOUT), ABOUT.join(", ")),
        "sex" => (choice_of(&SEX), SEX.join(", ")),
        _ => match &known(id, knowledge)?.answer {
            AnswerKind::YesNoUnknown => {
                (matches!(reply, Reply::Yes | Reply::No | Reply::Unknown), "yes, no or unknown".to_owned())
            }
            AnswerKind::Number(unit) => {
                let most = if id == "age-now" { OLDEST } else { f64::MAX };
                let is_number = matches!(reply, Reply::Number(number) if (0.0..=most).contains(number));
                (is_number || *reply == Reply::Unknown, format!("a number ({unit})"))
            }
        },
    };
    if is_right {
        return Ok(());
    }
    Err(InterviewError::NoAnswer { id: id.to_owned(), expected, found: reply.to_string() })
}

fn known<'k>(id: &str, knowledge: &'k Knowledge) -> Result<&'k nullpoint_knowledge::schema::Finding, InterviewError> {
    knowledge.findings.get(id).ok_or_else(|| InterviewError::NoSuchFinding {
        id: id.to_owned(),
        nearest: nullpoint_knowledge::nearest(id, knowledge.findings.keys()).map(str::to_owned),
    })
}

impl Confirm {
    /// Nothing is said to be right. The person is asked for whom it is, age and sex; medicines stay, as they only raise.
    pub(super) fn nothing() -> Self {
        Self { wrong: ["about", "age-now", "sex"].map(str::to_owned).to_vec(), ..Self::default() }
    }

    /// Holds it against the knowledge. A finding answered with a number leaves the lists: yes is no number.
    pub(super) fn checked(mut self, knowledge: &Knowledge) -> Result<Self, InterviewError> {
        let is_number = |id: &String| {
            knowledge.findings.get(id).is_some_and(|finding| matches!(finding.answer, AnswerKind::Number(_)))
        };
        for ids in [&mut self.present, &mut self.absent] {
            ids.retain(|id| !is_number(id));
            ids.iter().try_for_each(|id| check_one(id, &Reply::Yes, knowledge))?;
        }
        match self.present.iter().find(|id| self.absent.contains(id)) {
            Some(id) => Err(InterviewError::Contradiction(id.clone())),
            None => Ok(self),
        }
    }
}
