//! Cautions about what was measured: what a person should know before trusting the numbers.
//!
//! In: the recording, its quality and what was found. Out: cautions; first what the reader noted, then what limits the
//! measures.

use super::movement::{Axis, Rhythm, Signal};
use super::seen::Seen;
use crate::caution::Caution;
use crate::quality::Quality;
use crate::recording::{Placement, Recording};

/// Recordings shorter than this, in s, hold too few windows to say how a rhythm varies: five windows.
const SHORT_S: f64 = 20.0;

/// Below this frequency, in Hz, a rhythm is hard to tell from a movement made on purpose: people nod, shake their heads, chew
/// and step more slowly than that.
const SLOW_HZ: f64 = 2.5;

/// Sample rates below this, in Hz, do not show the whole band up to 12 Hz (two and a half samples per cycle).
const WHOLE_BAND_RATE_HZ: f64 = 30.0;

/// Share of the duration that lies in gaps from which it is said: a second or so per minute.
const GAPS_WORTH_SAYING: f64 = 0.02;

/// Share of clipped samples from which it is said: in a rhythm cut off at the top, one sample in a hundred cycles' worth.
const CLIPPING_WORTH_SAYING: f64 = 0.002;

/// Share of samples with a missing value from which it is said.
const MISSING_WORTH_SAYING: f64 = 0.02;

/// Scatter of the steps between samples, as a share of a step, from which it is said.
const JITTER_WORTH_SAYING: f64 = 0.1;

/// Marks that end so much after the recording, in s, do not fit it: more than a second's slack of a hand on a button.
const BEYOND_END_S: f64 = 2.0;

/// Cautions about a measured recording.
pub(crate) fn cautions(
    recording: &Recording,
    quality: &Quality,
    signal: Signal,
    rhythm: Option<&Rhythm>,
    seen: &[Seen],
) -> Vec<Caution> {
    let mut found = recording.notes.clone();
    let mut say = |code, text: String| found.push(Caution::new(code, text));
    if recording.placement == Placement::Unknown {
        say(
            "placement-unknown",
            "Nobody said where the sensor sat, so this may not be the head's movement. Say it with --placement."
                .to_owned(),
        );
    }
    if quality.duration_s < SHORT_S {
        say(
            "short-recording",
            format!(
                "The recording is {:.0} s long. A minute or more shows better how a movement comes and goes.",
                quality.duration_s
            ),
        );
    }
    if quality.sample_rate_hz < WHOLE_BAND_RATE_HZ {
        say(
            "low-sample-rate",
            format!(
                "With {:.0} samples a second, rhythms faster than {:.0} Hz cannot be seen.",
                quality.sample_rate_hz,
                super::look::band_top_hz(quality.sample_rate_hz)
            ),
        );
    }
    if quality.gap_share >= GAPS_WORTH_SAYING {
        say(
            "gaps",
            format!(
                "In {:.0} % of the time nothing was recorded ({} gaps). Nothing is measured across a gap.",
                quality.gap_share * 100.0,
                quality.gaps.len()
            ),
        );
    }
    if quality.clipped_share >= CLIPPING_WORTH_SAYING {
        say(
            "clipping",
            format!(
                "At {:.1} % of the samples the sensor stood at the end of its range, so the movement was larger than measured.",
                quality.clipped_share * 100.0
            ),
        );
    }
    if quality.missing_share >= MISSING_WORTH_SAYING {
        say("missing-values", format!("At {:.0} % of the samples a value is missing.", quality.missing_share * 100.0));
    }
    if quality.jitter_ms * quality.sample_rate_hz / 1000.0 >= JITTER_WORTH_SAYING {
        say(
            "uneven-samples",
            format!("The samples came unevenly, by {:.1} ms; they were put on even times.", quality.jitter_ms),
        );
    }
    if let Some(task) = recording.tasks.iter().find(|task| task.end_s > quality.duration_s + BEYOND_END_S) {
        say(
            "tasks-beyond-end",
            format!(
                "The mark \"{}\" ends at {:.0} s, after the recording. Marks and recording may not belong together.",
                task.name, task.end_s
            ),
        );
    }
    if signal == Signal::Acceleration {
        say(
            "acceleration-only",
            "Only acceleration was recorded: how many degrees the head turns, and which way, cannot be told from it."
                .to_owned(),
        );
    }
    if seen.iter().filter_map(|window| window.look.as_ref()).any(|look| look.with_step && !look.paced) {
        say(
            "walking",
            "In some parts the whole body moved in step, as in walking. What beats with the step is not counted as a rhythm."
                .to_owned(),
        );
    }
    if seen.iter().filter_map(|window| window.look.as_ref()).any(|look| look.paced) {
        say(
            "walking-from-rotation",
            "In some parts the head turned as it does in walking. What beats with the stride is not counted as a rhythm. No acceleration was recorded, so the stride was told from rotation alone."
                .to_owned(),
        );
    }
    if seen.iter().filter_map(|window| window.look.as_ref()).any(|look| look.left_by_slow) {
        say(
            "slow-movement",
            "In some parts the head moved slowly and far, as when it is turned, nodded or shaken on purpose. What such a movement leaves at higher frequencies is not counted as a rhythm."
                .to_owned(),
        );
    }
    if let Some(rhythm) = rhythm {
        if rhythm.frequency_hz < SLOW_HZ {
            say(
                "slow-rhythm",
                format!(
                    "A rhythm as slow as {:.1} Hz can also come from chewing, walking, swaying, or from nodding or shaking the head on purpose.",
                    rhythm.frequency_hz
                ),
            );
        }
        if recording.placement == Placement::Head
            && rhythm.axis == Axis::NotToldApart
            && signal == Signal::AngularVelocity
        {
            say(
                "direction-unknown",
                "Where down is was not recorded, so shaking and nodding are not told apart. Record acceleration with gravity too."
                    .to_owned(),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quality::quality;

    fn codes(recording: &Recording, signal: Signal) -> Vec<&'static str> {
        cautions(recording, &quality(recording), signal, None, &[]).iter().map(|caution| caution.code).collect()
    }

    #[test]
    fn a_good_recording_has_none() {
        let recording = Recording {
            placement: Placement::Head,
            ..Recording::new("made", (0..6000).map(|i| f64::from(i) / 100.0).collect())
        };
        assert!(codes(&recording, Signal::AngularVelocity).is_empty());
    }

    #[test]
    fn a_short_slow_recording_from_nobody_knows_where_says_all_of_it() {
        let recording = Recording::new("made", (0..200).map(|i| f64::from(i) / 20.0).collect());
        let expected = ["placement-unknown", "short-recording", "low-sample-rate", "acceleration-only"];
        assert_eq!(codes(&recording, Signal::Acceleration), expected);
    }

    #[test]
    fn marks_beyond_the_end_are_said() {
        let task = crate::tasks::Task { name: "lying".to_owned(), start_s: 50.0, end_s: 70.0 };
        let recording = Recording {
            placement: Placement::Head,
            tasks: vec![task],
            ..Recording::new("made", (0..6000).map(|i| f64::from(i) / 100.0).collect())
        };
        assert_eq!(codes(&recording, Signal::AngularVelocity), ["tasks-beyond-end"]);
    }

    #[test]
    fn gaps_are_said() {
        let times = (0..6000).map(|i| f64::from(i) / 100.0 + if i > 3000 { 10.0 } else { 0.0 }).collect();
        let recording = Recording { placement: Placement::Head, ..Recording::new("made", times) };
        assert_eq!(codes(&recording, Signal::AngularVelocity), ["gaps"]);
    }
}
