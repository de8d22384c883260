//! Amplitude: how far a rhythm swings, and how sure that and its frequency are.
//!
//! For: the size of a rhythm in degrees (half of peak-to-peak), or in g where only acceleration was recorded.
//! In: one frame, its spectrum and a peak in it. Out: frequency in Hz, amplitude in degrees (or g) along the main axis, errors, width.
//! Method: for a rhythm that keeps step through the frame, the best sinusoid ([`super::sinusoid`]); for one that wanders,
//! all the energy across the peak's width, less the background's: the sinusoid with the same energy. Angular velocity
//! becomes angle through division by 2πf, bin by bin. Errors are the Cramér–Rao bounds at the background's density
//! (Rife and Boorstyn 1974 <https://doi.org/10.1109/TIT.1974.1055282>).
//! Limits: overtones are not part of it; a rhythm that swells and fades within a frame is larger than this at its largest.
//! Bench: clean lines within 6 % of the bound from -5 to 40 dB (noise on the line's axis).

use super::direction::{Energies, along, main_axis};
use super::envelope::{Envelope, envelope};
use super::movement::Signal;
use super::peak::{Peak, THRESHOLD_BESIDE, background, half_width_hz};
use super::sample::Sample;
use super::sinusoid::best_sinusoid;
use super::spectrum::{FrameSpectrum, HIGHEST_HZ};
use std::f64::consts::{PI, TAU};

/// Share of the peak's energy that one sinusoid must explain for the rhythm to count as in step through the frame:
/// a sinusoid whose frequency drifts by a quarter of a resolution keeps more.
const IN_STEP: f64 = 0.9;

/// How many standard errors by chance the rest may hold besides: what 1 in 700 frames exceed.
const CHANCE_ERRORS: f64 = 3.0;

/// Reach of a wandering rhythm's energy to each side, as a share of its frequency: cycles that differ by 16 % put nine
/// tenths of their energy inside.
const REACH_SHARE: f64 = 0.2;

/// Reach of a steady rhythm's energy to each side, in resolutions: the Hann window's main lobe.
const REACH_RESOLUTIONS: f64 = 2.0;

/// A rhythm in one frame.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Swing {
    pub frequency_hz: f64,
    /// Standard error of the frequency.
    pub frequency_error_hz: f64,
    /// Half of peak-to-peak along the main axis, in degrees or g.
    pub amplitude: f64,
    /// Standard error of the amplitude.
    pub amplitude_error: f64,
    /// Width of the peak beyond that of a steady rhythm, standard deviation in Hz.
    pub width_hz: f64,
    /// Energy in each direction, in degrees² or g²: squared amplitudes.
    pub energies: Energies,
    /// Amplitudes of the second and third multiple of the frequency, in % of the rhythm's own: 0 where nothing stands
    /// out of the background there.
    pub overtones_percent: [f64; 2],
    /// How it goes within the frame; the burst in degrees or g.
    pub envelope: Option<Envelope>,
}

/// Measures the rhythm of a peak; `None` when the frame cannot be fitted. `left` is the share of the rhythm's energy that is
/// left in the frame, 1 where nothing was taken out.
pub(crate) fn swing(
    frame: &[Sample],
    spectrum: &FrameSpectrum,
    peak: &Peak,
    signal: Signal,
    left: f64,
) -> Option<Swing> {
    let length = spectrum.length_s;
    let sinusoid = best_sinusoid(frame, spectrum.rate_hz, peak.frequency_hz)?;
    let reach = (REACH_RESOLUTIONS / length).max(REACH_SHARE * peak.frequency_hz).min(peak.frequency_hz * 0.6);
    let (low, high) = (peak.frequency_hz - reach, peak.frequency_hz + reach);
    // The search is in angular velocity, the answer in angle; acceleration stays what it is.
    let per_unit = |f: f64| if signal == Signal::Acceleration { 1.0 } else { (TAU * f).powi(-2) };
    let spread = spectrum.directions(low, high, per_unit);
    let (axis, _) = main_axis(&spread);
    let density = spectrum.along(&axis);
    let noise = background(&density, spectrum.step_hz, length, peak.frequency_hz)?;
    let (mut energy, mut first, mut second) = (0.0, 0.0, 0.0);
    let first_bin = spectrum.bin(low);
    for (i, value) in density[first_bin..=spectrum.bin(high)].iter().enumerate() {
        let f = (first_bin + i) as f64 * spectrum.step_hz;
        let above = (f64::from(*value) - noise) * spectrum.step_hz;
        energy += above * per_unit(f);
        if above > 0.0 {
            first += above;
            second += above * (f - peak.frequency_hz).powi(2);
        }
    }
    let scale = per_unit(sinusoid.frequency_hz);
    // Of a sinusoid's amplitude the fit finds the share that is left, and of its energy too.
    let from_sinusoid = if signal == Signal::HeadAngle { 1.0 } else { scale } / (left * left);
    // Twice the variance of each fitted part is what noise adds to a squared amplitude.
    let fitted = along(&sinusoid.directions(), &axis) * from_sinusoid - 2.0 * noise / length * scale;
    let all = 2.0 * energy / left;
    // By chance alone the band's energy is off by the background's in it over the root of how many resolutions it holds
    // (1.5 / length each under a Hann window), and by what the background adds to and takes from the rhythm itself, which
    // the window lets through half as much more of than the fit does.
    let width_of_band = spectrum.step_hz * (spectrum.bin(high) - first_bin + 1) as f64;
    let alone = 2.0 * noise * (1.5 * width_of_band / length).sqrt() * scale;
    let together = (2.0 * all.max(0.0) * noise / length * scale).sqrt();
    let in_step = fitted >= IN_STEP * all - CHANCE_ERRORS * alone.hypot(together);
    let squared = if in_step { fitted } else { all.max(fitted) };
    if squared.is_nan() || squared <= 0.0 {
        return None;
    }
    let searched = squared / scale;
    let frequency_hz = if in_step { sinusoid.frequency_hz } else { peak.frequency_hz };
    // Hann's own main lobe has a standard deviation of 1 / (√3 length).
    let width_hz = if fitted >= IN_STEP * all {
        0.0
    } else {
        (second / first.max(f64::MIN_POSITIVE) - 1.0 / (3.0 * length * length)).max(0.0).sqrt()
    };
    let energies = if in_step {
        sinusoid.directions().map(|row| row.map(|cell| cell * from_sinusoid))
    } else {
        spread.map(|row| row.map(|cell| 2.0 * cell / left))
    };
    Some(Swing {
        frequency_hz,
        frequency_error_hz: (3.0 * noise / (PI * PI * searched * length.powi(3)))
            .sqrt()
            .max(width_hz / (frequency_hz * length).sqrt()),
        amplitude: squared.sqrt(),
        amplitude_error: (noise / length * scale).sqrt(),
        width_hz,
        energies,
        overtones_percent: [2.0, 3.0].map(|multiple| {
            let at = multiple * frequency_hz;
            100.0 * (overtone(spectrum, &density, at) * per_unit(at) / squared).sqrt()
        }),
        envelope: envelope(frame, spectrum.rate_hz, frequency_hz, &axis).map(|mut found| {
            found.largest_burst *= from_sinusoid.sqrt();
            found
        }),
    })
}

/// Squared amplitude of what stands out of the background around a frequency.
fn overtone(spectrum: &FrameSpectrum, density: &[f32], frequency_hz: f64) -> f64 {
    let half = half_width_hz(frequency_hz, spectrum.length_s);
    if frequency_hz + 2.0 * half > HIGHEST_HZ {
        return 0.0;
    }
    let Some(noise) = background(density, spectrum.step_hz, spectrum.length_s, frequency_hz) else { return 0.0 };
    let band = &density[spectrum.bin(frequency_hz - half)..=spectrum.bin(frequency_hz + half)];
    let energy = band.iter().map(|value| f64::from(*value)).sum::<f64>() * spectrum.step_hz;
    let by_chance = noise * band.len() as f64 * spectrum.step_hz;
    // What counts as standing out is what counts as a rhythm beside others.
    if energy < THRESHOLD_BESIDE * by_chance { 0.0 } else { 2.0 * (energy - by_chance) }
}

#[cfg(test)]
mod tests {
    use super::super::peak::peaks;
    use super::super::spectrum::SpectrumMaker;
    use super::*;

    /// Turning about y by `size(t)` times the sine of a phase, and a little of everything on all axes.
    fn measured(seconds: f64, size: impl Fn(f64) -> f64, phase: impl Fn(f64) -> f64) -> Swing {
        let angle = |t: f64| size(t) * phase(t).sin();
        let frame: Vec<Sample> = (0..(seconds * 100.0) as usize)
            .map(|i| i as f64 / 100.0)
            .map(|t| {
                let hum = |k: f64| 0.1 * (31.0 * k * t + k * t * t).sin();
                [hum(1.0), (angle(t + 1e-5) - angle(t - 1e-5)) / 2e-5 + hum(1.7), hum(2.3), t]
            })
            .collect();
        let mut spectrum = FrameSpectrum::default();
        SpectrumMaker::new().spectrum(&frame, &mut spectrum);
        let peak = peaks(&spectrum, 1.0, 12.0)[0];
        swing(&frame, &spectrum, &peak, Signal::AngularVelocity, 1.0).expect("it swings")
    }

    #[test]
    fn a_steady_swing_is_half_of_peak_to_peak() {
        let found = measured(4.0, |_| 2.0, |t| TAU * 4.3 * t);
        assert!((found.amplitude - 2.0).abs() < 0.02 && found.width_hz == 0.0, "{found:?}");
        assert!((found.frequency_hz - 4.3).abs() < 0.005, "{found:?}");
    }

    #[test]
    fn an_overtone_is_told_by_its_amplitude() {
        // sin x + 0.2 sin 2x as an angle.
        let found = measured(
            8.0,
            |_| 2.0,
            |t| {
                let x = TAU * 4.0 * t;
                (x.sin() + 0.1 * (2.0 * x).sin()).clamp(-1.0, 1.0).asin()
            },
        );
        assert!((found.overtones_percent[0] - 10.0).abs() < 3.0, "{found:?}");
        let pure = measured(8.0, |_| 2.0, |t| TAU * 4.0 * t);
        assert!(pure.overtones_percent[0] < 1.0, "{pure:?}");
    }

    #[test]
    fn a_wandering_swing_keeps_its_energy() {
        // 3 Hz give or take 0.3 Hz, twice in 8 s: one sinusoid would explain a part of it only.
        let found = measured(8.0, |_| 2.0, |t| TAU * 3.0 * t + 1.2 * (TAU * 0.25 * t).sin());
        assert!((found.amplitude - 2.0).abs() < 0.25, "{found:?}");
        assert!(found.width_hz > 0.1, "{found:?}");
    }

    #[test]
    fn a_swelling_swing_is_as_large_as_the_steady_one_with_its_energy() {
        let found = measured(4.0, |t| 2.0 * (1.0 + 0.5 * (TAU * 0.5 * t).sin()), |t| TAU * 5.0 * t);
        assert!((found.amplitude - 2.0 * 1.125_f64.sqrt()).abs() < 0.15, "{found:?}");
    }
}
