//! Report: whether what a bench found is kept as a page of the documentation, and the machine that it was found on.

use std::fs;

/// Whether the report is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Report {
    /// It is printed.
    Printed,
    /// It is printed and becomes the page.
    Written,
}

/// The machine as Linux tells of it: processor, cores, and how busy it was. Elsewhere that nobody knows.
pub(crate) fn machine() -> String {
    let processor = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = processor.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    let name = name.map_or("a processor that is not told", |(_, name)| name.trim());
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().filter(|load| !load.is_empty()).unwrap_or("not told");
    format!("{name}, {cores} cores; load before the bench (processes that wanted to run): {load}")
}
