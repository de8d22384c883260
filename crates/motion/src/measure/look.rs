//! Look: one window, looked at for a rhythm.
//!
//! In: the stretch as far as it is held, and which of its samples are the window. Out: whether there is a rhythm, its
//! frequency, amplitude and direction, each with its error.
//! Method: rhythms from 2.5 Hz are looked for in a frame of 4 s; from 1 to 3.2 Hz in a frame of 8 s around it
//! (or as much as the stretch holds), as a slow rhythm needs longer to show. The peak with the best score counts, of those that
//! stand out for sure the largest; where half or a third of its frequency stands out too and swings wider, that is the rhythm
//! and the peak its overtone. A slow movement of a few cycles only is none, and neither is what a slower one leaves ([`super::slow`]).
//! Where nothing stands out by itself, what is left without the stride is looked at where someone walks ([`super::beneath`]),
//! and without the axis of a slow movement where there is one.
//! Limits: neighbouring windows of a slow rhythm share samples; a rhythm below the smallest amplitude is not reported.

use super::amplitude::{Swing, swing};
use super::beneath::Beneath;
use super::directed::Directed;
use super::direction::unit;
use super::envelope::Envelope;
use super::movement::Signal;
use super::pace::Pace;
use super::peak::{FASTEST_HZ, Peak, SLOWEST_HZ, THRESHOLD, THRESHOLD_BESIDE, peaks};
use super::sample::Sample;
use super::seen::{Beat, Look};
use super::slow::{self, Slow};
use super::spectrum::{FrameSpectrum, SpectrumMaker};
use super::step::{Step, may_step, step};
use super::stride::stride_phases;
use crate::recording::{Placement, Triple};
use std::ops::Range;

/// Length of a window in s: ten cycles of the slowest rhythm looked for in it, and what ParaDigMa uses.
pub(crate) const WINDOW_S: f64 = 4.0;

/// Length of the frame for slow rhythms in s: 8 cycles of 1 Hz.
pub(crate) const LONG_FRAME_S: f64 = 8.0;

/// Where the window's own band begins and the long frame's ends, in Hz.
const WINDOW_FROM_HZ: f64 = 2.5;
const LONG_TO_HZ: f64 = 3.2;

/// Cycles a frame must hold.
const FEWEST_CYCLES: f64 = 5.0;

/// A movement below [`WINDOW_FROM_HZ`] that goes this far, in degrees, in its largest 3 s is no rhythm unless it goes on for so
/// many cycles: people nod or shake their heads on purpose two to four times, by 5 to 17° in the recordings looked at. Of the
/// simulator's gestures (seeds 1000 to 1019) 23 of 300 windows then have a rhythm, without this 133. Asked of small movements too, it
/// would cost slow tremors of 0.5° one still window in ten.
const AS_FAR_AS_A_NOD_DEG: f64 = 3.0;
const FEWEST_HELD: f64 = 4.0;

/// The same beside a slow movement that goes far: who turns the head on purpose now, also nods and shakes it. With four, of the
/// simulator's gestures (seeds 1000 to 1019) 37 of 300 windows have a rhythm, with this 22.
const HELD_BESIDE: f64 = 6.0;

/// Smallest amplitude of a head reported, in degrees: pulse and breath move every head by some hundredths; the largest
/// peak in the still parts of the healthy head that thresholds were set on had 0.096°.
const SMALLEST_OF_HEAD_DEG: f64 = 0.1;

/// Smallest amplitude reported elsewhere, in degrees: six times what one step of a 0.061 °/s gyroscope makes at 3 Hz. No
/// recording of healthy hands was at hand to set it by.
const SMALLEST_DEG: f64 = 0.02;

/// Smallest amplitude reported, in g: a hand at rest on a table shows some 0.001 g.
const SMALLEST_G: f64 = 0.002;

/// How far, as a share, a peak may lie from the whole part of another to be its root.
const OVERTONE_SLACK: f64 = 0.06;

/// Score from which a peak stands out for sure, so that size decides: ten times what is asked. On a still background a hum of
/// a hundredth of the main movement can have the higher score.
const SURE: f64 = 100.0;

/// Highest share of the sample rate at which a rhythm is still caught: two and a half samples per cycle.
const BAND_OF_RATE: f64 = 0.4;

/// Highest frequency that a sample rate can show, in Hz.
pub(crate) fn band_top_hz(rate_hz: f64) -> f64 {
    FASTEST_HZ.min(BAND_OF_RATE * rate_hz)
}

/// One stretch as far as it is held: samples of the measured signal and of its companions, at the same times.
#[derive(Clone, Copy)]
pub(crate) struct Held<'a> {
    pub signal: &'a [Sample],
    /// Acceleration in g, for the step.
    pub acceleration: Option<&'a [Sample]>,
    /// What shows where down is, in g: gravity where the device gave it, else acceleration that includes it.
    pub gravity: Option<&'a [Sample]>,
}

impl Held<'_> {
    /// Mean direction of gravity over some samples as a unit vector, where it was recorded.
    fn down(&self, samples: Range<usize>) -> Option<Triple> {
        let gravity = &self.gravity?[samples];
        let mut sum = [0.0; 4];
        for sample in gravity {
            for (sum, value) in sum.iter_mut().zip(sample) {
                *sum += value;
            }
        }
        unit(&[sum[0], sum[1], sum[2]])
    }
}

/// A frame, its spectrum, its peaks, and the step in it.
#[derive(Default)]
pub(crate) struct Frame {
    samples: Range<usize>,
    pub spectrum: FrameSpectrum,
    /// The band looked for rhythms in, in Hz; `None` when the frame is too short for any.
    band: Option<[f64; 2]>,
    peaks: Vec<Peak>,
    step: Option<Step>,
    /// The pace, where it was told from rotation alone.
    pace: Option<Pace>,
}

/// What the frames show as they are; the fields are those of [`Look`].
struct Plain {
    beat: Option<Beat>,
    brief_deg_s: f32,
    left_by_slow: bool,
}

/// Looks at windows, keeping its room for the next one.
pub(crate) struct Looker {
    signal: Signal,
    placement: Placement,
    maker: SpectrumMaker,
    acceleration: FrameSpectrum,
    /// The frame of the window and the long one.
    frames: [Frame; 2],
    beneath: Beneath,
}

impl Looker {
    pub(crate) fn new(signal: Signal, placement: Placement) -> Self {
        Self {
            signal,
            placement,
            maker: SpectrumMaker::new(),
            acceleration: FrameSpectrum::default(),
            frames: [Frame::default(), Frame::default()],
            beneath: Beneath::default(),
        }
    }

    /// The spectra of the window looked at last: its own frame's and the long one's.
    pub(crate) const fn spectra(&self) -> [&FrameSpectrum; 2] {
        [&self.frames[0].spectrum, &self.frames[1].spectrum]
    }

    /// Looks at one window through a short and a long frame.
    pub(crate) fn look(&mut self, held: &Held<'_>, frames: &[Range<usize>; 2]) -> Look {
        for (frame, samples) in frames.iter().enumerate() {
            self.search(held, frame, samples.clone());
        }
        if held.acceleration.is_none() {
            self.find_pace();
        }
        let (score, is_step) = self
            .ranked()
            .first()
            .map_or((0.0, false), |(frame, strongest)| (strongest.score as f32, with_step(frame, strongest)));
        let slow = self.is_turning_head().then(|| Slow::of(&self.frames[1].spectrum)).flatten();
        let Plain { beat, brief_deg_s, left_by_slow } = self.plain(held, slow);
        let beat = match beat {
            Some(beat) if beat.stands_alone => Some(beat),
            weaker => self.beneath(held).or_else(|| self.beside(held, slow?)).or(weaker),
        };
        let paced = self.frames[1].pace.is_some();
        Look { score, with_step: is_step, paced, beat, brief_deg_s, left_by_slow }
    }

    /// All peaks with their frames, best score first; of those that stand out for sure, the largest movement first.
    fn ranked(&self) -> Vec<(&Frame, &Peak)> {
        let mut best: Vec<(&Frame, &Peak)> =
            self.frames.iter().flat_map(|frame| frame.peaks.iter().map(move |peak| (frame, peak))).collect();
        // In powers of two of the amplitude: the same rhythm in both frames is of one size, and its score decides.
        let size = |peak: &Peak| {
            let is_turning = self.signal != Signal::Acceleration;
            let energy = if is_turning { peak.energy / peak.frequency_hz.powi(2) } else { peak.energy };
            (energy.log2() / 2.0).round()
        };
        best.sort_by(|(_, a), (_, b)| {
            let sure = b.score.min(SURE).total_cmp(&a.score.min(SURE));
            sure.then_with(|| size(b).total_cmp(&size(a))).then_with(|| b.score.total_cmp(&a.score))
        });
        best
    }

    /// The rhythm in the frames as they are, and what was not counted as one.
    fn plain(&self, held: &Held<'_>, slow: Option<Slow>) -> Plain {
        let (mut brief_deg_s, mut left_by_slow) = (0.0, false);
        let smallest = self.smallest_amplitude();
        let swing_of = |frame: &Frame, peak: &Peak| {
            swing(&held.signal[frame.samples.clone()], &frame.spectrum, peak, self.signal, 1.0)
        };
        let long = &self.frames[1].spectrum;
        let of_slow = |frame: &Frame, peak: &Peak, swing: &Swing| {
            slow.is_some() && Slow::leaves(peak, share_of(swing, &frame.spectrum), [&frame.spectrum, long])
        };
        let beat = self
            .ranked()
            .into_iter()
            .take_while(|(_, peak)| peak.score >= THRESHOLD_BESIDE)
            .filter(|(frame, peak)| !with_step(frame, peak))
            .find_map(|(frame, peak)| {
                let top = swing_of(frame, peak)?;
                let is_left = of_slow(frame, peak, &top);
                if self.signal != Signal::Acceleration && (is_brief(&top, FEWEST_HELD) || is_left) {
                    left_by_slow |= is_left;
                    brief_deg_s = f64::max(brief_deg_s, std::f64::consts::TAU * top.frequency_hz * top.amplitude);
                    return None;
                }
                let (frame, swing) = [3.0, 2.0]
                    .into_iter()
                    .filter_map(|part| root_of(&self.frames, peak.frequency_hz / part))
                    .filter_map(|(frame, root)| Some((frame, root, swing_of(frame, root)?)))
                    .find(|(frame, root, swing)| swing.amplitude > top.amplitude && !of_slow(frame, root, swing))
                    .map_or((frame, top), |(frame, _, swing)| (frame, swing));
                (swing.amplitude >= smallest).then(|| {
                    let down = held.down(frame.samples.clone());
                    Beat::of(&swing, peak.score >= THRESHOLD, frame.spectrum.length_s, down)
                })
            });
        Plain { beat, brief_deg_s: brief_deg_s as f32, left_by_slow }
    }

    /// The rhythm beneath the step, where someone walks.
    fn beneath(&mut self, held: &Held<'_>) -> Option<Beat> {
        let smallest = self.smallest_amplitude();
        let [short, long] = &self.frames;
        let (samples, rate_hz) = (long.samples.clone(), long.spectrum.rate_hz);
        let whole = &held.signal[samples.clone()];
        // The comb is fitted to all of the long frame: one step in a corner of it is no walk.
        let (phases, stride_hz) = if let Some(pace) = long.pace {
            (pace.phases(whole, rate_hz)?, pace.stride_hz)
        } else {
            let step = long.step?;
            let down = held.down(samples.clone())?;
            let phases = stride_phases(&held.acceleration?[samples.clone()], &down, step.frequency_hz, rate_hz)?;
            (phases, step.frequency_hz / 2.0)
        };
        let inside = |frame: &Frame| frame.samples.start - samples.start..frame.samples.end - samples.start;
        let frames = [short, long].map(|frame| (inside(frame), frame.band));
        let found = self.beneath.look(&mut self.maker, whole, &phases, stride_hz, &frames, smallest)?;
        let frame = &self.frames[found.frame];
        let Swing { frequency_hz, amplitude, .. } = found.swing;
        if frame.pace.is_some_and(|pace| pace.is_own(frequency_hz, amplitude, frame.spectrum.length_s)) {
            return None;
        }
        Some(Beat::of(&found.swing, found.stands_alone, frame.spectrum.length_s, held.down(frame.samples.clone())))
    }

    /// The rhythm about another axis than a slow movement that goes far.
    fn beside(&self, held: &Held<'_>, slow: Slow) -> Option<Beat> {
        let smallest = self.smallest_amplitude();
        let long = slow.beside(&self.frames[1].spectrum);
        let short = slow.beside(&self.frames[0].spectrum);
        let mut best: Vec<(&Frame, &FrameSpectrum, Directed)> = Vec::new();
        for (frame, beside) in self.frames.iter().zip([&short, &long]) {
            let Some([low, high]) = frame.band else { continue };
            let found = peaks(beside, low, high).into_iter().filter(|peak| peak.score >= slow::STANDS_BESIDE);
            let found = found.filter(|peak| !with_step(frame, peak));
            best.extend(found.filter_map(|peak| Some((frame, beside, slow.directed(peak, &frame.spectrum, beside)?))));
        }
        best.sort_by(|(.., a), (.., b)| b.peak.score.total_cmp(&a.peak.score));
        best.into_iter().find_map(|(frame, beside, found)| {
            let spectrum = found.spectrum(&frame.spectrum);
            let alone: Vec<Sample> = held.signal[frame.samples.clone()].iter().map(|s| found.sample(s)).collect();
            let swing = swing(&alone, &spectrum, &found.peak, self.signal, 1.0)?;
            let share = share_of(&swing, &spectrum);
            let is_own = !is_brief(&swing, HELD_BESIDE) && !Slow::leaves(&found.peak, share, [beside, &long]);
            (is_own && swing.amplitude >= smallest).then(|| {
                let down = held.down(frame.samples.clone());
                Beat::of(&swing, found.peak.score >= slow::STANDS, frame.spectrum.length_s, down)
            })
        })
    }

    /// Fills one of the two frames: its spectrum, and the peaks in the band it is for.
    fn search(&mut self, held: &Held<'_>, which: usize, samples: Range<usize>) {
        let frame = &mut self.frames[which];
        self.maker.spectrum(&held.signal[samples.clone()], &mut frame.spectrum);
        if self.signal == Signal::HeadAngle {
            frame.spectrum.differentiate();
        }
        frame.samples = samples;
        frame.peaks.clear();
        (frame.step, frame.pace) = (None, None);
        let top = band_top_hz(frame.spectrum.rate_hz);
        let (low, high) = [(WINDOW_FROM_HZ, top), (SLOWEST_HZ, LONG_TO_HZ.min(top))][which];
        let low = low.max(FEWEST_CYCLES / frame.spectrum.length_s);
        frame.band = (low < high).then_some([low, high]);
        if low < high {
            frame.peaks = peaks(&frame.spectrum, low, high);
            self.frames[which].step = self.step(held, which);
        }
    }

    /// The pace of both frames, told from rotation alone, where something stands out that may be a walk's.
    fn find_pace(&mut self) {
        let stands = self.frames.iter().flat_map(|frame| &frame.peaks).any(|peak| peak.score >= THRESHOLD_BESIDE);
        if stands && self.signal == Signal::AngularVelocity && self.is_turning_head() {
            let pace = Pace::of(&self.frames[1].spectrum);
            self.frames.iter_mut().for_each(|frame| frame.pace = pace);
        }
    }

    /// The step in a frame, where a head walks.
    fn step(&mut self, held: &Held<'_>, which: usize) -> Option<Step> {
        let frame = &self.frames[which];
        let acceleration = &held.acceleration?[frame.samples.clone()];
        let down = held.down(frame.samples.clone())?;
        if !may_step(acceleration, &down) {
            return None;
        }
        self.maker.spectrum(acceleration, &mut self.acceleration);
        step(&self.acceleration, &frame.spectrum, &down)
    }

    /// Rotation of a head is measured, as somebody said: how hands and trunks move on purpose and in walking nothing here was set by.
    const fn is_turning_head(&self) -> bool {
        match self.signal {
            Signal::HeadAngle => true,
            Signal::AngularVelocity => matches!(self.placement, Placement::Head),
            Signal::Acceleration => false,
        }
    }

    fn smallest_amplitude(&self) -> f64 {
        match self.placement {
            _ if self.signal == Signal::Acceleration => SMALLEST_G,
            Placement::Head | Placement::Unknown => SMALLEST_OF_HEAD_DEG,
            Placement::Wrist | Placement::Hand | Placement::Trunk | Placement::Leg => SMALLEST_DEG,
        }
    }
}

/// A peak that counts at a frequency of which another peak would be the overtone.
fn root_of(frames: &[Frame], frequency_hz: f64) -> Option<(&Frame, &Peak)> {
    frames
        .iter()
        .flat_map(|frame| frame.peaks.iter().map(move |peak| (frame, peak)))
        .filter(|(frame, peak)| peak.score >= THRESHOLD_BESIDE && !with_step(frame, peak))
        .find(|(_, peak)| (peak.frequency_hz / frequency_hz - 1.0).abs() < OVERTONE_SLACK)
}

/// Share of its frame that a rhythm's energy lies in; 1 where the frame was too short to say.
fn share_of(swing: &Swing, spectrum: &FrameSpectrum) -> f64 {
    swing.envelope.map_or(1.0, |envelope| envelope.cycles / (swing.frequency_hz * spectrum.length_s))
}

/// A large slow movement that comes and goes within a few cycles, as a nod or a shake of the head on purpose does.
fn is_brief(swing: &Swing, fewest: f64) -> bool {
    let is_few = |envelope: Envelope| envelope.cycles < fewest && envelope.largest_burst >= AS_FAR_AS_A_NOD_DEG;
    swing.frequency_hz < WINDOW_FROM_HZ && swing.envelope.is_some_and(is_few)
}

/// The peak beats with the step and stands out no more than a step's own multiples do.
fn with_step(frame: &Frame, peak: &Peak) -> bool {
    frame.step.is_some_and(|step| step.carries(peak, &frame.spectrum))
        || frame.pace.is_some_and(|pace| pace.carries(peak, &frame.spectrum))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_zeros_have_no_rhythm() {
        let signal: Vec<Sample> = (0..400).map(|i| [0.0, 0.0, 0.0, f64::from(i) / 50.0]).collect();
        let held = Held { signal: &signal, acceleration: None, gravity: None };
        let look = Looker::new(Signal::AngularVelocity, Placement::Head).look(&held, &[0..200, 0..400]);
        assert!(look.beat.is_none());
    }
}
