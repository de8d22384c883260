//! Steps between time stamps: how many of each length, in little memory however many there are.
//!
//! In: steps in s, one after the other. Out: their median, and the median distance from it.
//! Method: a histogram whose bins are 1/8192 of an octave wide (0.012 %) and keep the mean of what fell into them, so that
//! equal steps come back exactly.
//! Limits: steps that differ by less than a bin are told apart by their mean only.

/// Bits of a step's mantissa that choose its bin.
const BITS: u32 = 13;

/// Shortest and longest step told apart: 2⁻²⁰ s (1 µs) and 2⁷ s; what lies outside counts as the end.
const OCTAVES: (i32, i32) = (-20, 7);

/// One bin.
#[derive(Clone, Copy, Default)]
struct Bin {
    count: u64,
    sum: f64,
}

/// A histogram of steps. Octaves that no step fell into take no room.
#[derive(Default)]
pub(crate) struct Steps {
    /// By octave.
    octaves: Vec<(u32, Vec<Bin>)>,
    /// The octave used last.
    last: usize,
    count: u64,
}

impl Steps {
    /// Counts one step; a step that is not above zero is none.
    #[inline]
    pub(crate) fn add(&mut self, step_s: f64) {
        if step_s.is_nan() || step_s <= 0.0 {
            return;
        }
        let step_s = step_s.clamp(f64::powi(2.0, OCTAVES.0), f64::powi(2.0, OCTAVES.1));
        let bits = step_s.to_bits();
        let octave = (bits >> 52) as u32;
        if self.octaves.get(self.last).is_none_or(|(known, _)| *known != octave) {
            self.last = self.place(octave);
        }
        let bin = &mut self.octaves[self.last].1[((bits >> (52 - BITS)) & ((1 << BITS) - 1)) as usize];
        bin.count += 1;
        bin.sum += step_s;
        self.count += 1;
    }

    #[cold]
    fn place(&mut self, octave: u32) -> usize {
        self.octaves.iter().position(|(known, _)| *known == octave).unwrap_or_else(|| {
            self.octaves.push((octave, vec![Bin::default(); 1 << BITS]));
            self.octaves.len() - 1
        })
    }

    /// The median step, `None` without any.
    pub(crate) fn median(&self) -> Option<f64> {
        weighted_median(self.bins().map(|bin| (bin.sum / bin.count as f64, bin.count)).collect())
    }

    /// The median distance from `centre_s` of the steps up to `longest_s`.
    pub(crate) fn median_distance(&self, centre_s: f64, longest_s: f64) -> Option<f64> {
        let means = self.bins().map(|bin| (bin.sum / bin.count as f64, bin.count));
        weighted_median(
            means
                .filter(|(mean, _)| *mean <= longest_s)
                .map(|(mean, count)| ((mean - centre_s).abs(), count))
                .collect(),
        )
    }

    fn bins(&self) -> impl Iterator<Item = &Bin> {
        self.octaves.iter().flat_map(|(_, bins)| bins).filter(|bin| bin.count > 0)
    }
}

/// The middle of values that each came so many times; of an even number the mean of the middle two.
fn weighted_median(mut values: Vec<(f64, u64)>) -> Option<f64> {
    values.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let total: u64 = values.iter().map(|(_, count)| count).sum();
    let at = |rank: u64| {
        let mut before = 0;
        values.iter().find_map(|(value, count)| {
            before += count;
            (rank < before).then_some(*value)
        })
    };
    let upper = at(total / 2)?;
    if total % 2 == 1 { Some(upper) } else { Some((at(total / 2 - 1)? + upper) / 2.0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quality::median;
    use proptest::prelude::*;

    #[test]
    fn equal_steps_come_back_exactly() {
        let mut steps = Steps::default();
        for _ in 0..1000 {
            steps.add(1.0 / 64.0);
        }
        assert_eq!(steps.median(), Some(1.0 / 64.0));
        assert_eq!(steps.median_distance(1.0 / 64.0, 1.0), Some(0.0));
        assert_eq!(Steps::default().median(), None);
    }

    proptest! {
        #[test]
        fn the_median_is_that_of_sorting_to_a_bin(values in proptest::collection::vec(1e-4..2.0_f64, 1..200)) {
            let mut steps = Steps::default();
            values.iter().for_each(|value| steps.add(*value));
            let (found, expected) = (steps.median().unwrap(), median(values).unwrap());
            prop_assert!((found / expected - 1.0).abs() < 2e-4, "{found} {expected}");
        }
    }
}
