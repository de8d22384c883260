//! What a record of each kind holds. One struct per kind of TOML table; unknown keys are refused.
//!
//! Shared with `build.rs`, which reads the TOML files with these same types and packs them into one blob.

mod asking;
mod care;
mod cause;
mod claim;
mod daily;
mod fhir;
mod finding;
mod guide;
mod medicine;
mod medicine_names;
mod scale;
mod source;
mod speech;
mod treatment;
mod urgency;
mod weighing;

pub use asking::*;
pub use care::*;
pub use cause::*;
pub use claim::*;
pub use daily::*;
pub use fhir::*;
pub use finding::*;
pub use guide::*;
pub use medicine::*;
pub use medicine_names::*;
pub use scale::*;
pub use source::*;
pub use speech::*;
pub use treatment::*;
pub use urgency::*;
pub use weighing::*;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything Nullpoint knows, by id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Knowledge {
    /// Causes by id.
    pub causes: BTreeMap<String, Cause>,
    /// Findings by id.
    pub findings: BTreeMap<String, Finding>,
    /// Urgency rules in the order of the file.
    pub rules: Vec<Rule>,
    /// What each urgency level asks a person to do.
    pub levels: BTreeMap<Level, LevelText>,
    /// Sources by id.
    pub sources: BTreeMap<String, Source>,
    /// Professionals by id. File: `care.toml`.
    pub professionals: BTreeMap<String, Professional>,
    /// The way through care, by cause id. File: `pathways.toml`.
    pub pathways: BTreeMap<String, Pathway>,
    /// What holds for any visit. File: `care.toml`.
    pub care: Care,
    /// Tests that may be made, by id.
    pub tests: BTreeMap<String, Test>,
    /// Where to find help, by country code.
    pub countries: BTreeMap<String, Country>,
    /// Sources of the crisis lines. File: `countries.toml`.
    pub crisis_sources: Vec<String>,
    /// Treatments by id.
    pub treatments: BTreeMap<String, Treatment>,
    /// What holds for all treatments.
    pub treatments_general: TreatmentsGeneral,
    /// Classes of medicines that cause movements, each with its medicines, by id.
    pub medicine_classes: BTreeMap<String, MedicineClass>,
    /// What holds for all medicines that cause movements.
    pub medicines_general: MedicinesGeneral,
    /// How people write medicines, and which act alike.
    pub medicine_names: MedicineNames,
    /// Self-care steps by id.
    pub self_care: BTreeMap<String, SelfCare>,
    /// What holds for all self-care. File: `self-care.toml`.
    pub self_care_general: General,
    /// Triggers by id.
    pub triggers: BTreeMap<String, Trigger>,
    /// How to log triggers. File: `triggers.toml`.
    pub how_to_log: HowToLog,
    /// Rating scales by id.
    pub scales: BTreeMap<String, Scale>,
    /// What can be measured at home, by id. File: `scales.toml`.
    pub home_measures: BTreeMap<String, HomeMeasure>,
    /// What a laboratory or a clinic measures, by id. File: `scales.toml`.
    pub lab_measures: BTreeMap<String, LabMeasure>,
    /// Guides by id.
    pub guides: BTreeMap<String, Guide>,
    /// What a person does while being recorded, by id.
    pub protocols: BTreeMap<String, Protocol>,
    /// Questions by id.
    pub questions: BTreeMap<String, Question>,
    /// Statements of the old web pages, in the order of the file.
    pub claims: Vec<Claim>,
    /// Other ways to ask for an entry, by its kind and id (`cause:essential-tremor`). File: `ask-also.toml`.
    pub ask_also: BTreeMap<String, Vec<String>>,
    /// Patients' words.
    pub words: Words,
    /// The phrases by which findings are recognised in free text.
    pub phrases: Phrases,
    /// Red flags in checklists, in the order in which they are asked.
    pub red_flag_groups: Vec<RedFlagGroup>,
    /// How hard each finding is to answer, and what is asked together.
    pub asking: Asking,
    /// Small tests at home.
    pub home_tests: Vec<HomeTest>,
    /// Resources and codes of an export.
    pub fhir: Fhir,
    /// The share of presenters with none of these causes. File: `presenters.toml`.
    pub something_else: SomethingElse,
    /// Findings that go together, by id of the group. File: `dependence.toml`.
    pub dependence: BTreeMap<String, DependenceGroup>,
    /// Causes that clinics confuse. File: `twins.toml`.
    pub twins: Vec<Twins>,
    /// Causes that go together in one person. File: `companions.toml`.
    pub companions: Companions,
    /// When it was compiled and against which releases. File: `about.toml`.
    pub about: About,
}

/// Share of presenters whose movement has none of the causes that are listed here. Always our estimate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SomethingElse {
    /// The share, between 0 and 1.
    pub share: f64,
    /// How it was come by.
    pub reasoning: String,
}
/// When the knowledge was compiled, and the releases its codes were looked up in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Date on which the facts were first compiled.
    pub compiled: String,
    /// Release of the Human Phenotype Ontology.
    pub hpo_release: String,
    /// Release of ICD-10-CM.
    pub icd10cm_release: String,
}
