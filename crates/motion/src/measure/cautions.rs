//! Cautions about what was measured: what a person should know before trusting the numbers.
//!
//! In: the recording and what was found. Out: cautions, in the order they matter. Those about the recording itself
//! (gaps, clipping, jitter) come with its quality.

use super::movement::{Axis, Rhythm, Signal};
use super::windows::Seen;
use crate::caution::Caution;
use crate::quality::Quality;
use crate::recording::{Placement, Recording};

/// Recordings shorter than this, in s, hold too few windows to say how a rhythm varies: five windows.
const SHORT_S: f64 = 20.0;

/// Below this frequency, in Hz, a rhythm is hard to tell from a movement made on purpose.
const SLOW_HZ: f64 = 1.5;

/// Sample rates below this, in Hz, do not show the whole band up to 12 Hz (two and a half samples per cycle).
const WHOLE_BAND_RATE_HZ: f64 = 30.0;

/// Cautions about a measured recording.
pub(crate) fn cautions(recording: &Recording, quality: &Quality, signal: Signal, rhythm: Option<&Rhythm>, seen: &[Seen]) -> Vec<Caution> {
    let mut found = Vec::new();
    let mut say = |code, text: String| found.push(Caution::new(code, text));
    if recording.placement == Placement::Unknown {
        say("placement-unknown", "Nobody said where the sensor sat, so this may not be the head's movement. Say it with --placement.".to_owned());
    }
    if quality.duration_s < SHORT_S {
        say(
            "short-recording",
            format!("The recording is {:.0} s long. A minute or more shows better how a movement comes and goes.", quality.duration_s),
        );
    }
    if quality.sample_rate_hz < WHOLE_BAND_RATE_HZ {
        say(
            "low-sample-rate",
            format!(
                "With {:.0} samples a second, rhythms faster than {:.0} Hz cannot be seen.",
                quality.sample_rate_hz,
                super::windows::band_top_hz(quality.sample_rate_hz)
            ),
        );
    }
    if signal == Signal::Acceleration {
        say(
            "acceleration-only",
            "Only acceleration was recorded: how many degrees the head turns, and which way, cannot be told from it.".to_owned(),
        );
    }
    if seen.iter().filter_map(|window| window.look.as_ref()).any(|look| look.with_step) {
        say(
            "walking",
            "In some parts the whole body moved in step, as in walking. What beats with the step is not counted as a rhythm."
                .to_owned(),
        );
    }
    if let Some(rhythm) = rhythm {
        if rhythm.frequency_hz < SLOW_HZ {
            say(
                "slow-rhythm",
                format!("A rhythm as slow as {:.1} Hz is hard to tell from swaying or from a movement made on purpose.", rhythm.frequency_hz),
            );
        }
        if recording.placement == Placement::Head && rhythm.axis == Axis::NotToldApart && signal == Signal::AngularVelocity {
            say(
                "direction-unknown",
                "Where down is was not recorded, so shaking and nodding are not told apart. Record acceleration with gravity too."
                    .to_owned(),
            );
        }
    }
    found
}
