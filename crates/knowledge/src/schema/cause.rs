//! A cause: what it is, how it looks, and the clues for and against it.

use serde::{Deserialize, Serialize};

/// A possible cause of the movement. File: `causes/ID.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// Plain name.
    pub name: String,
    /// The name clinicians use.
    pub clinical_name: String,
    /// Other names.
    pub synonyms: Vec<String>,
    /// Group, for example `tremor`.
    pub category: String,
    /// What it is, in plain words.
    pub plain: String,
    /// How it comes about, in clinical words.
    pub mechanism: String,
    /// How it goes on.
    pub course: String,
    /// ICD-10-CM code, where one fits.
    pub icd10cm: Option<Code>,
    /// Codes in other systems.
    #[serde(default)]
    pub xrefs: Vec<Xref>,
    /// When it starts and in whom.
    pub onset: Onset,
    /// How common it is.
    pub prevalence: Prevalence,
    /// Share of the people who present because head, neck or face moves.
    pub prior: Prior,
    /// How it looks when it moves; none where no source that we hold describes it.
    pub movement: Option<MovementSignature>,
    /// How findings speak for or against it.
    #[serde(default, rename = "clue")]
    pub clues: Vec<CauseClue>,
    /// Sources of the texts above.
    pub text_sources: Vec<String>,
}

/// A code with its label.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// The code.
    pub code: String,
    /// Its label in that system.
    pub label: String,
}

/// A code in another system.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Xref {
    /// System and code, for example `MONDO:0003233`.
    pub id: String,
    /// Whether it was looked up in a file of that system (else: recalled).
    pub checked: bool,
    /// What to know about it.
    pub note: Option<String>,
}

/// When a cause starts and in whom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Onset {
    /// Typical age, in words.
    pub typical: String,
    /// Men and women, in words.
    pub sex_ratio: String,
    /// Share of women and girls among those with it, 0 to 1: our reading of the words above. None where they give none.
    pub female_share: Option<f64>,
    /// Source id of that share; none where it is our estimate.
    pub female_share_source: Option<String>,
    /// Youngest and oldest age, in years, at which a person with it plausibly presents.
    pub plausible_age_now_years: [f64; 2],
}

/// How common a cause is among all people, in words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prevalence {
    /// The figures.
    pub text: String,
    /// Where they come from.
    pub sources: Vec<String>,
    /// Whether it is our estimate.
    pub estimate: bool,
}

/// Share of presenters who have this cause. Always our estimate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prior {
    /// People with this cause per 1000 presenters, as first estimated (the sum over all causes is not 1000).
    pub per_1000: f64,
    /// Why we believe it.
    pub reasoning: String,
}

/// How a cause looks when it moves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MovementSignature {
    /// Frequency band in Hz, in words.
    pub band_hz: Option<String>,
    /// Main axis.
    pub axis: String,
    /// How regular.
    pub regularity: String,
    /// How large.
    pub amplitude: String,
    /// Rest, posture, action.
    pub state: String,
    /// What lying down does.
    pub supine: String,
    /// Continuous, bouts, single.
    pub events: String,
    /// Where this comes from.
    pub sources: Vec<String>,
}

/// How one finding speaks for one cause, as it stands in the cause's file.
///
/// Exactly one of `counted`, `share`, `class`, `estimate` gives the value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CauseClue {
    /// Finding id.
    pub finding: String,
    /// `"12/40"`: people with the finding, of people with the cause who were looked at.
    pub counted: Option<String>,
    /// A published share without its count, 0 to 1.
    pub share: Option<f64>,
    /// A frequency class. With a source: read from its wording; without: our estimate.
    pub class: Option<Class>,
    /// Our estimate, 0 to 1.
    pub estimate: Option<f64>,
    /// Lowest and highest share among the sources that were read.
    pub range: Option<[f64; 2]>,
    /// Among whom.
    pub among: Among,
    /// Source id; never on an estimate.
    pub source: Option<String>,
    /// Who chose the class, where not the source itself.
    pub class_assigned_by: Option<String>,
    /// What to know about it.
    pub note: Option<String>,
    /// The same share restated among presenters, where the one above is among all with the cause.
    pub presenters: Option<Restated>,
}

/// A share restated among those who present.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Restated {
    /// Our estimate, 0 to 1.
    pub estimate: f64,
    /// How it was derived.
    pub reasoning: String,
}

/// Among whom a share was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Among {
    /// Those with the cause who present because head, neck or face moves.
    Presenters,
    /// Everyone with the cause, the head moving or not.
    All,
}

/// Frequency classes of the Human Phenotype Ontology.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// 100 %.
    Obligate,
    /// 80 to 99 %.
    VeryFrequent,
    /// 30 to 79 %.
    Frequent,
    /// 5 to 29 %.
    Occasional,
    /// 1 to 4 %.
    VeryRare,
    /// 0 %.
    Excluded,
}
