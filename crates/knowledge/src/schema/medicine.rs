//! A medicine or substance that can cause movements, its class, and the movements.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A class of medicines with its medicines. File: `medicines/CLASS.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MedicineClass {
    /// Name.
    pub name: String,
    /// What it can do, in plain words.
    pub plain: String,
    /// What to ask the prescriber.
    pub ask: Vec<String>,
    /// Where this comes from.
    pub sources: Vec<String>,
    /// How soon each movement usually begins, by its id in `medicines.toml`.
    pub usual_onset: BTreeMap<String, String>,
    /// Its medicines by id.
    #[serde(rename = "medicine")]
    pub medicines: BTreeMap<String, Medicine>,
}

/// A medicine or substance that can cause movements.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Medicine {
    /// International name, in lower case unless it is a proper name.
    pub substance: String,
    /// Other names of the substance, in lower case.
    #[serde(default)]
    pub also: Vec<String>,
    /// WHO ATC code, checked against the table of 2026; none where there is none.
    pub atc: Option<String>,
    /// Names it is sold under in the US; recalled, not checked against a register.
    pub us: Brands,
    /// Names it is sold under in the UK; recalled, not checked against a register.
    pub uk: Brands,
    /// Whether stopping it at once can harm.
    pub do_not_stop_suddenly: bool,
    /// What else to know.
    pub note: Option<String>,
    /// Where this comes from.
    pub sources: Vec<String>,
    /// Movements it can cause.
    #[serde(rename = "movement")]
    pub movements: Vec<MedicineMovement>,
}

/// Names under which a medicine is sold in one country.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brands {
    /// As a person would read it: `Prolixin (discontinued)`, `not marketed`.
    pub text: String,
    /// The names in it.
    #[serde(default)]
    pub brands: Vec<String>,
}

/// A movement that a medicine can cause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MedicineMovement {
    /// Id in `medicines.toml`.
    pub movement: String,
    /// How commonly.
    pub likelihood: Likelihood,
    /// How soon.
    pub usual_time_from_start: String,
    /// Whether labels up to 2015 name it (SIDER 4.1); none where the medicine is not in that list.
    pub named_in_label: Option<bool>,
}

/// How commonly a medicine causes a movement: our summary of labels and reviews.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Likelihood {
    /// About 1 in 100 or more.
    Common,
    /// 1 in 1000 to 1 in 100.
    Uncommon,
    /// Under 1 in 1000.
    Rare,
    /// Published cases, no rate.
    CaseReports,
    /// Comes on stopping.
    Withdrawal,
    /// At a high level or overdose.
    Toxicity,
}

/// What holds for all medicines that cause movements. File: `medicines.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MedicinesGeneral {
    /// What to know before any of them, in plain words.
    pub plain: String,
    /// How a medicine is held to be the cause, in clinical words.
    pub clinical: String,
    /// Where this comes from.
    pub sources: Vec<String>,
    /// What was read, recalled or checked, by the name of the field it is about.
    pub marks: BTreeMap<String, String>,
    /// Reactions that cannot wait.
    #[serde(rename = "emergency")]
    pub emergencies: Vec<MedicineEmergency>,
    /// Movements by id.
    #[serde(rename = "movement")]
    pub movements: BTreeMap<String, MovementKind>,
    /// The medicines to think of first.
    pub suspects: Suspects,
}

/// A reaction to a medicine that cannot wait.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MedicineEmergency {
    /// Cause id.
    pub id: String,
    /// How it shows.
    pub signs: Vec<String>,
    /// What to do.
    pub action: String,
    /// Where this comes from.
    pub sources: Vec<String>,
}

/// A movement that medicines cause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MovementKind {
    /// Plain name.
    pub name: String,
    /// Ids of the causes that it stands for.
    #[serde(default)]
    pub causes: Vec<String>,
}

/// The medicines to think of first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suspects {
    /// Where this comes from.
    pub sources: Vec<String>,
    /// Ids of medicines by what is seen, the likeliest first.
    pub by_movement: BTreeMap<String, Vec<String>>,
}
