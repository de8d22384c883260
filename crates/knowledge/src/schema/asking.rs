//! How to ask: red flags in checklists, how hard each finding is to answer, what is asked together, small tests at home.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Red flags that are asked as one checklist. File: `red-flag-groups.toml`, in the order in which they are asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedFlagGroup {
    /// Its id.
    pub id: String,
    /// What the list is about.
    pub heading: String,
    /// The question before the list.
    pub intro: String,
    /// It is asked of someone younger only, in years.
    pub below_age: Option<f64>,
    /// Findings, in the order in which they are asked.
    pub findings: Vec<String>,
}

/// A small test that answers a finding at home. File: `home-tests.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HomeTest {
    /// Its id.
    pub id: String,
    /// The finding that it answers.
    pub finding: String,
    /// How long it takes, in minutes.
    pub minutes: u8,
    /// How to do it, in order.
    pub steps: Vec<String>,
    /// Findings with which it is never asked for.
    pub not_if: Vec<String>,
    /// When not to do it, in plain words.
    pub not_if_plain: String,
}

/// How hard findings are to answer, and which are asked together. File: `asking.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asking {
    /// Kinds of effort by id; each finding stands in one of them.
    pub effort: BTreeMap<String, Effort>,
    /// Findings that are asked as one list.
    #[serde(rename = "group")]
    pub groups: Vec<QuestionGroup>,
    /// Of whom findings are asked, where that is not everyone.
    #[serde(default)]
    pub only: Vec<Only>,
}

/// Of whom findings are asked. What is not known of a person keeps no question from them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Only {
    /// The findings.
    pub findings: Vec<String>,
    /// From this age on, in years.
    pub from_age: Option<f64>,
    /// Below this age, in years.
    pub below_age: Option<f64>,
    /// Whether of men and boys too.
    #[serde(default)]
    pub not_male: bool,
    /// Why.
    pub why: String,
}

/// A kind of effort that an answer takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effort {
    /// What an answer of this kind costs, beside 1 for one that is simply known. Our choice.
    pub cost: f64,
    /// In plain words.
    pub plain: String,
    /// Findings that take it.
    pub findings: Vec<String>,
}

/// Findings that are asked as one list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionGroup {
    /// Its id.
    pub id: String,
    /// How many of them may be so.
    pub kind: GroupKind,
    /// The question before the list.
    pub heading: String,
    /// Findings, in the order in which they are asked.
    pub findings: Vec<String>,
}

/// How many findings of a group may be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroupKind {
    /// At most one.
    One,
    /// Any number.
    Several,
}
