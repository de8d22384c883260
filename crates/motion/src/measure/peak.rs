//! The test for a rhythm: does a peak stand out from the background beside it?
//!
//! For: deciding in which windows there is a rhythm at all.
//! In: the spectrum of one frame, all axes together. Out: its peaks, strongest first, each with its score.
//! Method: the energy in a narrow band over the energy the background would put there. The background is the median
//! density on each side of the peak, joined by a straight line in log-log scale, as restless heads have spectra
//! that fall with frequency; medians do not mind a harmonic in the side bands. The band is wide enough for a rhythm whose
//! cycles differ by 10 %: such a rhythm is no line, and a test for lines (Thomson 1982) would miss it.
//! The score that counts was set on the normal walking task of a healthy head and tried on its slow and fast tasks
//! (`tests/false_alarms.rs`): see [`THRESHOLD`].
//! Limits: a movement made on purpose at 1 Hz or more passes as well, what a slower one leaves is told in [`super::slow`]; a rhythm
//! slower than 1 Hz is not told from drift.
//! Bench: thresholds set on one walking task of one healthy head; on its two others no false alarm in 9 still and 63
//! walking windows; simulated movements made on purpose: `docs/benchmarks.md`; added tremors of 0.5° from 3 Hz on found in all still windows, unsteady ones of 2° from 1.5 to
//! 3 Hz too (`docs/benchmarks.md`).

use super::spectrum::{FrameSpectrum, HIGHEST_HZ};
use std::ops::Range;

/// Slowest rhythm looked for, in Hz: a frame of 8 s holds 8 cycles of it; slower ones are not told from swaying.
pub(crate) const SLOWEST_HZ: f64 = 1.0;

/// Fastest rhythm looked for, in Hz.
pub(crate) const FASTEST_HZ: f64 = 12.0;

/// Score from which a peak shows a rhythm by itself: the highest score in the still parts of the normal walking task,
/// left ear, was 8.7 (22 windows), and the margin covers what so few windows did not show.
pub(crate) const THRESHOLD: f64 = 10.0;

/// Score from which a peak counts where other windows show the same rhythm by themselves.
pub(crate) const THRESHOLD_BESIDE: f64 = 6.0;

/// Half width of the band in resolutions (1 / frame length): the main lobe of the Hann window at its half.
const HALF_WIDTH_RESOLUTIONS: f64 = 1.5;

/// Half width of the band as a share of the frequency: half the spread of a rhythm whose cycles differ by 16 %.
const HALF_WIDTH_SHARE: f64 = 0.08;

/// Slowest movement whose leakage is reckoned with, in Hz.
const SLOWEST_LEAK_HZ: f64 = 0.4;

/// Median of the power of noise on two axes over its mean, chi-squared with 4 degrees of freedom.
const MEDIAN_OF_MEAN: f64 = 0.84;

/// Bins of one side band: as most have, and at most, 18 Hz of a frame of 16 s.
const FEW_BINS: usize = 96;
const MOST_BINS: usize = 640;

/// A peak and how it stands out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peak {
    /// Where the peak's energy balances, in Hz.
    pub frequency_hz: f64,
    /// Energy in the peak's band over the background's.
    pub score: f64,
    /// Energy in the peak's band, in the squared unit of the spectrum's signal.
    pub energy: f64,
}

/// Half width of the band around a frequency, in Hz.
pub(crate) fn half_width_hz(frequency_hz: f64, length_s: f64) -> f64 {
    (HALF_WIDTH_RESOLUTIONS / length_s).max(HALF_WIDTH_SHARE * frequency_hz)
}

/// Sums of the density up to every bin, four at a time: each waits for the four before it, not for its neighbour.
fn sums(spectrum: &FrameSpectrum) -> Vec<f64> {
    let mut sums = Vec::with_capacity(spectrum.density.len() + 1);
    let mut sum = 0.0;
    sums.push(sum);
    let (fours, rest) = spectrum.density.as_chunks();
    for four in fours {
        let [a, b, c, d] = four.map(f64::from);
        let (ab, abc) = (a + b, a + b + c);
        sums.extend([sum + a, sum + ab, sum + abc, sum + (abc + d)]);
        sum += abc + d;
    }
    for density in rest {
        sum += f64::from(*density);
        sums.push(sum);
    }
    sums
}

/// A bin whose band holds more than those beside it.
struct Candidate {
    frequency_hz: f64,
    energy: f64,
    width_hz: f64,
}

/// The peaks between two frequencies, best score first; where some score [`THRESHOLD_BESIDE`] or more, only those.
pub(crate) fn peaks(spectrum: &FrameSpectrum, low_hz: f64, high_hz: f64) -> Vec<Peak> {
    let candidates = candidates(spectrum, low_hz, high_hz);
    let score = |of: &Candidate| {
        let background = background(&spectrum.density, spectrum.step_hz, spectrum.length_s, of.frequency_hz)?;
        let score = if background > 0.0 { of.energy / (background * of.width_hz) } else { f64::INFINITY };
        Some(Peak { frequency_hz: of.frequency_hz, score, energy: of.energy })
    };
    let could_count = |of: &&Candidate| {
        // Where both sides' medians lie above this, so does the background between them.
        let level = of.energy / (THRESHOLD_BESIDE * of.width_hz) * MEDIAN_OF_MEAN;
        sides(spectrum.density.len(), spectrum.step_hz, spectrum.length_s, of.frequency_hz)
            .into_iter()
            .flatten()
            .any(|(bins, _)| !is_median_above(&spectrum.density[bins], level as f32))
    };
    let mut found: Vec<Peak> = candidates.iter().filter(could_count).filter_map(score).collect();
    if found.iter().all(|peak| peak.score < THRESHOLD_BESIDE) {
        found = candidates.iter().filter_map(score).collect();
    }
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    found
}

fn candidates(spectrum: &FrameSpectrum, low_hz: f64, high_hz: f64) -> Vec<Candidate> {
    let (step, count) = (spectrum.step_hz, spectrum.density.len());
    let sums = sums(spectrum);
    let narrowest = HALF_WIDTH_RESOLUTIONS / spectrum.length_s / spectrum.step_hz;
    let edges = |k: usize| {
        let half = (narrowest.max(HALF_WIDTH_SHARE * k as f64) + 0.5) as usize;
        (k.saturating_sub(half), (k + half + 1).min(count))
    };
    let energy = |k: usize| {
        let (from, to) = edges(k);
        (sums[to] - sums[from]) * step
    };
    let bands: Vec<f64> = (0..count).map(energy).collect();
    let (first, last) = (spectrum.bin(low_hz), spectrum.bin(high_hz));
    let reach = ((0.5 / spectrum.length_s) / step).round().max(1.0) as usize;
    let mut strongest = (0.0, 0.0);
    for (k, energy) in bands.iter().enumerate().skip(spectrum.bin(SLOWEST_LEAK_HZ)) {
        if *energy >= strongest.1 {
            strongest = (k as f64 * step, *energy);
        }
    }
    let mut found = Vec::new();
    for k in first..=last {
        let here = bands[k];
        let beside = &bands[k.saturating_sub(reach)..(k + reach + 1).min(count)];
        if here <= 0.0 || !here.is_finite() || beside.iter().any(|other| *other > here) {
            continue;
        }
        if here < leaked(strongest, k as f64 * step, spectrum.length_s) {
            continue;
        }
        let (from, to) = edges(k);
        let width_hz = (to - from) as f64 * step;
        let frequency_hz = balance(spectrum, k, width_hz / 2.0);
        found.push(Candidate { frequency_hz, energy: here, width_hz });
    }
    found
}

/// Mean density of the band around a frequency, for drawing what the test sees.
pub(crate) fn band_mean(spectrum: &FrameSpectrum, frequency_hz: f64) -> f64 {
    let half = half_width_hz(frequency_hz, spectrum.length_s);
    let band = &spectrum.density[spectrum.bin(frequency_hz - half)..=spectrum.bin(frequency_hz + half)];
    f64::from(band.iter().sum::<f32>()) / band.len() as f64
}

/// Energy that the Hann window's side lobes carry from a strong peak to another frequency, at most.
///
/// Side lobes of the Hann window fall as (π x (x² - 1))⁻², x in resolutions (Harris 1978
/// <https://doi.org/10.1109/PROC.1978.10837>); the band is taken at its nearer edge and holds three of them.
fn leaked((strong_hz, energy): (f64, f64), frequency_hz: f64, length_s: f64) -> f64 {
    let x = (frequency_hz - strong_hz).abs() * length_s - HALF_WIDTH_RESOLUTIONS;
    if x < 1.5 { 0.0 } else { 3.0 * energy * (std::f64::consts::PI * x * (x * x - 1.0)).powi(-2) }
}

/// Centre of the energy around a bin.
fn balance(spectrum: &FrameSpectrum, k: usize, half_width_hz: f64) -> f64 {
    let centre = k as f64 * spectrum.step_hz;
    let (mut sum, mut weighted) = (0.0, 0.0);
    for i in spectrum.bin(centre - half_width_hz)..=spectrum.bin(centre + half_width_hz) {
        let density = f64::from(spectrum.density[i]);
        sum += density;
        weighted += density * i as f64 * spectrum.step_hz;
    }
    if sum > 0.0 { weighted / sum } else { centre }
}

/// Density of the background at a frequency, from both sides; `None` when there is no room to look beside it.
pub(crate) fn background(density: &[f32], step_hz: f64, length_s: f64, frequency_hz: f64) -> Option<f64> {
    let [low, high] = sides(density.len(), step_hz, length_s, frequency_hz)
        .map(|side| side.map(|(bins, middle_hz)| (middle_hz, median(&density[bins]))));
    let found = match (low, high) {
        (Some((f0, b0)), Some((f1, b1))) if b0 > 0.0 && b1 > 0.0 => {
            let share = (frequency_hz / f0).ln() / (f1 / f0).ln();
            (b0.ln() * (1.0 - share) + b1.ln() * share).exp()
        }
        (Some((_, b)), None) | (None, Some((_, b))) => b,
        (Some((_, b0)), Some((_, b1))) => b0.max(b1),
        (None, None) => return None,
    };
    Some(found / MEDIAN_OF_MEAN)
}

/// The bins of the bands on each side of a peak and their middle frequency, where one is at least one and a half resolutions
/// wide.
fn sides(count: usize, step_hz: f64, length_s: f64, frequency_hz: f64) -> [Option<(Range<usize>, f64)>; 2] {
    let clear = half_width_hz(frequency_hz, length_s) + 1.0 / length_s;
    let top = (count - 1) as f64 * step_hz;
    let bounds = [
        ((frequency_hz / 2.5).max(0.4), frequency_hz - clear),
        (frequency_hz + clear, (frequency_hz * 2.2).min(top).min(HIGHEST_HZ)),
    ];
    bounds.map(|(from_hz, to_hz)| {
        if to_hz - from_hz < 1.5 / length_s {
            return None;
        }
        let bins = (from_hz / step_hz).ceil() as usize..((to_hz / step_hz).floor() as usize + 1).min(count);
        (!bins.is_empty()).then(|| (bins, (from_hz * to_hz).sqrt()))
    })
}

/// More than half of some densities lie above a level.
fn is_median_above(values: &[f32], level: f32) -> bool {
    let above: u32 = values.iter().map(|value| u32::from(*value > level)).sum();
    2 * above as usize > values.len() + 1
}

/// The upper median of some densities.
fn median(values: &[f32]) -> f64 {
    if values.len() <= FEW_BINS { median_of::<FEW_BINS>(values) } else { median_of::<MOST_BINS>(values) }
}

fn median_of<const MOST: usize>(values: &[f32]) -> f64 {
    // Densities are never negative, and then their bits stand in the same order as they: whole numbers sort faster.
    let mut bits = [0; MOST];
    let bits = &mut bits[..values.len().min(MOST)];
    for (bits, value) in bits.iter_mut().zip(values) {
        *bits = value.to_bits();
    }
    let middle = bits.len() / 2;
    f64::from(f32::from_bits(*bits.select_nth_unstable(middle).1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use realfft::num_complex::Complex;

    /// A spectrum with a density of our choice.
    fn spectrum(density: impl Fn(f64) -> f64) -> FrameSpectrum {
        let step_hz = 0.0625;
        let density: Vec<f32> = (0..288).map(|k| density(f64::from(k) * step_hz) as f32).collect();
        FrameSpectrum {
            step_hz,
            length_s: 4.0,
            rate_hz: 100.0,
            bins: vec![[Complex::default(); 3]; density.len()],
            density,
        }
    }

    fn bump(at: f64, height: f64, f: f64) -> f64 {
        height * (-((f - at) / 0.15).powi(2)).exp()
    }

    #[test]
    fn a_falling_background_has_no_peak_that_counts() {
        for power in [0, 1, 2, 3] {
            let found = peaks(&spectrum(|f| f.max(0.1).powi(-power)), 2.5, 12.0);
            assert!(found.iter().all(|peak| peak.score < THRESHOLD_BESIDE), "{power} {found:?}");
        }
    }

    #[test]
    fn a_peak_is_found_where_it_is_on_a_falling_background() {
        let found = peaks(&spectrum(|f| f.max(0.1).powi(-2) + bump(5.0, 2.0, f)), 2.5, 12.0);
        assert!((found[0].frequency_hz - 5.0).abs() < 0.05 && found[0].score > THRESHOLD, "{found:?}");
    }

    #[test]
    fn an_overtone_beside_it_does_not_hide_a_peak() {
        let alone = peaks(&spectrum(|f| 0.1 + bump(4.0, 10.0, f)), 2.5, 12.0)[0].score;
        let both = peaks(&spectrum(|f| 0.1 + bump(4.0, 10.0, f) + bump(8.0, 10.0, f)), 2.5, 12.0);
        let root = both.iter().find(|peak| (peak.frequency_hz - 4.0).abs() < 0.1).expect("it is a peak");
        assert!(root.score > 0.5 * alone, "{} of {alone}", root.score);
    }

    #[test]
    fn the_side_lobes_of_a_strong_movement_are_no_peaks() {
        let found = peaks(&spectrum(|f| 1e-9 + bump(1.5, 1.0, f) + bump(3.2, 1e-5, f)), 2.5, 12.0);
        assert!(found.iter().all(|peak| (peak.frequency_hz - 3.2).abs() > 0.2), "{found:?}");
    }
}
