//! Laws of single movements and flow: what changes when a recording is scaled, shifted, turned, cut into pieces or resampled, and
//! what does not.

mod moves;

use moves::reach;
use nullpoint_motion::measure::{Event, Events, Signal};
use nullpoint_motion::{Engine, Movement, Placement, Recording, measure};
use proptest::prelude::*;
use std::f64::consts::TAU;

/// A head that sways and at some times turns by 8° and back within `length_s`, each time about another axis.
fn jerking(times_s: &[f64], length_s: f64, rate_hz: f64, start_s: f64) -> Recording {
    let count = (60.0 * rate_hz) as usize;
    let time_s: Vec<f64> = (0..count).map(|i| start_s + i as f64 / rate_hz).collect();
    let turning = time_s.iter().map(|time| {
        let t = time - start_s;
        let mut turn = [0.31, 0.43, 0.23].map(|hz: f64| 0.4 * (TAU * hz * t).sin() + 0.1 * (TAU * 9.3 * hz * t).cos());
        for (number, at_s) in times_s.iter().enumerate() {
            let half_s = length_s / 2.0;
            turn[number % 3] += 8.0 * (reach(t - at_s, half_s) - reach(t - at_s - half_s, half_s));
        }
        turn
    });
    Recording {
        angular_velocity_deg_s: Some(turning.collect()),
        acceleration_g: Some(vec![[0.0, 0.0, 1.0]; count]),
        placement: Placement::Head,
        ..Recording::new("made", time_s)
    }
}

fn mapped(recording: &Recording, change: impl Fn([f64; 3]) -> [f64; 3]) -> Recording {
    let turning = recording.angular_velocity_deg_s.as_ref().map(|all| all.iter().map(|s| change(*s)).collect());
    Recording { angular_velocity_deg_s: turning, ..recording.clone() }
}

fn events(recording: &Recording) -> Events {
    measure(recording).expect("long enough").events
}

fn is_near(a: f64, b: f64, share: f64) -> bool {
    (a - b).abs() <= share * b.abs() + 1e-9
}

/// Onsets and sizes of one list lie near those of another, shifted and scaled.
fn agree(one: &[Event], other: &[Event], shift_s: f64, gain: f64, slack: f64) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|(a, b)| {
            (b.onset_s - a.onset_s - shift_s).abs() <= 0.03
                && is_near(b.reach.size_deg.expect("degrees"), gain * a.reach.size_deg.expect("degrees"), slack)
        })
}

/// Times from 2 to 57 s, at least 1.2 s apart.
fn times() -> impl Strategy<Value = Vec<f64>> {
    proptest::collection::vec(1.2..9.0, 4..20).prop_map(|waits| {
        let mut at = 1.0;
        waits
            .into_iter()
            .map(|wait: f64| {
                at += wait;
                at
            })
            .take_while(|at| *at < 57.0)
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_is_counted_wherever_it_comes_and_at_any_rate(times in times(), length in 0.25..0.5, rate in 50.0..200.0) {
        let found = events(&jerking(&times, length, rate, 0.0));
        prop_assert_eq!(found.count as usize, times.len());
        for (event, time) in found.list.iter().zip(&times) {
            prop_assert!((event.onset_s - time).abs() < 0.04, "{} {}", event.onset_s, time);
            prop_assert!(is_near(event.reach.size_deg.expect("degrees"), 8.0, 0.06), "{:?}", event);
        }
        let [low, high] = found.per_minute_interval;
        prop_assert!(low <= times.len() as f64 && times.len() as f64 <= high);
    }

    #[test]
    fn sizes_scale_and_the_count_stays(times in times(), gain in 0.5..4.0) {
        let recording = jerking(&times, 0.3, 100.0, 0.0);
        let (one, more) = (events(&recording), events(&mapped(&recording, |s| s.map(|v| v * gain))));
        prop_assert!(agree(&one.list, &more.list, 0.0, gain, 0.01));
        let likeness = |events: &Events| events.alike.as_ref().map_or(0.0, |alike| alike.correlation);
        prop_assert!((likeness(&one) - likeness(&more)).abs() < 0.02);
    }

    #[test]
    fn the_clock_may_start_at_any_time(times in times(), start in 0.0..1e5) {
        let (early, late) = (events(&jerking(&times, 0.3, 100.0, 0.0)), events(&jerking(&times, 0.3, 100.0, start)));
        prop_assert!(agree(&early.list, &late.list, start, 1.0, 1e-3));
    }

    #[test]
    fn axes_may_change_their_names_and_signs_and_the_sensor_its_zero(times in times(), offset in -20.0..20.0) {
        let recording = jerking(&times, 0.3, 100.0, 0.0);
        let one = events(&recording);
        let turned = events(&mapped(&recording, |[x, y, z]| [y, z, x]));
        let against = events(&mapped(&recording, |s| s.map(|v| -v)));
        let shifted = events(&mapped(&recording, |s| s.map(|v| v + offset)));
        for other in [&turned, &against, &shifted] {
            prop_assert!(agree(&one.list, &other.list, 0.0, 1.0, 0.01));
        }
        for ((a, b), c) in one.list.iter().zip(&turned.list).zip(&against.list) {
            let [x, y, z] = a.direction;
            prop_assert!(b.direction.iter().zip([y, z, x]).all(|(b, a)| (a - b).abs() < 1e-3));
            prop_assert!(c.direction.iter().zip(a.direction).all(|(c, a)| (a + c).abs() < 1e-3));
        }
    }

    #[test]
    fn a_constant_posture_does_not_matter_to_a_camera(times in times(), posture in -60.0..60.0) {
        let turning = jerking(&times, 0.4, 100.0, 0.0);
        let mut at = [0.0; 3];
        let angles: Vec<[f64; 3]> = turning
            .angular_velocity_deg_s
            .iter()
            .flatten()
            .map(|turn| {
                at.iter_mut().zip(turn).for_each(|(at, turn)| *at += turn / 100.0);
                at
            })
            .collect();
        let seen = |offset: f64| Recording {
            head_angle_deg: Some(angles.iter().map(|angle| angle.map(|v| v + offset)).collect()),
            angular_velocity_deg_s: None,
            acceleration_g: None,
            ..turning.clone()
        };
        let (one, other) = (events(&seen(0.0)), events(&seen(posture)));
        prop_assert_eq!(one.count as usize, times.len());
        prop_assert!(agree(&one.list, &other.list, 0.0, 1.0, 1e-3));
        prop_assert!(agree(&events(&turning).list, &one.list, 0.0, 1.0, 0.1));
    }

    #[test]
    fn it_does_not_matter_in_which_pieces_the_samples_come(
        times in times(),
        pieces in proptest::collection::vec(1..700_usize, 1..6),
    ) {
        let mut recording = jerking(&times, 0.3, 100.0, 0.0);
        recording.time_s.iter_mut().skip(2517).for_each(|time| *time += 3.0);
        let whole = measure(&recording).expect("long enough");
        let mut engine = Engine::new(&recording, Signal::AngularVelocity, 100.0);
        let (mut from, mut sizes) = (0, pieces.iter().cycle());
        while from < recording.time_s.len() {
            let to = (from + sizes.next().expect("a cycle has no end")).min(recording.time_s.len());
            engine.push(&recording.rows().part(from..to));
            from = to;
        }
        let cut: Movement = engine.finish().expect("long enough");
        prop_assert_eq!(cut.events.count, whole.events.count);
        prop_assert!(agree(&cut.events.list, &whole.events.list, 0.0, 1.0, 1e-6));
        prop_assert_eq!(cut.flow.seen, whole.flow.seen);
    }

    #[test]
    fn any_numbers_are_answered_with_numbers(
        values in proptest::collection::vec(proptest::array::uniform3(-1e30..1e30), 400..1500),
        kind in 0..3_usize,
    ) {
        let time_s: Vec<f64> = (0..values.len()).map(|i| i as f64 / 50.0).collect();
        let mut recording = Recording { placement: Placement::Head, ..Recording::new("made", time_s) };
        *[&mut recording.angular_velocity_deg_s, &mut recording.acceleration_g, &mut recording.head_angle_deg][kind] = Some(values);
        if let Ok(movement) = measure(&recording) {
            prop_assert!(movement.events.per_minute.is_finite());
            prop_assert!(movement.events.list.iter().all(|event| event.duration_s.is_finite()));
        }
    }
}
