//! What can go wrong when a recording is read: what, where, and what to try.

use super::format::Format;

/// Why a file did not become a recording.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// A file that belongs to the recording could not be fetched.
    #[error("cannot read `{name}`, which belongs to the recording: {source}")]
    Companion {
        /// The file that was asked for.
        name: String,
        /// Why it did not come.
        source: std::io::Error,
    },
    /// The file stopped coming before its end.
    #[error("the file cannot be read to its end: {source}")]
    Broken {
        /// Why it stopped.
        source: std::io::Error,
    },
    /// The file has no bytes.
    #[error("the file is empty")]
    Empty,
    /// The file is not text, nor any binary format that is known here.
    #[error("the file is not text and not a gzip or zip file (byte {byte} is {value:#04x})")]
    Binary {
        /// Where the first byte stands that cannot be in a text, counted from 0.
        byte: usize,
        /// That byte.
        value: u8,
    },
    /// A gzip or zip file is damaged.
    #[error("the {kind} file is damaged or cut short: {reason}")]
    Packed {
        /// `gzip` or `zip`.
        kind: &'static str,
        /// What the unpacker said.
        reason: String,
    },
    /// A packed file would unpack to more than any recording needs.
    #[error("the {kind} file would unpack to more than {limit_bytes} bytes")]
    TooLarge {
        /// `gzip` or `zip`.
        kind: &'static str,
        /// Where unpacking was stopped.
        limit_bytes: u64,
    },
    /// No known format looks like this.
    #[error("the format is not recognised; the file begins with `{beginning}`")]
    UnknownFormat {
        /// The first characters of the file.
        beginning: String,
    },
    /// The format was named, and the file is not of that format.
    #[error("this is not a {format} file: {reason}")]
    NotThisFormat {
        /// The named format.
        format: Format,
        /// What is missing or wrong.
        reason: String,
    },
    /// The file does not say its units and the caller did not either.
    #[error("units are not in the header: {what}")]
    NoUnits {
        /// Which units are missing.
        what: String,
        /// What to give with `--units`, for example `m/s2,ns`.
        example: &'static str,
    },
    /// The file does not say which sensor it is from.
    #[error("the file does not say which sensor it is from")]
    NoSensor,
    /// A column or channel has a unit that is not known here.
    #[error("`{column}` has the unit `{unit}`, which is not known here")]
    UnknownUnit {
        /// The column.
        column: String,
        /// Its unit, as written.
        unit: String,
    },
    /// No sensor that shows movement is in the file.
    #[error("no acceleration, angular velocity or head angle found; the columns are {columns}")]
    NoSensorColumns {
        /// The columns that are there.
        columns: String,
    },
    /// A column is missing.
    #[error("the column `{column}` is missing")]
    MissingColumn {
        /// The missing column.
        column: String,
    },
    /// A header is longer or wider than any recording's.
    #[error("line {line} is too long to be a header: more than {limit}")]
    HeaderTooLong {
        /// The line, counted from 1.
        line: usize,
        /// What was exceeded.
        limit: &'static str,
    },
    /// A row has more or fewer cells than the header has columns.
    #[error("line {line}: expected {expected} columns, found {found}")]
    Columns {
        /// The line, counted from 1.
        line: usize,
        /// Cells expected.
        expected: usize,
        /// Cells found.
        found: usize,
    },
    /// A cell that should hold a number does not.
    #[error("line {line}, column `{column}`: expected a number, found `{found}`")]
    NotANumber {
        /// The line, counted from 1.
        line: usize,
        /// The column.
        column: String,
        /// What stands there, shortened.
        found: String,
    },
    /// Time runs backwards.
    #[error("{place}: time goes back by {back_s} s, from {before_s} s to {after_s} s after the first sample")]
    TimeGoesBack {
        /// The line or row.
        place: String,
        /// By how much.
        back_s: f64,
        /// The time before.
        before_s: f64,
        /// The time that should have been later.
        after_s: f64,
    },
    /// Too many rows have no time.
    #[error("{without} of {rows} rows have no time")]
    NoTimes {
        /// Rows without a time.
        without: usize,
        /// All rows.
        rows: usize,
    },
    /// The description of a recording (JSON) is not as it should be.
    #[error("the description of the recording is not as expected: {reason}")]
    Description {
        /// What is wrong.
        reason: String,
    },
    /// A binary file is not as long as its description promises.
    #[error("`{file}` should have {expected_bytes} bytes ({rows} rows), found {found_bytes}")]
    Length {
        /// The binary file.
        file: String,
        /// The rows that the description promises.
        rows: u64,
        /// The bytes they take.
        expected_bytes: u128,
        /// The bytes that are there.
        found_bytes: usize,
    },
    /// The values cannot be in the unit that they are said to be in.
    #[error("{sensor}: {finding}, which no worn sensor measures; the unit is probably not {unit}")]
    ImpossibleValues {
        /// Which sensor.
        sensor: &'static str,
        /// What was found, with its unit.
        finding: String,
        /// The unit as it was said.
        unit: &'static str,
    },
    /// Fewer than two samples: nothing can be said about movement.
    #[error("not enough data: found {rows} usable rows, at least 2 are needed")]
    TooFewRows {
        /// The rows that could be used.
        rows: usize,
    },
    /// The rows are there, the values are not.
    #[error("not enough data: none of the {rows} rows holds a value of a movement sensor")]
    NoValues {
        /// The rows.
        rows: usize,
    },
    /// The parts of the recording do not lie in the same time.
    #[error("`{first}` and `{second}` were not recorded at the same time")]
    NotTogether {
        /// One file.
        first: String,
        /// The other.
        second: String,
    },
}

impl ReadError {
    /// What to try.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Companion { name, .. } => format!("keep `{name}` in the same folder, or give a zip that holds all files"),
            Self::Broken { .. } => "copy it to this machine, or export it again if it is damaged".into(),
            Self::Empty => "record or export it again".into(),
            Self::Binary { .. } | Self::UnknownFormat { .. } => {
                format!("readable are {}; name one with --format", Format::list())
            }
            Self::Packed { .. } | Self::Columns { .. } | Self::Length { .. } => {
                "the file may be cut short; export it again".into()
            }
            Self::TooLarge { .. } => "unpack it yourself and give the file of one recording".into(),
            Self::NotThisFormat { .. } => "leave --format out to let the content decide".into(),
            Self::NoUnits { example, .. } => format!("say them with --units, for example --units {example}"),
            Self::NoSensor => {
                "keep the name that the app gave the file, such as Gyroscope.csv, or say with --units m/s2 (acceleration) \
                 or --units rad/s (angular velocity) what it holds"
                    .into()
            }
            Self::UnknownUnit { .. } => format!("say the units with --units: {}", super::units::CHOICES),
            Self::NoSensorColumns { .. } => "export acceleration or gyroscope too, or name the format with --format".into(),
            Self::MissingColumn { .. } => "export all three axes and the time".into(),
            Self::HeaderTooLong { .. } => "is this the right file? the first line should name the columns".into(),
            Self::NotANumber { .. } => "leave a missing value empty; a decimal comma needs semicolons or tabs between cells".into(),
            Self::TimeGoesBack { .. } => "sort the rows by time, or export the recording again".into(),
            Self::NoTimes { .. } => "export the recording again with its time column".into(),
            Self::Description { .. } => "export it again with the program that wrote it".into(),
            Self::ImpossibleValues { .. } => format!("say the right unit with --units: {}", super::units::CHOICES),
            Self::TooFewRows { .. } | Self::NoValues { .. } => "record for at least 10 seconds, better a minute".into(),
            Self::NotTogether { .. } => "give files of one recording".into(),
        }
    }

    /// The same, so many lines further down: for a piece of a file.
    pub(super) fn further_down(mut self, lines: usize) -> Self {
        match &mut self {
            Self::HeaderTooLong { line, .. } | Self::Columns { line, .. } | Self::NotANumber { line, .. } => {
                *line += lines
            }
            Self::TimeGoesBack { place, .. } => {
                if let Some(line) = place.strip_prefix("line ").and_then(|line| line.parse::<usize>().ok()) {
                    *place = format!("line {}", line + lines);
                }
            }
            _ => {}
        }
        self
    }

    /// The file is sound but holds too little to say anything (exit code 4); else it is unreadable or wrong (3).
    #[must_use]
    pub const fn is_too_little(&self) -> bool {
        matches!(self, Self::TooFewRows { .. } | Self::NoValues { .. })
    }
}

/// At most 40 characters of what was found, safe to print.
pub(super) fn snippet(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(160)];
    String::from_utf8_lossy(head).chars().take(40).map(|c| if c.is_control() { ' ' } else { c }).collect()
}
