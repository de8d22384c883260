//! Moving on purpose and walking without an accelerometer: no rhythm by themselves, and no hiding place for a tremor.
//!
//! Simulated people, seeds below 100; how well it does on others stands in `docs/benchmarks.md`.

use nullpoint_motion::simulate::{Kind, OnPurpose, Simulation, simulate};
use nullpoint_motion::{Movement, Recording, measure};
use std::f64::consts::TAU;

fn measured(wanted: &Simulation) -> Movement {
    measure(&simulate(wanted).expect("it can be made").recording).expect("a minute")
}

fn has(movement: &Movement, code: &str) -> bool {
    movement.cautions.iter().any(|caution| caution.code == code)
}

/// Shares of the windows with this rhythm (within 15 %), and with any.
fn shares(movements: &[Movement], hz: f64) -> [f64; 2] {
    let windows: Vec<_> = movements.iter().flat_map(|movement| &movement.windows).filter(|w| w.measured).collect();
    let of = |is: &dyn Fn(f64) -> bool| {
        windows.iter().filter(|window| window.frequency_hz.is_some_and(is)).count() as f64 / windows.len() as f64
    };
    [of(&|found| (found / hz - 1.0).abs() < 0.15), of(&|_| true)]
}

fn while_moving(kind: Kind, hz: f64, deg: f64, on_purpose: OnPurpose) -> Vec<Movement> {
    let wanted = |seed| Simulation {
        frequency_hz: Some(hz),
        amplitude_deg: Some(deg),
        on_purpose: Some(on_purpose),
        ..Simulation::new(kind, seed, 60.0)
    };
    (0..4).map(|seed| measured(&wanted(seed))).collect()
}

#[test]
fn turning_nodding_and_shaking_slowly_are_no_rhythm_and_are_said() {
    for on_purpose in OnPurpose::ALL {
        let wanted = |seed| Simulation { on_purpose: Some(on_purpose), ..Simulation::new(Kind::Stillness, seed, 60.0) };
        let movements: Vec<Movement> = (0..6).map(|seed| measured(&wanted(seed))).collect();
        let [_, any] = shares(&movements, 1.0);
        assert!(any < 0.05, "{on_purpose}: {any}");
        assert!(movements.iter().all(|movement| movement.rhythm.is_none()), "{on_purpose}");
        assert!(movements.iter().any(|movement| has(movement, "slow-movement")), "{on_purpose}");
    }
}

#[test]
fn a_tremor_is_found_while_the_head_is_moved_on_purpose() {
    for on_purpose in OnPurpose::ALL {
        for (hz, deg) in [(2.4, 2.0), (4.3, 0.5), (8.0, 0.5)] {
            let movements = while_moving(Kind::SteadyTremor, hz, deg, on_purpose);
            let [found, _] = shares(&movements, hz);
            assert!(found > 0.9, "{on_purpose} {hz}: {found}");
            for movement in &movements {
                let rhythm = movement.rhythm.as_ref().expect("it shakes");
                let size = rhythm.amplitude_deg.expect("degrees");
                assert!((rhythm.frequency_hz / hz - 1.0).abs() < 0.06, "{on_purpose} {hz}: {}", rhythm.frequency_hz);
                assert!((size / deg - 1.0).abs() < 0.2, "{on_purpose} {hz}: {size}");
            }
        }
    }
}

#[test]
fn a_strong_slow_jerky_tremor_is_kept_however_far_the_head_is_moved() {
    for on_purpose in OnPurpose::ALL {
        let [found, _] = shares(&while_moving(Kind::UnsteadyTremor, 2.0, 4.0, on_purpose), 2.0);
        assert!(found > 0.9, "{on_purpose}: {found}");
    }
}

/// A minute of walking, seen by a gyroscope alone, with so much of a tremor of 4.6 Hz about an oblique axis.
fn walk(seed: u64, deg: f64) -> Recording {
    let mut recording = simulate(&Simulation::new(Kind::Walking, seed, 60.0)).expect("it can be made").recording;
    recording.acceleration_g = None;
    for (turning, t) in recording.angular_velocity_deg_s.iter_mut().flatten().zip(&recording.time_s) {
        let speed = deg * TAU * 4.6 * (TAU * 4.6 * t).cos();
        turning.iter_mut().zip([0.36, 0.48, 0.8]).for_each(|(part, share)| *part += share * speed);
    }
    recording
}

#[test]
fn a_walk_without_acceleration_is_told_from_rotation_and_said() {
    let movements: Vec<Movement> = (0..6).map(|seed| measure(&walk(seed, 0.0)).expect("a minute")).collect();
    let [_, any] = shares(&movements, 1.0);
    assert!(any < 0.05, "{any}");
    assert!(movements.iter().all(|movement| has(movement, "walking-from-rotation") && !has(movement, "walking")));
}

#[test]
fn a_tremor_is_found_in_a_walk_without_acceleration() {
    let movements: Vec<Movement> = (0..6).map(|seed| measure(&walk(seed, 1.0)).expect("a minute")).collect();
    let [found, _] = shares(&movements, 4.6);
    assert!(found > 0.95, "{found}");
}

#[test]
fn no_tremor_is_taken_for_a_stride() {
    for kind in [Kind::SteadyTremor, Kind::UnsteadyTremor] {
        for hz in [1.2, 2.0, 4.0] {
            let wanted = Simulation { frequency_hz: Some(hz), ..Simulation::new(kind, 3, 60.0) };
            let mut recording = simulate(&wanted).expect("it can be made").recording;
            recording.acceleration_g = None;
            assert!(!has(&measure(&recording).expect("a minute"), "walking-from-rotation"), "{kind} {hz}");
        }
    }
}
