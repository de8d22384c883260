//! `nullpoint explain ANSWERS --why CAUSE`: why a cause stands where it does, alone or against another. Urgency first.

use super::assess::measured;
use crate::failure::Failure;
use crate::{open, out};
use jiff::Zoned;
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_motion::Caution;
use nullpoint_reason::explanation::explain;
use nullpoint_report::{json, sheets, text};
use std::path::PathBuf;

/// Explain why a possible cause stands where it does: what speaks for and against it, what is usual with it and missing,
/// what would change its place.
///
/// With --against, two causes are compared finding by finding. Example: nullpoint explain answers.toml --why
/// essential-tremor --against cervical-dystonia
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Answers of the person (TOML), or an example folder with `answers.toml`
    #[arg(value_name = "ANSWERS.toml | EXAMPLE-FOLDER")]
    answers: PathBuf,
    /// Id of the cause, as `nullpoint causes` lists it
    #[arg(long, value_name = "CAUSE")]
    why: String,
    /// Id of the cause to hold it against
    #[arg(long, value_name = "CAUSE")]
    against: Option<String>,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    read: open::ReadArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let knowledge = Knowledge::embedded();
    for id in [Some(&arguments.why), arguments.against.as_ref()].into_iter().flatten() {
        if knowledge.cause(id).is_none() {
            return Err(super::no_such("cause", id, knowledge.causes.keys(), "`nullpoint causes` lists them"));
        }
    }
    if arguments.against.as_ref() == Some(&arguments.why) {
        return Err(Failure::usage(
            "--why and --against name the same cause",
            "name another one, or leave --against out",
        ));
    }
    let (path, recordings) = if arguments.answers.is_dir() {
        let named = open::named(std::slice::from_ref(&arguments.answers))?;
        let Some(answers) = named.answers else {
            let shown = arguments.answers.display();
            return Err(Failure::data(format!("`{shown}` holds no `answers.toml`"), "give a file of answers"));
        };
        (answers, named.recordings)
    } else {
        (arguments.answers.clone(), Vec::new())
    };
    arguments.read.check_marks(&recordings)?;
    let answers = open::answers(&path, knowledge)?;
    let (movements, failures) = measured(&recordings, &arguments.read);
    let today = Zoned::now().date();
    let explained = explain(&answers, &movements, &arguments.why, arguments.against.as_deref(), knowledge, today)
        .map_err(|error| Failure::answers(&path.display().to_string(), &error))?;
    let Some(mut explanation) = explained else {
        return Err(Failure::data("no cause is named yet: nothing was answered", "answer with `nullpoint interview`"));
    };
    explanation.cautions.extend(failures.iter().map(|failure| Caution {
        code: "recording-not-used",
        text: format!("A recording was not used: {}.", failure.message()),
    }));
    if arguments.json {
        out::print(&json::document(&explanation))?;
    } else {
        let urgency = text::urgency(&explanation.urgency, knowledge);
        out::print(&format!("{urgency}\n{}", sheets::explanation(&explanation).to_text(knowledge)))?;
    }
    Failure::worst(failures)
}
