//! Jerks and tics: single movements with rest between them.

use super::chance::Chance;
use super::course::{Course, FINE_HZ, share, smooth, step_at};
use super::published::{
    BOUT_REST_S, JERK_RETURN_S, JERK_RISE_S, JERK_SIZE_DEG, JERKS_PER_S, TIC_DIFFERS, TIC_REST_S, TIC_S, TIC_SIZE_DEG,
    TICS_IN_BOUT,
};
use super::truth::{Event, Parameter};

/// Time constants after which a jerk counts as over: 2 % of it are left.
const RETURN_CONSTANTS: f64 = 4.0;

/// How far the way out of a tic may lie from half of its time. Ours.
const TIC_OUT_SHARE: [f64; 2] = [0.35, 0.55];

/// Adds jerks that come at random, each its own way; `size` tells how large they are at a time.
pub(crate) fn jerks(
    course: &mut Course,
    chance: &mut Chance,
    amplitude_deg: Option<f64>,
    size: impl Fn(f64) -> f64,
) -> (Vec<Event>, Vec<Parameter>) {
    let per_s = chance.between(JERKS_PER_S);
    let axis = chance.below(3);
    let back_s = chance.between(JERK_RETURN_S);
    let end_s = course.len() as f64 / FINE_HZ;
    let mut found = Vec::new();
    let mut at = chance.wait(1.0 / per_s);
    while at < end_s - 0.5 {
        let rise_s = chance.between(JERK_RISE_S);
        let drawn = chance.log_between(JERK_SIZE_DEG);
        let size_deg = amplitude_deg.unwrap_or(drawn) * size(at);
        let way_round = chance.sign();
        let direction = chance.near_axis(axis, 0.6).map(|part| part * way_round);
        let rise = step_at(rise_s);
        let duration_s = rise_s + RETURN_CONSTANTS * back_s;
        let way: Vec<f64> = (0..step_at(duration_s))
            .map(|i| {
                let out = smooth(share(i, rise));
                // The way back begins as the way out ends, and eases in over the same time.
                let after = i.saturating_sub(rise) as f64 / FINE_HZ;
                size_deg * out * eased_return(after, back_s)
            })
            .collect();
        course.add_from(step_at(at), direction, &way);
        found.push(Event { kind: "jerk", onset_s: at, duration_s, size_deg, direction });
        at += duration_s.min(0.3) + chance.wait(1.0 / per_s);
    }
    let parameters = vec![
        Parameter { name: "jerks_per_s", value: per_s },
        Parameter { name: "return_time_constant_s", value: back_s },
    ];
    (found, parameters)
}

/// From 1 to 0: a return without a kick at its start (two equal time constants of half each).
fn eased_return(after_s: f64, constant_s: f64) -> f64 {
    let x = 2.0 * after_s / constant_s;
    (1.0 + x) * libm::exp(-x)
}

/// Adds tics: one movement of the person's own, again and again, in bouts.
pub(crate) fn tics(
    course: &mut Course,
    chance: &mut Chance,
    amplitude_deg: Option<f64>,
    size: impl Fn(f64) -> f64,
) -> (Vec<Event>, Vec<Parameter>) {
    let usual_s = chance.between(TIC_S);
    let drawn = chance.log_between(TIC_SIZE_DEG);
    let usual_deg = amplitude_deg.unwrap_or(drawn);
    let out_share = chance.between(TIC_OUT_SHARE);
    let axis = chance.below(3);
    let direction = chance.near_axis(axis, 0.4);
    let end_s = course.len() as f64 / FINE_HZ;
    let mut found = Vec::new();
    let mut at = chance.wait(BOUT_REST_S / 2.0);
    while at < end_s - 1.0 {
        let duration_s = usual_s * (1.0 + TIC_DIFFERS * chance.bell()).clamp(0.75, 1.25);
        let size_deg = usual_deg * (1.0 + TIC_DIFFERS * chance.bell()).clamp(0.75, 1.25) * size(at);
        let (out, whole) = (step_at(duration_s * out_share), step_at(duration_s));
        let way: Vec<f64> = (0..whole)
            .map(|i| size_deg * (smooth(share(i, out)) - smooth(share(i.saturating_sub(out), whole - out))))
            .collect();
        course.add_from(step_at(at), direction, &way);
        found.push(Event { kind: "tic", onset_s: at, duration_s, size_deg, direction });
        let goes_on = chance.even() < 1.0 - 1.0 / TICS_IN_BOUT;
        let rest = if goes_on { chance.between(TIC_REST_S) } else { TIC_REST_S[1] + chance.wait(BOUT_REST_S) };
        at += duration_s + rest;
    }
    let parameters =
        vec![Parameter { name: "tic_s", value: usual_s }, Parameter { name: "tic_size_deg", value: usual_deg }];
    (found, parameters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jerks_come_at_random_and_rise_within_what_is_told_of_them() {
        let mut course = Course::new(600.0);
        let (events, _) = jerks(&mut course, &mut Chance::new(5), None, |_| 1.0);
        let waits: Vec<f64> = events.windows(2).map(|pair| pair[1].onset_s - pair[0].onset_s - 0.3).collect();
        let mean = waits.iter().sum::<f64>() / waits.len() as f64;
        let deviation = (waits.iter().map(|w| (w - mean).powi(2)).sum::<f64>() / waits.len() as f64).sqrt();
        // Waits at random spread as far as their mean.
        assert!(events.len() > 100 && (0.8..1.2).contains(&(deviation / mean)), "{}", deviation / mean);
        let [low, high] = JERK_SIZE_DEG;
        assert!(events.iter().all(|event| (low..=high).contains(&event.size_deg)));
    }

    #[test]
    fn a_tic_ends_where_it_began_and_goes_as_far_as_it_says() {
        let mut course = Course::new(120.0);
        let (events, _) = tics(&mut course, &mut Chance::new(5), None, |_| 1.0);
        assert!(events.len() > 10);
        for event in &events {
            let along = |at: f64| {
                let angles = course.angle_deg[step_at(at)];
                angles.iter().zip(event.direction).map(|(angle, part)| angle * part).sum::<f64>()
            };
            assert!(along(event.onset_s + event.duration_s + 0.01).abs() < 1e-6);
            let top = (0..100).map(|i| along(event.onset_s + event.duration_s * f64::from(i) / 100.0));
            assert!((top.fold(0.0, f64::max) / event.size_deg - 1.0).abs() < 0.02);
        }
    }

    #[test]
    fn tics_come_in_bouts() {
        let mut course = Course::new(600.0);
        let (events, _) = tics(&mut course, &mut Chance::new(8), None, |_| 1.0);
        let rests: Vec<f64> = events.windows(2).map(|p| p[1].onset_s - p[0].onset_s - p[0].duration_s).collect();
        let short = rests.iter().filter(|rest| **rest <= TIC_REST_S[1]).count() as f64 / rests.len() as f64;
        assert!((0.5..0.8).contains(&short), "{short}");
    }
}
