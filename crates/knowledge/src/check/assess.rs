//! Checking what an assessment rests on: causes with their clues, findings, and urgency rules.

use super::{Check, GROUPS, count};
use crate::problem::Problem;
use crate::rule::Condition;
use crate::schema::{Among, AnswerKind, Cause, CauseClue, Finding, Level, Rule};
use std::collections::{BTreeMap, BTreeSet};

impl<'k> Check<'k> {
    pub(super) fn cause(&mut self, id: &str, cause: &'k Cause) {
        let file = format!("causes/{id}.toml");
        self.cite_all(&file, id, &cause.text_sources);
        self.cite_all(&file, id, &cause.prevalence.sources);
        if let Some(movement) = &cause.movement {
            self.cite_all(&file, id, &movement.sources);
        }
        for text in [&cause.plain, &cause.mechanism, &cause.course, &cause.onset.sex_ratio, &cause.prevalence.text] {
            self.mention(text);
        }
        for (field, text) in [("name", &cause.name), ("plain", &cause.plain), ("reasoning", &cause.prior.reasoning)] {
            self.filled(&file, id, field, text);
        }
        let [from, to] = cause.onset.plausible_age_now_years;
        self.ordered(&file, id, "plausible_age_now_years", from, to);
        if let Some(share) = cause.onset.female_share {
            self.certain(&file, id, "female_share", share);
        }
        if let Some(source) = &cause.onset.female_share_source {
            self.cite(&file, id, source);
            if cause.onset.female_share.is_none() {
                self.refuse(&file, id, Problem::LentSource(source.clone()));
            }
        }
        self.share(&file, id, "per_1000 / 1000", cause.prior.per_1000 / 1000.0);
        let mut seen = BTreeSet::new();
        for clue in &cause.clues {
            let id = format!("{id}, clue {}", clue.finding);
            if !seen.insert(&clue.finding) {
                self.refuse(&file, &id, Problem::Twice(clue.finding.clone()));
            }
            self.clue(&file, &id, clue);
        }
    }

    fn clue(&mut self, file: &str, id: &str, clue: &'k CauseClue) {
        if !self.knowledge.findings.contains_key(&clue.finding) {
            self.refuse(file, id, Problem::NoFinding(clue.finding.clone()));
        }
        let given = [clue.counted.is_some(), clue.share.is_some(), clue.class.is_some(), clue.estimate.is_some()];
        let given = given.into_iter().filter(|given| *given).count();
        if given != 1 {
            self.refuse(file, id, Problem::ValuesGiven(given));
        }
        if let Some(counted) = clue.counted.as_deref().filter(|counted| count(counted).is_none()) {
            self.refuse(file, id, Problem::Count(counted.to_owned()));
        }
        for (field, share) in [("share", clue.share), ("estimate", clue.estimate)] {
            if let Some(share) = share {
                self.share(file, id, field, share);
            }
        }
        if let Some([from, to]) = clue.range {
            self.share(file, id, "range", from);
            self.share(file, id, "range", to);
            self.ordered(file, id, "range", from, to);
        }
        match &clue.source {
            Some(source) if clue.estimate.is_some() || source == "dossier-estimate" => {
                self.refuse(file, id, Problem::LentSource(source.clone()));
            }
            Some(source) => self.cite(file, id, source),
            None if clue.counted.is_some() || clue.share.is_some() => self.refuse(file, id, Problem::Unsourced),
            None => {}
        }
        if let Some(restated) = &clue.presenters {
            self.certain(file, id, "presenters.estimate", restated.estimate);
            self.filled(file, id, "presenters.reasoning", &restated.reasoning);
            if clue.among == Among::Presenters {
                self.refuse(file, id, Problem::RestatedTwice);
            }
        }
        if let Some(note) = &clue.note {
            self.mention(note);
        }
    }

    pub(super) fn finding(&mut self, id: &str, finding: &'k Finding) {
        let file = "findings.toml";
        for source in &finding.sources {
            self.cite(file, id, source);
        }
        if !GROUPS.contains(&finding.group.as_str()) {
            self.refuse(file, id, Problem::NoGroup(finding.group.clone()));
        }
        for (field, text) in
            [("label", &finding.label), ("question", &finding.question), ("question_other", &finding.question_other)]
        {
            self.filled(file, id, field, text);
        }
        if let Some(given) = finding.given.as_ref().filter(|given| !self.knowledge.findings.contains_key(*given)) {
            self.refuse(file, id, Problem::NoFinding(given.clone()));
        }
        if (finding.answer == AnswerKind::YesNoUnknown) != finding.without.is_some() {
            self.refuse(file, id, Problem::WithoutMismatch);
        }
        if let Some(without) = &finding.without {
            self.certain(file, id, "without.share", without.share);
            self.filled(file, id, "without.reasoning", &without.reasoning);
            if let Some(source) = &without.source {
                self.cite(file, id, source);
            }
        }
    }

    pub(super) fn rules(&mut self) {
        let file = "urgency.toml";
        for level in [Level::SelfCare, Level::Routine, Level::Within2Weeks, Level::SameDay, Level::EmergencyNow] {
            if !self.knowledge.levels.contains_key(&level) {
                self.refuse(file, &format!("{level:?}"), Problem::NoLevel);
            }
        }
        let mut names: BTreeMap<&str, usize> = BTreeMap::new();
        for rule in &self.knowledge.rules {
            *names.entry(&rule.id).or_default() += 1;
            *names.entry(&rule.number).or_default() += 1;
            self.rule(file, rule);
        }
        for name in names.into_iter().filter(|(_, times)| *times > 1).map(|(name, _)| name) {
            self.refuse(file, name, Problem::RuleTwice(name.to_owned()));
        }
    }

    fn rule(&mut self, file: &str, rule: &'k Rule) {
        for source in &rule.sources {
            self.cite(file, &rule.id, source);
        }
        for (field, text) in [("name", &rule.name), ("plain", &rule.plain), ("why", &rule.why)] {
            self.filled(file, &rule.id, field, text);
        }
        let condition = match Condition::parse(&rule.when) {
            Ok(condition) => condition,
            Err(error) => return self.refuse(file, &rule.id, Problem::Condition(error)),
        };
        let used: BTreeSet<String> = condition.findings().into_iter().map(str::to_owned).collect();
        let mut said = BTreeSet::new();
        for unknown in &rule.unknown {
            if !said.insert(&unknown.finding) {
                self.refuse(file, &rule.id, Problem::Twice(unknown.finding.clone()));
            }
            self.filled(file, &rule.id, "unknown.reason", &unknown.reason);
            if !used.contains(&unknown.finding) {
                self.refuse(file, &rule.id, Problem::UnknownUnused(unknown.finding.clone()));
            }
        }
        for finding in &used {
            if !self.knowledge.findings.contains_key(finding) {
                self.refuse(file, &rule.id, Problem::NoFinding(finding.clone()));
            } else if !said.contains(finding) {
                self.refuse(file, &rule.id, Problem::UnknownUnsaid(finding.clone()));
            }
        }
    }
}
