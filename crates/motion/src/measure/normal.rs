//! Normal equations: small symmetric positive systems, as least squares makes them.
//!
//! Method: Cholesky's factorization, in place, row by row.

/// What is added to each diagonal as a share of it, so that two columns that are nearly the same do not blow up.
const RIDGE: f64 = 1e-9;

/// Turns the lower half of a matrix of `n` rows into its Cholesky factor; `None` when it is not positive.
pub(crate) fn factor(matrix: &mut [f64], n: usize) -> Option<()> {
    for i in 0..n {
        matrix[i * n + i] *= 1.0 + RIDGE;
        for j in 0..=i {
            let (before, row) = matrix.split_at_mut(i * n);
            let known = if j == i { &row[..j] } else { &before[j * n..j * n + j] };
            let rest = row[j] - known.iter().zip(&row[..j]).map(|(a, b)| a * b).sum::<f64>();
            if i == j {
                if rest.is_nan() || rest <= 0.0 {
                    return None;
                }
                row[i] = rest.sqrt();
            } else {
                row[j] = rest / before[j * n + j];
            }
        }
    }
    Some(())
}

/// Solves for some right sides at once, in place: `right` holds one value for each of them in each of the `n` rows.
pub(crate) fn solve<const SIDES: usize>(factor: &[f64], right: &mut [[f64; SIDES]]) {
    let n = right.len();
    let take = |from: [f64; SIDES], share: f64, of: [f64; SIDES]| std::array::from_fn(|k| from[k] - share * of[k]);
    for i in 0..n {
        let mut value = right[i];
        for j in 0..i {
            value = take(value, factor[i * n + j], right[j]);
        }
        right[i] = value.map(|v| v / factor[i * n + i]);
    }
    for i in (0..n).rev() {
        let value = right[i].map(|v| v / factor[i * n + i]);
        right[i] = value;
        for j in 0..i {
            right[j] = take(right[j], factor[i * n + j], value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_with_a_known_answer_is_solved() {
        // Rows of A · (1, -2, 3) with A = [[4, 1, 0], [1, 3, 1], [0, 1, 2]].
        let mut matrix = [4.0, 0.0, 0.0, 1.0, 3.0, 0.0, 0.0, 1.0, 2.0];
        factor(&mut matrix, 3).expect("it is positive");
        let mut right = [[2.0, 4.0], [-2.0, -4.0], [4.0, 8.0]];
        solve(&matrix, &mut right);
        for (found, expected) in right.iter().zip([1.0, -2.0, 3.0]) {
            assert!((found[0] - expected).abs() < 1e-7 && (found[1] - 2.0 * expected).abs() < 1e-7, "{right:?}");
        }
    }

    #[test]
    fn what_is_not_positive_is_refused() {
        assert!(factor(&mut [1.0, 0.0, 2.0, 1.0], 2).is_none());
        assert!(factor(&mut [f64::NAN], 1).is_none());
    }
}
