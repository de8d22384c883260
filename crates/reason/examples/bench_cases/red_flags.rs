//! Cases with a red flag: the level holds whatever else is there, and what was left out is named.
//!
//! In: the red-flag cases. Out: for how many the level holds with the findings alone, with harmless findings beside
//! them, with words that play it down, and in a whole interview; and, with each answer left out in turn, whether it is
//! raised all the same or named as not ruled out.

use crate::cases::{Half, RedFlagCase, red_flag_cases};
use crate::interview::{Truth, interview, told};
use crate::table::{Table, count};
use nullpoint_knowledge::Knowledge;
use nullpoint_reason::interview::{Event, Reply};
use nullpoint_reason::urgency::{Urgency, urgency};
use nullpoint_reason::{Answers, Findings};
use std::collections::BTreeMap;

static NO_NUMBERS: BTreeMap<String, f64> = BTreeMap::new();

/// How many held, of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) held: usize,
    pub(crate) of: usize,
}

impl Held {
    fn add(&mut self, is_held: bool) {
        self.held += usize::from(is_held);
        self.of += 1;
    }

    /// Whether all held, and there was one.
    #[cfg(test)]
    pub(crate) const fn all(self) -> bool {
        self.of > 0 && self.held == self.of
    }
}

/// How the cases of a half came out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outcome {
    /// The level with the red flags alone.
    pub(crate) known: Held,
    /// The level with harmless findings beside them.
    pub(crate) distracted: Held,
    /// The level with the person playing it down before and after the answers.
    pub(crate) played_down: Held,
    /// The level at the end of an interview that begins with nothing but the words that play it down.
    pub(crate) interviewed: Held,
    /// The same, or the rule named as not ruled out.
    interviewed_or_named: Held,
    /// Each answer left out in turn, nobody having asked.
    pub(crate) not_asked: Held,
    /// Each answer in turn being "I don't know".
    pub(crate) unknown: Held,
    /// Cases raised above their level.
    pub(crate) above: Held,
    /// Ids of the cases that did not hold, with what was done.
    pub(crate) fell: Vec<String>,
}

impl RedFlagCase {
    fn answers(&self) -> Answers {
        Answers {
            about: self.about,
            age_years: Some(self.age_years),
            sex: Some(self.sex),
            present: self.present.clone(),
            absent: self.absent.clone(),
            ..Answers::default()
        }
    }

    /// The answers without one of those that are there, or without the age.
    fn left_out(&self) -> Vec<(&str, Answers)> {
        let mut all = vec![("age-now", Answers { age_years: None, ..self.answers() })];
        for id in &self.present {
            let mut answers = self.answers();
            answers.present.retain(|present| present != id);
            all.push((id, answers));
        }
        all
    }

    /// Whether the urgency is as high as it has to be.
    fn is_raised(&self, urgency: &Urgency) -> bool {
        urgency.level >= self.level
    }

    /// Whether it is, or the rule is named as not ruled out.
    fn is_raised_or_named(&self, urgency: &Urgency) -> bool {
        self.is_raised(urgency) || urgency.not_ruled_out.iter().any(|open| open.rule == self.rule)
    }
}

fn of(answers: &Answers) -> Urgency {
    let knowledge = Knowledge::embedded();
    urgency(&Findings::from_answers(answers, knowledge), knowledge)
}

impl RedFlagCase {
    fn truth<'t>(&self, present: &'t [String]) -> Truth<'t> {
        let (about, age_years, sex) = (self.about, self.age_years, self.sex);
        Truth { about, age_years, sex, present, unknown: &[], values: &NO_NUMBERS, medicines: &[] }
    }

    /// With the words that play it down said before the answers, and again after them, unconfirmed.
    fn played_down(&self) -> Urgency {
        let words = self.minimising.join(" ");
        let yes = self.present.iter().map(|id| (id.clone(), Reply::Yes));
        let no = self.absent.iter().map(|id| (id.clone(), Reply::No));
        let age = [("age-now".to_owned(), Reply::Number(self.age_years))];
        let answers = Event::Answers(yes.chain(no).chain(age).collect());
        told([Event::Text(words.clone()), Event::Skip, answers, Event::Text(words), Event::Skip])
    }

    /// In an interview that begins with those words, the harmless findings being there as well.
    fn interviewed(&self) -> Urgency {
        let present = [self.present.clone(), self.distractors.clone()].concat();
        interview(&self.minimising.join(" "), &self.truth(&present)).urgency
    }
}

/// Runs the cases without whole interviews.
pub(crate) fn run(cases: &[RedFlagCase]) -> Outcome {
    let mut outcome = Outcome::default();
    for case in cases {
        let known = of(&case.answers());
        let mut distracted = case.answers();
        distracted.present.extend(case.distractors.iter().cloned());
        outcome.above.add(known.level > case.level);
        outcome.take(case, Test::Known, &known);
        outcome.take(case, Test::Distracted, &of(&distracted));
        outcome.take(case, Test::PlayedDown, &case.played_down());
        for (id, answers) in case.left_out() {
            let mut unknown = answers.clone();
            if id != "age-now" {
                unknown.unknown.push(id.to_owned());
            }
            outcome.take(case, Test::NotAsked(id), &of(&answers));
            outcome.take(case, Test::Unknown(id), &of(&unknown));
        }
    }
    outcome
}

/// Runs the cases with a whole interview each.
pub(crate) fn run_interviewed(cases: &[RedFlagCase]) -> Outcome {
    let mut outcome = run(cases);
    for case in cases {
        let urgency = case.interviewed();
        outcome.take(case, Test::Interviewed, &urgency);
        outcome.take(case, Test::InterviewedOrNamed, &urgency);
    }
    outcome
}

/// What is done to a case.
#[derive(Clone, Copy, Debug)]
enum Test<'t> {
    Known,
    Distracted,
    PlayedDown,
    Interviewed,
    InterviewedOrNamed,
    NotAsked(&'t str),
    Unknown(&'t str),
}

impl Test<'_> {
    fn words(self) -> String {
        match self {
            Self::Known => "flags known".to_owned(),
            Self::Distracted => "harmless findings beside".to_owned(),
            Self::PlayedDown => "played down".to_owned(),
            Self::Interviewed => "interview".to_owned(),
            Self::InterviewedOrNamed => "interview, not even named".to_owned(),
            Self::NotAsked(id) => format!("{id} not asked"),
            Self::Unknown(id) => format!("{id} not known"),
        }
    }
}

impl Outcome {
    fn take(&mut self, case: &RedFlagCase, test: Test<'_>, urgency: &Urgency) {
        let (held, is_held) = match test {
            Test::Known => (&mut self.known, case.is_raised(urgency)),
            Test::Distracted => (&mut self.distracted, case.is_raised(urgency)),
            Test::PlayedDown => (&mut self.played_down, case.is_raised(urgency)),
            Test::Interviewed => (&mut self.interviewed, case.is_raised(urgency)),
            Test::InterviewedOrNamed => (&mut self.interviewed_or_named, case.is_raised_or_named(urgency)),
            Test::NotAsked(_) => (&mut self.not_asked, case.is_raised_or_named(urgency)),
            Test::Unknown(_) => (&mut self.unknown, case.is_raised_or_named(urgency)),
        };
        held.add(is_held);
        if !is_held {
            self.fell.push(format!("{} ({}: {})", case.id, case.rule, test.words()));
        }
    }
}

/// The part of the report.
pub(crate) fn section(halves: &[Half]) -> String {
    let outcomes: Vec<Outcome> = halves.iter().map(|half| run_interviewed(&red_flag_cases(*half))).collect();
    let heads = halves.iter().map(|half| if *half == Half::Dev { "dev half" } else { "kept half" });
    let heads: Vec<&str> = std::iter::once("").chain(heads).collect();
    let mut table = Table::new(&heads);
    let mut row = |what: &str, of: fn(&Outcome) -> Held| {
        let shown = |held: Held| count(held.held, held.of);
        table.row(std::iter::once(what.to_owned()).chain(outcomes.iter().map(|outcome| shown(of(outcome)))));
    };
    row("level held, flags known", |outcome| outcome.known);
    row("level held, harmless findings beside", |outcome| outcome.distracted);
    row("level held, played down", |outcome| outcome.played_down);
    row("level reached by the questions of an interview", |outcome| outcome.interviewed);
    row("  or the rule named as not ruled out", |outcome| outcome.interviewed_or_named);
    row("an answer not asked: raised or named", |outcome| outcome.not_asked);
    row("an answer not known: raised or named", |outcome| outcome.unknown);
    row("raised above the case's level", |outcome| outcome.above);
    let fell: Vec<&str> = halves
        .iter()
        .zip(&outcomes)
        .filter(|(half, _)| **half == Half::Dev)
        .flat_map(|(_, outcome)| outcome.fell.iter().map(String::as_str))
        .collect();
    let fell = if fell.is_empty() {
        String::new()
    } else {
        format!("\nIn the dev half these did not hold: {}.\n", fell.join("; "))
    };
    format!(
        "## Red flags\n\n\
         Cases of the two upper levels, each written for one rule. Harmless findings are put beside \
         them, and the\nperson plays them down in words. An interview begins with nothing but those words, and asks its \
         questions. Each answer,\nthe age too, is left out in turn: the level has to hold, or the rule to be named as not \
         ruled out.\n\n{}{fell}",
        table.draw()
    )
}
