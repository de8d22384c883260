//! The example recordings are what their notes say, and can be made again.

#[expect(dead_code, reason = "each test uses its part")]
mod background;
#[path = "../examples/add_tremor/examples.rs"]
mod examples;
#[path = "../examples/add_tremor/recipe.rs"]
mod recipe;
#[path = "../examples/add_tremor/tremor.rs"]
mod tremor;

use background::{example, task};
use nullpoint_motion::measure::{Axis, Signal, Steadiness};
use nullpoint_motion::{Placement, measure};
use std::io::Read;

#[track_caller]
fn is_made_again(path: &str, (name, recipe): &(&str, recipe::Recipe<'_>)) {
    let packed = std::fs::read(background::examples().join(path)).expect("it is there");
    let mut kept = String::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_string(&mut kept).expect("text");
    let made = recipe::made(&task(name), recipe).expect("the background is whole");
    assert_eq!(kept.lines().count(), made.lines().count());
    for (number, (kept, made)) in kept.lines().zip(made.lines()).enumerate() {
        if kept != made {
            // Sines differ in their last bit between machines: as numbers, to the last place written.
            let numbers = |line: &str| line.split(',').map(str::parse).collect::<Result<Vec<f64>, _>>();
            let (Ok(kept), Ok(made)) = (numbers(kept), numbers(made)) else { panic!("line {number}: {kept} / {made}") };
            assert!(kept.iter().zip(&made).all(|(a, b)| (a - b).abs() <= 0.001_1), "line {number}");
        }
    }
}

#[test]
fn the_head_shaking_recording_is_made_again() {
    is_made_again("head-shaking/recording.csv.gz", &examples::HEAD_SHAKING);
}

#[test]
fn the_still_recording_is_made_again() {
    is_made_again("still-head/recording.csv.gz", &examples::STILL_HEAD);
}

#[test]
fn the_head_shaking_recording_shows_what_was_added() {
    let movement = measure(&example("head-shaking/recording.csv.gz", None)).expect("a minute");
    let rhythm = movement.rhythm.expect("a tremor was added");
    println!("{rhythm:#?}");
    assert!((rhythm.frequency_hz - 4.4).abs() < 0.15, "{}", rhythm.frequency_hz);
    let amplitude = rhythm.amplitude_deg.expect("a gyroscope was there");
    assert!((amplitude - 1.2).abs() < 0.12, "{amplitude}");
    assert_eq!(rhythm.axis, Axis::NoNo);
    assert!(rhythm.share_of_time > 0.95, "{}", rhythm.share_of_time);
    assert_ne!(rhythm.steadiness, Steadiness::Steady);
}

#[test]
fn the_still_recording_has_no_rhythm() {
    let movement = measure(&example("still-head/recording.csv.gz", None)).expect("half a minute");
    assert_eq!(movement.rhythm, None);
    assert!(movement.windows.iter().all(|window| !window.rhythm));
}

#[test]
fn the_phone_test_is_measured_in_g() {
    let movement = measure(&example("phone-test/recording.csv.gz", Some(Placement::Hand))).expect("half a minute");
    println!("{:?} {:?} {:#?}", movement.signal, movement.rhythm_of_measured(), movement.rhythm);
    for window in &movement.windows {
        println!("{:?}", window);
    }
    assert_eq!(movement.signal, Signal::Acceleration);
}

#[test]
fn the_drawn_spectrum_crosses_its_level_where_the_rhythm_is_and_nowhere_in_a_still_recording() {
    let crossing = |path: &str| -> Vec<f64> {
        let drawn = measure(&example(path, None)).expect("long enough").spectrum;
        let rows = drawn.frequency_hz.iter().zip(drawn.density.iter().zip(&drawn.significance_level));
        rows.filter(|(hz, (density, level))| **hz >= 1.0 && density > level).map(|(hz, _)| *hz).collect()
    };
    let shaking = crossing("head-shaking/recording.csv.gz");
    assert!(shaking.iter().any(|hz| (hz - 4.4).abs() < 0.2), "{shaking:?}");
    assert!(shaking.iter().all(|hz| (hz - 4.4).abs() < 1.5), "{shaking:?}");
    assert_eq!(crossing("still-head/recording.csv.gz"), Vec::<f64>::new());
}
