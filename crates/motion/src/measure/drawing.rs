//! What a report draws: the main axis over time, a close-up, and the spectrum with the level that counts.
//!
//! In: samples and windows as they pass; the main axis when all have. Out: lines thin enough for a page.
//! Limits: for looking at; nothing is measured from these.

mod close_up;
mod columns;
mod mean_spectrum;

pub(crate) use close_up::{CLOSE_UP_S, CloseUp};
pub(crate) use columns::Columns;
pub(crate) use mean_spectrum::MeanSpectrum;

use super::movement::{Signal, Trace};
use super::sample::Sample;
use crate::recording::Triple;

fn projected(sample: &Triple, axis: &Triple) -> f64 {
    sample.iter().zip(axis).map(|(value, share)| value * share).sum()
}

fn projected_sample(sample: &Sample, axis: &Triple) -> f64 {
    projected(&super::sample::axes(sample), axis)
}

fn empty(signal: Signal) -> Trace {
    let what = match signal {
        Signal::AngularVelocity => "angular velocity about the main axis",
        Signal::HeadAngle => "head angle along the main axis",
        Signal::Acceleration => "acceleration along the main axis",
    };
    Trace { what: what.to_owned(), unit: signal.unit(), time_s: Vec::new(), low: Vec::new(), high: Vec::new() }
}

fn push(line: &mut Trace, time_s: f64, range: Option<(f64, f64)>) {
    line.time_s.push(time_s);
    line.low.push(range.map(|(low, _)| low));
    line.high.push(range.map(|(_, high)| high));
}
