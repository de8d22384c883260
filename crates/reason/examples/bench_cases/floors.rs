//! Floors: what was reached on these cases and must not be lost.
//!
//! On the kept halves too; where one falls there, the totals say by how much and no case is named.

use crate::cases::{Half, first_vignettes, further_vignettes, red_flag_cases, stories};
use crate::outcome::Outcome;
use crate::red_flags;
use crate::score::{Measure, stated};
use crate::{stories, vignettes};

/// Share of causes stated at 90 % or more that have to be right.
const STATED_RIGHT: f64 = 0.8;
/// Share of stories whose expected cause comes first after the interview, and within three.
const STORIES_FIRST: f64 = 0.72;
/// See [`STORIES_FIRST`].
const STORIES_WITHIN_THREE: f64 = 0.92;
/// The same of the open half, one case below what was reached in November 2026 (66 and 71 of 74).
const OPEN_STORIES: [usize; 2] = [65, 70];
/// Published cases of the open half whose expected cause comes first, and within three: one below what was reached (51
/// and 68 of 80).
const OPEN_CASES: [usize; 2] = [50, 67];
/// Largest share of cases that may be rated more urgent than their author would accept.
const TOO_HIGH: f64 = 0.2;

#[track_caller]
fn no_worse_than_naive_bayes(outcome: &Outcome) {
    for measure in [Measure::First, Measure::WithinThree] {
        let (ours, naive) = (measure.count(&outcome.ours), measure.count(&outcome.naive));
        assert!(ours >= naive, "{}: {ours}, naive Bayes {naive}", measure.name());
    }
    let [ours, naive] = [&outcome.ours, &outcome.naive].map(|scores| Measure::LogScore.mean(scores));
    assert!(ours > naive, "log score: {ours:.3}, naive Bayes {naive:.3}");
}

#[track_caller]
fn sure_and_right(outcome: &Outcome) {
    let (right, of) = stated(&outcome.ours);
    assert!(right as f64 >= STATED_RIGHT * of as f64, "stated at 90 % or more: {right} of {of} right");
}

#[track_caller]
fn seldom_too_urgent(outcome: &Outcome) {
    let (high, of) = (outcome.too_high, outcome.cases());
    assert!(high as f64 <= TOO_HIGH * of as f64, "urgency too high: {high} of {of}");
}

#[test]
fn published_cases_come_out_no_worse_than_by_naive_bayes() {
    for cases in [first_vignettes(), further_vignettes(Half::Dev), further_vignettes(Half::Kept)] {
        let outcome = vignettes::run(&cases);
        println!("{}", outcome.table());
        no_worse_than_naive_bayes(&outcome);
        sure_and_right(&outcome);
        seldom_too_urgent(&outcome);
        assert_eq!(outcome.silent, 0, "a danger is neither raised nor named");
    }
}

#[track_caller]
fn no_worse_than_reached(outcome: &Outcome, reached: [usize; 2]) {
    for (measure, least) in [Measure::First, Measure::WithinThree].into_iter().zip(reached) {
        let count = measure.count(&outcome.ours);
        assert!(count >= least, "{}: {count}, once {least}", measure.name());
    }
}

#[test]
fn published_cases_of_the_open_half_come_out_as_well_as_they_did() {
    no_worse_than_reached(&vignettes::run(&further_vignettes(Half::Dev)), OPEN_CASES);
}

#[track_caller]
fn stories_come_out_right(half: Half) {
    let outcome = stories::interviewed(&stories(half));
    println!("{}", outcome.table());
    for (measure, share) in [(Measure::First, STORIES_FIRST), (Measure::WithinThree, STORIES_WITHIN_THREE)] {
        let (count, of) = (measure.count(&outcome.ours), outcome.cases());
        assert!(count as f64 >= share * of as f64, "{}: {count} of {of}", measure.name());
    }
    sure_and_right(&outcome);
    seldom_too_urgent(&outcome);
    assert_eq!(outcome.silent, 0, "a danger is neither raised nor named");
    if half == Half::Dev {
        no_worse_than_reached(&outcome, OPEN_STORIES);
    }
}

#[test]
fn stories_come_out_right_after_the_interview() {
    stories_come_out_right(Half::Dev);
}

#[test]
fn stories_that_were_not_open_come_out_right_too() {
    stories_come_out_right(Half::Kept);
}

#[test]
fn an_interview_asks_for_every_red_flag_of_the_open_half() {
    let outcome = red_flags::run_interviewed(&red_flag_cases(Half::Dev));
    assert!(outcome.interviewed.all(), "{}", outcome.fell.join("; "));
}

#[test]
fn red_flags_hold_whatever_else_is_said_and_are_named_where_an_answer_is_missing() {
    for half in [Half::Dev, Half::Kept] {
        let outcome = red_flags::run(&red_flag_cases(half));
        if half == Half::Dev {
            assert!(outcome.fell.is_empty(), "{}", outcome.fell.join("; "));
        }
        let (known, named) =
            ([outcome.known, outcome.distracted, outcome.played_down], [outcome.not_asked, outcome.unknown]);
        assert!(known.into_iter().chain(named).all(red_flags::Held::all), "{half:?}: {known:?} {named:?}");
    }
}
