//! The rhythm of a recording: what its windows with a rhythm have in common.
//!
//! For: the numbers a person takes along: how fast, how far, which way, how much of the time, how steady.
//! In: the windows. Out: one rhythm with intervals (Hz, degrees, °/s or g), or none.
//! Method: windows whose frequencies lie together form a group; the largest group is the rhythm, unless so few windows
//! would be found among so many by chance. Frequencies are averaged with weights for their own error and for how
//! much they differ between windows (DerSimonian and Laird 1986 <https://doi.org/10.1016/0197-2456(86)90046-2>);
//! amplitudes are averaged plainly.
//! Limits: one rhythm is reported; a second one at another frequency shows only in the windows.
//! Bench: the mean frequency of added unsteady tremors (cycles differing by 10 %, size swinging by half) is off by some
//! 0.02 to 0.06 Hz (root mean square over recordings).

use super::direction::{Energies, main_axis, name, name_of_angles, unit};
use super::look::WINDOW_S;
use super::movement::{Axis, Rhythm, Signal, Steadiness};
use super::seen::{Beat, Seen};
use crate::recording::{Placement, Recording};

/// Frequencies up to this far apart, as a share, are the same rhythm: cycles of dystonic tremor differ by up to 16 %.
const SAME_RHYTHM: f64 = 0.25;

/// A peak that does not stand alone counts when a window within this many seconds does, with a rhythm within this share
/// of its frequency and within this many times its size.
const SUPPORT_WITHIN_S: f64 = 12.0;
const SUPPORTING_FREQUENCY: f64 = 0.15;
const SUPPORTING_SIZE: f64 = 3.0;

/// How often a window without a rhythm is taken for one with, for judging whether few windows are chance.
const CHANCE_PER_WINDOW: f64 = 0.005;

/// Chance of a wrongly found rhythm in a whole recording that is accepted.
const CHANCE_PER_RECORDING: f64 = 0.01;

/// Variation of frequency, as a share, from which a rhythm is no longer steady, and from which it is unsteady.
///
/// Cycles that differ by up to 3.5 % at random give up to 2 %, cycles that differ by 6 % or more give 3 % or more
/// (`tests/added_tremor.rs`); between the two nothing is said firmly.
const STEADY_BELOW: f64 = 0.02;
const UNSTEADY_FROM: f64 = 0.03;

/// Windows from which a variation between them can be said.
const FEWEST_FOR_VARIATION: usize = 3;

/// The rhythm of a recording.
pub(crate) fn rhythm(seen: &[Seen], recording: &Recording, signal: Signal) -> Option<Rhythm> {
    let measured = seen.iter().filter(|window| window.look.is_some()).count();
    let own: Vec<&Beat> = beats(seen).filter(|beat| beat.stands_alone).collect();
    let sure = largest_group(&own);
    if sure.is_empty() || chance_of_at_least(sure.len(), measured) > CHANCE_PER_RECORDING {
        return None;
    }
    let centre = middle(&sure, |beat| beat.frequency_hz);
    let group: Vec<&Beat> = beats(seen).filter(|beat| is_near(beat, centre)).collect();
    // Windows that share samples through a longer frame count for less.
    let shared =
        group.iter().map(|beat| (f64::from(beat.frame_s) / WINDOW_S).max(1.0)).sum::<f64>() / group.len() as f64;
    let frequencies: Vec<(f64, f64)> =
        group.iter().map(|beat| (beat.frequency_hz, f64::from(beat.frequency_error_hz))).collect();
    let amplitudes: Vec<(f64, f64)> =
        group.iter().map(|beat| (beat.amplitude, f64::from(beat.amplitude_error))).collect();
    let (frequency_hz, frequency_interval_hz) = weighted_mean(&frequencies, shared);
    let (amplitude, amplitude_interval) = plain_mean(&amplitudes, shared);
    let energies = sum(&group);
    let (axis_direction, axis_share) = main_axis(&energies);
    let varies = |values: &[(f64, f64)], mean: f64| {
        (group.len() >= FEWEST_FOR_VARIATION).then(|| 100.0 * own_variation(values) / mean)
    };
    let frequency_variation_percent = varies(&frequencies, frequency_hz);
    let peak_width_hz = middle(&group, |beat| f64::from(beat.width_hz));
    let timed: Vec<&Beat> = group.iter().filter(|beat| !beat.burst.is_nan()).copied().collect();
    let within =
        |which: usize| (!timed.is_empty()).then(|| middle(&timed, |beat| f64::from(beat.variation_percent[which])));
    let (in_degrees, in_g) = (signal != Signal::Acceleration, signal == Signal::Acceleration);
    Some(Rhythm {
        frequency_hz,
        frequency_interval_hz,
        amplitude_deg: in_degrees.then_some(amplitude),
        amplitude_interval_deg: in_degrees.then_some(amplitude_interval),
        amplitude_g: in_g.then_some(amplitude),
        amplitude_interval_g: in_g.then_some(amplitude_interval),
        amplitude_largest: amplitudes.iter().map(|(value, _)| *value).fold(0.0, f64::max),
        axis: axis(&group, &energies, recording, signal),
        axis_share,
        axis_direction,
        share_of_time: share_of_time(seen, centre),
        frequency_variation_percent,
        amplitude_variation_percent: varies(&amplitudes, amplitude),
        peak_width_hz,
        speed_deg_s: in_degrees.then_some(std::f64::consts::TAU * frequency_hz * amplitude),
        amplitude_rms: (amplitudes.iter().map(|(value, _)| value * value).sum::<f64>() / group.len() as f64).sqrt(),
        largest_burst: group.iter().map(|beat| f64::from(beat.burst)).filter(|burst| !burst.is_nan()).reduce(f64::max),
        overtones_percent: [0, 1].map(|which| middle(&group, |beat| f64::from(beat.overtones_percent[which]))),
        size_variation_within_percent: within(0),
        frequency_variation_within_percent: within(1),
        steadiness: steadiness(frequency_variation_percent, peak_width_hz / frequency_hz),
    })
}

/// Takes back what does not stand alone, unless a window close by does and shows the same rhythm at a like size.
pub(crate) fn keep_supported(seen: &mut [Seen]) {
    let alone: Vec<(f64, f64, f64)> = seen
        .iter()
        .filter_map(|window| Some((window.start_s, window.look.as_ref()?.beat.as_ref()?)))
        .filter(|(_, beat)| beat.stands_alone)
        .map(|(start_s, beat)| (start_s, beat.frequency_hz, beat.amplitude))
        .collect();
    let mut near = 0;
    for window in seen {
        let Some(look) = &mut window.look else { continue };
        while alone.get(near).is_some_and(|(start_s, ..)| *start_s < window.start_s - SUPPORT_WITHIN_S) {
            near += 1;
        }
        look.beat = look.beat.take().filter(|beat| {
            let supports = |(_, frequency_hz, amplitude): &(f64, f64, f64)| {
                (beat.frequency_hz / frequency_hz - 1.0).abs() <= SUPPORTING_FREQUENCY
                    && (1.0 / SUPPORTING_SIZE..=SUPPORTING_SIZE).contains(&(beat.amplitude / amplitude))
            };
            let is_close = |(start_s, ..): &&(f64, f64, f64)| *start_s <= window.start_s + SUPPORT_WITHIN_S;
            beat.stands_alone || alone[near..].iter().take_while(is_close).any(supports)
        });
    }
}

/// Duration of the windows with the rhythm over that of all measured ones.
fn share_of_time(seen: &[Seen], centre_hz: f64) -> f64 {
    let (mut with, mut all) = (0.0, 0.0);
    for (window, look) in seen.iter().filter_map(|window| Some((window, window.look.as_ref()?))) {
        all += f64::from(window.duration_s);
        if look.beat.as_ref().is_some_and(|beat| is_near(beat, centre_hz)) {
            with += f64::from(window.duration_s);
        }
    }
    with / all
}

fn beats(seen: &[Seen]) -> impl Iterator<Item = &Beat> {
    seen.iter().filter_map(|window| window.look.as_ref()?.beat.as_ref())
}

fn is_near(beat: &Beat, centre_hz: f64) -> bool {
    (beat.frequency_hz / centre_hz - 1.0).abs() <= SAME_RHYTHM
}

/// The windows of the rhythm that most windows share.
fn largest_group<'a>(beats: &[&'a Beat]) -> Vec<&'a Beat> {
    let mut frequencies: Vec<f64> = beats.iter().map(|beat| beat.frequency_hz).collect();
    frequencies.sort_unstable_by(f64::total_cmp);
    let near = |centre: f64| {
        let from = frequencies.partition_point(|hz| hz / centre - 1.0 < -SAME_RHYTHM);
        let to = frequencies.partition_point(|hz| hz / centre - 1.0 <= SAME_RHYTHM);
        &frequencies[from..to]
    };
    let Some(centre) = frequencies.iter().max_by_key(|centre| near(**centre).len()) else { return Vec::new() };
    let group = near(*centre);
    let middle = group[group.len() / 2];
    beats.iter().filter(|beat| is_near(beat, middle)).copied().collect()
}

/// The upper median of a value of some windows.
fn middle(group: &[&Beat], value: impl Fn(&Beat) -> f64) -> f64 {
    let mut values: Vec<f64> = group.iter().map(|beat| value(beat)).collect();
    let half = values.len() / 2;
    *values.select_nth_unstable_by(half, f64::total_cmp).1
}

/// Chance of at least `found` windows of `measured` by false alarms alone.
fn chance_of_at_least(found: usize, measured: usize) -> f64 {
    let (p, n) = (CHANCE_PER_WINDOW, measured as f64);
    // In logarithms: in a week without a rhythm the chance of none at all is too small for a number.
    let mut term = n * (1.0 - p).ln();
    let mut below = 0.0;
    for k in 0..found {
        below += term.exp();
        term += ((n - k as f64) / (k as f64 + 1.0) * p / (1.0 - p)).ln();
    }
    (1.0 - below).max(0.0)
}

/// Mean with weights for each value's own error and the variation between them, and its 95 % interval.
fn weighted_mean(values: &[(f64, f64)], shared: f64) -> (f64, [f64; 2]) {
    let between = own_variation(values).powi(2);
    let weights: Vec<f64> = values.iter().map(|(_, error)| 1.0 / (error * error + between).max(1e-18)).collect();
    let total: f64 = weights.iter().sum();
    let mean = values.iter().zip(&weights).map(|((value, _), weight)| value * weight).sum::<f64>() / total;
    let error = (shared / total).sqrt();
    (mean, interval(mean, error, values.len(), shared))
}

/// Plain mean and its 95 % interval.
fn plain_mean(values: &[(f64, f64)], shared: f64) -> (f64, [f64; 2]) {
    let n = values.len() as f64;
    let mean = values.iter().map(|(value, _)| value).sum::<f64>() / n;
    let scatter = values.iter().map(|(value, _)| (value - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0);
    let own = values.iter().map(|(_, error)| error * error).sum::<f64>() / n;
    let error = (scatter.max(own) * shared / n).sqrt();
    (mean, interval(mean, error, values.len(), shared))
}

/// Variation between values beyond their own errors, as a standard deviation.
fn own_variation(values: &[(f64, f64)]) -> f64 {
    let n = values.len() as f64;
    if n < 2.0 {
        return 0.0;
    }
    let mean = values.iter().map(|(value, _)| value).sum::<f64>() / n;
    let scatter = values.iter().map(|(value, _)| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
    let own = values.iter().map(|(_, error)| error * error).sum::<f64>() / n;
    (scatter - own).max(0.0).sqrt()
}

/// 95 % interval of a mean of `n` values: Student's t, as an expansion of its 97.5 % point about the normal one
/// (Abramowitz and Stegun 1964, 26.7.5); with less than one degree of freedom the normal one.
fn interval(mean: f64, error: f64, n: usize, shared: f64) -> [f64; 2] {
    const Z: f64 = 1.959_964;
    let free = n as f64 / shared - 1.0;
    let t = if free < 1.0 {
        Z
    } else {
        Z + (Z.powi(3) + Z) / (4.0 * free)
            + (5.0 * Z.powi(5) + 16.0 * Z.powi(3) + 3.0 * Z) / (96.0 * free.powi(2))
            + (3.0 * Z.powi(7) + 19.0 * Z.powi(5) + 17.0 * Z.powi(3) - 15.0 * Z) / (384.0 * free.powi(3))
    };
    [(mean - t * error).max(0.0), mean + t * error]
}

fn steadiness(between_percent: Option<f64>, within: f64) -> Steadiness {
    let Some(between) = between_percent else { return Steadiness::NotAssessed };
    match (between / 100.0).hypot(within) {
        variation if variation < STEADY_BELOW => Steadiness::Steady,
        variation if variation < UNSTEADY_FROM => Steadiness::SomewhatUnsteady,
        _ => Steadiness::Unsteady,
    }
}

fn sum(group: &[&Beat]) -> Energies {
    let mut total = [0.0; 6];
    for beat in group {
        for (total, energy) in total.iter_mut().zip(beat.energies) {
            *total += f64::from(energy);
        }
    }
    let [x, y, z, xy, xz, yz] = total;
    [[x, xy, xz], [xy, y, yz], [xz, yz, z]]
}

/// What the movement is called, where that can be said.
fn axis(group: &[&Beat], energies: &Energies, recording: &Recording, signal: Signal) -> Axis {
    match signal {
        Signal::HeadAngle => name_of_angles(energies),
        Signal::AngularVelocity if recording.placement == Placement::Head => {
            let downs =
                |axis: usize| group.iter().filter_map(move |beat| Some(f64::from(beat.down?[axis]))).sum::<f64>();
            let down = unit(&std::array::from_fn(downs));
            name(energies, down, recording.mount.map(|mount| mount.left))
        }
        Signal::AngularVelocity | Signal::Acceleration => Axis::NotToldApart,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_window_of_one_is_enough_and_one_of_a_hundred_is_chance() {
        assert!(chance_of_at_least(1, 1) <= CHANCE_PER_RECORDING);
        assert!(chance_of_at_least(1, 100) > CHANCE_PER_RECORDING);
        assert!(chance_of_at_least(5, 100) <= CHANCE_PER_RECORDING);
        // A week of tremor, and a week of chance.
        assert!(chance_of_at_least(151_200, 151_200) <= 1e-9);
        assert!(chance_of_at_least(750, 151_200) > 0.1);
        // 1 - 0.995^15, by hand.
        assert!((chance_of_at_least(1, 15) - 0.0724).abs() < 1e-3);
    }

    #[test]
    fn surer_values_weigh_more_until_they_differ() {
        let (mean, [low, high]) = weighted_mean(&[(5.0, 0.01), (5.1, 0.1), (4.95, 0.1)], 1.0);
        assert!((mean - 5.0).abs() < 0.02 && low < mean && mean < high, "{mean}");
        let (mean, _) = weighted_mean(&[(4.0, 0.01), (6.0, 0.1)], 1.0);
        assert!((mean - 5.0).abs() < 0.05, "{mean}");
    }

    #[test]
    fn the_interval_is_students() {
        // t of 4 degrees of freedom at 97.5 % is 2.776.
        let [low, high] = interval(10.0, 1.0, 5, 1.0);
        assert!(((high - low) / 2.0 - 2.776).abs() < 0.03, "{low} {high}");
    }

    #[test]
    fn steadiness_needs_a_few_windows() {
        assert_eq!(steadiness(None, 0.0), Steadiness::NotAssessed);
        assert_eq!(steadiness(Some(0.5), 0.0), Steadiness::Steady);
        assert_eq!(steadiness(Some(2.0), 0.015), Steadiness::SomewhatUnsteady);
        assert_eq!(steadiness(Some(1.0), 0.05), Steadiness::Unsteady);
    }
}
