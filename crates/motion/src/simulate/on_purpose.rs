//! Moving the head on purpose while something else goes on: turns with holds, slow nodding, slow shaking.
//!
//! Angle: from one turning point to the next either with the least jerk ([`smooth`]) or with a speed that rises, stays and
//! falls; how long and how far each goes differs a little from the one before. A person keeps to one of the two ways.

use super::background::unit;
use super::chance::Chance;
use super::course::{Course, FINE_HZ, share, smooth, step_at};
use super::published::{
    ON_PURPOSE_DIFFERS, ON_PURPOSE_HZ, ON_PURPOSE_NOD_DEG, ON_PURPOSE_RAMP, ON_PURPOSE_SHAKE_DEG,
    ON_PURPOSE_SPEED_DEG_S, TURN_HOLD_S, TURN_S, TURN_TO_DEG,
};
use super::truth::Event;
use std::fmt;
use std::str::FromStr;

/// What is done on purpose meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnPurpose {
    /// Turning to one side and to the other, with holds between.
    Turns,
    /// Slow nodding without a rest.
    Nods,
    /// Slow shaking without a rest.
    Shakes,
}

impl OnPurpose {
    /// All of them, in the order that help texts list them.
    pub const ALL: [Self; 3] = [Self::Turns, Self::Nods, Self::Shakes];

    /// The name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Turns => "turns",
            Self::Nods => "nods",
            Self::Shakes => "shakes",
        }
    }
}

impl fmt::Display for OnPurpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for OnPurpose {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|what| what.name() == text.trim())
            .ok_or_else(|| "what is done on purpose is one of turns, nods, shakes".to_owned())
    }
}

/// Adds the movement to a course; each way becomes an event.
pub(crate) fn add(course: &mut Course, chance: &mut Chance, what: OnPurpose) -> Vec<Event> {
    let end_s = course.len() as f64 / FINE_HZ;
    let is_ramped = chance.even() < 0.5;
    let (axis, kind) = match what {
        OnPurpose::Turns => (0, "turn"),
        OnPurpose::Nods => (1, "nod"),
        OnPurpose::Shakes => (0, "shake"),
    };
    let half_s = 0.5 / chance.log_between(ON_PURPOSE_HZ);
    let far_deg = chance.log_between(if what == OnPurpose::Nods { ON_PURPOSE_NOD_DEG } else { ON_PURPOSE_SHAKE_DEG });
    // Nobody swings the head far and fast for long.
    let size_deg = far_deg.min(ON_PURPOSE_SPEED_DEG_S * half_s / std::f64::consts::PI);
    let (mut at_s, mut side, mut found) = (chance.between([0.2, 1.0]), chance.sign(), Vec::new());
    let mut now_deg = 0.0;
    while at_s < end_s {
        let (to_deg, duration_s, hold_s) = if what == OnPurpose::Turns {
            (side * chance.between(TURN_TO_DEG), chance.between(TURN_S), chance.between(TURN_HOLD_S))
        } else {
            let mut differs = || (1.0 + ON_PURPOSE_DIFFERS * chance.bell()).clamp(0.5, 1.5);
            (side * size_deg * differs(), half_s * differs(), 0.0)
        };
        go(course, [at_s, at_s + duration_s], axis, to_deg - now_deg, is_ramped);
        let size_deg = f64::abs(to_deg - now_deg);
        let direction = unit(axis).map(|part| part * f64::signum(to_deg - now_deg));
        found.push(Event { kind, onset_s: at_s, duration_s, size_deg, direction });
        (now_deg, side, at_s) = (to_deg, -side, at_s + duration_s + hold_s);
    }
    found
}

/// Moves the head along an axis and leaves it there.
fn go(course: &mut Course, [start_s, end_s]: [f64; 2], axis: usize, angle_deg: f64, is_ramped: bool) {
    let first = step_at(start_s).min(course.len());
    let count = step_at(end_s - start_s);
    let way = if is_ramped { ramped } else { smooth };
    let angle: Vec<f64> = (0..course.len() - first).map(|i| angle_deg * way(share(i, count))).collect();
    course.add_from(first, unit(axis), &angle);
}

/// A way from 0 to 1 whose speed rises along a straight line, stays, and falls along one.
fn ramped(share: f64) -> f64 {
    let (s, ramp) = (share.clamp(0.0, 1.0), ON_PURPOSE_RAMP);
    let top = 1.0 / (1.0 - ramp);
    let rising = |s: f64| top * s * s / (2.0 * ramp);
    match s {
        s if s < ramp => rising(s),
        s if s > 1.0 - ramp => 1.0 - rising(1.0 - s),
        s => rising(ramp) + top * (s - ramp),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_lead_from_rest_to_rest() {
        for way in [smooth, ramped] {
            assert!(way(0.0).abs() < 1e-12 && (way(1.0) - 1.0).abs() < 1e-12 && (way(0.5) - 0.5).abs() < 1e-12);
            let steps: Vec<f64> =
                (0..1000).map(|i| way(f64::from(i + 1) / 1000.0) - way(f64::from(i) / 1000.0)).collect();
            assert!(steps[0] < 1e-4 && steps[999] < 1e-4 && steps.iter().all(|step| (0.0..0.002).contains(step)));
        }
    }

    #[test]
    fn turns_hold_and_shakes_do_not_rest_and_both_are_slower_than_a_tremor() {
        for what in OnPurpose::ALL {
            for seed in 0..20 {
                let mut course = Course::new(60.0);
                let events = add(&mut course, &mut Chance::new(seed), what);
                let rests =
                    events.windows(2).filter(|pair| pair[1].onset_s > pair[0].onset_s + pair[0].duration_s + 0.1);
                assert_eq!(rests.count() > 0, what == OnPurpose::Turns, "{what}");
                let cycles = events.len() as f64 / 2.0 / 60.0;
                assert!((0.1..1.15).contains(&cycles), "{what} {cycles}");
            }
        }
    }
}
