//! Scale: where a number lies along an axis, and ticks at round numbers.

/// A stretch of numbers that an axis shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    /// From the lowest to the highest number shown; a stretch of no length is widened by 1 each way.
    pub(super) fn new(low: f64, high: f64) -> Self {
        if low.is_finite() && high.is_finite() && low < high {
            Self { low, high }
        } else {
            let middle = if low.is_finite() { low } else { 0.0 };
            Self { low: middle - 1.0, high: middle + 1.0 }
        }
    }

    /// Over all these numbers and zero, widened to the next ticks so that no line touches the edge.
    pub(super) fn around(numbers: impl Iterator<Item = f64>, most_ticks: usize) -> Self {
        let (low, high) = numbers
            .filter(|number| number.is_finite())
            .fold((0.0_f64, 0.0_f64), |(low, high), number| (low.min(number), high.max(number)));
        let exact = Self::new(low, high);
        let step = exact.step(most_ticks);
        Self::new((exact.low / step).floor() * step, (exact.high / step).ceil() * step)
    }

    /// Where a number lies: 0 at the low end, 1 at the high end, and never outside.
    pub(super) fn share(self, number: f64) -> f64 {
        ((number - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    /// Round numbers along the axis, at most this many, each with its label.
    pub(super) fn ticks(self, most: usize) -> Vec<(f64, String)> {
        let step = self.step(most);
        let digits = usize::try_from(-(step.log10() + 1e-9).floor() as i32).unwrap_or(0);
        let (first, last) = ((self.low / step - 1e-9).ceil() as i64, (self.high / step + 1e-9).floor() as i64);
        (first..=last)
            .map(|count| {
                let number = count as f64 * step;
                (number, format!("{number:.digits$}").replace('-', "−"))
            })
            .collect()
    }

    /// The smallest of 1, 2 and 5 times a power of ten that leaves at most this many ticks.
    fn step(self, most: usize) -> f64 {
        let rough = (self.high - self.low) / most.saturating_sub(1).max(1) as f64;
        let power = 10_f64.powf(rough.log10().floor());
        [1.0, 2.0, 5.0, 10.0].into_iter().map(|by| by * power).find(|step| *step >= rough * (1.0 - 1e-9)).unwrap_or(power * 10.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(low: f64, high: f64, expected: &[&str]) {
        let labels: Vec<String> = Scale::new(low, high).ticks(6).into_iter().map(|(_, label)| label).collect();
        assert_eq!(labels, expected);
    }

    #[test]
    fn ticks_stand_at_round_numbers() {
        check(0.0, 60.0, &["0", "20", "40", "60"]);
        check(0.5, 15.0, &["5", "10", "15"]);
        check(-0.3, 0.3, &["−0.2", "0.0", "0.2"]);
        check(12.4, 16.4, &["13", "14", "15", "16"]);
    }

    #[test]
    fn an_axis_around_numbers_reaches_past_them() {
        let scale = Scale::around([-3.2, 17.0].into_iter(), 5);
        assert_eq!(scale, Scale::new(-10.0, 20.0));
    }

    #[test]
    fn a_flat_line_still_has_an_axis() {
        let scale = Scale::around([0.0, f64::NAN].into_iter(), 5);
        assert!((scale.share(0.0) - 0.5).abs() < 1e-12);
        assert!(!scale.ticks(5).is_empty());
    }

    #[test]
    fn a_number_outside_lies_at_the_edge() {
        assert_eq!(Scale::new(0.0, 1.0).share(7.0).to_bits(), 1.0_f64.to_bits());
    }
}
