//! Open: paths a person gave become recordings and answers.

use crate::failure::Failure;
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_motion::measure::{Movement, StreamError, measure, measure_stream};
use nullpoint_motion::read::{Format, ReadOptions, SourceFile, Stream, Units, pick, read, stream};
use nullpoint_motion::tasks::{self, Task};
use nullpoint_motion::{Mount, Placement, Recording};
use nullpoint_reason::Answers;
use std::fs;
use std::path::{Path, PathBuf};

/// How a recording is to be read, where its content does not say.
#[derive(clap::Args, Clone, Default)]
pub(crate) struct ReadArguments {
    /// Where the sensor sat: head, wrist, hand, trunk, leg
    #[arg(long, value_name = "PLACE")]
    placement: Option<Placement>,
    /// Sensor axis that points to the left ear, as in x, -y or 0.1,-0.9,0; tells nods from tilts
    #[arg(long, value_name = "AXIS", allow_hyphen_values = true)]
    mount: Option<Mount>,
    /// Units, where the file does not name them, as in m/s2,rad/s,ns
    #[arg(long, value_name = "UNITS")]
    units: Option<Units>,
    /// Format, where it cannot be recognised
    #[arg(long, value_name = "FORMAT", long_help = format_help())]
    format: Option<Format>,
    /// Marks of what the person did in the one recording: a line for each task, as in arms-out,20,35 (seconds)
    #[arg(long, value_name = "FILE")]
    tasks: Option<PathBuf>,
}

impl ReadArguments {
    /// The same for another recording, which has marks of its own or none.
    pub(crate) fn without_tasks(&self) -> Self {
        Self { tasks: None, ..self.clone() }
    }

    /// Refuses marks for more than one recording.
    pub(crate) fn check_marks(&self, recordings: &[PathBuf]) -> Result<(), Failure> {
        match self.tasks {
            Some(_) if recordings.len() != 1 => Err(Failure::usage(
                format!("--tasks marks one recording, found {}", recordings.len()),
                "measure them one by one, or write `# task:` lines into each",
            )),
            _ => Ok(()),
        }
    }

    /// The marks of the file that was named.
    fn marks(&self) -> Result<Option<Vec<Task>>, Failure> {
        let Some(path) = &self.tasks else { return Ok(None) };
        let shown = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|error| unopened(&shown, &error))?;
        let wrong = |error: tasks::TaskError| {
            Failure::data(format!("cannot use the marks in `{shown}`: {error}"), error.hint())
        };
        tasks::read(&text).map(Some).map_err(wrong)
    }

    fn options(&self) -> ReadOptions {
        ReadOptions { format: self.format, units: self.units, placement: self.placement, mount: self.mount }
    }
}

fn format_help() -> String {
    let names: Vec<String> = Format::ALL.iter().map(ToString::to_string).collect();
    format!("Format, where it cannot be recognised: {}", names.join(", "))
}

/// Files larger than this, in bytes, are measured as they are read: a few hours of numbers. Smaller ones are read whole.
const LONG_FILE: u64 = 64 << 20;

/// Measures one recording; a long one piece by piece.
pub(crate) fn movement(path: &Path, how: &ReadArguments) -> Result<Movement, Failure> {
    if let Some(movement) = long_movement(path, how) {
        return movement;
    }
    let shown = path.display().to_string();
    measure(&recording(path, how)?).map_err(|error| Failure::measuring(&shown, &error))
}

/// Measures a long recording as it is read; `None` for one that is to be read whole.
pub(crate) fn long_movement(path: &Path, how: &ReadArguments) -> Option<Result<Movement, Failure>> {
    let shown = path.display().to_string();
    let about = fs::metadata(path).ok()?;
    if !about.is_file() || about.len() <= LONG_FILE {
        return None;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let begun = fs::File::open(path)
        .map_err(|error| unopened(&shown, &error))
        .and_then(|file| stream(file, &name, &how.options()).map_err(|error| Failure::reading(&shown, &error)));
    let measured = |mut stream: Stream<'_>| {
        if let Some(marks) = how.marks()? {
            stream.mark(marks);
        }
        measure_stream(&mut stream).map_err(|error| match error {
            StreamError::Read(error) => Failure::reading(&shown, &error),
            StreamError::Measure(error) => Failure::measuring(&shown, &error),
        })
    };
    begun.map(|stream| stream.map(measured)).transpose().map(|done| done.and_then(|movement| movement))
}

fn unopened(shown: &str, error: &std::io::Error) -> Failure {
    Failure::data(format!("cannot open `{shown}`: {error}"), "check the path; give a file or an example folder")
}

/// Reads one recording; a folder stands for the file in it that holds or describes the recording.
pub(crate) fn recording(path: &Path, how: &ReadArguments) -> Result<Recording, Failure> {
    let file = if path.is_dir() { file_of(path)? } else { path.to_owned() };
    let shown = file.display().to_string();
    let bytes = fs::read(&file).map_err(|error| unopened(&shown, &error))?;
    let folder = file.parent().map(Path::to_owned).unwrap_or_default();
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let siblings = |sibling: &str| {
        // A description names files beside itself, never elsewhere.
        match Path::new(sibling).file_name() {
            Some(plain) if plain == sibling => fs::read(folder.join(plain)),
            _ => Err(std::io::Error::other("the name leads out of the folder")),
        }
    };
    let mut recording = read(&SourceFile { name: &name, bytes: &bytes, siblings: &siblings }, &how.options())
        .map_err(|error| Failure::reading(&shown, &error))?;
    if let Some(marks) = how.marks()? {
        recording.tasks = marks;
    }
    Ok(recording)
}

/// The file of a folder that stands for the recording in it.
fn file_of(folder: &Path) -> Result<PathBuf, Failure> {
    let names: Vec<String> = files(folder)?
        .iter()
        .filter_map(|path| path.file_name().map(|name| name.to_string_lossy().into_owned()))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    pick(&names).map(|name| folder.join(name)).ok_or_else(|| {
        Failure::data(
            format!("`{}` holds no recording", folder.display()),
            "give a file, or a folder with `recording.*` or `answers.toml` in it, or one that an app exported",
        )
    })
}

/// What a person named: recordings, and the answers beside them.
#[derive(Debug, Default)]
pub(crate) struct Named {
    /// Recordings in order.
    pub(crate) recordings: Vec<PathBuf>,
    /// Answers found in an example folder.
    pub(crate) answers: Option<PathBuf>,
}

/// Sorts out paths: an example folder gives its recordings and its answers; anything else is a recording.
pub(crate) fn named(paths: &[PathBuf]) -> Result<Named, Failure> {
    let mut named = Named::default();
    for path in paths {
        if !path.is_dir() {
            named.recordings.push(path.clone());
            continue;
        }
        let inside = files(path)?;
        // A description such as `recording_meta.json` has its samples beside it in `.bin` files.
        let is_recording = |path: &&PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            name.starts_with("recording") && !name.ends_with(".bin")
        };
        let recordings: Vec<PathBuf> = inside.iter().filter(is_recording).cloned().collect();
        let answers = inside.iter().find(|path| path.file_name().is_some_and(|name| name == "answers.toml"));
        if recordings.is_empty() && answers.is_none() {
            named.recordings.push(path.clone());
        }
        named.recordings.extend(recordings);
        if let Some(answers) = answers {
            if named.answers.is_some() {
                return Err(Failure::data(
                    format!("`{}` is a second folder with answers", path.display()),
                    "assess one person at a time",
                ));
            }
            named.answers = Some(answers.clone());
        }
    }
    Ok(named)
}

/// Files and folders in a folder, in order of name.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let opened =
        |error: std::io::Error| Failure::data(format!("cannot open `{}`: {error}", folder.display()), "check the path");
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(opened)? {
        paths.push(entry.map_err(opened)?.path());
    }
    paths.sort();
    Ok(paths)
}

/// Reads and checks answers.
pub(crate) fn answers(path: &Path, knowledge: &Knowledge) -> Result<Answers, Failure> {
    let shown = path.display().to_string();
    let text = fs::read_to_string(path).map_err(|error| {
        Failure::data(format!("cannot open `{shown}`: {error}"), "check the path; answers are a TOML text file")
    })?;
    Answers::from_toml(&text, knowledge).map_err(|error| Failure::answers(&shown, &error))
}
