//! Reading: free text about medicines, with every word accounted for.
//!
//! In: text as a person wrote it. Out: pieces in order: medicines and classes that are recognised, pieces that are not
//! (`unknown`), and words about dose, form, time or the person (`aside`). Together they hold every word of the text.
//! Method: the longest exact name first, then the nearest spelling of what is left, then the words around a name. A
//! word that nothing explains is never set aside: it becomes part of an unknown piece.
//! Limits: English. It does not tell a medicine that is taken from one that was taken once, or is not: all are shown.

use super::names::{Aside, Meaning, NameKind, Names, Nearest};
use super::words::{Gap, Word, words};
use std::ops::Range;

/// What a piece of the text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'k> {
    /// Medicines of ours, by id; several for a combination.
    Medicines { ids: Vec<&'k str>, kind: NameKind, name: &'k str, exact: bool, not_listed: &'k [String] },
    /// A class of medicines.
    Classes(&'k [String]),
    /// Not recognised; the names that it may stand for, where several are equally near.
    Unknown(Vec<&'k str>),
    /// Words about dose, form, time or the person.
    Aside,
}

/// Most words of a name that is looked for by its nearest spelling.
const MOST_MISSPELT_WORDS: usize = 3;

/// Nouns that stand for a medicine whose name is not given: "some tablets".
const NAMELESS: [&str; 25] = [
    "tablet",
    "tablets",
    "pill",
    "pills",
    "capsule",
    "capsules",
    "medicine",
    "medicines",
    "medication",
    "medications",
    "meds",
    "injection",
    "injections",
    "drops",
    "patch",
    "patches",
    "inhaler",
    "inhalers",
    "spray",
    "cream",
    "drip",
    "jab",
    "shot",
    "supplement",
    "supplements",
];
/// Words before such a noun that make it one more medicine.
const ONE_MORE: [&str; 17] = [
    "some",
    "a",
    "an",
    "another",
    "other",
    "new",
    "my",
    "his",
    "her",
    "their",
    "these",
    "those",
    "few",
    "several",
    "the",
    "different",
    "second",
];
/// Words that say that there is none.
const NONE: [&str; 6] = ["no", "not", "none", "never", "nothing", "nil"];
/// Words between two medicines.
const JOINING: [&str; 8] = ["and", "plus", "then", "also", "or", "with", "but", "then"];

/// How a single word was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    /// Part of the piece of this number.
    Hit(usize),
    /// A number.
    Number,
    /// A letter on its own.
    Letter,
    /// A word beside a name.
    Beside(Aside),
    /// Nothing explains it.
    Unexplained,
}

/// The pieces of a text, in order, with their places. Every letter and digit lies in one of them.
pub(super) fn read<'k>(text: &str, names: &Names<'k>) -> Vec<(Range<usize>, Piece<'k>)> {
    let words = words(text);
    let mut reader = Reader { names, labels: vec![Label::Unexplained; words.len()], words, hits: Vec::new() };
    reader.exact();
    reader.label();
    reader.misspelt();
    let mut pieces = std::mem::take(&mut reader.hits);
    let explained: Vec<Range<usize>> = pieces.iter().map(|(place, _)| place.clone()).collect();
    for segment in reader.segments() {
        reader.rest(segment, &explained, &mut pieces);
    }
    pieces.sort_by_key(|(place, _)| place.start);
    reader.merged(pieces).into_iter().map(|(place, piece)| (reader.letters(&place), piece)).collect()
}

struct Reader<'n, 'k> {
    names: &'n Names<'k>,
    words: Vec<Word>,
    labels: Vec<Label>,
    /// Pieces with the numbers of their words.
    hits: Vec<(Range<usize>, Piece<'k>)>,
}

impl<'k> Reader<'_, 'k> {
    /// The place in the text of a run of words.
    fn letters(&self, run: &Range<usize>) -> Range<usize> {
        self.words[run.start].place.start..self.words[run.end - 1].place.end
    }

    /// The plain form of a run of words; none where a comma or line end lies inside.
    fn joined(&self, run: Range<usize>) -> Option<String> {
        let whole = self.words[run.clone()].iter().skip(1).all(|word| word.gap != Gap::Break);
        whole.then(|| self.words[run].iter().map(|word| word.plain.as_str()).collect())
    }

    fn hit(&mut self, run: Range<usize>, piece: Piece<'k>) {
        self.labels[run.clone()].fill(Label::Hit(self.hits.len()));
        self.hits.push((run, piece));
    }

    /// Exact names, the longest first at each word.
    fn exact(&mut self) {
        let mut at = 0;
        while at < self.words.len() {
            let most = self.names.longest().min(self.words.len() - at);
            let found = (1..=most).rev().find_map(|length| {
                let (name, meaning) = self.names.exact(&self.joined(at..at + length)?)?;
                Some((length, piece(name, meaning, true)))
            });
            match found {
                Some((length, piece)) => {
                    self.hit(at..at + length, piece);
                    at += length;
                }
                None => at += 1,
            }
        }
    }

    /// What the words are that are no name.
    fn label(&mut self) {
        for (word, label) in self.words.iter().zip(&mut self.labels) {
            if *label != Label::Unexplained {
                continue;
            }
            if word.is_number() {
                *label = Label::Number;
            } else if let Some(aside) = self.names.aside(&word.plain) {
                *label = Label::Beside(aside);
            } else if word.plain.chars().count() == 1 {
                *label = Label::Letter;
            }
        }
        // "B12", "D3", "Q10" are names of vitamins, not doses.
        for at in 1..self.words.len() {
            let letter = self.words[at - 1].plain.chars().count() == 1
                && !matches!(self.labels[at - 1], Label::Hit(_) | Label::Number);
            let starts = at < 2 || self.words[at - 1].gap != Gap::Glued;
            let multiplies = self.words[at - 1].plain == "x";
            if letter && starts && !multiplies && self.labels[at] == Label::Number && self.words[at].gap == Gap::Glued {
                self.labels[at - 1] = Label::Unexplained;
            }
        }
    }

    /// The nearest spelling of what nothing explains, the surest first.
    fn misspelt(&mut self) {
        let mut found = Vec::new();
        for start in 0..self.words.len() {
            for end in start + 1..=(start + MOST_MISSPELT_WORDS).min(self.words.len()) {
                let labels = &self.labels[start..end];
                let open = |label: &Label| matches!(label, Label::Unexplained | Label::Letter | Label::Beside(_));
                if !labels.iter().all(open) || !labels.contains(&Label::Unexplained) {
                    continue;
                }
                let ends_aside =
                    |at: usize| matches!(self.labels[at], Label::Beside(_)) && self.words[at].plain.chars().count() > 3;
                if end - start > 1 && (ends_aside(start) || ends_aside(end - 1)) {
                    continue;
                }
                let Some(plain) = self.joined(start..end) else { continue };
                match self.names.nearest(&plain) {
                    Some(Nearest::One { name, meaning, cost }) => {
                        found.push((cost, start..end, piece(name, meaning, false)));
                    }
                    Some(Nearest::Several(names)) => found.push((usize::MAX, start..end, Piece::Unknown(names))),
                    None => {}
                }
            }
        }
        found.sort_by_key(|(cost, run, _)| (*cost, std::cmp::Reverse(run.len()), run.start));
        for (_, run, piece) in found {
            let free = self.labels[run.clone()].iter().all(|label| !matches!(label, Label::Hit(_)));
            // A medicine that is not ours stays as it was written, among the unknown.
            if free && !matches!(piece, Piece::Aside) {
                self.hit(run, piece);
            }
        }
    }

    /// Unknown pieces side by side are one: "codeine linctus".
    fn merged(&self, pieces: Vec<(Range<usize>, Piece<'k>)>) -> Vec<(Range<usize>, Piece<'k>)> {
        let mut merged: Vec<(Range<usize>, Piece<'k>)> = Vec::new();
        for (run, piece) in pieces {
            if let (Some((last, Piece::Unknown(before))), Piece::Unknown(names)) = (merged.last_mut(), &piece)
                && !self.words[run.start].gap.parts()
            {
                last.end = run.end;
                before.extend(names);
            } else {
                merged.push((run, piece));
            }
        }
        merged
    }

    /// Runs of words between commas, line ends, pluses and joining words.
    fn segments(&self) -> Vec<Range<usize>> {
        let mut starts: Vec<usize> = (0..self.words.len())
            .filter(|&at| {
                let inside =
                    at > 0 && matches!(self.labels[at], Label::Hit(hit) if self.labels[at - 1] == Label::Hit(hit));
                let joins =
                    self.labels[at] == Label::Beside(Aside::Talk) && JOINING.contains(&self.words[at].plain.as_str());
                !inside && (self.words[at].gap.parts() || joins)
            })
            .collect();
        starts.push(self.words.len());
        starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
    }

    /// What is left of a segment: unknown pieces, and the rest aside.
    fn rest(&self, segment: Range<usize>, explained: &[Range<usize>], pieces: &mut Vec<(Range<usize>, Piece<'k>)>) {
        let free = |at: &usize| !matches!(self.labels[*at], Label::Hit(_));
        let mut at = segment.start;
        while at < segment.end {
            if !free(&at) {
                at += 1;
                continue;
            }
            let end = (at..segment.end).find(|next| !free(next)).unwrap_or(segment.end);
            match self.unknown(at..end).or_else(|| self.nameless(at..end, &segment, explained)) {
                Some(core) => {
                    if at < core.start {
                        pieces.push((at..core.start, Piece::Aside));
                    }
                    if core.end < end {
                        pieces.push((core.end..end, Piece::Aside));
                    }
                    pieces.push((core, Piece::Unknown(Vec::new())));
                }
                None => pieces.push((at..end, Piece::Aside)),
            }
            at = end;
        }
    }

    /// From the first to the last word that nothing explains, with what belongs to it.
    fn unknown(&self, run: Range<usize>) -> Option<Range<usize>> {
        let is_core = |at: usize| match self.labels[at] {
            Label::Unexplained => true,
            // "calcium carbonate": a salt follows a name; on its own it is one.
            Label::Beside(Aside::Salt) => at == run.start && (at == 0 || self.words[at].gap.parts()),
            // "blood pressure tablets": a complaint before a form names a medicine.
            Label::Beside(Aside::Complaint) => {
                let next = (at + 1..run.end).find(|&next| self.labels[next] != Label::Beside(Aside::Complaint));
                next.is_some_and(|next| NAMELESS.contains(&self.words[next].plain.as_str()))
            }
            _ => false,
        };
        let start = run.clone().find(|&at| is_core(at))?;
        let last = run.clone().rev().find(|&at| is_core(at))?;
        let belongs = |at: usize| {
            let short = self.words[at].plain.chars().count() == 1 && !self.words[at].is_number();
            let dose = self.labels[at] == Label::Number || self.words[at].is_number();
            let glued = self.words[at].gap == Gap::Glued;
            let form = NAMELESS.contains(&self.words[at].plain.as_str());
            let salt = self.labels[at] == Label::Beside(Aside::Salt);
            let article = ["a", "i", "x"].contains(&self.words[at].plain.as_str());
            form || salt || (short && !article) || (glued && !(dose && self.is_dose(at)))
        };
        let end = (last + 1..run.end).find(|&at| !belongs(at)).unwrap_or(run.end);
        let start = (run.start + 1..=start)
            .rev()
            .take_while(|&at| self.words[at].gap == Gap::Glued)
            .last()
            .map_or(start, |at| at - 1);
        Some(start..end)
    }

    /// Whether a number is followed by a unit, as in "50mg".
    fn is_dose(&self, at: usize) -> bool {
        self.labels.get(at + 1) == Some(&Label::Beside(Aside::Unit))
    }

    /// "some tablets": a medicine without a name, where no name in the segment takes it.
    fn nameless(&self, run: Range<usize>, segment: &Range<usize>, explained: &[Range<usize>]) -> Option<Range<usize>> {
        let named = explained.iter().any(|hit| segment.contains(&hit.start));
        let denied = self.words[segment.clone()].iter().any(|word| NONE.contains(&word.plain.as_str()));
        if named || denied {
            return None;
        }
        let noun = run.clone().find(|&at| NAMELESS.contains(&self.words[at].plain.as_str()))?;
        let counted = run.clone().any(|at| self.labels[at] == Label::Number);
        let one_more = noun > run.start && ONE_MORE.contains(&self.words[noun - 1].plain.as_str());
        (one_more || (explained.is_empty() && !counted)).then(|| noun.saturating_sub(usize::from(one_more))..noun + 1)
    }
}

/// The piece that a name makes.
fn piece<'k>(name: &'k str, meaning: &Meaning<'k>, exact: bool) -> Piece<'k> {
    match meaning {
        Meaning::Medicines { ids, kind, not_listed } => {
            Piece::Medicines { ids: ids.clone(), kind: *kind, name, exact, not_listed }
        }
        Meaning::Classes(classes) => Piece::Classes(classes),
        Meaning::Other => Piece::Unknown(Vec::new()),
        Meaning::Phrase => Piece::Aside,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use nullpoint_knowledge::Knowledge;
    use proptest::prelude::*;

    /// The pieces but those aside: `=id` recognised, `~id` by its nearest spelling, `@class`, `?` unknown.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let names = Names::of(Knowledge::embedded());
        let pieces = read(text, &names).into_iter().filter_map(|(place, piece)| match piece {
            Piece::Medicines { ids, exact, .. } => Some(format!("{}{}", if exact { "=" } else { "~" }, ids.join("&"))),
            Piece::Classes(classes) => Some(format!("@{}", classes.join("&"))),
            Piece::Unknown(_) => Some(format!("?{}", &text[place])),
            Piece::Aside => None,
        });
        assert_eq!(pieces.collect::<Vec<_>>().join(" | "), expected, "{text}");
    }

    #[test]
    fn doses_forms_and_times_are_no_medicines() {
        check("Reglan 10 mg three times a day", "=metoclopramide");
        check("sertraline50mg tablets, one every morning", "=sertraline");
        check("oramorph 10mg/5ml prn", "=morphine");
    }

    #[test]
    fn an_unknown_name_is_kept_as_written() {
        check("ramipril 5 mg od", "?ramipril");
        check("Xyzzamine and Zoloft", "?Xyzzamine | =sertraline");
        check("vitamin D 1000 IU, vitamin B12", "?vitamin D | ?vitamin B12");
        check("water tablet and beta blocker", "?water tablet | ?beta blocker");
        check("blood pressure tablets", "?blood pressure tablets");
        check("potassium chloride", "?potassium chloride");
        check("codeine linctus, peppermint oil", "?codeine linctus | ?peppermint oil");
    }

    #[test]
    fn a_salt_belongs_to_its_name() {
        check("lithium carbonate 400 mg", "=lithium");
        check("sertraline HCl 50mg", "=sertraline");
    }

    #[test]
    fn a_combination_gives_each_part() {
        check("Symbyax 6/25", "=olanzapine&fluoxetine");
        check("carbidopa/levodopa 25-100", "=levodopa-and-decarboxylase-inhibitor");
        check("Tenif, Stalevo", "=nifedipine | =levodopa-and-decarboxylase-inhibitor&entacapone");
    }

    #[test]
    fn a_class_is_shown_as_a_class() {
        check("an antipsychotic injection", "@fga&sga");
        check("antideppressants", "@ssri&snri&tca&antidep");
    }

    #[test]
    fn a_medicine_without_a_name_is_not_passed_over() {
        check("some tablets from the ward", "?some tablets");
        check("Zoloft and another pill", "=sertraline | ?another pill");
        check("nothing", "");
        check("no tablets at all", "");
    }

    #[test]
    fn a_name_as_near_to_two_is_asked() {
        let names = Names::of(Knowledge::embedded());
        let pieces = read("citalopran", &names);
        assert!(matches!(&pieces[0].1, Piece::Medicines { ids, exact: false, .. } if ids == &["citalopram"]));
    }

    proptest! {
        #[test]
        fn every_letter_and_digit_of_any_text_is_in_one_piece(
            text in "([a-z]{1,12}|[0-9]{1,4}|mg|Zoloft|St John's wort|tablets|, |\n| |/|-|\\PC){0,30}",
        ) {
            let names = Names::of(Knowledge::embedded());
            let pieces = read(&text, &names);
            for (place, letter) in text.char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
                let holding = pieces.iter().filter(|(range, _)| range.contains(&place)).count();
                prop_assert_eq!(holding, 1, "{:?} at {}", letter, place);
            }
            prop_assert!(pieces.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start));
        }
    }
}
