//! Checking: what is refused in the files of knowledge.
//!
//! Shared with `build.rs`, so that wrong files do not build.

mod asking;
mod assess;
mod care;
mod claims;
mod daily;
mod guides;
mod medicine_names;
mod medicines;
mod speech;
mod treatments;
mod weighing;

use crate::problem::{Problem, Refusal};
use crate::schema::Knowledge;
use std::collections::BTreeSet;

/// The groups of findings, in the order in which they are asked and shown.
pub const GROUPS: [&str; 6] = ["region", "character", "modifiers", "time", "history", "associated"];

/// All that is wrong with this knowledge; empty when nothing is.
pub fn refusals(knowledge: &Knowledge) -> Vec<Refusal> {
    let mut check = Check { knowledge, named: BTreeSet::new(), found: Vec::new() };
    for (id, cause) in &knowledge.causes {
        check.cause(id, cause);
    }
    for (id, finding) in &knowledge.findings {
        check.finding(id, finding);
    }
    check.rules();
    check.treatments();
    check.medicines();
    check.medicine_names();
    check.daily();
    check.guides();
    check.scales();
    check.care();
    check.pathways();
    check.claims();
    check.speech();
    check.weighing();
    check.asking();
    let else_share = knowledge.something_else.share;
    check.certain("presenters.toml", "something_else", "share", else_share);
    check.uncited();
    check.found
}

/// `n` and `of` of a count such as `12/40`.
pub fn count(counted: &str) -> Option<(u32, u32)> {
    let (n, of) = counted.split_once('/')?;
    let (n, of) = (n.parse().ok()?, of.parse().ok()?);
    (of > 0 && n <= of).then_some((n, of))
}

struct Check<'k> {
    knowledge: &'k Knowledge,
    /// Every source that is cited, in a list of sources or by its id within a text.
    named: BTreeSet<&'k str>,
    found: Vec<Refusal>,
}

impl<'k> Check<'k> {
    fn refuse(&mut self, file: &str, id: &str, problem: Problem) {
        self.found.push(Refusal { file: file.to_owned(), id: id.to_owned(), problem });
    }

    fn uncited(&mut self) {
        for (id, source) in &self.knowledge.sources {
            match (self.named.contains(id.as_str()), &source.uncited) {
                (false, None) => self.refuse("sources.toml", id, Problem::Uncited),
                (true, Some(_)) => self.refuse("sources.toml", id, Problem::CitedAfterAll),
                _ => {}
            }
        }
    }

    fn cite(&mut self, file: &str, id: &str, source: &'k str) {
        if !self.knowledge.sources.contains_key(source) {
            self.refuse(file, id, Problem::NoSource(source.to_owned()));
        }
        self.named.insert(source);
    }

    /// Sources of a record that may have none.
    fn cite_all(&mut self, file: &str, id: &str, sources: &'k [String]) {
        for source in sources {
            self.cite(file, id, source);
        }
    }

    /// Sources of a record that needs at least one.
    fn cited(&mut self, file: &str, id: &str, sources: &'k [String]) {
        if sources.is_empty() {
            self.refuse(file, id, Problem::NoSources);
        }
        self.cite_all(file, id, sources);
    }

    /// Ids that have to be there, each once.
    fn known<'a>(
        &mut self,
        file: &str,
        id: &str,
        kind: &'static str,
        named: impl IntoIterator<Item = &'a String>,
        is_known: impl Fn(&Knowledge, &str) -> bool,
    ) {
        let mut seen = BTreeSet::new();
        for name in named {
            if !is_known(self.knowledge, name) {
                self.refuse(file, id, Problem::NoSuch { kind, id: name.clone() });
            }
            if !seen.insert(name) {
                self.refuse(file, id, Problem::Repeated { kind, id: name.clone() });
            }
        }
    }

    fn causes<'a>(&mut self, file: &str, id: &str, named: impl IntoIterator<Item = &'a String>) {
        self.known(file, id, "cause", named, |knowledge, name| knowledge.causes.contains_key(name));
    }

    /// A source named by its id within a text is cited too.
    fn mention(&mut self, text: &'k str) {
        self.named.extend(text.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-')));
    }

    fn share(&mut self, file: &str, id: &str, field: &'static str, found: f64) {
        if !(0.0..=1.0).contains(&found) {
            self.refuse(file, id, Problem::ShareOutside { field, found });
        }
    }

    fn certain(&mut self, file: &str, id: &str, field: &'static str, found: f64) {
        if !(found > 0.0 && found < 1.0) {
            self.refuse(file, id, Problem::Certain { field, found });
        }
    }

    fn ordered(&mut self, file: &str, id: &str, field: &'static str, from: f64, to: f64) {
        if from.is_nan() || to.is_nan() || from < 0.0 || from > to {
            self.refuse(file, id, Problem::Disordered { field, from, to });
        }
    }

    /// Lists of texts, none of which may be empty.
    fn all_filled(&mut self, file: &str, id: &str, field: &'static str, texts: &[String]) {
        for text in texts {
            self.filled(file, id, field, text);
        }
    }

    fn filled(&mut self, file: &str, id: &str, field: &'static str, text: &str) {
        if text.trim().is_empty() {
            self.refuse(file, id, Problem::Empty(field));
        }
    }
}
