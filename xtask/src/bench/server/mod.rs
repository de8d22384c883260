//! `cargo xtask bench server`: the pages under load, beside their limits: start, each page, 20 clients, a large upload.
//!
//! One file per bench. Memory is what Linux says of the process, so elsewhere those figures are left out.

mod client;
mod load;
mod pages;
mod start;
mod upload;

use super::report::{Report, machine};
use crate::built::{self, Profile};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// Where the figures are kept.
const PAGE: &str = "docs/benchmarks-server.md";

/// A figure beside what was promised.
pub(crate) struct Figure {
    what: String,
    value: f64,
    unit: &'static str,
    /// At most this.
    limit: f64,
}

impl Figure {
    fn is_within_limit(&self) -> bool {
        self.value <= self.limit
    }

    fn line(&self) -> String {
        let Self { what, value, unit, limit } = self;
        format!("{what:<58} {value:>9.1} {unit:<4} limit {limit:>7.1} {unit}")
    }

    fn row(&self) -> String {
        let Self { what, value, unit, limit } = self;
        let number = |number: f64| format!("{number:.1} {unit}").trim_end().to_owned();
        format!("| {what} | {} | {} |\n", number(*value), number(*limit))
    }
}

/// Builds the program as a person would and runs every bench of the server.
pub(crate) fn run(root: &Path, report: Report) -> Result<()> {
    let program = built::program(root, Profile::Release)?;
    let machine = machine();
    let mut found = Vec::new();
    for bench in [start::figures, pages::figures, load::figures, upload::figures] {
        for figure in bench(root, &program)? {
            println!("{}", figure.line());
            found.push(figure);
        }
    }
    if report == Report::Written {
        fs::write(root.join(PAGE), page(&machine, &found)).with_context(|| format!("cannot write {PAGE}"))?;
    }
    let over: Vec<&str> = found.iter().filter(|figure| !figure.is_within_limit()).map(|of| of.what.as_str()).collect();
    if !over.is_empty() {
        bail!("over the limit: {}", over.join(", "));
    }
    Ok(())
}

/// The figures as a page.
fn page(machine: &str, found: &[Figure]) -> String {
    let rows: String = found.iter().map(Figure::row).collect();
    format!(
        "# The bench of the server\n\nMade by `cargo xtask bench server --write`; not edited by hand. The program as a \
         person builds it, asked over\nloopback by a client of its own.\n\nMachine: {machine}.\n\n\
         | what | found | limit |\n| --- | --- | --- |\n{rows}\n\
         Pages: the best of three answers each, from the first byte asked to the last one read. Memory: what Linux says \
         the\nprocess holds (VmRSS, VmHWM).\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_stands_beside_its_limit() {
        let figure = Figure { what: "start".into(), value: 12.34, unit: "ms", limit: 50.0 };
        assert!(figure.is_within_limit());
        assert!(figure.line().ends_with("12.3 ms   limit    50.0 ms"), "{}", figure.line());
        assert!(!Figure { value: 50.1, ..figure }.is_within_limit());
    }

    #[test]
    fn the_page_says_the_machine_and_holds_a_row_for_each_figure() {
        let figure = |what: &str, unit| Figure { what: what.into(), value: 2.0, unit, limit: 0.0 };
        let page = page("a fast one", &[figure("start", "ms"), figure("errors", "")]);
        assert!(page.contains("Machine: a fast one.\n"), "{page}");
        assert!(page.contains("| start | 2.0 ms | 0.0 ms |\n| errors | 2.0 | 0.0 |\n"), "{page}");
    }
}
