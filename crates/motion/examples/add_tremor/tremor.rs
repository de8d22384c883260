//! A made tremor of known course, to be added to a real recording.
//!
//! Angle: `amplitude × envelope(t) × sin(phase(t))`; what is added is its rate of change. A steady tremor has an even phase and a flat envelope.
//! An unsteady one has cycles whose lengths differ at random (`jitter`, standard deviation as a share of a cycle) and an
//! envelope that swings slowly between `1 - swell` and `1 + swell`.

use std::f64::consts::TAU;

/// Slow swings of the envelope, in Hz: a tremor that comes and goes over some seconds.
const SWELL_HZ: [f64; 3] = [0.07, 0.13, 0.29];

/// A tremor to make.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tremor {
    /// Mean frequency in Hz.
    pub(crate) frequency_hz: f64,
    /// Half of peak-to-peak in degrees, at the envelope's middle.
    pub(crate) amplitude_deg: f64,
    /// Standard deviation of a cycle's length, as a share of it.
    pub(crate) jitter: f64,
    /// How far the envelope swings to each side of 1.
    pub(crate) swell: f64,
    /// Makes the tremor the same each time.
    pub(crate) seed: u64,
}

impl Tremor {
    /// Angular velocity in °/s at each time; times never decrease.
    pub(crate) fn speeds(&self, times: &[f64]) -> Vec<f64> {
        let mut chance = Chance(self.seed);
        let swells = SWELL_HZ.map(|hz| (hz * (0.8 + 0.4 * chance.even()), TAU * chance.even()));
        let mut phase = TAU * chance.even();
        let mut turn = self.next_turn(&mut chance);
        let mut before = times.first().copied().unwrap_or(0.0);
        let mut until = phase.div_euclid(TAU) * TAU + TAU;
        let share = self.swell / SWELL_HZ.len() as f64;
        times
            .iter()
            .map(|&time| {
                let mut left = time - before;
                while phase + turn * left >= until {
                    left -= (until - phase) / turn;
                    phase = until;
                    until += TAU;
                    turn = self.next_turn(&mut chance);
                }
                phase += turn * left;
                before = time;
                let (mut envelope, mut slope) = (1.0, 0.0);
                for (hz, start) in swells {
                    envelope += share * (TAU * hz * time + start).sin();
                    slope += share * TAU * hz * (TAU * hz * time + start).cos();
                }
                self.amplitude_deg * (slope * phase.sin() + envelope * turn * phase.cos())
            })
            .collect()
    }

    /// Speed of the next cycle's phase, in radians per second.
    fn next_turn(&self, chance: &mut Chance) -> f64 {
        TAU * self.frequency_hz / (1.0 + self.jitter * chance.bell()).clamp(0.4, 1.9)
    }
}

/// A small, fixed random generator (splitmix64, Steele, Lea and Flood 2014 <https://doi.org/10.1145/2714064.2660195>).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    /// Evenly spread from 0 to 1.
    pub(crate) fn even(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Bell-shaped with mean 0 and standard deviation 1 (Box and Muller 1958).
    pub(crate) fn bell(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.even()).ln()).sqrt();
        radius * (TAU * self.even()).cos()
    }
}
