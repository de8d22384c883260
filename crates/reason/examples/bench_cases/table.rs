//! Tables of text, aligned, in a fence of Markdown.

use crate::interval::{Interval, wilson};

/// Rows under a head: the first column to the left, the others to the right.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table with this head.
    pub(crate) fn new(head: &[&str]) -> Self {
        Self { rows: vec![head.iter().map(|&cell| cell.to_owned()).collect()] }
    }

    /// One more row.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// The table as text.
    pub(crate) fn draw(&self) -> String {
        let columns = self.rows[0].len();
        let width = |column: usize| self.rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
        let widths: Vec<usize> = (0..columns).map(width).collect();
        let mut text = String::from("```text\n");
        for row in &self.rows {
            let cells = row.iter().zip(&widths).enumerate();
            let line: Vec<String> = cells
                .map(
                    |(column, (cell, &width))| {
                        if column == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
                    },
                )
                .collect();
            text.push_str(line.join("  ").trim_end());
            text.push('\n');
        }
        text + "```\n"
    }
}

/// "36 of 40, 90 % [77, 96]".
pub(crate) fn count(right: usize, of: usize) -> String {
    if of == 0 {
        return "none".to_owned();
    }
    let Interval { value, low, high } = wilson(right, of).times(100.0);
    format!("{right} of {of}, {value:.0} % [{low:.0}, {high:.0}]")
}

/// "+2.5 points [-3.0, 8.0]".
pub(crate) fn signed(figure: Interval, decimals: usize, unit: &str) -> String {
    let Interval { value, low, high } = figure;
    format!("{value:+.decimals$}{unit} [{low:+.decimals$}, {high:+.decimals$}]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other() {
        let mut table = Table::new(&["", "all"]);
        table.row(["first".into(), count(36, 40)]);
        table.row(["none".into(), count(0, 0)]);
        let expected = [
            "```text",
            "                           all",
            "first  36 of 40, 90 % [77, 96]",
            "none                      none",
            "```",
        ];
        assert_eq!(table.draw().lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_difference_says_its_direction() {
        let figure = Interval { value: 2.5, low: -3.0, high: 8.04 };
        assert_eq!(signed(figure, 1, " points"), "+2.5 points [-3.0, +8.0]");
    }
}
