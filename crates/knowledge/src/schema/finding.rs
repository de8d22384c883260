//! A finding: how it is asked, measured, and how common it is among others.

use serde::{Deserialize, Serialize};

/// Something that can be present, absent or not assessed. File: `findings.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// Group: region, character, modifiers, time, history, associated.
    pub group: String,
    /// Plain label.
    pub label: String,
    /// The question, asked of oneself.
    pub question: String,
    /// The question, asked about a child or another person.
    pub question_other: String,
    /// What clinicians call it.
    pub clinical: String,
    /// Human Phenotype Ontology term.
    pub hpo: Option<Hpo>,
    /// What an answer looks like.
    pub answer: AnswerKind,
    /// Whether a sensor can see it.
    pub sensor: Sensor,
    /// Where this comes from.
    pub sources: Vec<String>,
    /// Finding whose bearers the shares of this one are taken among, on both sides of a clue: the direction
    /// of a shaking head can only be told where the head moves. Where that one is absent, this one says nothing.
    pub given: Option<String>,
    /// How common it is among others who present (those without the cause in question). A number has none.
    pub without: Option<Without>,
    /// Words that name medicines behind this finding, for free text.
    #[serde(default)]
    pub medicine_words: Vec<String>,
}

/// A Human Phenotype Ontology term.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hpo {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// `close`: same or nearly; `related`: nearest parent or sibling only, never exported as exact.
    pub r#match: HpoMatch,
}

/// How near a term comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HpoMatch {
    /// Same or nearly the same.
    Close,
    /// Nearest parent or sibling only.
    Related,
}

/// What an answer looks like.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerKind {
    /// Yes, no or unknown.
    YesNoUnknown,
    /// A number in this unit.
    Number(String),
}

/// Whether a sensor can see a finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sensor {
    /// `yes`, `partly` or `no`.
    pub measurable: String,
    /// How.
    pub how: Option<String>,
}

/// How common a finding is among others who present.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Without {
    /// The share, 0 to 1.
    pub share: f64,
    /// Source id; none where it is our estimate.
    pub source: Option<String>,
    /// How it was come by.
    pub reasoning: String,
}
