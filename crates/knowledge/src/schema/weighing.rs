//! What the weighing of causes needs beside the clues: findings that go together, twins, and causes that go together.

use serde::{Deserialize, Serialize};

/// Findings that go together, whatever the cause. File: `dependence.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DependenceGroup {
    /// What they have in common, in plain words.
    pub name: String,
    /// Finding ids; each stands in one group at most.
    pub findings: Vec<String>,
    /// 0: each counts in full; 1: only the weightiest counts. Our estimate.
    pub correlation: f64,
    /// Why so.
    pub reasoning: String,
}

/// Two causes that clinics confuse. File: `twins.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Twins {
    /// The two cause ids.
    pub causes: [String; 2],
    /// Findings of which one tells them apart, the most telling first.
    pub separating: Vec<String>,
    /// Why they are confused, in plain words.
    pub why: String,
    /// Who says that they are confused; empty where we do.
    pub sources: Vec<String>,
}

/// Causes that go together in one person. File: `companions.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Companions {
    /// How often any two causes meet.
    pub by_chance: ByChance,
    /// Causes that meet more often.
    #[serde(rename = "companion")]
    pub companions: Vec<Companion>,
}

/// How often two causes meet that have nothing to do with each other. Our estimate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByChance {
    /// Of the product of their shares among presenters.
    pub factor: f64,
    /// Why so.
    pub reasoning: String,
}

/// A cause that plays a part beside another. Always our estimate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Companion {
    /// The first cause; none: any cause.
    pub with: Option<String>,
    /// The second cause.
    pub also: String,
    /// Share of those with the first who have the second as well.
    pub share: f64,
    /// Why so.
    pub reasoning: String,
}
