//! How people speak: words for the search, and the phrases that name a finding.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Patients' words beside the words of the knowledge. File: `words.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Words that say nothing about what is asked.
    pub filler: Vec<String>,
    /// Words for a movement: a question with one of them may be for us.
    pub movement: Vec<String>,
    /// Words for head, neck and face.
    pub region: Vec<String>,
    /// Words that show that a question is about something else.
    pub elsewhere: Vec<String>,
    /// Words that can stand for each other.
    pub same: Vec<Vec<String>>,
    /// Words with their meanings, one way only.
    #[serde(rename = "word")]
    pub words: Vec<Word>,
    /// Words that show which kind of entry is asked for, by kind.
    pub leaning: BTreeMap<String, Vec<String>>,
}

/// Words people use, and what they mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// What people type, in lower case.
    pub says: Vec<String>,
    /// The word or name that the knowledge uses.
    pub means: String,
}

/// The phrases by which findings are recognised in free text. File: `phrases.toml`, which tells how they are written;
/// [`Sayings`] in `phrases/GROUP.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrases {
    /// Figures of speech: what stands in them is not meant.
    pub figure: Vec<String>,
    /// Words that raise no alarm, though a finding may be in them.
    pub harmless: Vec<String>,
    /// What makes the rest of its clause a mere possibility, or someone's reading.
    pub supposed: Vec<String>,
    /// What leaves the rest of its clause open: no alarm is spared for it, but no finding is read from it.
    pub doubt: Vec<String>,
    /// What puts its clause long into the past.
    pub past: Vec<String>,
    /// Words that stand for one another in a phrase, by the name used in it.
    pub class: BTreeMap<String, Vec<String>>,
    /// Loose phrases by finding id, for the alarm alone: a false alarm is a lesser fault than a missed flag.
    pub alarm: BTreeMap<String, Vec<String>>,
    /// Phrases that tell an age where no number does, by age in years.
    pub age: Vec<AgePhrase>,
    /// How people say that a finding is there, and that it is not, by finding id. Files: `phrases/GROUP.toml`.
    #[serde(default)]
    pub finding: BTreeMap<String, Sayings>,
    /// Where to look for each; reckoned from the phrases when they are read.
    #[serde(default)]
    pub openings: Openings,
}

/// Under which words each phrase is to be looked for, by its number in order of finding, those that say that it is there
/// before those that say that it is not. A class stands as it is written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Openings {
    /// Those of sayings.
    pub sayings: BTreeMap<String, Vec<u32>>,
    /// Those of loose phrases for the alarm.
    pub alarms: BTreeMap<String, Vec<u32>>,
    /// Every word and class that a phrase of either uses, with how many findings use it in their sayings.
    pub users: BTreeMap<String, u32>,
}

/// How people say a finding.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sayings {
    /// Phrases that say that it is there; denied, they say that it is not.
    pub present: Vec<String>,
    /// Phrases that say that it is not there, though nothing in them is denied (`steady hands`).
    #[serde(default)]
    pub absent: Vec<String>,
    /// Whether it counts when it is long past too.
    #[serde(default)]
    pub even_past: bool,
    /// Whether it is said of relatives: what is said of anyone else is never one's own.
    #[serde(default)]
    pub of_relatives: bool,
    /// Whether it says that something changes the movement, so that `no difference` denies it.
    #[serde(default)]
    pub of_change: bool,
    /// Whether it is something that a person can do, so that `can't` denies it.
    #[serde(default)]
    pub is_ability: bool,
    /// Whether it is one of babies and children, so that a grown-up writer never says it of themselves.
    #[serde(default)]
    pub of_children: bool,
    /// Findings that together say it: insulin, and sweating with the shaking.
    #[serde(default)]
    pub made_of: Vec<Vec<String>>,
    /// Findings that are there whenever this one is: who nods yes-yes moves the head.
    #[serde(default)]
    pub implies: Vec<String>,
    /// Findings whose words say this one too, though they mean themselves: where one of them is said in a sentence, this
    /// one is not.
    #[serde(default)]
    pub gives_way_to: Vec<String>,
}

/// A file of sayings: those of one group of findings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SayingsFile {
    /// By finding id.
    pub finding: BTreeMap<String, Sayings>,
}

/// Words that tell roughly how old someone is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgePhrase {
    /// The age to take for the rules, in years.
    pub years: f64,
    /// The words.
    pub says: Vec<String>,
}
