//! Findings from tasks: what marked tasks show about what makes a movement more or less.
//!
//! In: the contrasts and the null point of a movement of the head. Out: findings that are there or not there, each with what was
//! measured.
//! Method: for each finding there is a ratio from which it is meant (ours: from its question). It is there when the contrast
//! came out clear over all pairs of the recording and the ratio lies beyond, as surely as its interval says; it is not there
//! only when the whole 95 % interval lies on the other side. In between nothing is said.
//! Limits: one try in one recording. No null point seen is never "no null point". What the person says stays: told there
//! and measured not there is there, with a caution; both count once.

use crate::findings::{Findings, Origin, Presence};
use crate::movement::normal;
use nullpoint_knowledge::Knowledge;
use nullpoint_motion::Caution;
use nullpoint_motion::measure::{Contrast, Difference, Movement, NullVerdict};
use nullpoint_motion::tasks::known;

/// Half a 95 % interval, in standard deviations of a normal distribution.
const HALF_INTERVAL: f64 = 1.96;

/// A finding, the pair of tasks that shows it, and the ratios of amplitude from which it is meant.
struct Shown {
    finding: &'static str,
    task: &'static str,
    against: &'static [&'static str],
    /// There below this ratio.
    below: Option<f64>,
    /// There above this ratio.
    above: Option<f64>,
}

/// What a task is held against, where no other task is named.
const AT_REST: &[&str] = &[known::REST, known::STRAIGHT_AHEAD];

/// The ratios are ours: "shakes more" from a fifth more, "stops" and "fades" below 0.4 and 0.6, "calms" below 0.7, "worse to
/// one side" from 1.3 times.
const SHOWN: [Shown; 5] = [
    Shown { finding: "arms-out-worse", task: known::ARMS_OUT, against: AT_REST, below: None, above: Some(1.2) },
    Shown { finding: "stops-lying-down", task: known::LYING, against: AT_REST, below: Some(0.4), above: None },
    Shown { finding: "sensory-trick", task: known::TOUCH_CHIN, against: AT_REST, below: Some(0.7), above: None },
    Shown { finding: "distractible", task: known::COUNT_BACKWARDS, against: AT_REST, below: Some(0.6), above: None },
    Shown {
        finding: "worse-one-direction",
        task: known::TURN_LEFT_HOLD,
        against: &[known::TURN_RIGHT_HOLD],
        below: Some(1.0 / 1.3),
        above: Some(1.3),
    },
];

/// Adds what the tasks of a movement show; returns cautions where it goes against what was answered.
pub(crate) fn add_tasks(findings: &mut Findings, movement: &Movement, knowledge: &Knowledge) -> Vec<Caution> {
    let mut cautions = Vec::new();
    let pairs = movement.contrasts.iter().flat_map(|contrasts| &contrasts.pairs);
    for pair in pairs {
        let shown =
            SHOWN.iter().find(|shown| shown.task == pair.task && shown.against.contains(&pair.against.as_str()));
        let Some((shown, (presence, certainty))) = shown.and_then(|shown| Some((shown, judged(shown, pair)?))) else {
            continue;
        };
        add(findings, &mut cautions, knowledge, shown.finding, presence, certainty, words(pair));
    }
    if let Some(null) = movement.null_point.as_ref().filter(|null| null.verdict == NullVerdict::Found) {
        let certainty = 1.0 - null.p_adjusted.unwrap_or(0.0);
        let yaw = null.yaw_deg.unwrap_or(0.0);
        let side = if yaw < 0.0 { "right" } else { "left" };
        let what = format!("the movement nearly stops with the head turned {:.0}° to the {side}", yaw.abs());
        add(findings, &mut cautions, knowledge, "null-point", Presence::Present, certainty, what);
    }
    cautions
}

/// Whether a pair shows a finding, and how surely; `None` where it may be either.
fn judged(shown: &Shown, pair: &Contrast) -> Option<(Presence, f64)> {
    let (ratio, [low, high]) = (pair.ratio?, pair.ratio_interval?);
    let deviation = ((high / low).ln() / (2.0 * HALF_INTERVAL)).max(1e-6);
    let surely = |beyond: f64| normal((beyond / deviation).clamp(-8.0, 8.0));
    let is_below = shown.below.filter(|below| pair.verdict == Difference::Smaller && ratio < *below);
    let is_above = shown.above.filter(|above| pair.verdict == Difference::Larger && ratio > *above);
    if let Some(below) = is_below {
        return Some((Presence::Present, surely((below / ratio).ln())));
    }
    if let Some(above) = is_above {
        return Some((Presence::Present, surely((ratio / above).ln())));
    }
    let not_below = shown.below.is_none_or(|below| low > below);
    let not_above = shown.above.is_none_or(|above| high < above);
    // A bound is not the ratio itself: nothing is excluded by it.
    let is_excluded = not_below && not_above && !pair.ratio_at_most && !pair.ratio_at_least;
    is_excluded.then_some((Presence::Absent, 1.0))
}

fn words(pair: &Contrast) -> String {
    let (ratio, [low, high]) = (pair.ratio.unwrap_or(1.0), pair.ratio_interval.unwrap_or([1.0, 1.0]));
    format!(
        "{} against {}: {ratio:.2} times as large (95 % interval {low:.2} to {high:.2})",
        pair.task.replace('-', " "),
        pair.against.replace('-', " ")
    )
}

fn add(
    findings: &mut Findings,
    cautions: &mut Vec<Caution>,
    knowledge: &Knowledge,
    id: &str,
    presence: Presence,
    certainty: f64,
    what: String,
) {
    let label = knowledge.findings.get(id).map_or(id, |finding| finding.label.as_str());
    let text = match (findings.presence(id), presence) {
        (Presence::Absent, Presence::Present) => {
            Some(format!("The answers say no to \"{label}\", but the recording shows it. It counts as there."))
        }
        (Presence::Present, Presence::Absent) => Some(format!(
            "The answers say yes to \"{label}\", but the recording does not show it. It counts as there: one try is not all."
        )),
        _ => None,
    };
    cautions.extend(text.map(|text| Caution { code: "recording-against-answer", text }));
    findings.add_surely(knowledge, id, presence, certainty, Origin::Recording(what));
}

#[cfg(test)]
mod tests {
    use super::*;
    use nullpoint_motion::measure::measure;
    use nullpoint_motion::simulate::{Kind, Simulation, simulate};
    use nullpoint_motion::tasks::Task;

    fn pair(task: &str, against: &str, verdict: Difference, ratio: f64, interval: [f64; 2]) -> Contrast {
        Contrast {
            verdict,
            ratio: Some(ratio),
            ratio_interval: Some(interval),
            p_adjusted: Some(0.5),
            ..Contrast::not_known(task, against)
        }
    }

    #[track_caller]
    fn check(which: usize, verdict: Difference, ratio: f64, interval: [f64; 2], expected: Option<Presence>) {
        let shown = &SHOWN[which];
        let found = judged(shown, &pair(shown.task, shown.against[0], verdict, ratio, interval));
        assert_eq!(found.map(|(presence, _)| presence), expected);
    }

    #[test]
    fn a_clear_difference_is_there_and_only_an_excluded_one_is_not() {
        check(0, Difference::Larger, 1.8, [1.4, 2.3], Some(Presence::Present));
        check(0, Difference::NoClearChange, 1.05, [0.8, 1.4], None);
        check(0, Difference::NoClearChange, 0.9, [0.75, 1.1], Some(Presence::Absent));
        check(1, Difference::Smaller, 0.7, [0.5, 0.95], Some(Presence::Absent));
        check(1, Difference::Smaller, 0.5, [0.3, 0.8], None);
        check(1, Difference::Smaller, 0.1, [0.05, 0.2], Some(Presence::Present));
        check(4, Difference::Smaller, 0.4, [0.3, 0.6], Some(Presence::Present));
        check(4, Difference::Larger, 2.5, [1.6, 3.3], Some(Presence::Present));
        check(4, Difference::NoClearChange, 1.0, [0.85, 1.2], Some(Presence::Absent));
    }

    #[test]
    fn near_its_ratio_a_finding_is_less_sure() {
        let shown = &SHOWN[0];
        let surely = |ratio: f64| {
            judged(shown, &pair(shown.task, known::REST, Difference::Larger, ratio, [ratio / 1.3, ratio * 1.3]))
                .unwrap()
                .1
        };
        assert!(surely(1.25) < 0.7 && surely(2.0) > 0.99);
    }

    #[test]
    fn every_finding_can_be_measured() {
        let knowledge = Knowledge::embedded();
        for id in SHOWN.iter().map(|shown| shown.finding).chain(["null-point"]) {
            assert_eq!(knowledge.findings[id].sensor.measurable, "yes", "{id}");
        }
    }

    /// A simulated steady tremor that grows with the arms out and stops lying down.
    fn tried() -> Movement {
        let task = |name: &str, start_s: f64, end_s: f64| Task { name: name.to_owned(), start_s, end_s };
        let tasks = vec![
            task(known::REST, 0.0, 30.0),
            task(known::ARMS_OUT, 30.0, 60.0),
            task(known::CHANGE, 60.0, 68.0),
            task(known::LYING, 68.0, 95.0),
        ];
        let wanted = Simulation { amplitude_deg: Some(2.0), tasks, ..Simulation::new(Kind::SteadyTremor, 3, 95.0) };
        measure(&simulate(&wanted).unwrap().recording).unwrap()
    }

    #[test]
    fn tasks_become_findings_and_what_was_told_counts_once() {
        let knowledge = Knowledge::embedded();
        let mut findings = Findings::default();
        findings.add(knowledge, "arms-out-worse", Presence::Present, Origin::Answer);
        findings.add(knowledge, "stops-lying-down", Presence::Absent, Origin::Answer);
        let cautions = add_tasks(&mut findings, &tried(), knowledge);
        assert_eq!(findings.presence("stops-lying-down"), Presence::Present);
        assert_eq!(findings.get("arms-out-worse").unwrap().origins.len(), 2);
        assert_eq!(findings.iter().filter(|observed| observed.finding == "arms-out-worse").count(), 1);
        assert_eq!(cautions.len(), 1, "{cautions:?}");
        assert_eq!(findings.presence("sensory-trick"), Presence::NotAssessed);
    }
}
