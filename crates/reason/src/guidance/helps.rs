//! What helps: for each leading cause what a clinician may offer, in order, with how well proven it is.
//!
//! Limits: nothing here says to start, change or stop anything; each is something that may be offered.

use super::leading;
use crate::differential::Differential;
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::help::Helps;
use nullpoint_knowledge::schema::{Role, TreatmentKind};
use serde::Serialize;

/// Treatments told for one cause; the rest is counted. Our choice: `nullpoint treatment CAUSE` tells all.
const MOST_OFFERED: usize = 4;

/// What helps with one cause.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HelpForCause {
    /// Cause id.
    pub cause: String,
    /// Its plain name.
    pub name: String,
    /// What may be offered, tried first before tried next.
    pub may_be_offered: Vec<Offer>,
    /// How many more may be tried.
    pub more: usize,
    /// What is not worth trying for it, or harmful.
    pub not_worth_trying: Vec<Offer>,
    /// Ids of the self-care steps that suit this cause; each has its own "when not".
    pub self_care: Vec<String>,
}

/// A treatment for one cause.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Offer {
    /// Id of the treatment.
    pub treatment: String,
    /// Its plain name.
    pub name: String,
    /// What sort of treatment it is.
    pub kind: TreatmentKind,
    /// Its place among the treatments of this cause.
    pub role: Role,
    /// How well proven.
    pub evidence: String,
    /// Effect, in numbers where there are any.
    pub effect: Option<String>,
    /// Whether a figure or grade of it was recalled, not read.
    pub recalled_figures: bool,
    /// Why we put it here, where that is our own estimate.
    pub estimate: Option<String>,
    /// What is known of guidelines among its sources that their makers withdrew.
    pub retired: Vec<String>,
    /// Source ids.
    pub sources: Vec<String>,
}

/// What helps with each leading cause, in their order.
pub(super) fn what_helps(differential: &Differential, knowledge: &Knowledge) -> Vec<HelpForCause> {
    leading(differential).map(|candidate| for_cause(&candidate.cause, &candidate.name, knowledge)).collect()
}

fn for_cause(cause: &str, name: &str, knowledge: &Knowledge) -> HelpForCause {
    let offers = |avoid: bool| {
        knowledge.treatments_for(cause).into_iter().filter(move |row| (row.helps.role == Role::Avoid) == avoid)
    };
    HelpForCause {
        cause: cause.to_owned(),
        name: name.to_owned(),
        may_be_offered: offers(false).take(MOST_OFFERED).map(|row| offer(&row, knowledge)).collect(),
        more: offers(false).count().saturating_sub(MOST_OFFERED),
        not_worth_trying: offers(true).map(|row| offer(&row, knowledge)).collect(),
        self_care: knowledge
            .self_care_for(cause)
            .into_iter()
            .filter(|(_, step)| !step.any_cause)
            .map(|(id, _)| id.to_owned())
            .collect(),
    }
}

fn offer(row: &Helps<'_>, knowledge: &Knowledge) -> Offer {
    let retired = |id: &String| knowledge.source(id)?.retired.clone();
    Offer {
        treatment: row.id.to_owned(),
        name: row.treatment.name.clone(),
        kind: row.treatment.kind,
        role: row.helps.role,
        evidence: row.helps.evidence.clone(),
        effect: row.helps.effect.clone(),
        recalled_figures: row.helps.recalled_figures,
        estimate: row.helps.estimate.clone(),
        retired: row.helps.sources.iter().filter_map(retired).collect(),
        sources: row.helps.sources.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_offered_and_what_is_not_worth_trying_are_kept_apart() {
        let help = for_cause("essential-tremor", "Essential tremor", Knowledge::embedded());
        assert_eq!(help.may_be_offered.len(), MOST_OFFERED);
        assert!(help.may_be_offered.is_sorted_by_key(|offer| offer.role));
        assert!(help.may_be_offered.iter().all(|offer| offer.role != Role::Avoid));
        assert!(!help.not_worth_trying.is_empty() && help.more > 0);
        assert!(help.not_worth_trying.iter().all(|offer| offer.role == Role::Avoid));
    }

    #[test]
    fn a_withdrawn_guideline_is_told() {
        let help = for_cause("cervical-dystonia", "Neck dystonia", Knowledge::embedded());
        assert!(help.may_be_offered[0].retired.iter().any(|text| text.contains("retired")), "{help:?}");
    }

    #[test]
    fn every_cause_has_something_that_may_be_offered() {
        let knowledge = Knowledge::embedded();
        for (id, cause) in &knowledge.causes {
            assert!(!for_cause(id, &cause.name, knowledge).may_be_offered.is_empty(), "{id}");
        }
    }
}
