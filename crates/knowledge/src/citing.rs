//! Citing, the other way round: which records of help name a source.

use crate::schema::Knowledge;

impl Knowledge {
    /// Kind and id of each treatment, medicine, measure, answer or step of care that cites a source.
    ///
    /// ```
    /// let knowledge = nullpoint_knowledge::Knowledge::embedded();
    /// assert!(knowledge.help_citing("marques-2023").contains(&("treatment", "botulinum-toxin")));
    /// ```
    pub fn help_citing(&self, source: &str) -> Vec<(&'static str, &str)> {
        let cites = |sources: &[String]| sources.iter().any(|cited| cited == source);
        let mut found: Vec<(&'static str, &str)> = Vec::new();
        for (id, treatment) in &self.treatments {
            if cites(&treatment.sources) || treatment.r#for.iter().any(|row| cites(&row.sources)) {
                found.push(("treatment", id));
            }
        }
        let classes = self.medicine_classes.iter().filter(|(_, class)| cites(&class.sources));
        found.extend(classes.map(|(id, _)| ("medicine class", id.as_str())));
        let medicines = self.medicines().filter(|entry| cites(&entry.medicine.sources));
        found.extend(medicines.map(|entry| ("medicine", entry.id)));
        let general = &self.medicines_general;
        let emergencies = general.emergencies.iter().filter(|emergency| cites(&emergency.sources));
        found.extend(emergencies.map(|emergency| ("medicine emergency", emergency.id.as_str())));
        found.extend(
            self.self_care.iter().filter(|(_, step)| cites(&step.sources)).map(|(id, _)| ("self-care", id.as_str())),
        );
        found.extend(
            self.triggers.iter().filter(|(_, one)| cites(&one.sources)).map(|(id, _)| ("trigger", id.as_str())),
        );
        found.extend(self.scales.iter().filter(|(_, one)| cites(&one.sources)).map(|(id, _)| ("scale", id.as_str())));
        let home = self.home_measures.iter().filter(|(_, one)| cites(&one.sources));
        found.extend(home.map(|(id, _)| ("home measure", id.as_str())));
        found.extend(self.tests.iter().filter(|(_, one)| cites(&one.sources)).map(|(id, _)| ("test", id.as_str())));
        found.extend(
            self.questions.iter().filter(|(_, one)| cites(&one.sources)).map(|(id, _)| ("question", id.as_str())),
        );
        found.extend(self.claims.iter().filter(|one| cites(&one.sources)).map(|one| ("claim", one.id.as_str())));
        for (id, guide) in &self.guides {
            if cites(&guide.sources)
                || guide.sections.iter().flat_map(|part| &part.items).any(|item| cites(&item.sources))
            {
                found.push(("guide", id));
            }
        }
        found.extend(
            self.protocols.iter().filter(|(_, one)| cites(&one.sources)).map(|(id, _)| ("protocol", id.as_str())),
        );
        let soon = self.care.how_soon.iter().filter(|one| cites(&one.sources));
        found.extend(soon.map(|one| ("how soon", one.id.as_str())));
        let rules = self.care.referral_rules.iter().filter(|one| cites(&one.sources));
        found.extend(rules.map(|one| ("referral rule", one.id.as_str())));
        let files = [
            ("treatments.toml", &self.treatments_general.sources),
            ("medicines.toml", &general.sources),
            ("medicines.toml, suspects", &general.suspects.sources),
            ("self-care.toml", &self.self_care_general.sources),
            ("triggers.toml", &self.how_to_log.sources),
            ("countries.toml, crisis lines", &self.crisis_sources),
            ("fhir.toml", &self.fhir.sources),
        ];
        found.extend(files.into_iter().filter(|(_, sources)| cites(sources)).map(|(file, _)| ("file", file)));
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::schema::Knowledge;

    #[test]
    fn every_source_that_treatments_brought_says_what_it_is_used_for() {
        let knowledge = Knowledge::embedded();
        let used = |id: &str| !knowledge.help_citing(id).is_empty();
        let both = knowledge.sources.keys().filter(|id| used(id)).count();
        assert!(both >= 368, "{both}");
        assert!(knowledge.help_citing("no-such-source").is_empty());
    }
}
