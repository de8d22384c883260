//! Files that are not what they should be: a clear message, exit code 3 or 4, and never a panic.

use crate::{file, nullpoint, report};

/// A table of our own format with these rows, the time in seconds and a head turning in °/s.
fn table(rows: impl Iterator<Item = (f64, f64)>) -> String {
    let header = "time_s,angular_velocity_x_deg_s,angular_velocity_y_deg_s,angular_velocity_z_deg_s\n";
    let lines = rows.map(|(time_s, turning)| format!("{time_s},0.1,-0.1,{turning}\n"));
    header.chars().chain(lines.flat_map(|line| line.chars().collect::<Vec<_>>())).collect()
}

/// A minute of samples, 100 a second.
fn times() -> impl Iterator<Item = f64> {
    (0..6000).map(|sample| f64::from(sample) / 100.0)
}

#[track_caller]
fn check(name: &str, content: &[u8]) {
    let path = file(name, content);
    let place = report(&format!("damage-{name}"));
    for command in [&["measure", &path][..], &["assess", &path, "--report", &place]] {
        let answer = nullpoint(command);
        let command = command[0];
        let said = answer.said;
        assert!(matches!(answer.code, Some(3 | 4)), "{command} {name}: code {:?}: {said}", answer.code);
        assert!(!said.contains("panicked"), "{command} {name}: {said}");
        let is_told = said.contains(name) && said.contains("hint: ");
        assert!(answer.code == Some(4) || is_told, "{command} {name}: no file or no hint in: {said}");
    }
}

#[test]
fn a_file_that_is_not_there_is_told() {
    let answer = nullpoint(&["measure", "no-such-recording.csv"]);
    assert_eq!(answer.code, Some(3));
    assert!(answer.said.contains("no-such-recording.csv"), "{}", answer.said);
}

#[test]
fn an_empty_file_is_told() {
    check("empty.csv", b"");
}

#[test]
fn a_header_without_rows_is_told() {
    check("header.csv", table(std::iter::empty()).as_bytes());
}

#[test]
fn one_row_is_not_enough() {
    check("one-row.csv", table([(0.0, 1.0)].into_iter()).as_bytes());
}

#[test]
fn a_table_without_a_number_is_told() {
    check("nan.csv", table(times().map(|time_s| (time_s, f64::NAN))).replace(",0.1,-0.1,", ",NaN,NaN,").as_bytes());
}

#[test]
fn time_that_runs_backwards_is_told() {
    check("backwards.csv", table(times().map(|time_s| (60.0 - time_s, 1.0))).as_bytes());
}

#[test]
fn a_row_cut_short_is_told() {
    let whole = table(times().map(|time_s| (time_s, 1.0)));
    check("cut-row.csv", format!("{whole}60.0,0.1\n60.01,0.1,0.1,1\n").as_bytes());
}

#[test]
fn a_zip_cut_short_is_told() {
    check("cut.zip", b"PK\x03\x04\x14\x00\x00\x00\x08\x00");
}

#[test]
fn a_gzip_cut_short_is_told() {
    check("cut.csv.gz", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x4b");
}

#[test]
fn bytes_of_no_format_are_told() {
    check("noise.bin", &(0..4096_u32).map(|place| (place.wrapping_mul(2_654_435_761) >> 24) as u8).collect::<Vec<_>>());
}

#[test]
fn words_are_told_from_a_recording() {
    check("letter.txt", b"Dear doctor,\nmy head shakes since spring.\n");
}

#[test]
fn a_unit_that_nobody_knows_is_told() {
    check("units.csv", table(times().map(|time_s| (time_s, 1.0))).replace("deg_s", "furlong").as_bytes());
}

#[test]
fn a_header_that_promises_ten_gigabytes_is_told() {
    // TSDF: the description names a binary file of 1.25 billion rows, which is not there.
    let promise = r#"{"subject_id":"x","study_id":"x","device_id":"x","endianness":"little","metadata_version":"0.1",
        "start_iso8601":"2026-01-01T00:00:00Z","end_iso8601":"2026-01-02T00:00:00Z","rows":1250000000,
        "sensors":[{"file_name":"promise.bin","channels":["time"],"units":["s"],"data_type":"float","bits":64,
        "scale_factors":[1]}]}"#;
    check("promise_meta.json", promise.as_bytes());
}
