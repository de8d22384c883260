//! Urgency: levels, and the rules that raise them.

use serde::{Deserialize, Serialize};

/// How soon to get help, calmest first so that the greater is the more urgent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Safe to watch at home.
    SelfCare,
    /// An ordinary appointment.
    Routine,
    /// Within two weeks.
    #[serde(rename = "within-2-weeks")]
    Within2Weeks,
    /// Today.
    SameDay,
    /// Now.
    EmergencyNow,
}

/// What a level asks a person to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelText {
    /// In plain words.
    pub plain: String,
}

/// An urgency rule: when its condition holds, the level is at least this. File: `urgency.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// Its number in the list clinicians review, for example `U01`.
    pub number: String,
    /// Short plain name of what it guards against, for "not ruled out", for example `stroke`.
    pub name: String,
    /// The level it raises to.
    pub level: Level,
    /// Boolean expression over finding ids: AND, OR, brackets, `age-now < 2`. There is no NOT.
    pub when: String,
    /// What to do, in plain words.
    pub plain: String,
    /// Why, for clinicians.
    pub why: String,
    /// Where it comes from.
    pub sources: Vec<String>,
    /// Whether no source of it was read.
    pub all_sources_recalled: bool,
    /// What an unknown answer to each of its findings means.
    pub unknown: Vec<UnknownMeans>,
    /// What was changed from the first draft of the rule, and why.
    pub reviewed: Option<String>,
    /// Whether it is about an acute reaction to a medicine: then ask before the next dose.
    #[serde(default)]
    pub acute_reaction: bool,
}

/// What an unknown answer means for a rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnknownMeans {
    /// Finding id.
    pub finding: String,
    /// What it means.
    pub means: Unknown,
    /// Why, or how to find out.
    pub reason: String,
}

/// What an unknown answer to a red flag means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unknown {
    /// Counts as present in this rule.
    Raise,
    /// Ask someone to look.
    AskSomeone,
    /// Does not raise; the rule stays "not ruled out".
    Ignore,
}
