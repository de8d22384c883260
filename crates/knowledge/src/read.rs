//! Reading: TOML files become knowledge, or say what is wrong with them.
//!
//! In: names and texts of files, in any order. Out: knowledge that passed every check.
//! Shared with `build.rs`, which reads the files of this crate and packs them.

use crate::check::refusals;
use crate::problem::KnowledgeError;
use crate::schema::{
    About, Cause, Finding, Knowledge, Level, LevelText, Pathway, Professional, Rule, SomethingElse, Source,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

/// The files that stand beside the folder `causes`.
pub const FILES: [&str; 6] =
    ["about.toml", "care.toml", "findings.toml", "presenters.toml", "sources.toml", "urgency.toml"];

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
struct UrgencyFile {
    #[serde(alias = "levels")]
    levels: BTreeMap<Level, LevelText>,
    rule: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CareFile {
    professional: BTreeMap<String, Professional>,
    pathway: BTreeMap<String, Pathway>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PresentersFile {
    something_else: SomethingElse,
}

impl Knowledge {
    /// Reads and checks a set of files: `causes/ID.toml` and each of [`FILES`].
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
            match name {
                "about.toml" => knowledge.about = parsed::<About>(name, text)?,
                "care.toml" => {
                    let file = parsed::<CareFile>(name, text)?;
                    (knowledge.professionals, knowledge.pathways) = (file.professional, file.pathway);
                }
                "findings.toml" => knowledge.findings = parsed::<FindingsFile>(name, text)?.finding,
                "presenters.toml" => knowledge.something_else = parsed::<PresentersFile>(name, text)?.something_else,
                "sources.toml" => knowledge.sources = parsed::<SourcesFile>(name, text)?.source,
                "urgency.toml" => {
                    let file = parsed::<UrgencyFile>(name, text)?;
                    (knowledge.levels, knowledge.rules) = (file.levels, file.rule);
                }
                _ => {
                    let id = name.strip_prefix("causes/").and_then(|file| file.strip_suffix(".toml"));
                    let Some(id) = id else { return Err(KnowledgeError::Stray(name.to_owned())) };
                    knowledge.causes.insert(id.to_owned(), parsed::<Cause>(name, text)?);
                }
            }
        }
        if let Some(name) = missing.first() {
            return Err(KnowledgeError::Missing(name));
        }
        let refusals = refusals(&knowledge);
        if refusals.is_empty() { Ok(knowledge) } else { Err(KnowledgeError::Refused(refusals)) }
    }
}

fn parsed<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, KnowledgeError> {
    toml::from_str(text).map_err(|error| KnowledgeError::Toml {
        file: file.to_owned(),
        message: error.to_string().trim_end().to_owned(),
    })
}
