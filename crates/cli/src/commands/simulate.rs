//! `nullpoint simulate MOVEMENT`: a made recording with known truth.

use crate::{failure::Failure, out};
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_motion::simulate::{Kind, OnPurpose, Sensor, Simulation, simulate};
use nullpoint_motion::tasks::Task;
use nullpoint_report::json;
use std::path::{Path, PathBuf};

/// Make a recording of a kind of movement, for demonstration and tests. It is not of a person.
///
/// The movement: stillness, steady-tremor, unsteady-tremor, jerks, tics, irregular-flow, gestures, talking, chewing,
/// walking. The person is drawn by the seed from published figures; the same seed makes the same recording.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Kind of movement
    #[arg(value_name = "MOVEMENT")]
    movement: Kind,
    /// Draws the person and the course
    #[arg(long, value_name = "N")]
    seed: u64,
    /// Length in seconds; with --protocol, the protocol's
    #[arg(long, value_name = "S", default_value_t = 60.0)]
    seconds: f64,
    /// Samples per second
    #[arg(long, value_name = "HZ", default_value_t = 100.0)]
    rate: f64,
    /// Let the person do the tasks of a protocol (two-minutes, null-point), marked in the file
    #[arg(long, value_name = "PROTOCOL", conflicts_with = "seconds")]
    protocol: Option<String>,
    /// Frequency of a tremor, in Hz
    #[arg(long, value_name = "HZ")]
    frequency: Option<f64>,
    /// Size of the movement in degrees; of a tremor half of peak-to-peak
    #[arg(long, value_name = "DEG")]
    amplitude: Option<f64>,
    /// How much a tremor's cycles differ: 0.1 for 10 %
    #[arg(long, value_name = "SHARE")]
    jitter: Option<f64>,
    /// How much a tremor's size swings: 0.5 for half
    #[arg(long, value_name = "SHARE")]
    swell: Option<f64>,
    /// Turn of the head in degrees (left above 0) at which the movement nearly stops
    #[arg(long, value_name = "DEG", allow_hyphen_values = true)]
    null_point: Option<f64>,
    /// What the person does with the head on purpose meanwhile: turns, nods, shakes
    #[arg(long, value_name = "WHAT")]
    on_purpose: Option<OnPurpose>,
    /// Record head angles as a camera would, instead of a phone
    #[arg(long)]
    camera: bool,
    /// Let the phone sit at an angle that nobody knows
    #[arg(long)]
    turned: bool,
    /// Noise of the gyroscope, in deg/s per root Hz
    #[arg(long, value_name = "N", default_value_t = Sensor::PHONE.noise_deg_s)]
    noise: f64,
    /// Bias of the gyroscope, in deg/s
    #[arg(long, value_name = "N", default_value_t = Sensor::PHONE.bias_deg_s)]
    bias: f64,
    /// End of the gyroscope's range, in deg/s
    #[arg(long, value_name = "N", default_value_t = Sensor::PHONE.range_deg_s)]
    range: f64,
    /// How far the times of samples wander, in ms
    #[arg(long, value_name = "MS", default_value_t = 0.0)]
    wander: f64,
    /// Parts lost per minute
    #[arg(long, value_name = "N", default_value_t = 0.0)]
    gaps: f64,
    /// Where to write the recording. Without: standard output
    #[arg(long, value_name = "FILE.csv")]
    out: Option<PathBuf>,
    /// Where to write what was put in, as CSV, or as JSON for a name that ends in .json
    #[arg(long, value_name = "FILE")]
    truth: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let tasks = arguments.protocol.as_deref().map(tasks).transpose()?.unwrap_or_default();
    let wanted = Simulation {
        frequency_hz: arguments.frequency,
        amplitude_deg: arguments.amplitude,
        jitter: arguments.jitter,
        swell: arguments.swell,
        null_point_deg: arguments.null_point,
        on_purpose: arguments.on_purpose,
        camera: arguments.camera,
        sensor: Sensor {
            rate_hz: arguments.rate,
            noise_deg_s: arguments.noise,
            bias_deg_s: arguments.bias,
            range_deg_s: arguments.range,
            wander_ms: arguments.wander,
            gaps_per_minute: arguments.gaps,
            turned: arguments.turned,
            ..Sensor::PHONE
        },
        ..Simulation::new(
            arguments.movement,
            arguments.seed,
            tasks.last().map_or(arguments.seconds, |last: &Task| last.end_s),
        )
    };
    let made =
        simulate(&Simulation { tasks, ..wanted }).map_err(|error| Failure::usage(error.to_string(), error.hint()))?;
    if let Some(path) = &arguments.truth {
        let is_json = path.extension().is_some_and(|ending| ending == "json");
        write(path, &if is_json { json::document(&made.truth) } else { made.truth.to_csv() }, "--truth")?;
    }
    match &arguments.out {
        Some(path) => write(path, &made.to_csv(), "--out"),
        None => out::print(&made.to_csv()),
    }
}

fn write(path: &Path, text: &str, option: &str) -> Result<(), Failure> {
    out::write(path, text, &format!("name another place with {option} FILE"))
}

/// The tasks of a protocol, from 0 s on.
fn tasks(id: &str) -> Result<Vec<Task>, Failure> {
    let knowledge = Knowledge::embedded();
    let Some(protocol) = knowledge.protocols.get(id) else {
        return Err(super::no_such("protocol", id, knowledge.protocols.keys(), "`nullpoint guide record` shows them"));
    };
    let task = |(task, start, end): (&nullpoint_knowledge::schema::ProtocolTask, u32, u32)| Task {
        name: task.task.clone(),
        start_s: f64::from(start),
        end_s: f64::from(end),
    };
    Ok(protocol.times().into_iter().map(task).collect())
}
