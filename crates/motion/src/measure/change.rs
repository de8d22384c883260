//! Change: what differs from an earlier recording of the same person, and whether that is more than usual.
//!
//! For: before and after, without taking an ordinary good day for a success.
//! In: a movement and earlier ones, of the same signal at the same place. Out: change of frequency (Hz and %), ratio of
//! amplitudes, change of the share of time, each with a 95 % interval, and "within what is usual", "not clear" or "more than
//! usual".
//! Method: with several earlier recordings, their (geometric) mean. What is usual is published, not measured here: the same
//! person's tremor varied by 13.4 % in frequency and 53.6 % in amplitude (20 people, hands; van Brummelen 2020
//! <https://doi.org/10.1186/s40734-020-00086-7>, abstract read), and in heads the least reduction that can be told is 66 % of
//! the amplitude before (Elble 2016 <https://doi.org/10.1002/mdc3.12379>, abstract read). More than usual asks for both: beyond the
//! limit, and the interval without "no change".
//! Limits: the limits come from others' sensors, and those for frequency from hands. Twice as far from usual to "more" for
//! frequency is our own step (the 95 % limit of a difference, 1.96 √2 times the variation). A change is not yet a cause.
//! Bench: see `docs/benchmarks.md`, "Tasks, null point and change".

use super::movement::{Movement, Rhythm, Signal};
use crate::caution::Caution;
use crate::recording::Placement;
use serde::Serialize;

/// How much the same person's frequency and amplitude vary, in %: see above.
pub(crate) const USUAL_FREQUENCY_PERCENT: f64 = 13.4;
pub(crate) const USUAL_AMPLITUDE_PERCENT: f64 = 53.6;

/// From a variation to the 95 % limit of a difference of two: 1.96 √2.
const LIMIT_OF_DIFFERENCE: f64 = 2.772;

/// The least reduction of a head's amplitude that can be told, in % of what it was: see above. As a ratio 0.34; a growth is
/// held to the same ratio the other way round.
pub(crate) const LEAST_TOLD_PERCENT: f64 = 66.0;

/// Sample rates that differ by more than this share make other recordings.
const OTHER_RATE: f64 = 0.2;

/// Rhythms whose frequencies differ by more than this share may be two different ones.
const OTHER_RHYTHM: f64 = 0.4;

/// Where the limits come from, for every surface that shows a change.
pub const CHANGE_WORDS: &str = "usual means: the same person's tremor varied by 13 % in speed and 54 % in size in a study of \
     hands (van Brummelen 2020, abstract read); in heads, a fall by less than 66 % could not be told (Elble 2016, abstract \
     read). How far a change of speed must go to be more than usual (37 %) is worked out from these by us";

/// What changed since earlier recordings.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// Earlier recordings that it was held against.
    pub earlier_recordings: usize,
    /// Why it cannot be said, in words; nothing else is said then.
    pub refused: Option<String>,
    /// What to keep in mind.
    pub cautions: Vec<Caution>,
    /// Frequency.
    pub frequency: Option<FrequencyChange>,
    /// Amplitude.
    pub amplitude: Option<AmplitudeChange>,
    /// Share of time with the rhythm, before and now, 0 to 1.
    pub share_of_time_before: Option<f64>,
    /// Now.
    pub share_of_time_now: Option<f64>,
    /// Where the limits come from, in words.
    pub words: &'static str,
}

/// How much faster the rhythm is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct FrequencyChange {
    /// Before.
    pub before_hz: f64,
    /// Now.
    pub now_hz: f64,
    /// How much faster.
    pub difference_hz: f64,
    /// 95 % interval of that, by these recordings alone.
    pub difference_interval_hz: [f64; 2],
    /// The same in % of before.
    pub difference_percent: f64,
    /// How much is usual, in %.
    pub usual_percent: f64,
    /// From how much on it is more than usual, in %.
    pub more_from_percent: f64,
    /// What came out.
    pub verdict: ChangeVerdict,
}

/// How much larger the rhythm is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct AmplitudeChange {
    /// Amplitude now over before.
    pub ratio: f64,
    /// 95 % interval of that, by these recordings alone.
    pub ratio_interval: [f64; 2],
    /// Ratios within these are usual.
    pub usual_ratio: [f64; 2],
    /// Ratios outside these are more than usual.
    pub more_outside_ratio: [f64; 2],
    /// What came out.
    pub verdict: ChangeVerdict,
}

/// Whether a change is more than usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeVerdict {
    /// No more than the same person varies.
    WithinUsual,
    /// More than is usual, but less than can be told.
    NotClear,
    /// More than usual.
    MoreThanUsual,
}

/// The change of a movement against earlier ones.
///
/// ```
/// # use nullpoint_motion::{measure::change, simulate::{Kind, Simulation, simulate}, measure};
/// let moved = |deg| {
///     let wanted = Simulation { amplitude_deg: Some(deg), ..Simulation::new(Kind::SteadyTremor, 3, 60.0) };
///     measure(&simulate(&wanted).unwrap().recording).unwrap()
/// };
/// let found = change(&moved(0.5), &[&moved(2.0)]).amplitude.expect("both shake");
/// assert!((found.ratio - 0.25).abs() < 0.05);
/// ```
#[must_use]
pub fn change(now: &Movement, earlier: &[&Movement]) -> Change {
    let mut found = Change {
        earlier_recordings: earlier.len(),
        refused: refusal(now, earlier),
        cautions: Vec::new(),
        frequency: None,
        amplitude: None,
        share_of_time_before: None,
        share_of_time_now: None,
        words: CHANGE_WORDS,
    };
    if found.refused.is_some() {
        return found;
    }
    found.cautions = cautions(now, earlier);
    let share = |movement: &Movement| movement.rhythm.as_ref().map_or(0.0, |rhythm| rhythm.share_of_time);
    found.share_of_time_before =
        Some(earlier.iter().map(|movement| share(movement)).sum::<f64>() / earlier.len() as f64);
    found.share_of_time_now = Some(share(now));
    let before: Vec<&Rhythm> = earlier.iter().filter_map(|movement| movement.rhythm.as_ref()).collect();
    let (Some(rhythm), false) = (&now.rhythm, before.is_empty()) else { return found };
    let frequency = frequency(rhythm, &before);
    if (frequency.now_hz / frequency.before_hz - 1.0).abs() > OTHER_RHYTHM {
        let text = "The two rhythms differ so much in speed that they may not be the same one.";
        found.cautions.push(Caution::new("other-rhythm", text));
    }
    found.frequency = Some(frequency);
    found.amplitude = amplitude(rhythm, &before);
    found
}

/// Why two recordings cannot be held against each other.
fn refusal(now: &Movement, earlier: &[&Movement]) -> Option<String> {
    if earlier.is_empty() {
        return Some("there is no earlier recording".to_owned());
    }
    earlier.iter().find_map(|before| match () {
        () if before.placement != now.placement => {
            Some(format!("the sensor sat elsewhere: {} before, {} now", before.placement, now.placement))
        }
        () if now.placement == Placement::Unknown => {
            Some("nobody said where the sensor sat; say so with --placement".to_owned())
        }
        () if before.signal != now.signal => Some("another kind of signal was measured before".to_owned()),
        () => None,
    })
}

fn cautions(now: &Movement, earlier: &[&Movement]) -> Vec<Caution> {
    let mut found = Vec::new();
    if earlier.iter().any(|before| before.format != now.format) {
        let text = "The recordings come from different apps or devices; a change of size may come from that.";
        found.push(Caution::new("other-device", text));
    }
    let rate = |movement: &Movement| movement.quality.sample_rate_hz;
    if earlier.iter().any(|before| (rate(before) / rate(now) - 1.0).abs() > OTHER_RATE) {
        let text = "The recordings have different sample rates; they may come from different devices.";
        found.push(Caution::new("other-rate", text));
    }
    let tasks = |movement: &Movement| movement.tasks.iter().map(|task| task.task.name.clone()).collect::<Vec<_>>();
    if earlier.iter().any(|before| tasks(before) != tasks(now)) {
        let text = "The recordings hold different tasks; what was done in them changes a movement too.";
        found.push(Caution::new("other-tasks", text));
    }
    if now.signal == Signal::Acceleration {
        let text =
            "Only acceleration was recorded: how large it is also depends on how far from the neck the sensor sits.";
        found.push(Caution::new("change-of-acceleration", text));
    }
    found
}

/// Half of an interval over 1.96: its standard error.
fn error([low, high]: [f64; 2]) -> f64 {
    (high - low) / (2.0 * 1.959_964)
}

fn frequency(now: &Rhythm, before: &[&Rhythm]) -> FrequencyChange {
    let n = before.len() as f64;
    let before_hz = before.iter().map(|rhythm| rhythm.frequency_hz).sum::<f64>() / n;
    let squared = before.iter().map(|rhythm| error(rhythm.frequency_interval_hz).powi(2)).sum::<f64>() / (n * n);
    let half = 1.959_964 * error(now.frequency_interval_hz).hypot(squared.sqrt());
    let difference_hz = now.frequency_hz - before_hz;
    let difference_percent = 100.0 * difference_hz / before_hz;
    let more_from_percent = LIMIT_OF_DIFFERENCE * USUAL_FREQUENCY_PERCENT;
    FrequencyChange {
        before_hz,
        now_hz: now.frequency_hz,
        difference_hz,
        difference_interval_hz: [difference_hz - half, difference_hz + half],
        difference_percent,
        usual_percent: USUAL_FREQUENCY_PERCENT,
        more_from_percent,
        verdict: verdict(
            difference_percent.abs(),
            USUAL_FREQUENCY_PERCENT,
            more_from_percent,
            difference_hz.abs() > half,
        ),
    }
}

/// The logarithm of a rhythm's amplitude, with its standard error.
fn log_amplitude(rhythm: &Rhythm) -> Option<(f64, f64)> {
    let interval = rhythm.amplitude_interval_deg.or(rhythm.amplitude_interval_g)?;
    let (size, _) = rhythm.amplitude();
    (size > 0.0).then(|| (size.ln(), error(interval) / size))
}

fn amplitude(now: &Rhythm, before: &[&Rhythm]) -> Option<AmplitudeChange> {
    let (now, own) = log_amplitude(now)?;
    let before: Vec<(f64, f64)> = before.iter().filter_map(|rhythm| log_amplitude(rhythm)).collect();
    let n = before.len() as f64;
    if before.is_empty() {
        return None;
    }
    let mean = before.iter().map(|(size, _)| size).sum::<f64>() / n;
    let squared = before.iter().map(|(_, error)| error * error).sum::<f64>() / (n * n);
    let half = 1.959_964 * own.hypot(squared.sqrt());
    let difference = now - mean;
    let usual = (1.0 + USUAL_AMPLITUDE_PERCENT / 100.0).ln();
    let more = -(1.0 - LEAST_TOLD_PERCENT / 100.0).ln();
    Some(AmplitudeChange {
        ratio: difference.exp(),
        ratio_interval: [difference - half, difference + half].map(f64::exp),
        usual_ratio: [-usual, usual].map(f64::exp),
        more_outside_ratio: [-more, more].map(f64::exp),
        verdict: verdict(difference.abs(), usual, more, difference.abs() > half),
    })
}

fn verdict(size: f64, usual: f64, more: f64, is_clear: bool) -> ChangeVerdict {
    match () {
        () if size <= usual => ChangeVerdict::WithinUsual,
        () if size > more && is_clear => ChangeVerdict::MoreThanUsual,
        () => ChangeVerdict::NotClear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::measure;
    use crate::recording::Recording;
    use crate::simulate::{Kind, Simulation, simulate};

    fn made(seed: u64, amplitude_deg: f64, frequency_hz: f64) -> Recording {
        let wanted = Simulation {
            amplitude_deg: Some(amplitude_deg),
            frequency_hz: Some(frequency_hz),
            ..Simulation::new(Kind::SteadyTremor, seed, 60.0)
        };
        simulate(&wanted).unwrap().recording
    }

    #[track_caller]
    fn check(amplitude_deg: f64, frequency_hz: f64, expected: [ChangeVerdict; 2]) {
        let [now, before] = [made(1, amplitude_deg, frequency_hz), made(2, 1.0, 4.0)].map(|r| measure(&r).unwrap());
        let found = change(&now, &[&before]);
        assert_eq!([found.frequency.unwrap().verdict, found.amplitude.unwrap().verdict], expected);
    }

    #[test]
    fn what_is_usual_is_told_from_what_is_more() {
        use ChangeVerdict::{MoreThanUsual, NotClear, WithinUsual};
        check(1.2, 4.2, [WithinUsual, WithinUsual]);
        check(0.45, 4.8, [NotClear, NotClear]);
        check(0.2, 6.0, [MoreThanUsual, MoreThanUsual]);
        check(4.0, 4.0, [WithinUsual, MoreThanUsual]);
    }

    #[test]
    fn another_place_is_refused_and_another_app_is_told() {
        let before = measure(&made(2, 1.0, 4.0)).unwrap();
        let elsewhere = Recording { placement: Placement::Wrist, ..made(1, 1.0, 4.0) };
        let found = change(&measure(&elsewhere).unwrap(), &[&before]);
        assert_eq!(found.refused.as_deref(), Some("the sensor sat elsewhere: head before, wrist now"));
        assert!(found.amplitude.is_none());
        let other = Recording { format: "phyphox", ..made(1, 1.0, 4.0) };
        let found = change(&measure(&other).unwrap(), &[&before]);
        assert_eq!(found.cautions.iter().map(|caution| caution.code).collect::<Vec<_>>(), ["other-device"]);
    }

    #[test]
    fn a_rhythm_that_is_gone_shows_in_the_share_of_time() {
        let before = measure(&made(2, 1.0, 4.0)).unwrap();
        let still = simulate(&Simulation::new(Kind::Stillness, 4, 60.0)).unwrap().recording;
        let found = change(&measure(&still).unwrap(), &[&before]);
        assert!(found.amplitude.is_none() && found.share_of_time_now == Some(0.0));
        assert!(found.share_of_time_before.unwrap() > 0.8);
    }
}
