//! A made person who is interviewed: they say what they have to say, confirm what is true of it, and answer.
//!
//! In: what is true of a person and their first words. Out: the interview at its end, with how it went.

use jiff::civil::{Date, date};
use nullpoint_knowledge::Knowledge;
use nullpoint_reason::interview::{Confirm, Event, Interview, Kind, Medicines, Question, Reply, Step};
use nullpoint_reason::medicine::{add_medicines, is_of_medicines};
use nullpoint_reason::understand::Understood;
use nullpoint_reason::{About, Answers, Findings, Sex, Urgency};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// The day of all interviews.
pub(crate) const TODAY: Date = date(2026, 11, 22);
/// Most questions before an interview counts as endless.
const ENDLESS: usize = 200;
/// Findings that came to the knowledge after the cases were written, so that their authors could not say whether they are
/// there: the person does not know them.
pub(crate) const NEWER_THAN_THE_CASES: [&str; 3] = ["new-drug-months", "chorea-drug", "cannot-sit-still"];
/// Ages that differ by no more are the same, in years: "nearly 40".
const SAME_AGE_YEARS: f64 = 0.5;

/// What is true of a person; what stands nowhere is not so.
#[derive(Clone, Debug)]
pub(crate) struct Truth<'t> {
    pub(crate) about: About,
    pub(crate) age_years: f64,
    pub(crate) sex: Sex,
    /// Findings that are there.
    pub(crate) present: &'t [String],
    /// Findings of which the person cannot say.
    pub(crate) unknown: &'t [String],
    /// Numbers.
    pub(crate) values: &'t BTreeMap<String, f64>,
    /// Medicines, as the person would write them.
    pub(crate) medicines: &'t [String],
}

/// How an interview went.
pub(crate) struct Course {
    /// What was known of the person when the first words were confirmed.
    pub(crate) at_first: Answers,
    /// What was known at the end.
    pub(crate) answers: Answers,
    /// How soon to get help, at the end.
    pub(crate) urgency: Urgency,
    /// Questions; a list counts once.
    pub(crate) questions: usize,
    /// Answers to them: each item of a list counts.
    pub(crate) replies: usize,
    /// Findings heard in the words, and how many of them the person confirmed.
    pub(crate) heard: (usize, usize),
    /// How long each question took to come.
    pub(crate) waits: Vec<Duration>,
}

impl Truth<'_> {
    fn is_so(&self, id: &str) -> Reply {
        let named = |ids: &[String]| ids.iter().any(|named| named == id);
        match self.values.get(id) {
            Some(number) => Reply::Number(*number),
            None if named(self.present) => Reply::Yes,
            None if named(self.unknown) || NEWER_THAN_THE_CASES.contains(&id) => Reply::Unknown,
            None => Reply::No,
        }
    }

    /// What the person says to a finding, by how it is answered.
    fn reply(&self, id: &str, question: &Question) -> Reply {
        let choice = |choice: &str| Reply::Choice(choice.to_owned());
        match (id, question.kind) {
            ("about", _) => choice(match self.about {
                About::Oneself => "self",
                About::Child => "child",
                About::Other => "other",
            }),
            ("sex", _) => match self.sex {
                Sex::Female => choice("female"),
                Sex::Male => choice("male"),
                Sex::Other => choice("other"),
                Sex::Unknown => Reply::Unknown,
            },
            ("age-now", _) => Reply::Number(self.age_years),
            (_, Kind::Number) => self.values.get(id).map_or(Reply::Unknown, |number| Reply::Number(*number)),
            _ => self.is_so(id),
        }
    }

    /// What the person says of their medicines: all of them; none where nothing that is true of them comes from one; and
    /// that they do not know where it does, as the case names none.
    fn medicines(&self) -> Medicines {
        let mut true_of_them = self.present.iter().chain(self.unknown);
        match self.medicines {
            [] if true_of_them.any(|id| is_of_medicines(id, Knowledge::embedded())) => Medicines::Unknown,
            [] => Medicines::None,
            several => Medicines::Words(several.join("; ")),
        }
    }

    /// What the person says to a question.
    fn answer(&self, question: &Question) -> Event {
        match question.kind {
            Kind::Medicines => Event::Medicines(self.medicines()),
            Kind::MedicineTime => Event::Medicines(Medicines::Unknown),
            _ => Event::Answers(question.findings.iter().map(|id| (id.clone(), self.reply(id, question))).collect()),
        }
    }

    /// What the person says to what was understood: right, wrong, or nothing where they cannot say.
    fn confirm(&self, understood: &Understood) -> Confirm {
        let heard = || understood.present.iter().chain(&understood.absent).map(|heard| heard.finding.clone());
        let medicine = |text: &str| {
            let text = text.to_lowercase();
            let is_it = |own: &String| own.to_lowercase().contains(&text) || text.contains(&own.to_lowercase());
            self.medicines.iter().any(is_it)
        };
        let medicines = understood.medicines.iter().map(|medicine| medicine.text.clone());
        let wrong = [
            ("about", understood.about.is_some_and(|about| about != self.about)),
            ("sex", understood.sex.is_some_and(|sex| sex != self.sex)),
            ("age-now", understood.age_years.is_some_and(|age| (age - self.age_years).abs() > SAME_AGE_YEARS)),
        ];
        Confirm {
            present: heard().filter(|id| self.is_so(id) == Reply::Yes).collect(),
            absent: heard().filter(|id| self.is_so(id) == Reply::No).collect(),
            medicines: Some(medicines.filter(|text| medicine(text)).collect()),
            wrong: wrong.iter().filter(|(_, is_wrong)| *is_wrong).map(|(id, _)| (*id).to_owned()).collect(),
        }
    }
}

/// How often each wait is measured.
const TURNS: usize = 3;

/// Interviews a person from their first words to the end.
pub(crate) fn interview(words: &str, truth: &Truth<'_>) -> Course {
    let mut interview = Interview::new(Knowledge::embedded(), TODAY);
    say(&mut interview, Event::Text(words.to_owned()));
    let mut heard = (0, 0);
    if let Step::Understood(understood) = interview.next() {
        let confirm = truth.confirm(understood);
        let is_confirmed = |id: &String| confirm.present.contains(id);
        let confirmed = understood.present.iter().filter(|heard| is_confirmed(&heard.finding)).count();
        heard = (understood.present.len(), confirmed);
        say(&mut interview, Event::Confirm(confirm));
    }
    let at_first = interview.answers();
    let (mut questions, mut replies, mut waits) = (0, 0, Vec::new());
    while let Step::Ask(question) = interview.next() {
        let said = truth.answer(question);
        questions += 1;
        replies += question.findings.len().max(1);
        assert!(questions < ENDLESS, "an interview does not end");
        waits.push(wait(&mut interview, &said));
        say(&mut interview, said);
    }
    Course {
        at_first,
        answers: interview.answers(),
        urgency: interview.urgency().clone(),
        questions,
        replies,
        heard,
        waits,
    }
}

/// How long the next question takes after an answer: the shortest of [`TURNS`], since other work on the machine only adds.
/// The answer is taken back each time.
fn wait(interview: &mut Interview<'_>, said: &Event) -> Duration {
    let turn = |_| {
        let said = said.clone();
        let started = Instant::now();
        say(interview, said);
        let waited = started.elapsed();
        say(interview, Event::Back);
        waited
    };
    (0..TURNS).map(turn).min().unwrap_or_default()
}

/// The urgency after these events, whatever is asked in between.
pub(crate) fn told<const N: usize>(events: [Event; N]) -> Urgency {
    let mut interview = Interview::new(Knowledge::embedded(), TODAY);
    events.into_iter().for_each(|event| say(&mut interview, event));
    interview.urgency().clone()
}

fn say(interview: &mut Interview<'_>, event: Event) {
    interview.say(event).expect("a test holds that the cases name what exists");
}

/// The findings of these answers, those of medicines too.
pub(crate) fn findings(answers: &Answers) -> Findings {
    let knowledge = Knowledge::embedded();
    let mut findings = Findings::from_answers(answers, knowledge);
    add_medicines(&mut findings, answers, knowledge, TODAY).expect("dates were read when they were said");
    findings
}
