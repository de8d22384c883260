//! Direction: which way a movement goes, from its energy in each direction.
//!
//! For: telling shaking (no-no) from nodding (yes-yes) and tilting, and a straight swing from a circling one.
//! In: a symmetric matrix of energies of three axes, the direction of gravity and of the left ear where known.
//! Out: the main axis, its share of the energy, and whether that is no-no, yes-yes or tilt.
//! Method: principal axes (Jacobi rotations). Rotation about gravity is no-no; rotation about a level axis is nodding or
//! tilting, told apart only when it is known where the sensor's left is.
//! Limits: "about gravity" holds for an upright head; lying down, shaking the head is a rotation about a level axis.
//! Bench: exact on made swings; not held against people whose direction somebody watched, as no such recording was found.

use super::movement::Axis;
use crate::recording::Triple;

/// Share of the energy that one direction must carry to name the movement by it: an axis within 30° of it (cos² 30°).
const NAMING_SHARE: f64 = 0.75;

/// Energies of three axes: a symmetric matrix.
pub(crate) type Energies = [[f64; 3]; 3];

/// The main axis of a movement: unit vector, and its share of all the energy.
pub(crate) fn main_axis(energies: &Energies) -> (Triple, f64) {
    let (values, vectors) = principal(energies);
    let total: f64 = values.iter().sum();
    let best = (0..3).max_by(|&a, &b| values[a].total_cmp(&values[b])).unwrap_or(0);
    let mut axis: Triple = std::array::from_fn(|i| vectors[i][best]);
    let largest = axis.iter().copied().fold(0.0, |m: f64, v| if v.abs() > m.abs() { v } else { m });
    if largest < 0.0 {
        axis = axis.map(|v| -v);
    }
    (axis, if total > 0.0 { values[best] / total } else { 0.0 })
}

/// Energy along a unit vector.
pub(crate) fn along(energies: &Energies, direction: &Triple) -> f64 {
    (0..3).map(|i| (0..3).map(|j| direction[i] * energies[i][j] * direction[j]).sum::<f64>()).sum()
}

/// Unit vector, or `None` for a vector without length.
pub(crate) fn unit(vector: &Triple) -> Option<Triple> {
    let length = vector.iter().map(|v| v * v).sum::<f64>().sqrt();
    (length.is_finite() && length > 1e-9).then(|| vector.map(|v| v / length))
}

/// What a rotation is called, by how its energy lies to gravity and to the line between the ears.
pub(crate) fn name(energies: &Energies, gravity: Option<Triple>, left: Option<Triple>) -> Axis {
    let total: f64 = (0..3).map(|i| energies[i][i]).sum();
    let Some(gravity) = gravity else { return Axis::NotToldApart };
    if total <= 0.0 {
        return Axis::NotToldApart;
    }
    let about_gravity = along(energies, &gravity) / total;
    if about_gravity >= NAMING_SHARE {
        return Axis::NoNo;
    }
    if about_gravity > 1.0 - NAMING_SHARE {
        return Axis::Mixed;
    }
    let dot = |a: &Triple, b: &Triple| a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>();
    let level = left.and_then(|left| {
        let up = dot(&left, &gravity);
        unit(&std::array::from_fn(|i| left[i] - up * gravity[i]))
    });
    let Some(level) = level else { return Axis::YesYesOrTilt };
    let about_left = along(energies, &level) / total;
    if about_left >= NAMING_SHARE {
        Axis::YesYes
    } else if 1.0 - about_gravity - about_left >= NAMING_SHARE {
        Axis::Tilt
    } else {
        Axis::Mixed
    }
}

/// What a movement of camera angles (yaw, pitch, roll) is called.
pub(crate) fn name_of_angles(energies: &Energies) -> Axis {
    let total: f64 = (0..3).map(|i| energies[i][i]).sum();
    let share = |i: usize| energies[i][i] / total;
    match () {
        () if total <= 0.0 => Axis::NotToldApart,
        () if share(0) >= NAMING_SHARE => Axis::NoNo,
        () if share(1) >= NAMING_SHARE => Axis::YesYes,
        () if share(2) >= NAMING_SHARE => Axis::Tilt,
        () => Axis::Mixed,
    }
}

/// Eigenvalues and eigenvectors (as columns) of a symmetric matrix, by Jacobi rotations.
fn principal(energies: &Energies) -> (Triple, Energies) {
    let mut a = *energies;
    let mut v = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    for _ in 0..12 {
        for (p, q) in [(0, 1), (0, 2), (1, 2)] {
            if a[p][q].abs() <= 1e-15 * (a[p][p].abs() + a[q][q].abs()) {
                continue;
            }
            let theta = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
            let t = if theta >= 0.0 { 1.0 } else { -1.0 } / (theta.abs() + (theta * theta + 1.0).sqrt());
            let c = 1.0 / (t * t + 1.0).sqrt();
            let s = t * c;
            for row in &mut a {
                (row[p], row[q]) = (c * row[p] - s * row[q], s * row[p] + c * row[q]);
            }
            let (rp, rq) = (a[p], a[q]);
            for j in 0..3 {
                (a[p][j], a[q][j]) = (c * rp[j] - s * rq[j], s * rp[j] + c * rq[j]);
            }
            for row in &mut v {
                (row[p], row[q]) = (c * row[p] - s * row[q], s * row[p] + c * row[q]);
            }
        }
    }
    ([a[0][0], a[1][1], a[2][2]], v)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn swinging_along(direction: Triple) -> Energies {
        std::array::from_fn(|i| std::array::from_fn(|j| direction[i] * direction[j]))
    }

    #[test]
    fn a_straight_swing_has_one_axis() {
        let direction = [0.48, -0.6, 0.64];
        let (axis, share) = main_axis(&swinging_along(direction));
        assert!((share - 1.0).abs() < 1e-12);
        let same: f64 = axis.iter().zip(direction).map(|(a, b)| a * b).sum();
        assert!((same.abs() - 1.0).abs() < 1e-12, "{axis:?}");
    }

    #[test]
    fn a_circle_has_half_its_energy_along_any_axis_of_it() {
        let (_, share) = main_axis(&[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]]);
        assert!((share - 0.5).abs() < 1e-12);
    }

    #[test]
    fn within_30_degrees_of_gravity_is_no_no() {
        let tipped = |degrees: f64| swinging_along([degrees.to_radians().sin(), 0.0, degrees.to_radians().cos()]);
        let down = Some([0.0, 0.0, -1.0]);
        assert_eq!(name(&tipped(25.0), down, None), Axis::NoNo);
        assert_eq!(name(&tipped(45.0), down, None), Axis::Mixed);
        assert_eq!(name(&tipped(65.0), down, None), Axis::YesYesOrTilt);
        assert_eq!(name(&tipped(65.0), None, None), Axis::NotToldApart);
    }

    #[test]
    fn camera_angles_name_themselves() {
        assert_eq!(name_of_angles(&swinging_along([0.0, 1.0, 0.1])), Axis::YesYes);
        assert_eq!(name_of_angles(&swinging_along([0.0, 0.0, 1.0])), Axis::Tilt);
        assert_eq!(name_of_angles(&swinging_along([0.6, 0.6, 0.5])), Axis::Mixed);
    }
}
