//! Scale: where a number lies along an axis, and ticks at round numbers.

/// A stretch of numbers that an axis shows, and the step of its ticks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    step: f64,
}

impl Scale {
    /// From the lowest to the highest number shown; a stretch of no length is widened by 1 each way.
    pub(super) fn new(low: f64, high: f64, most_ticks: usize) -> Self {
        let (low, high) = if low.is_finite() && high.is_finite() && low < high {
            (low, high)
        } else {
            let middle = if low.is_finite() { low } else { 0.0 };
            (middle - 1.0, middle + 1.0)
        };
        Self { low, high, step: step(high - low, most_ticks) }
    }

    /// Over all these numbers and zero, widened to the next ticks so that no line touches the edge.
    pub(super) fn around(numbers: impl Iterator<Item = f64>, most_ticks: usize) -> Self {
        let (low, high) = numbers
            .filter(|number| number.is_finite())
            .fold((0.0_f64, 0.0_f64), |(low, high), number| (low.min(number), high.max(number)));
        let Self { low, high, step } = Self::new(low, high, most_ticks);
        Self { low: (low / step).floor() * step, high: (high / step).ceil() * step, step }
    }

    /// Where a number lies: 0 at the low end, 1 at the high end, and never outside.
    pub(super) fn share(self, number: f64) -> f64 {
        ((number - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    /// Round numbers along the axis, each with its label.
    pub(super) fn ticks(self) -> Vec<(f64, String)> {
        let step = self.step;
        let digits = usize::try_from(-(step.log10() + 1e-9).floor() as i32).unwrap_or(0);
        let (first, last) = ((self.low / step - 1e-9).ceil() as i64, (self.high / step + 1e-9).floor() as i64);
        (first..=last)
            .map(|count| {
                let number = count as f64 * step;
                (number, format!("{number:.digits$}").replace('-', "−"))
            })
            .collect()
    }
}

/// The smallest of 1, 2 and 5 times a power of ten that leaves at most this many ticks.
fn step(length: f64, most_ticks: usize) -> f64 {
    let rough = length / most_ticks.saturating_sub(1).max(1) as f64;
    let power = 10_f64.powf(rough.log10().floor());
    let steps = [1.0, 2.0, 5.0].map(|by| by * power);
    steps.into_iter().find(|step| *step >= rough * (1.0 - 1e-9)).unwrap_or(power * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(low: f64, high: f64, expected: &[&str]) {
        let labels: Vec<String> = Scale::new(low, high, 6).ticks().into_iter().map(|(_, label)| label).collect();
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
        assert_eq!((scale.low, scale.high), (-10.0, 20.0));
        assert_eq!(scale.ticks().iter().map(|(_, label)| label.as_str()).collect::<Vec<_>>(), ["−10", "0", "10", "20"]);
    }

    #[test]
    fn a_flat_line_still_has_an_axis() {
        let scale = Scale::around([0.0, f64::NAN].into_iter(), 5);
        assert!((scale.share(0.0) - 0.5).abs() < 1e-12);
        assert!(!scale.ticks().is_empty());
    }

    #[test]
    fn a_number_outside_lies_at_the_edge() {
        assert_eq!(Scale::new(0.0, 1.0, 5).share(7.0).to_bits(), 1.0_f64.to_bits());
    }
}
