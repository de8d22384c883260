//! Self-care that is safe whatever the cause, or that suits each of the likelier causes.

use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::SelfCare;
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

/// Most steps told. Our choice: more is no help.
const MOST: usize = 4;

/// The steps that suit any cause, then those that suit each of the leading ones; with none leading, the first alone.
pub(super) fn suiting(leading: &[&str], knowledge: &Knowledge) -> Vec<Step> {
    let suits = |id: &String, cause: &str| knowledge.pathway(cause).is_some_and(|path| path.self_care.contains(id));
    let suits_all = |id: &String| !leading.is_empty() && leading.iter().all(|cause| suits(id, cause));
    let any = knowledge.self_care.iter().filter(|(_, step)| step.any_cause);
    let all = knowledge.self_care.iter().filter(|(id, step)| !step.any_cause && suits_all(id));
    any.chain(all).take(MOST).map(|(id, record)| step(id, record)).collect()
}

fn step(id: &str, record: &SelfCare) -> Step {
    Step {
        id: id.to_owned(),
        name: record.name.clone(),
        plain: record.plain.clone(),
        steps: record.steps.clone(),
        when_not: record.when_not.clone(),
        stop_and_get_help: record.stop_and_get_help.clone(),
        sources: record.sources.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_suits_any_cause_is_offered_before_one_is_known() {
        let knowledge = Knowledge::embedded();
        let steps = suiting(&[], knowledge);
        assert!(!steps.is_empty());
        assert!(steps.iter().all(|step| knowledge.self_care[&step.id].any_cause && !step.steps.is_empty()));
    }

    #[test]
    fn what_suits_each_of_the_likelier_causes_is_offered_too() {
        let knowledge = Knowledge::embedded();
        let ids =
            |leading: &[&str]| -> Vec<String> { suiting(leading, knowledge).into_iter().map(|step| step.id).collect() };
        let one = ids(&["eyelid-myokymia"]);
        assert!(one.len() > ids(&[]).len(), "{one:?}");
        for id in ids(&["eyelid-myokymia", "essential-tremor"]) {
            let suits = |cause: &str| knowledge.pathways[cause].self_care.contains(&id);
            assert!(
                knowledge.self_care[&id].any_cause || (suits("eyelid-myokymia") && suits("essential-tremor")),
                "{id}"
            );
        }
    }
}
