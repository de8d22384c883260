//! Ask: a question in plain words is answered from the knowledge, never by making text up.
//!
//! In: any text. Out: what it calls for at once, where a red flag is mentioned in passing; the entries that answer it,
//! the best first; none when the knowledge holds nothing on it.
//! Method: slips are mended, words are widened by what patients mean with them, and entries are ranked (`index`).
//! Red flags are phrases that name findings, judged by the same rules as answers are
//! (`crate::understand`).
//! Limits: it finds entries, it does not understand. English only.

mod entries;
mod index;
mod query;
mod scope;

pub use crate::understand::Alarm;
pub use entries::Kind;

use crate::understand::signs::{Signs, alarm};
use crate::understand::speller::Speller;
use crate::understand::text::{Stems, words};
use entries::{Entry, entries};
use index::{Fit, Index};
use nullpoint_knowledge::Knowledge;
use query::{Query, Reader, Thesaurus};
use scope::Scope;
use serde::Serialize;
use std::collections::BTreeSet;

/// Most entries given: the best and the next best. Our choice.
const MOST: usize = 6;
/// An entry far below the best is not given: its score as a share of the best. Our choice.
const NEAR_THE_BEST: f32 = 0.2;
/// What a word for a kind of entry multiplies the score of that kind by. Tuned on the dev half of the questions.
const LEANING: f32 = 1.2;
/// What a question that is word for word an entry's title, or asks for nothing but its name (`what is X`), multiplies its
/// score by. Our choice.
const TITLE: f32 = 2.0;
/// What the old pages say ranks below what we say ourselves. Our choice.
const CLAIMS: f32 = 0.6;

/// What was found for a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Asked {
    /// What its words call for at once; none when they name no red flag.
    pub urgency: Option<Alarm>,
    /// The entries that answer it, the best first; empty when the knowledge holds nothing on it.
    pub results: Vec<Found>,
}

/// An entry that answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Found {
    /// What kind of entry.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// Its name, or its question.
    pub title: String,
    /// What it says.
    pub answer: String,
    /// Source ids.
    pub sources: Vec<String>,
}

impl Found {
    /// Its kind and id, as `nullpoint ask` takes them: `question:Q40`.
    #[must_use]
    pub fn reference(&self) -> String {
        format!("{}:{}", self.kind.name(), self.id)
    }
}

/// Answers questions. Making one builds the index; it answers any number of questions after that.
pub struct Asker<'k> {
    knowledge: &'k Knowledge,
    stems: Stems,
    filler: BTreeSet<String>,
    filler_stems: BTreeSet<String>,
    index: Index<'k>,
    thesaurus: Thesaurus,
    speller: Speller,
    scope: Scope,
    signs: Signs<'k>,
    leaning: Vec<(&'k str, BTreeSet<String>)>,
}

impl<'k> Asker<'k> {
    /// Builds the index over this knowledge.
    #[must_use]
    pub fn new(knowledge: &'k Knowledge) -> Self {
        let stems = Stems::new();
        let list = &knowledge.words;
        let filler: BTreeSet<String> = list.filler.iter().flat_map(|word| words(word)).collect();
        // The phrases and the index need nothing of each other, and a person waits for both.
        let (index, (signs, said)) = std::thread::scope(|scope| {
            let signs = scope.spawn(|| {
                let stems = Stems::new();
                let signs = Signs::new(knowledge, None, &stems);
                let said = signs.stems(&stems);
                (signs, said)
            });
            let index = Index::new(entries(knowledge), &filler, &stems);
            (index, signs.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
        });
        let thesaurus = Thesaurus::new(list, &stems);
        let scope = Scope::new(list, &stems);
        let filler_stems: BTreeSet<String> = filler.iter().map(|word| stems.stem(word)).collect();
        let speller = Speller::new(
            index.stems().chain(thesaurus.stems()).chain(said.iter().map(String::as_str)),
            scope.stems().chain(filler_stems.iter().map(String::as_str)),
        );
        let leaning = list
            .leaning
            .iter()
            .map(|(kind, says)| (kind.as_str(), says.iter().map(|word| stems.of(word).join(" ")).collect()))
            .collect();
        Self { knowledge, stems, filler, filler_stems, index, thesaurus, speller, scope, signs, leaning }
    }

    /// Answers a question.
    #[must_use]
    pub fn ask(&self, question: &str) -> Asked {
        let mend = |stem: &str| self.speller.mend(stem).unwrap_or_else(|| stem.to_owned());
        let findings = self.signs.read(question, &self.stems, &mend, None).findings(self.knowledge);
        let urgency = alarm(&findings, self.knowledge);
        Asked { urgency, results: self.results(question) }
    }

    fn results(&self, question: &str) -> Vec<Found> {
        if let Some(entry) = self.index.entries.iter().find(|entry| entry.is_named(question)) {
            return vec![found(entry)];
        }
        let reader = Reader {
            index: &self.index,
            thesaurus: &self.thesaurus,
            speller: &self.speller,
            filler: &self.filler,
            stems: &self.stems,
        };
        let query = reader.query(question);
        let stems: Vec<String> = reader.mended(question).into_iter().map(|(stem, _)| stem).collect();
        let ranked = self.ranked(&query, &stems);
        let Some((_, fit)) = ranked.first() else { return Vec::new() };
        let is_strange =
            |stem: &&&str| self.index.term(stem).is_none() && !self.thesaurus.stems().any(|known| known == **stem);
        let telling = self.telling(&stems);
        let strange = telling.iter().filter(is_strange).count();
        if !self.scope.holds(&stems, *fit, strange) {
            return Vec::new();
        }
        let near = ranked.iter().take_while(|(_, other)| other.score >= NEAR_THE_BEST * fit.score);
        near.take(MOST).map(|(place, _)| found(&self.index.entries[*place])).collect()
    }

    /// Entries that share a word with the question, the best first; equals in the order of the entries.
    fn ranked(&self, query: &Query, stems: &[String]) -> Vec<(usize, Fit)> {
        let mut ranked: Vec<(usize, Fit)> = self.index.fits(query).into_iter().enumerate().collect();
        ranked.retain(|(_, fit)| fit.score > 0.0);
        let leans: Vec<&str> = self.leanings(stems);
        for (place, fit) in &mut ranked {
            let kind = self.index.entries[*place].kind;
            if leans.contains(&kind.name()) {
                fit.score *= LEANING;
            }
            if kind == Kind::Claim {
                fit.score *= CLAIMS;
            }
        }
        let content = self.telling(stems);
        let is_called = |place: usize| {
            let entry = &self.index.entries[place];
            self.stems.of(&entry.title) == stems
                || entry.labels().any(|name| self.telling(&self.stems.of(name)) == content)
        };
        for (place, fit) in ranked.iter_mut().filter(|(_, fit)| fit.way >= 1.0) {
            if is_called(*place) {
                fit.score *= TITLE;
            }
        }
        ranked.sort_by(|a, b| b.1.score.total_cmp(&a.1.score).then(a.0.cmp(&b.0)));
        ranked
    }

    /// Stems that are no filler, each once.
    fn telling<'s>(&self, stems: &'s [String]) -> BTreeSet<&'s str> {
        stems.iter().map(String::as_str).filter(|stem| !self.filler_stems.contains(*stem)).collect()
    }

    /// The kinds of entry that the words lean to.
    fn leanings(&self, stems: &[String]) -> Vec<&str> {
        let said = |phrase: &String| {
            let length = phrase.split(' ').count();
            stems.windows(length.max(1)).any(|window| window.join(" ") == *phrase)
        };
        self.leaning.iter().filter(|(_, says)| says.iter().any(said)).map(|(kind, _)| *kind).collect()
    }
}

impl Entry<'_> {
    /// Its title and names, where it is a thing with a name and not a question or a statement.
    fn labels(&self) -> impl Iterator<Item = &str> {
        let is_thing = !matches!(self.kind, Kind::Question | Kind::Claim);
        std::iter::once(self.title.as_str()).chain(self.names.iter().copied()).filter(move |_| is_thing)
    }

    /// Whether a text is this entry's id, with or without its kind.
    fn is_named(&self, text: &str) -> bool {
        let text = text.trim();
        text.eq_ignore_ascii_case(&self.reference())
            || (self.kind == Kind::Question && text.eq_ignore_ascii_case(self.id))
    }
}

fn found(entry: &Entry<'_>) -> Found {
    Found {
        kind: entry.kind,
        id: entry.id.to_owned(),
        title: entry.title.clone(),
        answer: entry.answer.clone(),
        sources: entry.sources.iter().map(|source| (*source).to_owned()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(question: &str, expected: Option<&str>) {
        let asked = Asker::new(Knowledge::embedded()).ask(question);
        assert_eq!(asked.results.first().map(Found::reference).as_deref(), expected, "{question}");
    }

    #[test]
    fn plain_words_slips_and_brands_are_understood() {
        check("dysport", Some("treatment:abobotulinumtoxina"));
        check("spasmodic torticolis", Some("cause:cervical-dystonia"));
        check("why does the side of my head jump", Some("question:Q08"));
        check("brain tumor and facial twitching", Some("question:Q17"));
    }

    #[test]
    fn a_name_alone_opens_what_it_names() {
        check("what is essential tremor?", Some("cause:essential-tremor"));
        check("hemifacial spasm", Some("cause:hemifacial-spasm"));
        check("propranolol", Some("treatment:propranolol"));
    }

    #[test]
    fn an_entry_is_opened_by_its_reference() {
        check("question:Q40", Some("question:Q40"));
        check("q40", Some("question:Q40"));
        check("scale:twstrs", Some("scale:twstrs"));
    }

    #[test]
    fn what_is_not_known_has_no_answer() {
        check("how do I file my tax return late", None);
        check("why does my dog shake", None);
        check("", None);
        check("what is it", None);
    }

    #[test]
    fn every_entry_is_found_by_its_own_title() {
        let asker = Asker::new(Knowledge::embedded());
        let missed: Vec<String> = asker
            .index
            .entries
            .iter()
            .filter(|entry| entry.kind != Kind::Claim)
            .filter(|entry| !asker.ask(&entry.title).results.iter().any(|found| found.title == entry.title))
            .map(Entry::reference)
            .collect();
        assert!(missed.is_empty(), "{missed:?}");
    }

    #[test]
    fn what_is_found_is_said_word_for_word_in_the_knowledge() {
        let knowledge = Knowledge::embedded();
        let asked = Asker::new(knowledge).ask("question:Q40");
        assert_eq!(
            asked.results[0].answer,
            knowledge.questions["Q40"].plain.split_whitespace().collect::<Vec<_>>().join(" ")
        );
        assert_eq!(asked.results[0].sources, knowledge.questions["Q40"].sources);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))] // each case builds the index anew

        #[test]
        fn any_text_is_answered(text in "\\PC{0,120}", words in prop::collection::vec("[a-z']{1,12}|[0-9]{1,4}|[.,?!-]", 0..20)) {
            let asker = Asker::new(Knowledge::embedded());
            let _ = asker.ask(&text);
            let _ = asker.ask(&words.join(" "));
        }
    }
}
