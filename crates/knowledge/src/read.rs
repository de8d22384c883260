//! Reading: TOML files become knowledge, or say what is wrong with them.
//!
//! In: names and texts of files, in any order. Out: knowledge that passed every check.
//! Shared with `build.rs`, which reads the files of this crate and packs them.

use crate::check::refusals;
use crate::problem::KnowledgeError;
use crate::schema::{
    About, Care, Cause, Claim, Companions, Country, DependenceGroup, Finding, General, Guide, HomeMeasure, HomeTest,
    HowSoon, HowToLog, Knowledge, LabMeasure, Level, LevelText, MedicineClass, Openings, Pathway, Phrases,
    Professional, Protocol, Question, RedFlagGroup, ReferralRule, Rule, SayingsFile, Scale, SelfCare, SomethingElse,
    Source, Test, Treatment, Trigger, Twins, VisitQuestions,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

/// The files that stand beside the [`FOLDERS`].
pub const FILES: [&str; 28] = [
    "about.toml",
    "ask-also.toml",
    "asking.toml",
    "care.toml",
    "claims.toml",
    "companions.toml",
    "countries.toml",
    "dependence.toml",
    "fhir.toml",
    "findings.toml",
    "home-tests.toml",
    "medicine-names.toml",
    "medicines.toml",
    "pathways.toml",
    "phrases.toml",
    "presenters.toml",
    "protocols.toml",
    "questions.toml",
    "red-flag-groups.toml",
    "scales.toml",
    "self-care.toml",
    "sources.toml",
    "tests.toml",
    "treatments.toml",
    "triggers.toml",
    "twins.toml",
    "urgency.toml",
    "words.toml",
];

/// The folders with one file for each record, named for its id; `phrases` with one for each group of findings.
pub const FOLDERS: [&str; 5] = ["causes", "guides", "medicines", "phrases", "treatments"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FindingsFile {
    finding: BTreeMap<String, Finding>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourcesFile {
    source: BTreeMap<String, Source>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RedFlagGroupsFile {
    group: Vec<RedFlagGroup>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HomeTestsFile {
    test: Vec<HomeTest>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UrgencyFile {
    levels: BTreeMap<Level, LevelText>,
    rule: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CareFile {
    what_they_examine: Vec<String>,
    how_soon: Vec<HowSoon>,
    referral_rules: Vec<ReferralRule>,
    questions: VisitQuestions,
    professional: BTreeMap<String, Professional>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PathwaysFile {
    pathway: BTreeMap<String, Pathway>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TestsFile {
    test: BTreeMap<String, Test>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountriesFile {
    crisis_sources: Vec<String>,
    country: BTreeMap<String, Country>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SelfCareFile {
    general: General,
    step: BTreeMap<String, SelfCare>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TriggersFile {
    how_to_log: HowToLog,
    trigger: BTreeMap<String, Trigger>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScalesFile {
    scale: BTreeMap<String, Scale>,
    home: BTreeMap<String, HomeMeasure>,
    lab: BTreeMap<String, LabMeasure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionsFile {
    question: BTreeMap<String, Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimsFile {
    claim: Vec<Claim>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DependenceFile {
    group: BTreeMap<String, DependenceGroup>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TwinsFile {
    twins: Vec<Twins>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProtocolsFile {
    protocol: BTreeMap<String, Protocol>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PresentersFile {
    something_else: SomethingElse,
}

impl Knowledge {
    /// Reads and checks a set of files: each of [`FILES`], and `ID.toml` in any of the [`FOLDERS`].
    ///
    /// # Errors
    /// When a file is missing, is not ours, cannot be read, or a record of it is refused.
    pub fn from_toml<N: AsRef<str>, T: AsRef<str>>(
        files: impl IntoIterator<Item = (N, T)>,
    ) -> Result<Self, KnowledgeError> {
        let mut knowledge = Self::default();
        let mut missing: BTreeSet<&'static str> = FILES.into();
        for (name, text) in files {
            let (name, text) = (name.as_ref(), text.as_ref());
            missing.remove(name);
            if FILES.contains(&name) { knowledge.file(name, text)? } else { knowledge.record(name, text)? }
        }
        if let Some(name) = missing.first() {
            return Err(KnowledgeError::Missing(name));
        }
        knowledge.phrases.openings = Openings::of(&knowledge.phrases);
        let refusals = refusals(&knowledge);
        if refusals.is_empty() { Ok(knowledge) } else { Err(KnowledgeError::Refused(refusals)) }
    }

    /// Takes in one of [`FILES`].
    fn file(&mut self, name: &str, text: &str) -> Result<(), KnowledgeError> {
        match name {
            "about.toml" => self.about = parsed::<About>(name, text)?,
            "ask-also.toml" => self.ask_also = parsed(name, text)?,
            "asking.toml" => self.asking = parsed(name, text)?,
            "care.toml" => {
                let CareFile { what_they_examine, how_soon, referral_rules, questions, professional } =
                    parsed(name, text)?;
                self.care = Care { how_soon, referral_rules, what_they_examine, questions };
                self.professionals = professional;
            }
            "claims.toml" => self.claims = parsed::<ClaimsFile>(name, text)?.claim,
            "companions.toml" => self.companions = parsed::<Companions>(name, text)?,
            "countries.toml" => {
                let file = parsed::<CountriesFile>(name, text)?;
                (self.crisis_sources, self.countries) = (file.crisis_sources, file.country);
            }
            "dependence.toml" => self.dependence = parsed::<DependenceFile>(name, text)?.group,
            "fhir.toml" => self.fhir = parsed(name, text)?,
            "findings.toml" => self.findings = parsed::<FindingsFile>(name, text)?.finding,
            "home-tests.toml" => self.home_tests = parsed::<HomeTestsFile>(name, text)?.test,
            "medicine-names.toml" => self.medicine_names = parsed(name, text)?,
            "medicines.toml" => self.medicines_general = parsed(name, text)?,
            "pathways.toml" => self.pathways = parsed::<PathwaysFile>(name, text)?.pathway,
            "phrases.toml" => {
                let finding = std::mem::take(&mut self.phrases.finding);
                self.phrases = Phrases { finding, ..parsed(name, text)? };
            }
            "presenters.toml" => self.something_else = parsed::<PresentersFile>(name, text)?.something_else,
            "protocols.toml" => self.protocols = parsed::<ProtocolsFile>(name, text)?.protocol,
            "questions.toml" => self.questions = parsed::<QuestionsFile>(name, text)?.question,
            "red-flag-groups.toml" => self.red_flag_groups = parsed::<RedFlagGroupsFile>(name, text)?.group,
            "scales.toml" => {
                let file = parsed::<ScalesFile>(name, text)?;
                (self.scales, self.home_measures, self.lab_measures) = (file.scale, file.home, file.lab);
            }
            "self-care.toml" => {
                let file = parsed::<SelfCareFile>(name, text)?;
                (self.self_care_general, self.self_care) = (file.general, file.step);
            }
            "sources.toml" => self.sources = parsed::<SourcesFile>(name, text)?.source,
            "tests.toml" => self.tests = parsed::<TestsFile>(name, text)?.test,
            "treatments.toml" => self.treatments_general = parsed(name, text)?,
            "triggers.toml" => {
                let file = parsed::<TriggersFile>(name, text)?;
                (self.how_to_log, self.triggers) = (file.how_to_log, file.trigger);
            }
            "twins.toml" => self.twins = parsed::<TwinsFile>(name, text)?.twins,
            "urgency.toml" => {
                let file = parsed::<UrgencyFile>(name, text)?;
                (self.levels, self.rules) = (file.levels, file.rule);
            }
            "words.toml" => self.words = parsed(name, text)?,
            _ => return Err(KnowledgeError::Stray(name.to_owned())),
        }
        Ok(())
    }

    /// Takes in a file of one of the [`FOLDERS`]; its id is its name.
    fn record(&mut self, name: &str, text: &str) -> Result<(), KnowledgeError> {
        let path = name.strip_suffix(".toml").and_then(|path| path.split_once('/'));
        match path {
            Some(("causes", id)) => drop(self.causes.insert(id.to_owned(), parsed::<Cause>(name, text)?)),
            Some(("guides", id)) => drop(self.guides.insert(id.to_owned(), parsed::<Guide>(name, text)?)),
            Some(("medicines", id)) => {
                drop(self.medicine_classes.insert(id.to_owned(), parsed::<MedicineClass>(name, text)?));
            }
            Some(("phrases", _)) => self.phrases.finding.extend(parsed::<SayingsFile>(name, text)?.finding),
            Some(("treatments", id)) => drop(self.treatments.insert(id.to_owned(), parsed::<Treatment>(name, text)?)),
            _ => return Err(KnowledgeError::Stray(name.to_owned())),
        }
        Ok(())
    }
}

fn parsed<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, KnowledgeError> {
    toml::from_str(text).map_err(|error| KnowledgeError::Toml {
        file: file.to_owned(),
        message: error.to_string().trim_end().to_owned(),
    })
}
