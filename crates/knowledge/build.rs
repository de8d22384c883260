//! Packs the TOML files of this crate into one blob, after the same checks as at run time, and the table of wordings into
//! another.

#![expect(unreachable_pub, reason = "the modules are shared with the library, where these items are public")]

#[path = "src/check/mod.rs"]
mod check;
#[path = "src/learned.rs"]
mod learned;
#[path = "src/openings.rs"]
mod openings;
#[path = "src/problem.rs"]
mod problem;
#[path = "src/read.rs"]
mod read;
#[path = "src/rule.rs"]
mod rule;
#[path = "src/schema/mod.rs"]
mod schema;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

/// The table of wordings.
const LEARNED: &str = "learned.tsv";

fn main() -> ExitCode {
    match packed() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            for line in message.lines() {
                println!("cargo::error={line}");
            }
            ExitCode::FAILURE
        }
    }
}

fn packed() -> Result<(), String> {
    let folder = env::var("CARGO_MANIFEST_DIR").map_err(|error| error.to_string())?;
    let out = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    for file in read::FILES.iter().chain(&read::FOLDERS).chain(&[LEARNED, "src", "build.rs"]) {
        println!("cargo::rerun-if-changed={file}");
    }
    let files = files(Path::new(&folder)).map_err(|error| format!("cannot read the knowledge: {error}"))?;
    let knowledge = schema::Knowledge::from_toml(files).map_err(|error| format!("{error}\nhint: {}", error.hint()))?;
    let blob = postcard::to_stdvec(&knowledge).map_err(|error| error.to_string())?;
    let write =
        |name: &str, blob: Vec<u8>| fs::write(Path::new(&out).join(name), blob).map_err(|error| error.to_string());
    write("knowledge.postcard", blob)?;
    let table = fs::read_to_string(Path::new(&folder).join(LEARNED)).map_err(|error| error.to_string())?;
    let table = learned::Learned::from_text(&table).map_err(|error| error.to_string())?;
    write("learned.postcard", postcard::to_stdvec(&table).map_err(|error| error.to_string())?)
}

fn files(folder: &Path) -> io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for name in read::FILES {
        files.push((name.to_owned(), fs::read_to_string(folder.join(name))?));
    }
    for name in read::FOLDERS {
        for entry in fs::read_dir(folder.join(name))? {
            let entry = entry?;
            let name = format!("{name}/{}", entry.file_name().to_string_lossy());
            files.push((name, fs::read_to_string(entry.path())?));
        }
    }
    Ok(files)
}
