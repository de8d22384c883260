//! How often a rhythm is found where there is none: in noise, in heads that keep still, and in walking.
//!
//! The threshold was set on the still parts of the `normal` task; `slow` and `fast` are for trying.

#[expect(dead_code, reason = "each test uses its part")]
mod background;
#[path = "../examples/add_tremor/tremor.rs"]
#[expect(dead_code, reason = "only the random generator is needed")]
mod tremor;

use background::{only, still_parts, task};
use nullpoint_motion::measure::{Axis, Window};
use nullpoint_motion::{Placement, Recording, measure};
use tremor::Chance;

/// Rhythmic gestures that the person made, seen in the signal, in s: at the beginning and end of each task a handful of
/// nods of 5 to 17° at 1 Hz (it seems to line up the two ears), and in `normal` two stretches of quicker nods
/// at 2 Hz. A rhythm can be made on purpose; these are not false alarms, and not counted as walking either.
const GESTURES_S: [(&str, &[(f64, f64)]); 3] = [
    ("slow", &[(16.0, 20.0), (203.0, 211.0)]),
    ("normal", &[(28.0, 36.0), (43.0, 47.0), (64.0, 71.0), (217.0, 224.0)]),
    ("fast", &[(12.0, 20.0), (158.0, 164.0)]),
];

fn windows(recording: &Recording) -> Vec<Window> {
    measure(recording).expect("long enough").windows
}

#[test]
fn still_parts_have_no_rhythm() {
    let mut tried = [0, 0];
    for name in ["normal", "slow", "fast"] {
        let whole = task(name);
        let still = only(&whole, &still_parts(&whole));
        let movement = measure(&still).expect("long enough");
        let (found, measured) = movement.rhythm_of_measured();
        println!("{name}: still parts, rhythm in {found} of {measured} windows");
        assert_eq!(movement.rhythm, None, "{name}");
        if name != "normal" {
            tried[0] += u32::try_from(found).expect("few windows");
            tried[1] += u32::try_from(measured).expect("few windows");
        }
        // Each part by itself, too: nothing hides behind the others.
        for part in still_parts(&whole) {
            assert_eq!(measure(&only(&whole, &[part])).expect("long enough").rhythm, None, "{name}");
        }
    }
    let movement = measure(&task("slow")).expect("long enough");
    assert_eq!(movement.false_alarms.on_still_heads, tried, "what is told is what is measured");
}

#[test]
fn walking_has_no_rhythm_of_the_head() {
    let mut tried = [0, 0];
    for (name, gestures) in GESTURES_S {
        let whole = task(name);
        let still = still_parts(&whole);
        let is_in =
            |window: &Window, from: f64, to: f64| window.start_s < to && window.start_s + window.duration_s > from;
        let is_walking = |window: &&Window| {
            !gestures.iter().any(|(from, to)| is_in(window, *from, *to))
                && !still.iter().any(|part| part.contains(&((window.start_s * 200.0).round() as usize + 400)))
        };
        let all = windows(&whole);
        let walking: Vec<&Window> = all.iter().filter(is_walking).collect();
        let found = walking.iter().filter(|window| window.rhythm).count();
        let with_step = walking.iter().filter(|window| window.with_step).count();
        println!(
            "{name}: walking, rhythm in {found} of {} windows, the strongest peak beats with the step in {with_step}",
            walking.len()
        );
        if name != "normal" {
            tried[0] += u32::try_from(found).expect("few windows");
            tried[1] += u32::try_from(walking.len()).expect("few windows");
        }
    }
    let movement = measure(&task("slow")).expect("long enough");
    assert_eq!(movement.false_alarms.on_walking_heads, tried, "what is told is what is measured");
}

#[test]
fn the_nods_that_the_person_made_are_found_as_turning_about_a_level_axis() {
    let whole = task("slow");
    let part =
        |from: f64, to: f64| only(&whole, std::slice::from_ref(&((from * 200.0) as usize..(to * 200.0) as usize)));
    let rhythm = measure(&part(12.0, 24.0)).expect("12 s").rhythm.expect("it nods");
    println!("nods: {:.2} Hz, {:.1} deg, {}", rhythm.frequency_hz, rhythm.amplitude().0, rhythm.axis);
    assert_eq!(rhythm.axis, Axis::YesYesOrTilt);
}

/// Noise without a feature, or with energy that falls with frequency, on three axes, and none of it above the floor
/// of amplitude left out: the score alone decides.
fn noise(seed: u64, minutes: usize, falls: bool) -> Recording {
    let mut chance = Chance(seed);
    let time_s: Vec<f64> = (0..minutes * 6000).map(|i| i as f64 / 100.0).collect();
    let mut slow = [0.0; 3];
    let turning = time_s
        .iter()
        .map(|_| {
            std::array::from_fn(|axis| {
                let fresh = 40.0 * chance.bell();
                // A corner at 1 Hz: energy falls with the square of frequency above it.
                slow[axis] += (fresh - slow[axis]) * std::f64::consts::TAU / 100.0;
                if falls { slow[axis] } else { fresh }
            })
        })
        .collect();
    Recording { angular_velocity_deg_s: Some(turning), placement: Placement::Head, ..Recording::new("made", time_s) }
}

#[test]
fn noise_passes_for_a_rhythm_as_seldom_as_is_told() {
    let (mut found, mut measured) = (0, 0);
    for falls in [false, true] {
        let all = windows(&noise(11, 120, falls));
        let k = all.iter().filter(|window| window.rhythm).count();
        println!(
            "noise{}: rhythm in {k} of {} windows",
            if falls { " that falls with frequency" } else { "" },
            all.len()
        );
        found += k;
        measured += all.len();
    }
    let told = measure(&noise(1, 1, false)).expect("a minute").false_alarms.in_noise_per_window;
    assert!(found as f64 <= told * measured as f64, "{found} of {measured}, told {told}");
}
