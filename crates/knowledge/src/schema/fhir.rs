//! FHIR: which resources and codes an export would use.

use serde::{Deserialize, Serialize};

/// Which resources and codes an export to other health software would use. File: `fhir.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fhir {
    /// What to know about the codes.
    pub note: String,
    /// Where they come from.
    pub sources: Vec<String>,
    /// Resources.
    #[serde(rename = "resource")]
    pub resources: Vec<FhirResource>,
    /// SNOMED CT codes.
    pub snomed: Vec<FhirCode>,
    /// LOINC codes.
    pub loinc: Vec<FhirCode>,
}

/// A resource and what it would hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FhirResource {
    /// What it would hold.
    pub holds: String,
    /// Name of the resource.
    pub resource: String,
    /// Its category.
    pub category: Option<String>,
    /// A LOINC code as an example.
    pub example_loinc: Option<String>,
    /// What to know about it.
    pub note: Option<String>,
}

/// A code in a code system.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FhirCode {
    /// The code.
    pub code: String,
    /// Its label.
    pub display: String,
    /// Whether it was recalled with confidence (else: to be looked up before use).
    pub sure: bool,
}
