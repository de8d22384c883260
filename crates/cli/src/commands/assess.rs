//! `nullpoint assess`: answers and recordings in, an assessment out. Urgency first, whatever happens to a recording.

use crate::failure::Failure;
use crate::{open, out};
use jiff::Zoned;
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_motion::Caution;
use nullpoint_motion::measure::Movement;
use nullpoint_reason::{Answers, Assessment, assess};
use nullpoint_report::{html, json, text};
use std::fs;
use std::path::{Path, PathBuf};

/// Assess answers and recordings: how soon to get help, possible causes, what to do next.
///
/// Give an example folder, recordings, answers, or any of them together. The answers file is described in the README.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// An example folder (`recording.*`, `answers.toml`) or recordings of one person
    #[arg(value_name = "EXAMPLE-FOLDER | RECORDING")]
    paths: Vec<PathBuf>,
    /// Answers of the person (TOML)
    #[arg(long, value_name = "FILE.toml")]
    answers: Option<PathBuf>,
    /// Where to write the HTML report [default: a new file in this folder; none with --json]
    #[arg(long, value_name = "FILE.html")]
    report: Option<PathBuf>,
    /// Print one JSON document instead of text
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    read: open::ReadArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let knowledge = Knowledge::embedded();
    let now = Zoned::now();
    let named = open::named(&arguments.paths)?;
    arguments.read.check_marks(&named.recordings)?;
    let answers_path = arguments.answers.as_ref().or(named.answers.as_ref());
    if named.recordings.is_empty() && answers_path.is_none() {
        return Err(Failure::usage(
            "there is nothing to assess",
            "give a folder such as examples/head-shaking, a recording, or --answers FILE.toml",
        ));
    }
    let answers = match answers_path {
        Some(path) => open::answers(path, knowledge)?,
        None => Answers::default(),
    };
    let shown = answers_path.map(|path| path.display().to_string()).unwrap_or_default();
    let assess = |movements: Vec<Movement>| {
        assess(&answers, movements, knowledge, now.date()).map_err(|error| Failure::answers(&shown, &error))
    };
    // What the answers alone call for is said before any recording is opened.
    let before = assess(Vec::new())?;
    let said_first = !arguments.json && answers_path.is_some();
    if said_first {
        out::print(&text::urgency(&before.urgency, knowledge))?;
    }
    let (movements, mut failures) = measured(&named.recordings, &arguments.read);
    if movements.is_empty() && answers_path.is_none() {
        return Failure::worst(failures);
    }
    let names: Vec<String> = named.recordings.iter().map(|path| path.display().to_string()).collect();
    let mut assessment = assess(movements)?;
    assessment.cautions.extend(failures.iter().map(|failure| Caution {
        code: "recording-not-used",
        text: format!("A recording was not used: {}.", failure.message()),
    }));
    if arguments.json {
        out::print(&document(&assessment)?)?;
    } else {
        let anew = !said_first || before.urgency.rules != assessment.urgency.rules;
        let head = if anew { text::urgency(&assessment.urgency, knowledge) } else { String::new() };
        out::print(&format!("{head}{}", text::after_urgency(&assessment, knowledge)))?;
    }
    if let Err(failure) = report(arguments, &assessment, knowledge, &names, &now) {
        failures.push(failure);
    }
    Failure::worst(failures)
}

/// Measures each recording; those that cannot be measured become failures.
pub(super) fn measured(paths: &[PathBuf], how: &open::ReadArguments) -> (Vec<Movement>, Vec<Failure>) {
    let mut movements = Vec::new();
    let mut failures = Vec::new();
    for path in paths {
        match open::movement(path, how) {
            Ok(movement) => movements.push(movement),
            Err(failure) => failures.push(failure),
        }
    }
    (movements, failures)
}

/// The JSON document, without the lines that only serve drawing.
fn document(assessment: &Assessment) -> Result<String, Failure> {
    let mut value = serde_json::to_value(assessment)
        .map_err(|error| Failure::new(format!("cannot write JSON: {error}"), "report this as a fault of Nullpoint"))?;
    leave_out_drawing(&mut value);
    Ok(json::document(&value))
}

/// Takes out of an assessment's JSON what only serves drawing.
pub(super) fn leave_out_drawing(assessment: &mut serde_json::Value) {
    for place in ["/movement", "/other_movements"] {
        match assessment.pointer_mut(place) {
            Some(serde_json::Value::Array(several)) => several.iter_mut().for_each(super::measure::leave_out_drawing),
            Some(one) => super::measure::leave_out_drawing(one),
            None => {}
        }
    }
}

/// Writes the HTML report and says where.
fn report(
    arguments: &Arguments,
    assessment: &Assessment,
    knowledge: &Knowledge,
    names: &[String],
    now: &Zoned,
) -> Result<(), Failure> {
    let date = now.date().to_string();
    let path = match &arguments.report {
        Some(path) => path.clone(),
        None if arguments.json => return Ok(()),
        None => unused(&date)?,
    };
    if path.exists() && !is_ours(&path) {
        return Err(Failure::new(
            format!("`{}` is there already and is no Nullpoint report", path.display()),
            "name another file with --report FILE.html",
        ));
    }
    let page = html::Page { knowledge, made_on: &date, version: env!("CARGO_PKG_VERSION"), recording_names: names };
    out::write(&path, &html::assessment_html(assessment, &page), "name another place with --report FILE.html")?;
    if arguments.json {
        return Ok(());
    }
    out::print(&format!("\nHTML report: {}\n", path.display()))
}

/// A file name that is not taken yet.
fn unused(date: &str) -> Result<PathBuf, Failure> {
    (1..=999)
        .map(|number| match number {
            1 => PathBuf::from(format!("nullpoint-report-{date}.html")),
            more => PathBuf::from(format!("nullpoint-report-{date}-{more}.html")),
        })
        .find(|path| !path.exists())
        .ok_or_else(|| Failure::new("999 reports of today are in this folder", "name a file with --report FILE.html"))
}

/// Whether a file is a report of ours, which a new one may take the place of.
fn is_ours(path: &Path) -> bool {
    fs::read_to_string(path).is_ok_and(|text| text.contains("<meta name=\"generator\" content=\"Nullpoint"))
}
