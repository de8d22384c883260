//! Around: what stands around the words of a finding, by which a denial is told.
//!
//! In: the words of a text, the places of those that tell a finding, and how simple rules take them. Out: the names of what
//! is there, as they were learned, and what they say together.
//! Method: a linear support vector machine over the words of the sentence, each with whether it stands before, within or
//! after, how near and in which clause, and over whether any word near could deny (`cues`), beside the verdict of the rules
//! (`meaning`). The weights were learned by `examples/learn`.

use super::cues::Cue;
use super::evidence::MOST;
use super::meaning::TURNS;
use super::sentence::Speech;
use nullpoint_knowledge::learned::Denial;
use std::collections::HashSet;

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

/// From this weight on sayings are strong. Ours: of 6, 8, 9 and 10.
const STRONG: f64 = 8.0;

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
    let mut known: HashSet<String> = HashSet::new();
    let mut things: Vec<(String, f32)> = numbers.map(|(thing, counts)| (thing.to_owned(), counts)).into();
    let mut add_at = |thing: String, counts: f32| {
        if known.insert(thing.clone()) {
            things.push((thing, counts));
        }
    };
    let mut add = |thing: String| add_at(thing, WORD);
    add(format!("{verdict} {finding}"));
    let sentence = speech.sentence(first).start..speech.sentence(last).end;
    let clauses = clauses(speech, &sentence);
    let clause = |place: usize| clauses[place - sentence.start];
    let mut denials: Vec<String> = Vec::new();
    for place in sentence.clone() {
        let word = speech.word(Some(place));
        if places.contains(&place) {
            add(format!("own {word}"));
            add(format!("own {word} {finding}"));
            continue;
        }
        let which = match clause(place) {
            before if before < clause(first) => "earlier",
            after if after > clause(last) => "later",
            _ => "same",
        };
        add(format!("{which} clause {word}"));
        let side = if place < first {
            add(format!("before {} {word}", near(first - place)));
            "before"
        } else if place > last {
            add(format!("after {} {word}", near(place - last)));
            "after"
        } else {
            "within"
        };
        add(format!("{side} {word}"));
        if speech.holds_denial(&[place]) {
            denials.push(format!("denial {which} clause {side}"));
        }
    }
    if let Some(next) = speech.words.get(sentence.end) {
        add(format!("next {}", next.word));
    }
    denials.into_iter().for_each(|thing| add_at(thing, 1.0));
    let evidence = match weights.0 {
        none if none <= 0.0 => "bare",
        weight if weight < STRONG => "sayings",
        _ => "strong sayings",
    };
    let own_clauses = sentence.clone().filter(|place| places.iter().any(|own| clause(*own) == clause(*place)));
    let spans = [
        ("clause", own_clauses.collect()),
        ("sentence", sentence.clone().collect()),
        ("text", (0..speech.words.len()).collect::<Vec<_>>()),
    ];
    for (span, near) in spans {
        let cues = near.into_iter().filter(|place| !places.contains(place)).filter_map(|place| Cue::at(speech, place));
        let most = cues.min();
        // A kind is missing where no word of it or of a more open one stands there.
        for (_, name) in Cue::ALL.iter().filter(|(kind, _)| most.is_none_or(|most| most > *kind)) {
            add_at(format!("{name} in {span}"), 1.0);
            add_at(format!("{name} in {span}, {evidence}"), 1.0);
            add_at(format!("{name} in {span}, {verdict}"), 1.0);
        }
    }
    things
}

/// The number of the clause that each word of a sentence is in, by commas and words that join.
fn clauses(speech: &Speech, sentence: &std::ops::Range<usize>) -> Vec<usize> {
    let parts = |place: usize| {
        speech.words[place].starts
            || speech.words[place].after_comma
            || speech.word(Some(place)) == "and"
            || TURNS.contains(&speech.word(Some(place)))
    };
    let number = sentence.clone().scan(0, |number, place| {
        *number += usize::from(parts(place));
        Some(*number)
    });
    number.collect()
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

/// How much less it takes to be said where nothing stands near that could deny it. Ours: by sentences left out, so that as
/// few denials as can be are read as said.
const EASE: [(&str, f32); 5] = [
    ("no cue in sentence, strong sayings", 1.25),
    ("no cue in clause, strong sayings", 0.95),
    ("no cue in sentence, sayings", 0.45),
    ("no cue in clause, sayings", 0.35),
    ("no cue in sentence, bare", 0.15),
];

/// How a finding is meant by the rules and by what stands around it. What the rules take as said is never denied, only left
/// open; what they take as denied is never said.
pub(crate) fn stance(verdict: Verdict, things: &[(String, f32)], denial: &Denial) -> Stance {
    let sum = things.iter().filter_map(|(thing, counts)| Some(denial.weights.get(thing)? * counts));
    let sum = denial.bias + sum.sum::<f32>();
    let ease =
        EASE.iter().find(|(plain, _)| things.iter().any(|(thing, _)| thing == plain)).map_or(0.0, |(_, ease)| *ease);
    match verdict {
        Verdict::Said if sum <= denial.said + ease => Stance::Said,
        Verdict::Denied | Verdict::Contested if sum >= denial.denied => Stance::Denied,
        _ => Stance::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::sentence::spoken;
    use std::collections::BTreeMap;

    #[test]
    fn words_are_named_by_where_they_stand() {
        let speech = spoken("No sign of a stiff neck today. Fine.");
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
        let check = |verdict: Verdict, no: f32, expected: Stance| {
            assert_eq!(stance(verdict, &[thing("said", 1.0), thing("before no", no)], &denial), expected);
        };
        check(Verdict::Said, 0.0, Stance::Said);
        check(Verdict::Said, 1.0, Stance::Open);
        let plain = [thing("said", 1.0), thing("before no", 0.3), thing("no cue in clause, strong sayings", 1.0)];
        assert_eq!(stance(Verdict::Said, &plain, &denial), Stance::Said);
        assert_eq!(stance(Verdict::Said, &plain[..2], &denial), Stance::Open);
        check(Verdict::Denied, 0.0, Stance::Open);
        check(Verdict::Denied, 1.0, Stance::Denied);
    }
}
