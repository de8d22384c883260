//! Spectrum: how strong the movement is at each speed, against the level that a peak must reach to count.
//!
//! Method: both lines on a logarithmic axis, as a rhythm stands out by a factor. A peak is a frequency stronger than
//! its neighbours; peaks are ordered by how many times their level they reach.

use super::Figure;
use super::canvas::{Canvas, HIGH, WIDE};
use super::line::push;
use super::scale::Scale;
use crate::words;
use nullpoint_motion::measure::{Movement, Spectrum};

/// Most ticks on the axis of frequencies.
const TICKS: usize = 16;
/// Powers of ten shown at most: below a millionth of the strongest nothing can be seen.
const MOST_POWERS: i32 = 6;

/// A frequency that is stronger than its neighbours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Peak {
    /// Where it is.
    pub frequency_hz: f64,
    /// How strong it is, in the spectrum's unit.
    pub density: f64,
    /// The level it must reach to count, in the same unit.
    pub level: f64,
}

impl Peak {
    /// How many times its level it reaches.
    #[must_use]
    pub fn times_level(&self) -> f64 {
        self.density / self.level
    }
}

/// The strongest peaks against their level, the strongest first.
#[must_use]
pub fn strongest_peaks(spectrum: &Spectrum, most: usize) -> Vec<Peak> {
    let points = points(spectrum);
    let mut peaks: Vec<Peak> = points
        .windows(3)
        .filter(|three| three[1].density > three[0].density && three[1].density >= three[2].density)
        .map(|three| three[1])
        .collect();
    peaks.sort_by(|a, b| b.times_level().total_cmp(&a.times_level()).then(a.frequency_hz.total_cmp(&b.frequency_hz)));
    peaks.truncate(most);
    peaks
}

/// Draws the spectrum; `None` when there is none.
#[must_use]
pub fn spectrum(movement: &Movement, id: &str) -> Option<Figure> {
    let spectrum = &movement.spectrum;
    let points = points(spectrum);
    let (first, last) = (points.first()?, points.last()?);
    let across = Scale::new(first.frequency_hz, last.frequency_hz, TICKS);
    let both = || points.iter().flat_map(|point| [point.density, point.level]);
    let top = both().fold(0.0, f64::max).log10().ceil() as i32;
    let bottom = (both().fold(f64::INFINITY, f64::min).log10().floor() as i32).clamp(top - MOST_POWERS, top - 1);
    let upward = Scale::new(f64::from(bottom), f64::from(top), TICKS);
    let sentence = sentence(movement);
    let mut canvas = Canvas::new(id, "Strength of the movement at each speed", &sentence);
    canvas.ticks_below(across);
    for power in bottom..=top {
        canvas.tick_left(1.0 - upward.share(f64::from(power)), &power_of_ten(power));
    }
    for (class, value) in [("level", (|point| point.level) as fn(&Peak) -> f64), ("trace", |point| point.density)] {
        let drawn: Vec<(i64, i64)> = points
            .iter()
            .map(|point| {
                let x = across.share(point.frequency_hz) * WIDE;
                let y = (1.0 - upward.share(value(point).log10())) * HIGH;
                (x.round() as i64, y.round() as i64)
            })
            .collect();
        let mut path = String::new();
        push(&mut path, &drawn);
        canvas.path(class, &path);
    }
    if let Some(rhythm) = &movement.rhythm {
        let at = across.share(rhythm.frequency_hz);
        canvas.path("at", &format!("M{:.0} 0v{HIGH:.0}", at * WIDE));
        let (anchor, at) = if at > 0.7 { ("end", at - 0.015) } else { ("start", at + 0.015) };
        canvas.note(at, 0.09, anchor, &format!("{:.1} Hz", rhythm.frequency_hz));
    }
    Some(Figure {
        svg: canvas.svg(),
        sentence,
        upward: format!("strength ({}), each line ten times the one below", spectrum.unit),
        rightward: "to and fro per second (Hz)".into(),
        marks: match &movement.rhythm {
            Some(_) => {
                "Full line: the movement. Dashed line: the level a peak must reach to count. Upright dotted line: \
                        the rhythm."
                    .into()
            }
            None => "Full line: the movement. Dashed line: the level a peak must reach to count.".into(),
        },
    })
}

/// The points that can stand on a logarithmic axis.
fn points(spectrum: &Spectrum) -> Vec<Peak> {
    let values = spectrum.density.iter().zip(&spectrum.significance_level);
    spectrum
        .frequency_hz
        .iter()
        .zip(values)
        .map(|(frequency_hz, (density, level))| Peak { frequency_hz: *frequency_hz, density: *density, level: *level })
        .filter(|point| [point.density, point.level].iter().all(|value| value.is_finite() && *value > 0.0))
        .collect()
}

fn sentence(movement: &Movement) -> String {
    let drawn = match movement.spectrum.windows {
        1 => "one stretch".to_owned(),
        many => format!("the mean of {many} stretches"),
    };
    let start = format!("How strong the movement is at each speed, {drawn}.");
    let Some(peak) = strongest_peaks(&movement.spectrum, 1).into_iter().next() else {
        return format!("{start} No speed stands out.");
    };
    let reaches = words::significant(peak.times_level());
    let below = match (&movement.rhythm, peak.times_level() < 1.0) {
        (_, false) => "",
        (None, true) => " That does not count.",
        (Some(_), true) => {
            " The mean can lie below the level although single stretches reach it: each stretch is tested alone, and \
             loud stretches weigh most in the mean."
        }
    };
    format!(
        "{start} The peak that stands out most is at {:.1} Hz and reaches {reaches} times the level that counts.{below}",
        peak.frequency_hz
    )
}

/// `100`, `0.01`, or `10⁻⁵` where zeros could not be counted.
fn power_of_ten(power: i32) -> String {
    match power {
        -3..=-1 => format!("{:.*}", power.unsigned_abs() as usize, 10_f64.powi(power)),
        0..=4 => format!("{}", 10_f64.powi(power)),
        _ => {
            let raised = |digit: char| match digit {
                '-' => '⁻',
                '1' => '¹',
                '2' => '²',
                '3' => '³',
                digit => char::from_u32('⁰' as u32 + digit.to_digit(10).unwrap_or(0)).unwrap_or(digit),
            };
            format!("10{}", power.to_string().chars().map(raised).collect::<String>())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_ten_are_written_as_people_read_them() {
        for (power, expected) in [(2, "100"), (0, "1"), (-2, "0.01"), (-5, "10⁻⁵"), (12, "10¹²")] {
            assert_eq!(power_of_ten(power), expected);
        }
    }

    #[test]
    fn peaks_are_ordered_by_how_far_they_reach_over_their_level() {
        let spectrum = Spectrum {
            unit: "°²/Hz",
            windows: 1,
            frequency_hz: (0..7).map(f64::from).collect(),
            density: vec![1.0, 9.0, 1.0, 1.0, 4.0, 1.0, f64::NAN],
            significance_level: vec![10.0, 10.0, 10.0, 1.0, 1.0, 1.0, 1.0],
        };
        let found: Vec<f64> = strongest_peaks(&spectrum, 5).iter().map(|peak| peak.frequency_hz).collect();
        assert_eq!(found, [4.0, 1.0]);
    }
}
