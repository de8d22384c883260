//! What a report draws: the main axis over time, a close-up, and the spectrum with the level that counts.
//!
//! In: the stretches and what was found in them. Out: lines thin enough for a page.
//! Method: over time the lowest and highest value of each column of the picture; in the spectrum the mean density
//! of the band that the test for a rhythm looks at, and the background raised by the score that counts: what reaches above
//! the level is a rhythm.
//! Limits: for looking at; nothing is measured from these.

use super::direction::{Energies, main_axis};
use super::movement::{Signal, Spectrum, Trace};
use super::peak::{THRESHOLD, background, band_mean};
use super::signal::Stretch;
use super::spectrum::SpectrumMaker;
use super::windows::{LONG_FRAME_S, Seen, WINDOW_S, frame_around, searched_spectrum, split};
use crate::recording::Triple;

/// Columns of the trace: a picture 600 points wide.
const COLUMNS: usize = 600;

/// Length of the close-up in s.
const CLOSE_UP_S: f64 = 6.0;

/// Most samples of the close-up per s.
const CLOSE_UP_RATE_HZ: f64 = 60.0;

/// Lowest and highest frequency drawn, and the step between, in Hz.
const DRAWN_HZ: (f64, f64, f64) = (0.5, 15.0, 0.125);

/// Rhythms below this frequency are drawn with the long frames they were found in.
const SLOW_HZ: f64 = 2.5;

/// Main axis of all movement, for recordings without a rhythm.
pub(crate) fn liveliest_axis(stretches: &[Stretch]) -> Triple {
    let mut energies: Energies = [[0.0; 3]; 3];
    for stretch in stretches {
        let n = stretch.signal.len() as f64;
        let mean: Triple = std::array::from_fn(|axis| stretch.signal.iter().map(|s| s[axis]).sum::<f64>() / n);
        for sample in &stretch.signal {
            for i in 0..3 {
                for j in 0..3 {
                    energies[i][j] += (sample[i] - mean[i]) * (sample[j] - mean[j]);
                }
            }
        }
    }
    main_axis(&energies).0
}

/// The main axis over the whole recording, thinned.
pub(crate) fn trace(stretches: &[Stretch], signal: Signal, axis: &Triple) -> Trace {
    let mut line = empty(signal);
    let Some((first, last)) = stretches.first().zip(stretches.last()) else { return line };
    let column_s = ((last.start_s + last.duration_s() - first.start_s) / COLUMNS as f64).max(1.0 / first.rate_hz);
    for (i, stretch) in stretches.iter().enumerate() {
        if i > 0 {
            push(&mut line, stretches[i - 1].start_s + stretches[i - 1].duration_s(), None);
        }
        let size = ((column_s * stretch.rate_hz).round() as usize).max(1);
        for (k, column) in stretch.signal.chunks(size).enumerate() {
            let values = column.iter().map(|sample| projected(sample, axis));
            let range = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
            push(&mut line, stretch.start_s + (k * size) as f64 / stretch.rate_hz, Some(range));
        }
    }
    line
}

/// A few seconds around the window whose rhythm stands out most, or from the middle of the longest stretch.
pub(crate) fn close_up(stretches: &[Stretch], seen: &[Seen], signal: Signal, axis: &Triple) -> Trace {
    let mut line = empty(signal);
    let clearest = seen
        .iter()
        .filter_map(|window| window.look.as_ref().filter(|look| look.beat.is_some()).map(|look| (window, look.score)))
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(window, _)| window.start_s + window.duration_s / 2.0);
    let longest = stretches.iter().max_by(|a, b| a.duration_s().total_cmp(&b.duration_s()));
    let Some(middle) = clearest.or_else(|| longest.map(|s| s.start_s + s.duration_s() / 2.0)) else { return line };
    let Some(stretch) = stretches.iter().rev().find(|s| s.start_s <= middle) else { return line };
    let at = (((middle - stretch.start_s) * stretch.rate_hz) as usize).min(stretch.signal.len());
    let samples = frame_around(&(at..at), (CLOSE_UP_S * stretch.rate_hz) as usize, stretch.signal.len());
    let every = ((stretch.rate_hz / CLOSE_UP_RATE_HZ).round() as usize).max(1);
    for i in samples.step_by(every) {
        let value = projected(&stretch.signal[i], axis);
        push(&mut line, stretch.start_s + i as f64 / stretch.rate_hz, Some((value, value)));
    }
    line
}

/// The mean spectrum of the windows with the rhythm, or of all.
pub(crate) fn spectrum(
    maker: &mut SpectrumMaker,
    stretches: &[Stretch],
    seen: &[Seen],
    signal: Signal,
    rhythm_hz: Option<f64>,
) -> Spectrum {
    let length_s = if rhythm_hz.is_some_and(|f| f < SLOW_HZ) { LONG_FRAME_S } else { WINDOW_S };
    let frequency_hz: Vec<f64> =
        (0..).map(|k| DRAWN_HZ.0 + f64::from(k) * DRAWN_HZ.2).take_while(|f| *f <= DRAWN_HZ.1).collect();
    let mut density = vec![0.0; frequency_hz.len()];
    let mut significance_level = density.clone();
    let mut windows = 0;
    let mut every = seen.iter();
    for stretch in stretches {
        for window in split(stretch) {
            let Some(look) = every.next().and_then(|seen| seen.look.as_ref()) else { continue };
            if rhythm_hz.is_some() && look.beat.is_none() {
                continue;
            }
            let samples = frame_around(&window, (length_s * stretch.rate_hz).round() as usize, stretch.signal.len());
            let one = searched_spectrum(maker, stretch, signal, samples);
            windows += 1;
            for (i, f) in frequency_hz.iter().enumerate() {
                density[i] += band_mean(&one, *f);
                let floor = background(&one.density, one.step_hz, one.length_s, *f).unwrap_or(0.0);
                significance_level[i] += floor * THRESHOLD;
            }
        }
    }
    for value in density.iter_mut().chain(&mut significance_level) {
        *value /= f64::from(u32::try_from(windows.max(1)).unwrap_or(u32::MAX));
    }
    let unit = if signal == Signal::Acceleration { "g²/Hz" } else { "(°/s)²/Hz" };
    Spectrum { unit, windows, frequency_hz, density, significance_level }
}

fn projected(sample: &Triple, axis: &Triple) -> f64 {
    sample.iter().zip(axis).map(|(value, share)| value * share).sum()
}

fn empty(signal: Signal) -> Trace {
    let what = match signal {
        Signal::AngularVelocity => "angular velocity about the main axis",
        Signal::HeadAngle => "head angle along the main axis",
        Signal::Acceleration => "acceleration along the main axis",
    };
    Trace { what: what.to_owned(), unit: signal.unit(), time_s: Vec::new(), low: Vec::new(), high: Vec::new() }
}

fn push(line: &mut Trace, time_s: f64, range: Option<(f64, f64)>) {
    line.time_s.push(time_s);
    line.low.push(range.map(|(low, _)| low));
    line.high.push(range.map(|(_, high)| high));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(start_s: f64, seconds: f64) -> Stretch {
        let signal = (0..(seconds * 100.0) as usize).map(|i| [f64::from(i32::from(i % 2 == 0)), 0.0, 0.0]).collect();
        Stretch { start_s, rate_hz: 100.0, signal, acceleration: None, gravity: None }
    }

    #[test]
    fn a_gap_breaks_the_line_and_thinning_keeps_the_extremes() {
        let line = trace(&[stretch(0.0, 60.0), stretch(90.0, 60.0)], Signal::AngularVelocity, &[1.0, 0.0, 0.0]);
        assert!(line.time_s.len() <= COLUMNS + 3, "{}", line.time_s.len());
        assert_eq!(line.low.iter().filter(|value| value.is_none()).count(), 1);
        assert!(line.low.iter().flatten().all(|low| *low == 0.0));
        assert!(line.high.iter().flatten().all(|high| *high == 1.0));
    }

    #[test]
    fn the_close_up_is_a_few_seconds_from_the_middle_of_the_longest_stretch() {
        let line = close_up(&[stretch(0.0, 10.0), stretch(20.0, 60.0)], &[], Signal::AngularVelocity, &[1.0, 0.0, 0.0]);
        assert!((line.time_s[0] - 47.0).abs() < 0.1, "{}", line.time_s[0]);
        let last = line.time_s[line.time_s.len() - 1];
        assert!((last - line.time_s[0] - CLOSE_UP_S).abs() < 0.1, "{last}");
    }

    #[test]
    fn the_liveliest_axis_is_the_one_that_moves() {
        assert_eq!(liveliest_axis(&[stretch(0.0, 10.0)]), [1.0, 0.0, 0.0]);
    }
}
