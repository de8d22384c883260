//! The sensor: what a phone on the forehead, or a camera, records of a course.
//!
//! In: angles on a fine grid. Out: angular velocity in °/s and acceleration in g at the sensor's own times, or head angles.
//! Method: the head turns about a point in the neck; gravity and the acceleration of the sensor's place are seen from the
//! turning head. Then noise, bias, the step and the end of the range are put on, times wander, and parts are lost.

use super::chance::Chance;
use super::course::{Course, FINE_HZ};
use crate::read::STANDARD_GRAVITY;
use crate::recording::Triple;

/// Where a sensor on the forehead sits from the point about which the head turns: ahead, left and up, in m. Ours.
const PLACE_M: Triple = [0.09, 0.0, 0.12];

/// Noise of acceleration in g per √Hz, and its step in g. As a common phone sensor's data sheet has it (Bosch BMI160:
/// 180 µg/√Hz, 8192 steps per g; recalled).
const ACCELERATION_NOISE_G: f64 = 180e-6;
const ACCELERATION_STEP_G: f64 = 1.0 / 8192.0;
/// Bias of each axis of acceleration in g, standard deviation. Ours.
const ACCELERATION_BIAS_G: f64 = 0.01;
/// End of the range of acceleration in g.
const ACCELERATION_RANGE_G: f64 = 4.0;

/// Longest and shortest gap, in s. Ours.
const GAP_S: [f64; 2] = [0.3, 2.0];

/// How a sensor is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sensor {
    /// Samples per second.
    pub rate_hz: f64,
    /// Noise of angular velocity in °/s per √Hz.
    pub noise_deg_s: f64,
    /// Bias of angular velocity of each axis in °/s, standard deviation.
    pub bias_deg_s: f64,
    /// Step of angular velocity in °/s; 0 for none.
    pub step_deg_s: f64,
    /// End of the range of angular velocity in °/s.
    pub range_deg_s: f64,
    /// How far times wander, standard deviation in ms.
    pub wander_ms: f64,
    /// Parts lost per minute.
    pub gaps_per_minute: f64,
    /// It sits at an angle that nobody knows, instead of x ahead, y left and z up.
    pub turned: bool,
}

impl Sensor {
    /// A gyroscope as phones have it: noise 0.007 °/s/√Hz and 16.4 steps per °/s, from a data sheet (Bosch BMI160,
    /// recalled); bias is ours.
    pub const PHONE: Self = Self {
        rate_hz: 100.0,
        noise_deg_s: 0.007,
        bias_deg_s: 0.3,
        step_deg_s: 1.0 / 16.4,
        range_deg_s: 2000.0,
        wander_ms: 0.0,
        gaps_per_minute: 0.0,
        turned: false,
    };
}

/// What a sensor recorded.
pub(crate) struct Recorded {
    pub time_s: Vec<f64>,
    pub acceleration_g: Vec<Triple>,
    pub angular_velocity_deg_s: Vec<Triple>,
    /// Steps of the fine grid at those times.
    pub steps: Vec<f64>,
}

/// Records a course for so many seconds.
pub(crate) fn record(course: &Course, chance: &mut Chance, sensor: &Sensor, seconds: f64) -> Recorded {
    let seat = if sensor.turned { turned(chance) } else { [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]] };
    let bias: Triple = std::array::from_fn(|_| sensor.bias_deg_s * chance.bell());
    let bias_g: Triple = std::array::from_fn(|_| ACCELERATION_BIAS_G * chance.bell());
    // White noise up to half the sample rate.
    let bandwidth = (sensor.rate_hz / 2.0).sqrt();
    let mut found = Recorded {
        time_s: Vec::new(),
        acceleration_g: Vec::new(),
        angular_velocity_deg_s: Vec::new(),
        steps: Vec::new(),
    };
    for (time_s, step) in times(chance, sensor, seconds) {
        let (turning, force) = seen(course, step);
        let turning = apply(&seat, turning);
        let force = apply(&seat, force);
        found.time_s.push(time_s);
        found.steps.push(step);
        found.angular_velocity_deg_s.push(std::array::from_fn(|axis| {
            let value = turning[axis] + bias[axis] + sensor.noise_deg_s * bandwidth * chance.bell();
            digital(value, sensor.step_deg_s, sensor.range_deg_s)
        }));
        found.acceleration_g.push(std::array::from_fn(|axis| {
            let value = force[axis] + bias_g[axis] + ACCELERATION_NOISE_G * bandwidth * chance.bell();
            digital(value, ACCELERATION_STEP_G, ACCELERATION_RANGE_G)
        }));
    }
    found
}

/// The head angles that a camera would give at those times: `noise_deg` on each.
pub(crate) fn angles(course: &Course, chance: &mut Chance, steps: &[f64], noise_deg: f64) -> Vec<Triple> {
    steps
        .iter()
        .map(|step| {
            let [yaw, pitch, roll] = between(step, |i| course.angle_deg[i]);
            [yaw, pitch, roll].map(|angle| angle + noise_deg * chance.bell())
        })
        .collect()
}

/// The times of the samples, and their places on the fine grid; they rise, and parts are lost.
fn times(chance: &mut Chance, sensor: &Sensor, seconds: f64) -> Vec<(f64, f64)> {
    let period = 1.0 / sensor.rate_hz;
    let count = (seconds * sensor.rate_hz).round() as usize;
    let mut gaps = Vec::new();
    if sensor.gaps_per_minute > 0.0 {
        let mut at = chance.wait(60.0 / sensor.gaps_per_minute);
        while at < seconds {
            let long = chance.between(GAP_S);
            gaps.push(at..at + long);
            at += long + chance.wait(60.0 / sensor.gaps_per_minute);
        }
    }
    (0..count)
        .map(|i| {
            let wander = (sensor.wander_ms / 1000.0 * chance.bell()).clamp(-0.45 * period, 0.45 * period);
            if i == 0 { 0.0 } else { i as f64 * period + wander }
        })
        .filter(|time| *time == 0.0 || !gaps.iter().any(|gap| gap.contains(time)))
        .map(|time| (time, (time * FINE_HZ).max(2.0)))
        .collect()
}

/// Angular velocity in °/s and specific force in g in the head's axes (ahead, left, up), at a place on the grid.
fn seen(course: &Course, step: f64) -> (Triple, Triple) {
    let turning = between(&step, |i| turning_at(course, i));
    let force = between(&step, |i| {
        let omega = turning_at(course, i).map(f64::to_radians);
        let (before, after) = (turning_at(course, i - 1), turning_at(course, i + 1));
        let alpha: Triple = std::array::from_fn(|axis| ((after[axis] - before[axis]) * FINE_HZ / 2.0).to_radians());
        let (swing, pull) = (cross(alpha, PLACE_M), cross(omega, cross(omega, PLACE_M)));
        let lean = course.lean_deg[i].to_radians();
        let up = into_head(course.angle_deg[i], [libm::sin(lean), 0.0, libm::cos(lean)]);
        std::array::from_fn(|axis| {
            up[axis] * (1.0 + course.bounce_g[i]) + (swing[axis] + pull[axis]) / STANDARD_GRAVITY
        })
    });
    (turning, force)
}

/// Angular velocity in °/s in the head's axes at a step.
fn turning_at(course: &Course, i: usize) -> Triple {
    let slope = |of: &dyn Fn(usize) -> f64| (of(i + 1) - of(i - 1)) * FINE_HZ / 2.0;
    let [yaw_s, pitch_s, roll_s] = [0, 1, 2].map(|axis| slope(&|i| course.angle_deg[i][axis]));
    let leaning = slope(&|i| course.lean_deg[i]);
    let [_, pitch, roll] = course.angle_deg[i].map(f64::to_radians);
    let (sp, cp, sr, cr) = (libm::sin(pitch), libm::cos(pitch), libm::sin(roll), libm::cos(roll));
    let trunk = into_head(course.angle_deg[i], [0.0, -leaning, 0.0]);
    [
        roll_s - yaw_s * sp + trunk[0],
        pitch_s * cr + yaw_s * sr * cp + trunk[1],
        -pitch_s * sr + yaw_s * cr * cp + trunk[2],
    ]
}

/// A direction of the trunk as the head sees it.
fn into_head(angle_deg: Triple, [x, y, z]: Triple) -> Triple {
    let [(sy, cy), (sp, cp), (sr, cr)] = angle_deg.map(|angle| {
        let angle = angle.to_radians();
        (libm::sin(angle), libm::cos(angle))
    });
    let (x, y) = (cy * x + sy * y, cy * y - sy * x);
    let (x, z) = (cp * x - sp * z, sp * x + cp * z);
    let (y, z) = (cr * y + sr * z, cr * z - sr * y);
    [x, y, z]
}

fn cross(a: Triple, b: Triple) -> Triple {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

/// On the line between two steps of the grid.
fn between(step: &f64, of: impl Fn(usize) -> Triple) -> Triple {
    let first = step.floor() as usize;
    let share = step - step.floor();
    let (before, after) = (of(first), of(first + 1));
    std::array::from_fn(|axis| before[axis] + share * (after[axis] - before[axis]))
}

/// A turned seat: a rotation, each as likely (Shoemake 1992, a unit quaternion at random).
fn turned(chance: &mut Chance) -> [Triple; 3] {
    let drawn = [chance.bell(), chance.bell(), chance.bell(), chance.bell()];
    let length = drawn.iter().map(|part| part * part).sum::<f64>().sqrt().max(1e-9);
    let [w, x, y, z] = drawn.map(|part| part / length);
    [
        [1.0 - 2.0 * (y * y + z * z), 2.0 * (x * y - w * z), 2.0 * (x * z + w * y)],
        [2.0 * (x * y + w * z), 1.0 - 2.0 * (x * x + z * z), 2.0 * (y * z - w * x)],
        [2.0 * (x * z - w * y), 2.0 * (y * z + w * x), 1.0 - 2.0 * (x * x + y * y)],
    ]
}

fn apply(rows: &[Triple; 3], vector: Triple) -> Triple {
    rows.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

/// In steps, up to the end of the range.
fn digital(value: f64, step: f64, range: f64) -> f64 {
    let value = value.clamp(-range, range);
    if step > 0.0 { (value / step).round() * step } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERFECT: Sensor = Sensor { noise_deg_s: 0.0, bias_deg_s: 0.0, step_deg_s: 0.0, ..Sensor::PHONE };

    fn swinging(axis: usize) -> Course {
        let mut course = Course::new(4.0);
        for (i, angles) in course.angle_deg.iter_mut().enumerate() {
            angles[axis] = 2.0 * (std::f64::consts::TAU * 5.0 * (i as f64 - 2.0) / FINE_HZ).sin();
        }
        course
    }

    #[test]
    fn shaking_is_seen_about_the_axis_that_points_up_and_nodding_about_the_left() {
        for (axis, expected) in [(0, 2), (1, 1), (2, 0)] {
            let recorded = record(&swinging(axis), &mut Chance::new(1), &PERFECT, 3.9);
            let top = |axis: usize| {
                recorded.angular_velocity_deg_s.iter().map(|turning| turning[axis].abs()).fold(0.0, f64::max)
            };
            // 2° at 5 Hz turn at 62.8 °/s at the fastest.
            assert!((top(expected) / 62.83 - 1.0).abs() < 0.01, "{axis}: {}", top(expected));
            assert!((0..3).filter(|other| *other != expected).all(|other| top(other) < 1e-9));
        }
    }

    #[test]
    fn a_head_at_rest_feels_one_g_upwards_and_a_lying_one_through_the_face() {
        let mut course = Course::new(2.0);
        let mut chance = Chance::new(1);
        let up = record(&course, &mut chance, &PERFECT, 1.0).acceleration_g[50];
        assert!((up[2] - 1.0).abs() < 0.05 && up[0].abs() < 0.05, "{up:?}");
        course.lean_deg.fill(90.0);
        let lying = record(&course, &mut chance, &PERFECT, 1.0).acceleration_g[50];
        assert!((lying[0] - 1.0).abs() < 0.05 && lying[2].abs() < 0.05, "{lying:?}");
    }

    #[test]
    fn what_is_too_fast_stands_at_the_end_of_the_range() {
        let sensor = Sensor { range_deg_s: 40.0, ..PERFECT };
        let recorded = record(&swinging(0), &mut Chance::new(1), &sensor, 3.9);
        assert!(recorded.angular_velocity_deg_s.iter().all(|turning| turning[2].abs() <= 40.0));
        assert!(recorded.angular_velocity_deg_s.iter().any(|turning| turning[2] == 40.0));
    }

    #[test]
    fn times_rise_however_they_wander_and_gaps_are_left_out() {
        let sensor = Sensor { wander_ms: 20.0, gaps_per_minute: 6.0, ..PERFECT };
        let times: Vec<f64> = times(&mut Chance::new(2), &sensor, 60.0).into_iter().map(|(time, _)| time).collect();
        assert!(times.windows(2).all(|pair| pair[1] > pair[0]));
        assert!(times.windows(2).filter(|pair| pair[1] - pair[0] > 0.25).count() >= 2);
    }

    #[test]
    fn a_turned_seat_keeps_lengths() {
        let seat = turned(&mut Chance::new(9));
        let length = apply(&seat, [1.0, 2.0, 2.0]).iter().map(|part| part * part).sum::<f64>().sqrt();
        assert!((length - 3.0).abs() < 1e-12);
    }
}
