//! Background: how fast a head usually moves, from the speeds of the windows around.
//!
//! In: counts of speeds. Out: quantiles of their sum.
//! Method: speeds fall into bins of an eighth of an octave or less, by their squares, so that no root is drawn; counts are added
//! and taken away as windows come and go, so that no speed is held. A quantile lies within its bin as evenly as the bin is filled.

/// The bins begin at 2⁻¹² and end at 2¹¹ (°/s or g): finer than any sensor's step, and faster than any head.
const LOWEST_OCTAVE: i32 = -12;
const OCTAVES: usize = 23;
pub(super) const BINS: usize = 8 * OCTAVES;
/// The number of the first bin among all squares that single precision has: 2 bits of the fraction are kept.
const FIRST: i32 = (127 + 2 * LOWEST_OCTAVE) << 2;

/// Speeds of one window, counted. Of all windows around together fewer than 65 536 are counted.
pub(crate) type Counts = [u16; BINS];

/// The bin of a squared speed.
#[inline]
pub(crate) fn bin(squared: f32) -> usize {
    ((squared.to_bits() >> 21) as i32 - FIRST).clamp(0, BINS as i32 - 1) as usize
}

/// The speed at which a bin begins.
fn begin(bin: usize) -> f32 {
    f32::from_bits(((bin as i32 + FIRST) as u32) << 21).sqrt()
}

/// Quantiles, in rising order, of some counts.
pub(crate) fn quantiles<const N: usize>(counts: &Counts, shares: [f64; N]) -> [f32; N] {
    let all: u32 = counts.iter().map(|count| u32::from(*count)).sum();
    let (mut below, mut wanted, mut found) = (0, 0, [0.0; N]);
    for (at, count) in counts.iter().enumerate() {
        let count = u32::from(*count);
        while count > 0 && wanted < N && f64::from(below + count) >= shares[wanted] * f64::from(all) {
            let into = (shares[wanted] * f64::from(all) - f64::from(below)) / f64::from(count);
            found[wanted] = begin(at) + into as f32 * (begin(at + 1) - begin(at));
            wanted += 1;
        }
        below += count;
    }
    found
}

/// The sum of the counts of the windows around.
pub(super) struct Background {
    sum: Counts,
}

impl Default for Background {
    fn default() -> Self {
        Self { sum: [0; BINS] }
    }
}

impl Background {
    pub(super) fn add(&mut self, counts: &Counts) {
        self.sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    }

    pub(super) fn remove(&mut self, counts: &Counts) {
        self.sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum -= count);
    }

    /// Quantiles, in rising order.
    pub(super) fn quantiles<const N: usize>(&self, shares: [f64; N]) -> [f32; N] {
        quantiles(&self.sum, shares)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_near_the_sorted_values_and_come_back_when_windows_go() {
        let mut background = Background::default();
        let mut counts = [0; BINS];
        for i in 1..=1000_u16 {
            counts[bin((f32::from(i) * 0.1).powi(2))] += 1;
        }
        background.add(&counts);
        for (share, expected) in [(0.25, 25.0), (0.5, 50.0)] {
            let [found] = background.quantiles([share]);
            assert!((found / expected - 1.0).abs() < 0.03, "{found}");
        }
        let mut other = [0; BINS];
        other[bin(900.0 * 900.0)] = 5000;
        background.add(&other);
        background.remove(&other);
        assert!((background.quantiles([0.5])[0] / 50.0 - 1.0).abs() < 0.03);
    }

    #[test]
    fn nothing_and_too_much_have_a_bin() {
        assert_eq!((bin(0.0), bin(1e-18), bin(1e18)), (0, 0, BINS - 1));
        assert_eq!(Background::default().quantiles([0.5]), [0.0]);
    }
}
