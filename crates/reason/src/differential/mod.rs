//! Differential: possible causes in order, each with what speaks for and against it.
//!
//! In: findings. Out: every cause, and "something else", with the probability that it plays a part, its clues, and what
//! is not known yet. Causes may go together: the probabilities of playing a part need not add up to 1.
//! Method: Bayes' rule over single causes, pairs and something else, with shares drawn towards the share without by as
//! much as they are uncertain, findings that go together counting less, and twins held side by side until a finding
//! separates them; each in a file of its own. Decision 0010.
//! Limits: what a cause's file does not list is unknown for it and weighs nothing. Never more than two causes at once.
//! The shares without are our estimates.

mod age;
mod clue;
mod compare;
mod evidence;
mod explain;
mod hypotheses;
mod likelihood;
pub mod naive;
mod sex;
mod twins;

pub use clue::{Clue, Fit, Speaks};
pub use compare::{Comparison, Row, Side, compare};
pub(crate) use explain::Weighing;
pub use explain::{Change, Expected};
pub use twins::Twin;

use crate::findings::{Findings, Presence};
use evidence::Evidence;
use hypotheses::probabilities;
use nullpoint_knowledge::schema::{CauseClue, Knowledge};
use serde::Serialize;

/// The id of what no cause in the knowledge explains.
pub const SOMETHING_ELSE: &str = "something-else";

/// Causes in order, the likeliest main cause first; twins that nothing separates yet stand together.
pub type Differential = Vec<Candidate>;

/// A possible cause of this person's movement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Candidate {
    /// Cause id, or `something-else`.
    pub cause: String,
    /// Plain name.
    pub name: String,
    /// Name clinicians use.
    pub clinical_name: String,
    /// Probability that it plays a part, alone or beside another cause. These need not add up to 1.
    pub probability: f64,
    /// Probability that it is the main cause. With something else these add up to 1.
    pub probability_main: f64,
    /// What the probability rests on.
    pub probability_is: &'static str,
    /// Share of presenters with it, before any finding. Our estimate.
    pub prior: f64,
    /// How well the findings fit it; none for something else.
    pub fit: Option<Fit>,
    /// The same as a number from 0 to 1, for a bar.
    pub fit_score: f64,
    /// It must not be missed.
    pub serious: bool,
    /// Findings that speak for or against it, the weightiest first.
    pub clues: Vec<Clue>,
    /// Findings that would speak for or against it and that nobody assessed, the weightiest first.
    pub not_assessed: Vec<String>,
    /// Findings that are usual with it and that are not there or not known, the most usual first.
    pub expected_missing: Vec<Expected>,
    /// Answers that would change its place most, against the cause it stands next to.
    pub would_change: Vec<Change>,
    /// Causes that it cannot be told from yet, each with the findings that would.
    pub twins: Vec<Twin>,
    /// The cause it most likely goes together with, where both playing a part is probable enough to name.
    pub beside: Option<Beside>,
    /// What to keep in mind when reading it.
    pub notes: Vec<String>,
}

/// A cause that goes together with another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Beside {
    /// Cause id.
    pub cause: String,
    /// Plain name.
    pub name: String,
    /// Probability that both play a part.
    pub probability: f64,
}

/// What the probability rests on, in a word of JSON.
const PROBABILITY_IS: &str = "uncalibrated";
/// A second cause is named from this probability of both on. Our choice: one in twenty.
const BESIDE_FROM: f64 = 0.05;

/// Each cause, and something else, with its probability of being the main one, the likeliest first; empty when the
/// findings tell nothing. The order is that of [`differential`] before twins are put together.
#[must_use]
pub fn main_causes(findings: &Findings, knowledge: &Knowledge) -> Vec<(String, f64)> {
    if !findings.tell_anything() {
        return Vec::new();
    }
    let evidence = Evidence::of(findings, knowledge);
    let probabilities = probabilities(&evidence, findings, knowledge);
    let named = evidence.causes.iter().map(|(id, _)| (*id).to_owned()).zip(probabilities.main);
    let mut causes: Vec<(String, f64)> = named.collect();
    causes.push((SOMETHING_ELSE.to_owned(), probabilities.something_else));
    causes.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    causes
}

/// The causes in order for these findings; empty when they tell nothing.
#[must_use]
pub fn differential(findings: &Findings, knowledge: &Knowledge) -> Differential {
    if !findings.tell_anything() {
        return Vec::new();
    }
    let evidence = Evidence::of(findings, knowledge);
    let probabilities = probabilities(&evidence, findings, knowledge);
    let weighing = Weighing::of(knowledge);
    let known = weighing.beside(findings);
    let mut candidates: Vec<Candidate> = evidence
        .causes
        .iter()
        .enumerate()
        .map(|(place, (id, cause))| {
            let clues = clue::clues(&evidence, place, findings, knowledge);
            let (fit, fit_score) = clue::fit(&clues);
            Candidate {
                cause: (*id).to_owned(),
                name: cause.name.clone(),
                clinical_name: cause.clinical_name.clone(),
                probability: probabilities.part[place],
                probability_main: probabilities.main[place],
                probability_is: PROBABILITY_IS,
                prior: knowledge.prior_share(id).unwrap_or_default(),
                fit: Some(fit),
                fit_score,
                serious: cause.category == "emergency",
                clues,
                not_assessed: weighing.not_assessed(id, &known, findings, knowledge),
                expected_missing: explain::expected_missing(cause, findings, knowledge),
                would_change: Vec::new(),
                twins: twins::of(id, findings, knowledge),
                beside: beside(probabilities.beside[place], &evidence),
                notes: explain::notes(id, findings),
            }
        })
        .collect();
    candidates.push(something_else(probabilities.something_else, knowledge));
    candidates.sort_by(|a, b| b.probability_main.total_cmp(&a.probability_main).then_with(|| a.cause.cmp(&b.cause)));
    twins::stand_together(&mut candidates);
    explain::say_what_would_change(&mut candidates, &weighing, findings, knowledge);
    candidates
}

/// How strongly one finding would speak for a cause when present and when absent, as logarithms of the ratios of the
/// shares as they stand in the files.
#[must_use]
pub fn log_ratios(clue: &CauseClue, knowledge: &Knowledge) -> Option<(f64, f64)> {
    let without = knowledge.findings.get(&clue.finding)?.without(knowledge)?;
    let with = clue.with(knowledge);
    Some(((with.value / without.value).ln(), ((1.0 - with.value) / (1.0 - without.value)).ln()))
}

/// Whether a finding can be weighed: one whose shares are among people with another finding says nothing without it.
pub(crate) fn applies(id: &str, findings: &Findings, knowledge: &Knowledge) -> bool {
    let given = knowledge.findings.get(id).and_then(|finding| finding.given.as_deref());
    given.is_none_or(|given| findings.presence(given) != Presence::Absent)
}

fn beside(found: Option<(usize, f64)>, evidence: &Evidence<'_>) -> Option<Beside> {
    let (partner, probability) = found.filter(|(_, probability)| *probability >= BESIDE_FROM)?;
    let (id, cause) = evidence.causes[partner];
    Some(Beside { cause: id.to_owned(), name: cause.name.clone(), probability })
}

fn something_else(probability: f64, knowledge: &Knowledge) -> Candidate {
    Candidate {
        cause: SOMETHING_ELSE.into(),
        name: "Something else".into(),
        clinical_name: "A cause that Nullpoint does not hold".into(),
        probability,
        probability_main: probability,
        probability_is: PROBABILITY_IS,
        prior: knowledge.something_else.share,
        fit: None,
        fit_score: 0.0,
        serious: false,
        clues: Vec::new(),
        not_assessed: Vec::new(),
        expected_missing: Vec::new(),
        would_change: Vec::new(),
        twins: Vec::new(),
        beside: None,
        notes: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{Answers, Sex};
    use crate::findings::Origin;
    use nullpoint_knowledge::schema::Among;
    use proptest::prelude::*;

    fn of(text: &str) -> Differential {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml(text, knowledge).unwrap();
        differential(&Findings::from_answers(&answers, knowledge), knowledge)
    }

    #[track_caller]
    fn probability(differential: &Differential, cause: &str) -> f64 {
        differential.iter().find(|candidate| candidate.cause == cause).map(|found| found.probability).unwrap()
    }

    const NECK: &str = "age_years = 50\npresent = [\"region-head-neck\", \"sustained-pull\", \"neck-pain\"";

    #[test]
    fn nothing_known_names_no_cause() {
        assert!(of("").is_empty());
        assert!(of("age_years = 50").is_empty());
        assert!(of("unknown = [\"rhythmic\"]").is_empty());
    }

    #[test]
    fn a_touch_that_calms_a_pulled_neck_speaks_for_cervical_dystonia() {
        let without = probability(&of(&format!("{NECK}]")), "cervical-dystonia");
        let with = of(&format!("{NECK}, \"sensory-trick\"]"));
        assert_eq!(with[0].cause, "cervical-dystonia");
        assert!(probability(&with, "cervical-dystonia") > without);
        assert_eq!(with[0].fit, Some(Fit::Well));
    }

    #[test]
    fn the_complaint_itself_does_not_speak_against_essential_tremor() {
        let differential = of("present = [\"region-head-neck\"]");
        let essential = differential.iter().find(|candidate| candidate.cause == "essential-tremor").unwrap();
        let head = essential.clues.iter().find(|clue| clue.finding == "region-head-neck").unwrap();
        assert!(head.ratio > 1.0, "{}", head.ratio);
        assert_eq!(head.among, Among::Presenters);
    }

    #[test]
    fn an_estimate_never_carries_a_source() {
        let knowledge = Knowledge::embedded();
        let mut findings = Findings::default();
        for id in knowledge.findings.keys() {
            findings.add(knowledge, id, Presence::Present, Origin::Answer);
        }
        let differential = differential(&findings, knowledge);
        let clues: Vec<&Clue> = differential.iter().flat_map(|candidate| &candidate.clues).collect();
        assert!(clues.len() > 1000);
        for clue in clues {
            assert_eq!(clue.mark_with == "estimate", clue.source_with.is_none(), "{}", clue.finding);
            assert_eq!(clue.mark_without == "estimate", clue.source_without.is_none(), "{}", clue.finding);
        }
    }

    #[test]
    fn both_sides_of_a_clue_are_told() {
        let differential = of("present = [\"stops-lying-down\", \"region-head-neck\"]");
        let essential = differential.iter().find(|candidate| candidate.cause == "essential-tremor").unwrap();
        let lying = essential.clues.iter().find(|clue| clue.finding == "stops-lying-down").unwrap();
        assert!(lying.text.starts_with("55 of 60 (Agnew 2012) with it; about "), "{}", lying.text);
        assert!(lying.text.ends_with("(our estimate) without"), "{}", lying.text);
    }

    #[test]
    fn something_else_is_always_listed() {
        assert!(probability(&of("present = [\"rhythmic\"]"), SOMETHING_ELSE) > 0.0);
    }

    #[test]
    fn a_cause_of_babies_loses_to_age() {
        let baby = of("age_years = 0.5\npresent = [\"region-head-neck\", \"nystagmus\"]");
        let adult = of("age_years = 50\npresent = [\"region-head-neck\", \"nystagmus\"]");
        assert!(probability(&baby, "spasmus-nutans") > 20.0 * probability(&adult, "spasmus-nutans"));
    }

    /// Findings, age and sex picked at random.
    fn picked(picks: &[(usize, bool)], age: Option<f64>, sex: Option<Sex>) -> Findings {
        let knowledge = Knowledge::embedded();
        let ids: Vec<&String> = knowledge.findings.keys().collect();
        let mut findings = Findings::default();
        (findings.age_years, findings.sex) = (age, sex);
        for (pick, present) in picks {
            let presence = if *present { Presence::Present } else { Presence::Absent };
            findings.add(knowledge, ids[pick % ids.len()], presence, Origin::Answer);
        }
        findings
    }

    fn sex() -> impl Strategy<Value = Option<Sex>> {
        prop::option::of(prop::sample::select(vec![Sex::Female, Sex::Male, Sex::Other, Sex::Unknown]))
    }

    /// Odds of a cause being the main one against something else.
    fn odds(differential: &Differential, cause: &str) -> f64 {
        let main = |id: &str| differential.iter().find(|candidate| candidate.cause == id).unwrap().probability_main;
        main(cause) / main(SOMETHING_ELSE)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn probabilities_are_finite_and_those_of_the_main_cause_add_up(
            picks in prop::collection::vec((0usize..400, any::<bool>()), 1..40),
            age in prop::option::of(0.0f64..130.0),
            sex in sex(),
        ) {
            let knowledge = Knowledge::embedded();
            let differential = differential(&picked(&picks, age, sex), knowledge);
            let sum: f64 = differential.iter().map(|candidate| candidate.probability_main).sum();
            prop_assert!((sum - 1.0).abs() < 1e-9, "{sum}");
            for candidate in &differential {
                for probability in [candidate.probability, candidate.probability_main, candidate.fit_score] {
                    prop_assert!((0.0..=1.0).contains(&probability), "{}", candidate.cause);
                }
                prop_assert!(candidate.probability >= candidate.probability_main - 1e-12, "{}", candidate.cause);
                prop_assert!(candidate.clues.iter().all(|clue| clue.ratio_counted.is_finite()), "{}", candidate.cause);
            }
        }

        #[test]
        fn the_order_of_answers_never_matters(
            picks in prop::collection::vec((0usize..400, any::<bool>()), 1..20).prop_shuffle(), seed in 0usize..100,
        ) {
            // Each finding once: two answers to one question are told apart before they come here.
            let mut picks = picks;
            picks.sort_by_key(|(pick, _)| pick % 203);
            picks.dedup_by_key(|(pick, _)| *pick % 203);
            let knowledge = Knowledge::embedded();
            let before = differential(&picked(&picks, Some(40.0), None), knowledge);
            let turned = seed % picks.len();
            picks.rotate_left(turned);
            prop_assert_eq!(before, differential(&picked(&picks, Some(40.0), None), knowledge));
        }

        /// Saying that a finding is absent never raises a cause with which it is nearly always there, whatever else is
        /// known: its odds against something else fall or stay.
        #[test]
        fn absent_never_raises_a_cause_that_needs_the_finding(
            picks in prop::collection::vec((0usize..400, any::<bool>()), 1..25),
            pick in 0usize..10_000,
            age in prop::option::of(0.0f64..100.0),
        ) {
            let knowledge = Knowledge::embedded();
            let needed: Vec<(&String, &CauseClue)> = knowledge
                .causes
                .iter()
                .flat_map(|(id, cause)| cause.clues.iter().map(move |clue| (id, clue)))
                .filter(|(_, clue)| clue.with(knowledge).value > 0.85)
                .collect();
            let (cause, clue) = needed[pick % needed.len()];
            let before = picked(&picks, age, None);
            prop_assume!(before.presence(&clue.finding) == Presence::NotAssessed);
            // Where a finding that others are told of is absent, those say nothing any more, for or against.
            prop_assume!(!knowledge.findings.values().any(|finding| finding.given.as_ref() == Some(&clue.finding)));
            let mut after = before.clone();
            after.add(knowledge, &clue.finding, Presence::Absent, Origin::Answer);
            let [before, after] = [before, after].map(|findings| differential(&findings, knowledge));
            prop_assume!(!before.is_empty());
            let [before, after] = [before, after].map(|differential| odds(&differential, cause));
            prop_assert!(after <= before * (1.0 + 1e-9), "{cause}, {}: {before} to {after}", clue.finding);
        }
    }
}
