//! A tremor of known course: cycles that differ, a size that swells, swings that lean to one side.
//!
//! Angle: half a cosine from each turning point to the next, times a slow envelope. Swings begin where the head turns back,
//! so that their differing lengths leave no kick in the speed.

use super::Simulation;
use super::chance::Chance;
use super::course::{Course, FINE_HZ, wander};
use super::kind::Kind;
use super::published as figures;
use super::truth::{Event, Parameter};
use std::f64::consts::PI;

/// How slowly the size swells and fades: corner in Hz. Ours: over some seconds.
const SWELL_HZ: f64 = 0.3;

/// Least size left in a fade, as a share. Ours.
const LEAST: f64 = 0.05;

/// Shortest and longest swing, as shares of the mean one. Ours: beyond, it would be another rhythm.
const SWING_WITHIN: [f64; 2] = [0.4, 1.6];

/// How the waves of a tremor are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Waves {
    /// Mean frequency in Hz.
    pub frequency_hz: f64,
    /// Standard deviation of a cycle's length, as a share of it.
    pub jitter: f64,
    /// Standard deviation of the size, as a share of it.
    pub swell: f64,
    /// How much longer the swing to one side takes than that to the other, 0 for a sine, below 1.
    pub lean: f64,
}

/// Adds a tremor to a course.
pub(crate) fn add(
    course: &mut Course,
    person: &mut Chance,
    wanted: &Simulation,
    sizes: &[f64],
) -> (Vec<Event>, Vec<Parameter>) {
    let is_steady = wanted.movement == Kind::SteadyTremor;
    let [mean, deviation] = figures::UNSTEADY_HZ;
    let drawn_hz = if is_steady {
        person.between(figures::STEADY_HZ)
    } else {
        person.bell_between(mean, deviation, figures::UNSTEADY_HZ_WITHIN)
    };
    let drawn_deg = person.log_between(figures::TREMOR_SIZE_DEG);
    let drawn_jitter = person.between(if is_steady { figures::STEADY_JITTER } else { figures::UNSTEADY_JITTER });
    let drawn_swell = person.between(if is_steady { figures::STEADY_SWELL } else { figures::UNSTEADY_SWELL });
    let lean = if is_steady { 0.0 } else { person.between(figures::UNSTEADY_LEAN) };
    let axes = if is_steady { figures::STEADY_AXES } else { figures::UNSTEADY_AXES };
    let main_axis = one_of(person.even(), axes);
    let direction = person.near_axis(main_axis, if is_steady { 0.15 } else { 0.25 });
    let waves = Waves {
        frequency_hz: wanted.frequency_hz.unwrap_or(drawn_hz),
        jitter: wanted.jitter.unwrap_or(drawn_jitter),
        swell: wanted.swell.unwrap_or(drawn_swell),
        lean,
    };
    let amplitude_deg = wanted.amplitude_deg.unwrap_or(drawn_deg);
    let pull_deg = if is_steady { 0.0 } else { person.sign() * person.between(figures::PULL_DEG) };
    for angles in &mut course.angle_deg {
        angles[0] += pull_deg;
        angles[2] += pull_deg / 2.0;
    }
    let steps = course.len();
    let swings: Vec<f64> =
        swing(person, steps, &waves).iter().zip(sizes).map(|(swing, size)| amplitude_deg * swing * size).collect();
    course.add(direction, &swings);
    let parameter = |name, value| Parameter { name, value };
    let mut parameters = vec![
        parameter("frequency_hz", waves.frequency_hz),
        parameter("amplitude_deg", amplitude_deg),
        parameter("jitter_share", waves.jitter),
        parameter("swell_share", waves.swell),
        parameter("lean_share", waves.lean),
        parameter("pull_deg", pull_deg),
    ];
    parameters.extend(wanted.null_point_deg.map(|deg| parameter("null_point_deg", deg)));
    let event =
        Event { kind: "tremor", onset_s: 0.0, duration_s: wanted.duration_s, size_deg: amplitude_deg, direction };
    (vec![event], parameters)
}

/// Which of three shares a number from 0 to 1 falls into.
fn one_of(even: f64, shares: [f64; 3]) -> usize {
    if even < shares[0] { 0 } else { usize::from(even >= shares[0] + shares[1]) + 1 }
}

/// A tremor of size 1 (half of peak-to-peak at its mean size) at every step of the fine grid.
pub(crate) fn swing(chance: &mut Chance, steps: usize, waves: &Waves) -> Vec<f64> {
    let envelope = if waves.swell > 0.0 { wander(chance, steps, SWELL_HZ) } else { vec![0.0; steps] };
    let mut turns = false;
    let mut half_s = next_half(chance, waves, turns);
    let mut into = chance.even() * half_s;
    envelope
        .iter()
        .map(|swell| {
            while into >= half_s {
                into -= half_s;
                turns = !turns;
                half_s = next_half(chance, waves, turns);
            }
            let way = libm::cos(PI * into / half_s);
            into += 1.0 / FINE_HZ;
            (1.0 + waves.swell * swell).max(LEAST) * if turns { -way } else { way }
        })
        .collect()
}

/// Length of the next swing from one side to the other, in s. Swings differ by √2 times as much as cycles of two.
fn next_half(chance: &mut Chance, waves: &Waves, turns: bool) -> f64 {
    let differs = (1.0 + 2.0_f64.sqrt() * waves.jitter * chance.bell()).clamp(SWING_WITHIN[0], SWING_WITHIN[1]);
    let leans = if turns { 1.0 + waves.lean } else { 1.0 - waves.lean };
    differs * leans / (2.0 * waves.frequency_hz)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLEAN: Waves = Waves { frequency_hz: 4.0, jitter: 0.0, swell: 0.0, lean: 0.0 };

    /// Times between upward crossings of zero, in s.
    fn cycles(course: &[f64]) -> Vec<f64> {
        let crossings: Vec<f64> = course
            .windows(2)
            .enumerate()
            .filter(|(_, pair)| pair[0] < 0.0 && pair[1] >= 0.0)
            .map(|(i, pair)| (i as f64 - pair[0] / (pair[1] - pair[0])) / FINE_HZ)
            .collect();
        crossings.windows(2).map(|pair| pair[1] - pair[0]).collect()
    }

    fn spread(values: &[f64]) -> (f64, f64) {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        (mean, (values.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / values.len() as f64).sqrt())
    }

    #[test]
    fn a_clean_tremor_is_a_cosine() {
        let course = swing(&mut Chance::new(1), 10_000, &CLEAN);
        let (mean, deviation) = spread(&cycles(&course));
        assert!((mean - 0.25).abs() < 1e-6 && deviation < 1e-5);
        assert!((course.iter().copied().fold(0.0, f64::max) - 1.0).abs() < 1e-4);
    }

    #[test]
    fn cycles_and_sizes_differ_as_asked() {
        let waves = Waves { jitter: 0.1, swell: 0.5, ..CLEAN };
        let course = swing(&mut Chance::new(2), 400_000, &waves);
        let (mean, deviation) = spread(&cycles(&course));
        assert!((mean - 0.25).abs() < 0.004, "{mean}");
        // A cycle from zero to zero is made of parts of three swings, so that it differs a little less.
        assert!((0.08..0.1).contains(&(deviation / mean)), "{deviation}");
        let tops: Vec<f64> = course.chunks(250).map(|c| c.iter().fold(0.0, |a: f64, b| a.max(b.abs()))).collect();
        let (mean, deviation) = spread(&tops);
        assert!((0.4..0.6).contains(&(deviation / mean)), "{}", deviation / mean);
    }

    #[test]
    fn no_cycle_begins_with_a_kick() {
        let waves = Waves { jitter: 0.15, lean: 0.3, ..CLEAN };
        let course = swing(&mut Chance::new(3), 20_000, &waves);
        let speeds: Vec<f64> = course.windows(2).map(|pair| (pair[1] - pair[0]) * FINE_HZ).collect();
        let kick = speeds.windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(0.0, f64::max);
        // A swing of 4 Hz bends by at most (2π · 4)² / 1000 = 0.63 per second and step, a swing of a third of that length by
        // nine times as much.
        assert!(kick < 5.7, "{kick}");
    }
}
