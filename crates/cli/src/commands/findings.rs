//! `nullpoint findings`: the list of findings, whose ids the answers file uses.

use crate::{failure::Failure, out};
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_report::sheets;

/// List the findings: their ids for the answers file, and their questions.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Only findings whose id, label or question holds these words
    words: Vec<String>,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let knowledge = Knowledge::embedded();
    let words: Vec<String> = arguments.words.iter().map(|word| word.to_lowercase()).collect();
    let wanted: std::collections::BTreeMap<_, _> = knowledge
        .findings
        .iter()
        .filter(|(id, finding)| {
            let text = format!("{id} {} {}", finding.label, finding.question).to_lowercase();
            words.iter().all(|word| text.contains(word))
        })
        .collect();
    if wanted.is_empty() {
        return Err(Failure::data(
            format!("no finding holds `{}`", arguments.words.join(" ")),
            "`nullpoint findings` lists them all",
        ));
    }
    out::document(arguments.json, &wanted, || sheets::findings(&wanted).to_text(Knowledge::embedded()))
}
