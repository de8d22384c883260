//! Reading: a line that a person typed becomes what they said to the question.
//!
//! Out: the event, or none for a line that is no answer to this question. It is asked again then.

use nullpoint_reason::interview::{Confirm, Event, Kind, Medicines, Question, Reply, typed_number};
use nullpoint_reason::understand::Understood;
use std::collections::{BTreeMap, BTreeSet};

/// What is understood at every question: skip, back, stop, and `t` with more words.
pub(super) fn always(line: &str) -> Option<Event> {
    let line = line.trim();
    match line.to_lowercase().as_str() {
        "s" | "skip" => Some(Event::Skip),
        "b" | "back" => Some(Event::Back),
        "q" | "quit" | "stop" => Some(Event::Stop),
        _ => line.strip_prefix("t ").map(|text| Event::Text(text.trim().to_owned())),
    }
}

/// The answer to a question.
pub(super) fn answer(question: &Question, line: &str) -> Option<Event> {
    let written = line.trim();
    let line = written.to_lowercase();
    let replies = match question.kind {
        Kind::Medicines | Kind::MedicineTime => return medicines(question, written).map(Event::Medicines),
        Kind::YesNo => one(question, yes_no(&line)?),
        Kind::Number => one(question, number(&line)?),
        Kind::Choice => one(question, choice(question, &line)?),
        Kind::Several => list(question, &line)?,
        Kind::One => list(question, &line).filter(|replies| yes(replies) <= 1)?,
    };
    Some(Event::Answers(replies))
}

fn one(question: &Question, reply: Reply) -> BTreeMap<String, Reply> {
    question.findings.iter().map(|id| (id.clone(), reply.clone())).collect()
}

fn yes(replies: &BTreeMap<String, Reply>) -> usize {
    replies.values().filter(|reply| **reply == Reply::Yes).count()
}

fn is_unknown(line: &str) -> bool {
    matches!(line, "?" | "don't know" | "dont know" | "unknown" | "not sure")
}

fn yes_no(line: &str) -> Option<Reply> {
    match line {
        "y" | "yes" => Some(Reply::Yes),
        "n" | "no" => Some(Reply::No),
        other => is_unknown(other).then_some(Reply::Unknown),
    }
}

/// Medicines in words, or when one was started, changed or stopped: by the number of a choice, or in words.
fn medicines(question: &Question, written: &str) -> Option<Medicines> {
    let line = written.to_lowercase();
    if is_unknown(&line) {
        return Some(Medicines::Unknown);
    }
    let choice = match (question.kind, line.parse::<usize>()) {
        (Kind::MedicineTime, Ok(place)) => Some(*question.choices.get(place.checked_sub(1)?)?),
        _ => None,
    };
    let words = choice.unwrap_or(written);
    words.chars().any(char::is_alphanumeric).then(|| Medicines::Words(words.to_owned()))
}

/// A number; of years where it says months, weeks or days.
fn number(line: &str) -> Option<Reply> {
    if is_unknown(line) {
        return Some(Reply::Unknown);
    }
    typed_number(line).map(Reply::Number)
}

fn choice(question: &Question, line: &str) -> Option<Reply> {
    if is_unknown(line) {
        return Some(Reply::Unknown);
    }
    let by_number = line.parse::<usize>().ok().and_then(|place| question.choices.get(place.checked_sub(1)?));
    let by_name = || question.choices.iter().find(|choice| **choice == line);
    by_number.or_else(by_name).map(|choice| Reply::Choice((*choice).to_owned()))
}

/// Numbers of those that are so, `?2` for one that nobody knows; all others are not so.
fn list(question: &Question, line: &str) -> Option<BTreeMap<String, Reply>> {
    if is_unknown(line) {
        return Some(one(question, Reply::Unknown));
    }
    let mut replies = one(question, Reply::No);
    if matches!(line, "n" | "no" | "none" | "0") {
        return Some(replies);
    }
    let mut marks = line.split([' ', ',', ';']).filter(|mark| !mark.is_empty()).peekable();
    marks.peek()?;
    for mark in marks {
        let (digits, reply) = match mark.strip_prefix('?').or_else(|| mark.strip_suffix('?')) {
            Some(digits) => (digits, Reply::Unknown),
            None => (mark, Reply::Yes),
        };
        let place: usize = digits.parse().ok()?;
        replies.insert(question.findings.get(place.checked_sub(1)?)?.clone(), reply);
    }
    Some(replies)
}

/// What of the understood is right: `y`, `n`, or the numbers of those that are wrong.
pub(super) fn confirmation(understood: &Understood, line: &str) -> Option<Event> {
    let line = line.trim().to_lowercase();
    let (present, absent) = (understood.present.len(), understood.absent.len());
    let medicines = understood.medicines.len();
    let person: Vec<&str> =
        [understood.about.map(|_| "about"), understood.age_years.map(|_| "age-now"), understood.sex.map(|_| "sex")]
            .into_iter()
            .flatten()
            .collect();
    let all = present + absent + medicines + person.len();
    let wrong: BTreeSet<usize> = match line.as_str() {
        "y" | "yes" => BTreeSet::new(),
        "n" | "no" => (0..all).collect(),
        numbers => {
            let marks = numbers.split([' ', ',', ';']).filter(|mark| !mark.is_empty());
            let places = marks.map(|mark| mark.parse::<usize>().ok()?.checked_sub(1).filter(|place| *place < all));
            let places: BTreeSet<usize> = places.collect::<Option<_>>()?;
            (!places.is_empty()).then_some(places)?
        }
    };
    let right = |from: usize, place: usize| !wrong.contains(&(from + place));
    let ids = |from: usize, heard: &[nullpoint_reason::understand::Heard]| -> Vec<String> {
        let kept = heard.iter().enumerate().filter(|(place, _)| right(from, *place));
        kept.map(|(_, heard)| heard.finding.clone()).collect()
    };
    let taken = understood.medicines.iter().enumerate().filter(|(place, _)| right(present + absent, *place));
    let not_so = person.iter().enumerate().filter(|(place, _)| !right(present + absent + medicines, *place));
    Some(Event::Confirm(Confirm {
        present: ids(0, &understood.present),
        absent: ids(present, &understood.absent),
        medicines: Some(taken.map(|(_, medicine)| medicine.text.clone()).collect()),
        wrong: not_so.map(|(_, id)| (*id).to_owned()).collect(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use nullpoint_knowledge::Knowledge;
    use nullpoint_reason::interview::{Interview, Step};

    fn asked(before: &[(&str, Reply)]) -> Question {
        let mut interview = Interview::new(Knowledge::embedded(), date(2026, 11, 22));
        interview.say(Event::Skip).unwrap();
        for (id, reply) in before {
            interview.say(Event::Answers([((*id).to_owned(), reply.clone())].into())).unwrap();
        }
        match interview.next() {
            Step::Ask(question) => (**question).clone(),
            other => panic!("{other:?}"),
        }
    }

    fn list_asked() -> Question {
        asked(&[("about", Reply::Choice("self".into())), ("age-now", Reply::Number(50.0))])
    }

    #[track_caller]
    fn says(question: &Question, line: &str, expected: Option<&[(usize, Reply)]>) {
        let found = answer(question, line);
        let Some(expected) = expected else { return assert_eq!(found, None, "{line}") };
        let Some(Event::Answers(replies)) = found else { panic!("{line} is no answer") };
        for (place, reply) in expected {
            assert_eq!(&replies[&question.findings[*place]], reply, "{line}");
        }
        assert_eq!(replies.len(), question.findings.len(), "{line}");
    }

    #[test]
    fn a_list_is_answered_by_numbers_and_the_rest_is_no() {
        let list = list_asked();
        says(&list, "1 3, ?2", Some(&[(0, Reply::Yes), (1, Reply::Unknown), (2, Reply::Yes), (3, Reply::No)]));
        says(&list, "none", Some(&[(0, Reply::No)]));
        says(&list, "?", Some(&[(0, Reply::Unknown), (1, Reply::Unknown)]));
    }

    #[test]
    fn a_line_that_is_no_answer_is_none() {
        let list = list_asked();
        for line in ["", "99", "0 1", "perhaps", "-1", "1 x"] {
            says(&list, line, None);
        }
    }

    #[test]
    fn an_age_is_read_in_years_months_and_weeks() {
        let age = asked(&[("about", Reply::Choice("child".into()))]);
        says(&age, "6 months", Some(&[(0, Reply::Number(0.5))]));
        says(&age, "42", Some(&[(0, Reply::Number(42.0))]));
        says(&age, "old", None);
    }

    #[test]
    fn for_whom_is_answered_by_number_or_name() {
        let about = asked(&[]);
        says(&about, "2", Some(&[(0, Reply::Choice("child".into()))]));
        says(&about, "other", Some(&[(0, Reply::Choice("other".into()))]));
        says(&about, "4", None);
    }

    #[test]
    fn medicines_are_listed_in_words_and_their_times_by_number_or_in_words() {
        let words = |text: &str| Some(Event::Medicines(Medicines::Words(text.to_owned())));
        let question = |kind, choices| Question { kind, choices, ..list_asked() };
        let all = question(Kind::Medicines, vec!["none", "unknown"]);
        assert_eq!(answer(&all, "Zoloft 50 mg, ramipril"), words("Zoloft 50 mg, ramipril"));
        assert_eq!(answer(&all, "?"), Some(Event::Medicines(Medicines::Unknown)));
        assert_eq!(answer(&all, ""), None);
        let time = question(Kind::MedicineTime, vec!["started in the last 7 days", "stopped over 4 weeks ago"]);
        assert_eq!(answer(&time, "2"), words("stopped over 4 weeks ago"));
        assert_eq!(answer(&time, "since March"), words("since March"));
        assert_eq!(answer(&time, "9"), None);
    }

    #[test]
    fn skip_back_stop_and_more_words_are_understood_everywhere() {
        assert_eq!(always(" S "), Some(Event::Skip));
        assert_eq!(always("b"), Some(Event::Back));
        assert_eq!(always("stop"), Some(Event::Stop));
        assert_eq!(always("t my head shakes"), Some(Event::Text("my head shakes".into())));
        assert_eq!(always("y"), None);
    }
}
