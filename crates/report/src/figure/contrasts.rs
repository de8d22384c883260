//! Contrasts: how many times as large the movement is in each task, with its interval, around the line of "as large".
//!
//! Method: ratios on a logarithmic axis, each pair on a row of its own with its name above it.

use super::Figure;
use super::canvas::{Canvas, HIGH, WIDE};
use super::scale::Scale;
use crate::task_words::{task_name, verdict};
use nullpoint_motion::measure::{Contrast, Difference, Movement};
use nullpoint_motion::tasks::known;

/// Ratios that may stand at ticks.
const RATIOS: [(f64, &str); 9] = [
    (0.01, "0.01"),
    (0.05, "0.05"),
    (0.1, "0.1"),
    (0.25, "¼"),
    (0.5, "½"),
    (1.0, "1"),
    (2.0, "2"),
    (4.0, "4"),
    (10.0, "10"),
];

/// Draws the contrasts; `None` when nothing could be compared.
#[must_use]
pub fn contrasts(movement: &Movement, id: &str) -> Option<Figure> {
    let pairs: Vec<(&Contrast, f64, [f64; 2])> = movement
        .contrasts
        .as_ref()?
        .pairs
        .iter()
        .filter_map(|pair| Some((pair, pair.ratio?, pair.ratio_interval?)))
        .collect();
    let (low, high) =
        pairs.iter().fold((0.5_f64, 2.0_f64), |(low, high), (_, _, [from, to])| (low.min(*from), high.max(*to)));
    if pairs.is_empty() {
        return None;
    }
    let (low, high) = (low.max(0.01) / 1.1, high.min(30.0) * 1.1);
    let across = Scale::new(low.log10(), high.log10(), 2);
    let sentence = sentence(&pairs);
    let mut canvas = Canvas::new(id, "How many times as large the movement is", &sentence);
    for (ratio, label) in RATIOS.into_iter().filter(|(ratio, _)| (low..=high).contains(ratio)) {
        canvas.tick_below(across.share(ratio.log10()), label);
    }
    canvas.path("at", &format!("M{:.0} 0v{HIGH:.0}", across.share(0.0) * WIDE));
    let row = 1.0 / pairs.len() as f64;
    for (place, (pair, ratio, [from, to])) in pairs.iter().enumerate() {
        let down = (place as f64 + 0.72) * row;
        let at = |ratio: f64| across.share(ratio.max(low).log10()) * WIDE;
        let (top, bottom) = ((down - 0.02) * HIGH, (down + 0.02) * HIGH);
        canvas.block("no-rhythm", at(*from), at(*to), (down - 0.006) * HIGH, (down + 0.006) * HIGH);
        canvas.block("rhythm", at(*ratio) - 6.0, at(*ratio) + 6.0, top, bottom);
        canvas.note(0.01, down - 0.3 * row, "start", &name(pair));
    }
    Some(Figure {
        svg: canvas.svg(),
        sentence,
        upward: "tasks, in order".into(),
        rightward: "times as large (each step to the right is a factor)".into(),
        marks: "Block: the ratio. Line: its 95 % interval. Upright dotted line: as large as the other.".into(),
    })
}

/// What stands above a row; what is held against rest needs no word of it.
fn name(pair: &Contrast) -> String {
    let (task, out) = (task_name(&pair.task), verdict(pair.verdict));
    match pair.against.as_str() {
        known::REST | known::STRAIGHT_AHEAD => format!("{task}: {out}"),
        other => format!("{task}, against {}: {out}", task_name(other)),
    }
}

fn sentence(pairs: &[(&Contrast, f64, [f64; 2])]) -> String {
    let count = |wanted: Difference| pairs.iter().filter(|(pair, ..)| pair.verdict == wanted).count();
    format!(
        "{} pairs of tasks: larger in {}, smaller in {}, no clear change in {}.",
        pairs.len(),
        count(Difference::Larger),
        count(Difference::Smaller),
        count(Difference::NoClearChange)
    )
}
