//! Findings: what is present, absent or not assessed, each with where it came from.

use crate::answers::{Answers, Sex, Value};
use nullpoint_knowledge::Knowledge;
use serde::Serialize;
use std::collections::BTreeMap;

/// "No" and "nobody looked" are different answers; so are "nobody looked" and "asked, but nobody knows".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// It is there.
    Present,
    /// It is not there.
    Absent,
    /// It was asked and nobody knows.
    Unknown,
    /// Nobody asked or looked.
    NotAssessed,
}

/// Where a finding came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The person said so.
    Answer,
    /// It was measured in a recording; the words say what was measured.
    Recording(String),
    /// It follows from what else was said; the words say from what.
    Derived(String),
}

/// One finding with its presence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Observed {
    /// Finding id.
    pub finding: String,
    /// Its plain label.
    pub label: String,
    /// Whether it is there.
    pub presence: Presence,
    /// The number given, in the finding's unit, where the answer is a number.
    pub value: Option<f64>,
    /// How surely it is there, where it is: 1 for an answer, less for a measurement near the edge of a band.
    pub certainty: f64,
    /// Where it came from, in the order it came.
    pub origins: Vec<Origin>,
}

/// All findings of one person at one time, by id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    observed: BTreeMap<String, Observed>,
    /// Age in years, where known.
    pub age_years: Option<f64>,
    /// Sex, where said.
    pub sex: Option<Sex>,
}

impl Findings {
    /// The findings that the answers state themselves.
    #[must_use]
    pub fn from_answers(answers: &Answers, knowledge: &Knowledge) -> Self {
        let mut findings = Self { age_years: answers.age(), sex: answers.sex, ..Self::default() };
        let lists = [
            (&answers.present, Presence::Present),
            (&answers.absent, Presence::Absent),
            (&answers.unknown, Presence::Unknown),
        ];
        for (ids, presence) in lists {
            for id in ids {
                findings.add(knowledge, id, presence, Origin::Answer);
            }
        }
        for (id, value) in &answers.values {
            if let Value::Number(number) = value {
                findings.add(knowledge, id, Presence::Present, Origin::Answer);
                if let Some(observed) = findings.observed.get_mut(id) {
                    observed.value = Some(*number);
                }
            }
        }
        findings
    }

    /// Adds one observation. What is there stays there: a later "absent" never takes a "present" away, and any
    /// answer wins over "unknown".
    pub fn add(&mut self, knowledge: &Knowledge, id: &str, presence: Presence, origin: Origin) {
        self.add_surely(knowledge, id, presence, 1.0, origin);
    }

    /// Adds one observation of which it is known how surely it holds, 0.5 to 1. The surest one counts.
    pub fn add_surely(&mut self, knowledge: &Knowledge, id: &str, presence: Presence, certainty: f64, origin: Origin) {
        let Some(finding) = knowledge.findings.get(id) else { return };
        let observed = self.observed.entry(id.to_owned()).or_insert_with(|| Observed {
            finding: id.to_owned(),
            label: finding.label.clone(),
            presence: Presence::NotAssessed,
            value: None,
            certainty,
            origins: Vec::new(),
        });
        if rank(presence) > rank(observed.presence) {
            (observed.presence, observed.certainty) = (presence, certainty);
        } else if presence == observed.presence {
            observed.certainty = observed.certainty.max(certainty);
        }
        if !observed.origins.contains(&origin) {
            observed.origins.push(origin);
        }
    }

    /// Whether the finding of this id is there.
    #[must_use]
    pub fn presence(&self, id: &str) -> Presence {
        self.observed.get(id).map_or(Presence::NotAssessed, |observed| observed.presence)
    }

    /// The number given for a finding; the age for `age-now`.
    #[must_use]
    pub fn value(&self, id: &str) -> Option<f64> {
        if id == "age-now" {
            return self.age_years;
        }
        self.observed.get(id).and_then(|observed| observed.value)
    }

    /// What was observed of a finding; `None` when nobody assessed it.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Observed> {
        self.observed.get(id)
    }

    /// What was observed, in order of id.
    pub fn iter(&self) -> impl Iterator<Item = &Observed> {
        self.observed.values()
    }

    /// Whether anything that tells causes apart is present or absent (age and numbers alone do not).
    #[must_use]
    pub fn tell_anything(&self) -> bool {
        self.observed.values().any(|observed| {
            matches!(observed.presence, Presence::Present | Presence::Absent) && observed.value.is_none()
        })
    }

    /// Whether a person answered anything, beside what a recording showed.
    #[must_use]
    pub fn any_from_answers(&self) -> bool {
        self.observed
            .values()
            .any(|observed| observed.origins.iter().any(|origin| !matches!(origin, Origin::Recording(_))))
    }
}

/// Present outranks absent, absent unknown, unknown nobody asked: an observation never weakens one before it.
fn rank(presence: Presence) -> u8 {
    match presence {
        Presence::NotAssessed => 0,
        Presence::Unknown => 1,
        Presence::Absent => 2,
        Presence::Present => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_not_taken_away() {
        let knowledge = Knowledge::embedded();
        let mut findings = Findings::default();
        findings.add(knowledge, "fever", Presence::Present, Origin::Answer);
        findings.add(knowledge, "fever", Presence::Absent, Origin::Recording("a test".into()));
        assert_eq!(findings.presence("fever"), Presence::Present);
        assert_eq!(findings.iter().next().map(|fever| fever.origins.len()), Some(2));
    }

    #[test]
    fn nobody_asked_is_not_absent() {
        assert_eq!(Findings::default().presence("fever"), Presence::NotAssessed);
    }

    #[test]
    fn an_age_under_values_is_the_age() {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml("[values]\nage-now = 1.5", knowledge).unwrap();
        assert_eq!(Findings::from_answers(&answers, knowledge).value("age-now"), Some(1.5));
    }
}
