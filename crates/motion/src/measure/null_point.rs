//! The null point: how large the rhythm is at each turn of the head, and whether it nearly stops at one.
//!
//! For: "is there a position in which it is calm?", shown as a curve and answered only when it stands out.
//! In: glances at the rhythm and the head's turn at the same time, in slow turns, held turns and straight ahead. Out: the curve
//! (degrees of amplitude by degrees of turn, with 95 % intervals), and a null point with its interval, "none seen" or
//! "not enough".
//! Method: the logarithm of the amplitude as a straight line over the turn, with and without a dip (a bell of three widths at
//! every degree). A dip counts when it lowers the amplitude to [`DEEP_ENOUGH`] or less and F's test of it, times the number of
//! places that were tried apart from each other, is below 1 %; likeness of neighbours makes the count of glances smaller.
//! Limits: in people with a pulling neck the amplitude does not change in a way that can be foretold from null point to middle
//! (Vu 2022 <https://doi.org/10.3389/dyst.2022.10684>, title read), so no dip is assumed. Turns to the side alone are looked at,
//! not nods and tilts. Two held turns are too few places.
//! Bench: see `docs/benchmarks.md`, "Tasks, null point and change".

use super::by_task::least;
use super::glance::{Glance, Glancing};
use super::marked::Run;
use super::student;
use super::turned::Turned;
use crate::tasks::{Task, known};
use serde::Serialize;

/// Tasks in which turn and rhythm are looked at together.
const TASKS: [&str; 5] =
    [known::SLOW_TURN, known::TURN_LEFT_HOLD, known::TURN_RIGHT_HOLD, known::STRAIGHT_AHEAD, known::REST];

/// Turning faster than this, in °/s, blurs the place. Ours: half a bin of the curve in a glance of a 2 Hz rhythm.
const FASTEST_DEG_S: f64 = 25.0;

/// Turns farther than this, in degrees, are the sensor's error: the whole body would have turned round.
const FARTHEST_DEG: f64 = 180.0;

/// Width of a bin of the curve in degrees. Ours.
const BIN_DEG: f64 = 10.0;

/// Turns covered at least, in degrees, and the share of the bins between that must have been visited. Ours.
const LEAST_RANGE_DEG: f64 = 40.0;
const LEAST_COVERED: f64 = 0.75;

/// Glances that count on their own, at least.
const FEWEST: f64 = 7.0;

/// Widths of dips looked for, standard deviation in degrees. Ours.
const WIDTHS_DEG: [f64; 3] = [8.0, 13.0, 20.0];

/// Chance of a dip where there is none.
const CHANCE: f64 = 0.01;

/// What a dip must lower the amplitude to, as a share: "nearly stops" is less than half. Ours.
pub(crate) const DEEP_ENOUGH: f64 = 0.5;

/// So near to the end of the turns, in degrees, a dip may go on beyond it.
const EDGE_DEG: f64 = 8.0;

/// How well the turn itself is known, in degrees: straight ahead is found again to about this (ours).
const PLACE_DEG: f64 = 1.5;

/// How far a place may be from a dip and change the fit by less than chance does: the 95 % point of chi-square with one degree.
const CHI_SQUARE_95: f64 = 3.841;

/// Amplitude by turn of the head.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NullPoint {
    /// What came out.
    pub verdict: NullVerdict,
    /// Why there is not enough, in words.
    pub not_enough: Option<&'static str>,
    /// Turn of the head at the null point, to the left above 0; only where one was found.
    pub yaw_deg: Option<f64>,
    /// 95 % interval of that.
    pub yaw_interval_deg: Option<[f64; 2]>,
    /// It lies at the end of the turns: it may be farther.
    pub at_the_end: bool,
    /// Amplitude at the deepest place as a share of what the line without a dip says; of the null point or of the best dip.
    pub deepest_share: Option<f64>,
    /// Chance of a dip that stands out so, where there is none, over all places tried.
    pub p_adjusted: Option<f64>,
    /// The curve, from right to left.
    pub curve: Vec<CurvePoint>,
}

/// What can be said of a null point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NullVerdict {
    /// The movement nearly stops at one turn of the head.
    Found,
    /// No place stands out.
    NoneSeen,
    /// Too little was recorded to say.
    NotEnough,
}

/// One bin of the curve.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CurvePoint {
    /// Turn of the head, to the left above 0: from here.
    pub from_deg: f64,
    /// To here.
    pub to_deg: f64,
    /// Geometric mean of the amplitude.
    pub amplitude_deg: f64,
    /// 95 % interval of that; `None` with fewer than three glances.
    pub amplitude_interval_deg: Option<[f64; 2]>,
    /// Glances in it.
    pub glances: usize,
}

/// A glance with the turn meanwhile.
#[derive(Clone, Copy)]
struct Look {
    yaw_deg: f64,
    log_size: f64,
}

impl NullPoint {
    fn not_enough(why: &'static str, curve: Vec<CurvePoint>) -> Self {
        Self {
            verdict: NullVerdict::NotEnough,
            not_enough: Some(why),
            yaw_deg: None,
            yaw_interval_deg: None,
            at_the_end: false,
            deepest_share: None,
            p_adjusted: None,
            curve,
        }
    }
}

/// The null point of a recording; `None` where nobody turned the head in a marked task. `glancing` is `None` without a rhythm.
pub(crate) fn null_point(
    tasks: &[Task],
    runs: &[Run],
    glancing: Option<Glancing>,
    turned: &Turned,
) -> Option<NullPoint> {
    let turns = [known::SLOW_TURN, known::TURN_LEFT_HOLD, known::TURN_RIGHT_HOLD];
    if !tasks.iter().any(|task| turns.contains(&task.name.as_str())) {
        return None;
    }
    let Some(glancing) = glancing else { return Some(NullPoint::not_enough("no rhythm was found", Vec::new())) };
    if turned.tracks.is_empty() {
        return Some(NullPoint::not_enough("how far the head was turned is not known", Vec::new()));
    }
    if turned.left == super::turned::Left::Unknown {
        return Some(NullPoint::not_enough("the turns marked left and right went the same way", Vec::new()));
    }
    Some(judge(&looks(tasks, runs, glancing, turned)))
}

/// Glances with their turn, track by track in order of time.
fn looks(tasks: &[Task], runs: &[Run], glancing: Glancing, turned: &Turned) -> Vec<Vec<Look>> {
    let is_wanted = |time_s: f64| tasks.iter().any(|task| task.holds(time_s) && TASKS.contains(&task.name.as_str()));
    let glances: Vec<Vec<(Glance, f64)>> = turned
        .tracks
        .iter()
        .map(|track| {
            let all = glancing.glances(&runs[track.run], track.start_s, track.end_s);
            all.into_iter()
                .filter(|glance| glance.slow < FASTEST_DEG_S && is_wanted(glance.time_s))
                .filter_map(|glance| Some((glance, track.at(glance.time_s)?[0])))
                .filter(|(_, yaw_deg)| yaw_deg.abs() <= FARTHEST_DEG)
                .collect()
        })
        .collect();
    let all: Vec<Glance> = glances.iter().flatten().map(|(glance, _)| *glance).collect();
    let background = glancing.background(&all);
    let least = least(glancing.signal, background);
    let look = |(glance, yaw_deg): &(Glance, f64)| Look {
        yaw_deg: *yaw_deg,
        log_size: 0.5 * (glance.energy - background).max(least).ln(),
    };
    glances.iter().map(|track| track.iter().map(look).collect()).collect()
}

/// A fit of a line with a dip.
#[derive(Clone, Copy)]
struct Dip {
    at_deg: f64,
    depth: f64,
    /// Sum of squares that it leaves.
    rest: f64,
    width_deg: f64,
}

fn judge(tracks: &[Vec<Look>]) -> NullPoint {
    let looks: Vec<Look> = tracks.iter().flatten().copied().collect();
    let curve = curve(tracks);
    let (low, high) = looks
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), look| (low.min(look.yaw_deg), high.max(look.yaw_deg)));
    let bins = ((high - low) / BIN_DEG).ceil().max(1.0);
    if looks.is_empty() || high - low < LEAST_RANGE_DEG {
        return NullPoint::not_enough("the head was not turned far enough", curve);
    }
    if (curve.len() as f64) < LEAST_COVERED * bins {
        return NullPoint::not_enough("too few places were held between the two sides; turn slowly", curve);
    }
    let level = rest_of_line(&looks, None).map(|(rest, _)| rest);
    let dips = WIDTHS_DEG.iter().flat_map(|width| {
        let steps = (high - low).floor() as usize;
        (0..=steps).map(move |step| (low + step as f64, *width))
    });
    let dips: Vec<Dip> = dips
        .filter_map(|(at_deg, width_deg)| {
            let (rest, depth) = rest_of_line(&looks, Some((at_deg, width_deg)))?;
            Some(Dip { at_deg, depth, rest, width_deg })
        })
        .collect();
    let best = dips.iter().filter(|dip| dip.depth > 0.0).min_by(|a, b| a.rest.total_cmp(&b.rest));
    let (Some(level), Some(best)) = (level, best) else {
        return NullPoint { verdict: NullVerdict::NoneSeen, not_enough: None, ..NullPoint::not_enough("", curve) };
    };
    let free = on_their_own(tracks, best) - 4.0;
    if free < FEWEST - 4.0 {
        return NullPoint::not_enough("too few glances at the rhythm while the head was turned", curve);
    }
    let f = (level - best.rest).max(0.0) / best.rest.max(1e-12) * free;
    // F with one degree above is the square of Student's t.
    let p_adjusted = (student::two_sided(f.sqrt(), free) * bins).min(1.0);
    let deepest_share = (-best.depth).exp();
    let is_found = p_adjusted < CHANCE && deepest_share <= DEEP_ENOUGH;
    let near = dips.iter().filter(|dip| dip.depth > 0.0 && dip.rest - best.rest <= best.rest / free * CHI_SQUARE_95);
    let (from, to) =
        near.fold((best.at_deg, best.at_deg), |(from, to), dip| (from.min(dip.at_deg), to.max(dip.at_deg)));
    NullPoint {
        verdict: if is_found { NullVerdict::Found } else { NullVerdict::NoneSeen },
        not_enough: None,
        yaw_deg: is_found.then_some(best.at_deg),
        yaw_interval_deg: is_found.then_some([from - PLACE_DEG, to + PLACE_DEG]),
        at_the_end: is_found && (best.at_deg - low < EDGE_DEG || high - best.at_deg < EDGE_DEG),
        deepest_share: Some(deepest_share),
        p_adjusted: Some(p_adjusted),
        curve,
    }
}

fn bell(yaw_deg: f64, at_deg: f64, width_deg: f64) -> f64 {
    (-0.5 * ((yaw_deg - at_deg) / width_deg).powi(2)).exp()
}

/// What the best line leaves, with a dip or without, and how deep the dip is; `None` when they cannot be told apart.
fn rest_of_line(looks: &[Look], dip: Option<(f64, f64)>) -> Option<(f64, f64)> {
    let n = looks.len() as f64;
    let mean = |value: &dyn Fn(&Look) -> f64| looks.iter().map(value).sum::<f64>() / n;
    let dipped = |look: &Look| dip.map_or(0.0, |(at, width)| bell(look.yaw_deg, at, width));
    let (yaw, size, mean_dip) = (mean(&|look| look.yaw_deg), mean(&|look| look.log_size), mean(&dipped));
    let sum =
        |a: &dyn Fn(&Look) -> f64, b: &dyn Fn(&Look) -> f64| looks.iter().map(|look| a(look) * b(look)).sum::<f64>();
    let (x, y, d) =
        (|look: &Look| look.yaw_deg - yaw, |look: &Look| look.log_size - size, |look: &Look| dipped(look) - mean_dip);
    let (xx, xy, yy) = (sum(&x, &x), sum(&x, &y), sum(&y, &y));
    if xx <= 0.0 {
        return None;
    }
    if dip.is_none() {
        return Some((yy - xy * xy / xx, 0.0));
    }
    let (dd, xd, yd) = (sum(&d, &d), sum(&x, &d), sum(&y, &d));
    let determinant = xx * dd - xd * xd;
    if determinant < 0.05 * xx * dd {
        return None;
    }
    let slope = (xy * dd - yd * xd) / determinant;
    let height = (yd * xx - xy * xd) / determinant;
    Some((yy - slope * xy - height * yd, -height))
}

/// How many glances count on their own, by how alike neighbours are about the fit.
fn on_their_own(tracks: &[Vec<Look>], dip: &Dip) -> f64 {
    let looks: Vec<Look> = tracks.iter().flatten().copied().collect();
    let shaped = |look: &Look| look.log_size + dip.depth * bell(look.yaw_deg, dip.at_deg, dip.width_deg);
    let n = looks.len() as f64;
    let (yaw, size) =
        (looks.iter().map(|look| look.yaw_deg).sum::<f64>() / n, looks.iter().map(shaped).sum::<f64>() / n);
    let xx: f64 = looks.iter().map(|look| (look.yaw_deg - yaw).powi(2)).sum();
    let slope = looks.iter().map(|look| (look.yaw_deg - yaw) * (shaped(look) - size)).sum::<f64>() / xx.max(1e-12);
    let off = |look: &Look| shaped(look) - size - slope * (look.yaw_deg - yaw);
    let squares: f64 = looks.iter().map(|look| off(look).powi(2)).sum();
    let products: f64 =
        tracks.iter().flat_map(|track| track.windows(2)).map(|pair| off(&pair[0]) * off(&pair[1])).sum();
    let alike = (products / squares.max(1e-12) + 2.0 / n).clamp(0.0, 0.9);
    n * (1.0 - alike) / (1.0 + alike)
}

/// The amplitude in bins of the turn.
fn curve(tracks: &[Vec<Look>]) -> Vec<CurvePoint> {
    let looks: Vec<Look> = tracks.iter().flatten().copied().collect();
    let mut bins: Vec<i64> = looks.iter().map(bin).collect();
    bins.sort_unstable();
    bins.dedup();
    // Neighbours share half of their samples.
    let shared = 1.5;
    bins.into_iter()
        .map(|place| {
            let sizes: Vec<f64> = looks.iter().filter(|look| bin(look) == place).map(|look| look.log_size).collect();
            let n = sizes.len() as f64;
            let mean = sizes.iter().sum::<f64>() / n;
            let free = (n / shared - 1.0).max(1.0);
            let error =
                (sizes.iter().map(|size| (size - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0) * shared / n).sqrt();
            let half = student::reach(0.05, free) * error;
            CurvePoint {
                from_deg: place as f64 * BIN_DEG,
                to_deg: (place + 1) as f64 * BIN_DEG,
                amplitude_deg: mean.exp(),
                amplitude_interval_deg: (sizes.len() >= 3).then(|| [(mean - half).exp(), (mean + half).exp()]),
                glances: sizes.len(),
            }
        })
        .collect()
}

fn bin(look: &Look) -> i64 {
    (look.yaw_deg / BIN_DEG).floor() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Turning from one side to the other and back, with this amplitude at each place and some scatter.
    fn turning(size: impl Fn(f64) -> f64) -> Vec<Vec<Look>> {
        let scatter = |i: usize| 0.3 * ((i as f64 * 12.9898).sin() * 43_758.547).sin();
        let look = |i: usize| {
            let yaw_deg = 50.0 * (std::f64::consts::TAU * i as f64 / 60.0).sin();
            Look { yaw_deg, log_size: size(yaw_deg).ln() + scatter(i) }
        };
        vec![(0..60).map(look).collect()]
    }

    #[test]
    fn a_place_where_it_nearly_stops_is_found_and_not_far_off() {
        let found = judge(&turning(|yaw| 0.2 + 0.8 * (1.0 - bell(yaw, 20.0, 12.0))));
        assert_eq!(found.verdict, NullVerdict::Found);
        let [low, high] = found.yaw_interval_deg.unwrap();
        assert!((found.yaw_deg.unwrap() - 20.0).abs() < 4.0 && low <= 20.0 && 20.0 <= high, "{found:?}");
        assert!(!found.at_the_end);
    }

    #[test]
    fn an_even_size_and_a_size_that_only_grows_have_no_null_point() {
        assert_eq!(judge(&turning(|_| 1.0)).verdict, NullVerdict::NoneSeen);
        assert_eq!(judge(&turning(|yaw| (yaw / 50.0).exp())).verdict, NullVerdict::NoneSeen);
    }

    #[test]
    fn a_shallow_dip_is_none() {
        assert_eq!(judge(&turning(|yaw| 1.0 - 0.3 * bell(yaw, 0.0, 12.0))).verdict, NullVerdict::NoneSeen);
    }

    #[test]
    fn three_places_are_too_few() {
        let look = |i: usize| Look { yaw_deg: [-45.0, 0.0, 45.0][i / 20], log_size: 0.1 * (i % 3) as f64 };
        let found = judge(&[(0..60).map(look).collect()]);
        assert_eq!(found.verdict, NullVerdict::NotEnough);
        assert_eq!(found.curve.len(), 3);
    }
}
