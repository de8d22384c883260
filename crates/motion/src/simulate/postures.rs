//! What tasks do to a simulated head: where it is held, what is done on purpose, and how large the movement is meanwhile.
//!
//! How the movement changes with a task is ours, made so that there is something to find; it is no claim about people.

use super::chance::Chance;
use super::course::{Course, FINE_HZ, smooth, step_at};
use super::gestures::{swings, talk};
use super::kind::Kind;
use super::truth::Event;
use crate::tasks::{Task, known};

/// How far the head turns in a held turn, in degrees. Ours: as far as is easy.
const TURN_DEG: f64 = 45.0;
/// How far it turns to each side in a slow turn, in degrees. Ours.
const SLOW_TURN_DEG: f64 = 50.0;
/// How long going into a posture takes, in s. Ours.
const MOVE_S: f64 = 1.0;
/// How long lying down or getting up takes, in s. Ours.
const LIE_DOWN_S: f64 = 3.0;
/// Nods or shakes on purpose: how fast in Hz, and how far in degrees. Ours.
const ON_PURPOSE: (f64, f64) = (1.0, 15.0);

/// Distance in degrees from the null point at which the movement is as large as anywhere else, and its least share. Ours.
const NULL_WIDTH_DEG: f64 = 40.0;
const NULL_LEAST: f64 = 0.15;

/// Puts the head where the tasks ask for it; what is done on purpose becomes events.
pub(crate) fn pose(course: &mut Course, chance: &mut Chance, tasks: &[Task]) -> Vec<Event> {
    let mut found = Vec::new();
    let mut is_lying = false;
    for task in tasks {
        let Task { start_s, end_s, .. } = *task;
        let lies = task.name == known::LYING;
        if lies != is_lying {
            let lean = if lies { 90.0 } else { -90.0 };
            course.lean([(start_s - LIE_DOWN_S).max(0.0), start_s], lean);
            is_lying = lies;
        }
        let mut turn = |from: f64, until: f64, deg: f64| {
            course.go([from, until], [1.0, 0.0, 0.0], deg);
            let direction = [deg.signum(), 0.0, 0.0];
            found.push(Event { kind: "turn", onset_s: from, duration_s: until - from, size_deg: deg.abs(), direction });
        };
        let side = if task.name == known::TURN_LEFT_HOLD { 1.0 } else { -1.0 };
        match task.name.as_str() {
            known::TURN_LEFT_HOLD | known::TURN_RIGHT_HOLD => {
                turn(start_s, start_s + MOVE_S, side * TURN_DEG);
                turn(end_s - MOVE_S, end_s, -side * TURN_DEG);
            }
            known::SLOW_TURN => {
                let quarter = task.duration_s() / 4.0;
                turn(start_s, start_s + quarter, SLOW_TURN_DEG);
                turn(start_s + quarter, end_s - quarter, -2.0 * SLOW_TURN_DEG);
                turn(end_s - quarter, end_s, SLOW_TURN_DEG);
            }
            known::NOD | known::SHAKE => {
                let axis = usize::from(task.name == known::NOD);
                found.push(swings(course, [start_s + 0.3, end_s - 0.3], axis, ON_PURPOSE.0, ON_PURPOSE.1));
            }
            known::COUNT_BACKWARDS => found.push(talk(course, chance, [start_s, end_s])),
            _ => {}
        }
    }
    found
}

/// How large a movement is in a task, as a share of its size at rest.
pub(crate) fn size_in(kind: Kind, name: &str) -> f64 {
    match (kind, name) {
        (Kind::SteadyTremor, known::ARMS_OUT) => 1.5,
        (Kind::SteadyTremor, known::COUNT_BACKWARDS) => 1.2,
        (Kind::SteadyTremor, known::LYING) => 0.1,
        (Kind::UnsteadyTremor, known::TOUCH_CHIN) => 0.35,
        (Kind::UnsteadyTremor, known::LYING) => 0.5,
        _ => 1.0,
    }
}

/// The size of the movement at every step: the tasks' share, eased over a second, and that of the null point.
pub(crate) fn sizes(course: &Course, kind: Kind, tasks: &[Task], null_point_deg: Option<f64>) -> Vec<f64> {
    let mut shares = vec![1.0; course.len()];
    for task in tasks {
        let share = size_in(kind, &task.name);
        let ease = step_at(MOVE_S);
        let (first, last) = (step_at(task.start_s), step_at(task.end_s));
        for (i, size) in shares.iter_mut().enumerate().take(last).skip(first) {
            let within = (i - first).min(last - i) as f64 / ease as f64;
            *size = 1.0 + (share - 1.0) * smooth(within);
        }
    }
    if let Some(null) = null_point_deg {
        for (size, angles) in shares.iter_mut().zip(&course.angle_deg) {
            *size *= NULL_LEAST + (1.0 - NULL_LEAST) * smooth((angles[0] - null).abs() / NULL_WIDTH_DEG);
        }
    }
    shares
}

/// The size at a time.
pub(crate) fn at(sizes: &[f64], time_s: f64) -> f64 {
    sizes.get((time_s * FINE_HZ) as usize).copied().unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(name: &str, start_s: f64, end_s: f64) -> Task {
        Task { name: name.to_owned(), start_s, end_s }
    }

    #[test]
    fn a_held_turn_comes_back_to_straight_ahead() {
        let mut course = Course::new(20.0);
        pose(&mut course, &mut Chance::new(1), &[task(known::TURN_LEFT_HOLD, 2.0, 12.0)]);
        assert!((course.angle_deg[7000][0] - TURN_DEG).abs() < 1e-9);
        assert!(course.angle_deg[15_000][0].abs() < 1e-9);
    }

    #[test]
    fn lying_down_leans_the_trunk_before_the_task_begins() {
        let mut course = Course::new(20.0);
        pose(&mut course, &mut Chance::new(1), &[task(known::LYING, 8.0, 18.0)]);
        assert_eq!((course.lean_deg[4000], course.lean_deg[9000]), (0.0, 90.0));
    }

    #[test]
    fn the_movement_is_least_at_its_null_point() {
        let mut course = Course::new(20.0);
        pose(&mut course, &mut Chance::new(1), &[task(known::TURN_LEFT_HOLD, 2.0, 12.0)]);
        let sizes = sizes(&course, Kind::UnsteadyTremor, &[], Some(45.0));
        assert!((sizes[7000] - NULL_LEAST).abs() < 1e-9 && sizes[0] > 0.99);
    }
}
