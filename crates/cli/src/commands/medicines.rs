//! `nullpoint medicines TEXT`: which medicines a text names, which movements they may cause, and what to ask.

use crate::{failure::Failure, out};
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_reason::medicine::medicine_list;
use nullpoint_report::sheets;

/// Read a list of medicines: which movements each may cause, how commonly, how soon, what to ask.
///
/// Write it as you would on paper: "Reglan 10 mg, Zoloft, St John's wort". Do not stop or change a medicine on your own.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Medicines as you would write them, in quotes or not
    #[arg(required = true)]
    text: Vec<String>,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let knowledge = Knowledge::embedded();
    let list = medicine_list(&arguments.text.join(" "), knowledge);
    out::document(arguments.json, &list, || sheets::medicines(&list).to_text(knowledge))
}
