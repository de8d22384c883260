//! Looking up help: treatments, medicines, self-care, care, questions and claims, by id or for a cause.

use crate::lookup::nearest;
use crate::schema::{
    Claim, Country, HomeMeasure, Knowledge, Medicine, MedicineClass, Pathway, Professional, Question, Scale, SelfCare,
    Test, Treatment, TreatmentFor, Trigger,
};

/// A medicine with its class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MedicineEntry<'k> {
    /// Its id.
    pub id: &'k str,
    /// The medicine.
    pub medicine: &'k Medicine,
    /// Id of its class.
    pub class_id: &'k str,
    /// Its class, with what to ask.
    pub class: &'k MedicineClass,
}

/// A treatment with what it does for one cause.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Helps<'k> {
    /// Id of the treatment.
    pub id: &'k str,
    /// The treatment.
    pub treatment: &'k Treatment,
    /// What it does for this cause.
    pub helps: &'k TreatmentFor,
}

impl Knowledge {
    /// A treatment by its id.
    pub fn treatment(&self, id: &str) -> Option<&Treatment> {
        self.treatments.get(id)
    }

    /// All medicines that cause movements, by class, then by id.
    pub fn medicines(&self) -> impl Iterator<Item = MedicineEntry<'_>> {
        self.medicine_classes.iter().flat_map(|(class_id, class)| {
            class.medicines.iter().map(move |(id, medicine)| MedicineEntry { id, medicine, class_id, class })
        })
    }

    /// A medicine that causes movements, by its id.
    pub fn medicine(&self, id: &str) -> Option<MedicineEntry<'_>> {
        self.medicine_classes.iter().find_map(|(class_id, class)| {
            let (id, medicine) = class.medicines.get_key_value(id)?;
            Some(MedicineEntry { id, medicine, class_id, class })
        })
    }

    /// A class of medicines by its id.
    pub fn medicine_class(&self, id: &str) -> Option<&MedicineClass> {
        self.medicine_classes.get(id)
    }

    /// A self-care step by its id.
    pub fn self_care_step(&self, id: &str) -> Option<&SelfCare> {
        self.self_care.get(id)
    }

    /// A trigger by its id.
    pub fn trigger(&self, id: &str) -> Option<&Trigger> {
        self.triggers.get(id)
    }

    /// A rating scale by its id.
    pub fn scale(&self, id: &str) -> Option<&Scale> {
        self.scales.get(id)
    }

    /// A home measure by its id.
    pub fn home_measure(&self, id: &str) -> Option<&HomeMeasure> {
        self.home_measures.get(id)
    }

    /// Name of a scale, a home measure or a laboratory measure by its id.
    pub fn measure_name(&self, id: &str) -> Option<&str> {
        let scale = self.scales.get(id).map(|scale| scale.name.as_str());
        let home = || self.home_measures.get(id).map(|home| home.name.as_str());
        scale.or_else(home).or_else(|| self.lab_measures.get(id).map(|lab| lab.name.as_str()))
    }

    /// A question by its id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.get(id)
    }

    /// A claim by its id.
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.id == id)
    }

    /// The way through care for a cause.
    pub fn pathway(&self, cause: &str) -> Option<&Pathway> {
        self.pathways.get(cause)
    }

    /// A professional by id.
    pub fn professional(&self, id: &str) -> Option<&Professional> {
        self.professionals.get(id)
    }

    /// A test by its id.
    pub fn test(&self, id: &str) -> Option<&Test> {
        self.tests.get(id)
    }

    /// A country by its code, in capitals or not.
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.countries.get(&code.to_uppercase())
    }

    /// Treatments of a cause, best first: by role, within a role in the order of its pathway.
    pub fn treatments_for(&self, cause: &str) -> Vec<Helps<'_>> {
        let Some(pathway) = self.pathways.get(cause) else { return Vec::new() };
        let treatments = &pathway.treatments;
        let roles = [&treatments.first_line, &treatments.second_line, &treatments.option, &treatments.avoid];
        roles.into_iter().flatten().filter_map(|id| self.helps(id, cause)).collect()
    }

    fn helps(&self, id: &str, cause: &str) -> Option<Helps<'_>> {
        let (id, treatment) = self.treatments.get_key_value(id)?;
        let helps = treatment.r#for.iter().find(|row| row.cause == cause)?;
        Some(Helps { id, treatment, helps })
    }

    /// Self-care for a cause: first what suits any cause.
    pub fn self_care_for(&self, cause: &str) -> Vec<(&str, &SelfCare)> {
        let listed = self.pathways.get(cause).map(|pathway| pathway.self_care.as_slice()).unwrap_or_default();
        let mut steps: Vec<_> = self
            .self_care
            .iter()
            .filter(|(id, step)| step.any_cause || listed.contains(id))
            .map(|(id, step)| (id.as_str(), step))
            .collect();
        steps.sort_by_key(|(_, step)| !step.any_cause);
        steps
    }

    /// The treatment whose id is nearest to a misspelt one.
    pub fn nearest_treatment(&self, id: &str) -> Option<&str> {
        nearest(id, self.treatments.keys())
    }

    /// The medicine whose id is nearest to a misspelt one.
    pub fn nearest_medicine(&self, id: &str) -> Option<&str> {
        nearest(id, self.medicine_classes.values().flat_map(|class| class.medicines.keys()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Role;

    #[test]
    fn a_medicine_comes_with_what_to_ask() {
        let entry = Knowledge::embedded().medicine("metoclopramide").expect("it is on the list");
        assert_eq!((entry.id, entry.class_id), ("metoclopramide", "antiemetic"));
        assert!(!entry.class.ask.is_empty());
        assert!(Knowledge::embedded().medicine("xyzzamine").is_none());
    }

    #[test]
    fn treatments_of_a_cause_come_best_first() {
        let treatments = Knowledge::embedded().treatments_for("cervical-dystonia");
        assert_eq!((treatments[0].id, treatments[0].helps.role), ("botulinum-toxin", Role::FirstLine));
        assert!(treatments.is_sorted_by_key(|row| row.helps.role));
        assert_eq!(treatments.last().map(|row| row.helps.role), Some(Role::Avoid));
        assert!(Knowledge::embedded().treatments_for("no-such-cause").is_empty());
    }

    #[test]
    fn what_suits_any_cause_is_the_first_self_care() {
        let steps = Knowledge::embedded().self_care_for("hypoglycaemia");
        assert_eq!(steps[0].0, "video-diary");
        assert!(steps.iter().any(|(id, _)| *id == "eat-regularly"));
    }

    #[test]
    fn a_misspelt_medicine_is_recognised() {
        assert_eq!(Knowledge::embedded().nearest_medicine("metaclopramide"), Some("metoclopramide"));
        assert_eq!(Knowledge::embedded().nearest_treatment("propanolol"), Some("propranolol"));
    }

    #[test]
    fn a_country_is_found_by_its_code_in_any_case() {
        assert_eq!(Knowledge::embedded().country("gb").map(|country| country.name.as_str()), Some("United Kingdom"));
    }
}
