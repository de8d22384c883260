//! Reading: the files that phones, wearables and earlier tools write become a [`Recording`].
//!
//! The format is recognised from the content; units come from the file, from what the format's maker documents, or
//! from the caller, never from a guess. Bytes and companion files come from the caller: nothing here touches a disk.
//!
//! Decisions that hold for every format:
//! - Time must rise. A row that repeats the time of the row before is left out and told; a step back is an error with
//!   its line, since nobody can tell which part belongs where.
//! - An empty or `NaN` cell is missing (`f64::NAN`), counted in [`crate::quality`], never filled in.
//! - A row with another number of cells than the header is an error with its line: the file may be cut short.
//! - Sensors with their own times are put on those of the gyroscope, on the line between two samples, never across a
//!   gap and never outside their own span.
//! - Values that no worn sensor measures in the stated unit are an error.

mod check;
mod clock;
mod cloud_updrs;
mod date;
mod eargait;
mod error;
mod format;
mod layout;
mod nullpoint_csv;
mod number;
mod packed;
mod phyphox;
mod recognise;
mod sensor_log;
mod sensor_logger;
mod stream;
mod table;
mod tsdf;
mod tsdf_parts;
mod united_columns;
mod units;
mod xyz;

pub use error::ReadError;
pub use format::Format;
pub use recognise::pick;
pub use stream::{Stream, stream};
pub(crate) use units::STANDARD_GRAVITY;
pub use units::{AccelerationUnit, AngleUnit, AngularVelocityUnit, TimeUnit, Units};

use crate::recording::{Mount, Placement, Recording};
use std::{borrow::Cow, io};

/// A file of a recording, as the caller has it.
#[derive(Clone, Copy)]
pub struct SourceFile<'a> {
    /// Its name, for messages and for formats whose files are named for their sensor.
    pub name: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
    /// Gives the content of another file in the same folder by its name; [`no_siblings`] where there is none.
    pub siblings: &'a dyn Fn(&str) -> io::Result<Vec<u8>>,
}

/// For a file that stands alone: every other file is not found.
///
/// # Errors
/// Always: there is no other file.
pub fn no_siblings(_name: &str) -> io::Result<Vec<u8>> {
    Err(io::ErrorKind::NotFound.into())
}

/// What the caller knows about a file. What is said here goes before what the file says.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadOptions {
    /// The format, instead of recognising it.
    pub format: Option<Format>,
    /// Units, for files that do not name them or name them wrongly.
    pub units: Option<Units>,
    /// Where the sensor sat.
    pub placement: Option<Placement>,
    /// How a head sensor sat.
    pub mount: Option<Mount>,
}

/// Reads a recording.
///
/// ```
/// use nullpoint_motion::read::{ReadOptions, SourceFile, no_siblings, read};
/// let text = "time_s,angular_velocity_x_deg_s,angular_velocity_y_deg_s,angular_velocity_z_deg_s\n\
///             0.00,1.0,0.0,0.0\n0.01,1.5,0.0,0.0\n";
/// let file = SourceFile { name: "head.csv", bytes: text.as_bytes(), siblings: &no_siblings };
/// let recording = read(&file, &ReadOptions::default()).unwrap();
/// assert_eq!(recording.format, "nullpoint");
/// assert_eq!(recording.angular_velocity_deg_s.unwrap()[1], [1.5, 0.0, 0.0]);
/// ```
///
/// # Errors
/// When the file cannot become a recording: see [`ReadError`] and its [`hint`](ReadError::hint).
pub fn read(file: &SourceFile<'_>, options: &ReadOptions) -> Result<Recording, ReadError> {
    if packed::is_zip(file.bytes) {
        let files = packed::unzip(file.bytes)?;
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        let chosen = pick(&names).ok_or_else(|| ReadError::UnknownFormat { beginning: "PK (a zip)".into() })?;
        let folder = &chosen[..chosen.len() - packed::base_name(chosen).len()];
        let siblings =
            |name: &str| files.get(&format!("{folder}{name}")).cloned().ok_or_else(|| io::ErrorKind::NotFound.into());
        let inner = SourceFile { name: chosen, bytes: &files[chosen], siblings: &siblings };
        return read_one(&inner, options);
    }
    read_one(file, options)
}

fn read_one(file: &SourceFile<'_>, options: &ReadOptions) -> Result<Recording, ReadError> {
    let bytes = text_of(file.bytes)?;
    let file = SourceFile { bytes: &bytes, ..*file };
    let format = match options.format {
        Some(format) => format,
        None => recognise::format(file.bytes)?,
    };
    let mut preamble = nullpoint_csv::Preamble::default();
    let mut placement = None;
    let clock = match format {
        Format::Nullpoint => {
            let (clock, found) = nullpoint_csv::read(file.bytes, file.name, options)?;
            preamble = found;
            clock
        }
        Format::Eargait => {
            placement = Some(Placement::Head);
            eargait::read(file.bytes, file.name, options)?
        }
        Format::SensorLogger => sensor_logger::read(&file, options, &mut placement)?,
        Format::Phyphox => phyphox::read(&file, options)?,
        Format::SensorLog => sensor_log::read(&file, options, &mut placement)?,
        Format::Tsdf => tsdf::read(&file, options)?,
        Format::CloudUpdrs => cloud_updrs::read(file.bytes, file.name, options)?,
        Format::Xyz => xyz::read(file.bytes, file.name, options)?,
    };
    let mut recording = check::recording(format, clock)?;
    recording.placement = options.placement.or(preamble.placement).or(placement).unwrap_or(Placement::Unknown);
    recording.mount = options.mount.or(preamble.mount);
    recording.origin = preamble.origin;
    recording.tasks = preamble.tasks;
    Ok(recording)
}

/// The text of a file: unpacked if it is gzip, without a byte order mark; an error if it is empty or no text.
fn text_of(bytes: &[u8]) -> Result<Cow<'_, [u8]>, ReadError> {
    let text = if packed::is_gzip(bytes) { Cow::Owned(packed::gunzip(bytes)?) } else { Cow::Borrowed(bytes) };
    let mark = b"\xef\xbb\xbf";
    let text = match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.strip_prefix(mark).unwrap_or(text)),
        Cow::Owned(mut text) => {
            if text.starts_with(mark) {
                text.drain(..mark.len());
            }
            Cow::Owned(text)
        }
    };
    if text.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    // Control characters other than tab and line ends do not stand in a text; a look at the beginning tells.
    let beginning = &text[..text.len().min(4096)];
    let is_control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
    if let Some(byte) = beginning.iter().position(is_control) {
        return Err(ReadError::Binary { byte, value: beginning[byte] });
    }
    Ok(text)
}
