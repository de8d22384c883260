//! Findings from a movement: what a measurement shows, as far as it shows it.
//!
//! In: a measured movement. Out: findings that are there, each with what was measured.
//! Method: a frequency's band is there as surely as the frequency lies in it, given its interval; near an edge it weighs
//! less.
//! Limits: a recording shows what happened in its minutes. No rhythm in two minutes is not "no rhythm"; only a marked task
//! (`task_findings.rs`) can show that something is not there. Only a sensor on the head, or a camera's head angles, say anything about the head. A rhythm can be
//! made on purpose; the surfaces say so.

mod moves;

use crate::findings::{Findings, Origin, Presence};
use crate::task_findings::add_tasks;
use nullpoint_knowledge::Knowledge;
use nullpoint_motion::measure::{Axis, Movement, Rhythm, Signal};
use nullpoint_motion::{Caution, Placement};

/// Bands of the findings `freq-slow`, `freq-mid` and `freq-fast`, in Hz, as their own words state them
/// ("under 4 a second", "4 to 7 a second", "8 or more a second").
const SLOW_BELOW_HZ: f64 = 4.0;
const MID_UP_TO_HZ: f64 = 7.0;
const FAST_FROM_HZ: f64 = 8.0;
/// Half a 95 % interval, in standard deviations of a normal distribution.
const HALF_INTERVAL: f64 = 1.96;

/// Adds what a movement shows; returns cautions where it goes against what was answered.
pub fn add_movement(findings: &mut Findings, movement: &Movement, knowledge: &Knowledge) -> Vec<Caution> {
    let is_head = movement.placement == Placement::Head || movement.signal == Signal::HeadAngle;
    let mut cautions = if is_head { moves::add(findings, movement, knowledge) } else { Vec::new() };
    if let Some(rhythm) = &movement.rhythm {
        cautions.extend(add_rhythm(findings, movement, rhythm, is_head, knowledge));
    }
    cautions
}

/// Adds what a rhythm shows.
fn add_rhythm(
    findings: &mut Findings,
    movement: &Movement,
    rhythm: &Rhythm,
    is_head: bool,
    knowledge: &Knowledge,
) -> Vec<Caution> {
    if !is_head {
        let text = match movement.placement {
            Placement::Unknown => {
                "Nobody said where the sensor sat, so its rhythm was not used to order the possible causes. If it sat on \
                 the head, say so with --placement head."
            }
            _ => "The sensor did not sit on the head, so its rhythm was not used to order the possible causes.",
        };
        return vec![Caution { code: "rhythm-not-of-the-head", text: text.into() }];
    }
    let mut cautions = Vec::new();
    let mut show = |id: &str, certainty: f64, what: String| {
        if findings.presence(id) == Presence::Absent {
            let label = knowledge.findings.get(id).map_or(id, |finding| finding.label.as_str());
            cautions.push(Caution {
                code: "recording-against-answer",
                text: format!("The answers say no to \"{label}\", but the recording shows it. It counts as there."),
            });
        }
        findings.add_surely(knowledge, id, Presence::Present, certainty, Origin::Recording(what));
    };
    let speed = words(rhythm);
    show("region-head-neck", 1.0, format!("the head moves in a rhythm at {speed}"));
    show("rhythmic", 1.0, format!("a rhythm at {speed}"));
    if let Some((band, certainty)) = band(rhythm.frequency_interval_hz) {
        show(band, certainty, speed);
    }
    let share = (rhythm.axis_share * 100.0).round();
    match rhythm.axis {
        Axis::NoNo => show("axis-no-no", 1.0, format!("{share} % of the rhythm turns about gravity")),
        Axis::YesYes => show("axis-yes-yes", 1.0, format!("{share} % of the rhythm is a nod")),
        Axis::Mixed => {
            show("axis-mixed", 1.0, format!("no one direction carries the rhythm ({share} % along the main one)"))
        }
        Axis::Tilt | Axis::YesYesOrTilt | Axis::NotToldApart => {}
    }
    cautions.extend(add_tasks(findings, movement, knowledge));
    cautions
}

/// The frequency with its interval, in words.
fn words(rhythm: &Rhythm) -> String {
    let [low, high] = rhythm.frequency_interval_hz;
    format!("{:.2} Hz (95 % interval {low:.2} to {high:.2})", rhythm.frequency_hz)
}

/// The band's finding and how surely the frequency lies in it, where that is likelier than not.
fn band([low, high]: [f64; 2]) -> Option<(&'static str, f64)> {
    let middle = f64::midpoint(low, high);
    let deviation = (high - low) / (2.0 * HALF_INTERVAL);
    let below = |edge: f64| {
        if deviation > 0.0 {
            normal(((edge - middle) / deviation).clamp(-8.0, 8.0))
        } else {
            f64::from(u8::from(middle < edge))
        }
    };
    let slow = below(SLOW_BELOW_HZ);
    let mid = below(MID_UP_TO_HZ) - slow;
    let fast = 1.0 - below(FAST_FROM_HZ);
    [("freq-slow", slow), ("freq-mid", mid), ("freq-fast", fast)].into_iter().find(|(_, certainty)| *certainty > 0.5)
}

/// Share of a standard normal distribution below `x`, to within 0.0002: a logistic curve
/// <https://doi.org/10.2307/2346872> (Page 1977, recalled).
pub(crate) fn normal(x: f64) -> f64 {
    1.0 / (1.0 + (-1.5976 * x - 0.070_56 * x.powi(3)).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use nullpoint_motion::{Recording, measure::measure};

    /// A minute of a sensor at 100 Hz that turns about gravity in a sinusoid of 2 degrees.
    fn shaking(hertz: f64, placement: Placement) -> Movement {
        let time_s: Vec<f64> = (0..6000).map(|index| f64::from(index) / 100.0).collect();
        let turn = std::f64::consts::TAU * hertz;
        let mut recording = Recording::new("nullpoint", time_s.clone());
        recording.angular_velocity_deg_s =
            Some(time_s.iter().map(|time| [0.0, 0.0, 2.0 * turn * (turn * time).cos()]).collect());
        recording.acceleration_g = Some(time_s.iter().map(|_| [0.0, 0.0, 1.0]).collect());
        recording.placement = placement;
        measure(&recording).unwrap()
    }

    fn found(movement: &Movement) -> (Findings, Vec<Caution>) {
        let mut findings = Findings::default();
        let cautions = add_movement(&mut findings, movement, Knowledge::embedded());
        (findings, cautions)
    }

    #[test]
    fn a_head_that_shakes_about_gravity_shows_no_no() {
        let (findings, _) = found(&shaking(5.0, Placement::Head));
        for id in ["region-head-neck", "rhythmic", "freq-mid", "axis-no-no"] {
            assert_eq!(findings.presence(id), Presence::Present, "{id}");
        }
        assert_eq!(findings.presence("axis-yes-yes"), Presence::NotAssessed);
    }

    #[test]
    fn a_frequency_between_two_bands_names_neither() {
        let (findings, _) = found(&shaking(7.5, Placement::Head));
        for id in ["freq-slow", "freq-mid", "freq-fast"] {
            assert_eq!(findings.presence(id), Presence::NotAssessed, "{id}");
        }
    }

    #[test]
    fn near_an_edge_a_band_is_less_sure() {
        let surely = |interval| band(interval).unwrap();
        assert_eq!(surely([5.4, 5.6]).0, "freq-mid");
        assert!(surely([5.4, 5.6]).1 > 0.99);
        let (id, near) = surely([3.7, 4.4]);
        assert_eq!(id, "freq-mid");
        assert!(near > 0.5 && near < 0.7, "{near}");
        assert_eq!(band([6.0, 8.0]), None, "half of it lies beyond the band");
        assert!((surely([5.0, 5.0]).1 - 1.0).abs() < 1e-12);
    }

    #[test]
    fn the_normal_curve_is_near_its_table() {
        for (x, below) in [(0.0, 0.5), (1.0, 0.841_34), (1.96, 0.975), (-1.0, 0.158_66)] {
            assert!((normal(x) - below).abs() < 3e-4, "{x}");
        }
    }

    #[test]
    fn a_wrist_says_nothing_about_the_head() {
        let (findings, cautions) = found(&shaking(5.0, Placement::Wrist));
        assert_eq!(findings, Findings::default());
        assert!(cautions.iter().any(|caution| caution.code == "rhythm-not-of-the-head"));
    }

    #[test]
    fn a_recording_that_goes_against_an_answer_says_so() {
        let knowledge = Knowledge::embedded();
        let mut findings = Findings::default();
        findings.add(knowledge, "region-head-neck", Presence::Absent, Origin::Answer);
        let cautions = add_movement(&mut findings, &shaking(5.0, Placement::Head), knowledge);
        assert_eq!(findings.presence("region-head-neck"), Presence::Present);
        assert!(cautions.iter().any(|caution| caution.code == "recording-against-answer"));
    }
}
