//! The order of causes and the next question, with many findings known: how long a person waits.
//!
//! Run with `--nocapture` to read the times. How right they are is the bench's (`cargo xtask bench cases`).

use nullpoint_knowledge::Knowledge;
use nullpoint_reason::differential::differential;
use nullpoint_reason::questions::most_telling;
use nullpoint_reason::{About, Answers, Findings, Sex};
use std::time::{Duration, Instant};

/// Longest time for the order of causes and for the next question, each. The fastest of several runs is held to it, so
/// that a busy machine does not fail.
const LIMIT: Duration = Duration::from_millis(5);
/// Runs of which the fastest counts.
const RUNS: usize = 20;

#[test]
fn the_order_of_causes_and_the_next_question_come_within_milliseconds() {
    let knowledge = Knowledge::embedded();
    let ids: Vec<String> = knowledge.findings.keys().step_by(5).cloned().collect();
    let present = ids.iter().step_by(2).filter(|id| *id != "age-now" && *id != "events-per-minute").cloned().collect();
    let absent = ids.iter().skip(1).step_by(2).cloned().collect();
    let answers = Answers { age_years: Some(50.0), sex: Some(Sex::Female), present, absent, ..Answers::default() };
    let findings = Findings::from_answers(&answers, knowledge);
    let candidates = differential(&findings, knowledge);
    let fastest = |once: &dyn Fn()| {
        let run = |_| {
            let start = Instant::now();
            once();
            start.elapsed()
        };
        (0..RUNS).map(run).min().unwrap()
    };
    let order = fastest(&|| assert!(!differential(&findings, knowledge).is_empty()));
    let question = fastest(&|| {
        assert!(!most_telling(&candidates, &findings, knowledge, About::Oneself, 5).is_empty());
    });
    println!("{} findings: the order in {order:?}, the next question in {question:?}", findings.iter().count());
    assert!(order < LIMIT && question < LIMIT, "{order:?} and {question:?}");
}
