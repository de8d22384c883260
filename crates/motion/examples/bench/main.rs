//! How well and how fast recordings are measured, as Markdown: `cargo xtask bench motion` puts it into `docs/benchmarks.md`.
//!
//! ```text
//! cargo run --release -p nullpoint-motion --example bench            every table
//! cargo run --release -p nullpoint-motion --example bench -- csv     the wrist recording, for ParaDigMa
//! cargo run --release -p nullpoint-motion --example bench -- tasks   tasks, null point and change alone
//! cargo run --release -p nullpoint-motion --example bench -- moves   single movements and flow alone
//! cargo run --release -p nullpoint-motion --example bench -- added   tremor added to a real head alone
//! cargo run --release -p nullpoint-motion --example bench -- purpose [set]  moving on purpose alone; by the seeds for setting
//! ```
#![expect(clippy::print_stdout, reason = "a bench prints")]

mod added;
#[path = "../../tests/background/mod.rs"]
mod background;
mod bound;
mod counts;
mod machine;
mod moves;
mod negatives;
mod on_purpose;
mod reading;
mod speed;
mod tasks;
#[path = "../../tests/moves/mod.rs"]
mod truth;
mod wrist;

use counts::line;
use speed::Sensors;

/// Rows of 7 days at 100 Hz.
const WEEK: usize = 60_480_000;

fn main() {
    if std::env::args().nth(1).as_deref() == Some("csv") {
        print!("{}", wrist::csv());
        return;
    }
    if std::env::args().nth(1).as_deref() == Some("tasks") {
        print!("{}", tasks::table());
        return;
    }
    if std::env::args().nth(1).as_deref() == Some("moves") {
        println!("{}", moves::tables());
        return;
    }
    if std::env::args().nth(1).as_deref() == Some("purpose") {
        println!("{}", on_purpose::tables(std::env::args().nth(2).as_deref() == Some("set")));
        return;
    }
    if std::env::args().nth(1).as_deref() == Some("added") {
        println!("{}", added::tables());
        return;
    }
    println!("Machine: {}, one thread; processor time.\n", machine::name());
    println!("| speed and memory | found | limit |\n| --- | --- | --- |");
    let mut rows = String::new();
    let mut say = |what: &str, found: String, limit: &str| line(&mut rows, &[what.into(), found, limit.into()]);
    let week = speed::run(WEEK, Sensors::Gyroscope);
    let memory = machine::peak_memory_mb().map_or_else(|| "not told".into(), |mb| format!("{mb:.0} MB"));
    let (found, measured) = week.movement.rhythm_of_measured();
    say("7 days at 100 Hz, tremor in every window, whole output: most memory", memory, "64 MB");
    say("the same: windows with the rhythm", format!("{found} of {measured}"), "");
    say("the same: rows a second", million(week.rows as f64 / week.seconds), "10 million");
    let both = speed::run(WEEK / 10, Sensors::Both);
    say("with acceleration beside it: rows a second", million(both.rows as f64 / both.seconds), "10 million");
    let busy = speed::run(WEEK / 10, Sensors::Jerky);
    say("a single movement each second: rows a second", million(busy.rows as f64 / busy.seconds), "");
    say("reading CSV of seven columns: rows a second", million(reading::rows_a_second(1_000_000)), "5 million");
    say("the wrist recording, uneven times: rows a second", million(wrist::rows_a_second()), "");
    println!("{rows}");
    println!("### Clean lines beside the Cramér–Rao bound\n\nWindows of 4 s at 100 Hz, noise on the line's axis:\n");
    println!("{}", bound::table(0.0));
    println!("The same noise on all three axes (the weakest lines are mostly not reported):\n\n{}", bound::table(1.0));
    println!("### Movements made on purpose, simulated\n\n20 recordings of a minute each:\n\n{}", negatives::table());
    println!("### Tremor added to a head that stands and walks\n\n{}", added::tables());
    println!("### Tremor while the head is moved on purpose\n\n{}", on_purpose::tables(false));
    println!("### Tasks, null point and change\n\n{}\n", tasks::table().trim_end());
    println!("### Single movements and irregular flow\n\n{}", moves::tables().trim_end());
}

fn million(rows: f64) -> String {
    format!("{:.1} million", rows / 1e6)
}
