//! The terminal: an interview line by line, without any trick of the cursor, so that a screen reader can follow.
//!
//! Urgency is said the moment it rises, and first in the result. The end of what is typed stops the interview.

use super::reading::{always, answer, confirmation};
use crate::failure::Failure;
use crate::out;
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::Level;
use nullpoint_reason::interview::{Event, Interview, Step};
use nullpoint_report::{interview_text, text};
use std::io::{BufRead, stdin};

/// What stands before what is typed.
const PROMPT: &str = "> ";

/// Asks until it is over, and says the assessment.
pub(super) fn interview(interview: &mut Interview<'_>, knowledge: &Knowledge) -> Result<(), Failure> {
    let mut typed = stdin().lock().lines();
    let mut shown = Level::Routine;
    loop {
        let level = interview.urgency().level;
        if level > shown {
            out::print(&interview_text::raised(interview.urgency(), knowledge))?;
        }
        // What was taken back may rise again.
        shown = level.max(Level::Routine);
        let put = put(interview, knowledge);
        if let Step::Understood(understood) = interview.next()
            && interview_text::lines(understood, knowledge).is_empty()
        {
            out::print("\nI recognised nothing in that. Questions follow.\n")?;
            take(interview, Event::Skip)?;
            continue;
        }
        if matches!(interview.next(), Step::Done(_)) {
            break;
        }
        out::print(&put)?;
        let event = loop {
            out::print(PROMPT)?;
            let Some(Ok(line)) = typed.next() else { break Event::Stop };
            match read(interview.next(), &line) {
                Some(event) => break event,
                None => out::print(&allowed(interview.next()))?,
            }
        };
        take(interview, event)?;
    }
    result(interview, knowledge)
}

/// Takes in an event; what cannot be taken in is said, and nothing changes.
fn take(interview: &mut Interview<'_>, event: Event) -> Result<(), Failure> {
    match interview.say(event) {
        Ok(()) => Ok(()),
        Err(error) => out::print(&format!("Not taken in: {error}. What to try: {}.\n", error.hint())),
    }
}

/// What is put to the person now.
fn put(interview: &Interview<'_>, knowledge: &Knowledge) -> String {
    match interview.next() {
        Step::Words => interview_text::welcome(),
        Step::Understood(understood) => interview_text::understood(understood, knowledge),
        Step::Ask(question) => interview_text::question(question, interview.progress().asked + 1),
        Step::Done(_) => String::new(),
    }
}

/// What a typed line says here.
fn read(step: &Step, line: &str) -> Option<Event> {
    if let Some(event) = always(line) {
        return Some(event);
    }
    match step {
        Step::Words => (!line.trim().is_empty()).then(|| Event::Text(line.to_owned())),
        Step::Understood(understood) => confirmation(understood, line),
        Step::Ask(question) => answer(question, line),
        Step::Done(_) => None,
    }
}

fn allowed(step: &Step) -> String {
    let allowed = match step {
        Step::Words => "Write what is happening, s to skip, or q to stop.".to_owned(),
        Step::Understood(_) => "Answer: y, n, or the numbers of those that are wrong; b back, q stop.".to_owned(),
        Step::Ask(question) => interview_text::allowed(question),
        Step::Done(_) => String::new(),
    };
    interview_text::not_understood(&allowed)
}

/// The assessment, urgency first, and why the interview ended.
fn result(interview: &Interview<'_>, knowledge: &Knowledge) -> Result<(), Failure> {
    let assessment = interview.assessment().map_err(|error| Failure::answers("the interview", &error))?;
    let ended = match interview.next() {
        Step::Done(reason) => format!("\n{}\n", reason.plain()),
        _ => String::new(),
    };
    out::print(&format!(
        "\n{}{ended}{}",
        text::urgency(&assessment.urgency, knowledge),
        text::after_urgency(&assessment, knowledge)
    ))
}
