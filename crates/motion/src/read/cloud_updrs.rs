//! The phone tests of CloudUPDRS: time in nanoseconds, acceleration in m/s² with gravity, a number, no header.
//!
//! `1254328173460195,3.5087025,4.201824,4.0976763,3`. Layout and units as pdkit (MIT licence) reads them. The file
//! itself names no unit, so it is read only when the format is named or the units are said.

use super::{
    ReadOptions,
    clock::Clock,
    error::ReadError,
    format::Format,
    layout::Layout,
    number,
    table::{Table, cells, split_line},
    units::{AccelerationUnit, TimeUnit},
};

/// Whether the first line looks like this: a large whole number, three numbers, and one more whole number.
pub(super) fn recognises(text: &[u8]) -> bool {
    let line = split_line(text).0;
    let numbers: Vec<f64> = cells(line, b',')
        .take(6)
        .filter_map(|cell| number::parse(cell, b'.').filter(|(_, used)| *used == cell.len()).map(|found| found.0))
        .collect();
    numbers.len() == 5 && numbers[0] > 1e9 && numbers[0].fract() == 0.0 && numbers[4].fract() == 0.0
}

pub(super) fn read(text: &[u8], name: &str, options: &ReadOptions) -> Result<Clock, ReadError> {
    let table = Table::without_header(text)?;
    if !matches!(table.columns.len(), 4 | 5) {
        return Err(ReadError::NotThisFormat {
            format: Format::CloudUpdrs,
            reason: format!("a row has 4 or 5 cells, found {}", table.columns.len()),
        });
    }
    let said = options.units.unwrap_or_default();
    let is_named = options.format == Some(Format::CloudUpdrs);
    let time = said.time.or(is_named.then_some(TimeUnit::Nanoseconds));
    let acceleration = said.acceleration.or(is_named.then_some(AccelerationUnit::MetresPerSecondSquared));
    let (Some(time), Some(acceleration)) = (time, acceleration) else {
        return Err(ReadError::NoUnits {
            what: "the file has no header; it looks like a CloudUPDRS phone test".into(),
            example: "ns,m/s2 (or name it with --format cloud-updrs)",
        });
    };
    let layout = Layout { acceleration: Some(([1, 2, 3], acceleration)), ..Layout::of_time(0, time) };
    layout.read(&table, name)
}
