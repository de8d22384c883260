//! Learns how findings are worded, from sentences with their findings and from the sayings of the knowledge.
//!
//! `cargo xtask learn` runs it and keeps what it prints as `crates/knowledge/learned.tsv`; what it measured on the way goes to
//! the other stream.
//! Method: a linear support vector machine for each finding (`machine`) over the wordings of each text; then how its score
//! and the sayings found are added, by logistic regression on sentences that the machine had not seen (`joined`).

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the table is printed, and what was measured beside it")]

mod denials;
mod examples;
mod joined;
mod machine;
mod table;
mod text;

use examples::Example;
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::learned::Learned;
use nullpoint_reason::understand::Understander;

/// Parts that the sentences are taken in, to join score and sayings on unseen ones.
const PARTS: usize = 5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let knowledge = Knowledge::embedded();
    let material = examples::Material::of(knowledge)?;
    let none = Learned::default();
    let reader = Understander::with_learned(knowledge, &none);
    let made_up = material.made_up(&reader);
    let (mut cases, mut denials) = (Vec::new(), Vec::new());
    for part in 0..PARTS {
        let is_in = |number: usize| number % PARTS == part;
        let (left_out, others): (Vec<_>, Vec<_>) =
            material.sentences.iter().enumerate().partition(|(number, sentence)| is_in(*number) && !sentence.is_tuned);
        let examples: Vec<Example> = others.iter().map(|(_, sentence)| sentence.example(&reader)).collect();
        let learned = table::learned(knowledge, &[examples, made_up.clone()].concat());
        let tester = Understander::with_learned(knowledge, &learned);
        for (_, sentence) in left_out {
            let read = tester.wordings(&sentence.text);
            joined::add(&mut cases, sentence, &learned, &read);
            denials::add(&mut denials, sentence, read);
        }
    }
    let joined = joined::fit(&cases);
    joined::report(&cases, joined);
    let examples: Vec<Example> = material.sentences.iter().map(|sentence| sentence.example(&reader)).collect();
    let learned = table::learned(knowledge, &[examples, made_up].concat());
    denials::report(&denials);
    let denial = denials::learned(&denials);
    print!("{}", text::text(&Learned { made_from: material.fingerprint, joined, denial, ..learned }));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_was_made_from_the_sentences_and_sayings_that_stand_here() {
        let material = examples::Material::of(Knowledge::embedded()).expect("the sentences are read");
        let made_from = &Learned::embedded().made_from;
        assert_eq!(*made_from, material.fingerprint, "make crates/knowledge/learned.tsv anew: `cargo xtask learn`");
    }
}
