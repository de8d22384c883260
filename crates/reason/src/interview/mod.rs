//! Interview: from a person's first words to an assessment, always with the question that matters most next.
//!
//! In: events (words, what of them is right, answers, skip, back, stop), in any order. Out: the next [`Step`], and an
//! [`Assessment`] at any time.
//! Method: a log of events, from which everything is made anew. So an answer that was taken back leaves no trace, and the
//! order of answers does not matter. Red flags are asked first, in checklists (`flags`); then all medicines (`medicines`);
//! then what is expected to tell most for the least effort (`telling`), until no answer would change the order of causes
//! or the advice.
//! Limits: what was heard in words and not confirmed raises urgency and counts for nothing else.

mod error;
mod event;
mod fits;
mod flags;
pub mod lines;
mod medicines;
pub mod people;
mod question;
mod state;
mod telling;
mod typed;

pub use error::InterviewError;
pub use event::{Confirm, Event, Medicines, Reply};
pub use question::{Item, Kind, Question};
pub use typed::typed_number;

use crate::answers::{Answers, AnswersError};
use crate::assessment::{Assessment, assess_heard, observed, raised_by};
use crate::differential::{Weighing, main_causes};
use crate::findings::Findings;
use crate::understand::{Understander, Understood};
use crate::urgency::{Urgency, urgency};
use event::{Asked, Entry};
use jiff::civil::Date;
use nullpoint_knowledge::Knowledge;
use nullpoint_motion::measure::Movement;
use serde::Serialize;
use state::State;
use std::sync::{Arc, OnceLock};

/// What comes next.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// The person says in their own words what is happening.
    Words,
    /// What was understood in their words, to be confirmed.
    Understood(Box<Understood>),
    /// A question, or a list of them.
    Ask(Box<Question>),
    /// The interview is over.
    Done(Reason),
}

/// Why an interview is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The person stopped it.
    Stopped,
    /// No answer left is likely to change the order of causes or the advice.
    NothingWouldChange,
}

impl Reason {
    /// In plain words.
    #[must_use]
    pub const fn plain(self) -> &'static str {
        match self {
            Self::Stopped => "You stopped here. What was not asked is not ruled out.",
            Self::NothingWouldChange => {
                "More answers are not likely to change the order of possible causes or the advice. That is all."
            }
        }
    }
}

/// How far an interview is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Questions that were answered or skipped; a list counts once.
    pub asked: usize,
    /// Whether the red flags are through.
    pub red_flags_done: bool,
}

/// One interview.
pub struct Interview<'k> {
    knowledge: &'k Knowledge,
    today: Date,
    /// Answers that were there before it began.
    base: Answers,
    movements: Vec<Movement>,
    log: Vec<Entry>,
    step: Step,
    urgency: Urgency,
    /// Made of the knowledge alone, some megabytes large: interviews share it ([`Interview::anew`]).
    understander: Arc<OnceLock<Understander<'k>>>,
    weighing: Arc<Weighing<'k>>,
}

/// What is known at one moment, as the choice of a question needs it.
struct View<'v> {
    knowledge: &'v Knowledge,
    weighing: &'v Weighing<'v>,
    state: &'v State,
    /// What is confirmed.
    findings: Findings,
    /// The same with what was only heard: what urgency goes by.
    raised: Findings,
    urgency: Urgency,
}

impl<'k> Interview<'k> {
    /// An interview about which nothing is known yet. `today` is the caller's clock.
    #[must_use]
    pub fn new(knowledge: &'k Knowledge, today: Date) -> Self {
        Self::with_shared(knowledge, today, Arc::default(), Arc::new(Weighing::of(knowledge)))
    }

    /// Another interview about which nothing is known yet; it shares with this one what is made of the knowledge alone.
    ///
    /// ```
    /// use nullpoint_reason::interview::{Event, Interview, Step};
    /// let today = jiff::civil::date(2026, 11, 22);
    /// let mut first = Interview::new(nullpoint_knowledge::Knowledge::embedded(), today);
    /// first.say(Event::Text("my head shakes".into()))?;
    /// assert_eq!(first.anew(today).next(), &Step::Words);
    /// # Ok::<(), nullpoint_reason::interview::InterviewError>(())
    /// ```
    #[must_use]
    pub fn anew(&self, today: Date) -> Self {
        Self::with_shared(self.knowledge, today, Arc::clone(&self.understander), Arc::clone(&self.weighing))
    }

    fn with_shared(
        knowledge: &'k Knowledge,
        today: Date,
        understander: Arc<OnceLock<Understander<'k>>>,
        weighing: Arc<Weighing<'k>>,
    ) -> Self {
        Self {
            knowledge,
            today,
            base: Answers::default(),
            movements: Vec::new(),
            log: Vec::new(),
            step: Step::Words,
            urgency: urgency(&Findings::default(), knowledge),
            understander,
            weighing,
        }
    }

    /// The same with answers and movements that were there before.
    ///
    /// # Errors
    /// When the answers name what does not exist, contradict themselves or hold a date nobody can read.
    pub fn with(mut self, answers: Answers, movements: Vec<Movement>) -> Result<Self, AnswersError> {
        answers.check(self.knowledge)?;
        observed(&answers, &[], self.knowledge, self.today)?;
        self.base = answers;
        self.movements = movements;
        self.look_anew();
        Ok(self)
    }

    /// Takes in what the person said or did.
    ///
    /// # Errors
    /// When it names what does not exist or answers a question with what is no answer to it. Nothing is changed then.
    pub fn say(&mut self, event: Event) -> Result<(), InterviewError> {
        let asked = match &self.step {
            Step::Ask(question) => question.asked(),
            _ => Asked::default(),
        };
        match event {
            Event::Back => {
                self.log.pop().ok_or(InterviewError::NothingBefore)?;
            }
            Event::Text(text) => {
                let understander = self.understander.get_or_init(|| Understander::new(self.knowledge));
                let understood = understander.understand(&text, self.today);
                self.log.push(if asked.is_answered_by(&understood) {
                    // Words that are no answer leave the question out: nobody is held up by it.
                    let told = medicines::entry(Medicines::Words(text), asked.clone(), self.knowledge, self.today);
                    told.unwrap_or(Entry::Skip(asked))
                } else {
                    Entry::Text { understood: Box::new(understood), asked }
                });
            }
            Event::Confirm(confirm) => {
                self.log.push(Entry::Confirm(confirm.checked(self.knowledge)?));
            }
            Event::Answers(replies) => {
                event::check(&replies, self.knowledge)?;
                let is_answer = asked.is_of_medicines() || asked.findings.iter().any(|id| replies.contains_key(id));
                let mut passed = asked;
                passed.findings.retain(|id| is_answer && !replies.contains_key(id));
                self.log.push(Entry::Answers { replies, passed, is_answer });
            }
            Event::Medicines(told) => self.log.push(medicines::entry(told, asked, self.knowledge, self.today)?),
            Event::Skip => match &self.step {
                Step::Words | Step::Understood(_) => self.log.push(Entry::Confirm(Confirm::nothing())),
                Step::Ask(_) => self.log.push(Entry::Skip(asked)),
                Step::Done(_) => return Err(InterviewError::Over),
            },
            Event::Stop => self.log.push(Entry::Stop),
        }
        self.look_anew();
        Ok(())
    }

    /// Takes in what was measured in recordings of this person; `back` does not take it out again.
    pub fn add_movements(&mut self, movements: Vec<Movement>) {
        self.movements.extend(movements);
        self.look_anew();
    }

    /// What comes next.
    #[must_use]
    pub const fn next(&self) -> &Step {
        &self.step
    }

    /// How soon to get help, by all that was said so far.
    #[must_use]
    pub const fn urgency(&self) -> &Urgency {
        &self.urgency
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let is_flag = matches!(&self.step, Step::Ask(question) if question.red_flag);
        let before = matches!(&self.step, Step::Words | Step::Understood(_))
            || matches!(&self.step, Step::Ask(question) if question.is_for_whom());
        Progress { asked: self.state().asked, red_flags_done: !is_flag && !before }
    }

    /// The answers so far that are confirmed: what an answers file holds.
    #[must_use]
    pub fn answers(&self) -> Answers {
        self.state().answers(&self.base)
    }

    /// Causes so far with their probability of being the main one, the likeliest first: quicker than an assessment.
    #[must_use]
    pub fn causes(&self) -> Vec<(String, f64)> {
        let (findings, _) = self.findings(&self.state());
        if findings.any_from_answers() { main_causes(&findings, self.knowledge) } else { Vec::new() }
    }

    /// The assessment of all that was said so far.
    ///
    /// # Errors
    /// When a date of a medicine cannot be read; dates were checked when they were said.
    pub fn assessment(&self) -> Result<Assessment, AnswersError> {
        let state = self.state();
        let answers = state.answers(&self.base);
        assess_heard(&answers, &state.heard(), self.movements.clone(), self.knowledge, self.today)
    }

    fn state(&self) -> State {
        State::of(&self.base, &self.log)
    }

    /// What is confirmed, and the same with what was only heard.
    fn findings(&self, state: &State) -> (Findings, Findings) {
        let answers = state.answers(&self.base);
        // Dates were checked when they were said; without them the rest still holds.
        let findings = observed(&answers, &self.movements, self.knowledge, self.today)
            .map_or_else(|_| Findings::from_answers(&answers, self.knowledge), |(findings, _)| findings);
        let raised = raised_by(&findings, &state.heard(), self.knowledge, self.today);
        let raised = raised.unwrap_or_else(|_| findings.clone());
        (findings, raised)
    }

    /// Makes the step and the urgency anew from the log.
    fn look_anew(&mut self) {
        let state = self.state();
        let (findings, raised) = self.findings(&state);
        let urgency = urgency(&raised, self.knowledge);
        let (knowledge, weighing) = (self.knowledge, &self.weighing);
        let view = View { knowledge, weighing, state: &state, findings, raised, urgency };
        self.step = view.step(self.base.is_empty() && self.log.is_empty());
        self.urgency = view.urgency;
    }
}

impl View<'_> {
    fn step(&self, is_empty: bool) -> Step {
        if self.state.stopped {
            return Step::Done(Reason::Stopped);
        }
        if let Some(understood) = &self.state.pending {
            return Step::Understood(understood.clone());
        }
        if is_empty {
            return Step::Words;
        }
        let asked = question::for_whom(self.state).or_else(|| flags::red_flags(self)).or_else(|| medicines::all(self));
        let question = asked.or_else(|| {
            let is_told = self.findings.any_from_answers();
            let causes = if is_told { main_causes(&self.findings, self.knowledge) } else { Vec::new() };
            medicines::time(self, &causes).or_else(|| telling::most_telling_next(self, &causes))
        });
        question.map_or(Step::Done(Reason::NothingWouldChange), |question| Step::Ask(Box::new(question)))
    }
}
