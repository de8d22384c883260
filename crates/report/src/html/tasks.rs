//! Tasks on the page: what marked tasks show and what changed, in words, with tables and pictures.

use crate::figure::{self, Figure};
use crate::task_words::{change_sentences, contrast_row, sentences, spread_words, task_name, task_row};
use crate::words::significant;
use nullpoint_motion::measure::{CurvePoint, Movement, Spread};

/// What marked tasks show; empty without marks.
pub(super) struct TasksView {
    pub(super) id: String,
    pub(super) sentences: Vec<String>,
    /// Task, time, share of time, frequency, amplitude.
    pub(super) rows: Vec<[String; 5]>,
    /// Pair, what came out, times as large, how much faster.
    pub(super) contrasts: Vec<[String; 4]>,
    pub(super) contrasts_figure: Option<Figure>,
    /// Task, turn, nod, tilt, uncertainty.
    pub(super) held: Vec<[String; 5]>,
    /// Turn, amplitude, interval, glances.
    pub(super) curve: Vec<[String; 4]>,
    pub(super) null_point_figure: Option<Figure>,
    pub(super) change: Vec<String>,
}

impl TasksView {
    pub(super) fn new(movement: &Movement, id: &str) -> Self {
        let pairs = movement.contrasts.iter().flat_map(|contrasts| &contrasts.pairs);
        let spread = |spread: Option<Spread>| spread.map_or_else(|| "–".to_owned(), spread_words);
        let held = movement.posture.iter().flat_map(|posture| &posture.parts).map(|part| {
            let off = part.held.yaw.map_or_else(|| "–".to_owned(), |yaw| format!("{:.1}°", yaw.uncertainty_deg));
            let angles = [part.held.yaw, part.held.pitch, part.held.roll].map(spread);
            let [turn, nod, tilt] = angles;
            [task_name(&part.task.name), turn, nod, tilt, off]
        });
        Self {
            id: id.to_owned(),
            sentences: sentences(movement),
            rows: movement.tasks.iter().map(|task| task_row(task, movement.signal)).collect(),
            contrasts: pairs.map(contrast_row).collect(),
            contrasts_figure: figure::contrasts(movement, &format!("{id}-contrasts")),
            held: held.collect(),
            curve: movement.null_point.iter().flat_map(|null| &null.curve).map(curve_row).collect(),
            null_point_figure: figure::null_point(movement, &format!("{id}-null-point")),
            change: movement.change.iter().flat_map(change_sentences).collect(),
        }
    }

    /// There is nothing to show.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.sentences.is_empty() && self.change.is_empty()
    }
}

fn curve_row(point: &CurvePoint) -> [String; 4] {
    let interval = point
        .amplitude_interval_deg
        .map_or_else(|| "–".to_owned(), |[low, high]| format!("{} to {}°", significant(low), significant(high)));
    [
        format!("{:.0} to {:.0}°", point.from_deg, point.to_deg).replace('-', "−"),
        format!("{}°", significant(point.amplitude_deg)),
        interval,
        point.glances.to_string(),
    ]
}
