//! Chance that is the same on every machine.
//!
//! Generator: splitmix64 (Steele, Lea and Flood 2014 <https://doi.org/10.1145/2714064.2660195>). Logarithms and cosines
//! come from the `libm` crate and not from the machine's own library, whose last digits differ.

use crate::recording::Triple;
use std::f64::consts::TAU;

/// A stream of chance that a seed makes the same each time.
#[derive(Clone, Copy, Debug)]
pub struct Chance(u64);

impl Chance {
    /// A stream of its own for each seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A stream apart from this one, so that one part of a simulation does not move another.
    #[must_use]
    pub fn apart(&mut self) -> Self {
        Self(self.bits())
    }

    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Evenly spread from 0 up to, not including, 1.
    pub fn even(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Evenly spread between two numbers.
    pub fn between(&mut self, [low, high]: [f64; 2]) -> f64 {
        low + (high - low) * self.even()
    }

    /// Evenly spread in its logarithm between two numbers above 0.
    pub fn log_between(&mut self, [low, high]: [f64; 2]) -> f64 {
        libm::exp(self.between([libm::log(low), libm::log(high)]))
    }

    /// Bell-shaped with mean 0 and standard deviation 1 (Box and Muller 1958 <https://doi.org/10.1214/aoms/1177706645>).
    pub fn bell(&mut self) -> f64 {
        let radius = (-2.0 * libm::log(1.0 - self.even())).sqrt();
        radius * libm::cos(TAU * self.even())
    }

    /// A bell of this mean and standard deviation, drawn anew until it lies between two numbers.
    pub fn bell_between(&mut self, mean: f64, deviation: f64, [low, high]: [f64; 2]) -> f64 {
        loop {
            let drawn = mean + deviation * self.bell();
            if (low..=high).contains(&drawn) {
                return drawn;
            }
        }
    }

    /// The wait for the next of events that come at random, with this mean.
    pub fn wait(&mut self, mean: f64) -> f64 {
        -mean * libm::log(1.0 - self.even())
    }

    /// 1 or -1.
    pub fn sign(&mut self) -> f64 {
        if self.even() < 0.5 { -1.0 } else { 1.0 }
    }

    /// A number below `count`, each as likely.
    pub fn below(&mut self, count: usize) -> usize {
        ((self.even() * count as f64) as usize).min(count.saturating_sub(1))
    }

    /// A direction, each as likely.
    pub fn direction(&mut self) -> Triple {
        loop {
            let drawn: Triple = [self.bell(), self.bell(), self.bell()];
            let length = drawn.iter().map(|part| part * part).sum::<f64>().sqrt();
            if length > 1e-6 {
                return drawn.map(|part| part / length);
            }
        }
    }

    /// A direction near one of the axes yaw, pitch and roll; `spread` is the size of the other parts beside 1.
    pub fn near_axis(&mut self, axis: usize, spread: f64) -> Triple {
        let drawn: Triple = std::array::from_fn(|i| if i == axis { 1.0 } else { 0.0 } + spread * self.bell());
        let length = drawn.iter().map(|part| part * part).sum::<f64>().sqrt();
        if length > 1e-6 { drawn.map(|part| part / length) } else { self.direction() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_numbers_of_the_published_generator() {
        // First outputs of splitmix64 from the state 1234567, as its reference code gives them.
        let mut chance = Chance::new(1_234_567);
        assert_eq!([chance.bits(), chance.bits()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    }

    #[test]
    fn a_bell_has_its_mean_and_width_and_waits_have_their_mean() {
        let mut chance = Chance::new(3);
        let drawn: Vec<f64> = (0..20_000).map(|_| chance.bell()).collect();
        let mean = drawn.iter().sum::<f64>() / 20_000.0;
        let variance = drawn.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.02 && (variance - 1.0).abs() < 0.04, "{mean} {variance}");
        let waits = (0..20_000).map(|_| chance.wait(2.0)).sum::<f64>() / 20_000.0;
        assert!((waits - 2.0).abs() < 0.06, "{waits}");
    }

    #[test]
    fn seeds_differ() {
        assert_ne!(Chance::new(1).even(), Chance::new(2).even());
    }
}
