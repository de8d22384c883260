//! Windows: the whole recording in order, each looked at for a rhythm.
//!
//! In: even stretches of the signal. Out: for every 4 s, whether there is a rhythm, its frequency, amplitude and
//! direction, each with its error.
//! Method: rhythms from 2.5 Hz are looked for in the window itself; from 1 to 3.2 Hz in a frame of 8 s around it
//! (or as much as the stretch holds), as a slow rhythm needs longer to show. The peak with the best score counts; where half
//! or a third of its frequency stands out too and swings wider, that is the rhythm and the peak its overtone.
//! Limits: neighbouring windows of a slow rhythm share samples; a rhythm below the smallest amplitude is not reported.

use super::amplitude::{Swing, swing};
use super::movement::Signal;
use super::peak::{FASTEST_HZ, Peak, SLOWEST_HZ, THRESHOLD, THRESHOLD_BESIDE, peaks};
use super::signal::Stretch;
use super::spectrum::{FrameSpectrum, SpectrumMaker};
use super::step::{is_with_step, step_hz};
use crate::recording::{Placement, Triple};
use std::ops::Range;

/// Length of a window in s: ten cycles of the slowest rhythm looked for in it, and what ParaDigMa uses.
pub(crate) const WINDOW_S: f64 = 4.0;

/// A rest of the stretch at least this long, in s, is a window of its own, measured in the 4 s that end with it.
const SHORTEST_REST_S: f64 = 1.0;

/// Length of the frame for slow rhythms in s: 8 cycles of 1 Hz.
pub(crate) const LONG_FRAME_S: f64 = 8.0;

/// Where the window's own band begins and the long frame's ends, in Hz.
const WINDOW_FROM_HZ: f64 = 2.5;
const LONG_TO_HZ: f64 = 3.2;

/// Cycles a frame must hold.
const FEWEST_CYCLES: f64 = 5.0;

/// Smallest amplitude of a head reported, in degrees: pulse and breath move every head by some hundredths; the largest
/// peak in the still parts of the healthy head that thresholds were set on had 0.096°.
const SMALLEST_OF_HEAD_DEG: f64 = 0.1;

/// Smallest amplitude reported elsewhere, in degrees: six times what one step of a 0.061 °/s gyroscope makes at 3 Hz. No
/// recording of healthy hands was at hand to set it by.
const SMALLEST_DEG: f64 = 0.02;

/// Smallest amplitude reported, in g: a hand at rest on a table shows some 0.001 g.
const SMALLEST_G: f64 = 0.002;

/// How far, as a share, a peak may lie from the whole part of another to be its root.
const OVERTONE_SLACK: f64 = 0.06;

/// Highest share of the sample rate at which a rhythm is still caught: two and a half samples per cycle.
const BAND_OF_RATE: f64 = 0.4;

/// A window and what was found in it.
pub(crate) struct Seen {
    /// Start in s from the recording's first sample.
    pub start_s: f64,
    /// Length in s.
    pub duration_s: f64,
    /// `None`: too short to measure.
    pub look: Option<Look>,
}

/// What a measured window shows.
pub(crate) struct Look {
    /// Score of the strongest peak.
    pub score: f64,
    /// The strongest peak beats with the step.
    pub with_step: bool,
    /// The rhythm, if there is one.
    pub beat: Option<Beat>,
}

/// The rhythm of one window.
pub(crate) struct Beat {
    /// It stands out enough to be believed without other windows.
    pub stands_alone: bool,
    /// Frequency, amplitude and their errors.
    pub swing: Swing,
    /// Length of the frame it was measured in, in s.
    pub frame_s: f64,
    /// Where down is.
    pub down: Option<Triple>,
}

/// Highest frequency that a sample rate can show, in Hz.
pub(crate) fn band_top_hz(rate_hz: f64) -> f64 {
    FASTEST_HZ.min(BAND_OF_RATE * rate_hz)
}

/// Length of the transform for every frame at a sample rate: twice the long frame, so that the grid is fine.
pub(crate) fn padded(rate_hz: f64) -> usize {
    ((2.0 * LONG_FRAME_S * rate_hz) as usize).next_power_of_two()
}

/// The spectrum of some samples as it is searched: angles become angular velocity.
pub(crate) fn searched_spectrum(
    maker: &mut SpectrumMaker,
    stretch: &Stretch,
    signal: Signal,
    samples: Range<usize>,
) -> FrameSpectrum {
    let mut spectrum = maker.spectrum(&stretch.signal[samples], stretch.rate_hz, padded(stretch.rate_hz));
    if signal == Signal::HeadAngle {
        spectrum.differentiate();
    }
    spectrum
}

/// The windows of one stretch, each as its samples; a rest too short for a window of its own joins the last.
pub(crate) fn split(stretch: &Stretch) -> Vec<Range<usize>> {
    let count = stretch.signal.len();
    let begin = |k: usize| ((k as f64 * WINDOW_S * stretch.rate_hz).round() as usize).min(count);
    let mut found: Vec<Range<usize>> =
        (0..).map(|k| begin(k)..begin(k + 1)).take_while(|window| !window.is_empty()).collect();
    if found.len() > 1 && found.last().is_some_and(|last| (last.len() as f64) < SHORTEST_REST_S * stretch.rate_hz) {
        found.pop();
        if let Some(last) = found.last_mut() {
            last.end = count;
        }
    }
    found
}

/// The frame of a given length around a window, moved to lie inside the stretch.
pub(crate) fn frame_around(window: &Range<usize>, length: usize, count: usize) -> Range<usize> {
    let length = length.min(count);
    let middle = window.start.midpoint(window.end);
    let from = middle.saturating_sub(length / 2).min(count - length);
    from..from + length
}

/// Looks at every window of a stretch.
pub(crate) fn look_at(maker: &mut SpectrumMaker, stretch: &Stretch, signal: Signal, placement: Placement) -> Vec<Seen> {
    let size = (WINDOW_S * stretch.rate_hz).round() as usize;
    let windows = split(stretch);
    let is_long_enough = stretch.signal.len() >= size;
    windows
        .into_iter()
        .map(|window| {
            let look = is_long_enough.then(|| look(maker, stretch, signal, placement, &window));
            Seen {
                start_s: stretch.start_s + window.start as f64 / stretch.rate_hz,
                duration_s: window.len() as f64 / stretch.rate_hz,
                look,
            }
        })
        .collect()
}

/// A frame, its spectrum, the band it is searched in, and the step in it.
struct Frame {
    samples: Range<usize>,
    spectrum: FrameSpectrum,
    peaks: Vec<Peak>,
    step_hz: Option<f64>,
}

fn look(
    maker: &mut SpectrumMaker,
    stretch: &Stretch,
    signal: Signal,
    placement: Placement,
    window: &Range<usize>,
) -> Look {
    let rate = stretch.rate_hz;
    let count = stretch.signal.len();
    let size = (WINDOW_S * rate).round() as usize;
    let long = (LONG_FRAME_S * rate).round() as usize;
    let top = band_top_hz(rate);
    let frames: Vec<Frame> = [(size, WINDOW_FROM_HZ, top), (long, SLOWEST_HZ, LONG_TO_HZ.min(top))]
        .into_iter()
        .filter_map(|(length, low, high)| {
            let samples = frame_around(window, length, count);
            let spectrum = searched_spectrum(maker, stretch, signal, samples.clone());
            let low = low.max(FEWEST_CYCLES / spectrum.length_s);
            (low < high).then(|| {
                let peaks = peaks(&spectrum, low, high);
                let step_hz =
                    if placement == Placement::Head { step(maker, stretch, signal, &samples, &spectrum) } else { None };
                Frame { samples, spectrum, peaks, step_hz }
            })
        })
        .collect();
    let mut best: Vec<(&Frame, &Peak)> =
        frames.iter().flat_map(|frame| frame.peaks.iter().map(move |peak| (frame, peak))).collect();
    best.sort_by(|a, b| b.1.score.total_cmp(&a.1.score));
    let Some((frame, strongest)) = best.first() else { return Look { score: 0.0, with_step: false, beat: None } };
    let (score, is_step) = (strongest.score, with_step(frame, strongest));
    let smallest = match placement {
        _ if signal == Signal::Acceleration => SMALLEST_G,
        Placement::Head | Placement::Unknown => SMALLEST_OF_HEAD_DEG,
        Placement::Wrist | Placement::Hand | Placement::Trunk | Placement::Leg => SMALLEST_DEG,
    };
    let swing_of =
        |frame: &Frame, peak: &Peak| swing(&stretch.signal[frame.samples.clone()], rate, &frame.spectrum, peak, signal);
    let beat = best
        .into_iter()
        .take_while(|(_, peak)| peak.score >= THRESHOLD_BESIDE)
        .filter(|(frame, peak)| !with_step(frame, peak))
        .find_map(|(frame, peak)| {
            let top = swing_of(frame, peak)?;
            let (frame, swing) = [3.0, 2.0]
                .into_iter()
                .filter_map(|part| root_of(&frames, peak.frequency_hz / part))
                .filter_map(|(frame, root)| Some((frame, swing_of(frame, root)?)))
                .find(|(_, root)| root.amplitude > top.amplitude)
                .unwrap_or((frame, top));
            (swing.amplitude >= smallest).then(|| Beat {
                stands_alone: peak.score >= THRESHOLD,
                down: stretch.down(frame.samples.clone()),
                frame_s: frame.spectrum.length_s,
                swing,
            })
        });
    Look { score, with_step: is_step, beat }
}

/// A peak that counts at a frequency of which another peak would be the overtone.
fn root_of(frames: &[Frame], frequency_hz: f64) -> Option<(&Frame, &Peak)> {
    frames
        .iter()
        .flat_map(|frame| frame.peaks.iter().map(move |peak| (frame, peak)))
        .filter(|(frame, peak)| peak.score >= THRESHOLD_BESIDE && !with_step(frame, peak))
        .find(|(_, peak)| (peak.frequency_hz / frequency_hz - 1.0).abs() < OVERTONE_SLACK)
}

fn with_step(frame: &Frame, peak: &Peak) -> bool {
    frame.step_hz.is_some_and(|step| is_with_step(peak, step, frame.spectrum.length_s))
}

fn step(
    maker: &mut SpectrumMaker,
    stretch: &Stretch,
    signal: Signal,
    samples: &Range<usize>,
    rotation: &FrameSpectrum,
) -> Option<f64> {
    if signal != Signal::AngularVelocity {
        return None;
    }
    let down = stretch.down(samples.clone())?;
    let acceleration = &stretch.acceleration.as_ref()?[samples.clone()];
    step_hz(&maker.spectrum(acceleration, stretch.rate_hz, padded(stretch.rate_hz)), rotation, &down)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(seconds: f64, rate_hz: f64) -> Stretch {
        let signal = vec![[0.0; 3]; (seconds * rate_hz) as usize];
        Stretch { start_s: 0.0, rate_hz, signal, acceleration: None, gravity: None }
    }

    #[track_caller]
    fn check(seconds: f64, rate_hz: f64, expected: &[f64]) {
        let found: Vec<f64> = split(&stretch(seconds, rate_hz))
            .iter()
            .map(|w| (w.len() as f64 / rate_hz * 10.0).round() / 10.0)
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_rest_of_a_second_is_a_window_and_less_joins_the_last() {
        check(12.0, 100.0, &[4.0, 4.0, 4.0]);
        check(9.5, 100.0, &[4.0, 4.0, 1.5]);
        check(8.5, 100.0, &[4.0, 4.5]);
        check(3.0, 100.0, &[3.0]);
    }

    #[test]
    fn windows_keep_to_four_seconds_at_any_rate() {
        let windows = split(&stretch(400.0, 99.83));
        assert!((windows[99].start as f64 / 99.83 - 396.0).abs() < 0.01);
    }

    #[test]
    fn a_frame_lies_inside_its_stretch() {
        assert_eq!(frame_around(&(0..400), 800, 1000), 0..800);
        assert_eq!(frame_around(&(400..800), 800, 1000), 200..1000);
        assert_eq!(frame_around(&(0..400), 800, 500), 0..500);
    }

    #[test]
    fn all_zeros_have_no_rhythm() {
        let seen = look_at(&mut SpectrumMaker::new(), &stretch(12.0, 100.0), Signal::AngularVelocity, Placement::Head);
        assert!(seen.iter().all(|window| window.look.as_ref().is_some_and(|look| look.beat.is_none())));
    }
}
