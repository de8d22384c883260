//! Measure: the rhythm in a recording, window by window and as a whole.
//!
//! ```text
//! Recording ─▶ signal ─▶ windows ─▶ rhythm ─▶ Movement
//!              (even)    spectrum ─▶ peak ─▶ amplitude, direction, step
//! ```
//!
//! "No rhythm" is an answer ([`Movement::rhythm`] is `None`); "not enough data" is one too ([`MeasureError`]).

mod amplitude;
mod cautions;
mod direction;
mod drawing;
mod movement;
mod peak;
mod rhythm;
mod signal;
mod sinusoid;
mod spectrum;
mod step;
mod windows;

pub use movement::{
    AMPLITUDE_WORDS, Axis, FalseAlarms, Movement, ON_PURPOSE_WORDS, Rhythm, Signal, Spectrum, Steadiness, Trace,
    UNSTEADY_AMPLITUDE_WORDS, Window,
};

use crate::quality::quality;
use crate::recording::Recording;
use spectrum::SpectrumMaker;
use windows::{Seen, WINDOW_S};

/// Why there is no movement to report.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum MeasureError {
    /// No stretch without a gap is long enough.
    #[error("not enough data: the longest stretch without a gap is {longest_s:.1} s, {needed_s:.0} s are needed")]
    NotEnoughData {
        /// Length of the longest stretch, in s.
        longest_s: f64,
        /// Length needed, in s.
        needed_s: f64,
    },
    /// None of the signals that can be measured is there.
    #[error("not enough data: no angular velocity, head angle or acceleration was recorded")]
    NoSignal,
    /// Samples too far apart to show a tremor.
    #[error("not enough data: {rate_hz:.1} samples per second were recorded, {needed_hz:.0} are needed")]
    TooSlow {
        /// Samples per second found.
        rate_hz: f64,
        /// Samples per second needed.
        needed_hz: f64,
    },
}

impl MeasureError {
    /// What to try.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::NotEnoughData { .. } => "record for a minute or longer, with the app kept open",
            Self::NoSignal => "turn on the gyroscope in the recording app, or the accelerometer where there is none",
            Self::TooSlow { .. } => "set the recording app to 50 samples per second or more",
        }
    }
}

/// Slowest sampling that shows a rhythm of 4 Hz, with two and a half samples per cycle.
const SLOWEST_RATE_HZ: f64 = 10.0;

/// Measures the movement of a recording.
///
/// # Errors
/// When no stretch holds the 4 s that one window needs, samples come too slowly, or no signal is there.
///
/// ```
/// # use nullpoint_motion::{Recording, measure};
/// let time_s: Vec<f64> = (0..3000).map(|i| f64::from(i) / 100.0).collect();
/// // A head that shakes 2° to each side, 5 times a second, with a little restlessness.
/// let omega = std::f64::consts::TAU * 5.0;
/// let turning = |t: f64| [0.3 * (7.0 * t * t).sin(), 0.2 * (40.0 * t).cos(), 2.0 * omega * (omega * t).cos()];
/// let mut recording = Recording::new("made", time_s);
/// recording.angular_velocity_deg_s = Some(recording.time_s.iter().map(|t| turning(*t)).collect());
/// let rhythm = measure(&recording)?.rhythm.expect("it shakes");
/// assert!((rhythm.frequency_hz - 5.0).abs() < 0.01);
/// assert!((rhythm.amplitude_deg.unwrap() - 2.0).abs() < 0.02);
/// # Ok::<(), nullpoint_motion::MeasureError>(())
/// ```
pub fn measure(recording: &Recording) -> Result<Movement, MeasureError> {
    let (signal, samples) = signal::choose(recording).ok_or(MeasureError::NoSignal)?;
    let stretches = signal::stretches(recording, samples);
    let longest_s = stretches.iter().map(signal::Stretch::duration_s).fold(0.0, f64::max);
    let rate_hz = stretches.iter().map(|stretch| stretch.rate_hz).fold(0.0, f64::max);
    if !stretches.is_empty() && rate_hz < SLOWEST_RATE_HZ {
        return Err(MeasureError::TooSlow { rate_hz, needed_hz: SLOWEST_RATE_HZ });
    }
    let mut maker = SpectrumMaker::new();
    let mut seen: Vec<Seen> = stretches
        .iter()
        .flat_map(|stretch| windows::look_at(&mut maker, stretch, signal, recording.placement))
        .collect();
    if seen.iter().all(|window| window.look.is_none()) {
        return Err(MeasureError::NotEnoughData { longest_s, needed_s: WINDOW_S });
    }
    rhythm::keep_supported(&mut seen);
    let rhythm = rhythm::rhythm(&seen, recording, signal);
    let axis = rhythm.as_ref().map_or_else(|| drawing::liveliest_axis(&stretches), |rhythm| rhythm.axis_direction);
    let quality = quality(recording);
    let windows = seen.iter().map(|window| shown(window, signal)).collect();
    Ok(Movement {
        format: recording.format.to_owned(),
        origin: recording.origin.clone(),
        placement: recording.placement,
        signal,
        cautions: cautions::cautions(recording, &quality, signal, rhythm.as_ref(), &seen),
        trace: drawing::trace(&stretches, signal, &axis),
        close_up: drawing::close_up(&stretches, &seen, signal, &axis),
        spectrum: drawing::spectrum(&mut maker, &stretches, &seen, signal, rhythm.as_ref().map(|r| r.frequency_hz)),
        quality,
        rhythm,
        windows,
        false_alarms: FalseAlarms::MEASURED,
        amplitude_words: AMPLITUDE_WORDS,
        on_purpose_words: ON_PURPOSE_WORDS,
    })
}

/// A window as it is reported.
fn shown(seen: &Seen, signal: Signal) -> Window {
    let look = seen.look.as_ref();
    let swing = look.and_then(|look| look.beat.as_ref()).map(|beat| beat.swing);
    let amplitude = swing.map(|swing| swing.amplitude);
    Window {
        start_s: to_microseconds(seen.start_s),
        duration_s: to_microseconds(seen.duration_s),
        measured: look.is_some(),
        rhythm: swing.is_some(),
        frequency_hz: swing.map(|swing| swing.frequency_hz),
        frequency_error_hz: swing.map(|swing| swing.frequency_error_hz),
        amplitude_deg: amplitude.filter(|_| signal != Signal::Acceleration),
        amplitude_g: amplitude.filter(|_| signal == Signal::Acceleration),
        score: look.map(|look| look.score).filter(|score| score.is_finite()),
        with_step: look.is_some_and(|look| look.with_step),
    }
}

/// Seconds without the last bits that arithmetic leaves: 4, not 3.9999999999999982.
fn to_microseconds(seconds: f64) -> f64 {
    // Adding zero turns -0 into 0.
    (seconds * 1e6).round() / 1e6 + 0.0
}
