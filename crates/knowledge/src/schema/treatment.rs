//! A treatment: what it is, for which causes, how well proven, what it may do to you, and when to stop.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A treatment. File: `treatments/ID.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Treatment {
    /// Plain name.
    pub name: String,
    /// What sort of treatment it is.
    pub kind: TreatmentKind,
    /// What it is, in plain words.
    pub plain: String,
    /// How it works, in clinical words.
    pub mechanism: String,
    /// How soon it works.
    pub time_to_effect: String,
    /// When and how to stop.
    pub stopping_rule: String,
    /// Whether stopping it at once can harm.
    pub never_stop_suddenly: bool,
    /// How much of the safety text (harms, warnings, who must not, interactions, stopping) was read in a source.
    pub safety_text_read: SafetyRead,
    /// Harms that are common.
    pub common_harms: Vec<String>,
    /// Harms that are serious.
    pub serious_warnings: Vec<String>,
    /// Who must not have it.
    pub who_must_not: Vec<String>,
    /// What it does not go with.
    pub interactions: Vec<String>,
    /// What it is approved for, by which authority; recalled unless a source says otherwise.
    #[serde(default)]
    pub approvals: Vec<String>,
    /// What else to know.
    pub note: Option<String>,
    /// Where the texts come from.
    pub sources: Vec<String>,
    /// Codes of a medicine.
    pub codes: Option<TreatmentCodes>,
    /// How to tell whether it works.
    pub how_to_tell: HowToTell,
    /// For which causes, and how well proven.
    pub r#for: Vec<TreatmentFor>,
}

/// What sort of treatment it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TreatmentKind {
    /// Injected by a clinician.
    Injection,
    /// Taken.
    Medicine,
    /// Done alone.
    SelfCare,
    /// Worn or used.
    Device,
    /// Learnt with a therapist.
    Therapy,
    /// A habit.
    Lifestyle,
    /// An operation.
    Surgery,
}

/// How much of a safety text was read in a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SafetyRead {
    /// Every line.
    Fully,
    /// Nearly all; lines known to be from memory end in `(recalled)`.
    Mostly,
    /// Some fields only.
    Partly,
    /// None: from memory.
    No,
}

/// Codes of a medicine that treats.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TreatmentCodes {
    /// RxNorm ingredient code; recalled, not checked.
    pub rxnorm: Option<String>,
    /// WHO ATC code; checked against the table of 2026.
    pub atc: String,
}

/// How to tell whether a treatment works.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HowToTell {
    /// Ids of scales, home measures or laboratory measures.
    pub measure: Vec<String>,
    /// Smallest change that means something.
    pub meaningful_change: String,
    /// When to measure.
    pub when: Vec<String>,
}

/// What a treatment does for one cause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TreatmentFor {
    /// Cause id.
    pub cause: String,
    /// Its place among the treatments of that cause.
    pub role: Role,
    /// How well proven, in the words of the guideline named.
    pub evidence: String,
    /// Effect, in numbers where there are any.
    pub effect: Option<String>,
    /// Where this comes from.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Whether a figure or grade of this row was not read in a source.
    pub recalled_figures: bool,
    /// Why we put it here, where that is our own estimate; then it has no sources.
    pub estimate: Option<String>,
}

/// Place of a treatment among those of a cause, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Tried first.
    FirstLine,
    /// Tried next.
    SecondLine,
    /// May be tried.
    Option,
    /// Not worth trying, or harmful.
    Avoid,
}

/// What holds for all treatments. File: `treatments.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TreatmentsGeneral {
    /// What to know before any of them.
    pub plain: String,
    /// Where this comes from.
    pub sources: Vec<String>,
    /// What was read, recalled or checked, by the name of the field it is about.
    pub marks: BTreeMap<String, String>,
}
