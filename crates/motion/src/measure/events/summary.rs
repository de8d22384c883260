//! What is told of the single movements of a recording.

use super::super::direction::unit;
use super::super::movement::Axis;
use super::alike::{Alike, alike};
use super::bouts::{Bouts, Told};
use super::{Gathered, rate};
use crate::caution::Caution;
use crate::quality::median;
use crate::recording::Triple;
use serde::Serialize;

/// What to keep in mind about single movements.
const ON_PURPOSE: &str = "A quick look, a short nod on purpose or a stressed word can look the same as a jerk or a tic. The numbers \
    say how the movement was, not why.";

/// How far and how fast a single movement goes, or some of them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Reach {
    /// From the onset to the farthest place; not for acceleration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub out_s: Option<f64>,
    /// How far the head turned from where it began, in degrees; not for acceleration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size_deg: Option<f64>,
    /// Fastest speed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub peak_deg_s: Option<f64>,
    /// Largest acceleration beside gravity, where only that was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub peak_g: Option<f64>,
}

/// One single movement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    /// Start, in s from the first sample.
    pub onset_s: f64,
    /// Until the head is calm again or the next movement begins.
    pub duration_s: f64,
    /// How far and how fast.
    #[serde(flatten)]
    pub reach: Reach,
    /// Which way the head goes, where that can be said.
    pub axis: Axis,
    /// Axis of the turn to the farthest place in the sensor's own axes (yaw, pitch, roll for head angles), of length 1.
    pub direction: Triple,
}

/// The single movements of a recording.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Events {
    /// How many there were.
    pub count: u64,
    /// Time in which they were looked for, in s: without walking and without what was done on purpose.
    pub measured_s: f64,
    /// Time left out as the whole body moved in step.
    pub left_out_walking_s: f64,
    /// Time left out as movement flowed on without rest.
    pub left_out_flowing_s: f64,
    /// Time left out as it was marked as done on purpose.
    pub left_out_on_purpose_s: f64,
    /// Movements a minute of that time.
    pub per_minute: f64,
    /// Its 95 % interval.
    pub per_minute_interval: [f64; 2],
    /// Median duration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_s: Option<f64>,
    /// How far and how fast, each the median.
    #[serde(flatten)]
    pub reach: Reach,
    /// Which way they go together; `not-told-apart` without any.
    pub axis: Axis,
    /// How alike they are; `None` with too few.
    pub alike: Option<Alike>,
    /// Whether they come in bouts; `None` with too few to tell.
    pub in_bouts: Option<bool>,
    /// The bouts, where there are any.
    pub bouts: Option<Bouts>,
    /// Every so-manieth is in the list: 1 for all of them.
    pub listed_every: usize,
    /// Each single movement, in order.
    pub list: Vec<Event>,
}

impl Events {
    /// What to keep in mind about them, where there are any.
    pub(crate) fn caution(&self) -> Option<Caution> {
        (self.count > 0).then(|| Caution::new("single-movements-on-purpose", ON_PURPOSE))
    }
}

impl Gathered {
    /// What is told at the end.
    pub(crate) fn events(self) -> Events {
        let count = self.listed.seen as u64;
        let minutes = self.measured_s / 60.0;
        let per_minute = |count: f64| if minutes > 0.0 { count / minutes } else { 0.0 };
        let told = self.intervals.bouts();
        let axis = self.axis(&self.ways, unit(&self.downs));
        let list = self.listed.kept;
        let middle = |value: fn(&Event) -> Option<f64>| median(list.iter().filter_map(value).collect());
        Events {
            count,
            measured_s: self.measured_s,
            left_out_walking_s: self.walking_s,
            left_out_flowing_s: self.flowing_s,
            left_out_on_purpose_s: self.on_purpose_s,
            per_minute: per_minute(count as f64),
            per_minute_interval: rate::interval(count, self.intervals.spread()).map(per_minute),
            duration_s: middle(|event| Some(event.duration_s)),
            reach: Reach {
                out_s: middle(|event| event.reach.out_s),
                size_deg: middle(|event| event.reach.size_deg),
                peak_deg_s: middle(|event| event.reach.peak_deg_s),
                peak_g: middle(|event| event.reach.peak_g),
            },
            axis,
            alike: alike(&self.shapes.kept),
            in_bouts: match told {
                Told::TooFew => None,
                Told::None => Some(false),
                Told::Bouts(_) => Some(true),
            },
            bouts: if let Told::Bouts(bouts) = told { Some(bouts) } else { None },
            listed_every: self.listed.stride,
            list,
        }
    }
}
