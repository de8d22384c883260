//! The list of single movements for the terminal.

use crate::words;
use nullpoint_motion::measure::Events;

/// Names of the columns, as wide as what stands below them.
const COLUMNS: [(&str, usize); 6] =
    [("start", 10), ("length", 8), ("way out", 8), ("size", 7), ("fastest", 9), ("direction", 0)];

/// Each single movement on a line of its own.
pub(super) fn table(events: &Events) -> String {
    let mut table = row(&COLUMNS.map(|(name, _)| name.to_owned()));
    for event in &events.list {
        table.push_str(&row(&words::event_cells(event)));
    }
    if events.list.is_empty() {
        table.push_str("no single movements\n");
    } else if events.listed_every > 1 {
        table.push_str(&format!("one in {} of {} is listed\n", events.listed_every, events.count));
    }
    table
}

fn row(cells: &[String; 6]) -> String {
    let mut line = String::new();
    for (cell, (_, width)) in cells.iter().zip(COLUMNS) {
        if width == 0 {
            line.push_str(&format!("  {cell}"));
        } else {
            line.push_str(&format!("{cell:>width$}"));
        }
    }
    format!("{}\n", line.trim_end())
}
