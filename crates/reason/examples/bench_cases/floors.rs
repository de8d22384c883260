//! Floors: what the engine reached on these cases and must not fall below.

use crate::cases::{Half, first_vignettes, further_vignettes, red_flag_cases};
use crate::outcome::Outcome;
use crate::red_flags;
use crate::score::Measure;
use crate::vignettes;

#[track_caller]
fn no_worse_than_naive_bayes(outcome: &Outcome) {
    for measure in [Measure::First, Measure::WithinThree] {
        let (ours, naive) = (measure.count(&outcome.ours), measure.count(&outcome.naive));
        assert!(ours >= naive, "{}: {ours}, naive Bayes {naive}", measure.name());
    }
}

#[test]
fn published_cases_are_ordered_no_worse_than_by_naive_bayes() {
    for cases in [first_vignettes(), further_vignettes(Half::Dev), further_vignettes(Half::Kept)] {
        no_worse_than_naive_bayes(&vignettes::run(&cases));
    }
}

#[test]
fn red_flags_hold_whatever_else_is_said() {
    for half in [Half::Dev, Half::Kept] {
        let outcome = red_flags::run(&red_flag_cases(half));
        assert!(outcome.known.all() && outcome.distracted.all(), "{half:?}");
    }
}
