//! The wrist recording of ParaDigMa beside ParaDigMa's own answers, window by window.
//!
//! Both sides are printed; `docs/measuring-against-paradigma.md` says why they differ. The numbers asserted are the
//! agreement as it is, so that a change in either direction is seen.

#[expect(dead_code, reason = "each test uses its part")]
mod background;

use background::{example, examples};
use nullpoint_motion::measure::Window;
use nullpoint_motion::{Placement, measure};

/// What ParaDigMa stored for one window of 4 s.
struct Theirs {
    start_s: f64,
    /// Its classifier said tremor, and frequency and rest agreed: its final answer.
    checked: bool,
    at_rest: bool,
    peak_hz: f64,
    /// Power around the peak between 3 and 7 Hz, in (°/s)².
    power: f64,
}

fn theirs() -> Vec<Theirs> {
    let text = std::fs::read_to_string(examples().join("wrist-tremor/paradigma-windows.csv")).expect("it is there");
    text.lines()
        .skip(2)
        .map(|line| {
            let cells: Vec<f64> = line.split(',').map(|cell| cell.parse().expect("a number")).collect();
            Theirs {
                start_s: cells[0],
                checked: cells[3] > 0.5,
                at_rest: cells[4] > 0.5,
                peak_hz: cells[5],
                power: cells[7],
            }
        })
        .collect()
}

#[test]
fn tremor_windows_are_held_beside_those_of_paradigma() {
    let movement = measure(&example("wrist-tremor/recording_meta.json", Some(Placement::Wrist))).expect("12 minutes");
    let theirs = theirs();
    assert_eq!(theirs.len(), 182);
    let pairs: Vec<(&Theirs, &Window)> = theirs.iter().zip(&movement.windows).collect();
    let is_resting_tremor = |hz: f64| (3.0..=7.0).contains(&hz);
    let (mut both, mut only_theirs, mut only_ours, mut neither) = (0, 0, 0, 0);
    let mut differences = Vec::new();
    println!("start   ParaDigMa: tremor, rest, peak, amplitude   here: rhythm, frequency, amplitude, score");
    for (theirs, ours) in &pairs {
        assert!(
            (theirs.start_s - ours.start_s).abs() < 0.05,
            "windows begin together: {} and {}",
            theirs.start_s,
            ours.start_s
        );
        let here = ours.frequency_hz.is_some_and(is_resting_tremor);
        match (theirs.checked, here) {
            (true, true) => both += 1,
            (true, false) => only_theirs += 1,
            (false, true) => only_ours += 1,
            (false, false) => neither += 1,
        }
        if theirs.checked
            && let Some(hz) = ours.frequency_hz
        {
            differences.push(hz - theirs.peak_hz);
        }
        if theirs.checked || ours.rhythm {
            let amplitude = (2.0 * theirs.power).sqrt() / (std::f64::consts::TAU * theirs.peak_hz);
            println!(
                "{:5.0}   {:5} {:5} {:.2} Hz {:.3} deg   {:5} {} {} {:.1}",
                theirs.start_s,
                theirs.checked,
                theirs.at_rest,
                theirs.peak_hz,
                amplitude,
                ours.rhythm,
                ours.frequency_hz.map_or("-".to_owned(), |hz| format!("{hz:.2} Hz")),
                ours.amplitude_deg.map_or("-".to_owned(), |deg| format!("{deg:.3} deg")),
                ours.score.unwrap_or(0.0),
            );
        }
    }
    println!("3 to 7 Hz: both {both}, only ParaDigMa {only_theirs}, only here {only_ours}, neither {neither}");
    println!("frequency here less ParaDigMa's, in its tremor windows: {differences:.2?}");
    println!("whole recording: {:?}", movement.rhythm);
    assert_eq!(both + only_theirs, 15);
    assert_eq!((both, only_theirs, only_ours, neither), (12, 3, 35, 132));
}
