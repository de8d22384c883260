//! Checking how people write medicines.

use super::Check;
use super::medicines::is_medicine;
use crate::problem::Problem;
use crate::schema::{Knowledge, MedicineGroup, MedicineWhen};

/// The file that this is about.
const FILE: &str = "medicine-names.toml";

impl<'k> Check<'k> {
    pub(super) fn medicine_names(&mut self) {
        let names = &self.knowledge.medicine_names;
        self.known(FILE, "names", "medicine", names.names.keys(), is_medicine);
        for (id, words) in &names.names {
            self.all_filled(FILE, id, "names", words);
        }
        for combination in &names.combinations {
            let id = combination.names.first().map_or("combination", String::as_str);
            self.all_filled(FILE, id, "names", &combination.names);
            self.known(FILE, id, "medicine", &combination.medicines, is_medicine);
        }
        for class_word in &names.class_words {
            let id = class_word.words.first().map_or("class_word", String::as_str);
            self.all_filled(FILE, id, "words", &class_word.words);
            self.known(FILE, id, "class of medicines", &class_word.classes, is_class);
        }
        for (id, group) in &names.groups {
            self.medicine_group(id, group);
        }
    }

    fn medicine_group(&mut self, id: &str, group: &'k MedicineGroup) {
        self.filled(FILE, id, "name", &group.name);
        self.known(FILE, id, "class of medicines", &group.classes, is_class);
        self.known(FILE, id, "medicine", &group.medicines, is_medicine);
        self.known(FILE, id, "medicine", &group.except, is_medicine);
        self.known(FILE, id, "emergency", &group.emergencies, is_emergency);
        for link in &group.findings {
            if !self.knowledge.findings.contains_key(&link.finding) {
                self.refuse(FILE, id, Problem::NoFinding(link.finding.clone()));
            }
            if link.when != MedicineWhen::Taken && (link.days.is_none() || link.why.is_none()) {
                self.refuse(FILE, id, Problem::Empty("days and why"));
            }
        }
        self.cited(FILE, id, &group.sources);
    }
}

fn is_class(knowledge: &Knowledge, id: &str) -> bool {
    knowledge.medicine_classes.contains_key(id)
}

fn is_emergency(knowledge: &Knowledge, id: &str) -> bool {
    knowledge.medicines_general.emergencies.iter().any(|emergency| emergency.id == id)
}
