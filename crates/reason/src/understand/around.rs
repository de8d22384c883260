//! Around: what stands around the words of a finding, by which a denial is told.
//!
//! In: the words of a text, the places of those that tell a finding, and how simple rules take them. Out: the names of what
//! is there, as they were learned, and what they say together.
//! Method: a linear support vector machine over the words of the sentence, each with whether it stands before, within or
//! after and how near, beside the verdict of the rules (`meaning`). The weights were learned by `examples/learn`.

use super::evidence::MOST;
use super::sentence::Speech;
use nullpoint_knowledge::learned::Denial;

/// How the rules take a finding that a text speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Said,
    Denied,
    /// Said in one place and denied in another.
    Contested,
}

/// How a finding is meant by all that stands around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stance {
    Said,
    Denied,
    /// Nobody can tell.
    Open,
}

/// What a word counts beside the verdict, which counts one. Ours: of 0.2, 0.3 and 0.5 the best on sentences left out.
const WORD: f32 = 0.3;

/// What stands around these places, each with what it counts; `leanings` as [`Likely::leanings`](super::likely::Likely),
/// `weights` what the sayings that say it and those that deny it count.
pub(crate) fn around(
    speech: &Speech,
    finding: &str,
    places: &[usize],
    verdict: Verdict,
    (score, denied): (f32, f32),
    weights: (f64, f64),
) -> Vec<(String, f32)> {
    let (Some(first), Some(last)) = (places.first().copied(), places.last().copied()) else { return Vec::new() };
    let verdict = match verdict {
        Verdict::Said => "said",
        Verdict::Denied => "denied",
        Verdict::Contested => "contested",
    };
    let share = |weight: f64| (weight / MOST) as f32;
    let numbers = [
        (verdict, 1.0),
        ("score", score),
        ("score denied", denied),
        ("sayings", share(weights.0)),
        ("sayings denied", share(weights.1)),
    ];
    let mut things: Vec<(String, f32)> = numbers.map(|(thing, counts)| (thing.to_owned(), counts)).into();
    let mut add = |thing: String| {
        if things.iter().all(|(known, _)| *known != thing) {
            things.push((thing, WORD));
        }
    };
    let sentence = speech.sentence(first).start..speech.sentence(last).end;
    for place in sentence.clone() {
        let word = speech.word(Some(place));
        if places.contains(&place) {
            add(format!("own {word}"));
            add(format!("own {word} {finding}"));
        } else if place < first {
            add(format!("before {} {word}", near(first - place)));
            add(format!("before {word}"));
        } else if place > last {
            add(format!("after {} {word}", near(place - last)));
            add(format!("after {word}"));
        } else {
            add(format!("within {word}"));
        }
    }
    if let Some(next) = speech.words.get(sentence.end) {
        add(format!("next {}", next.word));
    }
    things
}

/// How near a word is, in steps.
fn near(words: usize) -> &'static str {
    match words {
        ..=1 => "1",
        2 | 3 => "3",
        4..=6 => "6",
        _ => "far",
    }
}

/// How a finding is meant by the rules and by what stands around it. What the rules take as said stays so where no word
/// near it could deny it (`may_be_denied`), and is never denied, only left open; what they take as denied is never said.
pub(crate) fn stance(verdict: Verdict, may_be_denied: bool, things: &[(String, f32)], denial: &Denial) -> Stance {
    let sum = things.iter().filter_map(|(thing, counts)| Some(denial.weights.get(thing)? * counts));
    let sum = denial.bias + sum.sum::<f32>();
    match verdict {
        Verdict::Said if !may_be_denied || sum <= denial.said => Stance::Said,
        Verdict::Denied | Verdict::Contested if sum >= denial.denied => Stance::Denied,
        _ => Stance::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::sentence::speech;
    use crate::understand::text::Stems;
    use std::collections::BTreeMap;

    #[test]
    fn words_are_named_by_where_they_stand() {
        let speech = speech("No sign of a stiff neck today. Fine.", &Stems::new(), &|stem: &str| stem.to_owned());
        let things = around(&speech, "stiff-neck", &[4, 5], Verdict::Denied, (0.5, 0.5), (6.0, 0.0));
        let names: Vec<&str> = things.iter().map(|(thing, _)| thing.as_str()).collect();
        for name in ["denied", "before 6 no", "before no", "own neck", "after 1 today", "next fine"] {
            assert!(names.contains(&name), "{name}: {names:?}");
        }
    }

    #[test]
    fn what_nobody_can_tell_is_left_open() {
        let weights = BTreeMap::from([("said".to_owned(), -1.0), ("before no".to_owned(), 3.0)]);
        let denial = Denial { bias: 0.0, said: -0.5, denied: 0.5, weights };
        let thing = |name: &str, counts: f32| (name.to_owned(), counts);
        let check = |verdict: Verdict, may_be_denied: bool, no: f32, expected: Stance| {
            assert_eq!(
                stance(verdict, may_be_denied, &[thing("said", 1.0), thing("before no", no)], &denial),
                expected
            );
        };
        check(Verdict::Said, true, 0.0, Stance::Said);
        check(Verdict::Said, false, 1.0, Stance::Said);
        check(Verdict::Said, true, 1.0, Stance::Open);
        check(Verdict::Denied, true, 0.0, Stance::Open);
        check(Verdict::Denied, true, 1.0, Stance::Denied);
    }
}
