//! Beside: each lobe with the lobes that it runs into.
//!
//! In: lobes. Out: each with up to two before and two after that follow at once: out and back, or to and fro.
//! Method: a lobe follows at once when it begins within [`TURN_S`] of the end of the one before, both at half of their fastest.
//! Limits: two movements that follow each other that fast are taken for one.

use super::lobe::Lobe;
use std::collections::VecDeque;

/// Longest turn between two lobes of one movement, in s, where both move at less than half of their fastest. Ours: a
/// movement of 0.6 s out and back turns within 0.14 s, and jerks of a person lie some tenths of a second apart.
const TURN_S: f64 = 0.16;

/// A lobe that would follow at once is known this long after the one before has ended, in s.
const KNOWN_S: f64 = 2.5;

/// A lobe and what it runs into; what does not follow at once is `None`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Beside {
    pub lobe: Lobe,
    /// The one before, and the one before that.
    pub before: [Option<Lobe>; 2],
    /// The one after, and the one after that.
    pub after: [Option<Lobe>; 2],
}

/// The last lobes.
#[derive(Default)]
pub(super) struct Row {
    lobes: VecDeque<Lobe>,
    /// Which of them is told next.
    next: usize,
}

impl Row {
    /// Takes a lobe; the one two before it with all that it runs into.
    pub(super) fn push(&mut self, lobe: Lobe) -> Option<Beside> {
        self.lobes.push_back(lobe);
        (self.lobes.len() > self.next + 2).then(|| self.tell())
    }

    /// The next lobe, if nothing can follow the last at once any more.
    pub(super) fn known_by(&mut self, now_s: f64) -> Option<Beside> {
        let last = self.lobes.back()?;
        (now_s - last.fall_s > KNOWN_S && self.next < self.lobes.len()).then(|| self.tell())
    }

    fn tell(&mut self) -> Beside {
        let at = self.next;
        let follows = |next: usize| self.lobes[next].rise_s - self.lobes[next - 1].fall_s <= TURN_S;
        let before = |by: usize| (at >= by && (at + 1 - by..=at).all(follows)).then(|| self.lobes[at - by]);
        let after =
            |by: usize| (at + by < self.lobes.len() && (at + 1..=at + by).all(follows)).then(|| self.lobes[at + by]);
        let told = Beside { lobe: self.lobes[at], before: [before(1), before(2)], after: [after(1), after(2)] };
        self.next += 1;
        if self.next > 2 {
            self.lobes.pop_front();
            self.next -= 1;
        }
        told
    }

    /// Nothing comes any more.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lobe(rise_s: f64) -> Lobe {
        Lobe { start: 0, top: 0, end: 0, peak: 1.0, rise_s, fall_s: rise_s + 0.1, way: [1.0, 0.0, 0.0] }
    }

    #[test]
    fn what_follows_at_once_is_beside_and_what_comes_later_is_not() {
        let mut row = Row::default();
        let mut told: Vec<Beside> = [0.0, 0.2, 0.4, 1.0, 1.2].into_iter().filter_map(|s| row.push(lobe(s))).collect();
        assert!(row.known_by(2.0).is_none(), "another may be under way");
        while let Some(next) = row.known_by(9.0) {
            told.push(next);
        }
        let beside: Vec<[bool; 4]> = told
            .iter()
            .map(|b| [b.before[1], b.before[0], b.after[0], b.after[1]].map(|lobe| lobe.is_some()))
            .collect();
        let expected = [
            [false, false, true, true],
            [false, true, true, false],
            [true, true, false, false],
            [false, false, true, false],
            [false, true, false, false],
        ];
        assert_eq!(beside, expected);
    }
}
