//! Checking what the weighing of causes needs beside the clues: dependence, twins and companions.

use super::Check;
use crate::problem::Problem;
use std::collections::BTreeSet;

impl Check<'_> {
    pub(super) fn weighing(&mut self) {
        self.dependence();
        self.twins();
        self.companions();
    }

    fn dependence(&mut self) {
        let file = "dependence.toml";
        let mut seen: BTreeSet<&String> = BTreeSet::new();
        for (id, group) in &self.knowledge.dependence {
            self.share(file, id, "correlation", group.correlation);
            self.filled(file, id, "name", &group.name);
            self.filled(file, id, "reasoning", &group.reasoning);
            for finding in &group.findings {
                if !self.knowledge.findings.contains_key(finding) {
                    self.refuse(file, id, Problem::NoFinding(finding.clone()));
                }
                if !seen.insert(finding) {
                    self.refuse(file, id, Problem::Repeated { kind: "finding", id: finding.clone() });
                }
            }
        }
    }

    fn twins(&mut self) {
        let file = "twins.toml";
        for twins in &self.knowledge.twins {
            let id = twins.causes.join(" and ");
            self.causes(file, &id, &twins.causes);
            self.filled(file, &id, "why", &twins.why);
            self.cite_all(file, &id, &twins.sources);
            if twins.separating.is_empty() {
                self.refuse(file, &id, Problem::Empty("separating"));
            }
            self.known(file, &id, "finding", &twins.separating, |knowledge, name| {
                knowledge.findings.contains_key(name)
            });
        }
    }

    fn companions(&mut self) {
        let file = "companions.toml";
        let companions = &self.knowledge.companions;
        self.share(file, "by_chance", "factor", companions.by_chance.factor);
        self.filled(file, "by_chance", "reasoning", &companions.by_chance.reasoning);
        for companion in &companions.companions {
            let id = &companion.also;
            self.causes(file, id, companion.with.iter().chain([id]));
            self.certain(file, id, "share", companion.share);
            self.filled(file, id, "reasoning", &companion.reasoning);
        }
    }
}
