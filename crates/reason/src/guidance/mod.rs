//! Guidance: what to do next.
//!
//! In: urgency, differential and findings. Out: what to do now and how soon, whom to see, what helps with the leading
//! causes, self-care that is safe whatever the cause, questions to take along, medicines to ask about, what to record
//! until then, and what to answer next.
//! Method: at the two upper levels help comes first: what helps, self-care, questions and records are left out, and
//! `later` says where they stand.
//! Limits: nothing here names a medicine to start, stop or change.

mod helps;
mod medicines;
mod record;
mod self_care;
mod take_along;
mod whom;

pub use helps::{HelpForCause, Offer};
pub use medicines::{MayCause, MedicineToAsk};
pub use record::{LogTrigger, Measure, Record};
pub use self_care::Step;
pub use take_along::{TakeAlong, questions_to_take};
pub use whom::Whom;

use crate::answers::Answers;
use crate::differential::{Candidate, Differential, SOMETHING_ELSE};
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
    /// What to do now: the words of the rules at the reached level, else those of the level.
    pub do_now: Vec<String>,
    /// Get help before anything else: what helps, self-care, questions and records are left out.
    pub help_first: bool,
    /// Whom to see, in order.
    pub whom: Vec<Whom>,
    /// What to keep in mind whatever the cause.
    pub keep_in_mind: Vec<String>,
    /// What may be offered for each of the leading causes.
    pub what_helps: Vec<HelpForCause>,
    /// Self-care that suits any cause, or each of the leading ones.
    pub self_care: Vec<Step>,
    /// What to know before any self-care.
    pub self_care_caution: Option<String>,
    /// Questions to take along.
    pub questions_to_take: Vec<TakeAlong>,
    /// What to bring to the visit.
    pub bring: Vec<String>,
    /// Medicines that may cause movements, with what to ask the prescriber.
    pub medicines_to_ask_about: Vec<MedicineToAsk>,
    /// What to record until then.
    pub record_until_then: Option<Record>,
    /// Where to read on once help has been got.
    pub later: Vec<String>,
    /// Red flags that nobody asked and of which one "yes" would be an emergency.
    pub red_flags_to_ask: Vec<NextQuestion>,
    /// Questions whose answers would change the order of causes most.
    pub ask_next: Vec<NextQuestion>,
}

/// Causes that weigh in on whom to see and what helps: those at least this likely to be the main one. Our
/// choice.
const WEIGHS_IN: f64 = 0.10;
/// Most leading causes that are told what helps. Our choice: more is no help.
const MOST_LEADING: usize = 3;
/// Questions offered at a time. Our choice.
const QUESTIONS: usize = 5;

/// Said outside emergencies and in them; the rules of an acute reaction add their own words.
const MEDICINES: &str = "Do not stop or change a medicine on your own. Ask the prescriber or a pharmacist first.";
const ACUTE_REACTION: &str =
    "A reaction to a medicine may be behind this. Get help as said above, and ask before you take the next dose.";
const FILM: &str = "Film the movement on a phone when it is there. A short film helps the clinician most.";

/// What to do next, given the rest of the assessment.
#[must_use]
pub fn guidance(
    urgency: &Urgency,
    differential: &Differential,
    findings: &Findings,
    knowledge: &Knowledge,
    answers: &Answers,
) -> Guidance {
    let about = answers.about;
    let acute = urgency.rules.iter().filter_map(|fired| knowledge.rule(&fired.rule)).any(|rule| rule.acute_reaction);
    let keep_in_mind = if acute { vec![ACUTE_REACTION, FILM] } else { vec![MEDICINES, FILM] };
    let help_first = urgency.level >= Level::SameDay;
    // No disease is named from a signal alone: then only what suits any cause is said.
    let named = !help_first && !differential.is_empty();
    let care = &knowledge.care.questions;
    let led: Vec<&str> = leading(differential).map(|candidate| candidate.cause.as_str()).collect();
    let takes_medicines = !answers.medicines.is_empty();
    Guidance {
        how_soon: urgency.plain.clone(),
        do_now: do_now(urgency),
        help_first,
        whom: whom::whom(urgency.level, differential, findings.age_years, knowledge),
        keep_in_mind: keep_in_mind.into_iter().map(str::to_owned).collect(),
        what_helps: if named { helps::what_helps(differential, knowledge) } else { Vec::new() },
        self_care: if help_first { Vec::new() } else { self_care::suiting(if named { &led } else { &[] }, knowledge) },
        self_care_caution: (!help_first).then(|| knowledge.self_care_general.plain.clone()),
        questions_to_take: if named { questions_to_take(&led, takes_medicines, knowledge) } else { Vec::new() },
        bring: if named { care.bring.clone() } else { Vec::new() },
        medicines_to_ask_about: medicines::to_ask_about(&answers.medicines, differential, knowledge),
        record_until_then: (!help_first).then(|| record::until_then(differential, knowledge)),
        later: if help_first { later(differential) } else { Vec::new() },
        red_flags_to_ask: red_flags(urgency, findings, knowledge, about),
        ask_next: most_telling(differential, findings, knowledge, about, QUESTIONS),
    }
}

/// The words of the rules at the reached level, each once; else those of the level.
fn do_now(urgency: &Urgency) -> Vec<String> {
    let mut now: Vec<String> = Vec::new();
    for rule in urgency.rules.iter().filter(|rule| rule.level == urgency.level) {
        if !now.contains(&rule.plain) {
            now.push(rule.plain.clone());
        }
    }
    if now.is_empty() { vec![urgency.plain.clone()] } else { now }
}

/// Where to read on once help has been got.
fn later(differential: &Differential) -> Vec<String> {
    let mut later: Vec<String> = leading(differential)
        .map(|candidate| {
            let (id, name) = (&candidate.cause, whom::lower(&candidate.name));
            format!("What helps with {name}, and whom to see: `nullpoint treatment {id}` and `nullpoint care {id}`")
        })
        .collect();
    later.push("Self-care, with when not to do it: `nullpoint selfcare`".to_owned());
    later
}

/// The causes that lead: the likeliest one, and those that weigh in beside it.
fn leading(differential: &Differential) -> impl Iterator<Item = &Candidate> {
    let named = differential.iter().filter(|candidate| candidate.cause != SOMETHING_ELSE);
    named
        .enumerate()
        .filter(|(place, candidate)| *place == 0 || candidate.probability_main >= WEIGHS_IN)
        .map(|(_, candidate)| candidate)
        .take(MOST_LEADING)
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
        guidance(&urgency, &differential(&findings, knowledge), &findings, knowledge, &answers)
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
    fn help_comes_before_what_helps() {
        for (level, text) in [
            (Level::EmergencyNow, "present = [\"region-head-neck\", \"thunderclap\"]"),
            (Level::SameDay, "present = [\"region-head-neck\", \"new-drug-days\"]"),
        ] {
            let guidance = of(text);
            assert!(guidance.help_first, "{level:?}");
            assert!(guidance.what_helps.is_empty() && guidance.self_care.is_empty(), "{level:?}");
            assert!(guidance.questions_to_take.is_empty() && guidance.record_until_then.is_none(), "{level:?}");
            assert!(guidance.later.iter().any(|text| text.contains("nullpoint treatment ")), "{level:?}");
            assert!(!guidance.do_now.is_empty());
        }
    }

    #[test]
    fn an_ordinary_appointment_is_prepared() {
        let guidance = of("age_years = 61\npresent = [\"region-head-neck\", \"rhythmic\", \"hand-tremor\"]");
        assert!(!guidance.help_first && guidance.later.is_empty());
        assert!(guidance.what_helps.iter().all(|help| !help.may_be_offered.is_empty()));
        assert!(!guidance.what_helps.is_empty() && !guidance.self_care.is_empty());
        assert!(guidance.questions_to_take.iter().any(|asked| asked.about == "The first visit"));
        assert!(guidance.record_until_then.is_some_and(|record| !record.triggers.is_empty()));
    }

    #[test]
    fn a_signal_alone_is_told_only_what_suits_any_cause() {
        let guidance = {
            let knowledge = Knowledge::embedded();
            let findings = Findings::from_answers(&Answers::default(), knowledge);
            let urgency = urgency(&findings, knowledge);
            super::guidance(&urgency, &Differential::new(), &findings, knowledge, &Answers::default())
        };
        assert!(guidance.what_helps.is_empty() && guidance.questions_to_take.is_empty());
        assert!(!guidance.self_care.is_empty() && guidance.record_until_then.is_some());
    }

    #[test]
    fn a_medicine_that_may_cause_movements_is_to_be_asked_about() {
        let guidance = of("present = [\"region-head-neck\"]\n[[medicine]]\ntext = \"metoclopramide\"");
        assert_eq!(guidance.medicines_to_ask_about[0].substance, "metoclopramide");
        assert!(guidance.questions_to_take.iter().any(|asked| asked.about == "When medicines are reviewed"));
    }
}
