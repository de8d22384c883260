//! Seen: what was found in a window.
//!
//! In: the rhythm measured in a frame. Out: what is kept of each window of a recording until its end, so small.

use super::amplitude::Swing;
use crate::recording::Triple;

/// A window and what was found in it. Kept for every window of a recording, so small.
pub(crate) struct Seen {
    /// Start in s from the recording's first sample.
    pub start_s: f64,
    /// Length in s.
    pub duration_s: f32,
    /// `None`: too short to measure.
    pub look: Option<Look>,
}

/// What a measured window shows.
pub(crate) struct Look {
    /// Score of the strongest peak.
    pub score: f32,
    /// The strongest peak beats with the step.
    pub with_step: bool,
    /// Someone walks, which was told from rotation alone.
    pub paced: bool,
    /// The rhythm, if there is one.
    pub beat: Option<Beat>,
    /// Fastest speed, in °/s, of a swing of a few cycles that is no rhythm, as in a nod on purpose; 0 without one.
    pub brief_deg_s: f32,
    /// A peak was not counted, as a slow movement that goes far leaves as much there.
    pub left_by_slow: bool,
}

/// The rhythm of one window.
pub(crate) struct Beat {
    /// It stands out enough to be believed without other windows.
    pub stands_alone: bool,
    pub frequency_hz: f64,
    /// Standard error of the frequency.
    pub frequency_error_hz: f32,
    /// Half of peak-to-peak along the main axis, in degrees or g.
    pub amplitude: f64,
    /// Standard error of the amplitude.
    pub amplitude_error: f32,
    /// Width of the peak beyond that of a steady rhythm, standard deviation in Hz.
    pub width_hz: f32,
    /// Energy in each direction, in degrees² or g²: squared amplitudes of x, y, z, then xy, xz, yz.
    pub energies: [f32; 6],
    /// Amplitudes of the second and third multiple of the frequency, in % of the rhythm's own.
    pub overtones_percent: [f32; 2],
    /// Variation of size and of pace within the frame, in %; `NaN` where it was too short to say.
    pub variation_percent: [f32; 2],
    /// Amplitude of the largest 3 s, in degrees or g; `NaN` where the frame was too short to say.
    pub burst: f32,
    /// Length of the frame it was measured in, in s.
    pub frame_s: f32,
    /// Where down is.
    pub down: Option<[f32; 3]>,
}

impl Beat {
    pub(crate) fn of(swing: &Swing, stands_alone: bool, frame_s: f64, down: Option<Triple>) -> Self {
        let e = &swing.energies;
        Self {
            stands_alone,
            frequency_hz: swing.frequency_hz,
            frequency_error_hz: swing.frequency_error_hz as f32,
            amplitude: swing.amplitude,
            amplitude_error: swing.amplitude_error as f32,
            width_hz: swing.width_hz as f32,
            energies: [e[0][0], e[1][1], e[2][2], e[0][1], e[0][2], e[1][2]].map(|value| value as f32),
            overtones_percent: swing.overtones_percent.map(|value| value as f32),
            variation_percent: swing.envelope.map_or([f32::NAN; 2], |envelope| {
                [envelope.size_variation_percent as f32, envelope.pace_variation_percent as f32]
            }),
            burst: swing.envelope.map_or(f32::NAN, |envelope| envelope.largest_burst as f32),
            frame_s: frame_s as f32,
            down: down.map(|down| down.map(|value| value as f32)),
        }
    }
}
