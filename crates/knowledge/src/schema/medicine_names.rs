//! How people write medicines: other names, names of combinations, words for classes, and medicines that act alike.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How people write medicines. File: `medicine-names.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MedicineNames {
    /// What was recalled or chosen by us, by the name of the table it is about.
    pub marks: BTreeMap<String, String>,
    /// Names of one medicine beside those that stand with it, by its id; recalled, not checked.
    pub names: BTreeMap<String, Vec<String>>,
    /// Names that hold more than one medicine; recalled, not checked.
    #[serde(rename = "combination")]
    pub combinations: Vec<Combination>,
    /// Words for whole classes.
    #[serde(rename = "class_word")]
    pub class_words: Vec<ClassWord>,
    /// Medicines that act alike, by id.
    #[serde(rename = "group")]
    pub groups: BTreeMap<String, MedicineGroup>,
    /// Other medicines, so that a near name is not taken for one of ours.
    pub others: OtherMedicines,
    /// Words beside names that are no medicine.
    pub aside: AsideWords,
}

/// A name that holds more than one medicine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Combination {
    /// The names.
    pub names: Vec<String>,
    /// Ids of the medicines in it.
    pub medicines: Vec<String>,
    /// What else is in it that we have not checked.
    #[serde(default)]
    pub not_listed: Vec<String>,
}

/// Words for whole classes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassWord {
    /// The words.
    pub words: Vec<String>,
    /// Ids of the classes.
    pub classes: Vec<String>,
}

/// Medicines that act alike.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MedicineGroup {
    /// What they are called together.
    pub name: String,
    /// Classes that belong whole.
    #[serde(default)]
    pub classes: Vec<String>,
    /// Medicines of other classes.
    #[serde(default)]
    pub medicines: Vec<String>,
    /// Medicines of those classes that do not belong.
    #[serde(default)]
    pub except: Vec<String>,
    /// Emergencies that they can bring on, as in `medicines.toml`.
    #[serde(default)]
    pub emergencies: Vec<String>,
    /// What to know when two or more are taken together.
    pub together: Option<String>,
    /// Findings that taking them stands for.
    #[serde(default)]
    pub findings: Vec<MedicineFinding>,
    /// Where this comes from.
    pub sources: Vec<String>,
}

/// A finding that taking a medicine stands for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MedicineFinding {
    /// Id of the finding.
    pub finding: String,
    /// When.
    pub when: MedicineWhen,
    /// The days that `when` speaks of.
    pub days: Option<u16>,
    /// Why these days.
    pub why: Option<String>,
    /// Whether someone who takes no such medicine cannot have the finding: so it is where nothing else brings it, no
    /// drink, drug or long past use.
    #[serde(default)]
    pub none_rules_out: bool,
}

/// When taking a medicine stands for a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MedicineWhen {
    /// It is taken, or was until the last days.
    Taken,
    /// It is or was taken for at least so many days.
    Long,
    /// Unless the dates say that it alone has been taken unchanged for more than so many days.
    NewOrCombined,
    /// It was stopped within the last so many days.
    Stopped,
    /// It was started, or its dose changed, within the last so many days.
    New,
}

/// Names of medicines that are not on our list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherMedicines {
    /// The names; recalled.
    pub names: Vec<String>,
}

/// Words beside names that are no medicine; each text is a list of words between spaces.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AsideWords {
    /// Salts.
    pub salts: String,
    /// Units of a dose.
    pub units: String,
    /// Forms and ways to take a medicine.
    pub forms: String,
    /// How often and when.
    pub times: String,
    /// Everyday words.
    pub talk: String,
    /// Body parts and complaints.
    pub complaints: String,
    /// Several words together.
    pub phrases: Vec<String>,
}
