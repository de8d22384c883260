//! Out: results to standard output, and files written whole or not at all.

use crate::failure::Failure;
use nullpoint_report::json;
use serde::Serialize;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Prints a result. A reader that stops early (`| head`) is no failure.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("cannot write the result: {error}"), "is the disk full?"))
        }
        _ => Ok(()),
    }
}

/// Prints what was asked for: as JSON for programs, else as text for a person.
pub(crate) fn document(is_json: bool, value: &impl Serialize, text: impl FnOnce() -> String) -> Result<(), Failure> {
    print(&if is_json { json::document(value) } else { text() })
}

/// Writes a file beside its place and moves it there, so that it is never half-written.
pub(crate) fn write(path: &Path, text: &str, hint: &str) -> Result<(), Failure> {
    let shown = path.display();
    let failed = |error: std::io::Error| Failure::new(format!("cannot write `{shown}`: {error}"), hint);
    let mut part = path.as_os_str().to_owned();
    part.push(format!(".{}.part", std::process::id()));
    let part = Path::new(&part);
    let written = fs::File::create(part)
        .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(part, path));
    if written.is_err() {
        let _ = fs::remove_file(part); // it may never have been made
    }
    written.map_err(failed)
}
