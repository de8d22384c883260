//! Windows: a stretch of even samples is cut into windows of 4 s, each handed on when the samples around it are there.
//!
//! In: samples of one stretch, piece by piece. Out: for each window its own samples and the two frames it is looked at
//! through.
//! Method: windows follow the clock, not the count of samples, so that they stay at 4 s for a week. A window waits for
//! the 2 s after it that its long frame needs, or for the end. A rest of a second or more is a window of its own, measured in the 4 s that end
//! with it; a shorter one joins the window before it. Samples no window needs any more are dropped.
//! Limits: a window is known 2 s after it ended.

use super::look::{LONG_FRAME_S, WINDOW_S};
use super::sample::{Sample, TIME};
use std::collections::VecDeque;
use std::ops::Range;

/// A rest of the stretch at least this long, in s, is a window of its own.
const SHORTEST_REST_S: f64 = 1.0;

/// Samples of drawings are taken from this far around a window's middle, in s, and held for that.
const AROUND_S: f64 = LONG_FRAME_S / 2.0 + WINDOW_S;

/// A window ready to be looked at; all ranges lie in what is held.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ready {
    /// The window itself.
    pub own: Range<usize>,
    /// The frames of 4 s and 8 s around it, inside the stretch; `None` in a stretch too short to measure.
    pub frames: Option<[Range<usize>; 2]>,
}

/// Cuts one stretch.
pub(crate) struct Windows {
    /// Samples in a window and in a long frame: even numbers.
    short: usize,
    long: usize,
    rate_hz: f64,
    /// Where windows begin, counted from the stretch's first sample; the last one has not ended.
    begins: VecDeque<usize>,
    /// Samples of the stretch so far.
    count: usize,
    /// Number of the window that has not ended.
    open: u32,
    /// Samples dropped from the front.
    dropped: usize,
}

impl Windows {
    /// The windows of a stretch at a usual rate.
    pub(crate) fn new(rate_hz: f64) -> Self {
        let even = |seconds: f64| 2 * (seconds * rate_hz / 2.0).round() as usize;
        let begins = VecDeque::from([0]);
        Self { short: even(WINDOW_S), long: even(LONG_FRAME_S), rate_hz, begins, count: 0, open: 0, dropped: 0 }
    }

    /// Takes note of samples that were added to what is held.
    pub(crate) fn added(&mut self, samples: &[Sample]) {
        for sample in samples {
            if sample[TIME] >= f64::from(self.open + 1) * WINDOW_S - 0.5 / self.rate_hz {
                self.begins.push_back(self.count);
                self.open = ((sample[TIME] + 0.5 / self.rate_hz) / WINDOW_S) as u32;
            }
            self.count += 1;
        }
    }

    /// The next window, if all it needs is there; at the end of the stretch, until none is left.
    pub(crate) fn next(&mut self, is_end: bool) -> Option<Ready> {
        let begin = *self.begins.front()?;
        let mut end = self.begins.get(1).copied();
        if is_end {
            let rest = (SHORTEST_REST_S * self.rate_hz) as usize;
            if self.begins.len() == 2 && self.count - self.begins[1] < rest {
                self.begins.pop_back();
                end = None;
            }
            end = end.or(Some(self.count)).filter(|end| *end > begin);
        }
        let end = end?;
        let middle = begin.midpoint(end);
        if !is_end && self.count < (middle + self.long / 2).max(self.long) {
            return None;
        }
        self.begins.pop_front();
        // A rate a little below the usual one still fills a window.
        let is_long_enough = self.count + 2 >= self.short;
        let frames =
            is_long_enough.then(|| [self.short, self.long].map(|length| self.held(&self.frame(middle, length))));
        Some(Ready { own: self.held(&(begin..end)), frames })
    }

    /// Some samples around a place in what is held, moved to lie inside it.
    pub(crate) fn around(&self, middle: usize, length: usize) -> Range<usize> {
        let held = self.count - self.dropped;
        let length = length.min(held);
        let from = middle.saturating_sub(length / 2).min(held - length);
        from..from + length
    }

    /// The frame of a given length around a sample, moved to lie inside the stretch; always an even number of samples.
    fn frame(&self, middle: usize, length: usize) -> Range<usize> {
        let length = length.min(self.count / 2 * 2);
        let from = middle.saturating_sub(length / 2).min(self.count - length);
        from..from + length
    }

    fn held(&self, range: &Range<usize>) -> Range<usize> {
        range.start - self.dropped..range.end - self.dropped
    }

    /// How many samples at the front of what is held nothing needs any more; they are taken as dropped.
    pub(crate) fn drop_front(&mut self) -> usize {
        let next = self.begins.front().copied().unwrap_or(self.count);
        let needed = next.min(self.count.saturating_sub(self.long)).saturating_sub((AROUND_S * self.rate_hz) as usize);
        let cut = needed.saturating_sub(self.dropped);
        // Moving the rest costs as much as it holds: only when as much is dropped.
        if cut < self.count - needed {
            return 0;
        }
        self.dropped = needed;
        cut
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Windows of a stretch in s, and how many samples were held at most, fed in pieces.
    fn cut(seconds: f64, rate_hz: f64) -> (Vec<(f64, f64)>, usize) {
        let (mut windows, mut held, mut found) = (Windows::new(rate_hz), Vec::<Sample>::new(), Vec::new());
        let (mut most, mut dropped) = (0, 0);
        let samples: Vec<Sample> =
            (0..(seconds * rate_hz).round() as usize).map(|i| [0.0, 0.0, 0.0, i as f64 / rate_hz]).collect();
        let mut take = |windows: &mut Windows, held: &mut Vec<Sample>, is_end| {
            while let Some(ready) = windows.next(is_end) {
                let frames = ready.frames.map(|frames| frames.map(|frame| held[frame].len()));
                assert!(frames.is_none_or(|[short, long]| short % 2 == 0 && long >= short));
                let time = |i: usize| held[i][TIME];
                found.push((time(ready.own.start), time(ready.own.end - 1) + 1.0 / rate_hz));
            }
        };
        for piece in samples.chunks(53) {
            held.extend_from_slice(piece);
            windows.added(piece);
            take(&mut windows, &mut held, false);
            let cut = windows.drop_front();
            held.drain(..cut);
            dropped += cut;
            most = most.max(held.len());
        }
        take(&mut windows, &mut held, true);
        assert_eq!(dropped + held.len(), samples.len());
        (found, most)
    }

    #[track_caller]
    fn check(seconds: f64, rate_hz: f64, expected: &[f64]) {
        let lengths: Vec<f64> =
            cut(seconds, rate_hz).0.iter().map(|(from, to)| ((to - from) * 10.0).round() / 10.0).collect();
        assert_eq!(lengths, expected);
    }

    #[test]
    fn a_rest_of_a_second_is_a_window_and_less_joins_the_last() {
        check(12.0, 50.0, &[4.0, 4.0, 4.0]);
        check(9.5, 50.0, &[4.0, 4.0, 1.5]);
        check(8.5, 50.0, &[4.0, 4.5]);
        check(3.0, 50.0, &[3.0]);
    }

    #[test]
    fn windows_keep_to_four_seconds_at_any_rate_and_little_is_held() {
        let (windows, most) = cut(4000.0, 49.915);
        assert!((windows[999].0 - 3996.0).abs() < 0.02, "{:?}", windows[999]);
        assert!(most < 2500, "{most}");
    }
}
