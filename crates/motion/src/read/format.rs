//! The formats that can be read, and their names.

use std::{fmt, str::FromStr};

/// A format that can be read. Recognised from the content; `--format` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Format {
    /// Our own CSV, units in the header: `time_s,acceleration_x_g,…`.
    Nullpoint,
    /// The Sensor Logger app: one CSV for each sensor, alone or in a zip.
    SensorLogger,
    /// The phyphox app: CSV with `Time (s)`, alone or in a zip.
    Phyphox,
    /// The SensorLog app and other CoreMotion exports: `motionRotationRateX(rad/s)`.
    SensorLog,
    /// Time series data format: a JSON description with raw binary files.
    Tsdf,
    /// The CSV of the eargait project: ear-worn sensors, units in the header.
    Eargait,
    /// The phone tests of CloudUPDRS: nanoseconds and m/s², without a header; must be named.
    CloudUpdrs,
    /// A plain table of time, x, y, z that names no units; they are asked for.
    Xyz,
}

impl Format {
    /// Every format, in the order that help texts list them.
    pub const ALL: [Self; 8] = [
        Self::Nullpoint,
        Self::SensorLogger,
        Self::Phyphox,
        Self::SensorLog,
        Self::Tsdf,
        Self::Eargait,
        Self::CloudUpdrs,
        Self::Xyz,
    ];

    /// The name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nullpoint => "nullpoint",
            Self::SensorLogger => "sensor-logger",
            Self::Phyphox => "phyphox",
            Self::SensorLog => "sensor-log",
            Self::Tsdf => "tsdf",
            Self::Eargait => "eargait",
            Self::CloudUpdrs => "cloud-updrs",
            Self::Xyz => "xyz",
        }
    }

    /// All names, for messages.
    pub(super) fn list() -> String {
        Self::ALL.map(Self::name).join(", ")
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|format| format.name().eq_ignore_ascii_case(text.trim())).ok_or_else(|| {
            format!("a format is one of {}; found `{}`", Self::list(), super::error::snippet(text.as_bytes()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_reads_back_from_its_name() {
        for format in Format::ALL {
            assert_eq!(format.to_string().parse(), Ok(format));
        }
        assert!("word".parse::<Format>().is_err());
    }
}
