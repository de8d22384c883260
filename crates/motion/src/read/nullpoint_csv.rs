//! Our own CSV: units in the header, what is known about the recording in lines before it.
//!
//! ```text
//! # origin: made with seed 7
//! # placement: head
//! # mount: -y
//! # task: arms-out 20 35
//! time_s,acceleration_x_g,acceleration_y_g,acceleration_z_g,angular_velocity_x_deg_s,…
//! 0.00,0.012,-0.998,0.034,1.25,…
//! ```
//!
//! Times in `s`, `ms`, `us` or `ns`; `acceleration`, `linear_acceleration` (gravity taken out) and `gravity` in `g` or
//! `m_s2`; `angular_velocity` in `deg_s` or `rad_s`; `yaw`, `pitch` and `roll` in `deg` or `rad`. Any of them, but
//! all three axes of each. Other columns are passed over.

use super::{
    ReadOptions,
    clock::Clock,
    error::ReadError,
    table::{Table, split_line},
    united_columns,
};
use crate::recording::{Mount, Placement};
use crate::tasks::{self, Task};

/// What the lines before the header say.
#[derive(Debug, Default)]
pub(super) struct Preamble {
    pub(super) placement: Option<Placement>,
    pub(super) mount: Option<Mount>,
    pub(super) origin: Option<String>,
    pub(super) tasks: Vec<Task>,
}

/// The text after its `# key: value` lines, and the number of its first line.
pub(super) fn after_comments(text: &[u8]) -> (&[u8], usize) {
    let (mut rest, mut line) = (text, 1);
    while rest.first() == Some(&b'#') {
        rest = &rest[split_line(rest).1..];
        line += 1;
    }
    (rest, line)
}

pub(super) fn read(text: &[u8], name: &str, options: &ReadOptions) -> Result<(Clock, Preamble), ReadError> {
    let preamble = preamble(text)?;
    let (rest, line) = after_comments(text);
    let table = Table::with_header(rest, line)?;
    let layout = united_columns::layout(&table, &options.units.unwrap_or_default())?;
    Ok((layout.read(&table, name)?, preamble))
}

fn preamble(text: &[u8]) -> Result<Preamble, ReadError> {
    let mut found = Preamble::default();
    let mut rest = text;
    let mut number = 0;
    while rest.first() == Some(&b'#') {
        let (line, next) = split_line(rest);
        rest = &rest[next..];
        number += 1;
        let line = String::from_utf8_lossy(&line[1..]).into_owned();
        let Some((key, value)) = line.split_once(':') else { continue };
        let wrong = |reason: String| ReadError::Description { reason };
        match key.trim() {
            "placement" => found.placement = Some(value.parse().map_err(wrong)?),
            "mount" => found.mount = Some(value.parse().map_err(wrong)?),
            "origin" => found.origin = Some(value.trim().chars().take(500).collect()),
            "task" => found.tasks.push(tasks::task(value, number).map_err(|error| wrong(error.to_string()))?),
            _ => {}
        }
    }
    found.tasks = tasks::in_order(found.tasks).map_err(|error| ReadError::Description { reason: error.to_string() })?;
    Ok(found)
}
