//! What to record until the visit: triggers to log and what can be measured at home.

use super::leading;
use crate::differential::{Candidate, Differential};
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::{HomeMeasure, Trigger};
use serde::Serialize;

/// Most triggers to log at a time. Our choice: a longer list is not kept up.
const MOST_TRIGGERS: usize = 6;
/// Most home measures at a time. Our choice.
const MOST_MEASURES: usize = 5;

/// What to record until then.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Record {
    /// How to log.
    pub how: String,
    /// Triggers of the leading causes; none where no cause is named.
    pub triggers: Vec<LogTrigger>,
    /// Home measures that suit any cause or a leading one.
    pub measures: Vec<Measure>,
    /// Source ids.
    pub sources: Vec<String>,
}

/// A trigger to log.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LogTrigger {
    /// Its id.
    pub id: String,
    /// Plain name.
    pub name: String,
    /// The question.
    pub ask: String,
    /// Unit of the answer.
    pub unit: String,
}

/// Something to measure at home.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Measure {
    /// Its id.
    pub id: String,
    /// Plain name.
    pub name: String,
    /// How to do it.
    pub plain: String,
    /// Unit.
    pub unit: String,
}

/// What to record, given the leading causes.
pub(super) fn until_then(differential: &Differential, knowledge: &Knowledge) -> Record {
    let causes: Vec<&Candidate> = leading(differential).collect();
    let listed = |candidate: &&Candidate| knowledge.pathway(&candidate.cause);
    let mut ids: Vec<&String> = Vec::new();
    for id in causes.iter().filter_map(listed).flat_map(|pathway| &pathway.triggers) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let suits = |measure: &HomeMeasure| {
        measure.any_cause || causes.iter().any(|candidate| measure.causes.contains(&candidate.cause))
    };
    let mut measures: Vec<(&String, &HomeMeasure)> =
        knowledge.home_measures.iter().filter(|(_, measure)| suits(measure)).collect();
    measures.sort_by_key(|(_, measure)| !measure.any_cause);
    Record {
        how: knowledge.how_to_log.plain.clone(),
        triggers: ids
            .into_iter()
            .filter_map(|id| Some(trigger(id, knowledge.trigger(id)?)))
            .take(MOST_TRIGGERS)
            .collect(),
        measures: measures.into_iter().take(MOST_MEASURES).map(|(id, record)| measure(id, record)).collect(),
        sources: knowledge.how_to_log.sources.clone(),
    }
}

fn trigger(id: &str, record: &Trigger) -> LogTrigger {
    LogTrigger { id: id.to_owned(), name: record.name.clone(), ask: record.ask.clone(), unit: record.unit.clone() }
}

fn measure(id: &str, record: &HomeMeasure) -> Measure {
    Measure { id: id.to_owned(), name: record.name.clone(), plain: record.plain.clone(), unit: record.unit.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_cause_a_film_and_a_diary_are_kept_and_no_trigger_is_guessed() {
        let record = until_then(&Differential::new(), Knowledge::embedded());
        assert!(record.triggers.is_empty());
        assert!(record.measures.iter().any(|measure| measure.id == "home-video"));
        assert!(record.measures.iter().any(|measure| measure.id == "diary-severity"));
    }
}
