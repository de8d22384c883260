//! A claim: what an old web page says, and what we say to it.

use serde::{Deserialize, Serialize};

/// A statement of an old web page. File: `claims.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Its id: `c01` to `c95`.
    pub id: String,
    /// The page it stands on: `000` to `003`.
    pub page: String,
    /// The statement, in our own words.
    pub statement: String,
    /// Our answer, in plain words.
    pub answer: String,
    /// How far the statement is right.
    pub verdict: Verdict,
    /// What to know about the verdict.
    pub remark: Option<String>,
    /// Why, in short.
    pub why: String,
    /// Where the answer comes from.
    pub sources: Vec<String>,
    /// The records that answer it.
    pub refs: ClaimRefs,
}

/// How far a statement is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Right as far as it goes.
    Accurate,
    /// Right, but what matters is left out.
    Incomplete,
    /// Leads to a wrong belief.
    Misleading,
    /// Was right once.
    Outdated,
    /// Not right.
    Wrong,
}

/// Ids of the records that answer a claim.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimRefs {
    /// Causes.
    #[serde(default)]
    pub causes: Vec<String>,
    /// Findings.
    #[serde(default)]
    pub findings: Vec<String>,
    /// Urgency rules, by number.
    #[serde(default)]
    pub rules: Vec<String>,
    /// Questions.
    #[serde(default)]
    pub questions: Vec<String>,
    /// Treatments.
    #[serde(default)]
    pub treatments: Vec<String>,
    /// Self-care steps.
    #[serde(default)]
    pub self_care: Vec<String>,
    /// Medicines that cause movements.
    #[serde(default)]
    pub medicines: Vec<String>,
    /// Triggers.
    #[serde(default)]
    pub triggers: Vec<String>,
    /// Scales and home measures.
    #[serde(default)]
    pub scales: Vec<String>,
    /// Professionals.
    #[serde(default)]
    pub professionals: Vec<String>,
    /// Tests.
    #[serde(default)]
    pub tests: Vec<String>,
}
