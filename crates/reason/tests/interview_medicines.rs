//! Medicines in the interview: asked for once, after the red flags; answered in any way; undone without a trace; and never
//! in the way of a program that knows nothing of the question.

#![expect(clippy::unwrap_used, reason = "a test stops where something is missing, and says where")]

use jiff::civil::date;
use nullpoint_knowledge::Knowledge;
use nullpoint_reason::MedicinesSaid;
use nullpoint_reason::interview::{Event, Interview, Kind, Medicines, Reply, Step};

/// An interview that has come to the question for medicines: everything before is answered with no.
fn asked() -> Interview<'static> {
    let mut interview = Interview::new(Knowledge::embedded(), date(2026, 11, 22));
    let told = [("about", Reply::Choice("self".into())), ("age-now", Reply::Number(60.0)), ("hand-tremor", Reply::Yes)];
    let told = told.map(|(id, reply)| (id.to_owned(), reply)).into();
    interview.say(Event::Answers(told)).unwrap();
    while let Step::Ask(question) = interview.next()
        && question.kind != Kind::Medicines
    {
        assert!(question.red_flag, "asked before the medicines: {}", question.question);
        let no = question.findings.iter().map(|id| (id.clone(), Reply::No)).collect();
        interview.say(Event::Answers(no)).unwrap();
    }
    interview
}

fn kind(interview: &Interview<'_>) -> Option<Kind> {
    match interview.next() {
        Step::Ask(question) => Some(question.kind),
        _ => None,
    }
}

#[track_caller]
fn is_settled_by(event: Event, said: Option<MedicinesSaid>) {
    let mut interview = asked();
    assert_eq!(kind(&interview), Some(Kind::Medicines));
    let before = interview.answers();
    interview.say(event).unwrap();
    assert_ne!(kind(&interview), Some(Kind::Medicines), "it is asked twice");
    assert_eq!(interview.answers().medicines_said, said);
    interview.say(Event::Back).unwrap();
    assert_eq!(
        (kind(&interview), interview.answers()),
        (Some(Kind::Medicines), before),
        "an undone answer leaves a trace"
    );
}

#[test]
fn every_way_to_answer_settles_it_and_can_be_taken_back() {
    is_settled_by(Event::Medicines(Medicines::None), Some(MedicinesSaid::None));
    is_settled_by(Event::Medicines(Medicines::Unknown), Some(MedicinesSaid::Unknown));
    is_settled_by(Event::Medicines(Medicines::Words("none".into())), Some(MedicinesSaid::None));
    is_settled_by(Event::Medicines(Medicines::Words("ramipril, Zoloft since May".into())), Some(MedicinesSaid::All));
    is_settled_by(Event::Skip, None);
}

#[test]
fn a_program_that_does_not_know_the_question_is_not_held_up() {
    is_settled_by(Event::Answers([].into()), None);
    is_settled_by(Event::Text("I take Zoloft.".into()), Some(MedicinesSaid::All));
    is_settled_by(Event::Text("no".into()), Some(MedicinesSaid::None));
    let mut interview = asked();
    for _ in 0..4 {
        interview.take("{\"text\": \"my head shakes no-no\"}");
        interview.take("{\"confirm\": {\"present\": [\"axis-no-no\"], \"absent\": []}}");
    }
    assert_ne!(kind(&interview), Some(Kind::Medicines));
}

#[test]
fn what_the_list_tells_is_not_asked_again() {
    let mut interview = asked();
    interview.say(Event::Medicines(Medicines::Words("lithium since 2019".into()))).unwrap();
    while let Step::Ask(question) = interview.next() {
        for id in ["takes-lithium", "tremor-drug", "dopamine-blocker", "stopped-antidepressant"] {
            assert!(!question.findings.iter().any(|asked| asked == id), "{id} is asked all the same");
        }
        interview.say(Event::Skip).unwrap();
    }
}

#[test]
fn the_time_of_a_medicine_that_may_cause_it_is_asked_for_and_counts() {
    let mut interview = asked();
    interview.say(Event::Medicines(Medicines::Words("salbutamol".into()))).unwrap();
    while kind(&interview) != Some(Kind::MedicineTime) {
        let Step::Ask(question) = interview.next() else { panic!("no time was asked for") };
        let no = question.findings.iter().map(|id| (id.clone(), Reply::No)).collect();
        interview.say(Event::Answers(no)).unwrap();
    }
    let before = interview.causes();
    assert!(interview.say(Event::Medicines(Medicines::Words("lately".into()))).is_err(), "no time");
    interview.say(Event::Medicines(Medicines::Words("started in the last 3 months".into()))).unwrap();
    assert_ne!(kind(&interview), Some(Kind::MedicineTime));
    let probability = |causes: &[(String, f64)]| causes.iter().find(|(id, _)| id == "drug-induced-tremor").unwrap().1;
    assert!(probability(&interview.causes()) > probability(&before));
    assert_eq!(interview.answers().medicines[0].started.as_deref(), Some("in the last 3 months"));
}

#[test]
fn medicines_of_the_first_words_are_asked_to_be_completed() {
    let mut interview = Interview::new(Knowledge::embedded(), date(2026, 11, 22));
    interview.take("{\"text\": \"my hands shake and I take lithium, I am 60\"}");
    interview.take("{\"confirm\": {\"present\": [\"hand-tremor\"], \"absent\": []}}");
    while kind(&interview) != Some(Kind::Medicines) {
        interview.say(Event::Skip).unwrap();
    }
    let Step::Ask(question) = interview.next() else { panic!("nothing is asked") };
    assert!(question.question.starts_with("You told of: lithium. Which other medicines"), "{}", question.question);
    interview.say(Event::Medicines(Medicines::None)).unwrap();
    assert_eq!(interview.answers().medicines_said, Some(MedicinesSaid::All));
}
