//! Tremor while the head is moved on purpose, simulated: in how many windows it is found, and how often a rhythm is seen that is none.
//!
//! Seeds below 100 were for setting things by; what is counted here are the seeds from 1000 on.

use crate::counts::{Count, line};
use nullpoint_motion::measure;
use nullpoint_motion::simulate::{Chance, Kind, OnPurpose, Sensor, Simulation, simulate};

/// Recordings for each cell, and their length in s.
const SEEDS: std::ops::Range<u64> = 1000..1010;
const SEEDS_WITHOUT: std::ops::Range<u64> = 1000..1020;
const LENGTH_S: f64 = 60.0;

/// Bands in Hz; steadiness as the kind, the cycles' jitter and the envelope's swing; amplitudes in degrees.
const BANDS_HZ: [[f64; 2]; 3] = [[2.0, 3.0], [3.0, 6.0], [6.0, 10.0]];
const KINDS: [(&str, Kind, f64, f64); 2] =
    [("steady", Kind::SteadyTremor, 0.0, 0.0), ("unsteady", Kind::UnsteadyTremor, 0.1, 0.5)];
const AMPLITUDES_DEG: [f64; 3] = [0.5, 1.0, 2.0];

/// What is found of one tremor.
#[derive(Default)]
struct Found {
    windows: Count,
    /// Windows with another rhythm than the one put in.
    other: Count,
    /// Windows' amplitudes over the one put in, and recordings' mean frequencies less it in Hz.
    sizes: Vec<f64>,
    off_hz: Vec<f64>,
}

impl Found {
    fn add(&mut self, wanted: &Simulation, frequency_hz: f64, amplitude_deg: f64, within: f64) {
        let movement = measure(&simulate(wanted).expect("it can be made").recording).expect("a minute");
        for window in movement.windows.iter().filter(|window| window.measured) {
            let is_near = window.frequency_hz.is_some_and(|hz| (hz / frequency_hz - 1.0).abs() < within);
            self.windows += Count { k: usize::from(is_near), n: 1 };
            self.other += Count { k: usize::from(window.rhythm && !is_near), n: 1 };
            self.sizes.extend(window.amplitude_deg.filter(|_| is_near).map(|deg| deg / amplitude_deg));
        }
        self.off_hz.extend(movement.rhythm.map(|rhythm| rhythm.frequency_hz - frequency_hz));
    }

    fn cells(&mut self) -> [String; 4] {
        self.sizes.sort_by(f64::total_cmp);
        let size = self.sizes.get(self.sizes.len() / 2).map_or("–".to_owned(), |size| format!("{size:.2}"));
        let off = (self.off_hz.iter().map(|hz| hz * hz).sum::<f64>() / self.off_hz.len().max(1) as f64).sqrt();
        [self.windows.to_string(), self.other.to_string(), size, format!("{off:.3} Hz")]
    }
}

/// The tables; `seeds` other than the bench's own are for setting things by.
pub(crate) fn tables(is_setting: bool) -> String {
    let seeds = |of: std::ops::Range<u64>| if is_setting { of.start - 1000..of.end - 1000 } else { of };
    let mut text = String::from(
        "Simulated, not people: a minute each; turns of 30 to 100° with holds, nods of 5 to 17° and shakes of 6 to 30° to each side at \
         0.2 to 1 Hz, not quite regular. Without a tremor, windows and recordings with a rhythm:\n\n\
         | on purpose | windows | recordings | with a caution about slow movement |\n| --- | --- | --- | --- |\n",
    );
    for what in OnPurpose::ALL {
        let (mut windows, mut recordings, mut said) = (Count::default(), Count::default(), Count::default());
        for seed in seeds(SEEDS_WITHOUT) {
            let wanted = Simulation { on_purpose: Some(what), ..Simulation::new(Kind::Stillness, seed, LENGTH_S) };
            let movement = measure(&simulate(&wanted).expect("it can be made").recording).expect("a minute");
            let (k, n) = movement.rhythm_of_measured();
            windows += Count { k, n };
            recordings += Count { k: usize::from(movement.rhythm.is_some()), n: 1 };
            let is_said =
                movement.cautions.iter().any(|caution| ["slow-rhythm", "slow-movement"].contains(&caution.code));
            said += Count { k: usize::from(is_said), n: 1 };
        }
        line(&mut text, &[what.to_string(), windows.to_string(), recordings.to_string(), said.to_string()]);
    }
    text += "\nWith a tremor (found: frequency within 10 %, unsteady 25 %; size: median of the windows found over what was put in; frequency: root \
             mean square of the recordings' means less what was put in):\n\n\
             | band | | amplitude | on purpose | found | another rhythm | size | frequency off |\n\
             | --- | --- | --- | --- | --- | --- | --- | --- |\n";
    for band in BANDS_HZ {
        for (name, kind, jitter, swell) in KINDS {
            for amplitude_deg in AMPLITUDES_DEG {
                for on_purpose in [None].into_iter().chain(OnPurpose::ALL.map(Some)) {
                    let mut found = Found::default();
                    for seed in seeds(SEEDS) {
                        let frequency_hz = Chance::new(seed ^ 0xf4e9).between(band);
                        let wanted = Simulation {
                            frequency_hz: Some(frequency_hz),
                            amplitude_deg: Some(amplitude_deg),
                            jitter: Some(jitter),
                            swell: Some(swell),
                            on_purpose,
                            sensor: Sensor { turned: true, ..Sensor::PHONE },
                            ..Simulation::new(kind, seed, LENGTH_S)
                        };
                        found.add(&wanted, frequency_hz, amplitude_deg, if jitter > 0.0 { 0.25 } else { 0.1 });
                    }
                    let what = on_purpose.map_or_else(|| "nothing".to_owned(), |what| what.to_string());
                    let [low, high] = band;
                    let cells = [format!("{low} to {high} Hz"), name.to_owned(), format!("{amplitude_deg}°"), what];
                    line(&mut text, &[cells, found.cells()].concat());
                }
            }
        }
    }
    text
}
