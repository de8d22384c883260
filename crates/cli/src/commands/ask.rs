//! `nullpoint ask QUESTION`: a question in plain words, answered from the knowledge.

use crate::{failure::Failure, out};
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_reason::ask::Asker;
use nullpoint_report::sheets;

/// Ask in plain words: what the knowledge says on it, with sources, urgent advice first.
///
/// The answer is found, never made up; where nothing is known, that is said. Example: nullpoint ask "why does the side
/// of my face jump?"
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The question, in quotes or not; or an entry as the answer to another question names it (question:Q40)
    #[arg(required = true)]
    question: Vec<String>,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let knowledge = Knowledge::embedded();
    let asked = Asker::new(knowledge).ask(&arguments.question.join(" "));
    out::document(arguments.json, &asked, || sheets::asked(&asked, knowledge).to_text(knowledge))
}
