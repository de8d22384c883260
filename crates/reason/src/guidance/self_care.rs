//! Self-care that is safe whatever the cause.

use nullpoint_knowledge::Knowledge;
use serde::Serialize;

/// A self-care step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// Its id.
    pub id: String,
    /// Plain name.
    pub name: String,
    /// What it does.
    pub plain: String,
    /// How to do it, in order.
    pub steps: Vec<String>,
    /// When not to do it.
    pub when_not: Vec<String>,
    /// When to stop and get help.
    pub stop_and_get_help: Vec<String>,
    /// Source ids.
    pub sources: Vec<String>,
}

/// The steps that suit any cause.
pub(super) fn for_any_cause(knowledge: &Knowledge) -> Vec<Step> {
    let step = |(id, step): (&String, &nullpoint_knowledge::schema::SelfCare)| Step {
        id: id.clone(),
        name: step.name.clone(),
        plain: step.plain.clone(),
        steps: step.steps.clone(),
        when_not: step.when_not.clone(),
        stop_and_get_help: step.stop_and_get_help.clone(),
        sources: step.sources.clone(),
    };
    knowledge.self_care.iter().filter(|(_, record)| record.any_cause).map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_suits_any_cause_is_offered_before_one_is_known() {
        let knowledge = Knowledge::embedded();
        let steps = for_any_cause(knowledge);
        assert!(!steps.is_empty());
        assert!(steps.iter().all(|step| knowledge.self_care[&step.id].any_cause && !step.steps.is_empty()));
    }
}
