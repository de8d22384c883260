//! Checking medicines that cause movements.

use super::Check;
use crate::problem::Problem;
use crate::schema::{Knowledge, MedicineClass};
use std::collections::BTreeSet;

impl<'k> Check<'k> {
    pub(super) fn medicines(&mut self) {
        self.medicines_general();
        let mut seen = BTreeSet::new();
        for (id, class) in &self.knowledge.medicine_classes {
            self.medicine_class(id, class);
            for medicine in class.medicines.keys().filter(|medicine| !seen.insert(*medicine)) {
                let repeated = Problem::Repeated { kind: "medicine", id: medicine.clone() };
                self.refuse(&format!("medicines/{id}.toml"), id, repeated);
            }
        }
    }

    fn medicines_general(&mut self) {
        let file = "medicines.toml";
        let general = &self.knowledge.medicines_general;
        self.filled(file, "plain", "plain", &general.plain);
        self.cited(file, "sources", &general.sources);
        self.causes(file, "emergency", general.emergencies.iter().map(|emergency| &emergency.id));
        for emergency in &general.emergencies {
            self.cited(file, &emergency.id, &emergency.sources);
            self.filled(file, &emergency.id, "action", &emergency.action);
        }
        for (id, movement) in &general.movements {
            self.filled(file, id, "name", &movement.name);
            self.causes(file, id, &movement.causes);
        }
        self.cited(file, "suspects", &general.suspects.sources);
        for (seen, medicines) in &general.suspects.by_movement {
            self.known(file, seen, "medicine", medicines, is_medicine);
        }
    }

    fn medicine_class(&mut self, id: &str, class: &'k MedicineClass) {
        let file = format!("medicines/{id}.toml");
        self.filled(&file, id, "name", &class.name);
        self.filled(&file, id, "plain", &class.plain);
        self.all_filled(&file, id, "ask", &class.ask);
        self.cited(&file, id, &class.sources);
        self.known(&file, id, "movement", class.usual_onset.keys(), is_movement);
        for (id, medicine) in &class.medicines {
            self.filled(&file, id, "substance", &medicine.substance);
            self.all_filled(&file, id, "brands", &medicine.us.brands);
            self.all_filled(&file, id, "brands", &medicine.uk.brands);
            self.cited(&file, id, &medicine.sources);
            self.known(
                &file,
                id,
                "movement",
                medicine.movements.iter().map(|movement| &movement.movement),
                is_movement,
            );
            for movement in &medicine.movements {
                self.filled(&file, id, "usual_time_from_start", &movement.usual_time_from_start);
            }
        }
    }
}

pub(super) fn is_medicine(knowledge: &Knowledge, id: &str) -> bool {
    knowledge.medicine_classes.values().any(|class| class.medicines.contains_key(id))
}

fn is_movement(knowledge: &Knowledge, id: &str) -> bool {
    knowledge.medicines_general.movements.contains_key(id)
}
