//! Said: what a form of the interview says becomes an event; and what was understood becomes lines to tick.

use crate::fields::Fields;
use crate::problem::Problem;
use axum::http::StatusCode;
use nullpoint_knowledge::Knowledge;
use nullpoint_reason::interview::{Confirm, Event, Medicines, Reply, typed_number};
use nullpoint_reason::understand::Understood;
use nullpoint_report::interview_text;
use std::collections::BTreeMap;

/// Longest text that is looked at, in characters. Our choice: several pages of writing.
const LONGEST: usize = 8000;

/// Something that was understood, to be confirmed.
pub(super) struct Line {
    /// Name of the form's field.
    pub(super) field: &'static str,
    pub(super) value: String,
    pub(super) words: String,
}

/// What was understood, a line each.
pub(super) fn lines(understood: &Understood, knowledge: &Knowledge) -> Vec<Line> {
    let ids = |field, heard: &[nullpoint_reason::understand::Heard]| -> Vec<(&'static str, String)> {
        heard.iter().map(|heard| (field, heard.finding.clone())).collect()
    };
    let mut values = ids("present", &understood.present);
    values.extend(ids("absent", &understood.absent));
    values.extend(understood.medicines.iter().map(|medicine| ("medicine", medicine.text.clone())));
    let person =
        [understood.about.map(|_| "about"), understood.age_years.map(|_| "age-now"), understood.sex.map(|_| "sex")];
    values.extend(person.into_iter().flatten().map(|id| ("person", id.to_owned())));
    let words = interview_text::lines(understood, knowledge);
    let line = |((field, value), words)| Line { field, value, words };
    values.into_iter().zip(words).map(line).collect()
}

/// How an interview begins: with words, or with the questions.
pub(super) fn begun(fields: &Fields) -> Event {
    match fields.get("text") {
        Some(text) => Event::Text(text.chars().take(LONGEST).collect()),
        None => Event::Skip,
    }
}

/// What a form of a step says.
pub(super) fn event(fields: &Fields) -> Result<Event, Problem> {
    Ok(match fields.get("do") {
        Some("back") => Event::Back,
        Some("skip") => Event::Skip,
        Some("stop") => Event::Stop,
        Some("words") => begun(fields),
        Some("medicines") => match fields.get("medicines") {
            Some(list) => Event::Text(format!("I take {list}.")),
            None => return Err(empty()),
        },
        Some("listed") => Event::Medicines(listed(fields)?),
        Some("no-medicine") => Event::Medicines(Medicines::None),
        Some("medicines-unknown") => Event::Medicines(Medicines::Unknown),
        Some("confirm") => Event::Confirm(confirm(fields)),
        _ => Event::Answers(replies(fields)?),
    })
}

/// All medicines, or when the one was started, changed or stopped that is asked about: words before a choice.
fn listed(fields: &Fields) -> Result<Medicines, Problem> {
    let words = ["listed", "when"].iter().find_map(|name| fields.get(name));
    words.map(|words| Medicines::Words(words.chars().take(LONGEST).collect())).ok_or_else(empty)
}

/// What was left ticked is right; what was shown of the person and is not ticked is wrong.
fn confirm(fields: &Fields) -> Confirm {
    let all = |name| fields.all(name).map(str::to_owned).collect::<Vec<_>>();
    let right = all("person");
    Confirm {
        present: all("present"),
        absent: all("absent"),
        medicines: Some(all("medicine")),
        wrong: all("shown-person").into_iter().filter(|id| !right.contains(id)).collect(),
    }
}

/// The answer to each finding that the form asks for.
fn replies(fields: &Fields) -> Result<BTreeMap<String, Reply>, Problem> {
    let to_all = |reply: Reply| fields.all("asked").map(|id| (id.to_owned(), reply.clone())).collect();
    match fields.get("answer") {
        Some("yes") => return Ok(to_all(Reply::Yes)),
        Some("no" | "none") => return Ok(to_all(Reply::No)),
        Some("unknown") => return Ok(to_all(Reply::Unknown)),
        Some(choice) => return Ok(to_all(Reply::Choice(choice.to_owned()))),
        None => {}
    }
    if let Some(number) = fields.get("number") {
        let number = typed_number(number).ok_or_else(|| {
            Problem::new(StatusCode::BAD_REQUEST, "the number could not be read", "write it like 42, or like 6 months")
        })?;
        return Ok(to_all(Reply::Number(number)));
    }
    let (there, unknown): (Vec<&str>, Vec<&str>) = (fields.all("there").collect(), fields.all("unknown").collect());
    if there.is_empty() && unknown.is_empty() {
        return Err(empty());
    }
    let reply = |id: &str| match (there.contains(&id), unknown.contains(&id)) {
        (true, _) => Reply::Yes,
        (false, true) => Reply::Unknown,
        (false, false) => Reply::No,
    };
    Ok(fields.all("asked").map(|id| (id.to_owned(), reply(id))).collect())
}

fn empty() -> Problem {
    let hint = "go back and answer, or choose “none of these”, “don't know” or “skip”";
    Problem::new(StatusCode::BAD_REQUEST, "there is no answer yet", hint)
}
