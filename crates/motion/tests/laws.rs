//! Laws of measuring: what changes when a recording is scaled, shifted, turned, reversed or resampled, and what does not.

#[path = "../examples/add_tremor/tremor.rs"]
#[expect(dead_code, reason = "only the random generator is needed")]
mod tremor;

use nullpoint_motion::measure::{Axis, Rhythm, Signal};
use nullpoint_motion::{Engine, MeasureError, Mount, Placement, Recording, measure};
use proptest::prelude::*;
use std::f64::consts::TAU;
use tremor::Chance;

/// A head that turns by `amplitude` degrees about an axis, with some restlessness, and gravity along z.
fn shaking(hz: f64, amplitude: f64, axis: [f64; 3], rate_hz: f64, seconds: f64, start_s: f64) -> Recording {
    let count = (seconds * rate_hz) as usize;
    let time_s: Vec<f64> = (0..count).map(|i| start_s + i as f64 / rate_hz).collect();
    let turning = time_s
        .iter()
        .map(|t| {
            let t = t - start_s;
            let speed = amplitude * TAU * hz * (TAU * hz * t).cos();
            let sway = [0.7, 1.1, 0.5].map(|f| (TAU * f * t).sin() + 0.3 * (TAU * 9.7 * f * t + f).sin());
            std::array::from_fn(|i| axis[i] * speed + 0.2 * sway[i])
        })
        .collect();
    Recording {
        angular_velocity_deg_s: Some(turning),
        acceleration_g: Some(vec![[0.0, 0.0, 1.0]; count]),
        placement: Placement::Head,
        ..Recording::new("made", time_s)
    }
}

/// The same head while its body walks, 1.8 steps a second that rise by 0.25 g, nod by 1° and turn by 2° every other step.
fn walking(hz: f64, amplitude: f64, rate_hz: f64) -> Recording {
    let mut recording = shaking(hz, amplitude, OBLIQUE, rate_hz, 24.0, 0.0);
    let phases: Vec<f64> = recording.time_s.iter().map(|t| TAU * 0.9 * t + 0.3 * (0.4 * t).sin()).collect();
    for (sample, phase) in recording.angular_velocity_deg_s.iter_mut().flatten().zip(&phases) {
        sample[1] += 11.3 * (2.0 * phase).cos() + 1.5 * (4.0 * phase + 1.0).cos();
        sample[2] += 11.3 * phase.cos() + 1.0 * (5.0 * phase).sin();
    }
    for (sample, phase) in recording.acceleration_g.iter_mut().flatten().zip(&phases) {
        sample[2] += 0.25 * (2.0 * phase).sin() + 0.08 * (4.0 * phase).sin();
    }
    recording
}

fn mapped(recording: &Recording, change: impl Fn([f64; 3]) -> [f64; 3]) -> Recording {
    let turning = recording.angular_velocity_deg_s.as_ref().map(|all| all.iter().map(|s| change(*s)).collect());
    Recording { angular_velocity_deg_s: turning, ..recording.clone() }
}

#[track_caller]
fn rhythm(recording: &Recording) -> Rhythm {
    measure(recording).expect("long enough").rhythm.expect("it shakes")
}

fn is_near(a: f64, b: f64, share: f64) -> bool {
    (a - b).abs() <= share * b.abs()
}

const OBLIQUE: [f64; 3] = [0.6, 0.0, 0.8];

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn size_scales_amplitude_and_leaves_frequency_alone(hz in 1.5..9.0, gain in 0.3..40.0) {
        let recording = shaking(hz, 1.0, OBLIQUE, 100.0, 24.0, 0.0);
        let (one, more) = (rhythm(&recording), rhythm(&mapped(&recording, |s| s.map(|v| v * gain))));
        prop_assert!(is_near(more.frequency_hz, one.frequency_hz, 1e-6));
        prop_assert!(is_near(more.amplitude().0, gain * one.amplitude().0, 1e-6));
    }

    #[test]
    fn a_tremor_beneath_walking_keeps_the_laws(hz in 3.0..9.0, gain in 0.7..1.4, offset in -50.0..50.0, start in 0.0..1e5) {
        let recording = walking(hz, 2.0, 100.0);
        let one = rhythm(&recording);
        prop_assert!((one.frequency_hz - hz).abs() < 0.05, "{} {}", one.frequency_hz, hz);
        prop_assert!(is_near(one.amplitude().0, 2.0, 0.1), "{}", one.amplitude().0);
        let late = Recording { time_s: recording.time_s.iter().map(|t| t + start).collect(), ..recording.clone() };
        let turned = |recording: Recording| Recording {
            acceleration_g: recording.acceleration_g.as_ref().map(|all| all.iter().map(|[x, y, z]| [*y, *z, *x]).collect()),
            ..recording
        };
        for (other, size) in [
            (mapped(&recording, |s| s.map(|v| v * gain)), gain),
            (mapped(&recording, |s| s.map(|v| -v)), 1.0),
            (mapped(&recording, |s| s.map(|v| v + offset)), 1.0),
            (turned(mapped(&recording, |[x, y, z]| [y, z, x])), 1.0),
            (late, 1.0),
        ] {
            let other = rhythm(&other);
            prop_assert!(is_near(other.frequency_hz, one.frequency_hz, 1e-4), "{} {}", other.frequency_hz, one.frequency_hz);
            prop_assert!(is_near(other.amplitude().0, size * one.amplitude().0, 5e-3), "{} {}", other.amplitude().0, one.amplitude().0);
        }
    }

    #[test]
    fn the_sample_rate_does_not_matter_beneath_walking(hz in 3.0..8.0, rate in 50.0..200.0) {
        let found = rhythm(&walking(hz, 2.0, rate));
        prop_assert!((found.frequency_hz - hz).abs() < 0.05, "{} {}", found.frequency_hz, hz);
        prop_assert!(is_near(found.amplitude().0, 2.0, 0.1), "{}", found.amplitude().0);
    }

    #[test]
    fn the_clock_may_start_at_any_time(hz in 1.5..9.0, start in 0.0..1e5) {
        let (early, late) = (rhythm(&shaking(hz, 1.0, OBLIQUE, 100.0, 24.0, 0.0)), rhythm(&shaking(hz, 1.0, OBLIQUE, 100.0, 24.0, start)));
        prop_assert!(is_near(late.frequency_hz, early.frequency_hz, 1e-5));
        prop_assert!(is_near(late.amplitude().0, early.amplitude().0, 1e-3));
    }

    #[test]
    fn it_does_not_matter_which_axis_is_called_x(hz in 1.5..9.0) {
        let recording = shaking(hz, 1.0, OBLIQUE, 100.0, 24.0, 0.0);
        let (one, other) = (rhythm(&recording), rhythm(&mapped(&recording, |[x, y, z]| [y, z, x])));
        prop_assert!(is_near(other.frequency_hz, one.frequency_hz, 1e-9));
        prop_assert!(is_near(other.amplitude().0, one.amplitude().0, 1e-9));
        let [x, y, z] = one.axis_direction;
        for (a, b) in other.axis_direction.iter().zip([y, z, x]) {
            prop_assert!((a - b).abs() < 1e-6);
        }
    }

    #[test]
    fn the_sign_of_the_sensor_does_not_matter(hz in 1.5..9.0) {
        let recording = shaking(hz, 1.0, OBLIQUE, 100.0, 24.0, 0.0);
        let (one, other) = (rhythm(&recording), rhythm(&mapped(&recording, |s| s.map(|v| -v))));
        prop_assert_eq!(one.frequency_hz, other.frequency_hz);
        prop_assert_eq!(one.amplitude(), other.amplitude());
    }

    #[test]
    fn a_steady_offset_of_the_sensor_does_not_matter(hz in 1.5..9.0, offset in -50.0..50.0) {
        let recording = shaking(hz, 1.0, OBLIQUE, 100.0, 24.0, 0.0);
        let (one, other) = (rhythm(&recording), rhythm(&mapped(&recording, |s| s.map(|v| v + offset))));
        prop_assert!(is_near(other.frequency_hz, one.frequency_hz, 1e-6));
        prop_assert!(is_near(other.amplitude().0, one.amplitude().0, 1e-6));
    }

    #[test]
    fn the_sample_rate_does_not_matter(hz in 1.5..8.0, rate in 50.0..200.0) {
        let found = rhythm(&shaking(hz, 1.0, OBLIQUE, rate, 24.0, 0.0));
        prop_assert!((found.frequency_hz - hz).abs() < 0.01, "{} {}", found.frequency_hz, hz);
        prop_assert!(is_near(found.amplitude().0, 1.0, 0.02), "{}", found.amplitude().0);
    }

    #[test]
    fn uneven_times_are_put_right(hz in 1.5..8.0, seed in 0_u64..1000) {
        let mut chance = Chance(seed);
        let even = shaking(hz, 1.0, OBLIQUE, 400.0, 24.0, 0.0);
        // Every fourth sample, give or take one: 100 Hz with times off by 2.5 ms.
        let rows: Vec<usize> = (0..2399).map(|i| 4 * i + (3.0 * chance.even()) as usize).collect();
        let pick = |all: &Option<Vec<[f64; 3]>>| all.as_ref().map(|all| rows.iter().map(|&i| all[i]).collect());
        let uneven = Recording {
            angular_velocity_deg_s: pick(&even.angular_velocity_deg_s),
            acceleration_g: pick(&even.acceleration_g),
            placement: Placement::Head,
            ..Recording::new("made", rows.iter().map(|&i| even.time_s[i]).collect())
        };
        let found = rhythm(&uneven);
        prop_assert!((found.frequency_hz - hz).abs() < 0.01, "{} {}", found.frequency_hz, hz);
        prop_assert!(is_near(found.amplitude().0, 1.0, 0.03), "{}", found.amplitude().0);
    }

    #[test]
    fn it_does_not_matter_in_which_pieces_the_samples_come(hz in 1.5..9.0, pieces in proptest::collection::vec(1..700_usize, 1..6)) {
        let mut recording = shaking(hz, 1.0, OBLIQUE, 100.0, 40.0, 0.0);
        for time in recording.time_s.iter_mut().skip(2500) {
            *time += 3.0;
        }
        let mut engine = Engine::new(&recording, Signal::AngularVelocity, 100.0);
        let (mut from, mut sizes) = (0, pieces.iter().cycle());
        while from < recording.time_s.len() {
            let to = (from + sizes.next().expect("a cycle has no end")).min(recording.time_s.len());
            engine.push(&recording.rows().part(from..to));
            from = to;
        }
        let (one, other) = (engine.finish().expect("long enough"), measure(&recording).expect("long enough"));
        prop_assert_eq!(one.windows.len(), other.windows.len());
        for (a, b) in one.windows.iter().zip(&other.windows) {
            prop_assert!((a.start_s - b.start_s).abs() < 1e-6 && a.rhythm == b.rhythm);
        }
        let (one, other) = (one.rhythm.expect("it shakes"), other.rhythm.expect("it shakes"));
        prop_assert!(is_near(one.frequency_hz, other.frequency_hz, 1e-9));
        prop_assert!(is_near(one.amplitude().0, other.amplitude().0, 1e-9));
    }

    #[test]
    fn any_numbers_are_answered(
        values in proptest::collection::vec(proptest::array::uniform3(proptest::num::f64::ANY), 0..1500),
        rate in 5.0..300.0,
        kind in 0..3_usize,
    ) {
        let time_s: Vec<f64> = (0..values.len()).map(|i| i as f64 / rate).collect();
        let mut recording = Recording { placement: Placement::Head, ..Recording::new("made", time_s) };
        *[&mut recording.angular_velocity_deg_s, &mut recording.acceleration_g, &mut recording.head_angle_deg][kind] = Some(values);
        if let Ok(movement) = measure(&recording) {
            prop_assert!(movement.rhythm.is_none_or(|rhythm| rhythm.frequency_hz.is_finite()));
        }
    }

    #[test]
    fn missing_values_are_passed_over(from in 0.0..20.0, length in 0.0..10.0, every in 2..40_usize) {
        let whole = shaking(4.0, 1.0, OBLIQUE, 100.0, 24.0, 0.0);
        let mut holes = whole.clone();
        let times = holes.time_s.clone();
        for (i, (sample, t)) in holes.angular_velocity_deg_s.as_mut().expect("made").iter_mut().zip(times).enumerate() {
            if (from..from + length).contains(&t) || i % every == 0 {
                sample[1] = f64::NAN;
            }
        }
        match measure(&holes) {
            Ok(movement) => {
                let found = movement.rhythm.expect("it shakes between the holes");
                prop_assert!((found.frequency_hz - 4.0).abs() < 0.02, "{}", found.frequency_hz);
            }
            Err(error) => prop_assert!(matches!(error, MeasureError::NotEnoughData { .. }), "{error}"),
        }
    }
}

#[track_caller]
fn check_axis(axis: [f64; 3], mount: Option<Mount>, expected: Axis) {
    let recording = Recording { mount, ..shaking(4.0, 2.0, axis, 100.0, 24.0, 0.0) };
    assert_eq!(rhythm(&recording).axis, expected);
}

#[test]
fn shaking_about_gravity_is_no_no_however_the_sensor_sits() {
    check_axis([0.0, 0.0, 1.0], None, Axis::NoNo);
    check_axis([0.0, 0.0, 1.0], Some(Mount { left: [0.0, 1.0, 0.0] }), Axis::NoNo);
}

#[test]
fn nodding_and_tilting_are_told_apart_only_with_a_known_mount() {
    check_axis([0.0, 1.0, 0.0], None, Axis::YesYesOrTilt);
    check_axis([0.0, 1.0, 0.0], Some(Mount { left: [0.0, -1.0, 0.0] }), Axis::YesYes);
    check_axis([1.0, 0.0, 0.0], Some(Mount { left: [0.0, -1.0, 0.0] }), Axis::Tilt);
}

#[test]
fn an_oblique_axis_is_mixed() {
    check_axis([0.0, 0.707, 0.707], None, Axis::Mixed);
}

#[test]
fn without_gravity_or_off_the_head_no_direction_is_told() {
    let shaking = shaking(4.0, 2.0, [0.0, 0.0, 1.0], 100.0, 24.0, 0.0);
    assert_eq!(rhythm(&Recording { acceleration_g: None, ..shaking.clone() }).axis, Axis::NotToldApart);
    assert_eq!(rhythm(&Recording { without_gravity: true, ..shaking.clone() }).axis, Axis::NotToldApart);
    assert_eq!(rhythm(&Recording { placement: Placement::Wrist, ..shaking }).axis, Axis::NotToldApart);
}

#[test]
fn camera_angles_measure_the_same_as_a_gyroscope() {
    let time_s: Vec<f64> = (0..720).map(|i| f64::from(i) / 30.0).collect();
    let mut chance = Chance(5);
    let angles = time_s
        .iter()
        .map(|t| [3.0 * (TAU * 2.1 * t).sin() + 0.1 * chance.bell(), 0.1 * chance.bell(), 5.0 + 0.1 * chance.bell()]);
    let recording = Recording {
        head_angle_deg: Some(angles.collect()),
        placement: Placement::Head,
        ..Recording::new("made", time_s)
    };
    let found = rhythm(&recording);
    assert!((found.frequency_hz - 2.1).abs() < 0.01, "{}", found.frequency_hz);
    assert!(is_near(found.amplitude().0, 3.0, 0.02), "{}", found.amplitude().0);
    assert_eq!(found.axis, Axis::NoNo);
}

#[test]
fn an_overtone_does_not_take_the_place_of_its_root() {
    let recording = shaking(2.5, 2.0, [0.0, 0.0, 1.0], 100.0, 24.0, 0.0);
    let overtone = shaking(5.0, 1.2, [0.0, 0.0, 1.0], 100.0, 24.0, 0.0);
    let mut both = recording.clone();
    for (a, b) in both
        .angular_velocity_deg_s
        .as_mut()
        .expect("made")
        .iter_mut()
        .zip(overtone.angular_velocity_deg_s.expect("made"))
    {
        for axis in 0..3 {
            a[axis] += b[axis];
        }
    }
    assert!((rhythm(&both).frequency_hz - 2.5).abs() < 0.02);
}

#[test]
fn too_little_is_said_to_be_too_little() {
    let short = shaking(4.0, 1.0, OBLIQUE, 100.0, 3.0, 0.0);
    assert!(matches!(measure(&short), Err(MeasureError::NotEnoughData { .. })));
    let slow = shaking(1.0, 1.0, OBLIQUE, 5.0, 60.0, 0.0);
    assert!(matches!(measure(&slow), Err(MeasureError::TooSlow { .. })));
    assert_eq!(measure(&Recording::new("made", Vec::new())), Err(MeasureError::NoSignal));
}

#[test]
fn windows_cover_the_recording_in_order_and_none_crosses_a_gap() {
    let mut recording = shaking(4.0, 1.0, OBLIQUE, 100.0, 30.0, 0.0);
    for time in recording.time_s.iter_mut().skip(1400) {
        *time += 7.0;
    }
    let windows = measure(&recording).expect("long enough").windows;
    let spans: Vec<(f64, f64)> = windows.iter().map(|w| (w.start_s, w.start_s + w.duration_s)).collect();
    assert!(spans.windows(2).all(|pair| pair[0].1 <= pair[1].0 + 1e-6), "{spans:?}");
    assert!(spans.iter().all(|(from, to)| *to <= 14.01 || *from >= 20.99), "{spans:?}");
    let covered: f64 = spans.iter().map(|(from, to)| to - from).sum();
    assert!((covered - 30.0).abs() < 0.02, "{covered}");
}
