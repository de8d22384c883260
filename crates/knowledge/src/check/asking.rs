//! Checking how to ask: checklists of red flags, effort, groups of questions and tests at home.

use super::Check;
use crate::problem::Problem;
use crate::rule::Condition;
use crate::schema::Level;
use std::collections::BTreeSet;

impl<'k> Check<'k> {
    pub(super) fn asking(&mut self) {
        self.red_flag_groups();
        let file = "asking.toml";
        let asking = &self.knowledge.asking;
        let mut placed = BTreeSet::new();
        for (id, effort) in &asking.effort {
            self.filled(file, id, "plain", &effort.plain);
            if !(effort.cost.is_finite() && effort.cost > 0.0) {
                self.refuse(file, id, Problem::Cost(effort.cost));
            }
            self.findings(file, id, &effort.findings);
            for finding in effort.findings.iter().filter(|finding| !placed.insert(*finding)) {
                self.refuse(file, id, Problem::Twice(finding.clone()));
            }
        }
        for finding in self.knowledge.findings.keys().filter(|finding| !placed.contains(finding)) {
            self.refuse(file, finding, Problem::NoEffort);
        }
        let mut asked = BTreeSet::new();
        for group in &asking.groups {
            self.filled(file, &group.id, "heading", &group.heading);
            self.findings(file, &group.id, &group.findings);
            for finding in group.findings.iter().filter(|finding| !asked.insert(*finding)) {
                self.refuse(file, &group.id, Problem::Twice(finding.clone()));
            }
        }
        for only in &asking.only {
            self.findings(file, "only", &only.findings);
            self.filled(file, "only", "why", &only.why);
        }
        self.home_tests();
    }

    /// Each red flag of a list stands in a rule of the two upper levels.
    fn red_flag_groups(&mut self) {
        let file = "red-flag-groups.toml";
        let upper = self.knowledge.rules.iter().filter(|rule| rule.level >= Level::SameDay);
        let conditions: Vec<Condition> = upper.filter_map(|rule| Condition::parse(&rule.when).ok()).collect();
        let used: BTreeSet<&str> = conditions.iter().flat_map(Condition::findings).collect();
        for group in &self.knowledge.red_flag_groups {
            for (field, text) in [("heading", &group.heading), ("intro", &group.intro)] {
                self.filled(file, &group.id, field, text);
            }
            self.findings(file, &group.id, &group.findings);
            for finding in group.findings.iter().filter(|finding| !used.contains(finding.as_str())) {
                self.refuse(file, &group.id, Problem::NoRedFlag(finding.clone()));
            }
        }
    }

    fn home_tests(&mut self) {
        let file = "home-tests.toml";
        for test in &self.knowledge.home_tests {
            self.findings(file, &test.id, [&test.finding]);
            self.findings(file, &test.id, &test.not_if);
            self.filled(file, &test.id, "not_if_plain", &test.not_if_plain);
            self.all_filled(file, &test.id, "steps", &test.steps);
        }
    }

    /// Findings that have to be there, each once.
    fn findings<'a>(&mut self, file: &str, id: &str, named: impl IntoIterator<Item = &'a String>) {
        self.known(file, id, "finding", named, |knowledge, name| knowledge.findings.contains_key(name));
    }
}
