//! An interview on the terminal: plain lines in the order in which they are read, for a screen reader too.

use crate::text::Page;
use crate::{sheets, words};
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::Level;
use nullpoint_reason::interview::{Item, Kind, Question};
use nullpoint_reason::understand::{Heard, Understood};
use nullpoint_reason::{About, Sex, Urgency};

/// Said before an interview begins.
pub const IN_AN_EMERGENCY: &str = "In an emergency do not go on here: call your emergency number (112, 999 or 911). \
    Everything you write stays on this machine.";

/// What to write at its beginning.
pub const IN_YOUR_OWN_WORDS: &str =
    "Write it in your own words: what moves, since when, what makes it better or worse.";

/// What is said before the first question.
#[must_use]
pub fn welcome() -> String {
    let mut page = Page::default();
    page.paragraph("", IN_AN_EMERGENCY);
    page.blank();
    page.paragraph(
        "",
        "At any question: ? don't know, s skip, b back, q stop here, t and more words to add something.",
    );
    page.blank();
    page.paragraph("", &format!("What is happening? In one line. {IN_YOUR_OWN_WORDS} Or s to go to the questions."));
    page.text
}

/// A question with its number, why it is asked and how to find out.
#[must_use]
pub fn question(question: &Question, number: usize) -> String {
    let mut page = Page::default();
    page.blank();
    page.paragraph("", &format!("Question {number}. {}", question.question));
    if let Some(hint) = &question.hint {
        page.paragraph("", hint);
    }
    match (question.kind, question.items.as_slice()) {
        (Kind::Medicines, _) => {}
        (Kind::Choice | Kind::MedicineTime, _) => {
            for (place, choice) in question.choices.iter().enumerate() {
                page.wrapped("  ", &format!("{}. ", place + 1), choice);
            }
        }
        (_, [one]) => how_to(&mut page, "  ", one),
        (_, several) => {
            for (place, item) in several.iter().enumerate() {
                page.wrapped("  ", &format!("{}. ", place + 1), &item.question);
                how_to(&mut page, "     ", item);
            }
        }
    }
    page.paragraph("", &format!("({}.)", why(question)));
    page.paragraph("", &allowed(question));
    page.text
}

/// Why a question is asked, as a sentence without its full stop.
#[must_use]
pub fn why(question: &Question) -> String {
    let mut letters = question.why.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn how_to(page: &mut Page, indent: &str, item: &Item) {
    if item.how_to.is_empty() {
        return;
    }
    if let Some(not_if) = &item.not_if {
        page.paragraph(indent, &format!("To find out, if you do not know it. {not_if}"));
    }
    for step in &item.how_to {
        page.paragraph(indent, &format!("- {step}"));
    }
}

/// What may be answered to a question.
#[must_use]
pub fn allowed(question: &Question) -> String {
    let own = match question.kind {
        Kind::Choice => "a number from the list",
        Kind::Number => "a number, such as 42 or 6 months",
        Kind::YesNo => "y yes, n no",
        Kind::Several => "the numbers of those that are so, such as 1 3; ?2 where you do not know one; n none of these",
        Kind::One => "the number of the one that is so; n none of these",
        Kind::Medicines => "the names, with commas between; n none",
        Kind::MedicineTime => "a number from the list, or your own words, such as since March",
    };
    let unknown = if matches!(question.kind, Kind::Several | Kind::One) { "? don't know any" } else { "? don't know" };
    format!("Answer: {own}; {unknown}, s skip, b back, q stop.")
}

/// What was understood as a numbered list, and how to say what of it is right.
#[must_use]
pub fn understood(understood: &Understood, knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    page.blank();
    page.paragraph("", "This is what I understood:");
    for (place, line) in lines(understood, knowledge).iter().enumerate() {
        page.wrapped("  ", &format!("{}. ", place + 1), line);
    }
    page.paragraph(
        "",
        "Is it right? Answer: y all of it, n none of it, or the numbers of those that are wrong; b back, q stop.",
    );
    page.text
}

/// One line for each thing that was understood: there, not there, medicines, for whom, age, sex; in this order.
#[must_use]
pub fn lines(understood: &Understood, knowledge: &Knowledge) -> Vec<String> {
    let heard =
        |heard: &Heard, how: &str| format!("{how}: {} (\"{}\")", words::label(&heard.finding, knowledge), heard.words);
    let mut lines: Vec<String> = understood.present.iter().map(|found| heard(found, "There")).collect();
    lines.extend(understood.absent.iter().map(|found| heard(found, "Not there")));
    lines.extend(understood.medicines.iter().map(|medicine| format!("Medicine: {}", medicine.text)));
    lines.extend(understood.about.map(|about| format!("About: {}", whom(about))));
    lines.extend(understood.age_years.map(|age| format!("Age in years: {}", (age * 100.0).round() / 100.0)));
    lines.extend(understood.sex.map(|sex| format!("Sex: {}", sex_name(sex))));
    lines
}

/// A choice of a question, in words.
#[must_use]
pub fn choice(choice: &str) -> &str {
    match choice {
        "self" => whom(About::Oneself),
        "child" => whom(About::Child),
        "other" => whom(About::Other),
        other => other,
    }
}

const fn whom(about: About) -> &'static str {
    match about {
        About::Oneself => "you yourself",
        About::Child => "a child of yours",
        About::Other => "someone else",
    }
}

const fn sex_name(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "female",
        Sex::Male => "male",
        Sex::Other => "other",
        Sex::Unknown => "not said",
    }
}

/// What is said the moment the urgency rises.
#[must_use]
pub fn raised(urgency: &Urgency, knowledge: &Knowledge) -> String {
    let mut text = String::from("\n");
    text.push_str(&sheets::raised(urgency, knowledge).to_text(knowledge));
    if urgency.level >= Level::SameDay {
        text.push_str("q stops here.\n");
    }
    text
}

/// What is said of a line that is no answer.
#[must_use]
pub fn not_understood(allowed: &str) -> String {
    let mut page = Page::default();
    page.paragraph("", &format!("I do not understand that. {allowed}"));
    page.text
}

/// What was understood in a text, urgency first.
#[must_use]
pub fn told(told: &Understood, knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    page.put(&crate::text::urgency(&told.urgency, knowledge));
    page.heading("What was understood");
    let lines = lines(told, knowledge);
    if lines.is_empty() {
        page.paragraph(
            "",
            "Nothing that Nullpoint knows. Say it in other words, or answer questions: nullpoint interview",
        );
    }
    for line in lines {
        page.item(&line);
    }
    page.blank();
    page.paragraph("", "Nothing of this is confirmed: it counts for urgency and for nothing else.");
    page.text
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use nullpoint_reason::interview::{Confirm, Event, Interview, Reply, Step};
    use nullpoint_reason::understand::Understander;

    fn first_list() -> String {
        let mut interview = Interview::new(Knowledge::embedded(), date(2026, 11, 22));
        interview.say(Event::Confirm(Confirm::default())).unwrap();
        let person = [("about", Reply::Choice("self".into())), ("age-now", Reply::Number(50.0))];
        interview.say(Event::Answers(person.map(|(id, reply)| (id.to_owned(), reply)).into())).unwrap();
        match interview.next() {
            Step::Ask(asked) => question(asked, 3),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_list_has_numbers_why_it_is_asked_and_what_may_be_answered() {
        let text = first_list();
        assert!(text.contains("\n  1. Is one side of the face, arm or leg weak or drooping?"), "{text}");
        assert!(text.contains("(To rule out: stroke;"), "{text}");
        assert!(text.contains("n none of these"), "{text}");
    }

    #[test]
    fn no_line_is_longer_than_a_terminal() {
        for line in first_list().lines().chain(welcome().lines()) {
            assert!(line.chars().count() <= 80, "{line}");
        }
    }

    #[test]
    fn urgency_stands_before_what_was_understood() {
        let knowledge = Knowledge::embedded();
        let found = Understander::new(knowledge).understand("my face droops since lunch, no fever", date(2026, 11, 22));
        let text = told(&found, knowledge);
        assert!(text.starts_with("EMERGENCY"), "{text}");
        assert!(text.contains("- There: Face droop or weak arm or leg (\"face droops\")"), "{text}");
        assert!(text.contains("- Not there: Fever ("), "{text}");
    }
}
