//! A movement: what was measured in a recording, with how sure each number is.
//!
//! Field names are what other programs rely on in JSON: add, never rename. The unit is in the name.

use super::by_task::TaskMovement;
use super::change::Change;
use super::contrast::Contrasts;
use super::events::Events;
use super::flow::Flow;
use super::null_point::NullPoint;
use super::posture::Posture;
use crate::caution::Caution;
use crate::quality::Quality;
use crate::recording::{Placement, Triple};
use serde::Serialize;
use std::fmt;

/// What the amplitude of a rhythm means, for every surface that shows one.
pub const AMPLITUDE_WORDS: &str = "half of peak-to-peak of the sinusoid that carries the rhythm, along its main axis";

/// What the amplitude means when the rhythm's size or speed wanders.
pub const UNSTEADY_AMPLITUDE_WORDS: &str = "for an unsteady rhythm: of the steady sinusoid with the same energy, \
     in each window, then the mean over the windows with rhythm";

/// A rhythm is not yet an involuntary one.
pub const ON_PURPOSE_WORDS: &str = "a rhythm can also be made on purpose";

/// Everything measured in one recording.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Movement {
    /// The recording's format, as named on the command line.
    pub format: String,
    /// Where the recording comes from, as the file says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// Where the sensor sat.
    pub placement: Placement,
    /// Which of the recording's signals was measured.
    pub signal: Signal,
    /// `sample_rate_hz`, `duration_s`, gaps, jitter and clipping of the recording, at this level in JSON.
    #[serde(flatten)]
    pub quality: Quality,
    /// What to keep in mind when reading the numbers.
    pub cautions: Vec<Caution>,
    /// The recording's rhythm; `None` is the answer "no rhythm".
    pub rhythm: Option<Rhythm>,
    /// Single movements: jerks, tics and twitches.
    pub events: Events,
    /// Movement that flows without a rhythm or rest.
    pub flow: Flow,
    /// The whole recording in order, in windows of 4 s (a shorter one before a gap or at the end).
    pub windows: Vec<Window>,
    /// The rhythm in each marked task, in order of time; empty without marks.
    pub tasks: Vec<TaskMovement>,
    /// What the tasks do to the rhythm; `None` where no two can be held against each other.
    pub contrasts: Option<Contrasts>,
    /// How the head was held and how far it turned; `None` where nothing was asked that could show it.
    pub posture: Option<Posture>,
    /// How large the rhythm is at each turn of the head; `None` where nobody turned the head in a marked task.
    pub null_point: Option<NullPoint>,
    /// What changed since earlier recordings, where some were given ([`super::change()`]).
    pub change: Option<Change>,
    /// How often the test for a rhythm is wrong when there is none.
    pub false_alarms: FalseAlarms,
    /// What the amplitude means, in words.
    pub amplitude_words: &'static str,
    /// What to keep in mind about any rhythm, in words.
    pub on_purpose_words: &'static str,
    /// The recording's main axis over time, thinned for drawing.
    pub trace: Trace,
    /// A few seconds of the main axis in full, where the rhythm is clearest (or from the middle).
    pub close_up: Trace,
    /// The recording's spectrum with the level above which a peak counts.
    pub spectrum: Spectrum,
}

impl Movement {
    /// Windows in which a rhythm was found, and windows that could be measured.
    #[must_use]
    pub fn rhythm_of_measured(&self) -> (usize, usize) {
        let found = self.windows.iter().filter(|window| window.rhythm).count();
        let measured = self.windows.iter().filter(|window| window.measured).count();
        (found, measured)
    }
}

/// The signal that was measured, and with it the unit of amplitude.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signal {
    /// Angular velocity; amplitudes in degrees.
    AngularVelocity,
    /// Head angles from a camera; amplitudes in degrees.
    HeadAngle,
    /// Acceleration; amplitudes in g.
    Acceleration,
}

impl Signal {
    /// The unit the trace is drawn in.
    #[must_use]
    pub const fn unit(self) -> &'static str {
        match self {
            Self::AngularVelocity => "°/s",
            Self::HeadAngle => "°",
            Self::Acceleration => "g",
        }
    }

    /// The unit an amplitude has.
    #[must_use]
    pub const fn amplitude_unit(self) -> &'static str {
        match self {
            Self::AngularVelocity | Self::HeadAngle => "°",
            Self::Acceleration => "g",
        }
    }
}

/// The rhythm of a recording: what the windows with a rhythm have in common.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rhythm {
    /// Mean frequency over the windows with a rhythm, the surer ones weighing more.
    pub frequency_hz: f64,
    /// 95 % interval of that mean.
    pub frequency_interval_hz: [f64; 2],
    /// Amplitude in degrees ([`AMPLITUDE_WORDS`]), mean over the windows with a rhythm; not given for acceleration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amplitude_deg: Option<f64>,
    /// 95 % interval of that mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amplitude_interval_deg: Option<[f64; 2]>,
    /// Amplitude in g, when only acceleration was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amplitude_g: Option<f64>,
    /// 95 % interval of that mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amplitude_interval_g: Option<[f64; 2]>,
    /// The largest window's amplitude, in the unit of the amplitude given.
    pub amplitude_largest: f64,
    /// Which way the head goes.
    pub axis: Axis,
    /// Share of the rhythm's energy along its main axis, 0 to 1: 1 is a straight to and fro, a half a circle.
    pub axis_share: f64,
    /// The main axis as a unit vector in the sensor's own axes (yaw, pitch, roll for camera angles).
    pub axis_direction: Triple,
    /// Windows with the rhythm among the windows that could be measured, 0 to 1.
    pub share_of_time: f64,
    /// How much the frequency differs from window to window: standard deviation in % of the mean; `None` below 3 windows.
    pub frequency_variation_percent: Option<f64>,
    /// How much the amplitude differs from window to window: standard deviation in % of the mean; `None` below 3 windows.
    pub amplitude_variation_percent: Option<f64>,
    /// Median width of the rhythm's peak beyond that of a steady sinusoid, in Hz: 0 for a steady one.
    pub peak_width_hz: f64,
    /// Amplitude as an angular velocity, in °/s: 2π times frequency times amplitude; not given for acceleration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speed_deg_s: Option<f64>,
    /// Root mean square of the windows' amplitudes, in the unit of the amplitude given.
    pub amplitude_rms: f64,
    /// Amplitude of the largest 3 s in any window, in the unit of the amplitude given; `None` when no frame was long enough.
    pub largest_burst: Option<f64>,
    /// Amplitudes of the second and third multiple of the frequency, in % of the rhythm's own, median of the windows.
    pub overtones_percent: [f64; 2],
    /// How much the size varies within a window: standard deviation in % of the mean, median of the windows.
    pub size_variation_within_percent: Option<f64>,
    /// How much the frequency varies within a window, in the same way.
    pub frequency_variation_within_percent: Option<f64>,
    /// Steady, somewhat unsteady or unsteady, from width and variation of frequency.
    pub steadiness: Steadiness,
}

impl Rhythm {
    /// The amplitude with its unit, whichever it has.
    #[must_use]
    pub fn amplitude(&self) -> (f64, &'static str) {
        match (self.amplitude_deg, self.amplitude_g) {
            (Some(degrees), _) => (degrees, "°"),
            (None, Some(g)) => (g, "g"),
            (None, None) => (f64::NAN, ""),
        }
    }
}

/// Which way a head goes in a rhythm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Axis {
    /// Rotation about gravity: shaking the head.
    NoNo,
    /// Nodding; said only when the sensor's way of sitting is known.
    YesYes,
    /// Ear towards shoulder; said only when the sensor's way of sitting is known.
    Tilt,
    /// Rotation about a level axis; nodding and tilting are not told apart as the sensor's way of sitting is unknown.
    YesYesOrTilt,
    /// Oblique, or circling: no one direction carries the rhythm.
    Mixed,
    /// No direction can be said: not a head sensor, or gravity was not recorded.
    NotToldApart,
}

impl fmt::Display for Axis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoNo => "no-no",
            Self::YesYes => "yes-yes",
            Self::Tilt => "tilt",
            Self::YesYesOrTilt => "yes-yes or tilt, not told apart",
            Self::Mixed => "mixed",
            Self::NotToldApart => "not told apart",
        })
    }
}

/// How evenly a rhythm beats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Steadiness {
    /// Frequency varies by less than 2 %, between windows and within them.
    Steady,
    /// Frequency varies by 2 to 3 %.
    SomewhatUnsteady,
    /// Frequency varies by 3 % or more, as when cycles differ by 6 % or more.
    Unsteady,
    /// Too few windows to say.
    NotAssessed,
}

/// One stretch of the recording.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Window {
    /// Start, in seconds from the first sample.
    pub start_s: f64,
    /// Length in seconds: 4 s, or what was left before a gap or the end.
    pub duration_s: f64,
    /// There was enough data to look for a rhythm.
    pub measured: bool,
    /// A rhythm was found.
    pub rhythm: bool,
    /// Its frequency.
    pub frequency_hz: Option<f64>,
    /// Standard error of that frequency for a steady rhythm (Cramér–Rao bound at the noise beside the peak).
    pub frequency_error_hz: Option<f64>,
    /// Its amplitude in degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amplitude_deg: Option<f64>,
    /// Its amplitude in g, when only acceleration was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amplitude_g: Option<f64>,
    /// Energy of the strongest peak over the background beside it; `None` when not measured.
    pub score: Option<f64>,
    /// The strongest peak beats with the step: the whole body moves with it, so that it is not counted.
    pub with_step: bool,
    /// The person moved on purpose in it, as marked: it is not measured.
    pub on_purpose: bool,
}

/// How often the test for a rhythm is wrong when there is none.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct FalseAlarms {
    /// Upper bound of the share of windows of made noise that pass, with an even spectrum or one that falls with frequency.
    pub in_noise_per_window: f64,
    /// Windows wrongly found to have a rhythm, of windows tested, in the still parts of real head-worn recordings
    /// without tremor that were not used to set the threshold.
    pub on_still_heads: [u32; 2],
    /// The same while walking.
    pub on_walking_heads: [u32; 2],
}

impl FalseAlarms {
    /// As measured with the test suite of this version (`crates/motion/tests/false_alarms.rs`), which counts as the bench does:
    /// windows of 4 s of the slow and the fast walking task, left ear, of one healthy person, in which the head stood still
    /// or walked all of the time; the person's own nods and what is partly still are left out.
    pub(crate) const MEASURED: Self =
        Self { in_noise_per_window: 0.001, on_still_heads: [0, 9], on_walking_heads: [0, 63] };
}

/// A line to draw.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Trace {
    /// What is drawn, for example `angular velocity about the main axis`.
    pub what: String,
    /// Unit of the values.
    pub unit: &'static str,
    /// Seconds from the first sample.
    pub time_s: Vec<f64>,
    /// Lowest value at each time (between this time and the next); `null` in a gap.
    pub low: Vec<Option<f64>>,
    /// Highest value at each time; the same as `low` where nothing was thinned.
    pub high: Vec<Option<f64>>,
}

/// The spectrum of a recording, all three axes together, mean over the windows drawn from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Spectrum {
    /// Unit of the densities, for example `°²/Hz`.
    pub unit: &'static str,
    /// Windows that were averaged: those with a rhythm, or all when there is none.
    pub windows: usize,
    /// Frequencies from 0.5 to 15 Hz.
    pub frequency_hz: Vec<f64>,
    /// Power spectral density of the movement, smoothed over the band that the test for a rhythm looks at.
    pub density: Vec<f64>,
    /// The level that a peak must reach to count as a rhythm.
    pub significance_level: Vec<f64>,
}
