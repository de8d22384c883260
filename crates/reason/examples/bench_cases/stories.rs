//! Stories in a person's own words, interviewed from the first sentence to the assessment.
//!
//! The made person confirms what is true of what was understood, denies what is not, answers "yes" to what the story
//! says is so, "I don't know" to what they cannot say, and "no" to anything else.

use crate::cases::{Half, Story, stories};
use crate::interview::{Course, NEWER_THAN_THE_CASES, TODAY, Truth, findings, interview};
use crate::outcome::{Expected, Outcome};
use crate::score::Measure;
use crate::table::{Table, count};
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::AnswerKind;
use nullpoint_reason::Answers;
use nullpoint_reason::answers::Value;
use nullpoint_reason::medicine::medicines_told;
use nullpoint_reason::urgency::urgency;
use std::time::Duration;

/// How the stories of a half came out.
#[derive(Default)]
struct Told {
    /// By the first words alone, confirmed.
    at_first: Outcome,
    /// After the interview.
    interviewed: Outcome,
    /// With every answer known that the person could give.
    all_known: Outcome,
    questions: Vec<usize>,
    replies: Vec<usize>,
    /// Findings heard, and confirmed.
    heard: (usize, usize),
    /// How long each question took to come.
    waits: Vec<Duration>,
}

/// Interviews the person of each story.
fn interviews(stories: &[Story]) -> Vec<Course> {
    stories.iter().map(|story| interview(&story.text, &story.truth())).collect()
}

fn expected(story: &Story) -> Expected<'_> {
    Expected {
        id: &story.id,
        group: &story.group,
        top: &story.expected_top,
        causes: &story.expected_causes,
        urgency: story.expected_urgency,
        urgency_at_most: story.urgency_at_most,
    }
}

fn after(stories: &[Story], courses: &[Course]) -> Outcome {
    let mut outcome = Outcome::default();
    for (story, course) in stories.iter().zip(courses) {
        outcome.add(&expected(story), &findings(&course.answers), &course.urgency);
    }
    outcome
}

/// How the stories come out after the interview.
#[cfg(test)]
pub(crate) fn interviewed(stories: &[Story]) -> Outcome {
    after(stories, &interviews(stories))
}

/// Runs the stories: after the interview, and what was known before it and could be known.
fn run(stories: &[Story]) -> Told {
    let courses = interviews(stories);
    let mut told = Told { interviewed: after(stories, &courses), ..Told::default() };
    for (story, course) in stories.iter().zip(&courses) {
        let [at_first, all] = [&course.at_first, &all_answers(story)].map(findings);
        told.at_first.add(&expected(story), &at_first, &urgency(&at_first, Knowledge::embedded()));
        told.all_known.add(&expected(story), &all, &urgency(&all, Knowledge::embedded()));
        told.take(course);
    }
    told
}

impl Told {
    fn take(&mut self, course: &Course) {
        self.questions.push(course.questions);
        self.replies.push(course.replies);
        self.heard = (self.heard.0 + course.heard.0, self.heard.1 + course.heard.1);
        self.waits.extend(&course.waits);
    }

    /// What the interview adds to the first words, and what is lost to all that could be known.
    fn stages(&self) -> String {
        let mut table = Table::new(&["", "first", "an accepted one first", "within three", "urgency too low"]);
        let stages = [
            ("first words, confirmed", &self.at_first),
            ("after the interview", &self.interviewed),
            ("every answer known", &self.all_known),
        ];
        for (stage, outcome) in stages {
            let share = |measure: Measure| count(measure.count(&outcome.ours), outcome.cases());
            table.row([
                stage.to_owned(),
                share(Measure::First),
                share(Measure::AnyFirst),
                share(Measure::WithinThree),
                count(outcome.too_low, outcome.cases()),
            ]);
        }
        table.draw()
    }

    fn length(&self) -> String {
        let (questions, replies) = (spread(&self.questions), spread(&self.replies));
        let heard = count(self.heard.1, self.heard.0);
        let waits = self.waits.iter().map(|wait| wait.as_micros() as usize).collect::<Vec<_>>();
        format!(
            "- questions (a list counts once): {questions}\n- single answers: {replies}\n- microseconds until the next \
             question, on the machine that made this page: {}\n- findings heard in the first words that the person \
             confirmed: {heard}\n",
            spread(&waits)
        )
    }
}

/// "median 14, nine in ten at most 20, most 31".
pub(crate) fn spread(of: &[usize]) -> String {
    let mut of = of.to_vec();
    of.sort_unstable();
    let at = |share: f64| of[((of.len() - 1) as f64 * share).round() as usize];
    format!("median {}, nine in ten at most {}, most {}", at(0.5), at(0.9), at(1.0))
}

/// Everything that the person would answer if asked.
fn all_answers(story: &Story) -> Answers {
    let truth: Truth<'_> = story.truth();
    let is_yes_no = |id: &&String| Knowledge::embedded().findings[*id].answer == AnswerKind::YesNoUnknown;
    let is_told = |id: &&String| {
        truth.present.contains(id) || truth.unknown.contains(id) || NEWER_THAN_THE_CASES.contains(&id.as_str())
    };
    let told = |text: &String| medicines_told(text, Knowledge::embedded(), TODAY);
    Answers {
        about: story.about,
        age_years: Some(story.age_years),
        sex: Some(story.sex),
        present: story.present.clone(),
        absent: Knowledge::embedded().findings.keys().filter(is_yes_no).filter(|id| !is_told(id)).cloned().collect(),
        unknown: story.unknown.clone(),
        values: story.values.iter().map(|(id, number)| (id.clone(), Value::Number(*number))).collect(),
        medicines: story.medicines.iter().flat_map(told).collect(),
        ..Answers::default()
    }
}

/// The part of the report.
pub(crate) fn section(halves: &[Half]) -> String {
    let dev = run(&stories(Half::Dev));
    let kept = halves.contains(&Half::Kept).then(|| {
        let kept = run(&stories(Half::Kept));
        format!(
            "**The kept half: {} stories that were not open while the engine was built, after the interview**\n\n\
             {}\n{}\n{}\n",
            kept.interviewed.cases(),
            kept.interviewed.table(),
            kept.stages(),
            kept.length(),
        )
    });
    format!(
        "## Stories\n\n\
         In a person's own words, with slips and things beside the point, and never with the name of the condition. The \
         whole\ninterview is run: what was understood is confirmed or denied, every question answered. Naive Bayes is \
         given the answers\nthat Nullpoint's questions brought.\n\n\
         {}\
         **The dev half: {} stories, after the interview**\n\n{}\n{}\n{}\n{}\n{}",
        kept.unwrap_or_default(),
        dev.interviewed.cases(),
        dev.interviewed.table(),
        dev.interviewed.groups(),
        dev.stages(),
        dev.length(),
        dev.interviewed.misses(),
    )
}
