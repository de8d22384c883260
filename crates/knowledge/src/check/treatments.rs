//! Checking treatments.

use super::Check;
use crate::problem::Problem;
use crate::schema::{Knowledge, Treatment};

impl<'k> Check<'k> {
    pub(super) fn treatments(&mut self) {
        let general = &self.knowledge.treatments_general;
        self.filled("treatments.toml", "plain", "plain", &general.plain);
        self.cited("treatments.toml", "sources", &general.sources);
        for (id, treatment) in &self.knowledge.treatments {
            self.treatment(id, treatment);
        }
    }

    fn treatment(&mut self, id: &str, treatment: &'k Treatment) {
        let file = format!("treatments/{id}.toml");
        for (field, text) in [
            ("name", &treatment.name),
            ("plain", &treatment.plain),
            ("mechanism", &treatment.mechanism),
            ("time_to_effect", &treatment.time_to_effect),
            ("stopping_rule", &treatment.stopping_rule),
            ("meaningful_change", &treatment.how_to_tell.meaningful_change),
        ] {
            self.filled(&file, id, field, text);
        }
        for (field, texts) in [
            ("common_harms", &treatment.common_harms),
            ("serious_warnings", &treatment.serious_warnings),
            ("who_must_not", &treatment.who_must_not),
            ("interactions", &treatment.interactions),
            ("approvals", &treatment.approvals),
        ] {
            self.all_filled(&file, id, field, texts);
        }
        self.cited(&file, id, &treatment.sources);
        self.known(&file, id, "measure", &treatment.how_to_tell.measure, is_measure);
        self.causes(&file, id, treatment.r#for.iter().map(|row| &row.cause));
        for row in &treatment.r#for {
            let id = format!("{id}, for {}", row.cause);
            self.filled(&file, &id, "evidence", &row.evidence);
            match (&row.estimate, row.sources.first()) {
                (Some(_), Some(source)) => self.refuse(&file, &id, Problem::LentSource(source.clone())),
                (Some(reason), None) => self.filled(&file, &id, "estimate", reason),
                (None, _) => self.cited(&file, &id, &row.sources),
            }
        }
    }
}

/// Scales, home measures and laboratory measures have their ids in common.
pub(super) fn is_measure(knowledge: &Knowledge, id: &str) -> bool {
    knowledge.scales.contains_key(id)
        || knowledge.home_measures.contains_key(id)
        || knowledge.lab_measures.contains_key(id)
}
