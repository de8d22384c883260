//! `nullpoint measure`: recordings in, movements out.

use crate::failure::Failure;
use crate::{open, out};
use nullpoint_motion::measure::{Movement, change, measure};
use nullpoint_motion::{Recording, quality::quality};
use nullpoint_report::{json, text};
use serde_json::{Value, json};
use std::path::PathBuf;

/// Measure recordings: is there a rhythm, how fast, how far, which way, how much of the time.
///
/// A measurement names no disease. With --json one recording gives one document, several give a list.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Recordings, or folders that hold one
    #[arg(value_name = "RECORDING", required = true)]
    paths: Vec<PathBuf>,
    /// An earlier recording of the same person, device and place: what changed. May be given several times
    #[arg(long, value_name = "RECORDING")]
    earlier: Vec<PathBuf>,
    /// Show every stretch of the recording, in order
    #[arg(long)]
    windows: bool,
    /// List every single movement (jerk, tic or twitch), in order
    #[arg(long)]
    events: bool,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    read: open::ReadArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let recordings = open::named(&arguments.paths)?.recordings;
    arguments.read.check_marks(&recordings)?;
    let earlier = open::named(&arguments.earlier)?.recordings;
    let read_before = arguments.read.without_tasks();
    let earlier: Vec<Movement> =
        earlier.iter().map(|path| open::movement(path, &read_before)).collect::<Result<_, _>>()?;
    let earlier: Vec<&Movement> = earlier.iter().collect();
    let several = recordings.len() > 1;
    let mut failures = Vec::new();
    let mut documents = Vec::new();
    for path in &recordings {
        let shown = path.display().to_string();
        let movement = match open::long_movement(path, &arguments.read) {
            Some(movement) => movement,
            None => match open::recording(path, &arguments.read) {
                Ok(recording) => measure(&recording).map_err(|error| {
                    if arguments.json {
                        documents.push(without_movement(&recording));
                    }
                    Failure::measuring(&shown, &error)
                }),
                Err(failure) => Err(failure),
            },
        };
        let movement = movement.map(|mut movement| {
            movement.change = (!earlier.is_empty()).then(|| change(&movement, &earlier));
            movement
        });
        match movement {
            Ok(movement) if arguments.json => documents.push(document(movement, arguments)?),
            Ok(movement) => {
                let name = if several { format!("{shown}\n") } else { String::new() };
                let text = text::movement(&movement, arguments.windows, arguments.events);
                out::print(&format!("{name}{text}"))?;
            }
            Err(failure) => failures.push(failure),
        }
    }
    if arguments.json && !documents.is_empty() {
        let whole = if several { Value::Array(documents) } else { documents.remove(0) };
        out::print(&json::document(&whole))?;
    }
    Failure::worst(failures)
}

/// A movement's JSON, with its windows and the list of its single movements only when asked for.
fn document(mut movement: Movement, arguments: &Arguments) -> Result<Value, Failure> {
    // A week has 150 000 windows: they do not become JSON only to be thrown away.
    let windows = if arguments.windows { movement.windows.clone() } else { Vec::new() };
    movement.windows.clear();
    let unwritten = |error| Failure::new(format!("cannot write JSON: {error}"), "report this as a fault of Nullpoint");
    let mut value = serde_json::to_value(movement).map_err(unwritten)?;
    let list = value.pointer_mut("/events/list").map(Value::take).filter(|_| arguments.events);
    leave_out_drawing(&mut value);
    if let (Some(list), Some(events)) = (list, value.pointer_mut("/events").and_then(Value::as_object_mut)) {
        events.insert("list".into(), list);
    }
    if let (true, Some(fields)) = (arguments.windows, value.as_object_mut()) {
        fields.insert("windows".into(), serde_json::to_value(windows).map_err(unwritten)?);
    }
    Ok(value)
}

/// Takes out what only serves drawing, the windows, which `measure --windows` gives, and the list of single movements, which
/// `measure --events` gives.
pub(super) fn leave_out_drawing(movement: &mut Value) {
    if let Some(events) = movement.pointer_mut("/events").and_then(Value::as_object_mut) {
        events.shift_remove("list");
    }
    if let Some(fields) = movement.as_object_mut() {
        for name in ["trace", "close_up", "spectrum", "windows"] {
            fields.shift_remove(name);
        }
    }
}

/// What can be said of a recording too short to measure.
fn without_movement(recording: &Recording) -> Value {
    let quality = quality(recording);
    json!({
        "sample_rate_hz": quality.sample_rate_hz,
        "duration_s": quality.duration_s,
        "cautions": recording.notes,
        "rhythm": null,
        "not_enough_data": true,
    })
}
