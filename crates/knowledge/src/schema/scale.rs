//! Measures: rating scales, what can be measured at home, and what a laboratory measures.

use serde::{Deserialize, Serialize};

/// A rating scale. File: `scales.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Name.
    pub name: String,
    /// What it measures.
    pub plain: String,
    /// Who rates.
    pub rater: String,
    /// How many items.
    pub items: String,
    /// Lowest and highest score, in words.
    pub range: String,
    /// Which way is better.
    pub better_when: String,
    /// Smallest change that means something.
    pub mcid: String,
    /// May its items be shown?
    pub licence_status: LicenceStatus,
    /// What is known of its licence; what is recalled says so and needs a check.
    pub licence_note: String,
    /// How it may be used here.
    pub use_here: String,
    /// Whether it suits any cause.
    #[serde(default)]
    pub any_cause: bool,
    /// Causes that it was made for.
    #[serde(default)]
    pub causes: Vec<String>,
    /// LOINC code; recalled.
    pub loinc: Option<String>,
    /// Where this comes from.
    pub sources: Vec<String>,
}

/// Whether the items of a scale may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LicenceStatus {
    /// Nobody owns it.
    PublicDomain,
    /// Owned, free to use.
    FreeToUse,
    /// Its items must not be shown.
    Restricted,
    /// Not known: treated as restricted.
    Unclear,
}

/// Something to measure at home. File: `scales.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HomeMeasure {
    /// Plain name.
    pub name: String,
    /// How to do it.
    pub plain: String,
    /// Unit.
    pub unit: String,
    /// How to read it.
    pub reading: String,
    /// Whether it suits any cause.
    #[serde(default)]
    pub any_cause: bool,
    /// Causes that it suits.
    #[serde(default)]
    pub causes: Vec<String>,
    /// LOINC code; recalled.
    pub loinc: Option<String>,
    /// Where this comes from.
    pub sources: Vec<String>,
}

/// Something that a laboratory or a clinic measures, by which a treatment is followed. File: `scales.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabMeasure {
    /// Name.
    pub name: String,
    /// LOINC code; recalled.
    pub loinc: Option<String>,
}
