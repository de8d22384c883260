//! How fast recordings are measured, and in how much memory. `cargo run --release -p nullpoint-motion --example bench`
#![expect(clippy::print_stdout, reason = "a bench prints")]

mod added;
mod bound;
mod machine;
mod reading;
mod speed;

use speed::Sensors;

fn main() {
    if std::env::args().nth(1).as_deref() == Some("bound") {
        print!("{}{}", bound::table(0.0), bound::table(1.0));
        return;
    }
    if let Some(tasks) = std::env::args().nth(2) {
        if std::env::var_os("DBG").is_some() {
            added::Task::of(&tasks);
            return;
        }
        return added::run(&tasks.split(",").collect::<Vec<_>>(), 10);
    }
    println!("reading {:.2} M rows/s", reading::rows_a_second(1_000_000) / 1e6);
    let rows: usize = std::env::args().nth(1).and_then(|rows| rows.parse().ok()).unwrap_or(6_000_000);
    for sensors in [Sensors::Gyroscope, Sensors::Both] {
        let run = speed::run(rows, sensors);
        let (found, measured) = run.movement.rhythm_of_measured();
        let speed = run.rows as f64 / run.seconds / 1e6;
        println!(
            "{} rows in {:.2} s, {speed:.2} million a second; rhythm in {found} of {measured}",
            run.rows, run.seconds
        );
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    println!("{}", status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default());
}
