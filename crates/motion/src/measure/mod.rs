//! Measure: the rhythm in a recording, window by window and as a whole.
//!
//! ```text
//! Recording ─▶ engine ─▶ windows ─▶ rhythm ─▶ Movement
//!             (even)     spectrum ─▶ peak ─▶ amplitude, direction, step
//! ```
//!
//! "No rhythm" is an answer ([`Movement::rhythm`] is `None`); "not enough data" is one too ([`MeasureError`]).

mod amplitude;
mod beneath;
mod by_task;
mod cautions;
mod change;
mod comb;
mod contrast;
mod decimate;
mod directed;
mod direction;
mod drawing;
mod engine;
mod envelope;
mod even;
mod events;
mod flow;
mod glance;
mod liveliest;
mod look;
mod marked;
mod marks;
mod movement;
mod moves;
mod normal;
mod null_point;
mod pace;
mod peak;
mod posture;
mod rhythm;
mod rotation;
mod sample;
mod seen;
mod sinusoid;
mod slow;
mod spectrum;
mod spline;
mod step;
mod stride;
mod student;
mod turned;
mod windows;

pub use by_task::{TASK_AMPLITUDE_WORDS, TaskMovement};
pub use change::{AmplitudeChange, CHANGE_WORDS, Change, ChangeVerdict, FrequencyChange, change};
pub use contrast::{CONTRAST_WORDS, Contrast, Contrasts, Difference};
pub use engine::Engine;
pub use events::{Alike, Bouts, Event, Events, Reach};
pub use flow::{Flow, FlowLike, FlowSeen};
pub use movement::{
    AMPLITUDE_WORDS, Axis, FalseAlarms, Movement, ON_PURPOSE_WORDS, Rhythm, Signal, Spectrum, Steadiness, Trace,
    UNSTEADY_AMPLITUDE_WORDS, Window,
};
pub use null_point::{CurvePoint, NullPoint, NullVerdict};
pub use posture::{Held, HeldTask, LeftFrom, Posture, PostureFrom, RangeOfMotion, Spread};

use crate::quality::median_step_s;
use crate::read::{ReadError, Stream};
use crate::recording::{Recording, Rows, Triple};
use even::SHORTEST_STRETCH;
use look::WINDOW_S;
use seen::Seen;

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
    let (signal, step_s) = choose(&recording.rows())?;
    let mut engine = Engine::new(recording, signal, 1.0 / step_s);
    engine.push(&recording.rows());
    engine.finish()
}

/// Measures a recording as it is read: the same as [`measure()`] in little memory however long it is. The signal and its
/// rate are those of the first piece.
///
/// # Errors
/// When a piece cannot be read, or the whole cannot be measured.
pub fn measure_stream(stream: &mut Stream<'_>) -> Result<Movement, StreamError> {
    let first = stream.next_piece()?.ok_or(MeasureError::NoSignal)?;
    let (signal, step_s) = choose(&first.rows())?;
    let mut engine = Engine::new(&first, signal, 1.0 / step_s);
    engine.push(&first.rows());
    drop(first);
    while let Some(piece) = stream.next_piece()? {
        piece.notes.iter().for_each(|note| engine.note(note));
        engine.push(&piece.rows());
    }
    Ok(engine.finish()?)
}

/// Why a stream gave no movement.
#[derive(Debug, thiserror::Error)]
pub enum StreamError {
    /// It could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It could not be measured.
    #[error(transparent)]
    Measure(#[from] MeasureError),
}

/// The signal to measure in some rows and its median step in s: angular velocity is preferred (it needs no knowledge of
/// gravity), then camera angles, then acceleration.
///
/// # Errors
/// When no signal has enough samples.
pub fn choose(rows: &Rows<'_>) -> Result<(Signal, f64), MeasureError> {
    let is_there = |sample: &Triple| sample.iter().all(|value| value.is_finite());
    let (signal, samples) = [
        (Signal::AngularVelocity, rows.angular_velocity_deg_s),
        (Signal::HeadAngle, rows.head_angle_deg),
        (Signal::Acceleration, rows.acceleration_g),
    ]
    .into_iter()
    .filter_map(|(signal, samples)| Some((signal, samples?)))
    .find(|(_, samples)| samples.iter().filter(|sample| is_there(sample)).nth(SHORTEST_STRETCH).is_some())
    .ok_or(MeasureError::NoSignal)?;
    let times = rows.time_s.iter().zip(samples).filter(|(_, sample)| is_there(sample)).map(|(time, _)| *time);
    let step_s = median_step_s(times).ok_or(MeasureError::NoSignal)?;
    Ok((signal, step_s))
}

impl Engine {
    /// The movement of all that has passed.
    ///
    /// # Errors
    /// When no stretch holds the 4 s that one window needs, or samples came too slowly.
    pub fn finish(mut self) -> Result<Movement, MeasureError> {
        self.end();
        let rate_hz = self.sample_rate_hz();
        if !self.seen.is_empty() && rate_hz < SLOWEST_RATE_HZ {
            return Err(MeasureError::TooSlow { rate_hz, needed_hz: SLOWEST_RATE_HZ });
        }
        if self.seen.iter().all(|window| window.look.is_none()) {
            return Err(MeasureError::NotEnoughData { longest_s: self.longest_s, needed_s: WINDOW_S });
        }
        let Self { header, signal, meter, mut seen, watchers, .. } = self;
        let on_purpose: Vec<bool> = seen.iter().map(|window| marks::is_on_purpose(&header.tasks, window)).collect();
        for (window, _) in seen.iter_mut().zip(&on_purpose).filter(|(_, on_purpose)| **on_purpose) {
            window.look = None;
        }
        rhythm::keep_supported(&mut seen);
        let rhythm = rhythm::rhythm(&seen, &header, signal);
        let axis = rhythm.as_ref().map_or_else(|| watchers.liveliest.axis(), |rhythm| rhythm.axis_direction);
        let quality = meter.quality();
        let of_marks = marks::of_marks(&header, signal, rhythm.as_ref(), &seen, &watchers);
        let (events, flow) = (watchers.moves.events.events(), watchers.moves.flow.flow());
        let mut cautions = cautions::cautions(&header, &quality, signal, rhythm.as_ref(), &seen);
        cautions.extend(events.caution().into_iter().chain(flow.caution()));
        Ok(Movement {
            format: header.format.to_owned(),
            origin: header.origin.clone(),
            placement: header.placement,
            signal,
            cautions,
            trace: watchers.columns.trace(signal, &axis),
            close_up: watchers.close_up.trace(signal, &axis, rhythm.is_some()),
            spectrum: watchers.spectrum.drawn(signal, rhythm.as_ref().map(|r| r.frequency_hz)),
            quality,
            rhythm,
            windows: seen.iter().zip(on_purpose).map(|(window, purpose)| shown(window, purpose, signal)).collect(),
            tasks: of_marks.tasks,
            contrasts: of_marks.contrasts,
            posture: of_marks.posture,
            null_point: of_marks.null_point,
            change: None,
            events,
            flow,
            false_alarms: FalseAlarms::MEASURED,
            amplitude_words: AMPLITUDE_WORDS,
            on_purpose_words: ON_PURPOSE_WORDS,
        })
    }
}

/// A window as it is reported.
fn shown(seen: &Seen, on_purpose: bool, signal: Signal) -> Window {
    let look = seen.look.as_ref();
    let beat = look.and_then(|look| look.beat.as_ref());
    let amplitude = beat.map(|beat| beat.amplitude);
    Window {
        start_s: to_microseconds(seen.start_s),
        duration_s: to_microseconds(f64::from(seen.duration_s)),
        measured: look.is_some(),
        rhythm: beat.is_some(),
        frequency_hz: beat.map(|beat| beat.frequency_hz),
        frequency_error_hz: beat.map(|beat| f64::from(beat.frequency_error_hz)),
        amplitude_deg: amplitude.filter(|_| signal != Signal::Acceleration),
        amplitude_g: amplitude.filter(|_| signal == Signal::Acceleration),
        score: look.map(|look| f64::from(look.score)).filter(|score| score.is_finite()),
        with_step: look.is_some_and(|look| look.with_step),
        on_purpose,
    }
}

/// Seconds without the last bits that arithmetic leaves: 4, not 3.9999999999999982.
fn to_microseconds(seconds: f64) -> f64 {
    // Adding zero turns -0 into 0.
    (seconds * 1e6).round() / 1e6 + 0.0
}
