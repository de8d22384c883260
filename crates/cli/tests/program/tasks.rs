//! Marks in a file of their own, and earlier recordings, as a person gives them.

use crate::{file, nullpoint, recording};

/// A recording without marks of its own: the head-shaking example has 66 s.
fn unmarked() -> String {
    recording("examples/head-shaking").unwrap()
}

#[test]
fn marks_in_a_file_of_their_own_become_a_table_of_tasks() {
    let marks = file("marks.csv", b"name,start_s,end_s\nrest,0,20\narms-out,21,40\n");
    let json = nullpoint(&["measure", &unmarked(), "--tasks", &marks, "--json"]).json();
    let names: Vec<&str> =
        json["tasks"].as_array().unwrap().iter().map(|task| task["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["rest", "arms-out"]);
    assert!(json["tasks"][0]["amplitude_deg"].is_number());
    assert_eq!(json["contrasts"]["pairs"][0]["task"], "arms-out");
}

#[test]
fn marks_that_cannot_be_used_say_their_line_and_what_to_write() {
    let marks = file("wrong-marks.csv", b"rest,0,20\narms-out,40\n");
    let answer = nullpoint(&["measure", &unmarked(), "--tasks", &marks]);
    assert_eq!(answer.code, Some(3));
    assert!(answer.said.contains("line 2: expected a name, a start and an end in seconds"), "{}", answer.said);
    assert!(answer.said.contains("as in `arms-out,20,35`"), "{}", answer.said);
}

#[test]
fn marks_for_two_recordings_are_refused() {
    let marks = file("two-marks.csv", b"rest,0,20\n");
    let answer = nullpoint(&["measure", &unmarked(), &unmarked(), "--tasks", &marks]);
    assert_eq!(answer.code, Some(2), "{}", answer.said);
    assert!(answer.said.contains("--tasks marks one recording, found 2"), "{}", answer.said);
}

#[test]
fn a_recording_has_not_changed_against_itself_and_another_place_is_refused() {
    let same = nullpoint(&["measure", &unmarked(), "--earlier", &unmarked(), "--json"]).json();
    assert_eq!(same["change"]["amplitude"]["verdict"], "within-usual");
    assert_eq!(same["change"]["frequency"]["verdict"], "within-usual");
    let wrist = "examples/wrist-tremor/recording_meta.json";
    let other = nullpoint(&["measure", &unmarked(), "--earlier", wrist, "--json"]).json();
    assert!(other["change"]["refused"].as_str().unwrap().starts_with("the sensor sat elsewhere"), "{other}");
}
