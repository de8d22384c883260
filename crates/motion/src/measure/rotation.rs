//! Rotation: a rotation as a matrix, and how far a head that is turned by it is turned, nodded and tilted.
//!
//! Rows and columns are axes of the sensor; angles are yaw to the left, pitch with the nose down, roll with the left ear up, in
//! that order about the head's own axes.

use super::direction::unit;
use crate::recording::Triple;

pub(crate) type Matrix = [Triple; 3];
pub(crate) const IDENTITY: Matrix = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];

/// Rows: ahead, left and up in the sensor's axes at straight ahead; `is_known` when ahead and left are so indeed.
pub(crate) struct Seat {
    rows: Matrix,
    is_known: bool,
}

impl Seat {
    /// A sensor that sits with this side up, and to the left ear where that is known.
    pub(crate) fn new(up: Triple, left: Option<Triple>) -> Self {
        let level = |vector: Triple| {
            let along: f64 = dot(&vector, &up);
            unit(&std::array::from_fn(|axis| vector[axis] - along * up[axis]))
        };
        let known = left.and_then(level);
        let any = IDENTITY.into_iter().min_by(|a, b| dot(a, &up).abs().total_cmp(&dot(b, &up).abs()));
        let left = known.or_else(|| level(any?)).unwrap_or(IDENTITY[1]);
        Self { rows: [cross(&left, &up), left, up], is_known: known.is_some() }
    }

    /// Yaw, pitch and roll of a rotation from sensor to where it was at straight ahead, in degrees.
    pub(crate) fn angles(&self, turn: &Matrix) -> Triple {
        let head: Matrix = std::array::from_fn(|i| {
            std::array::from_fn(|j| {
                (0..3).map(|k| (0..3).map(|l| self.rows[i][k] * turn[k][l] * self.rows[j][l]).sum::<f64>()).sum()
            })
        });
        if self.is_known {
            let pitch = (-head[2][0]).clamp(-1.0, 1.0).asin();
            return [head[1][0].atan2(head[0][0]), pitch, head[2][1].atan2(head[2][2])].map(f64::to_degrees);
        }
        // The part of the rotation that turns about up: it needs no ahead.
        let yaw = (head[1][0] - head[0][1]).atan2(head[0][0] + head[1][1]);
        [yaw.to_degrees(), f64::NAN, f64::NAN]
    }
}

/// The rotation by a small vector, in radians (Rodrigues).
pub(crate) fn rotation(by: &Triple) -> Matrix {
    let angle = length(by);
    let (a, b) = if angle > 1e-9 { (angle.sin() / angle, (1.0 - angle.cos()) / (angle * angle)) } else { (1.0, 0.5) };
    let [x, y, z] = *by;
    let skew: Matrix = [[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]];
    let square = times(&skew, &skew);
    std::array::from_fn(|i| std::array::from_fn(|j| IDENTITY[i][j] + a * skew[i][j] + b * square[i][j]))
}

pub(crate) fn times(a: &Matrix, b: &Matrix) -> Matrix {
    std::array::from_fn(|i| std::array::from_fn(|j| (0..3).map(|k| a[i][k] * b[k][j]).sum()))
}

pub(crate) fn transposed_times(a: &Matrix, v: &Triple) -> Triple {
    std::array::from_fn(|i| (0..3).map(|k| a[k][i] * v[k]).sum())
}

fn dot(a: &Triple, b: &Triple) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

pub(crate) fn cross(a: &Triple, b: &Triple) -> Triple {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

pub(crate) fn length(v: &Triple) -> f64 {
    dot(v, v).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_a_nod_and_a_tilt_have_their_own_angles() {
        let seat = Seat::new([0.0, 0.0, 1.0], Some([0.0, 1.0, 0.0]));
        for (place, axis) in [[0.0, 0.0, 1.0], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0]].into_iter().enumerate() {
            let angles = seat.angles(&rotation(&axis.map(|part: f64| part * 30.0_f64.to_radians())));
            let expected: Triple = std::array::from_fn(|i| if i == place { 30.0 } else { 0.0 });
            assert!(angles.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9), "{angles:?}");
        }
    }

    #[test]
    fn small_steps_make_the_whole_turn() {
        let step = rotation(&[0.0, 0.0, 0.01]);
        let turned = (0..100).fold(IDENTITY, |turned, _| times(&turned, &step));
        let angles = Seat::new([0.0, 0.0, 1.0], None).angles(&turned);
        assert!((angles[0] - 1.0_f64.to_degrees()).abs() < 1e-9 && angles[1].is_nan());
    }
}
