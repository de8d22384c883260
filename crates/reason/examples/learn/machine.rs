//! A linear support vector machine.
//!
//! Method: dual coordinate descent for squared hinge loss, Hsieh and others 2008, algorithm 1
//! <https://doi.org/10.1145/1390156.1390208>. The bias is a column of ones, so that it is drawn to zero like the weights.

/// Least change of a row's dual that counts, and most passes over all rows. As in the authors' program, roughly.
const TOLERANCE: f32 = 1e-3;
const MOST_PASSES: usize = 60;

/// A row: its columns with their values, whether it is one, and what a fault in it costs.
pub(crate) struct Row<'r> {
    pub(crate) values: &'r [(u32, f32)],
    pub(crate) is_one: bool,
    pub(crate) cost: f32,
}

/// The weights of the columns and the bias, which part the rows that are from those that are not.
pub(crate) fn weights(rows: &[Row<'_>], columns: usize) -> (Vec<f32>, f32) {
    let (mut weights, mut bias) = (vec![0.0_f32; columns], 0.0_f32);
    let mut duals = vec![0.0_f32; rows.len()];
    let squares: Vec<f32> =
        rows.iter().map(|row| 1.0 + row.values.iter().map(|(_, value)| value * value).sum::<f32>()).collect();
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut chance = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..MOST_PASSES {
        shuffle(&mut order, &mut chance);
        let mut most = 0.0_f32;
        for number in &order {
            let (row, dual) = (&rows[*number], duals[*number]);
            let sign = if row.is_one { 1.0 } else { -1.0 };
            let softness = 0.5 / row.cost;
            let score = bias + row.values.iter().map(|(column, value)| weights[*column as usize] * value).sum::<f32>();
            let slope = sign * score - 1.0 + softness * dual;
            let step = if dual > 0.0 { slope } else { slope.min(0.0) };
            most = most.max(step.abs());
            if step.abs() > TOLERANCE {
                let after = (dual - slope / (squares[*number] + softness)).max(0.0);
                let change = sign * (after - dual);
                duals[*number] = after;
                bias += change;
                for (column, value) in row.values {
                    weights[*column as usize] += change * value;
                }
            }
        }
        if most <= TOLERANCE {
            break;
        }
    }
    (weights, bias)
}

/// Fisher and Yates, by xorshift64* <https://doi.org/10.18637/jss.v008.i14>: the same order each time.
fn shuffle(order: &mut [usize], chance: &mut u64) {
    for last in (1..order.len()).rev() {
        *chance ^= *chance >> 12;
        *chance ^= *chance << 25;
        *chance ^= *chance >> 27;
        let drawn = chance.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        order.swap(last, drawn as usize % (last + 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_parted_is_parted() {
        let values = [vec![(0, 1.0)], vec![(0, 1.0), (1, 1.0)], vec![(1, 1.0)], vec![(2, 1.0)]];
        let is_one = [true, true, false, false];
        let rows: Vec<Row<'_>> =
            values.iter().zip(is_one).map(|(values, is_one)| Row { values, is_one, cost: 10.0 }).collect();
        let (weights, bias) = weights(&rows, 3);
        for row in &rows {
            let score = bias + row.values.iter().map(|(column, value)| weights[*column as usize] * value).sum::<f32>();
            assert_eq!(score > 0.0, row.is_one, "{score}");
        }
        assert!(weights[0] > weights[1] && weights[0] > weights[2]);
    }

    #[test]
    fn a_costly_row_is_the_last_to_be_wrong() {
        let values = vec![(0, 1.0)];
        let row = |is_one: bool, cost: f32| Row { values: &values, is_one, cost };
        let score = |rows: &[Row<'_>]| {
            let (weights, bias) = weights(rows, 1);
            weights[0] + bias
        };
        assert!(score(&[row(true, 1.0), row(false, 0.1)]) > 0.0);
        assert!(score(&[row(true, 0.1), row(false, 1.0)]) < 0.0);
    }
}
