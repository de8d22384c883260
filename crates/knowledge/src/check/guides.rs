//! Checking guides and the protocols that they lead through.

use super::Check;
use crate::problem::Problem;

/// Shortest and longest task of a protocol, in s. Our choice: a window of the measures is 4 s, and a mark of the straight
/// ahead may be shorter; nobody holds a posture for longer than two minutes.
const TASK_S: [f64; 2] = [2.0, 120.0];

impl Check<'_> {
    pub(super) fn guides(&mut self) {
        let knowledge = self.knowledge;
        for (id, guide) in &knowledge.guides {
            let file = format!("guides/{id}.toml");
            self.filled(&file, id, "name", &guide.name);
            self.filled(&file, id, "plain", &guide.plain);
            self.cited(&file, id, &guide.sources);
            self.known(&file, id, "protocol", &guide.protocols, |knowledge, name| {
                knowledge.protocols.contains_key(name)
            });
            if guide.sections.is_empty() {
                self.refuse(&file, id, Problem::Empty("section"));
            }
            for section in &guide.sections {
                self.filled(&file, id, "title", &section.title);
                if section.items.is_empty() {
                    self.refuse(&file, id, Problem::Empty("items"));
                }
                for item in &section.items {
                    self.filled(&file, id, "text", &item.text);
                    self.cite_all(&file, id, &item.sources);
                }
            }
        }
        self.protocols();
    }

    fn protocols(&mut self) {
        let knowledge = self.knowledge;
        let file = "protocols.toml";
        for (id, protocol) in &knowledge.protocols {
            for (field, text) in
                [("name", &protocol.name), ("plain", &protocol.plain), ("estimate", &protocol.estimate)]
            {
                self.filled(file, id, field, text);
            }
            for (field, texts) in
                [("needs", &protocol.needs), ("when_not", &protocol.when_not), ("stop", &protocol.stop)]
            {
                self.all_filled(file, id, field, texts);
                if texts.is_empty() {
                    self.refuse(file, id, Problem::Empty(field));
                }
            }
            self.cited(file, id, &protocol.sources);
            if protocol.tasks.is_empty() {
                self.refuse(file, id, Problem::Empty("task"));
            }
            for task in &protocol.tasks {
                for (field, text) in [("name", &task.name), ("instruction", &task.instruction), ("why", &task.why)] {
                    self.filled(file, id, field, text);
                }
                let seconds = f64::from(task.seconds);
                if !(TASK_S[0]..=TASK_S[1]).contains(&seconds) {
                    self.refuse(file, id, Problem::TaskTime { found: seconds, low: TASK_S[0], high: TASK_S[1] });
                }
                if task.task.is_empty()
                    || task.task.contains(|letter: char| !(letter.is_ascii_lowercase() || letter == '-'))
                {
                    self.refuse(file, id, Problem::TaskName(task.task.clone()));
                }
            }
        }
    }
}
