//! Tremor of known course added to real head-worn recordings: in how many windows it is found, still and walking.
//!
//! Thresholds were set on the normal walking task of the left ear; what is counted here are the slow and the fast one.
//! The tremor is added to angular velocity alone.

#[path = "../add_tremor/tremor.rs"]
mod tremor;

use crate::background::{GESTURES_S, Holds, holds, task, with_turning};
use crate::counts::{Count, line};
use nullpoint_motion::measure::Window;
use nullpoint_motion::{Movement, Recording, measure};
pub(crate) use tremor::{Chance, Tremor};

/// Tremors added for each line of the table.
const TREMORS: u64 = 10;

/// Bands in Hz; steadiness as the cycles' jitter and the envelope's swing; amplitudes in degrees.
const BANDS_HZ: [(f64, f64); 4] = [(1.0, 3.0), (1.5, 3.0), (3.0, 6.0), (6.0, 10.0)];
const KINDS: [(&str, f64, f64); 2] = [("steady", 0.0, 0.0), ("unsteady", 0.1, 0.5)];
const AMPLITUDES_DEG: [f64; 4] = [0.5, 1.0, 2.0, 5.0];

struct Task {
    recording: Recording,
    holds: Vec<Holds>,
    bare: Movement,
}

impl Task {
    fn of(name: &str, gestures: &[(f64, f64)], has_acceleration: bool) -> Self {
        let mut recording = task(name);
        if !has_acceleration {
            recording.acceleration_g = None;
        }
        let bare = measure(&recording).expect("minutes");
        Self { holds: holds(&recording, &bare.windows, gestures), recording, bare }
    }

    /// Windows of a kind in which `is_found` holds, of all of that kind.
    fn count(&self, movement: &Movement, wanted: Holds, is_found: impl Fn(&Window) -> bool) -> Count {
        let of = || self.holds.iter().zip(&movement.windows).filter(|(found, w)| **found == wanted && w.measured);
        Count { k: of().filter(|(_, window)| is_found(window)).count(), n: of().count() }
    }
}

/// Every direction as likely.
fn direction(chance: &mut Chance) -> [f64; 3] {
    let v = [chance.bell(), chance.bell(), chance.bell()];
    let length = v.iter().map(|x| x * x).sum::<f64>().sqrt();
    v.map(|x| x / length)
}

/// The tables: false alarms, and what was found.
pub(crate) fn tables() -> String {
    let of = |has_acceleration: bool| -> Vec<Task> {
        let tried = GESTURES_S.iter().filter(|(name, _)| *name != "normal");
        tried.map(|(name, gestures)| Task::of(name, gestures, has_acceleration)).collect()
    };
    let (tasks, rotation) = (of(true), of(false));
    let mut text = String::from(
        "False alarms without added tremor (windows with a rhythm, 95 % interval):\n\n| | windows |\n| --- | --- |\n",
    );
    for (name, of, wanted) in [
        ("still", &tasks, Holds::Still),
        ("walking", &tasks, Holds::Walking),
        ("still, rotation alone", &rotation, Holds::Still),
        ("walking, rotation alone", &rotation, Holds::Walking),
    ] {
        let all = of.iter().map(|task| task.count(&task.bare, wanted, |window| window.rhythm)).sum::<Count>();
        line(&mut text, &[name.to_owned(), all.to_string()]);
    }
    text += "\nAdded tremor, windows in which it was found (frequency within 10 %, unsteady 25 %):\n\n\
             | band | | amplitude | still | walking | mean frequency off | walking, rotation alone |\n\
             | --- | --- | --- | --- | --- | --- | --- |\n";
    for (low, high) in BANDS_HZ {
        for (name, jitter, swell) in KINDS {
            for amplitude_deg in AMPLITUDES_DEG {
                let [mut still, mut walking, mut alone] = [Count::default(); 3];
                let mut off = Vec::new();
                for (pair, seed) in
                    tasks.iter().zip(&rotation).flat_map(|pair| (0..TREMORS).map(move |seed| (pair, seed)))
                {
                    let (task, without) = pair;
                    let mut chance = Chance(seed * 7919 + 11);
                    let axis = direction(&mut chance);
                    let frequency_hz = low + (high - low) * (seed as f64 + chance.even()) / TREMORS as f64;
                    let tremor = Tremor { frequency_hz, amplitude_deg, jitter, swell, seed };
                    let speeds = tremor.speeds(&task.recording.time_s);
                    let measured = |of: &Task| measure(&with_turning(&of.recording, &speeds, axis)).expect("minutes");
                    let movement = measured(task);
                    let share = if jitter > 0.0 { 0.25 } else { 0.1 };
                    let near = |w: &Window| w.frequency_hz.is_some_and(|hz| (hz / frequency_hz - 1.0).abs() < share);
                    still += task.count(&movement, Holds::Still, near);
                    walking += task.count(&movement, Holds::Walking, near);
                    alone += without.count(&measured(without), Holds::Walking, near);
                    off.extend(movement.rhythm.map(|rhythm| (rhythm.frequency_hz - frequency_hz).powi(2)));
                }
                let mean = (off.iter().sum::<f64>() / off.len().max(1) as f64).sqrt();
                let cells = [
                    format!("{low} to {high} Hz"),
                    name.to_owned(),
                    format!("{amplitude_deg}°"),
                    still.to_string(),
                    walking.to_string(),
                    format!("{mean:.3} Hz"),
                    alone.to_string(),
                ];
                line(&mut text, &cells);
            }
        }
    }
    text
}
