//! Guidance: what to do next.
//!
//! In: urgency, differential and findings. Out: how soon, whom to see, what to keep in mind, what to answer next.
//! Limits: treatments, self-care and medicines in detail come from the knowledge of later issues; nothing here names a
//! medicine to take, stop or change.

use crate::answers::About;
use crate::differential::Differential;
use crate::findings::Findings;
use crate::questions::{NextQuestion, most_telling, red_flags};
use crate::urgency::Urgency;
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::Level;
use serde::Serialize;

/// What to do next.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Guidance {
    /// How soon to get help: the words of the urgency level.
    pub how_soon: String,
    /// Whom to see, in order.
    pub whom: Vec<Whom>,
    /// What to keep in mind whatever the cause.
    pub keep_in_mind: Vec<String>,
    /// Red flags that nobody asked and of which one "yes" would be an emergency.
    pub red_flags_to_ask: Vec<NextQuestion>,
    /// Questions whose answers would change the order of causes most.
    pub ask_next: Vec<NextQuestion>,
}

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

/// Causes that weigh in on whom to see: those at least this likely, uncalibrated. Our choice.
const WEIGHS_IN: f64 = 0.10;
/// Most specialists named beside the first contact, one for each leading cause. Our choice: more is no help.
const MOST_NAMED: usize = 3;
/// Questions offered at a time. Our choice.
const QUESTIONS: usize = 5;

/// Said outside emergencies and in them; the rules of an acute reaction add their own words.
const MEDICINES: &str = "Do not stop or change a medicine on your own. Ask the prescriber or a pharmacist first.";
const ACUTE_REACTION: &str =
    "A reaction to a medicine may be behind this. Get help as said above, and ask before you take the next dose.";
const FILM: &str = "Film the movement on a phone when it is there. A short film helps the clinician most.";

/// Rules about an acute reaction to a medicine: with these, ask before the next dose.
const ACUTE_REACTION_RULES: [&str; 10] = [
    "agitation-clonus",
    "eyes-stuck-up",
    "dystonia-airway",
    "acute-dystonic-reaction",
    "neuroleptic-malignant",
    "serotonin-severe",
    "lithium-toxicity-severe",
    "lithium-toxicity-early",
    "overdose-with-signs",
    "overdose-no-signs",
];

/// What to do next, given the rest of the assessment.
#[must_use]
pub fn guidance(
    urgency: &Urgency,
    differential: &Differential,
    findings: &Findings,
    knowledge: &Knowledge,
    about: About,
) -> Guidance {
    let acute = urgency.rules.iter().any(|rule| ACUTE_REACTION_RULES.contains(&rule.rule.as_str()));
    let keep_in_mind = if acute { vec![ACUTE_REACTION, FILM] } else { vec![MEDICINES, FILM] };
    Guidance {
        how_soon: urgency.plain.clone(),
        whom: whom(urgency.level, differential, knowledge),
        keep_in_mind: keep_in_mind.into_iter().map(str::to_owned).collect(),
        red_flags_to_ask: red_flags(urgency, findings, knowledge, about),
        ask_next: most_telling(differential, findings, knowledge, about, QUESTIONS),
    }
}

/// The first contact for this level, then the specialists that the leading causes name.
fn whom(level: Level, differential: &Differential, knowledge: &Knowledge) -> Vec<Whom> {
    let mut reasons: Vec<(&str, String)> = Vec::new();
    match level {
        Level::EmergencyNow => reasons.push(("emergency", "now".into())),
        Level::SameDay => reasons.push(("emergency", "today, or another doctor who can see you today".into())),
        Level::Within2Weeks => reasons.push(("primary-care", "within 2 weeks".into())),
        Level::Routine => reasons.push(("primary-care", "an ordinary appointment".into())),
        Level::SelfCare => reasons.push(("primary-care", "if it lasts, changes or worries you".into())),
    }
    for candidate in differential.iter().filter(|candidate| candidate.probability >= WEIGHS_IN) {
        let Some(pathway) = knowledge.pathways.get(&candidate.cause) else { continue };
        for who in pathway.who.iter().take(1) {
            if reasons.iter().all(|(known, _)| *known != who.as_str()) && reasons.len() <= MOST_NAMED {
                reasons.push((who, format!("may be asked to see this when {} is considered", lower(&candidate.name))));
            }
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
fn lower(name: &str) -> String {
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
    use crate::answers::Answers;
    use crate::differential::differential;
    use crate::urgency::urgency;

    fn of(text: &str) -> Guidance {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml(text, knowledge).unwrap();
        let findings = Findings::from_answers(&answers, knowledge);
        let urgency = urgency(&findings, knowledge);
        guidance(&urgency, &differential(&findings, knowledge), &findings, knowledge, answers.about)
    }

    #[test]
    fn an_acute_reaction_says_to_ask_before_the_next_dose() {
        let guidance = of("present = [\"dopamine-blocker\", \"new-drug-days\", \"eyes-stuck-up\"]");
        assert!(guidance.keep_in_mind.iter().any(|text| text.contains("ask before you take the next dose")));
    }

    #[test]
    fn outside_emergencies_no_medicine_is_to_be_stopped() {
        let guidance = of("present = [\"region-head-neck\"]");
        assert!(guidance.keep_in_mind.iter().any(|text| text.starts_with("Do not stop or change a medicine")));
    }

    #[test]
    fn rules_of_acute_reactions_exist() {
        let knowledge = Knowledge::embedded();
        for id in ACUTE_REACTION_RULES {
            assert!(knowledge.rule(id).is_some(), "{id}");
        }
    }

    #[test]
    fn a_pulled_neck_goes_to_a_doctor_and_then_a_specialist() {
        let whom = of("present = [\"region-head-neck\", \"sustained-pull\", \"sensory-trick\"]").whom;
        assert_eq!(whom[0].who, "primary-care");
        assert!(whom.iter().any(|whom| whom.who == "neurologist" || whom.who == "movement-disorder-specialist"));
    }

    #[test]
    fn an_emergency_names_emergency_care_first() {
        assert_eq!(of("present = [\"thunderclap\"]").whom[0].who, "emergency");
    }

    #[test]
    fn questions_about_a_child_are_worded_for_a_child() {
        let guidance = of("about = \"child\"\nage_years = 4\npresent = [\"region-head-neck\"]");
        let all = guidance.ask_next.iter().chain(&guidance.red_flags_to_ask);
        assert!(all.clone().count() > 5);
        for question in all {
            assert!(
                !question.question.starts_with("Do you") && !question.question.starts_with("Have you"),
                "{question:?}"
            );
        }
    }

    #[test]
    fn a_name_in_a_sentence_keeps_its_capital() {
        assert_eq!(lower("Head shaking on its own"), "head shaking on its own");
        assert_eq!(lower("Parkinson disease"), "Parkinson disease");
        assert_eq!(lower("TMJ trouble"), "TMJ trouble");
    }
}
