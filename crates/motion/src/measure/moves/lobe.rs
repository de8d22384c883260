//! Lobes: a movement from one rest or turn to the next is one rise and fall of the speed.
//!
//! In: speeds, one after the other, never below that of rest. Out: lobes.
//! Method: a rise begins where the speed has doubled from its least, a fall where it has halved from its most; so noise of
//! any size between is passed over, and sizes do not matter.
//! Limits: movements that run into each other without the speed halving between are one lobe.

/// By how much the speed falls from a top, and rises from a valley, for that to count.
const TIMES: f32 = 2.0;

/// A lobe is told at the latest this long after its top, in s.
const LATEST_S: f64 = 1.0;

/// Where a lobe begins, is fastest and ends, as numbers of steps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Span {
    pub start: usize,
    pub top: usize,
    pub end: usize,
    pub peak: f32,
}

/// A lobe, measured.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lobe {
    pub start: usize,
    pub top: usize,
    pub end: usize,
    /// Fastest speed, in °/s or g.
    pub peak: f32,
    /// When it first and last moved at half of that.
    pub rise_s: f64,
    pub fall_s: f64,
    /// How far it turned about each axis, in degrees.
    pub way: [f32; 3],
}

impl Lobe {
    /// How long it moved at half of its fastest or faster, in s.
    pub(crate) fn half_width_s(&self) -> f64 {
        self.fall_s - self.rise_s
    }
}

/// Finds lobes.
#[derive(Default)]
pub(super) struct Lobes {
    is_rising: bool,
    /// The lobe under way, while rising or falling and not yet told.
    open: Option<Span>,
    /// Least speed since the last top, and where it was first and last.
    least: f32,
    least_first: usize,
    least_last: usize,
    has_begun: bool,
}

impl Lobes {
    /// Takes the next speed; a lobe when one is known to have ended.
    #[inline]
    pub(super) fn push(&mut self, number: usize, speed: f32, step_s: f64) -> Option<Span> {
        if self.is_rising {
            let open = self.open.as_mut()?;
            if speed > open.peak {
                (open.peak, open.top) = (speed, number);
                return None;
            }
            let is_late = (number - open.top) as f64 * step_s > LATEST_S;
            if speed * TIMES >= open.peak && !is_late {
                return None;
            }
            self.is_rising = false;
            (self.least, self.least_first, self.least_last) = (speed, number, number);
            return if is_late { self.close() } else { None };
        }
        if !self.has_begun || speed < self.least {
            (self.least, self.least_first, self.least_last) = (speed, number, number);
            self.has_begun = true;
        } else if speed == self.least {
            self.least_last = number;
        } else if speed > TIMES * self.least {
            let told = self.close();
            self.open = Some(Span { start: self.least_last, top: number, end: number, peak: speed });
            self.is_rising = true;
            return told;
        }
        let is_late = self.open.is_some_and(|open| (number - open.top) as f64 * step_s > LATEST_S);
        if is_late { self.close() } else { None }
    }

    /// Tells the lobe that was under way when its stretch ended.
    pub(super) fn end(&mut self) -> Option<Span> {
        if self.is_rising
            && let Some(open) = &mut self.open
        {
            open.end = open.top;
        }
        let told = if self.is_rising { self.open.take() } else { self.close() };
        *self = Self::default();
        told
    }

    fn close(&mut self) -> Option<Span> {
        let mut open = self.open.take()?;
        open.end = self.least_first;
        Some(open)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lobes(speeds: &[f32]) -> Vec<(usize, usize, usize)> {
        let mut finder = Lobes::default();
        let mut found: Vec<Span> =
            speeds.iter().enumerate().filter_map(|(i, speed)| finder.push(i, *speed, 0.02)).collect();
        found.extend(finder.end());
        found.iter().map(|span| (span.start, span.top, span.end)).collect()
    }

    #[test]
    fn a_rise_and_a_fall_are_a_lobe_and_a_dent_is_none() {
        assert_eq!(lobes(&[1.0, 1.0, 3.0, 9.0, 6.0, 8.0, 2.0, 1.0, 1.0]), [(1, 3, 7)]);
        assert_eq!(lobes(&[1.0, 5.0, 1.0, 6.0, 1.0]), [(0, 1, 2), (2, 3, 4)]);
    }

    #[test]
    fn noise_that_does_not_double_is_passed_over() {
        assert_eq!(lobes(&[1.0, 1.5, 1.2, 1.9, 1.0, 1.4]), []);
    }

    #[test]
    fn turning_on_and_on_is_told_while_its_top_is_still_held() {
        let mut finder = Lobes::default();
        let speeds = [1.0].into_iter().chain(std::iter::repeat_n(9.0, 5000)).chain([1.0]);
        let told: Vec<(usize, Span)> =
            speeds.enumerate().filter_map(|(i, speed)| finder.push(i, speed, 0.02).map(|span| (i, span))).collect();
        assert_eq!(told.len(), 1);
        assert!(told[0].0 - told[0].1.top < 60, "{told:?}");
    }

    #[test]
    fn a_lobe_is_told_though_nothing_follows() {
        let mut speeds = vec![1.0; 200];
        speeds[10] = 8.0;
        let mut finder = Lobes::default();
        let told = speeds.iter().enumerate().find_map(|(i, speed)| finder.push(i, *speed, 0.02).map(|span| (i, span)));
        let (when, span) = told.unwrap();
        assert!(when <= 62 && (span.start, span.end) == (9, 11), "{when} {span:?}");
    }
}
