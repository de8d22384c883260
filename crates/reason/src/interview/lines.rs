//! Lines: an interview in JSON, one line at a time, for programs.
//!
//! In: a line such as `{"text": "..."}`, `{"confirm": {...}}`, `{"answers": {...}}`, `{"medicines": "..."}`,
//! `{"skip": true}`, `{"back": true}` or `{"stop": true}`. Out: the lines to write: `understood`, `ask`, `problem`, and last `assessment`.
//! The names are what other programs rely on: add, never rename. `docs/interview.md` shows a whole session.

use super::{Confirm, Event, Interview, InterviewError, Medicines, Reply, Step};
use crate::assessment::Assessment;
use crate::understand::Understood;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A line that is written.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Line {
    /// What was understood in words, to be confirmed.
    Understood(Box<Understood>),
    /// A question.
    Ask(Box<Ask>),
    /// A line that was not taken in. The interview goes on where it was.
    Problem {
        /// What is wrong.
        message: String,
        /// What to try.
        hint: String,
    },
    /// The assessment, last.
    Assessment(Box<Assessment>),
}

/// A question with how soon to get help by what was said so far.
#[derive(Clone, Debug, Serialize)]
pub struct Ask {
    /// The question.
    #[serde(flatten)]
    pub question: super::Question,
    /// The level so far; it only rises while nothing is taken back.
    pub urgency: nullpoint_knowledge::schema::Level,
    /// How far the interview is.
    pub progress: super::Progress,
}

/// A line that is read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    text: Option<String>,
    confirm: Option<Confirm>,
    answers: Option<BTreeMap<String, Reply>>,
    medicines: Option<Medicines>,
    #[serde(default)]
    skip: bool,
    #[serde(default)]
    back: bool,
    #[serde(default)]
    stop: bool,
}

/// What to try with a line that is none of ours.
const HINT: &str = "write one of: {\"text\": \"...\"}, {\"confirm\": {\"present\": [], \"absent\": []}}, \
    {\"answers\": {\"ID\": \"yes\"}}, {\"medicines\": \"...\"}, {\"skip\": true}, {\"back\": true}, {\"stop\": true}";

impl Interview<'_> {
    /// What to write at the start, or after any line: the step as a line. None before the first words.
    #[must_use]
    pub fn line(&self) -> Option<Line> {
        Some(match self.next() {
            Step::Words => return None,
            Step::Understood(understood) => Line::Understood(understood.clone()),
            Step::Ask(question) => Line::Ask(Box::new(Ask {
                question: (**question).clone(),
                urgency: self.urgency().level,
                progress: self.progress(),
            })),
            Step::Done(_) => self.last_line(),
        })
    }

    /// The assessment so far, as a line.
    #[must_use]
    pub fn last_line(&self) -> Line {
        match self.assessment() {
            Ok(assessment) => Line::Assessment(Box::new(assessment)),
            Err(error) => Line::Problem { message: error.to_string(), hint: error.hint() },
        }
    }

    /// Takes in a line and gives what to write.
    pub fn take(&mut self, line: &str) -> Vec<Line> {
        let event = match event(line) {
            Ok(event) => event,
            Err(message) => return self.after(Line::Problem { message, hint: HINT.to_owned() }),
        };
        match self.say(event) {
            Ok(()) => self.line().into_iter().collect(),
            Err(error) => self.after(problem(&error)),
        }
    }

    /// A problem, and where the interview stands.
    fn after(&self, problem: Line) -> Vec<Line> {
        std::iter::once(problem).chain(self.line()).collect()
    }
}

fn problem(error: &InterviewError) -> Line {
    Line::Problem { message: error.to_string(), hint: error.hint() }
}

/// The event of a line: one and no more.
fn event(line: &str) -> Result<Event, String> {
    let input: Input = serde_json::from_str(line).map_err(|error| format!("cannot read the line: {error}"))?;
    let mut events: Vec<Event> = Vec::new();
    events.extend(input.text.map(Event::Text));
    events.extend(input.confirm.map(Event::Confirm));
    events.extend(input.answers.map(Event::Answers));
    events.extend(input.medicines.map(Event::Medicines));
    let flags = [(input.skip, Event::Skip), (input.back, Event::Back), (input.stop, Event::Stop)];
    events.extend(flags.into_iter().filter(|(is_said, _)| *is_said).map(|(_, event)| event));
    let found = events.len();
    match (events.pop(), found) {
        (Some(event), 1) => Ok(event),
        (_, found) => Err(format!("expected one thing in a line, found {found}")),
    }
}
