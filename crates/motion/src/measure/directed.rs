//! Directed peaks: a rhythm is looked for along the direction in which it stands out most.
//!
//! For: finding a tremor about one axis while the head moves more about others, as in walking.
//! In: the spectrum of one frame. Out: its peaks, strongest first, each with its score, the direction looked along and the
//! one that it swings about.
//! Method: for each frequency the energies of its band in each direction, and those of the bands beside it; the direction
//! along which the first is largest over the second (a generalised eigenvector, as in spatial filters). Along that one direction
//! the score is what it is in [`super::peak`]: the band's energy over the median background's. Choosing the best of all directions
//! raises every score, so that more is asked: see [`STANDS`].
//! Limits: directions of three axes only; a tremor that goes the way of the walking gains nothing.
//! Bench: used on what is left of walking alone. Set on the normal walking task, tried on the slow and the fast one: no false
//! alarm in 63 walking windows. Of 630 windows with an added tremor were found, and before by the score of steps alone: 3 to 6 Hz
//! of 0.5° 560, before 479 (unsteady 546, before 454); 1.5 to 3 Hz of 2° 554, before 511 (unsteady 525, before 474), of 1° 392,
//! before 282 (unsteady 341, before 228). Without the directions, the comb gained a third of that (normal task). The tremors
//! were added to angular velocity alone. A first version had one false alarm on the slow task, just after nods; that the
//! step must show in the long frame was settled on seeing it, so those windows are not wholly apart any more.

use super::direction::{Energies, main_axis, unit};
use super::peak::{Peak, background, half_width_hz};
use super::sample::Sample;
use super::spectrum::FrameSpectrum;
use crate::recording::Triple;

/// Score from which a peak shows a rhythm by itself: with the stride taken out, the highest in 31 walking windows of the
/// normal task, left ear, was 17.9; the margin is for what so few windows did not show.
pub(crate) const STANDS: f64 = 25.0;

/// Score from which a peak counts where other windows show the same rhythm by themselves.
pub(crate) const STANDS_BESIDE: f64 = 15.0;

/// What is added to the background of each direction, as a share of the mean of all: with less, directions in which by chance
/// next to nothing moved win (normal task: 0.1 gave scores up to 42, this one 17.9).
const RIDGE: f64 = 1.0;

/// A peak along a direction.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Directed {
    pub peak: Peak,
    /// What is looked along: the movement's product with it is where the peak stands out.
    along: Triple,
    /// The axis that the rhythm swings about, in units of which `along` sees one.
    about: Triple,
}

impl Directed {
    /// A peak seen along one direction that swings about an axis, in units of which the direction sees one.
    pub(crate) const fn new(peak: Peak, along: Triple, about: Triple) -> Self {
        Self { peak, along, about }
    }

    /// A sample of the rhythm alone, as far as the direction tells it.
    pub(crate) fn sample(&self, sample: &Sample) -> Sample {
        let size = sample[0] * self.along[0] + sample[1] * self.along[1] + sample[2] * self.along[2];
        [self.about[0] * size, self.about[1] * size, self.about[2] * size, sample[3]]
    }

    /// The spectrum of the same.
    pub(crate) fn spectrum(&self, whole: &FrameSpectrum) -> FrameSpectrum {
        let [along, about] = [self.along, self.about].map(|direction| direction.map(|share| share as f32));
        let bins: Vec<_> = whole
            .bins
            .iter()
            .map(|bin| {
                let size = bin[0] * along[0] + bin[1] * along[1] + bin[2] * along[2];
                about.map(|share| size * share)
            })
            .collect();
        let density = bins.iter().map(|bin| bin.iter().map(|value| value.norm_sqr()).sum()).collect();
        FrameSpectrum { bins, density, ..*whole }
    }
}

/// The direction in which a band stands out of those beside it.
struct Best {
    frequency_hz: f64,
    /// Its energy over theirs.
    ratio: f64,
    along: Triple,
    about: Triple,
}

/// The peaks between two frequencies, best score first.
pub(crate) fn directed_peaks(spectrum: &FrameSpectrum, low_hz: f64, high_hz: f64) -> Vec<Directed> {
    let step = spectrum.step_hz;
    let (first, last) = (spectrum.bin(low_hz), spectrum.bin(high_hz));
    let all: Vec<Option<Best>> = (first..=last).map(|k| best(spectrum, k as f64 * step)).collect();
    let ratio = |at: usize| all[at].as_ref().map_or(0.0, |best| best.ratio);
    let reach = ((0.5 / spectrum.length_s) / step).round().max(1.0) as usize;
    let mut found: Vec<Directed> = (0..all.len())
        .filter(|&i| (i.saturating_sub(reach)..(i + reach + 1).min(all.len())).all(|other| ratio(other) <= ratio(i)))
        .filter_map(|i| score(spectrum, all[i].as_ref()?))
        .collect();
    found.sort_by(|a, b| b.peak.score.total_cmp(&a.peak.score));
    found
}

fn best(spectrum: &FrameSpectrum, frequency_hz: f64) -> Option<Best> {
    let length_s = spectrum.length_s;
    let half = half_width_hz(frequency_hz, length_s);
    let clear = half + 1.0 / length_s;
    let top = (spectrum.density.len() - 1) as f64 * spectrum.step_hz;
    let here = spectrum.directions(frequency_hz - half, frequency_hz + half, |_| 1.0);
    let mut beside = [[0.0; 3]; 3];
    let sides =
        [((frequency_hz / 2.5).max(0.4), frequency_hz - clear), (frequency_hz + clear, (frequency_hz * 2.2).min(top))];
    for (from, to) in sides {
        if to - from < 1.5 / length_s {
            continue;
        }
        // What is slow is large: with the square of the frequency every part of a side has a say.
        let side = spectrum.directions(from, to, |f| f * f);
        let total = trace(&side);
        if total > 0.0 {
            add(&mut beside, &side, 1.0 / total);
        }
    }
    let level = trace(&beside) / 3.0;
    for (axis, row) in beside.iter_mut().enumerate() {
        row[axis] += RIDGE * level;
    }
    let lower = lower_root(&beside)?;
    // The energies in units of those beside: L⁻¹ S L⁻ᵀ.
    let half_done: Energies = std::array::from_fn(|column| forward(&lower, &here.map(|row| row[column])));
    let turned: Energies =
        std::array::from_fn(|row| forward(&lower, &std::array::from_fn(|column| half_done[column][row])));
    let (main, share) = main_axis(&turned);
    let along = unit(&backward(&lower, &main))?;
    let swing = here.map(|row| dot(&row, &along));
    let seen = dot(&swing, &along);
    let about = swing.map(|value| value / seen);
    about.iter().all(|value| value.is_finite()).then_some(Best {
        frequency_hz,
        ratio: share * trace(&turned),
        along,
        about,
    })
}

fn score(spectrum: &FrameSpectrum, best: &Best) -> Option<Directed> {
    let density = spectrum.along(&best.along);
    let half = half_width_hz(best.frequency_hz, spectrum.length_s);
    let (first, last) = (spectrum.bin(best.frequency_hz - half), spectrum.bin(best.frequency_hz + half));
    let (mut sum, mut weighted) = (0.0, 0.0);
    for (k, value) in density.iter().enumerate().take(last + 1).skip(first) {
        sum += f64::from(*value);
        weighted += f64::from(*value) * k as f64 * spectrum.step_hz;
    }
    let frequency_hz = weighted / sum;
    let level = background(&density, spectrum.step_hz, spectrum.length_s, frequency_hz)?;
    let score = sum / (level * (last - first + 1) as f64);
    score.is_finite().then_some(Directed {
        peak: Peak { frequency_hz, score, energy: sum * spectrum.step_hz },
        along: best.along,
        about: best.about,
    })
}

fn trace(energies: &Energies) -> f64 {
    energies[0][0] + energies[1][1] + energies[2][2]
}

fn add(to: &mut Energies, energies: &Energies, share: f64) {
    for (to, from) in to.iter_mut().flatten().zip(energies.iter().flatten()) {
        *to += share * from;
    }
}

fn dot(a: &Triple, b: &Triple) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// The lower Cholesky factor.
fn lower_root(matrix: &Energies) -> Option<Energies> {
    let mut root = [[0.0; 3]; 3];
    for i in 0..3 {
        for j in 0..=i {
            let rest = matrix[i][j] - (0..j).map(|k| root[i][k] * root[j][k]).sum::<f64>();
            root[i][j] = if i == j { rest.sqrt() } else { rest / root[j][j] };
        }
    }
    (0..3).all(|i| root[i][i] > 0.0 && root[i][i].is_finite()).then_some(root)
}

/// Solves L x = b.
fn forward(lower: &Energies, right: &Triple) -> Triple {
    let mut x = [0.0; 3];
    for i in 0..3 {
        x[i] = (right[i] - (0..i).map(|k| lower[i][k] * x[k]).sum::<f64>()) / lower[i][i];
    }
    x
}

/// Solves Lᵀ x = b.
fn backward(lower: &Energies, right: &Triple) -> Triple {
    let mut x = [0.0; 3];
    for i in (0..3).rev() {
        x[i] = (right[i] - (i + 1..3).map(|k| lower[k][i] * x[k]).sum::<f64>()) / lower[i][i];
    }
    x
}

#[cfg(test)]
mod tests {
    use super::super::peak::peaks;
    use super::super::spectrum::{spectrum_of, with_times};
    use super::*;
    use std::f64::consts::TAU;

    /// Restless movement about x, a tenth of it about y and z, and a small rhythm of 4.3 Hz about an oblique axis.
    fn made(rhythm: f64) -> Vec<Triple> {
        let mut state = 5_u64;
        let mut even = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 11) as f64 / (1_u64 << 53) as f64 - 0.5
        };
        (0..400)
            .map(|i| {
                let swing = rhythm * (TAU * 4.3 * f64::from(i) / 100.0).sin();
                [40.0 * even(), 4.0 * even() + 0.8 * swing, 4.0 * even() + 0.6 * swing]
            })
            .collect()
    }

    #[test]
    fn a_rhythm_about_the_axis_that_moves_least_stands_out_and_its_axis_is_told() {
        let spectrum = spectrum_of(&made(3.0));
        assert!(peaks(&spectrum, 2.5, 12.0).iter().all(|peak| peak.score < 6.0));
        let found = &directed_peaks(&spectrum, 2.5, 12.0)[0];
        assert!((found.peak.frequency_hz - 4.3).abs() < 0.1 && found.peak.score > STANDS, "{found:?}");
        let about = unit(&found.about).expect("an axis");
        assert!(about[1] * 0.8 + about[2] * 0.6 > 0.9, "{about:?}");
    }

    #[test]
    fn restless_movement_alone_does_not_stand_out() {
        let found = directed_peaks(&spectrum_of(&made(0.0)), 2.5, 12.0);
        assert!(found.iter().all(|found| found.peak.score < STANDS), "{:?}", found[0]);
    }

    #[test]
    fn what_is_left_along_the_direction_has_the_size_of_the_rhythm() {
        let (frame, spectrum) = (made(12.0), spectrum_of(&made(12.0)));
        let found = &directed_peaks(&spectrum, 2.5, 12.0)[0];
        let alone: Vec<Sample> = with_times(&frame, 100.0).iter().map(|sample| found.sample(sample)).collect();
        let sum = |wave: fn(f64) -> f64| {
            let parts = alone.iter().map(|s| (0.8 * s[1] + 0.6 * s[2]) * wave(TAU * 4.3 * s[3]));
            parts.sum::<f64>() / 200.0
        };
        assert!((sum(f64::sin).hypot(sum(f64::cos)) - 12.0).abs() < 0.6);
        let energy = found.spectrum(&spectrum).density.iter().map(|v| f64::from(*v)).sum::<f64>() * spectrum.step_hz;
        assert!((energy - 72.0).abs() < 12.0, "{energy}");
    }
}
