//! What people do with their heads on purpose, simulated: in how many windows and recordings a rhythm is found.
//!
//! Seeds 1000 to 1019 were for setting things by; what is counted here are the seeds 2000 to 2019.

use crate::counts::{Count, line};
use nullpoint_motion::measure;
use nullpoint_motion::simulate::{Kind, Simulation, simulate};

/// Seeds that nothing was set by.
const SEEDS: std::ops::Range<u64> = 2000..2020;

/// Length of each recording in s.
const LENGTH_S: f64 = 60.0;

/// The table.
pub(crate) fn table() -> String {
    let mut text = String::from(
        "| movement | windows with a rhythm | recordings with a rhythm | of these with a caution that it may be on purpose |\n\
         | --- | --- | --- | --- |\n",
    );
    let kinds = Kind::ALL.into_iter().filter(|kind| kind.is_voluntary());
    for (kind, has_acceleration) in kinds.map(|kind| (kind, true)).chain([(Kind::Walking, false)]) {
        let (mut windows, mut recordings, mut cautioned) = (Count::default(), Count::default(), Count::default());
        for seed in SEEDS {
            let mut recording = simulate(&Simulation::new(kind, seed, LENGTH_S)).expect("it can be made").recording;
            if !has_acceleration {
                recording.acceleration_g = None;
            }
            let movement = measure(&recording).expect("a minute");
            let (k, n) = movement.rhythm_of_measured();
            windows += Count { k, n };
            let is_rhythmic = movement.rhythm.is_some();
            recordings += Count { k: usize::from(is_rhythmic), n: 1 };
            let is_cautioned = movement.cautions.iter().any(|caution| caution.code == "slow-rhythm");
            cautioned += Count { k: usize::from(is_rhythmic && is_cautioned), n: usize::from(is_rhythmic) };
        }
        let name = if has_acceleration { kind.to_string() } else { format!("{kind}, acceleration not recorded") };
        let of = |count: Count| if count.n == 0 { "none".to_owned() } else { count.to_string() };
        line(&mut text, &[name, of(windows), of(recordings), of(cautioned)]);
    }
    text
}
