//! Medicines to ask about: which of those named may cause movements, and what to ask the prescriber.
//!
//! In: medicines as the person wrote them. Out: those that the knowledge lists, each with its movements.
//! Limits: a name counts when it stands as a word of its own, spelt as in the knowledge.

use crate::answers::MedicineAnswer;
use crate::medicine::names;
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::help::MedicineEntry;
use serde::Serialize;

/// A medicine to ask about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MedicineToAsk {
    /// As the person wrote it.
    pub text: String,
    /// International name.
    pub substance: String,
    /// Movements that it may cause, in plain words.
    pub movements: Vec<String>,
    /// What to ask the prescriber.
    pub ask: Vec<String>,
    /// Source ids.
    pub sources: Vec<String>,
}

/// The medicines among the answers that may cause movements.
pub(super) fn to_ask_about(medicines: &[MedicineAnswer], knowledge: &Knowledge) -> Vec<MedicineToAsk> {
    let found = |medicine: &MedicineAnswer| {
        let text = medicine.text.clone();
        let listed = knowledge.medicines().filter(|entry| is_named(&medicine.text, entry));
        listed.map(move |entry| to_ask(text.clone(), &entry, knowledge)).collect::<Vec<_>>()
    };
    medicines.iter().flat_map(found).collect()
}

fn is_named(text: &str, entry: &MedicineEntry<'_>) -> bool {
    let medicine = entry.medicine;
    let brands = medicine.us.brands.iter().chain(&medicine.uk.brands);
    [&medicine.substance].into_iter().chain(&medicine.also).chain(brands).any(|name| names(text, &name.to_lowercase()))
}

fn to_ask(text: String, entry: &MedicineEntry<'_>, knowledge: &Knowledge) -> MedicineToAsk {
    let kinds = &knowledge.medicines_general.movements;
    let movements = entry.medicine.movements.iter().filter_map(|movement| kinds.get(&movement.movement));
    MedicineToAsk {
        text,
        substance: entry.medicine.substance.clone(),
        movements: movements.map(|kind| kind.name.clone()).collect(),
        ask: entry.class.ask.clone(),
        sources: entry.medicine.sources.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brand_is_asked_about_under_its_international_name() {
        let medicine = MedicineAnswer { text: "Reglan 10 mg".into(), started: None, changed: None, stopped: None };
        let asked = to_ask_about(&[medicine], Knowledge::embedded());
        assert_eq!(asked.iter().map(|one| one.substance.as_str()).collect::<Vec<_>>(), ["metoclopramide"]);
        assert!(!asked[0].movements.is_empty() && !asked[0].ask.is_empty());
    }
}
