//! How the score of the machine and the sayings found are added: learned on sentences that neither had seen.
//!
//! Method: logistic regression by Newton's steps on score and weight of the sayings; a finding is told
//! where it is as likely as [`LIKELY`].

use crate::examples::Sentence;
use nullpoint_knowledge::learned::{Joined, Learned};
use nullpoint_reason::understand::Wordings;

/// Least probability at which a finding is told: more likely than not.
const LIKELY: f64 = 0.5;
/// Newton's steps; it stands still long before.
const ITERATIONS: usize = 25;
/// Keeps the equations solvable where a column is empty.
const RIDGE: f64 = 1e-3;

/// One finding in one sentence: one, score, weight of sayings; and whether it is told.
pub(crate) struct Case {
    values: [f64; 3],
    is_told: bool,
}

/// Adds the cases of a sentence.
pub(crate) fn add(cases: &mut Vec<Case>, sentence: &Sentence, learned: &Learned, read: &Wordings) {
    let (told, open) = (sentence.told(), sentence.open());
    for (finding, score) in learned.findings.iter().zip(&read.scores).filter(|(finding, _)| !open.contains(&finding.id))
    {
        let weight = read.sayings.iter().find(|(id, _)| *id == finding.id).map_or(0.0, |(_, weight)| *weight);
        let values = [1.0, f64::from(*score), weight];
        cases.push(Case { values, is_told: told.contains(&finding.id) });
    }
}

/// The best way to add.
pub(crate) fn fit(cases: &[Case]) -> Joined {
    let mut weights = [0.0; 3];
    for _ in 0..ITERATIONS {
        let mut slope = weights.map(|weight| -RIDGE * weight);
        let mut curve = [[0.0; 3]; 3];
        for case in cases {
            let likely = likely(&weights, case);
            let is_told = f64::from(u8::from(case.is_told));
            for (one, value) in case.values.iter().enumerate() {
                slope[one] += value * (is_told - likely);
                for (other, second) in case.values.iter().enumerate() {
                    curve[one][other] += likely * (1.0 - likely) * value * second;
                }
            }
        }
        for (number, row) in curve.iter_mut().enumerate() {
            row[number] += RIDGE;
        }
        let step = solved(curve, slope);
        weights = std::array::from_fn(|number| weights[number] + step[number]);
    }
    let [bias, score, sayings] = weights;
    let logit = (LIKELY / (1.0 - LIKELY)).ln();
    Joined { sayings: (sayings / score) as f32, least: ((logit - bias) / score) as f32 }
}

fn likely(weights: &[f64; 3], case: &Case) -> f64 {
    let sum: f64 = weights.iter().zip(case.values).map(|(weight, value)| weight * value).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// Gauss and Jordan, with the largest pivot.
fn solved(mut rows: [[f64; 3]; 3], mut right: [f64; 3]) -> [f64; 3] {
    for column in 0..3 {
        let pivot = (column..3).max_by(|one, other| rows[*one][column].abs().total_cmp(&rows[*other][column].abs()));
        let pivot = pivot.unwrap_or(column);
        rows.swap(column, pivot);
        right.swap(column, pivot);
        for other in (0..3).filter(|other| *other != column) {
            let times = rows[other][column] / rows[column][column];
            let own = rows[column];
            for (value, own) in rows[other].iter_mut().zip(own) {
                *value -= times * own;
            }
            right[other] -= times * right[column];
        }
    }
    std::array::from_fn(|number| right[number] / rows[number][number])
}

/// Prints how well it tells, at this least sum and around it.
pub(crate) fn report(cases: &[Case], joined: Joined) {
    eprintln!("{joined:?}, on sentences left out, said or denied:");
    for more in [-0.2, -0.1, 0.0, 0.1, 0.2] {
        let least = f64::from(joined.least) + more;
        let sum = |case: &Case| {
            let [_, score, sayings] = case.values;
            score + f64::from(joined.sayings) * sayings
        };
        let count = |is_read: bool, is_told: bool| {
            cases.iter().filter(|case| (sum(case) >= least) == is_read && case.is_told == is_told).count() as f64
        };
        let (right, wrong, missed) = (count(true, true), count(true, false), count(false, true));
        let (precision, recall) = (100.0 * right / (right + wrong), 100.0 * right / (right + missed));
        eprintln!("least {least:.2}: precision {precision:.1} %, recall {recall:.1} %");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_more_counts_more() {
        let case = |score: f64, weight: f64, is_told: bool| Case { values: [1.0, score, weight], is_told };
        let many: Vec<Case> = (0..300)
            .map(|number| {
                let (score, weight) = (f64::from(number % 20) / 10.0 - 1.0, f64::from(number / 20) / 2.0);
                case(score, weight, score + 0.2 * weight + f64::from(number % 3) * 0.3 > 1.0)
            })
            .collect();
        let joined = fit(&many);
        assert!((joined.sayings - 0.2).abs() < 0.05, "{joined:?}");
        assert!((joined.least - 0.7).abs() < 0.1, "{joined:?}");
    }
}
