//! Care: whom to see, how soon, what they do, and the way there for each cause and country.

use serde::{Deserialize, Serialize};

/// What holds for any visit. File: `care.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Care {
    /// How soon to go, with examples, soonest first.
    pub how_soon: Vec<HowSoon>,
    /// When a guideline asks to refer, and when not.
    pub referral_rules: Vec<ReferralRule>,
    /// What clinicians look at.
    pub what_they_examine: Vec<String>,
    /// What to ask and to bring.
    pub questions: VisitQuestions,
}

/// How soon to go, with examples.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HowSoon {
    /// Its id.
    pub id: String,
    /// What to do.
    pub label: String,
    /// When.
    pub examples: Vec<String>,
    /// Ids of professionals.
    pub who: Vec<String>,
    /// Where this comes from.
    pub sources: Vec<String>,
}

/// When a guideline asks to refer, and when not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferralRule {
    /// Its id.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Where this comes from.
    pub sources: Vec<String>,
}

/// What to ask at a visit, and what to bring.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitQuestions {
    /// At the first visit.
    pub first_visit: Vec<String>,
    /// Before any treatment.
    pub before_treatment: Vec<String>,
    /// Before botulinum toxin.
    pub botulinum: Vec<String>,
    /// Before surgery.
    pub surgery: Vec<String>,
    /// When a medicine is reviewed.
    pub medicine_review: Vec<String>,
    /// About tics.
    pub tics: Vec<String>,
    /// What to bring.
    pub bring: Vec<String>,
}

/// Someone to see. File: `care.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Professional {
    /// Plain name.
    pub name: String,
    /// When to go there.
    pub when: String,
    /// Age from which they no longer see a person, in years; none when they see all ages.
    pub up_to_years: Option<f64>,
    /// What they may do.
    pub will_do: Vec<String>,
    /// Causes that they see.
    pub for_causes: Vec<String>,
    /// Where this comes from.
    pub sources: Vec<String>,
}

/// The way through care for a cause. File: `pathways.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pathway {
    /// Id of the professional to see first.
    pub first_contact: String,
    /// Ids of those who may be asked to see it.
    pub who: Vec<String>,
    /// Ids of tests that may be made.
    pub tests: Vec<String>,
    /// Ids of scales that it is rated by.
    pub scales: Vec<String>,
    /// Ids of self-care steps.
    pub self_care: Vec<String>,
    /// Ids of triggers to log.
    pub triggers: Vec<String>,
    /// Ids of treatments by their role.
    #[serde(default)]
    pub treatments: PathwayTreatments,
    /// Why we believe it, where the whole pathway is our own estimate.
    pub estimate: Option<String>,
}

/// Ids of treatments by their role for a cause.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PathwayTreatments {
    /// Tried first.
    #[serde(default)]
    pub first_line: Vec<String>,
    /// Tried next.
    #[serde(default)]
    pub second_line: Vec<String>,
    /// May be tried.
    #[serde(default)]
    pub option: Vec<String>,
    /// Not worth trying, or harmful.
    #[serde(default)]
    pub avoid: Vec<String>,
}

/// A test that may be made. File: `tests.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Test {
    /// Name.
    pub name: String,
    /// What it tells.
    pub plain: String,
    /// Causes that it is made for.
    pub for_causes: Vec<String>,
    /// What is taken or looked at.
    pub sample: String,
    /// LOINC code.
    pub loinc: Option<String>,
    /// Whether that code was recalled with confidence (else: to be looked up).
    pub loinc_sure: Option<bool>,
    /// What else to know.
    pub note: Option<String>,
    /// Where this comes from.
    pub sources: Vec<String>,
}

/// Where to find help in a country. File: `countries.toml`, by ISO code, with `EU` and `INT` for elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// Name.
    pub name: String,
    /// Emergency numbers.
    pub emergency: String,
    /// Whether a person checked all numbers and addresses of this country.
    pub checked: bool,
    /// What else to know.
    pub note: Option<String>,
    /// Help when life seems not worth living.
    #[serde(default, rename = "crisis_line")]
    pub crisis_lines: Vec<CrisisLine>,
    /// Where to find care.
    #[serde(default)]
    pub find_care: Vec<Link>,
    /// Patient organisations.
    #[serde(default)]
    pub patient_organisations: Vec<Link>,
}

/// Help when life seems not worth living.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrisisLine {
    /// Name.
    pub name: String,
    /// Phone number.
    pub phone: Option<String>,
    /// What to text, and where to.
    pub text: Option<String>,
    /// Address of a chat.
    pub chat: Option<String>,
    /// Web address.
    pub url: Option<String>,
    /// Date since when it is there.
    pub since: Option<String>,
    /// Whether it was read in a source (else: recalled).
    pub read: bool,
}

/// An address on the web.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Name.
    pub name: String,
    /// Web address.
    pub url: String,
    /// Whether it was read in a source (else: recalled).
    pub read: bool,
}
