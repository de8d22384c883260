//! Which format is this? Told from the content; and which file of a folder to open first.

use super::{
    cloud_updrs, eargait,
    error::{ReadError, snippet},
    format::Format,
    nullpoint_csv, packed, phyphox, sensor_log, sensor_logger,
    table::Table,
    tsdf, united_columns, xyz,
};

/// The format of an unpacked text.
pub(super) fn format(text: &[u8]) -> Result<Format, ReadError> {
    let unknown = || ReadError::UnknownFormat { beginning: snippet(text) };
    if matches!(text.first(), Some(b'{' | b'[')) {
        return if tsdf::recognises(text) { Ok(Format::Tsdf) } else { Err(unknown()) };
    }
    let (rest, line) = nullpoint_csv::after_comments(text);
    let table = Table::with_header(rest, line)?;
    let columns = &table.columns;
    // Headphone.csv of Sensor Logger has yaw, pitch and roll too, so our own CSV is asked after it.
    if sensor_logger::recognises(columns) {
        Ok(Format::SensorLogger)
    } else if eargait::recognises(columns) {
        Ok(Format::Eargait)
    } else if united_columns::recognises(columns) {
        Ok(Format::Nullpoint)
    } else if sensor_log::recognises(columns) {
        Ok(Format::SensorLog)
    } else if phyphox::recognises(columns) {
        Ok(Format::Phyphox)
    } else if xyz::recognises(columns) {
        Ok(Format::Xyz)
    } else if cloud_updrs::recognises(text) {
        Ok(Format::CloudUpdrs)
    } else {
        Err(unknown())
    }
}

/// Files that apps write, the one to open first going first. Sensors on the head go before those in a hand.
const FIRST: [&str; 14] = [
    "imu_meta.json",
    "gyroscope_meta.json",
    "accelerometer_meta.json",
    "headphone.csv",
    "gyroscope.csv",
    "wristmotion.csv",
    "totalacceleration.csv",
    "accelerometer.csv",
    "linear accelerometer.csv",
    "linear acceleration.csv",
    "acceleration.csv",
    "raw data.csv",
    "gyroscopeuncalibrated.csv",
    "accelerometeruncalibrated.csv",
];

/// The file of a folder or zip to open as the recording; the others are its siblings.
///
/// ```
/// # use nullpoint_motion::read::pick;
/// assert_eq!(pick(&["Metadata.csv", "Accelerometer.csv", "Gyroscope.csv"]), Some("Gyroscope.csv"));
/// assert_eq!(pick(&["imu_time.bin", "imu_meta.json"]), Some("imu_meta.json"));
/// assert_eq!(pick(&["answers.toml"]), None);
/// ```
#[must_use]
pub fn pick<'n>(names: &[&'n str]) -> Option<&'n str> {
    let base = |name: &str| packed::base_name(name).to_ascii_lowercase();
    let known = FIRST.iter().find_map(|wanted| names.iter().find(|name| base(name) == *wanted));
    let ends = |name: &str, endings: &[&str]| endings.iter().any(|ending| base(name).ends_with(ending));
    let rank = |name: &str| {
        if ends(name, &["_meta.json"]) {
            0
        } else if ends(name, &[".csv", ".csv.gz"]) {
            1
        } else {
            2
        }
    };
    let by_ending = || {
        let readable = names.iter().filter(|name| {
            ends(name, &["_meta.json", ".csv", ".csv.gz", ".tsv", ".txt", ".zip"])
                && !name.split(['/', '\\']).any(|part| part == "meta")
                && !matches!(base(name).as_str(), "metadata.csv" | "annotation.csv" | "readme.txt" | "licence.txt")
        });
        readable.min_by_key(|name| (rank(name), **name))
    };
    known.or_else(by_ending).copied()
}
