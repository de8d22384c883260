//! `nullpoint interview`: from a person's first words to an assessment, question by question.

mod reading;
mod terminal;

use super::assess;
use crate::failure::Failure;
use crate::{open, out};
use jiff::Zoned;
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_reason::Answers;
use nullpoint_reason::interview::Interview;
use nullpoint_reason::interview::lines::Line;
use std::io::{BufRead, stdin};
use std::path::PathBuf;

/// Be asked, question by question: urgent signs first, then what tells most about the cause.
///
/// Begins with your own words; `?` is always an answer, and you can skip, go back or stop at any question. With --json it
/// speaks JSON lines with another program (docs/interview.md).
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Answers to start from (TOML, as `assess` reads them)
    #[arg(long, value_name = "FILE.toml")]
    answers: Option<PathBuf>,
    /// A recording of this person; may be given more than once
    #[arg(long, value_name = "FILE")]
    recording: Vec<PathBuf>,
    /// Where to write the answers, for `nullpoint assess --answers`
    #[arg(long, value_name = "FILE.toml")]
    save: Option<PathBuf>,
    /// Speak JSON lines instead of text
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    read: open::ReadArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let knowledge = Knowledge::embedded();
    if let Some(path) = arguments.save.as_ref().filter(|path| path.exists() && arguments.answers.as_ref() != Some(path))
    {
        return Err(Failure::new(
            format!("`{}` is there already", path.display()),
            "name another file with --save FILE.toml, or start from it with --answers",
        ));
    }
    let answers = match &arguments.answers {
        Some(path) => open::answers(path, knowledge)?,
        None => Answers::default(),
    };
    let shown = arguments.answers.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
    arguments.read.check_marks(&arguments.recording)?;
    let (movements, mut failures) = assess::measured(&arguments.recording, &arguments.read);
    let interview = Interview::new(knowledge, Zoned::now().date());
    let mut interview = interview.with(answers, movements).map_err(|error| Failure::answers(&shown, &error))?;
    if arguments.json {
        lines(&mut interview)?;
    } else {
        terminal::interview(&mut interview, knowledge)?;
    }
    if let Some(path) = &arguments.save {
        failures.extend(save(path, &interview.answers(), arguments.json).err());
    }
    Failure::worst(failures)
}

/// JSON lines in, JSON lines out, until the assessment or the end of what is read.
fn lines(interview: &mut Interview<'_>) -> Result<(), Failure> {
    let mut is_over = false;
    if let Some(line) = interview.line() {
        is_over = write(&line)?;
    }
    for read in stdin().lock().lines() {
        if is_over {
            return Ok(());
        }
        // A line that is no text is answered as one that is no JSON.
        let read = read.unwrap_or_default();
        for line in interview.take(&read) {
            is_over |= write(&line)?;
        }
    }
    if !is_over {
        write(&interview.last_line())?;
    }
    Ok(())
}

/// Writes a line and says whether it is the last.
fn write(line: &Line) -> Result<bool, Failure> {
    let failed = |error| Failure::new(format!("cannot write JSON: {error}"), "report this as a fault of Nullpoint");
    let mut value = serde_json::to_value(line).map_err(failed)?;
    if let Some(assessment) = value.get_mut("assessment") {
        assess::leave_out_drawing(assessment);
    }
    out::print(&format!("{value}\n"))?;
    Ok(matches!(line, Line::Assessment(_)))
}

fn save(path: &std::path::Path, answers: &Answers, quiet: bool) -> Result<(), Failure> {
    let text = answers.to_toml().map_err(|error| {
        Failure::new(format!("cannot write the answers: {error}"), "report this as a fault of Nullpoint")
    })?;
    out::write(path, &text, "name another place with --save FILE.toml")?;
    if quiet {
        return Ok(());
    }
    out::print(&format!("\nAnswers: {}\n", path.display()))
}
