//! Checking claims: each has an answer, sources, and records that exist.

use super::Check;
use super::care::is_professional;
use super::medicines::is_medicine;
use super::treatments::is_measure;
use crate::problem::Problem;
use crate::schema::Knowledge;

impl Check<'_> {
    pub(super) fn claims(&mut self) {
        let file = "claims.toml";
        let ids = self.knowledge.claims.iter().map(|claim| &claim.id);
        self.known(file, "claims", "claim", ids, |_, _| true);
        for claim in &self.knowledge.claims {
            let id = claim.id.as_str();
            for (field, text) in [("statement", &claim.statement), ("answer", &claim.answer), ("why", &claim.why)] {
                self.filled(file, id, field, text);
            }
            self.cited(file, id, &claim.sources);
            let refs = &claim.refs;
            let is_rule = |all: &Knowledge, name: &str| all.rules.iter().any(|rule| rule.number == name);
            self.causes(file, id, &refs.causes);
            self.known(file, id, "finding", &refs.findings, |all, name| all.findings.contains_key(name));
            self.known(file, id, "urgency rule", &refs.rules, is_rule);
            self.known(file, id, "question", &refs.questions, |all, name| all.questions.contains_key(name));
            self.known(file, id, "treatment", &refs.treatments, |all, name| all.treatments.contains_key(name));
            self.known(file, id, "self-care step", &refs.self_care, |all, name| all.self_care.contains_key(name));
            self.known(file, id, "medicine", &refs.medicines, is_medicine);
            self.known(file, id, "trigger", &refs.triggers, |all, name| all.triggers.contains_key(name));
            self.known(file, id, "measure", &refs.scales, is_measure);
            self.known(file, id, "professional", &refs.professionals, is_professional);
            self.known(file, id, "test", &refs.tests, |all, name| all.tests.contains_key(name));
            let answers = [
                &refs.causes,
                &refs.findings,
                &refs.rules,
                &refs.questions,
                &refs.treatments,
                &refs.self_care,
                &refs.medicines,
                &refs.triggers,
                &refs.scales,
                &refs.professionals,
                &refs.tests,
            ];
            if answers.iter().all(|ids| ids.is_empty()) {
                self.refuse(file, id, Problem::NoAnswer);
            }
        }
    }
}
