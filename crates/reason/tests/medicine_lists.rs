//! Free-text medicine lists, as people write them: what is recognised, and that nothing is passed over.
//!
//! Judge: `crates/knowledge/tests/sets/medicine-lists.toml`, written before this code. The misses of the half that may
//! be looked at are printed; of the other half only the totals.

#![expect(clippy::unwrap_used, reason = "a test stops where something is missing, and says where")]
#![expect(clippy::print_stdout, reason = "the totals are read with --nocapture")]

use nullpoint_knowledge::Knowledge;
use nullpoint_reason::medicine::{MedicineList, medicine_list};
use serde::Deserialize;
use std::collections::BTreeSet;

/// Least share of what is recognised that is right, and of what is there that is recognised.
const LEAST: f64 = 0.95;

#[derive(Deserialize)]
struct Set {
    list: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    text: String,
    recognised: BTreeSet<String>,
    unknown: Vec<String>,
    #[serde(default)]
    classes: Vec<String>,
    #[serde(default)]
    class_words: Vec<String>,
    half: String,
}

#[derive(Default)]
struct Totals {
    lists: usize,
    right: usize,
    wrong: usize,
    missed: usize,
    passed_over: usize,
    pieces: usize,
    misses: Vec<String>,
}

impl Totals {
    fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed) as f64
    }

    fn add(&mut self, entry: &Entry, list: &MedicineList) {
        self.lists += 1;
        let found: BTreeSet<String> = list.recognised.iter().map(|medicine| medicine.substance.clone()).collect();
        let wrong: Vec<_> = found.difference(&entry.recognised).cloned().collect();
        let missed: Vec<_> = entry.recognised.difference(&found).cloned().collect();
        let passed_over = passed_over(entry, list);
        self.right += found.intersection(&entry.recognised).count();
        self.wrong += wrong.len();
        self.missed += missed.len();
        self.passed_over += passed_over.len();
        self.pieces += entry.unknown.len() + entry.class_words.len();
        if !(wrong.is_empty() && missed.is_empty() && passed_over.is_empty()) {
            self.misses.push(format!(
                "{}: wrong {wrong:?}, missed {missed:?}, passed over {passed_over:?}",
                entry.text.replace('\n', " | ")
            ));
        }
    }
}

/// Pieces and class words of the entry that stand nowhere in the answer.
fn passed_over(entry: &Entry, list: &MedicineList) -> Vec<String> {
    let unknown: Vec<String> = list.unknown.iter().map(|piece| piece.text.to_lowercase()).collect();
    let among_unknown = |piece: &String| unknown.iter().any(|text| text.contains(&piece.to_lowercase()));
    let class_shown = list.classes.iter().any(|named| named.classes.iter().any(|class| entry.classes.contains(class)));
    let pieces = entry.unknown.iter().filter(|piece| !among_unknown(piece));
    let words = entry.class_words.iter().filter(|words| !class_shown && !among_unknown(words));
    pieces.chain(words).cloned().collect()
}

fn totals(half: &str) -> Totals {
    let set: Set = toml::from_str(include_str!("../../knowledge/tests/sets/medicine-lists.toml")).unwrap();
    assert!(set.list.len() >= 100);
    let mut totals = Totals::default();
    for entry in set.list.iter().filter(|entry| entry.half == half) {
        totals.add(entry, &medicine_list(&entry.text, Knowledge::embedded()));
    }
    println!(
        "{half}: {} lists; precision {:.3}, recall {:.3} ({} right, {} wrong, {} missed); {} of {} other pieces passed over",
        totals.lists,
        totals.precision(),
        totals.recall(),
        totals.right,
        totals.wrong,
        totals.missed,
        totals.passed_over,
        totals.pieces
    );
    totals
}

#[track_caller]
fn reaches(totals: &Totals) {
    assert!(totals.precision() >= LEAST && totals.recall() >= LEAST);
    assert_eq!(totals.passed_over, 0);
}

#[test]
fn lists_that_may_be_looked_at_are_read() {
    let totals = totals("dev");
    totals.misses.iter().for_each(|miss| println!("  {miss}"));
    reaches(&totals);
}

#[test]
fn lists_that_were_kept_aside_are_read() {
    reaches(&totals("kept"));
}
