//! Glance: how large a known rhythm is in a few cycles, whether it stands out there or not.
//!
//! In: a run of even samples, and the frequency of the rhythm. Out: one glance for each half of four cycles: squared amplitude
//! over all directions, what the background beside it holds, and the slow turning meanwhile.
//! Method: four cycles under a Hann window, line taken out; the energy of the bins from three quarters to five quarters of
//! the frequency, each as angle; the background from the bins at half and at one and a half times it.
//! Limits: a rhythm whose frequency is off by more than a quarter is seen in part only; in one glance alone the background is
//! known to within a factor of two or so, so that it is taken from many.

use super::marked::Run;
use super::movement::Signal;
use crate::recording::Triple;
use std::f64::consts::TAU;

/// Cycles of the rhythm in a glance: the fewest in which background and rhythm lie in bins of their own.
pub(crate) const CYCLES: f64 = 4.0;

/// Bins that hold the rhythm, and the two beside it that do not hold its overtone either.
const OF_RHYTHM: [usize; 3] = [3, 4, 5];
const BESIDE: [usize; 2] = [2, 6];

/// Energy of a sinusoid in three neighbouring bins under a Hann window, in units of that in its own bin.
const HANN_SPREAD: f64 = 1.5;

/// What a few cycles show.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Glance {
    /// Middle, in s from the recording's first sample.
    pub time_s: f64,
    /// Frequency of the middle bin, in Hz: that of the rhythm, as near as whole samples come to four cycles.
    pub bin_hz: f64,
    /// Squared amplitude over all directions, in degrees² or g², background and all.
    pub energy: f64,
    /// Squared amplitude of the bins beside it, in the signal's own unit.
    pub beside: [f64; 2],
    /// Phasors of the three axes at the frequency, turned to the recording's first sample, in the signal's own unit.
    pub phasor: [[f64; 2]; 3],
    /// Mean turning meanwhile, in °/s (or the signal's unit for acceleration).
    pub slow: f64,
}

/// How glances are taken in one recording.
#[derive(Clone, Copy)]
pub(crate) struct Glancing {
    pub frequency_hz: f64,
    pub signal: Signal,
}

impl Glancing {
    /// Length of a glance in s.
    pub(crate) fn length_s(self) -> f64 {
        CYCLES / self.frequency_hz
    }

    /// Seconds from one glance to the next: two cycles.
    pub(crate) fn step_s(self) -> f64 {
        self.length_s() / 2.0
    }

    /// From the square of the signal's unit at a bin to that of the amplitude's.
    fn per_unit(self, bin_hz: f64, bin: usize) -> f64 {
        match self.signal {
            Signal::AngularVelocity => (TAU * bin_hz * bin as f64 / CYCLES).powi(-2),
            Signal::HeadAngle | Signal::Acceleration => 1.0,
        }
    }

    /// The background inside the rhythm's bins, as squared amplitude, from the mean of the bins beside it.
    pub(crate) fn background(self, glances: &[Glance]) -> f64 {
        let n = glances.len().max(1) as f64;
        let bin_hz = glances.first().map_or(self.frequency_hz, |glance| glance.bin_hz);
        let mean = |which: usize| glances.iter().map(|glance| glance.beside[which]).sum::<f64>() / n;
        // As angle the background falls off with frequency: on the way between the two in logarithms.
        let [low, high] = [0, 1].map(|which| mean(which).max(f64::MIN_POSITIVE).ln());
        let at = |bin: usize| {
            let share = (bin as f64 / BESIDE[0] as f64).ln() / (BESIDE[1] as f64 / BESIDE[0] as f64).ln();
            (low + share * (high - low)).exp() * self.per_unit(bin_hz, bin)
        };
        OF_RHYTHM.iter().map(|bin| at(*bin)).sum::<f64>() / HANN_SPREAD
    }

    /// All glances at a run that lie between two times.
    pub(crate) fn glances(self, run: &Run, from_s: f64, to_s: f64) -> Vec<Glance> {
        let rate = run.rate_hz();
        let length = (self.length_s() * rate).round() as usize;
        let samples = run.between(from_s, to_s);
        if length < 8 || samples.len() < length {
            return Vec::new();
        }
        let step = (length / 2).max(1);
        (samples.start..=samples.end - length)
            .step_by(step)
            .map(|start| self.glance(&run.signal[start..start + length], run.time_s(start), rate))
            .collect()
    }

    fn glance(self, samples: &[Triple], start_s: f64, rate_hz: f64) -> Glance {
        let n = samples.len() as f64;
        let middle = (n - 1.0) / 2.0;
        let down = n * (n * n - 1.0) / 12.0;
        let mut phasors = [[[0.0; 2]; 3]; 5];
        let mut slow = 0.0_f64;
        let mut tapered = [0.0; 3];
        for axis in 0..3 {
            let level = samples.iter().map(|sample| sample[axis]).sum::<f64>() / n;
            let slope = samples.iter().enumerate().map(|(i, s)| (i as f64 - middle) * s[axis]).sum::<f64>() / down;
            if self.signal == Signal::HeadAngle {
                slow = slow.hypot(slope * rate_hz);
            }
            for (i, sample) in samples.iter().enumerate() {
                let rest = sample[axis] - level - slope * (i as f64 - middle);
                let window = 0.5 - 0.5 * (TAU * (i as f64 + 0.5) / n).cos();
                tapered[axis] += window * sample[axis] * 2.0 / n;
                for (bin, phasor) in phasors.iter_mut().enumerate() {
                    let (sine, cosine) = (TAU * (bin + BESIDE[0]) as f64 * i as f64 / n).sin_cos();
                    phasor[axis][0] += rest * window * cosine;
                    phasor[axis][1] -= rest * window * sine;
                }
            }
        }
        if self.signal == Signal::AngularVelocity {
            slow = tapered.iter().map(|level| level * level).sum::<f64>().sqrt();
        }
        // A sinusoid of amplitude 1 gives n / 4 under a Hann window.
        let squared = |bin: usize| {
            let sum: f64 = phasors[bin - BESIDE[0]].iter().flatten().map(|part| part * part).sum();
            sum * (4.0 / n).powi(2)
        };
        let bin_hz = CYCLES * rate_hz / n;
        let turn = TAU * bin_hz * start_s;
        let (sine, cosine) = turn.sin_cos();
        Glance {
            time_s: start_s + middle / rate_hz,
            bin_hz,
            energy: OF_RHYTHM.iter().map(|bin| squared(*bin) * self.per_unit(bin_hz, *bin)).sum::<f64>() / HANN_SPREAD,
            beside: BESIDE.map(squared),
            phasor: phasors[OF_RHYTHM[1] - BESIDE[0]]
                .map(|[re, im]| [re * cosine + im * sine, im * cosine - re * sine].map(|part| part * 4.0 / n)),
            slow,
        }
    }

    /// The frequency of glances that follow each other, from how the phase goes on, in Hz; `None` without two neighbours.
    pub(crate) fn frequency_hz(self, glances: &[Glance]) -> Option<f64> {
        let (mut re, mut im, mut step_s, mut bin_hz) = (0.0, 0.0, 0.0, 0.0);
        let mut count = 0.0;
        for pair in glances.windows(2) {
            let apart = pair[1].time_s - pair[0].time_s;
            if apart > 1.5 * self.step_s() {
                continue;
            }
            for axis in 0..3 {
                let ([a, b], [c, d]) = (pair[0].phasor[axis], pair[1].phasor[axis]);
                re += a * c + b * d;
                im += a * d - b * c;
            }
            step_s += apart;
            bin_hz += pair[0].bin_hz;
            count += 1.0;
        }
        (count > 0.0).then(|| bin_hz / count + im.atan2(re) / (TAU * step_s / count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A swing of 2° about an oblique axis at a frequency, as 20 s of angular velocity at 50 Hz, with slow turning beside it.
    fn run(frequency_hz: f64) -> Run {
        let omega = TAU * frequency_hz;
        let signal = (0..1000)
            .map(|i| f64::from(i) / 50.0)
            .map(|t| 2.0 * omega * (omega * t).cos())
            .map(|speed| [0.6 * speed + 3.0, 0.8 * speed, 4.0])
            .collect();
        Run { start_s: 7.0, end_s: 7.0 + 999.0 / 50.0, signal, gravity: Vec::new() }
    }

    #[track_caller]
    fn check(frequency_hz: f64, looked_for_hz: f64) {
        let glancing = Glancing { frequency_hz: looked_for_hz, signal: Signal::AngularVelocity };
        let glances = glancing.glances(&run(frequency_hz), 0.0, 100.0);
        assert!(glances.len() > 10);
        let n = glances.len() as f64;
        let energy = glances.iter().map(|g| g.energy).sum::<f64>() / n - glancing.background(&glances);
        assert!((energy.sqrt() - 2.0).abs() < 0.25, "{frequency_hz}: {}", energy.sqrt());
        let found = glancing.frequency_hz(&glances).unwrap();
        assert!((found - frequency_hz).abs() < 0.03, "{frequency_hz}: {found}");
        assert!(glances.iter().all(|glance| (glance.slow - 5.0).abs() < 1.0));
    }

    #[test]
    fn a_swing_has_its_size_and_its_frequency_also_when_looked_for_beside_it() {
        check(4.0, 4.0);
        check(4.3, 4.0);
        check(1.8, 2.0);
        check(8.0, 7.6);
    }
}
