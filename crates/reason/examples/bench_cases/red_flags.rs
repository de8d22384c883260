//! Cases with a red flag: the level holds whatever else is there, and what was left out is named.
//!
//! In: the red-flag cases. Out: for how many the level holds with the findings alone, with harmless findings beside
//! them, and, with each answer left out in turn, whether it is raised all the same or named as not ruled out.

use crate::cases::{Half, RedFlagCase, red_flag_cases};
use crate::table::{Table, count};
use nullpoint_knowledge::Knowledge;
use nullpoint_reason::Answers;
use nullpoint_reason::findings::Findings;
use nullpoint_reason::urgency::{Urgency, urgency};

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

/// Runs the cases.
pub(crate) fn run(cases: &[RedFlagCase]) -> Outcome {
    let mut outcome = Outcome::default();
    for case in cases {
        let known = of(&case.answers());
        let mut distracted = case.answers();
        distracted.present.extend(case.distractors.iter().cloned());
        let distracted = of(&distracted);
        outcome.known.add(case.is_raised(&known));
        outcome.distracted.add(case.is_raised(&distracted));
        outcome.above.add(known.level > case.level);
        let mut fell = Vec::new();
        for (is_held, what) in [(case.is_raised(&known), "known"), (case.is_raised(&distracted), "distracted")] {
            if !is_held {
                fell.push(what.to_owned());
            }
        }
        for (id, answers) in case.left_out() {
            let mut unknown = answers.clone();
            if id != "age-now" {
                unknown.unknown.push(id.to_owned());
            }
            let (not_asked, unknown) =
                (case.is_raised_or_named(&of(&answers)), case.is_raised_or_named(&of(&unknown)));
            outcome.not_asked.add(not_asked);
            outcome.unknown.add(unknown);
            if !(not_asked && unknown) {
                fell.push(format!("without {id}"));
            }
        }
        outcome.fell.extend(fell.into_iter().map(|what| format!("{} ({}): {what}", case.id, case.rule)));
    }
    outcome
}

/// The part of the report.
pub(crate) fn section() -> String {
    let [dev, kept] = [Half::Dev, Half::Kept].map(|half| run(&red_flag_cases(half)));
    let mut table = Table::new(&["", "dev half", "kept half"]);
    let mut row = |what: &str, of: fn(&Outcome) -> Held| {
        let shown = |held: Held| count(held.held, held.of);
        table.row([what.to_owned(), shown(of(&dev)), shown(of(&kept))]);
    };
    row("level held, flags known", |outcome| outcome.known);
    row("level held, harmless findings beside", |outcome| outcome.distracted);
    row("an answer not asked: raised or named", |outcome| outcome.not_asked);
    row("an answer not known: raised or named", |outcome| outcome.unknown);
    row("raised above the case's level", |outcome| outcome.above);
    let fell = if dev.fell.is_empty() {
        String::new()
    } else {
        format!("\nIn the dev half these did not hold: {}.\n", dev.fell.join("; "))
    };
    format!(
        "## Red flags\n\n\
         Cases of the two upper levels, each written for one rule. Each answer, the age too, is left out in turn: the \
         level has\nto hold, or the rule to be named as not ruled out.\n\n{}{fell}",
        table.draw()
    )
}
