//! Adds a known tremor to a real head-worn recording, so that what is measured can be held against what was added.
//!
//! ```text
//! cargo run -p nullpoint-motion --example add_tremor -- head-shaking OUT.csv
//! cargo run -p nullpoint-motion --example add_tremor -- still-head OUT.csv
//! cargo run -p nullpoint-motion --example add_tremor -- TASK FREQUENCY_HZ AMPLITUDE_DEG JITTER SWELL SEED OUT.csv
//! ```
//!
//! The first two remake `examples/head-shaking` and `examples/still-head`, byte for byte. The third adds a tremor about
//! gravity to all of a walking task (`slow`, `normal` or `fast`) of the backgrounds in `crates/motion/tests/background`.
//! A name that ends in `.gz` is packed.

mod examples;
mod recipe;
mod tremor;

use nullpoint_motion::Recording;
use nullpoint_motion::read::{ReadOptions, SourceFile, read};
use recipe::{Recipe, made};
use std::io::Write;
use std::path::Path;
use tremor::Tremor;

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["head-shaking", out] => write(out, &made(&background(examples::HEAD_SHAKING.0)?, &examples::HEAD_SHAKING.1)?),
        ["still-head", out] => write(out, &made(&background(examples::STILL_HEAD.0)?, &examples::STILL_HEAD.1)?),
        [task, frequency, amplitude, jitter, swell, seed, out] => {
            let background = background(task)?;
            let tremor = Tremor {
                frequency_hz: number(frequency)?,
                amplitude_deg: number(amplitude)?,
                jitter: number(jitter)?,
                swell: number(swell)?,
                seed: seed.parse().map_err(|error| format!("seed `{seed}`: {error}"))?,
            };
            let origin = format!("eargait (MaD-Lab FAU, MIT licence), sensor behind the left ear, {task} walking task");
            let parts = [(0.0, background.duration_s() + 1.0)];
            write(out, &made(&background, &Recipe { origin: &origin, parts: &parts, tremor: Some(tremor) })?)
        }
        _ => {
            Err("expected: head-shaking OUT, still-head OUT, or TASK FREQUENCY_HZ AMPLITUDE_DEG JITTER SWELL SEED OUT"
                .to_owned())
        }
    }
}

fn number(text: &str) -> Result<f64, String> {
    text.parse().map_err(|error| format!("`{text}`: {error}"))
}

fn background(task: &str) -> Result<Recording, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/background/{task}.csv.gz"));
    let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let name = path.to_string_lossy();
    let siblings = |_: &str| Err(std::io::ErrorKind::NotFound.into());
    read(&SourceFile { name: &name, bytes: &bytes, siblings: &siblings }, &ReadOptions::default())
        .map_err(|error| error.to_string())
}

fn write(out: &str, text: &str) -> Result<(), String> {
    let file = std::fs::File::create(out).map_err(|error| format!("{out}: {error}"))?;
    let written = if out.ends_with(".gz") {
        let mut packed = flate2::write::GzEncoder::new(file, flate2::Compression::best());
        packed.write_all(text.as_bytes()).and_then(|()| packed.finish().map(drop))
    } else {
        let mut file = file;
        file.write_all(text.as_bytes())
    };
    written.map_err(|error| format!("{out}: {error}"))
}
