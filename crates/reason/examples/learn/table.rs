//! From examples to a table: one machine for each finding.

use crate::examples::Example;
use crate::machine::{Row, weights};
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::learned::{Learned, LearnedFinding, Wording};
use nullpoint_reason::understand::LENGTH_POWER;
use std::collections::BTreeMap;

/// What a fault in one sentence costs. Ours: of 0.1, 0.3 and 1 the best on sentences left out.
const COST: f32 = 0.3;
/// Least texts that a wording stands in, and that speak of a finding, to learn of it.
const LEAST: usize = 2;
/// Largest weight in steps, and the least that is kept. Ours: below it the table grows and nothing gets better.
const STEPS: f32 = 127.0;
const LEAST_STEPS: f32 = 5.0;
const LEAST_DENIED_STEPS: f32 = 10.0;

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
    let mut wordings: Vec<Wording> =
        columns.values().map(|(_, telling)| Wording { telling: *telling, ..Wording::default() }).collect();
    let mut findings = Vec::new();
    for id in knowledge.findings.keys().filter(|id| *id != "age-now") {
        let is_told = |example: &Example| example.told.contains(id);
        let Some(told) = Machine::of(id, examples, &values, columns.len(), is_told) else { continue };
        let denied = Machine::of(id, examples, &values, columns.len(), |example| example.denied.contains(id));
        let number = findings.len() as u16;
        told.steps(LEAST_STEPS).for_each(|(column, steps)| wordings[column].weights.push((number, steps)));
        let denied = denied.unwrap_or_else(Machine::never);
        denied.steps(LEAST_DENIED_STEPS).for_each(|(column, steps)| wordings[column].denied.push((number, steps)));
        findings.push(LearnedFinding {
            id: id.clone(),
            bias: told.bias,
            step: told.step,
            denied_bias: denied.bias,
            denied_step: denied.step,
        });
    }
    let names = columns.keys().map(|name| (*name).clone());
    let is_of_use = |(_, wording): &(String, Wording)| !wording.weights.is_empty() || !wording.denied.is_empty();
    Learned { findings, wordings: names.zip(wordings).filter(is_of_use).collect(), ..Learned::default() }
}

/// What parts the texts that say something of a finding from all others.
struct Machine {
    bias: f32,
    weights: Vec<f32>,
    /// The worth of one step.
    step: f32,
}

impl Machine {
    /// Learns it; none where too few texts say it.
    fn of(
        id: &String,
        examples: &[Example],
        values: &[Vec<(u32, f32)>],
        columns: usize,
        says: impl Fn(&Example) -> bool,
    ) -> Option<Self> {
        let rows = examples.iter().zip(values).filter(|(example, _)| !example.open.contains(id));
        let rows: Vec<Row<'_>> = rows
            .map(|(example, values)| {
                let is_one = says(example);
                let (of_told, of_others) = example.counts;
                Row { values, is_one, cost: COST * if is_one { of_told } else { of_others } }
            })
            .collect();
        let ones = rows.iter().filter(|row| row.is_one).count();
        (ones >= LEAST).then(|| {
            let (weights, bias) = weights(&rows, columns);
            let step = weights.iter().fold(f32::EPSILON, |most, weight| most.max(weight.abs())) / STEPS;
            Self { bias, weights, step }
        })
    }

    /// For what nobody denies: as far off as a text that holds nothing.
    const fn never() -> Self {
        Self { bias: -1.0, weights: Vec::new(), step: 0.0 }
    }

    /// The weights of at least so many steps, with their columns.
    fn steps(&self, least: f32) -> impl Iterator<Item = (usize, i8)> {
        let steps = self.weights.iter().map(|weight| (weight / self.step).round()).enumerate();
        steps.filter(move |(_, steps)| steps.abs() >= least).map(|(column, steps)| (column, steps as i8))
    }
}

/// The wordings of a text as a row: each by how telling it is, over the length of the text.
fn row(example: &Example, columns: &BTreeMap<&String, (u32, f32)>) -> Vec<(u32, f32)> {
    let known: Vec<(u32, f32)> = example.wordings.iter().filter_map(|wording| columns.get(wording).copied()).collect();
    let length = known.iter().map(|(_, telling)| telling * telling).sum::<f32>().sqrt();
    let over = length.powf(LENGTH_POWER).max(f32::EPSILON);
    known.into_iter().map(|(column, telling)| (column, telling / over)).collect()
}
