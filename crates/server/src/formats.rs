//! Formats: what a person calls the files that can be read.

use nullpoint_motion::read::Format;

/// All formats by the names of their apps, as one sentence's middle.
pub(crate) fn in_words() -> String {
    Format::ALL.iter().map(|format| name(*format)).collect::<Vec<_>>().join(", ")
}

fn name(format: Format) -> &'static str {
    match format {
        Format::Nullpoint => "a table with times and units in its header (CSV)",
        Format::SensorLogger => "Sensor Logger (CSV or zip)",
        Format::Phyphox => "phyphox (CSV or zip)",
        Format::SensorLog => "SensorLog (CSV)",
        Format::Tsdf => "TSDF (its JSON file with its .bin files)",
        Format::Eargait => "eargait earphones (CSV)",
        Format::CloudUpdrs => "CloudUPDRS",
        Format::Xyz => "a table of time, x, y and z",
        other => other.name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_has_a_name_that_a_person_knows() {
        for format in Format::ALL {
            assert_ne!(name(format), format.name());
        }
    }
}
