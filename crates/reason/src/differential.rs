//! Differential: possible causes in order, each with what speaks for and against it.
//!
//! In: findings. Out: every cause, and "something else", with the probability that it is the main one and its clues.
//! Method: Bayes' rule with each finding taken for itself. A cause's weight is its share among presenters times, for
//! each finding that is present, share with / share without, and for each that is absent, the same of the
//! complements; "something else" has every ratio at 1. Weights are scaled to add up to 1.
//! What a cause's file does not list is unknown for it: ratio 1. Age enters as one more clue.
//! Limits: findings that go together count more than once; estimated shares count like counted ones; one main cause at
//! a time. The number is therefore uncalibrated and shown to a person only as how well a cause fits.

use crate::findings::{Findings, Observed, Presence};
use nullpoint_knowledge::schema::{Among, Cause, CauseClue, Knowledge};
use nullpoint_knowledge::share::Share;
use serde::Serialize;

/// The id of what no cause in the knowledge explains.
pub const SOMETHING_ELSE: &str = "something-else";

/// Causes in order, the likeliest first.
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
    /// Probability that it plays a part. Uncalibrated: see the module's limits.
    pub probability: f64,
    /// `uncalibrated` until a test on cases shows otherwise.
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
}

/// How well the findings fit a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fit {
    /// Little speaks for it, or as much against.
    Little,
    /// Some speaks for it.
    Partly,
    /// Much speaks for it and little against.
    Well,
}

/// Which way a clue points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Speaks {
    /// For the cause.
    For,
    /// Against it.
    Against,
    /// Neither: as common with it as without.
    Neither,
}

/// How one finding speaks for or against one cause, both sides shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Clue {
    /// Finding id, `age-now` for the age.
    pub finding: String,
    /// Its plain label.
    pub label: String,
    /// Whether it is there.
    pub presence: Presence,
    /// Which way it points.
    pub speaks: Speaks,
    /// How many times as common with the cause as without it: of the finding when present, of its absence when absent.
    pub ratio: f64,
    /// Share of those with the cause who have the finding.
    pub share_with: f64,
    /// Source id of that share; none for an estimate.
    pub source_with: Option<String>,
    /// `counted`, `published`, `class` or `estimate`.
    pub mark_with: String,
    /// Among whom that share was taken.
    pub among: Among,
    /// Share of others who present and have the finding.
    pub share_without: f64,
    /// Source id of that share; none for an estimate.
    pub source_without: Option<String>,
    /// `counted`, `published`, `class` or `estimate`.
    pub mark_without: String,
    /// Both sides in words.
    pub text: String,
    /// What to know about the share.
    pub note: Option<String>,
}

/// Evidence, in natural logarithms of a ratio, that leaves a fit undecided: with this much for and nothing against, a
/// cause fits half. Our choice: a factor of e, about three to one.
const HALF_FIT: f64 = 1.0;
/// From this fit on a cause fits well: with nothing against, a factor of about 6 for. Our choice.
const WELL: f64 = 0.65;
/// From this fit on a cause fits partly: with nothing against, a factor of about 1.7 for. Our choice.
const PARTLY: f64 = 0.35;
/// Ratios nearer to 1 than this say nothing worth reading: 10 % either way. Our choice.
const NEITHER: f64 = 0.095;
/// How fast a cause becomes rarer beyond the ages its file calls plausible: to 1/e within a tenth of their span and a
/// year. Our estimate; the files give round figures.
const AGE_TAPER: f64 = 0.1;
/// Least density of an age for any cause, per year: 2 in 100 people spread over a life of 106 years. Our estimate.
const LEAST_AGE_DENSITY: f64 = 0.02 / 106.0;

/// The causes in order for these findings; empty when they tell nothing.
#[must_use]
pub fn differential(findings: &Findings, knowledge: &Knowledge) -> Differential {
    if !findings.tell_anything() {
        return Vec::new();
    }
    let age = findings.age_years.map(|age| Age::new(age, knowledge));
    let mut candidates: Vec<Candidate> =
        knowledge.causes.iter().map(|(id, cause)| candidate(id, cause, findings, age.as_ref(), knowledge)).collect();
    candidates.push(something_else(knowledge));
    let weights: Vec<f64> = candidates.iter().map(|candidate| candidate.prior.ln() + evidence(candidate)).collect();
    let top = weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = weights.iter().map(|weight| (weight - top).exp()).sum();
    for (candidate, weight) in candidates.iter_mut().zip(weights) {
        candidate.probability = (weight - top).exp() / sum;
    }
    candidates.sort_by(|a, b| b.probability.total_cmp(&a.probability).then_with(|| a.cause.cmp(&b.cause)));
    candidates
}

/// How strongly one finding would speak for a cause when present and when absent, as logarithms of the ratios.
#[must_use]
pub fn log_ratios(clue: &CauseClue, knowledge: &Knowledge) -> Option<(f64, f64)> {
    let without = knowledge.findings.get(&clue.finding)?.without(knowledge)?;
    let with = clue.with(knowledge);
    Some(((with.value / without.value).ln(), ((1.0 - with.value) / (1.0 - without.value)).ln()))
}

/// The sum of a candidate's evidence.
fn evidence(candidate: &Candidate) -> f64 {
    candidate.clues.iter().map(|clue| clue.ratio.ln()).sum()
}

fn something_else(knowledge: &Knowledge) -> Candidate {
    Candidate {
        cause: SOMETHING_ELSE.into(),
        name: "Something else".into(),
        clinical_name: "A cause that Nullpoint does not hold".into(),
        probability: 0.0,
        probability_is: "uncalibrated",
        prior: knowledge.something_else.share,
        fit: None,
        fit_score: 0.0,
        serious: false,
        clues: Vec::new(),
        not_assessed: Vec::new(),
    }
}

fn candidate(id: &str, cause: &Cause, findings: &Findings, age: Option<&Age>, knowledge: &Knowledge) -> Candidate {
    let mut clues: Vec<Clue> = cause
        .clues
        .iter()
        .filter(|clue| applies(&clue.finding, findings, knowledge))
        .filter_map(|clue| read(clue, findings.get(&clue.finding)?, knowledge))
        .collect();
    clues.extend(age.and_then(|age| age.clue(cause)));
    clues.sort_by(|a, b| b.ratio.ln().abs().total_cmp(&a.ratio.ln().abs()).then_with(|| a.finding.cmp(&b.finding)));
    let (speaks_for, against) = clues.iter().fold((0.0, 0.0), |(speaks_for, against), clue| {
        let weight: f64 = clue.ratio.ln();
        (speaks_for + weight.max(0.0), against + (-weight).max(0.0))
    });
    let fit_score = speaks_for / (speaks_for + against + HALF_FIT);
    let fit = match fit_score {
        score if score >= WELL => Fit::Well,
        score if score >= PARTLY => Fit::Partly,
        _ => Fit::Little,
    };
    Candidate {
        cause: id.to_owned(),
        name: cause.name.clone(),
        clinical_name: cause.clinical_name.clone(),
        probability: 0.0,
        probability_is: "uncalibrated",
        prior: knowledge.prior_share(id).unwrap_or_default(),
        fit: Some(fit),
        fit_score,
        serious: cause.category == "emergency",
        clues,
        not_assessed: not_assessed(cause, findings, knowledge),
    }
}

/// Whether a finding can be weighed: one whose shares are among people with another finding says nothing without it.
pub(crate) fn applies(id: &str, findings: &Findings, knowledge: &Knowledge) -> bool {
    let given = knowledge.findings.get(id).and_then(|finding| finding.given.as_deref());
    given.is_none_or(|given| findings.presence(given) != Presence::Absent)
}

/// A clue read with its finding present or absent; `None` when nobody knows.
fn read(clue: &CauseClue, observed: &Observed, knowledge: &Knowledge) -> Option<Clue> {
    let (present, absent) = log_ratios(clue, knowledge)?;
    let log_ratio = match observed.presence {
        Presence::Present => present,
        Presence::Absent => absent,
        Presence::Unknown | Presence::NotAssessed => return None,
    };
    let without = knowledge.findings.get(&clue.finding)?.without(knowledge)?;
    let with = clue.with(knowledge);
    let among = if clue.presenters.is_some() { Among::Presenters } else { clue.among };
    Some(Clue {
        finding: clue.finding.clone(),
        label: observed.label.clone(),
        presence: observed.presence,
        speaks: speaks(log_ratio),
        ratio: log_ratio.exp(),
        share_with: with.value,
        source_with: with.source_id.map(str::to_owned),
        mark_with: with.mark.word().to_owned(),
        among,
        share_without: without.value,
        source_without: without.source_id.map(str::to_owned),
        mark_without: without.mark.word().to_owned(),
        text: both_sides(&with, &without),
        note: clue.note.clone(),
    })
}

/// "12 of 40 with it (Doe 2019); about 1 in 100 without (our estimate)".
fn both_sides(with: &Share<'_>, without: &Share<'_>) -> String {
    format!("{with} with it; {without} without")
}

/// How the age speaks: evenly spread over the plausible ages of a cause, against the mixture of all causes.
struct Age {
    years: f64,
    /// Density of this age among all who present, per year.
    among_all: f64,
}

impl Age {
    fn new(years: f64, knowledge: &Knowledge) -> Self {
        let (mut sum, mut total) = (0.0, 0.0);
        for cause in knowledge.causes.values() {
            sum += cause.prior.per_1000 * density(cause, years);
            total += cause.prior.per_1000;
        }
        Self { years, among_all: sum / total }
    }

    fn clue(&self, cause: &Cause) -> Option<Clue> {
        let with = density(cause, self.years);
        let [youngest, oldest] = cause.onset.plausible_age_now_years;
        let plausible = (youngest..=oldest).contains(&self.years);
        // A span of ages is too coarse to hold a plausible age against a cause that knows many.
        let log_ratio = (with / self.among_all).ln().max(if plausible { 0.0 } else { f64::NEG_INFINITY });
        Some(Clue {
            finding: "age-now".into(),
            label: format!("Age {} years", self.years),
            presence: Presence::Present,
            speaks: speaks(log_ratio),
            ratio: log_ratio.exp(),
            share_with: with,
            source_with: None,
            mark_with: "estimate".into(),
            among: Among::Presenters,
            share_without: self.among_all,
            source_without: None,
            mark_without: "estimate".into(),
            text: format!("plausible from {youngest} to {oldest} years (our estimate)"),
            note: Some("shares are per year of age".into()),
        })
        .filter(|clue| clue.speaks != Speaks::Neither)
    }
}

/// Density of an age among those who present with a cause, per year.
fn density(cause: &Cause, age: f64) -> f64 {
    let [youngest, oldest] = cause.onset.plausible_age_now_years;
    let width = (oldest - youngest).max(1.0);
    let taper = AGE_TAPER * width + 1.0;
    let outside = (youngest - age).max(age - oldest).max(0.0);
    // The area under the taper on both sides; on the young side it ends at birth.
    let area = width + taper + taper * (1.0 - (-youngest / taper).exp());
    LEAST_AGE_DENSITY + (-outside / taper).exp() / area
}

fn speaks(log_ratio: f64) -> Speaks {
    if log_ratio.abs() < NEITHER {
        Speaks::Neither
    } else if log_ratio > 0.0 {
        Speaks::For
    } else {
        Speaks::Against
    }
}

/// What nobody assessed, the weightiest first.
fn not_assessed(cause: &Cause, findings: &Findings, knowledge: &Knowledge) -> Vec<String> {
    let mut open: Vec<(f64, &str)> = cause
        .clues
        .iter()
        .filter(|clue| matches!(findings.presence(&clue.finding), Presence::NotAssessed | Presence::Unknown))
        .filter_map(|clue| {
            let (present, absent) = log_ratios(clue, knowledge)?;
            Some((present.abs().max(absent.abs()), clue.finding.as_str()))
        })
        .collect();
    open.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    open.into_iter().map(|(_, id)| id.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Answers;
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
            findings.add(knowledge, id, Presence::Present, crate::findings::Origin::Answer);
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

    proptest! {
        #[test]
        fn probabilities_of_one_main_cause_add_up(
            picks in prop::collection::vec((0usize..400, any::<bool>()), 1..40), age in prop::option::of(0.0f64..110.0),
        ) {
            let knowledge = Knowledge::embedded();
            let ids: Vec<&String> = knowledge.findings.keys().collect();
            let mut findings = Findings::default();
            findings.age_years = age;
            for (pick, present) in picks {
                let presence = if present { Presence::Present } else { Presence::Absent };
                findings.add(knowledge, ids[pick % ids.len()], presence, crate::findings::Origin::Answer);
            }
            let differential = differential(&findings, knowledge);
            let sum: f64 = differential.iter().map(|candidate| candidate.probability).sum();
            prop_assert!((sum - 1.0).abs() < 1e-9);
            prop_assert!(differential.windows(2).all(|pair| pair[0].probability >= pair[1].probability));
        }

        /// Saying that a finding is absent never raises a cause whose file says it is nearly always there.
        #[test]
        fn absent_never_raises_a_cause_that_needs_the_finding(pick in 0usize..10_000) {
            let knowledge = Knowledge::embedded();
            let needed: Vec<(&String, &CauseClue)> = knowledge
                .causes
                .iter()
                .flat_map(|(id, cause)| cause.clues.iter().map(move |clue| (id, clue)))
                .filter(|(_, clue)| clue.with(knowledge).value > 0.9)
                .collect();
            let (cause, clue) = needed[pick % needed.len()];
            let (_, absent) = log_ratios(clue, knowledge).unwrap();
            prop_assert!(absent < 0.0, "{cause}: {}", clue.finding);
        }
    }
}
