//! Checking what belongs to daily life: self-care, triggers, measures, and questions with their answers.

use super::Check;
use crate::problem::Problem;

impl Check<'_> {
    pub(super) fn daily(&mut self) {
        self.self_care();
        self.triggers();
        for (id, question) in &self.knowledge.questions {
            let file = "questions.toml";
            self.filled(file, id, "question", &question.question);
            self.filled(file, id, "plain", &question.plain);
            self.filled(file, id, "asked_in", &question.asked_in);
            self.all_filled(file, id, "ask_also", &question.ask_also);
            self.known(file, id, "cause, treatment or self-care step", &question.refs, |knowledge, name| {
                knowledge.causes.contains_key(name)
                    || knowledge.treatments.contains_key(name)
                    || knowledge.self_care.contains_key(name)
            });
            self.cited(file, id, &question.sources);
        }
    }

    fn self_care(&mut self) {
        let file = "self-care.toml";
        self.cited(file, "general", &self.knowledge.self_care_general.sources);
        for (id, step) in &self.knowledge.self_care {
            for (field, text) in [("name", &step.name), ("plain", &step.plain), ("evidence", &step.evidence)] {
                self.filled(file, id, field, text);
            }
            for (field, texts) in [
                ("steps", &step.steps),
                ("when_it_helps", &step.when_it_helps),
                ("when_not", &step.when_not),
                ("stop_and_get_help", &step.stop_and_get_help),
            ] {
                self.all_filled(file, id, field, texts);
            }
            self.cited(file, id, &step.sources);
            self.causes(file, id, &step.causes);
            let medicines = step.limits.iter().map(|limit| &limit.medicine);
            self.known(file, id, "treatment", medicines, |knowledge, name| knowledge.treatments.contains_key(name));
        }
    }

    fn triggers(&mut self) {
        let file = "triggers.toml";
        self.cited(file, "how_to_log", &self.knowledge.how_to_log.sources);
        for (id, trigger) in &self.knowledge.triggers {
            for (field, text) in [("name", &trigger.name), ("ask", &trigger.ask), ("unit", &trigger.unit)] {
                self.filled(file, id, field, text);
            }
            if trigger.min > trigger.max {
                let (from, to) = (f64::from(trigger.min), f64::from(trigger.max));
                self.refuse(file, id, Problem::Disordered { field: "min to max", from, to });
            }
            self.cited(file, id, &trigger.sources);
            self.causes(file, id, trigger.effects.iter().map(|effect| &effect.cause));
        }
    }

    pub(super) fn scales(&mut self) {
        let file = "scales.toml";
        for (id, scale) in &self.knowledge.scales {
            for (field, text) in [("name", &scale.name), ("plain", &scale.plain), ("licence_note", &scale.licence_note)]
            {
                self.filled(file, id, field, text);
            }
            self.cited(file, id, &scale.sources);
            self.causes(file, id, &scale.causes);
        }
        for (id, measure) in &self.knowledge.home_measures {
            for (field, text) in [("name", &measure.name), ("plain", &measure.plain), ("reading", &measure.reading)] {
                self.filled(file, id, field, text);
            }
            self.cited(file, id, &measure.sources);
            self.causes(file, id, &measure.causes);
        }
        let shared = |id: &&String| {
            let (scales, home, lab) =
                (&self.knowledge.scales, &self.knowledge.home_measures, &self.knowledge.lab_measures);
            [scales.contains_key(*id), home.contains_key(*id), lab.contains_key(*id)].iter().filter(|has| **has).count()
                > 1
        };
        let shared: Vec<String> =
            self.knowledge.scales.keys().chain(self.knowledge.home_measures.keys()).filter(shared).cloned().collect();
        for id in shared {
            self.refuse(file, &id.clone(), Problem::Repeated { kind: "measure", id });
        }
    }
}
