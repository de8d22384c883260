//! `cargo xtask bench server`: the pages under load, beside their limits: start, each page, 20 clients, a large upload.
//!
//! One file per bench. Memory is what Linux says of the process, so elsewhere those figures are left out.

mod client;
mod load;
mod pages;
mod start;
mod upload;

use crate::built::{self, Profile};
use anyhow::{Result, bail};
use std::path::Path;

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
}

/// Builds the program as a person would and runs every bench of the server.
pub(crate) fn run(root: &Path) -> Result<()> {
    let program = built::program(root, Profile::Release)?;
    let mut over = Vec::new();
    for bench in [start::figures, pages::figures, load::figures, upload::figures] {
        for figure in bench(root, &program)? {
            println!("{}", figure.line());
            if !figure.is_within_limit() {
                over.push(figure.what);
            }
        }
    }
    if !over.is_empty() {
        bail!("over the limit: {}", over.join(", "));
    }
    Ok(())
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
}
