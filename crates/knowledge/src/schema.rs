//! What a record of each kind holds. One struct per kind of TOML table; unknown keys are refused.
//!
//! Shared with `build.rs`, which reads the TOML files with these same types and packs them into one blob.

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
    /// Whom to see, by cause id. File: `care.toml`.
    pub pathways: BTreeMap<String, Pathway>,
    /// The share of presenters with none of these causes. File: `presenters.toml`.
    pub something_else: SomethingElse,
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

/// Someone to see.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Professional {
    /// Plain name.
    pub name: String,
    /// When to go there.
    pub when: String,
    /// What they may do.
    pub will_do: Vec<String>,
    /// Where this comes from.
    pub sources: Vec<String>,
}

/// Whom to see for a cause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pathway {
    /// Id of the professional to see first.
    pub first_contact: String,
    /// Ids of those who may be asked to see it.
    pub who: Vec<String>,
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
    /// How it looks when it moves.
    pub movement: MovementSignature,
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

/// Something that can be present, absent or not assessed. File: `findings.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// Group: region, character, modifiers, time, history, associated.
    pub group: String,
    /// Plain label.
    pub label: String,
    /// The question, asked of oneself.
    pub question: String,
    /// The question, asked about a child or another person.
    pub question_other: String,
    /// What clinicians call it.
    pub clinical: String,
    /// Human Phenotype Ontology term.
    pub hpo: Option<Hpo>,
    /// What an answer looks like.
    pub answer: AnswerKind,
    /// Whether a sensor can see it.
    pub sensor: Sensor,
    /// Where this comes from.
    pub sources: Vec<String>,
    /// Finding whose bearers the shares of this one are taken among, on both sides of a clue: the direction
    /// of a shaking head can only be told where the head moves. Where that one is absent, this one says nothing.
    pub given: Option<String>,
    /// How common it is among others who present (those without the cause in question). A number has none.
    pub without: Option<Without>,
    /// Words that name medicines behind this finding, for free text.
    #[serde(default)]
    pub medicine_words: Vec<String>,
}

/// A Human Phenotype Ontology term.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hpo {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// `close`: same or nearly; `related`: nearest parent or sibling only, never exported as exact.
    pub r#match: HpoMatch,
}

/// How near a term comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HpoMatch {
    /// Same or nearly the same.
    Close,
    /// Nearest parent or sibling only.
    Related,
}

/// What an answer looks like.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerKind {
    /// Yes, no or unknown.
    YesNoUnknown,
    /// A number in this unit.
    Number(String),
}

/// Whether a sensor can see a finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sensor {
    /// `yes`, `partly` or `no`.
    pub measurable: String,
    /// How.
    pub how: Option<String>,
}

/// How common a finding is among others who present.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Without {
    /// The share, 0 to 1.
    pub share: f64,
    /// Source id; none where it is our estimate.
    pub source: Option<String>,
    /// How it was come by.
    pub reasoning: String,
}

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

/// A publication or page that a person can look up. File: `sources.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Title.
    pub title: String,
    /// Who wrote or published it.
    pub authors: String,
    /// Year, as given.
    pub year: Option<String>,
    /// DOI, without the resolver's address.
    pub doi: Option<String>,
    /// PubMed id.
    pub pmid: Option<String>,
    /// Web address.
    pub url: Option<String>,
    /// Licence of the source, where known.
    pub licence: Option<String>,
    /// Whether an excerpt was read (else: recalled).
    pub read: bool,
    /// How much was read.
    pub extent_read: Option<String>,
    /// What to know about it.
    pub note: Option<String>,
    /// Why it is kept although nothing cites it.
    pub uncited: Option<String>,
}
