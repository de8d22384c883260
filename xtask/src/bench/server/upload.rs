//! Upload: a recording of 200 MB is sent and measured; how long it takes and how much memory at most.

use super::Figure;
use super::client::Server;
use anyhow::{Context, Result, bail};
use std::f64::consts::TAU;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Read, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

/// How large the recording is, in bytes, and how much memory may be taken, in megabytes: as promised.
const SIZE: u64 = 200_000_000;
/// See [`SIZE`].
const MOST_MEMORY: f64 = 150.0;
/// Longest that sending and measuring may take, in seconds. Our choice: a person waits a minute, not two.
const LONGEST: f64 = 60.0;
/// How long a page is left alone before it is asked for again.
const PAUSE: Duration = Duration::from_millis(250);
/// Samples a second of the made recording.
const RATE_HZ: u32 = 100;

/// The form around the file.
const BOUNDARY: &str = "nullpoint-bench-boundary";

/// Time and memory.
pub(super) fn figures(root: &Path, program: &Path) -> Result<Vec<Figure>> {
    let recording = recording(root)?;
    let server = Server::start(root, program)?;
    let mut client = server.client()?;
    let started = Instant::now();
    let head = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"recording\"; filename=\"long.csv\"\r\n\
         Content-Type: text/csv\r\n\r\n"
    );
    let foot = format!("\r\n--{BOUNDARY}--\r\n");
    let mut file = File::open(&recording)?;
    let length = file.metadata()?.len() + (head.len() + foot.len()) as u64;
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let answer = client.send("POST", "/measure", &kind, length, &mut |stream| {
        stream.write_all(head.as_bytes())?;
        let mut piece = vec![0; 256 * 1024];
        loop {
            let read = file.read(&mut piece)?;
            if read == 0 {
                return stream.write_all(foot.as_bytes());
            }
            stream.write_all(&piece[..read])?;
        }
    })?;
    let sent = started.elapsed();
    let Some(page) = answer.headers.get("location") else { bail!("the recording was refused with {}", answer.status) };
    let words = loop {
        let answer = client.get(page)?;
        let words = String::from_utf8_lossy(&answer.body).into_owned();
        if !words.contains("<h1>Measuring") {
            break words;
        }
        thread::sleep(PAUSE);
    };
    if !words.contains("<h3>Over time") {
        bail!("the recording was not measured");
    }
    let what = format!("200 MB sent ({:.1} s) and measured", sent.as_secs_f64());
    let mut figures = vec![Figure { what, value: started.elapsed().as_secs_f64(), unit: "s", limit: LONGEST }];
    if let Some(memory) = server.memory() {
        figures.push(Figure {
            what: "the most memory for that".into(),
            value: memory.most,
            unit: "MB",
            limit: MOST_MEMORY,
        });
    }
    Ok(figures)
}

/// A made head recording of that size, kept for the next bench.
fn recording(root: &Path) -> Result<PathBuf> {
    let path = root.join("target/bench/long.csv");
    if fs::metadata(&path).is_ok_and(|file| file.len() >= SIZE) {
        return Ok(path);
    }
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    let mut file = BufWriter::new(file);
    let header = "time_s,acceleration_x_g,acceleration_y_g,acceleration_z_g,\
                  angular_velocity_x_deg_s,angular_velocity_y_deg_s,angular_velocity_z_deg_s\n";
    file.write_all(header.as_bytes())?;
    let (mut written, mut line) = (0, String::new());
    for sample in 0_u32.. {
        let time_s = f64::from(sample) / f64::from(RATE_HZ);
        let turning_deg_s = TAU * 4.8 * (TAU * 4.8 * time_s).cos();
        line.clear();
        writeln!(line, "{time_s:.2},0.0021,-0.0011,1.0004,0.1013,-0.1047,{turning_deg_s:.4}")?;
        file.write_all(line.as_bytes())?;
        written += line.len() as u64;
        if written >= SIZE {
            break;
        }
    }
    file.flush()?;
    Ok(path)
}
