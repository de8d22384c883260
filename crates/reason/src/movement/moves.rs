//! Findings from single movements and from irregular flow: brief jerks, the same again and again, bouts, restless flow.
//!
//! In: what was measured of them. Out: findings that are there, each with what was measured and how surely.
//! Method: a finding is there only when enough movements show it, and never surely: a quick look, a nod or a stressed word can
//! look the same, and nobody can tell from a sensor. How sure stands with each constant.
//! Limits: nothing is ever absent by a recording. What a person has answered "no" to stays so: the answer is surer. Attacks are not
//! told from minutes.

use crate::findings::{Findings, Origin, Presence};
use nullpoint_knowledge::Knowledge;
use nullpoint_motion::Caution;
use nullpoint_motion::measure::{Events, Flow, FlowSeen, Movement};

/// Fewest single movements that show anything. Ours: someone who looks about for a minute makes some.
const FEWEST: u64 = 8;
/// Fewest a minute, by the lower end of the interval. Ours: in simulated gestures one in four minutes was counted.
const FEWEST_A_MINUTE: f64 = 1.0;
/// Longest usual way out of a brief jerk, in s: bursts are shorter than about 0.2 s (`findings.toml`); of simulated talking
/// it is 0.2 s and longer, of simulated jerks 0.1 s.
const BRIEF_S: f64 = 0.16;
/// How alike movements are at least, by the lower end of the interval. Ours: simulated jerks and talking stay below 0.6.
const SAME_FROM: f64 = 0.7;
/// Share of the time, and length of the recording in s, that is "nearly all the time". Ours: minutes do not show a day.
const NEARLY_ALL: f64 = 0.9;
const LONG_S: f64 = 600.0;

/// How surely each is there. Ours: not held against people, as no such recording was found.
const JERKS_SURELY: f64 = 0.7;
const SAME_SURELY: f64 = 0.8;
const BOUTS_SURELY: f64 = 0.7;
const FLOW_SURELY: f64 = 0.6;
const CONTINUOUS_SURELY: f64 = 0.6;

/// A finding with how surely it is there and what was measured.
type Shown = (&'static str, f64, String);

/// Adds what single movements and flow show; returns cautions where an answer says no.
pub(super) fn add(findings: &mut Findings, movement: &Movement, knowledge: &Knowledge) -> Vec<Caution> {
    let mut cautions = Vec::new();
    for (id, certainty, what) in of_events(&movement.events).into_iter().chain(of_flow(&movement.flow)) {
        if findings.presence(id) == Presence::Absent {
            let label = knowledge.findings.get(id).map_or(id, |finding| finding.label.as_str());
            cautions.push(Caution::new(
                "recording-may-differ-from-answer",
                format!(
                    "The answers say no to \"{label}\". The recording looks like it ({what}), but what is done on purpose can \
                     look the same, so the answer stands."
                ),
            ));
        } else {
            findings.add_surely(knowledge, id, Presence::Present, certainty, Origin::Recording(what));
        }
    }
    cautions
}

fn of_events(events: &Events) -> Vec<Shown> {
    let [low, high] = events.per_minute_interval;
    if events.count < FEWEST || low < FEWEST_A_MINUTE {
        return Vec::new();
    }
    let rate = format!("{:.1} single movements a minute (95 % interval {low:.1} to {high:.1})", events.per_minute);
    let mut shown = Vec::new();
    if let Some(out_s) = events.reach.out_s.filter(|out_s| *out_s <= BRIEF_S) {
        shown.push(("brief-jerk", JERKS_SURELY, format!("{rate}, usually out in {out_s:.2} s")));
    }
    if let Some(alike) = events.alike.as_ref().filter(|alike| alike.correlation_interval[0] >= SAME_FROM) {
        let what = format!("{rate}; two of them correlate by {:.2} on the mean", alike.correlation);
        shown.push(("stereotyped", SAME_SURELY, what));
    }
    if let Some(bouts) = &events.bouts {
        let what = format!("{} bouts, with rests longer than {:.1} s between", bouts.bouts, bouts.divided_by_s);
        shown.push(("bouts", BOUTS_SURELY, what));
    }
    if !shown.is_empty() {
        shown.push(("region-head-neck", SAME_SURELY, rate));
    }
    shown
}

fn of_flow(flow: &Flow) -> Vec<Shown> {
    let (FlowSeen::Seen, Some(share)) = (flow.seen, flow.share_of_time) else { return Vec::new() };
    let what = format!("movement flows on without rhythm or rest in {:.0} % of the time", share * 100.0);
    let mut shown =
        vec![("flowing-random", FLOW_SURELY, what.clone()), ("region-head-neck", FLOW_SURELY, what.clone())];
    if share >= NEARLY_ALL && flow.measured_s >= LONG_S {
        shown.push(("continuous", CONTINUOUS_SURELY, what));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use nullpoint_motion::measure;
    use nullpoint_motion::simulate::{Kind, Simulation, simulate};

    #[track_caller]
    fn check(kind: Kind, there: &[&str], not_told: &[&str]) {
        let made = simulate(&Simulation::new(kind, 3, 120.0)).unwrap();
        let mut findings = Findings::default();
        add(&mut findings, &measure(&made.recording).unwrap(), Knowledge::embedded());
        for id in there {
            let observed = findings.get(id).unwrap_or_else(|| panic!("{id} is not there"));
            assert!(observed.presence == Presence::Present && observed.certainty < 1.0, "{id}");
        }
        for id in not_told {
            assert_eq!(findings.presence(id), Presence::NotAssessed, "{id}");
        }
    }

    #[test]
    fn jerks_are_brief_and_each_another() {
        check(Kind::Jerks, &["brief-jerk", "region-head-neck"], &["stereotyped", "bouts", "flowing-random"]);
    }

    #[test]
    fn tics_are_the_same_again() {
        check(Kind::Tics, &["stereotyped", "region-head-neck"], &["flowing-random", "continuous"]);
    }

    #[test]
    fn flow_is_flowing_and_two_minutes_are_not_all_day() {
        check(Kind::IrregularFlow, &["flowing-random"], &["continuous", "brief-jerk"]);
    }

    #[test]
    fn stillness_and_what_is_done_on_purpose_show_nothing() {
        let all = ["brief-jerk", "stereotyped", "bouts", "flowing-random", "continuous", "region-head-neck"];
        for kind in [Kind::Stillness, Kind::Gestures, Kind::Talking, Kind::Chewing, Kind::Walking] {
            check(kind, &[], &all);
        }
    }

    #[test]
    fn a_no_stands_against_what_may_be_a_quick_look() {
        let knowledge = Knowledge::embedded();
        let mut findings = Findings::default();
        findings.add(knowledge, "brief-jerk", Presence::Absent, Origin::Answer);
        let made = simulate(&Simulation::new(Kind::Jerks, 3, 120.0)).unwrap();
        let cautions = add(&mut findings, &measure(&made.recording).unwrap(), knowledge);
        assert_eq!(findings.presence("brief-jerk"), Presence::Absent);
        assert_eq!(cautions[0].code, "recording-may-differ-from-answer");
    }
}
