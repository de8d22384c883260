//! Findings from a movement: what a measurement shows, as far as it shows it.
//!
//! In: a measured movement. Out: findings that are there, each with what was measured.
//! Limits: a recording shows what happened in its minutes. It never makes a finding absent: no rhythm in two minutes is
//! not "no rhythm". Only a sensor on the head, or a camera's head angles, say anything about the head. A rhythm can be
//! made on purpose; the surfaces say so.

use crate::findings::{Findings, Origin, Presence};
use nullpoint_knowledge::Knowledge;
use nullpoint_motion::measure::{Axis, Movement, Rhythm, Signal};
use nullpoint_motion::{Caution, Placement};

/// Bands of the findings `freq-slow`, `freq-mid` and `freq-fast`, in Hz, as their own words state them
/// ("under 4 a second", "4 to 7 a second", "8 or more a second").
const SLOW_BELOW_HZ: f64 = 4.0;
const MID_UP_TO_HZ: f64 = 7.0;
const FAST_FROM_HZ: f64 = 8.0;

/// Adds what a movement shows; returns cautions where it goes against what was answered.
pub fn add_movement(findings: &mut Findings, movement: &Movement, knowledge: &Knowledge) -> Vec<Caution> {
    let Some(rhythm) = &movement.rhythm else { return Vec::new() };
    if !(movement.placement == Placement::Head || movement.signal == Signal::HeadAngle) {
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
    let mut show = |id: &str, what: String| {
        if findings.presence(id) == Presence::Absent {
            let label = knowledge.findings.get(id).map_or(id, |finding| finding.label.as_str());
            cautions.push(Caution {
                code: "recording-against-answer",
                text: format!("The answers say no to \"{label}\", but the recording shows it. It counts as there."),
            });
        }
        findings.add(knowledge, id, Presence::Present, Origin::Recording(what));
    };
    let speed = words(rhythm);
    show("region-head-neck", format!("the head moves in a rhythm at {speed}"));
    show("rhythmic", format!("a rhythm at {speed}"));
    if let Some(band) = band(rhythm) {
        show(band, speed);
    }
    let share = (rhythm.axis_share * 100.0).round();
    match rhythm.axis {
        Axis::NoNo => show("axis-no-no", format!("{share} % of the rhythm turns about gravity")),
        Axis::YesYes => show("axis-yes-yes", format!("{share} % of the rhythm is a nod")),
        Axis::Mixed => {
            show("axis-mixed", format!("no one direction carries the rhythm ({share} % along the main one)"))
        }
        Axis::Tilt | Axis::YesYesOrTilt | Axis::NotToldApart => {}
    }
    cautions
}

/// The frequency with its interval, in words.
fn words(rhythm: &Rhythm) -> String {
    let [low, high] = rhythm.frequency_interval_hz;
    format!("{:.2} Hz (95 % interval {low:.2} to {high:.2})", rhythm.frequency_hz)
}

/// The band's finding, when the whole interval lies in one band.
fn band(rhythm: &Rhythm) -> Option<&'static str> {
    let [low, high] = rhythm.frequency_interval_hz;
    if high < SLOW_BELOW_HZ {
        Some("freq-slow")
    } else if low >= SLOW_BELOW_HZ && high <= MID_UP_TO_HZ {
        Some("freq-mid")
    } else if low >= FAST_FROM_HZ {
        Some("freq-fast")
    } else {
        None
    }
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
