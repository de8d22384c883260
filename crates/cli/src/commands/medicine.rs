//! `nullpoint medicine NAME`: one medicine, by the name of its substance or a brand.

use crate::{failure::Failure, out};
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_reason::medicine::medicine_named;
use nullpoint_report::sheets;

/// Show a medicine: which movements it may cause, how commonly, how soon, what to ask, with sources and marks.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Name of the substance, or a brand
    #[arg(required = true)]
    name: Vec<String>,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let knowledge = Knowledge::embedded();
    let name = arguments.name.join(" ");
    let list = medicine_named(&name, knowledge);
    if list.recognised.is_empty() {
        let near = list.unknown.iter().find(|unknown| !unknown.could_be.is_empty());
        let hint = match (near, knowledge.nearest_medicine(&name.to_lowercase())) {
            (Some(unknown), _) => format!("did you mean {}?", unknown.could_be.join(" or ")),
            (None, Some(id)) => format!("did you mean `{id}`? If not, we have not checked this one: ask a pharmacist"),
            (None, None) => "we have not checked this one; ask a pharmacist".to_owned(),
        };
        return Err(Failure::data(format!("there is no medicine `{name}` on our list"), hint));
    }
    out::document(arguments.json, &list, || sheets::medicine(&list).to_text(knowledge))
}
