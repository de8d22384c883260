//! Every example of `examples/formats`, read and held against what it was made or cut from; and damaged ones.

use nullpoint_motion::{
    Placement, Recording, Triple,
    quality::quality,
    read::{Format, ReadError, ReadOptions, SourceFile, no_siblings, pick, read},
};
use std::{fs, path::PathBuf};

fn formats() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples/formats")
}

fn open_with(path: &str, options: &ReadOptions) -> Result<Recording, ReadError> {
    let path = formats().join(path);
    let bytes = fs::read(&path).expect("an example");
    let folder = path.parent().expect("a folder").to_owned();
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    read(&SourceFile { name: &name, bytes: &bytes, siblings: &|name| fs::read(folder.join(name)) }, options)
}

#[track_caller]
fn open(path: &str) -> Recording {
    open_with(path, &ReadOptions::default()).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn read_text(text: &[u8]) -> Result<Recording, ReadError> {
    read(&SourceFile { name: "test.csv", bytes: text, siblings: &no_siblings }, &ReadOptions::default())
}

/// The rotation of all made examples: 30 °/s about y at 5 Hz.
fn made_rotation(time_s: f64) -> Triple {
    [0.0, 30.0 * (std::f64::consts::TAU * 5.0 * time_s).sin(), 0.0]
}

/// Their acceleration without gravity: 0.02 g along x at 5 Hz. Gravity is -1 g along y.
fn made_acceleration(time_s: f64) -> Triple {
    [0.02 * (std::f64::consts::TAU * 5.0 * time_s).sin(), 0.0, 0.0]
}

#[track_caller]
fn near(values: &[Triple], times: &[f64], expected: impl Fn(f64) -> Triple, within: f64) {
    assert_eq!(values.len(), times.len());
    for (value, time) in values.iter().zip(times) {
        for (found, wanted) in value.iter().zip(expected(*time)) {
            assert!(
                found.is_nan() || (found - wanted).abs() <= within,
                "at {time} s: expected {wanted}, found {found}"
            );
        }
    }
    let missing = values.iter().filter(|value| value[0].is_nan()).count();
    assert!(missing <= 1, "{missing} values are missing");
}

#[track_caller]
fn check_made(path: &str, format: Format, rate_hz: f64, acceleration: Option<bool>) {
    let recording = open(path);
    assert_eq!(recording.format, format.name(), "{path}");
    let times = &recording.time_s;
    near(recording.angular_velocity_deg_s.as_ref().expect("rotation"), times, made_rotation, 1e-3);
    match (acceleration, &recording.acceleration_g) {
        // Between two samples of a 5 Hz sine at 100 Hz a straight line is off by at most 1.3 %.
        (Some(true), Some(values)) => {
            near(values, times, |time| [made_acceleration(time)[0], -1.0, 0.0], 3e-4);
        }
        (Some(false), Some(values)) => {
            assert!(recording.without_gravity);
            near(values, times, made_acceleration, 3e-4);
            near(recording.gravity_g.as_ref().expect("gravity"), times, |_| [0.0, -1.0, 0.0], 1e-6);
        }
        (None, None) => {}
        (expected, _) => panic!("{path}: acceleration with gravity should be {expected:?}"),
    }
    assert!((quality(&recording).sample_rate_hz - rate_hz).abs() < 1e-3);
}

#[test]
fn our_own_csv_keeps_what_its_first_lines_say() {
    check_made("nullpoint.csv", Format::Nullpoint, 100.0, Some(true));
    let recording = open("nullpoint.csv");
    assert_eq!(recording.placement, Placement::Head);
    assert_eq!(recording.mount.map(|mount| mount.left), Some([-1.0, 0.0, 0.0]));
    assert!(recording.origin.is_some_and(|origin| origin.starts_with("made")));
}

#[test]
fn head_angles_in_radians_become_degrees() {
    let recording = open("nullpoint-head-angles.csv");
    let yaw = |time: f64| [(std::f64::consts::TAU * 5.0 * time).sin(), 0.0, 0.0];
    near(recording.head_angle_deg.as_ref().expect("angles"), &recording.time_s, yaw, 1e-4);
}

#[test]
fn sensor_logger_sensors_come_together_from_zip_and_folder() {
    check_made("sensor-logger.zip", Format::SensorLogger, 100.0, Some(false));
    let recording = open("sensor-logger/Accelerometer.csv");
    near(recording.angular_velocity_deg_s.as_ref().expect("rotation"), &recording.time_s, made_rotation, 1e-3);
    assert!(recording.acceleration_g.is_some());
}

#[test]
fn sensor_logger_headphones_sit_on_the_head() {
    let recording = open("sensor-logger/Headphone.csv");
    assert_eq!(recording.placement, Placement::Head);
    near(recording.angular_velocity_deg_s.as_ref().expect("rotation"), &recording.time_s, made_rotation, 1e-3);
    near(recording.gravity_g.as_ref().expect("gravity"), &recording.time_s, |_| [0.0, -1.0, 0.0], 1e-6);
    // Only Metadata.csv tells the unit of the acceleration, and it is not there.
    assert!(recording.acceleration_g.is_none());
    assert_eq!(recording.notes[0].code, "acceleration-left-out");
}

#[test]
fn phyphox_is_read_with_every_separator_and_decimal_sign() {
    check_made("phyphox-gyroscope-comma.csv", Format::Phyphox, 100.0, None);
    check_made("phyphox-gyroscope-semicolon.csv", Format::Phyphox, 100.0, None);
    check_made("phyphox.zip", Format::Phyphox, 100.0, Some(true));
    let linear = open("phyphox-linear-tab.csv");
    assert!(linear.without_gravity);
    near(linear.acceleration_g.as_ref().expect("acceleration"), &linear.time_s, made_acceleration, 1e-6);
}

#[test]
fn sensor_log_is_read_with_and_without_units_in_its_header() {
    check_made("sensor-log-units.csv", Format::SensorLog, 100.0, Some(false));
    check_made("sensor-log-no-units.csv", Format::SensorLog, 100.0, Some(false));
    check_made("sensor-log-gyro.csv", Format::SensorLog, 100.0, Some(true));
    assert_eq!(open("sensor-log-units.csv"), open("sensor-log-no-units.csv"));
}

#[test]
fn the_three_stages_of_one_tsdf_recording_agree() {
    let (raw, prepared) = (open("tsdf-raw/imu_meta.json"), open("tsdf-prepared/imu_meta.json"));
    let preprocessed = open("tsdf-preprocessed/gyroscope_meta.json");
    for (one, two) in raw.time_s.iter().zip(&prepared.time_s) {
        assert!((one - two).abs() < 1e-6);
    }
    // ParaDigMa prepares a watch on the other side of the body by turning x of the acceleration and y, z of the gyro,
    // and it counts 9.81 m/s² to the g.
    let turned = |values: &[Triple], signs: Triple, scale: f64| -> Vec<Triple> {
        values.iter().map(|value| std::array::from_fn(|axis| value[axis] * signs[axis] * scale)).collect()
    };
    let same = |one: &[Triple], two: &[Triple], within: f64| {
        assert_eq!(one.len(), two.len());
        for (one, two) in one.iter().flatten().zip(two.iter().flatten()) {
            assert!((one - two).abs() < within, "{one} and {two}");
        }
    };
    let gyro = |recording: &Recording| recording.angular_velocity_deg_s.clone().expect("rotation");
    let acceleration = |recording: &Recording| recording.acceleration_g.clone().expect("acceleration");
    same(&turned(&gyro(&raw), [1.0, -1.0, -1.0], 1.0), &gyro(&prepared), 1e-4);
    same(&turned(&acceleration(&raw), [-1.0, 1.0, 1.0], 9.80665 / 9.81), &acceleration(&prepared), 1e-4);
    // Preprocessed is resampled to even 10 ms and has gravity apart; the beginnings are the same.
    same(&gyro(&preprocessed)[..1], &gyro(&prepared)[..1], 0.05);
    assert!(preprocessed.without_gravity && preprocessed.gravity_g.is_some());
    assert_eq!(preprocessed.acceleration_g, open("tsdf-preprocessed/accelerometer_meta.json").acceleration_g);
}

#[test]
fn eargait_is_read_from_gzip_and_sits_on_the_head() {
    let recording = open("eargait-slow-left-5s.csv.gz");
    assert_eq!((recording.format, recording.placement), ("eargait", Placement::Head));
    assert_eq!(recording.time_s.len(), 1000);
    assert!((quality(&recording).sample_rate_hz - 200.0).abs() < 1e-6);
    assert_eq!(recording.acceleration_g.expect("acceleration")[0], [0.837158, -0.246582, -0.488037]);
    assert_eq!(recording.angular_velocity_deg_s.expect("rotation")[0], [-4.852295, 0.091553, 1.281738]);
}

#[test]
fn a_phone_test_without_header_asks_for_its_units() {
    let path = "cloud-updrs-kinetic-left-hand-10s.csv";
    let error = open_with(path, &ReadOptions::default()).expect_err("no units");
    assert!(error.to_string().starts_with("units are not in the header"));
    assert!(error.hint().contains("--units ns,m/s2"));
    let named = ReadOptions { format: Some(Format::CloudUpdrs), ..ReadOptions::default() };
    let said = ReadOptions { units: Some("ns,m/s2".parse().expect("units")), ..ReadOptions::default() };
    let recording = open_with(path, &named).expect("named");
    assert_eq!(open_with(path, &said).expect("said"), recording);
    assert!((quality(&recording).sample_rate_hz - 50.0).abs() < 0.1);
}

#[test]
fn a_plain_table_asks_for_its_units_and_reads_its_dates() {
    let path = "xyz-wrist-5s.csv";
    let error = open_with(path, &ReadOptions::default()).expect_err("no units");
    assert_eq!(error.to_string(), "units are not in the header: the three axes have no unit");
    let said = ReadOptions { units: Some("g".parse().expect("units")), ..ReadOptions::default() };
    let recording = open_with(path, &said).expect("said");
    assert!((quality(&recording).sample_rate_hz - 100.0).abs() < 1e-3);
}

#[test]
fn the_same_recording_reads_the_same_whatever_its_line_ends() {
    let text = fs::read_to_string(formats().join("nullpoint.csv")).expect("an example");
    let expected = read_text(text.as_bytes()).expect("readable");
    for changed in [text.replace('\n', "\r\n"), text.replace('\n', "\r"), format!("\u{feff}{text}")] {
        assert_eq!(read_text(changed.as_bytes()).expect("readable"), expected);
    }
}

#[test]
fn a_folder_opens_with_the_file_that_holds_the_most() {
    for (folder, expected) in [
        ("tsdf-raw", "imu_meta.json"),
        ("tsdf-preprocessed", "gyroscope_meta.json"),
        ("sensor-logger", "Headphone.csv"),
    ] {
        let names: Vec<String> = fs::read_dir(formats().join(folder))
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(pick(&names), Some(expected));
    }
}

const HEADER: &str = "time_s,gyro_x_deg_s,gyro_y_deg_s,gyro_z_deg_s\n";

#[track_caller]
fn refused(text: &[u8], message: &str, too_little: bool) {
    let error = read_text(text).expect_err("not readable");
    assert_eq!((error.to_string().as_str(), error.is_too_little()), (message, too_little));
    assert!(!error.hint().is_empty());
}

#[test]
fn damaged_files_are_told_what_where_and_with_the_right_exit() {
    let with = |rows: &str| format!("{HEADER}{rows}").into_bytes();
    refused(b"", "the file is empty", false);
    refused(b" \r\n\n", "the file is empty", false);
    refused(b"\x7fELF\x02\x01\x01\x00", "the file is not text and not a gzip or zip file (byte 4 is 0x02)", false);
    refused(b"Dear diary", "the format is not recognised; the file begins with `Dear diary`", false);
    refused(HEADER.as_bytes(), "not enough data: found 0 usable rows, at least 2 are needed", true);
    refused(&with("0,1,2,3\n"), "not enough data: found 1 usable rows, at least 2 are needed", true);
    refused(&with("0,1,2,3\n0.01,1,2"), "line 3: expected 4 columns, found 3", false);
    refused(
        &with("0,,,\n0.01,NaN,nan,\n"),
        "not enough data: none of the 2 rows holds a value of a movement sensor",
        true,
    );
    refused(&with(",1,2,3\nnan,1,2,3\n"), "2 of 2 rows have no time", false);
    refused(
        &with("0,1,2,3\n0.02,1,2,3\n0.01,1,2,3\n"),
        "line 4: time goes back by 0.01 s, from 0.02 s to 0.01 s after the first sample",
        false,
    );
    refused(
        &with("0,1,2,3\n0.01,1,\u{fffd},3\n"),
        "line 3, column `gyro_y_deg_s`: expected a number, found `\u{fffd}`",
        false,
    );
    refused(&with("0,1,\u{1},3\n"), "the file is not text and not a gzip or zip file (byte 50 is 0x01)", false);
    let long = format!("0,1,{},3\n", "9x".repeat(1 << 20));
    let found = "9x".repeat(20);
    refused(&with(&long), &format!("line 2, column `gyro_y_deg_s`: expected a number, found `{found}`"), false);
}

#[test]
fn invalid_utf8_is_an_error_with_its_line_not_a_panic() {
    let mut text = format!("{HEADER}0,1,2,3\n0.01,1,").into_bytes();
    text.extend(b"\xff\xfe,3\n");
    let error = read_text(&text).expect_err("not readable").to_string();
    assert!(error.starts_with("line 3, column `gyro_y_deg_s`: expected a number"), "{error}");
}

#[test]
fn a_file_cut_anywhere_is_read_or_refused_with_its_line() {
    let text = fs::read(formats().join("nullpoint.csv")).expect("an example");
    for cut in (0..2_000).chain(text.len() - 200..text.len()) {
        if let Err(error) = read_text(&text[..cut]) {
            assert!(!error.to_string().is_empty() && !error.hint().is_empty());
        }
    }
    let middle = text.len() / 2;
    let until = text[..middle].iter().rposition(|byte| *byte == b',').expect("a comma");
    assert!(matches!(read_text(&text[..until]), Err(ReadError::Columns { .. })));
}
