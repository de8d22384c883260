//! Checking care: professionals, pathways, tests, countries and the codes of an export.

use super::Check;
use super::treatments::is_measure;
use crate::problem::Problem;
use crate::schema::{Knowledge, Pathway, Role};

impl<'k> Check<'k> {
    pub(super) fn care(&mut self) {
        let file = "care.toml";
        for (id, professional) in &self.knowledge.professionals {
            self.cited(file, id, &professional.sources);
            self.causes(file, id, &professional.for_causes);
            for (field, text) in [("name", &professional.name), ("when", &professional.when)] {
                self.filled(file, id, field, text);
            }
        }
        for soon in &self.knowledge.care.how_soon {
            self.filled(file, &soon.id, "label", &soon.label);
            self.cited(file, &soon.id, &soon.sources);
            self.known(file, &soon.id, "professional", &soon.who, is_professional);
        }
        for rule in &self.knowledge.care.referral_rules {
            self.filled(file, &rule.id, "text", &rule.text);
            self.cited(file, &rule.id, &rule.sources);
        }
        for (id, test) in &self.knowledge.tests {
            self.filled("tests.toml", id, "name", &test.name);
            self.filled("tests.toml", id, "plain", &test.plain);
            self.cited("tests.toml", id, &test.sources);
            self.causes("tests.toml", id, &test.for_causes);
        }
        for (code, country) in &self.knowledge.countries {
            self.filled("countries.toml", code, "name", &country.name);
            self.filled("countries.toml", code, "emergency", &country.emergency);
        }
        self.cited("countries.toml", "crisis_sources", &self.knowledge.crisis_sources);
        self.cited("fhir.toml", "sources", &self.knowledge.fhir.sources);
    }

    pub(super) fn pathways(&mut self) {
        let file = "pathways.toml";
        for id in self.knowledge.causes.keys().filter(|id| !self.knowledge.pathways.contains_key(*id)) {
            self.refuse(file, id, Problem::NoPathway);
        }
        for (id, pathway) in &self.knowledge.pathways {
            self.causes(file, id, [id]);
            self.known(file, id, "professional", [&pathway.first_contact], is_professional);
            self.known(file, id, "professional", &pathway.who, is_professional);
            self.known(file, id, "test", &pathway.tests, |knowledge, name| knowledge.tests.contains_key(name));
            self.known(file, id, "measure", &pathway.scales, is_measure);
            self.known(file, id, "self-care step", &pathway.self_care, |all, name| all.self_care.contains_key(name));
            self.known(file, id, "trigger", &pathway.triggers, |all, name| all.triggers.contains_key(name));
            let treatments = roles(pathway).into_iter().flat_map(|(_, _, ids)| ids);
            self.known(file, id, "treatment", treatments, |all, name| all.treatments.contains_key(name));
            if let Some(reason) = &pathway.estimate {
                self.filled(file, id, "estimate", reason);
            }
            self.agreement(id, pathway);
        }
    }

    /// A pathway lists what the records say of its cause. One that is our own may list more, but no treatment.
    fn agreement(&mut self, cause: &str, pathway: &'k Pathway) {
        let knowledge = self.knowledge;
        for (role, list, listed) in roles(pathway) {
            let treats = |id: &str| {
                knowledge
                    .treatments
                    .get(id)
                    .is_some_and(|treatment| treatment.r#for.iter().any(|row| row.cause == cause && row.role == role))
            };
            self.agree(cause, ("treatment", list), knowledge.treatments.keys(), listed, treats, true);
        }
        let strict = pathway.estimate.is_none();
        let names = |causes: &[String]| causes.iter().any(|named| named == cause);
        let named = |id: &str| knowledge.tests.get(id).is_some_and(|test| names(&test.for_causes));
        self.agree(cause, ("test", "tests"), knowledge.tests.keys(), &pathway.tests, named, strict);
        let named = |id: &str| knowledge.scales.get(id).is_some_and(|scale| names(&scale.causes));
        self.agree(cause, ("scale", "scales"), knowledge.scales.keys(), &pathway.scales, named, strict);
        let named = |id: &str| {
            knowledge.triggers.get(id).is_some_and(|trigger| trigger.effects.iter().any(|effect| effect.cause == cause))
        };
        self.agree(cause, ("trigger", "triggers"), knowledge.triggers.keys(), &pathway.triggers, named, strict);
        let named = |id: &str| knowledge.self_care.get(id).is_some_and(|step| step.any_cause || names(&step.causes));
        self.agree(
            cause,
            ("self-care step", "self_care"),
            knowledge.self_care.keys(),
            &pathway.self_care,
            named,
            strict,
        );
        let named = |id: &str| knowledge.professionals.get(id).is_some_and(|who| names(&who.for_causes));
        self.agree(cause, ("professional", "who"), knowledge.professionals.keys(), &pathway.who, named, false);
    }

    fn agree<'a>(
        &mut self,
        cause: &str,
        (kind, list): (&'static str, &'static str),
        all: impl Iterator<Item = &'a String>,
        listed: &[String],
        names_cause: impl Fn(&str) -> bool,
        strict: bool,
    ) {
        let file = "pathways.toml";
        for id in all.filter(|id| names_cause(id) && !listed.contains(id)) {
            self.refuse(file, cause, Problem::PathwayLacks { kind, id: id.clone(), list });
        }
        for id in listed.iter().filter(|id| strict && !names_cause(id)) {
            self.refuse(file, cause, Problem::PathwayAlone { kind, id: id.clone(), list });
        }
    }
}

fn roles(pathway: &Pathway) -> [(Role, &'static str, &[String]); 4] {
    let treatments = &pathway.treatments;
    [
        (Role::FirstLine, "first-line", &treatments.first_line),
        (Role::SecondLine, "second-line", &treatments.second_line),
        (Role::Option, "option", &treatments.option),
        (Role::Avoid, "avoid", &treatments.avoid),
    ]
}

pub(super) fn is_professional(knowledge: &Knowledge, id: &str) -> bool {
    knowledge.professionals.contains_key(id)
}
