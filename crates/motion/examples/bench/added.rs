//! Tremor of known course added to real head-worn recordings: in how many windows it is found, still and walking.

#[path = "../../tests/background/mod.rs"]
mod background;
#[path = "../add_tremor/tremor.rs"]
mod tremor;

use background::{still_parts, task, with_turning};
use nullpoint_motion::measure::Window;
use nullpoint_motion::{Movement, Recording, measure};
pub(crate) use tremor::{Chance, Tremor};

/// Rhythmic gestures that the person made, in s: see `tests/false_alarms.rs`.
const GESTURES_S: [(&str, &[(f64, f64)]); 3] = [
    ("slow", &[(16.0, 20.0), (203.0, 211.0)]),
    ("normal", &[(28.0, 36.0), (43.0, 47.0), (64.0, 71.0), (217.0, 224.0)]),
    ("fast", &[(12.0, 20.0), (158.0, 164.0)]),
];

/// What a window of the background holds.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Kind {
    Still,
    Walking,
    Gesture,
    Mixed,
}

pub(crate) struct Task {
    pub(crate) recording: Recording,
    pub(crate) kinds: Vec<Kind>,
    pub(crate) bare: Movement,
}

impl Task {
    pub(crate) fn of(name: &str) -> Self {
        let recording = task(name);
        let still = still_parts(&recording);
        let bare = measure(&recording).expect("minutes");
        let gestures = GESTURES_S.iter().find(|(known, _)| *known == name).expect("a task").1;
        let kind = |window: &Window| {
            let (from, to) = (window.start_s, window.start_s + window.duration_s);
            let samples = (from * 200.0) as usize..(to * 200.0) as usize;
            if gestures.iter().any(|(a, b)| from < *b && to > *a) {
                return Kind::Gesture;
            }
            let calm: usize =
                still.iter().map(|p| p.end.min(samples.end).saturating_sub(p.start.max(samples.start))).sum();
            match calm as f64 / samples.len() as f64 {
                s if s > 0.98 => Kind::Still,
                0.0 => Kind::Walking,
                _ => Kind::Mixed,
            }
        };
        let kinds = bare.windows.iter().map(kind).collect();
        Self { recording, kinds, bare }
    }

    pub(crate) fn false_alarms(&self, kind: Kind) -> (usize, usize) {
        let of = || self.kinds.iter().zip(&self.bare.windows).filter(|(k, w)| **k == kind && w.measured);
        (of().filter(|(_, w)| w.rhythm).count(), of().count())
    }

    /// Found and all windows of a kind.
    pub(crate) fn found(&self, tremor: &Tremor, axis: [f64; 3], tolerance: f64) -> [(usize, usize); 2] {
        let added = with_turning(&self.recording, &tremor.speeds(&self.recording.time_s), axis);
        let movement = measure(&added).expect("minutes");
        [Kind::Still, Kind::Walking].map(|kind| {
            let of = || self.kinds.iter().zip(&movement.windows).filter(|(k, w)| **k == kind && w.measured);
            let near = |w: &Window| w.frequency_hz.is_some_and(|hz| (hz / tremor.frequency_hz - 1.0).abs() < tolerance);
            (of().filter(|(_, w)| near(w)).count(), of().count())
        })
    }
}

pub(crate) fn direction(chance: &mut Chance) -> [f64; 3] {
    let v = [chance.bell(), chance.bell(), chance.bell()];
    let length = v.iter().map(|x| x * x).sum::<f64>().sqrt();
    v.map(|x| x / length)
}

pub(crate) fn run(tasks: &[&str], seeds: u64) {
    let tasks: Vec<(String, Task)> = tasks.iter().map(|n| ((*n).to_owned(), Task::of(n))).collect();
    for (name, task) in &tasks {
        println!(
            "{name}: false alarms still {:?} walking {:?} mixed {:?} gesture {:?}",
            task.false_alarms(Kind::Still),
            task.false_alarms(Kind::Walking),
            task.false_alarms(Kind::Mixed),
            task.false_alarms(Kind::Gesture)
        );
        for (k, w) in task.kinds.iter().zip(&task.bare.windows).filter(|(k, w)| w.rhythm && **k != Kind::Gesture) {
            println!("   {k:?} {:.0} s {:?} {:?} {:?}", w.start_s, w.frequency_hz, w.amplitude_deg, w.score);
        }
    }
    for (what, band, jitter, swell) in [
        ("steady 3-8", (3.0, 8.0), 0.0, 0.0),
        ("steady 1.5-3", (1.5, 3.0), 0.0, 0.0),
        ("unsteady 1.5-3", (1.5, 3.0), 0.1, 0.5),
        ("unsteady 3-8", (3.0, 8.0), 0.1, 0.5),
    ] {
        for amplitude_deg in [0.5, 1.0, 2.0, 5.0] {
            let mut sums = [(0, 0); 2];
            for (_, task) in &tasks {
                for seed in 0..seeds {
                    let mut chance = Chance(seed * 7919 + 11);
                    let axis = direction(&mut chance);
                    let (low, high) = band;
                    let frequency_hz = low + (high - low) * (seed as f64 + chance.even()) / seeds as f64;
                    let tremor = Tremor { frequency_hz, amplitude_deg, jitter, swell, seed };
                    for (sum, (k, n)) in
                        sums.iter_mut().zip(task.found(&tremor, axis, if jitter > 0.0 { 0.25 } else { 0.1 }))
                    {
                        sum.0 += k;
                        sum.1 += n;
                    }
                }
            }
            let share = |(k, n): (usize, usize)| format!("{k}/{n} {:.1} %", 100.0 * k as f64 / n as f64);
            println!("{what} {amplitude_deg}: still {}, walking {}", share(sums[0]), share(sums[1]));
        }
    }
}
