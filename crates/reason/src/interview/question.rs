//! A question as it is put: its words, why it is asked, how to find out, and what answers it.

use super::View;
use super::event::{ABOUT, SEX};
use super::state::State;
use crate::answers::About;
use crate::wording::question;
use serde::Serialize;

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One of the choices.
    Choice,
    /// A number.
    Number,
    /// Yes, no or unknown.
    YesNo,
    /// A list: any number of its items may be so; yes, no or unknown for each.
    Several,
    /// A list of which at most one item is so; yes, no or unknown for each.
    One,
    /// All medicines, in words.
    Medicines,
    /// When one medicine was started, changed or stopped: one of the choices, or words.
    MedicineTime,
}

/// A question, or a list of questions that are answered together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question {
    /// What it asks for: finding ids; `about` and `age-now` for the person; none for medicines.
    pub findings: Vec<String>,
    /// The question, worded for the one it is about.
    pub question: String,
    /// Why it is asked.
    pub why: String,
    /// How it is answered.
    pub kind: Kind,
    /// What may be answered to each finding; empty for a number.
    pub choices: Vec<&'static str>,
    /// Each finding in its own words.
    pub items: Vec<Item>,
    /// Whether it is asked to rule out something urgent.
    pub red_flag: bool,
    /// Whether nobody knew before, and it is asked in other words.
    pub again: bool,
    /// How much it is expected to tell about the cause, in bits; none for a red flag.
    pub information_bits: Option<f64>,
    /// What to think of when answering.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The medicine that is asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub medicine: Option<String>,
}

/// One finding of a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    /// Its id.
    pub finding: String,
    /// Its plain label.
    pub label: String,
    /// Its question, worded for the one it is about.
    pub question: String,
    /// What kind of effort an answer takes.
    pub effort: String,
    /// How to find out, step by step; empty where it is simply known.
    pub how_to: Vec<String>,
    /// When not to try it.
    pub not_if: Option<String>,
}

/// What may be answered to a finding.
const YES_NO: [&str; 3] = ["yes", "no", "unknown"];

impl Question {
    /// Whether it asks about whom it is, or how old they are.
    #[must_use]
    pub fn is_for_whom(&self) -> bool {
        matches!(self.findings.first().map(String::as_str), Some("about" | "age-now"))
    }

    /// A list of findings, or one.
    pub(super) fn of(view: &View<'_>, ids: &[&str], heading: &str, kind: Kind) -> Self {
        let items: Vec<Item> = ids.iter().filter_map(|id| item(view, id)).collect();
        let (question, kind) = match items.as_slice() {
            [one] => (one.question.clone(), Kind::YesNo),
            _ => (heading.to_owned(), kind),
        };
        Self {
            findings: items.iter().map(|item| item.finding.clone()).collect(),
            question,
            why: String::new(),
            kind,
            choices: YES_NO.to_vec(),
            items,
            red_flag: false,
            again: false,
            information_bits: None,
            hint: None,
            medicine: None,
        }
    }

    fn of_person(id: &str, question: &str, why: &str, kind: Kind, choices: &[&'static str]) -> Self {
        Self { findings: vec![id.to_owned()], ..Self::without_findings(question, why, kind, choices) }
    }

    /// A question that is about no finding.
    pub(super) fn without_findings(question: &str, why: &str, kind: Kind, choices: &[&'static str]) -> Self {
        Self {
            findings: Vec::new(),
            question: question.to_owned(),
            why: why.to_owned(),
            kind,
            choices: choices.to_vec(),
            items: Vec::new(),
            red_flag: false,
            again: false,
            information_bits: None,
            hint: None,
            medicine: None,
        }
    }
}

fn item(view: &View<'_>, id: &str) -> Option<Item> {
    let finding = view.knowledge.findings.get(id)?;
    let effort = view.knowledge.asking.effort.values().find(|effort| effort.findings.iter().any(|own| own == id));
    let test = view.knowledge.home_tests.iter().find(|test| test.finding == id);
    Some(Item {
        finding: id.to_owned(),
        label: finding.label.clone(),
        question: question(finding, view.state.wording()).to_owned(),
        effort: effort.map(|effort| effort.plain.clone()).unwrap_or_default(),
        how_to: test.map(|test| test.steps.clone()).unwrap_or_default(),
        not_if: test.map(|test| test.not_if_plain.clone()),
    })
}

/// What is asked first: about whom it is, and how old they are.
pub(super) fn for_whom(state: &State) -> Option<Question> {
    if state.about.is_none() && !state.is_settled("about") {
        let question = "Who is this about: you, a child of yours, or someone else?";
        let why = "so that the questions are put in the right words";
        return Some(Question::of_person("about", question, why, Kind::Choice, &ABOUT));
    }
    if state.age_years.is_none() && !state.is_settled("age-now") {
        let question = match state.wording() {
            About::Oneself => "How old are you, in years?",
            About::Child => "How old is your child, in years? (A baby of 6 months is 0.5.)",
            About::Other => "How old is the person, in years?",
        };
        let why = "some causes and some dangers come at some ages only";
        return Some(Question::of_person("age-now", question, why, Kind::Number, &[]));
    }
    None
}

/// The sex, asked where it tells more than any other question: some causes are more common in women, some in men.
pub(super) fn sex(state: &State) -> Option<Question> {
    if state.sex.is_some() || state.is_settled("sex") {
        return None;
    }
    let question = match state.wording() {
        About::Oneself => "What is your sex?",
        About::Child => "What is the sex of your child?",
        About::Other => "What is the sex of the person?",
    };
    let why = "some causes are more common in women, some in men";
    Some(Question::of_person("sex", question, why, Kind::Choice, &SEX))
}
