//! Medicines to ask about: which of those named may cause movements, how commonly and how soon, against their dates.
//!
//! In: medicines as the person wrote them, and the differential. Out: those that the knowledge lists, each with its
//! movements and what to ask; those of the likelier causes first.
//! Limits: this does not change the order of the causes. No source says how often each medicine stands behind each cause
//! among those who ask, so only findings carry shares (`docs/decisions/0009-medicines.md`).

use crate::answers::MedicineAnswer;
use crate::differential::Differential;
use crate::medicine::{Movement, Recognised, medicine_list};
use nullpoint_knowledge::Knowledge;
use serde::Serialize;

/// A medicine to ask about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MedicineToAsk {
    /// As the person wrote it.
    pub text: String,
    /// International name, in lower case.
    pub substance: String,
    /// When it was started, changed and stopped, as the person wrote it; none where no date was given.
    pub dates: Option<String>,
    /// Movements that it may cause, how commonly and how soon, in plain words.
    pub movements: Vec<String>,
    /// The same, in parts, with the possible causes that each stands for.
    pub may_cause: Vec<MayCause>,
    /// Whether stopping it at once can harm.
    pub do_not_stop_suddenly: bool,
    /// What to ask the prescriber.
    pub ask: Vec<String>,
    /// Source ids.
    pub sources: Vec<String>,
}

/// A movement that a medicine may cause, with the causes it stands for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MayCause {
    /// Plain name of the movement.
    pub movement: String,
    /// How commonly, in words.
    pub how_common: String,
    /// How soon it usually comes.
    pub how_soon: String,
    /// Ids of the possible causes that it stands for, as they stand in the differential.
    pub causes: Vec<String>,
}

/// The medicines among the answers that may cause movements, those of the likelier causes first.
pub(super) fn to_ask_about(
    medicines: &[MedicineAnswer],
    differential: &Differential,
    knowledge: &Knowledge,
) -> Vec<MedicineToAsk> {
    let mut weighed = Vec::new();
    for medicine in medicines {
        let listed = medicine_list(&medicine.text, knowledge).recognised;
        weighed.extend(listed.into_iter().map(|recognised| to_ask(medicine, recognised, differential)));
    }
    weighed.sort_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| one.substance.cmp(&other.substance)));
    weighed.into_iter().map(|(_, medicine)| medicine).collect()
}

/// A medicine, with the probability of the likeliest cause that one of its movements stands for.
fn to_ask(medicine: &MedicineAnswer, recognised: Recognised, differential: &Differential) -> (f64, MedicineToAsk) {
    let probability = |movement: &Movement| {
        let of_it = differential.iter().filter(|candidate| movement.causes.contains(&candidate.cause));
        of_it.map(|candidate| candidate.probability).fold(0.0, f64::max)
    };
    let mut movements: Vec<(f64, Movement)> =
        recognised.movements.into_iter().map(|movement| (probability(&movement), movement)).collect();
    movements.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let likeliest = movements.first().map_or(0.0, |(probability, _)| *probability);
    let may_cause: Vec<MayCause> = movements
        .into_iter()
        .map(|(_, movement)| MayCause {
            causes: differential
                .iter()
                .filter(|candidate| movement.causes.contains(&candidate.cause))
                .map(|candidate| candidate.cause.clone())
                .collect(),
            movement: movement.name,
            how_common: movement.how_common,
            how_soon: movement.how_soon,
        })
        .collect();
    let in_words = |may: &MayCause| format!("{} [{}; how soon: {}]", may.movement, may.how_common, may.how_soon);
    let asked = MedicineToAsk {
        text: medicine.text.clone(),
        substance: recognised.substance,
        dates: dates(medicine),
        movements: may_cause.iter().map(in_words).collect(),
        may_cause,
        do_not_stop_suddenly: recognised.do_not_stop_suddenly,
        ask: recognised.ask,
        sources: recognised.sources,
    };
    (likeliest, asked)
}

/// The dates, as the person wrote them.
fn dates(medicine: &MedicineAnswer) -> Option<String> {
    let said: Vec<String> =
        [("started", &medicine.started), ("changed", &medicine.changed), ("stopped", &medicine.stopped)]
            .into_iter()
            .filter_map(|(what, when)| Some(format!("{what} {}", when.as_deref()?)))
            .collect();
    (!said.is_empty()).then(|| said.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Answers;
    use crate::differential::differential;
    use crate::findings::Findings;

    fn of(text: &str) -> Vec<MedicineToAsk> {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml(text, knowledge).unwrap();
        let findings = Findings::from_answers(&answers, knowledge);
        to_ask_about(&answers.medicines, &differential(&findings, knowledge), knowledge)
    }

    #[test]
    fn a_brand_is_asked_about_under_its_international_name() {
        let asked = of("[[medicine]]\ntext = \"Reglan 10 mg\"");
        assert_eq!(asked.iter().map(|one| one.substance.as_str()).collect::<Vec<_>>(), ["metoclopramide"]);
        assert!(!asked[0].movements.is_empty() && !asked[0].ask.is_empty());
    }

    #[test]
    fn a_new_medicine_says_when_it_began_against_how_soon_it_usually_acts() {
        let asked = of("present = [\"region-head-neck\", \"sustained-pull\"]\n\
            [[medicine]]\ntext = \"Reglan\"\nstarted = \"2 days ago\"");
        assert_eq!(asked[0].dates.as_deref(), Some("started 2 days ago"));
        let spasm = asked[0].may_cause.iter().find(|may| may.causes == ["acute-dystonic-reaction"]).unwrap();
        assert!(spasm.how_soon.contains("24 to 48 hours"), "{}", spasm.how_soon);
        assert!(asked[0].movements.iter().any(|words| words.contains("24 to 48 hours")));
    }

    #[test]
    fn the_medicine_of_the_likelier_cause_stands_first() {
        let asked = of("present = [\"hand-tremor\", \"tremor-drug\"]\n\
            [[medicine]]\ntext = \"etomidate\"\n[[medicine]]\ntext = \"lithium\"");
        let order: Vec<&str> = asked.iter().map(|medicine| medicine.substance.as_str()).collect();
        assert_eq!(order, ["lithium", "etomidate"]);
        assert_eq!(asked[0].may_cause[0].movement, "shaking");
    }

    #[test]
    fn what_is_not_on_the_list_is_left_to_the_cautions() {
        assert!(of("[[medicine]]\ntext = \"Xyzzamine\"").is_empty());
    }
}
