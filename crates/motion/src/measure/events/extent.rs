//! Extent: from where to where a single movement goes.
//!
//! In: its lobes and the steps around them. Out: onset, end, farthest place of the way out.
//! Method: the onset lies where the speed, looked at backwards from the first top, falls below a tenth of the top or to the
//! lobe's begin; the end where, after the last lobe, it has been calm for [`CALM_S`], or where another movement begins.
//! Limits: what of a slow way back is no faster than the usual swaying is not seen, so that durations come out short.

use super::super::moves::{Lobe, Track};
use crate::recording::Triple;

/// Share of the fastest speed at which a movement begins. Ours: a reach with the least jerk gets there after a
/// twelfth of its time.
const ONSET_SHARE: f32 = 0.1;
/// How many half-widths before it reaches half of its speed a movement begins at the earliest: where it comes out of another's
/// way back, its onset does not show. A reach with the least jerk begins 0.43 before.
const EARLIEST_WIDTHS: f64 = 0.6;
/// Share of the fastest speed below which it may have ended.
const END_SHARE: f32 = 0.015;
/// And below this many times the speed of rest. Ours.
const CALM_TIMES_REST: f32 = 1.5;
/// A movement has ended when it was calm for so long, in s.
const CALM_S: f64 = 0.1;
/// Longest that is looked for its end after its last lobe, in s.
pub(super) const LONGEST_AFTER_S: f64 = 1.5;
/// A speed that rises to this many times the least since the last lobe, and to this share of the fastest, is another movement.
const RISES_TIMES: f32 = 3.0;
const RISES_TO_SHARE: f32 = 0.3;

/// From where to where a movement goes.
pub(super) struct Extent {
    pub onset_s: f64,
    pub duration_s: f64,
    /// From the onset to the farthest place, in s.
    pub out_s: f64,
    /// How far that is, in degrees.
    pub size: f32,
    /// Which way, of length 1.
    pub direction: Triple,
}

impl Extent {
    pub(super) fn of(lobes: &[Lobe], track: &Track, rest: f32) -> Self {
        let (first, last) = (&lobes[0], &lobes[lobes.len() - 1]);
        let peak = lobes.iter().map(|lobe| lobe.peak).fold(0.0, f32::max);
        let onset = onset(first, track, rest);
        let end = end(last, peak, track, rest);
        let mut way = [0.0_f64; 3];
        let (mut size, mut farthest, mut direction) = (0.0, onset, [0.0; 3]);
        for number in onset..first.end.min(end) {
            way.iter_mut()
                .zip(track.step(number).turn)
                .for_each(|(way, turn)| *way += f64::from(turn) * track.step_s());
            let here = way.iter().map(|part| part * part).sum::<f64>().sqrt();
            if here > size {
                (size, farthest, direction) = (here, number, way);
            }
        }
        Self {
            onset_s: track.time_s(onset),
            duration_s: track.time_s(end) - track.time_s(onset),
            out_s: track.time_s(farthest) - track.time_s(onset),
            size: size as f32,
            direction: direction.map(|part| part / size.max(1e-12)),
        }
    }
}

/// The step at which a movement begins.
fn onset(first: &Lobe, track: &Track, rest: f32) -> usize {
    let low = rest.max(ONSET_SHARE * first.peak);
    let earliest_s = first.rise_s - EARLIEST_WIDTHS * first.half_width_s();
    let begin = first.start.max(track.begin());
    let is_before = |at: &usize| track.step(*at).speed < low || track.time_s(*at) <= earliest_s;
    (begin..first.top).rev().find(is_before).unwrap_or(begin)
}

/// The step at which a movement has ended.
fn end(last: &Lobe, peak: f32, track: &Track, rest: f32) -> usize {
    let calm = (CALM_TIMES_REST * rest).max(END_SHARE * peak);
    let until = (last.end + (LONGEST_AFTER_S / track.step_s()) as usize).min(track.end() - 1);
    let (mut least, mut least_at, mut calm_from) = (f32::INFINITY, last.end.min(until), None);
    for number in last.end.min(until)..=until {
        let speed = track.step(number).speed;
        if speed < least {
            (least, least_at) = (speed, number);
        } else if speed > RISES_TIMES * least && speed > RISES_TO_SHARE * peak {
            return least_at;
        }
        if speed >= calm {
            calm_from = None;
            continue;
        }
        let from = *calm_from.get_or_insert(number);
        if (number - from) as f64 * track.step_s() >= CALM_S {
            return from;
        }
    }
    calm_from.unwrap_or(until)
}
