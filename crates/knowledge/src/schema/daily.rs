//! Daily life: self-care steps, triggers to log, and questions with their answers.

use serde::{Deserialize, Serialize};

/// A text that holds for a whole file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct General {
    /// In plain words.
    pub plain: String,
    /// Where it comes from.
    pub sources: Vec<String>,
}

/// Something to do for oneself. File: `self-care.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfCare {
    /// Plain name.
    pub name: String,
    /// What it does.
    pub plain: String,
    /// How well proven.
    pub evidence: String,
    /// How to do it, in order.
    pub steps: Vec<String>,
    /// When it helps.
    pub when_it_helps: Vec<String>,
    /// When not to do it.
    pub when_not: Vec<String>,
    /// When to stop and get help.
    pub stop_and_get_help: Vec<String>,
    /// Whether it suits any cause.
    #[serde(default)]
    pub any_cause: bool,
    /// Causes that it suits.
    #[serde(default)]
    pub causes: Vec<String>,
    /// Where this comes from.
    pub sources: Vec<String>,
    /// Limits of painkillers that need no prescription.
    #[serde(default, rename = "limit")]
    pub limits: Vec<PainkillerLimit>,
}

/// How much of a painkiller is safe, and for whom not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PainkillerLimit {
    /// Treatment id.
    pub medicine: String,
    /// Dose for adults.
    pub adult: String,
    /// Most in 24 hours.
    pub max_24h: String,
    /// Who must never take it.
    pub never: String,
    /// Who asks first.
    pub ask_first: String,
}

/// Something to log in a diary because it may push a movement. File: `triggers.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trigger {
    /// Plain name.
    pub name: String,
    /// The question.
    pub ask: String,
    /// Unit of the answer.
    pub unit: String,
    /// Least answer.
    pub min: i32,
    /// Greatest answer.
    pub max: i32,
    /// How long it may act, in hours.
    pub look_back_hours: u32,
    /// What else to know.
    pub note: Option<String>,
    /// LOINC code; recalled.
    pub loinc: Option<String>,
    /// Where this comes from.
    pub sources: Vec<String>,
    /// Which way it is expected to push which cause.
    #[serde(default, rename = "effect")]
    pub effects: Vec<TriggerEffect>,
}

/// Which way a trigger is expected to push a cause: a guess about many people, one's own diary decides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TriggerEffect {
    /// Cause id.
    pub cause: String,
    /// Which way.
    pub direction: String,
    /// How surely: usual, strong, possible, reported, mixed, clue.
    pub strength: String,
}

/// How to log. File: `triggers.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HowToLog {
    /// In plain words.
    pub plain: String,
    /// How to read the log, in clinical words.
    pub clinical: String,
    /// Where this comes from.
    pub sources: Vec<String>,
}

/// A question that people ask, with its answer. File: `questions.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question, as people ask it.
    pub question: String,
    /// Other ways to ask it.
    #[serde(default)]
    pub ask_also: Vec<String>,
    /// The answer, in plain words.
    pub plain: String,
    /// Causes, treatments and self-care steps that it touches.
    #[serde(default)]
    pub refs: Vec<String>,
    /// A part of the answer is recalled, not read in a source.
    #[serde(default)]
    pub recalled: bool,
    /// Where it was asked: `old-page-000` to `old-page-003`, or in words.
    pub asked_in: String,
    /// Where the answer comes from.
    pub sources: Vec<String>,
}
