//! The CSV of ear-worn sensors, as converted from the eargait project: units in the header.
//!
//! `time_s,acc_x_g,acc_y_g,acc_z_g,gyro_x_deg_s,gyro_y_deg_s,gyro_z_deg_s,activity`. Source of the layout: the
//! recordings of eargait (MaD-Lab FAU, MIT licence), hearing aids behind both ears; so the placement is the head.
//! How the sensor's axes sit in the ear is not told by the file.

use super::{ReadOptions, clock::Clock, error::ReadError, table::Table, united_columns};

/// Whether a header is this one.
pub(super) fn recognises(columns: &[String]) -> bool {
    ["time_s", "acc_x_g", "gyro_x_deg_s"].iter().all(|name| columns.iter().any(|column| column == name))
}

pub(super) fn read(text: &[u8], name: &str, options: &ReadOptions) -> Result<Clock, ReadError> {
    let table = Table::with_header(text, 1)?;
    united_columns::layout(&table, &options.units.unwrap_or_default())?.read(&table, name)
}
