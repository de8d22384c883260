//! Knowledge gathered for one cause: what helps, and the way through care, from the records of several kinds.
//!
//! What the commands print as JSON; the text of the same is made from it. Field names: add, never rename.

use nullpoint_knowledge::schema::{
    Care, Cause, Country, HomeMeasure, Knowledge, LabMeasure, Professional, Role, Scale, SelfCare, Test, Treatment,
    TreatmentFor, TreatmentsGeneral,
};
use nullpoint_reason::guidance::{TakeAlong, questions_to_take};
use nullpoint_reason::how_soon::{HowSoon, how_soon};
use serde::Serialize;
use std::collections::BTreeMap;

/// A record with its id.
#[derive(Clone, Debug, Serialize)]
pub struct Named<'k, T> {
    /// Its id.
    pub id: &'k str,
    /// The record itself.
    #[serde(flatten)]
    pub record: &'k T,
}

/// A cause with what helps and whom to see.
#[derive(Debug, Serialize)]
pub struct CauseView<'k> {
    /// The cause.
    #[serde(flatten)]
    pub cause: Named<'k, Cause>,
    /// How soon it needs help, whoever has it.
    pub how_soon: HowSoon<'k>,
    /// Treatments, best first.
    pub what_helps: Vec<ShortHelp<'k>>,
    /// Whom to see first.
    pub see_first: Option<Named<'k, Professional>>,
    /// Ids of self-care steps; those that suit any cause first.
    pub self_care: Vec<&'k str>,
}

/// A treatment by its id, and its place among those of a cause.
#[derive(Debug, Serialize)]
pub struct ShortHelp<'k> {
    /// Id of the treatment.
    pub treatment: &'k str,
    /// Its name.
    pub name: &'k str,
    /// Its place.
    pub role: Role,
}

/// What helps with one cause.
#[derive(Debug, Serialize)]
pub struct HelpView<'k> {
    /// Cause id.
    pub cause: &'k str,
    /// Plain name of the cause.
    pub name: &'k str,
    /// What holds for all treatments.
    pub general: &'k TreatmentsGeneral,
    /// Why we believe the order, where the whole of it is our own estimate.
    pub estimate: Option<&'k str>,
    /// Treatments, best first; what is not worth trying last.
    pub treatments: Vec<HelpRow<'k>>,
    /// Self-care that suits any cause or this one.
    pub self_care: Vec<Named<'k, SelfCare>>,
}

/// A treatment for one cause.
#[derive(Debug, Serialize)]
pub struct HelpRow<'k> {
    /// What it does for this cause.
    #[serde(flatten)]
    pub helps: &'k TreatmentFor,
    /// What is known of guidelines among its sources that their makers withdrew.
    pub retired: Vec<&'k str>,
    /// The treatment.
    pub treatment: Named<'k, Treatment>,
}

/// The way through care for one cause.
#[derive(Debug, Serialize)]
pub struct CareView<'k> {
    /// Cause id.
    pub cause: &'k str,
    /// Plain name of the cause.
    pub name: &'k str,
    /// How soon it needs help, whoever has it.
    pub how_soon: HowSoon<'k>,
    /// Whom to see first.
    pub see_first: Option<Named<'k, Professional>>,
    /// Who else may be asked to see it.
    pub who_else: Vec<Named<'k, Professional>>,
    /// Tests that may be made.
    pub tests: Vec<Named<'k, Test>>,
    /// What clinicians look at.
    pub what_they_examine: &'k [String],
    /// Questions to take along.
    pub questions: Vec<TakeAlong>,
    /// What to bring.
    pub bring: &'k [String],
    /// Why we believe it, where the whole of it is our own estimate.
    pub estimate: Option<&'k str>,
    /// Where to find help, in the country asked for.
    pub country: Option<CountryView<'k>>,
}

/// A country with its code.
#[derive(Debug, Serialize)]
pub struct CountryView<'k> {
    /// ISO code, or `EU` or `INT`.
    pub code: &'k str,
    /// Where to find help there.
    #[serde(flatten)]
    pub country: &'k Country,
    /// Source ids of the crisis lines.
    pub crisis_sources: &'k [String],
}

/// Care whatever the cause.
#[derive(Debug, Serialize)]
pub struct GeneralCareView<'k> {
    /// How soon to go, what they do, and what to ask.
    #[serde(flatten)]
    pub care: &'k Care,
    /// Whom there is to see, by id.
    pub professionals: &'k BTreeMap<String, Professional>,
    /// Tests that may be made, by id.
    pub tests: &'k BTreeMap<String, Test>,
    /// Where to find help, by country code.
    pub countries: &'k BTreeMap<String, Country>,
}

impl<'k> GeneralCareView<'k> {
    /// All of it.
    #[must_use]
    pub const fn of(knowledge: &'k Knowledge) -> Self {
        Self {
            care: &knowledge.care,
            professionals: &knowledge.professionals,
            tests: &knowledge.tests,
            countries: &knowledge.countries,
        }
    }
}

/// Everything by which a movement or a treatment is followed.
#[derive(Debug, Serialize)]
pub struct MeasuresView<'k> {
    /// Rating scales by id.
    pub scales: &'k BTreeMap<String, Scale>,
    /// What can be measured at home, by id.
    pub home_measures: &'k BTreeMap<String, HomeMeasure>,
    /// What a laboratory or a clinic measures, by id.
    pub lab_measures: &'k BTreeMap<String, LabMeasure>,
}

impl<'k> MeasuresView<'k> {
    /// All of them.
    #[must_use]
    pub const fn of(knowledge: &'k Knowledge) -> Self {
        Self {
            scales: &knowledge.scales,
            home_measures: &knowledge.home_measures,
            lab_measures: &knowledge.lab_measures,
        }
    }
}

/// A cause with what helps; none where there is no such cause.
#[must_use]
pub fn cause<'k>(id: &str, knowledge: &'k Knowledge) -> Option<CauseView<'k>> {
    let (id, record) = knowledge.causes.get_key_value(id)?;
    let short = |row: nullpoint_knowledge::help::Helps<'k>| ShortHelp {
        treatment: row.id,
        name: &row.treatment.name,
        role: row.helps.role,
    };
    Some(CauseView {
        cause: Named { id, record },
        how_soon: how_soon(id, knowledge)?,
        what_helps: knowledge.treatments_for(id).into_iter().map(short).collect(),
        see_first: see_first(id, knowledge),
        self_care: knowledge.self_care_for(id).into_iter().map(|(id, _)| id).collect(),
    })
}

/// What helps with a cause; none where there is no such cause.
#[must_use]
pub fn helps<'k>(cause: &str, knowledge: &'k Knowledge) -> Option<HelpView<'k>> {
    let (cause, record) = knowledge.causes.get_key_value(cause)?;
    let row = |row: nullpoint_knowledge::help::Helps<'k>| HelpRow {
        helps: row.helps,
        retired: retired(row.helps, knowledge),
        treatment: Named { id: row.id, record: row.treatment },
    };
    Some(HelpView {
        cause,
        name: &record.name,
        general: &knowledge.treatments_general,
        estimate: knowledge.pathway(cause).and_then(|pathway| pathway.estimate.as_deref()),
        treatments: knowledge.treatments_for(cause).into_iter().map(row).collect(),
        self_care: knowledge.self_care_for(cause).into_iter().map(|(id, record)| Named { id, record }).collect(),
    })
}

/// What is known of guidelines behind a row that their makers withdrew, each once.
pub(crate) fn retired<'k>(helps: &TreatmentFor, knowledge: &'k Knowledge) -> Vec<&'k str> {
    let mut retired: Vec<&str> =
        helps.sources.iter().filter_map(|id| knowledge.source(id)?.retired.as_deref()).collect();
    retired.dedup();
    retired
}

/// The way through care for a cause; none where there is no such cause.
#[must_use]
pub fn care<'k>(cause: &str, country: Option<CountryView<'k>>, knowledge: &'k Knowledge) -> Option<CareView<'k>> {
    let (cause, record) = knowledge.causes.get_key_value(cause)?;
    let pathway = knowledge.pathway(cause)?;
    let first = see_first(cause, knowledge);
    let others = pathway.who.iter().filter(|id| **id != pathway.first_contact);
    Some(CareView {
        cause,
        name: &record.name,
        how_soon: how_soon(cause, knowledge)?,
        see_first: first,
        who_else: others.filter_map(|id| professional(id, knowledge)).collect(),
        tests: pathway
            .tests
            .iter()
            .filter_map(|id| knowledge.tests.get_key_value(id))
            .map(|(id, record)| Named { id, record })
            .collect(),
        what_they_examine: &knowledge.care.what_they_examine,
        questions: questions_to_take(&[cause], false, knowledge),
        bring: &knowledge.care.questions.bring,
        estimate: pathway.estimate.as_deref(),
        country,
    })
}

/// A country by its code, in capitals or not.
#[must_use]
pub fn country<'k>(code: &str, knowledge: &'k Knowledge) -> Option<CountryView<'k>> {
    let (code, country) = knowledge.countries.get_key_value(&code.to_uppercase())?;
    Some(CountryView { code, country, crisis_sources: &knowledge.crisis_sources })
}

fn see_first<'k>(cause: &str, knowledge: &'k Knowledge) -> Option<Named<'k, Professional>> {
    professional(&knowledge.pathway(cause)?.first_contact, knowledge)
}

fn professional<'k>(id: &str, knowledge: &'k Knowledge) -> Option<Named<'k, Professional>> {
    knowledge.professionals.get_key_value(id).map(|(id, record)| Named { id, record })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_says_how_soon_what_helps_and_whom_to_see() {
        let knowledge = Knowledge::embedded();
        for id in knowledge.causes.keys() {
            let view = cause(id, knowledge).unwrap();
            assert!(view.see_first.is_some(), "{id}");
            assert!(view.what_helps.iter().any(|help| help.role != Role::Avoid), "{id}");
            assert!(!view.how_soon.plain.is_empty(), "{id}");
            assert!(!view.cause.record.plain.is_empty() && !view.cause.record.mechanism.is_empty(), "{id}");
            assert!(care(id, None, knowledge).is_some() && helps(id, knowledge).is_some(), "{id}");
        }
    }

    #[test]
    fn whom_to_see_first_is_not_told_twice() {
        let care = care("essential-tremor", None, Knowledge::embedded()).unwrap();
        let first = care.see_first.map(|first| first.id);
        assert!(care.who_else.iter().all(|who| Some(who.id) != first));
        assert!(!care.who_else.is_empty() && !care.tests.is_empty());
    }
}
