//! From examples to a table: one machine for each finding.

use crate::examples::Example;
use crate::machine::{Row, weights};
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::learned::{Learned, LearnedFinding, Wording};
use nullpoint_reason::understand::LENGTH_POWER;
use std::collections::{BTreeMap, HashMap};

/// What a fault in one sentence costs. Ours: of 0.1, 0.3 and 1 the best on sentences left out.
const COST: f32 = 0.3;
/// Least texts that a wording stands in, and that speak of a finding, to learn of it.
const LEAST: usize = 2;
/// Largest weight in steps, and the least that is kept. Ours: below it the table grows and nothing gets better.
const STEPS: f32 = 127.0;
const LEAST_STEPS: f32 = 3.0;

/// What these examples teach; how it is joined with sayings is left at nothing.
pub(crate) fn learned(knowledge: &Knowledge, examples: &[Example]) -> Learned {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    for wording in examples.iter().flat_map(|example| &example.wordings) {
        *counts.entry(wording).or_default() += 1;
    }
    counts.retain(|_, count| *count >= LEAST);
    let columns: BTreeMap<&String, (u32, f32)> = (0..)
        .zip(&counts)
        .map(|(column, (wording, count))| (*wording, (column, (examples.len() as f32 / *count as f32).ln())))
        .collect();
    let values: Vec<Vec<(u32, f32)>> = examples.iter().map(|example| row(example, &columns)).collect();
    let mut found: Vec<Vec<(u16, i8)>> = vec![Vec::new(); columns.len()];
    let mut findings = Vec::new();
    for id in knowledge.findings.keys().filter(|id| *id != "age-now") {
        let rows: Vec<Row<'_>> = examples
            .iter()
            .zip(&values)
            .filter(|(example, _)| !example.open.contains(id))
            .map(|(example, values)| {
                let is_one = example.told.contains(id);
                let (of_told, of_others) = example.counts;
                Row { values, is_one, cost: COST * if is_one { of_told } else { of_others } }
            })
            .collect();
        if rows.iter().filter(|row| row.is_one).count() < LEAST {
            continue;
        }
        let (weights, bias) = weights(&rows, columns.len());
        let step = weights.iter().fold(0.0_f32, |most, weight| most.max(weight.abs())) / STEPS;
        let number = findings.len() as u16;
        for (column, weight) in weights.iter().enumerate() {
            let steps = (weight / step).round();
            if steps.abs() >= LEAST_STEPS {
                found[column].push((number, steps as i8));
            }
        }
        findings.push(LearnedFinding { id: id.clone(), bias, step });
    }
    let wordings = columns.into_iter().filter(|(_, (column, _))| !found[*column as usize].is_empty());
    let wordings: HashMap<String, Wording> = wordings
        .map(|(wording, (column, telling))| {
            (wording.clone(), Wording { telling, weights: found[column as usize].clone() })
        })
        .collect();
    Learned { findings, wordings, ..Learned::default() }
}

/// The wordings of a text as a row: each by how telling it is, over the length of the text.
fn row(example: &Example, columns: &BTreeMap<&String, (u32, f32)>) -> Vec<(u32, f32)> {
    let known: Vec<(u32, f32)> = example.wordings.iter().filter_map(|wording| columns.get(wording).copied()).collect();
    let length = known.iter().map(|(_, telling)| telling * telling).sum::<f32>().sqrt();
    let over = length.powf(LENGTH_POWER).max(f32::EPSILON);
    known.into_iter().map(|(column, telling)| (column, telling / over)).collect()
}
