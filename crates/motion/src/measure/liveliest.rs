//! The axis that moves most, for recordings without a rhythm.
//!
//! Method: sums of products of the axes about each stretch's mean; the main axis of their sum over all stretches.

use super::direction::{Energies, main_axis};
use super::engine::{Piece, Watcher};
use crate::recording::Triple;

/// What moved so far.
#[derive(Default)]
pub(crate) struct Liveliest {
    /// Of the stretches that ended.
    energies: Energies,
    /// Of the stretch under way: its first sample, and number, sums and products of the distances from it.
    first: Option<Triple>,
    count: f64,
    sums: Triple,
    products: Energies,
}

impl Liveliest {
    /// The main axis of all movement.
    pub(crate) fn axis(&self) -> Triple {
        main_axis(&self.energies).0
    }
}

impl Watcher for Liveliest {
    fn samples(&mut self, piece: &Piece<'_>) {
        for [x, y, z, _] in piece.signal {
            let first = self.first.get_or_insert([*x, *y, *z]);
            let d = [x - first[0], y - first[1], z - first[2]];
            self.count += 1.0;
            for i in 0..3 {
                self.sums[i] += d[i];
                for j in i..3 {
                    self.products[i][j] += d[i] * d[j];
                }
            }
        }
    }

    fn stretch_ends(&mut self) {
        for i in 0..3 {
            for j in 0..3 {
                let product = self.products[i.min(j)][i.max(j)];
                self.energies[i][j] += product - self.sums[i] * self.sums[j] / self.count.max(1.0);
            }
        }
        *self = Self { energies: self.energies, ..Self::default() };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_liveliest_axis_is_the_one_that_moves_however_the_others_are_offset() {
        let mut liveliest = Liveliest::default();
        let signal: Vec<_> = (0..500).map(|i| [f64::from(i % 2), 40.0, 1e3, f64::from(i)]).collect();
        liveliest.samples(&Piece { origin_s: 0.0, rate_hz: 1.0, signal: &signal, gravity: None });
        liveliest.stretch_ends();
        assert_eq!(liveliest.axis(), [1.0, 0.0, 0.0]);
    }
}
