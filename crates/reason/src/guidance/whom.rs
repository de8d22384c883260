//! Whom to see: the first contact for the level, then the specialists of the leading causes.

use super::WEIGHS_IN;
use crate::differential::Differential;
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::Level;
use serde::Serialize;

/// Most specialists named beside the first contact, one for each leading cause. Our choice: more is no help.
const MOST_NAMED: usize = 3;
/// Those whom the level alone sends to first.
const FIRST_CONTACTS: [&str; 2] = ["emergency", "primary-care"];

/// Someone to see.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Whom {
    /// Id of the professional.
    pub who: String,
    /// Plain name.
    pub name: String,
    /// For what.
    pub why: String,
    /// What they may do.
    pub will_do: Vec<String>,
    /// Source ids.
    pub sources: Vec<String>,
}

/// The first contact for this level, then the specialists that the leading causes name.
pub(super) fn whom(level: Level, differential: &Differential, age: Option<f64>, knowledge: &Knowledge) -> Vec<Whom> {
    let mut reasons: Vec<(&str, String)> = Vec::new();
    match level {
        Level::EmergencyNow => reasons.push(("emergency", "now".into())),
        Level::SameDay => reasons.push(("emergency", "today, or another doctor who can see you today".into())),
        Level::Within2Weeks => reasons.push(("primary-care", "within 2 weeks".into())),
        Level::Routine => reasons.push(("primary-care", "an ordinary appointment".into())),
        Level::SelfCare => reasons.push(("primary-care", "if it lasts, changes or worries you".into())),
    }
    for candidate in differential.iter().filter(|candidate| candidate.probability_main >= WEIGHS_IN) {
        let Some(pathway) = knowledge.pathways.get(&candidate.cause) else { continue };
        let sees = |who: &&String| {
            let up_to = knowledge.professionals.get(*who).and_then(|professional| professional.up_to_years);
            !FIRST_CONTACTS.contains(&who.as_str()) && !age.zip(up_to).is_some_and(|(age, up_to)| age >= up_to)
        };
        let Some(who) = pathway.who.iter().find(sees) else { continue };
        if reasons.iter().all(|(known, _)| *known != who.as_str()) && reasons.len() <= MOST_NAMED {
            reasons.push((who, format!("may be asked to see this when {} is considered", lower(&candidate.name))));
        }
    }
    reasons
        .into_iter()
        .filter_map(|(who, why)| {
            let professional = knowledge.professionals.get(who)?;
            Some(Whom {
                who: who.to_owned(),
                name: professional.name.clone(),
                why,
                will_do: professional.will_do.clone(),
                sources: professional.sources.clone(),
            })
        })
        .collect()
}

/// A name in the middle of a sentence: its first letter small, unless it is a name or an abbreviation.
pub(super) fn lower(name: &str) -> String {
    let first_word = name.split_whitespace().next().unwrap_or_default();
    let keeps = first_word.chars().skip(1).any(char::is_uppercase)
        || ["Parkinson", "Tourette", "Bell", "Wilson", "Huntington", "Sydenham", "Sandifer"]
            .iter()
            .any(|proper| first_word.starts_with(proper));
    if keeps {
        return name.to_owned();
    }
    let mut letters = name.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grown_person_is_not_sent_to_a_childrens_clinic() {
        let knowledge = Knowledge::embedded();
        let answers = "present = [\"vocal-tics\", \"premonitory-urge\", \"suppressible\", \"region-head-neck\"]";
        let answers = crate::Answers::from_toml(answers, knowledge).unwrap();
        let findings = crate::Findings::from_answers(&answers, knowledge);
        let differential = crate::differential::differential(&findings, knowledge);
        let sent = |age| {
            let named = whom(Level::Routine, &differential, Some(age), knowledge);
            named.iter().any(|whom| whom.who == "paediatric-neurology-or-camhs")
        };
        assert!(sent(9.0) && !sent(31.0));
    }

    #[test]
    fn a_name_in_a_sentence_keeps_its_capital() {
        assert_eq!(lower("Head shaking on its own"), "head shaking on its own");
        assert_eq!(lower("Parkinson disease"), "Parkinson disease");
        assert_eq!(lower("TMJ trouble"), "TMJ trouble");
    }
}
