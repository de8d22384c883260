//! Names: every name that the knowledge holds for a medicine, a class of medicines or a word beside them.
//!
//! In: the knowledge. Out: what a name means, exactly or by the nearest spelling.
//! Method: an exact name always wins. A near spelling counts only when no name of something else is as near; names of
//! medicines that are not ours, and everyday words, stand in the way of a wrong match.

use super::spelling::Spelling;
use super::words::{plain, words};
use nullpoint_knowledge::Knowledge;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// What kind of name was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NameKind {
    /// The international name.
    Substance,
    /// Another name of the substance.
    OtherName,
    /// A name that it is sold under; recalled, not checked against a register.
    Brand,
    /// Another name or brand, added by us from memory.
    Recalled,
    /// A name that holds more than one medicine; recalled.
    Combination,
}

impl NameKind {
    /// What is to be known of such a name; none for names that were checked.
    #[must_use]
    pub const fn mark(self) -> Option<&'static str> {
        match self {
            Self::Substance | Self::OtherName => None,
            Self::Brand | Self::Recalled | Self::Combination => Some("name recalled, not checked against a register"),
        }
    }
}

/// What a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning<'k> {
    /// One or more of our medicines, by id.
    Medicines { ids: Vec<&'k str>, kind: NameKind, not_listed: &'k [String] },
    /// A class of medicines.
    Classes(&'k [String]),
    /// A medicine that is not ours.
    Other,
    /// Several words together that are no medicine.
    Phrase,
}

/// What a single word beside a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aside {
    Salt,
    Unit,
    Form,
    Time,
    Talk,
    Complaint,
}

/// A name by its nearest spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Nearest<'n, 'k> {
    /// One name is nearest.
    One { name: &'k str, meaning: &'n Meaning<'k>, cost: usize },
    /// Names of different things are equally near.
    Several(Vec<&'k str>),
}

/// Every name, by its plain form.
#[derive(Clone, Debug)]
pub(super) struct Names<'k> {
    known: BTreeMap<String, Known<'k>>,
    asides: BTreeMap<&'k str, Aside>,
    /// Spellings of the asides that are long enough to be mistaken for a name.
    aside_spellings: Vec<Spelling>,
    /// Most words of one name.
    longest: usize,
}

#[derive(Clone, Debug)]
struct Known<'k> {
    name: &'k str,
    meaning: Meaning<'k>,
    spelling: Spelling,
}

/// Does something with the names of the knowledge; those of the program's own are made once, as each look of an interview
/// asks for them.
pub(super) fn with_names<'k, T>(knowledge: &'k Knowledge, with: impl FnOnce(&Names<'k>) -> T) -> T {
    static EMBEDDED: OnceLock<Names<'static>> = OnceLock::new();
    if std::ptr::eq(knowledge, Knowledge::embedded()) {
        with(EMBEDDED.get_or_init(|| Names::of(Knowledge::embedded())))
    } else {
        with(&Names::of(knowledge))
    }
}

impl<'k> Names<'k> {
    /// The names that the knowledge holds.
    pub(super) fn of(knowledge: &'k Knowledge) -> Self {
        let mut names =
            Self { known: BTreeMap::new(), asides: BTreeMap::new(), aside_spellings: Vec::new(), longest: 1 };
        for entry in knowledge.medicines() {
            let medicine = entry.medicine;
            let whole = medicine.substance.as_str();
            let without_brackets = whole.split(" (").next().unwrap_or(whole);
            for name in [whole, without_brackets] {
                names.medicine(name, &[entry.id], NameKind::Substance, &[]);
            }
            medicine.also.iter().for_each(|name| names.medicine(name, &[entry.id], NameKind::OtherName, &[]));
            for name in medicine.us.brands.iter().chain(&medicine.uk.brands) {
                names.medicine(name, &[entry.id], NameKind::Brand, &[]);
            }
        }
        let written = &knowledge.medicine_names;
        for (id, others) in &written.names {
            others.iter().for_each(|name| names.medicine(name, &[id.as_str()], NameKind::Recalled, &[]));
        }
        for combination in &written.combinations {
            let ids: Vec<&str> = combination.medicines.iter().map(String::as_str).collect();
            for name in &combination.names {
                names.medicine(name, &ids, NameKind::Combination, &combination.not_listed);
            }
        }
        for class_word in &written.class_words {
            class_word.words.iter().for_each(|name| names.add(name, Meaning::Classes(&class_word.classes)));
        }
        written.others.names.iter().for_each(|name| names.add(name, Meaning::Other));
        written.aside.phrases.iter().for_each(|name| names.add(name, Meaning::Phrase));
        let aside = &written.aside;
        for (list, kind) in [
            (&aside.complaints, Aside::Complaint),
            (&aside.talk, Aside::Talk),
            (&aside.times, Aside::Time),
            (&aside.salts, Aside::Salt),
            (&aside.forms, Aside::Form),
            (&aside.units, Aside::Unit),
        ] {
            names.asides.extend(list.split_whitespace().map(|word| (word, kind)));
        }
        names.aside_spellings = names.asides.keys().map(|word| Spelling::of(word)).collect();
        names
    }

    fn medicine(&mut self, name: &'k str, ids: &[&'k str], kind: NameKind, not_listed: &'k [String]) {
        self.add(name, Meaning::Medicines { ids: ids.to_vec(), kind, not_listed });
    }

    /// Adds a name; the first meaning of a name stays.
    fn add(&mut self, name: &'k str, meaning: Meaning<'k>) {
        self.longest = self.longest.max(words(name).len());
        let key = plain(name);
        let spelling = Spelling::of(&key);
        self.known.entry(key).or_insert(Known { name, meaning, spelling });
    }

    /// Most words of one name.
    pub(super) const fn longest(&self) -> usize {
        self.longest
    }

    /// What exactly this plain name means.
    pub(super) fn exact(&self, plain: &str) -> Option<(&'k str, &Meaning<'k>)> {
        self.known.get(plain).map(|known| (known.name, &known.meaning))
    }

    /// What a single word beside a name is.
    pub(super) fn aside(&self, plain: &str) -> Option<Aside> {
        self.asides.get(plain).copied()
    }

    /// The name nearest to a misspelt one; none where all are too far, or an everyday word is as near.
    pub(super) fn nearest(&self, plain: &str) -> Option<Nearest<'_, 'k>> {
        let typed = Spelling::of(plain);
        let mut near: Vec<(usize, &Known<'k>)> = self
            .known
            .values()
            .filter_map(|known| Some((typed.cost(&known.spelling)?, known)))
            .filter(|(cost, known)| *cost <= most(&known.meaning, plain.chars().count()))
            .collect();
        near.sort_by_key(|(cost, _)| *cost);
        let (cost, best) = near.first().copied()?;
        let everyday = self.aside_spellings.iter().filter_map(|word| typed.cost(word)).min();
        if everyday.is_some_and(|everyday| everyday <= cost) {
            return None;
        }
        let as_near = near.iter().take_while(|(other, _)| *other == cost);
        let different: BTreeSet<&str> =
            as_near.filter(|(_, known)| !same(&known.meaning, &best.meaning)).map(|(_, known)| known.name).collect();
        if different.is_empty() {
            return Some(Nearest::One { name: best.name, meaning: &best.meaning, cost });
        }
        Some(Nearest::Several(std::iter::once(best.name).chain(different).collect()))
    }
}

/// Most cost of a misspelt name, in half edits, by what kind of name it is and how long the misspelt word is.
///
/// Our choice: brands and everyday names (cider, spice, speed) stand nearer to ordinary words than the names of
/// substances do. Of 4087 ordinary words of our own texts it leaves 4 that are taken for a medicine.
fn most(meaning: &Meaning<'_>, letters: usize) -> usize {
    match (meaning, letters) {
        (Meaning::Medicines { kind: NameKind::Recalled, .. }, ..=6) => 0,
        (Meaning::Medicines { kind: NameKind::Combination, .. }, ..=6) => 2,
        (Meaning::Medicines { kind: NameKind::Recalled | NameKind::Combination, .. }, _) => 3,
        (Meaning::Medicines { kind: NameKind::Brand, .. }, ..=5) => 2,
        (Meaning::Medicines { kind: NameKind::Brand, .. }, ..=7) => 3,
        (Meaning::Medicines { kind: NameKind::Brand, .. }, _) => 4,
        _ => usize::MAX,
    }
}

/// Whether two names mean the same medicines or classes.
fn same(one: &Meaning<'_>, other: &Meaning<'_>) -> bool {
    match (one, other) {
        (Meaning::Medicines { ids, .. }, Meaning::Medicines { ids: others, .. }) => ids == others,
        (Meaning::Classes(classes), Meaning::Classes(others)) => classes == others,
        (Meaning::Other, Meaning::Other) | (Meaning::Phrase, Meaning::Phrase) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: &[&str]) {
        let names = Names::of(Knowledge::embedded());
        let found = match names.exact(typed).map(|(_, meaning)| meaning) {
            Some(Meaning::Medicines { ids, .. }) => ids.clone(),
            Some(_) => Vec::new(),
            None => match names.nearest(typed) {
                Some(Nearest::One { meaning: Meaning::Medicines { ids, .. }, .. }) => ids.clone(),
                _ => Vec::new(),
            },
        };
        assert_eq!(found, expected, "{typed}");
    }

    #[test]
    fn substances_brands_and_combinations_are_known() {
        check("metoclopramide", &["metoclopramide"]);
        check("reglan", &["metoclopramide"]);
        check("symbyax", &["olanzapine", "fluoxetine"]);
        check("stjohnswort", &["st-johns-wort-hypericum"]);
    }

    #[test]
    fn misspellings_are_read_as_the_nearest_name() {
        for (typed, id) in [
            ("setraline", "sertraline"),
            ("seroquil", "quetiapine"),
            ("metaclopromide", "metoclopramide"),
            ("risperidal", "risperidone"),
            ("lexipro", "escitalopram"),
            ("amitryptaline", "amitriptyline"),
        ] {
            check(typed, &[id]);
        }
    }

    #[test]
    fn names_that_look_alike_are_not_merged() {
        for other in [
            "eszopiclone",
            "hydralazine",
            "hydroxyzine",
            "prednisone",
            "temazepam",
            "oxazepam",
            "chlordiazepoxide",
            "guanfacine",
            "celebrex",
            "lasix",
            "cefalexin",
            "desipramine",
            "propranolol",
            "quinidine",
            "clobazam",
            "lormetazepam",
            "levocetirizine",
            "levomilnacipran",
            "carbimazole",
            "chlorpropamide",
            "clomifene",
        ] {
            check(other, &[]);
        }
        check("zopiclone", &["zopiclone"]);
        check("dosulepin", &["dosulepin"]);
        check("doxepin", &["doxepin"]);
    }

    #[test]
    fn what_is_as_near_to_two_medicines_is_neither() {
        let names = Names::of(Knowledge::embedded());
        let between = names.nearest("dapagabalin").or_else(|| names.nearest("lorazolam"));
        assert!(!matches!(between, Some(Nearest::One { meaning: Meaning::Medicines { .. }, .. })), "{between:?}");
    }

    #[test]
    fn no_two_names_of_different_medicines_sound_the_same() {
        let names = Names::of(Knowledge::embedded());
        let ours = || names.known.values().filter(|known| matches!(known.meaning, Meaning::Medicines { .. }));
        let mut alike = Vec::new();
        for known in ours() {
            for other in ours().filter(|other| !same(&other.meaning, &known.meaning)) {
                if known.spelling.cost(&other.spelling) == Some(1) {
                    alike.push((known.name, other.name));
                }
            }
        }
        assert!(alike.is_empty(), "{alike:?}");
    }

    #[test]
    fn no_name_of_a_medicine_is_an_everyday_word() {
        let names = Names::of(Knowledge::embedded());
        let both: Vec<_> = names.asides.keys().filter(|word| names.known.contains_key(**word)).collect();
        assert!(both.is_empty(), "{both:?}");
    }
}
