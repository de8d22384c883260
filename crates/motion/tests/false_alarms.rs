//! How often a rhythm is found where there is none: in noise, in heads that keep still, and in walking.
//!
//! The threshold was set on the still parts of the `normal` task; `slow` and `fast` are for trying.

#[expect(dead_code, reason = "each test uses its part")]
mod background;
#[path = "../examples/add_tremor/tremor.rs"]
#[expect(dead_code, reason = "only the random generator is needed")]
mod tremor;

use background::{GESTURES_S, Holds, holds, only, still_parts, task};
use nullpoint_motion::measure::Window;
use nullpoint_motion::{Placement, Recording, measure};
use tremor::Chance;

fn windows(recording: &Recording) -> Vec<Window> {
    measure(recording).expect("long enough").windows
}

#[test]
fn still_parts_have_no_rhythm() {
    for name in ["normal", "slow", "fast"] {
        let whole = task(name);
        let still = only(&whole, &still_parts(&whole));
        let movement = measure(&still).expect("long enough");
        let (found, measured) = movement.rhythm_of_measured();
        println!("{name}: still parts, rhythm in {found} of {measured} windows");
        assert_eq!(movement.rhythm, None, "{name}");
        // Each part by itself, too: nothing hides behind the others.
        for part in still_parts(&whole) {
            assert_eq!(measure(&only(&whole, &[part])).expect("long enough").rhythm, None, "{name}");
        }
    }
}

/// Windows of the two tasks that no threshold was set on, as the bench counts them.
#[test]
fn standing_and_walking_have_no_rhythm_of_the_head_and_what_is_told_is_what_is_measured() {
    let mut tried = [[0, 0], [0, 0]];
    for (name, gestures) in GESTURES_S {
        let whole = task(name);
        let all = windows(&whole);
        let held = holds(&whole, &all, gestures);
        for (wanted, tried) in [Holds::Still, Holds::Walking].into_iter().zip(&mut tried) {
            let those: Vec<&Window> =
                held.iter().zip(&all).filter(|(held, w)| **held == wanted && w.measured).map(|(_, w)| w).collect();
            let found = those.iter().filter(|window| window.rhythm).count();
            let with_step = those.iter().filter(|window| window.with_step).count();
            println!(
                "{name}, {wanted:?}: rhythm in {found} of {} windows, the strongest peak beats with the step in {with_step}",
                those.len()
            );
            if name != "normal" {
                tried[0] += u32::try_from(found).expect("few windows");
                tried[1] += u32::try_from(those.len()).expect("few windows");
            }
        }
    }
    let told = measure(&task("slow")).expect("long enough").false_alarms;
    assert_eq!([told.on_still_heads, told.on_walking_heads], tried);
}

#[test]
fn a_handful_of_nods_made_on_purpose_is_no_rhythm() {
    let whole = task("slow");
    let part =
        |from: f64, to: f64| only(&whole, std::slice::from_ref(&((from * 200.0) as usize..(to * 200.0) as usize)));
    assert_eq!(measure(&part(12.0, 24.0)).expect("12 s").rhythm, None);
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
