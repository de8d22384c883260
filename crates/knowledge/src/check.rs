//! Checking: what is refused in the files of knowledge.
//!
//! Shared with `build.rs`, so that wrong files do not build.

use crate::problem::{Problem, Refusal};
use crate::rule::Condition;
use crate::schema::{Among, AnswerKind, Cause, CauseClue, Finding, Knowledge, Level, Rule};
use std::collections::{BTreeMap, BTreeSet};

/// The groups of findings, in the order in which they are asked and shown.
pub const GROUPS: [&str; 6] = ["region", "character", "modifiers", "time", "history", "associated"];

/// All that is wrong with this knowledge; empty when nothing is.
pub fn refusals(knowledge: &Knowledge) -> Vec<Refusal> {
    let mut check = Check { knowledge, named: BTreeSet::new(), found: Vec::new() };
    for (id, cause) in &knowledge.causes {
        check.cause(id, cause);
    }
    for (id, finding) in &knowledge.findings {
        check.finding(id, finding);
    }
    check.rules();
    check.care();
    let else_share = knowledge.something_else.share;
    check.certain("presenters.toml", "something_else", "share", else_share);
    check.uncited();
    check.found
}

/// `n` and `of` of a count such as `12/40`.
pub fn count(counted: &str) -> Option<(u32, u32)> {
    let (n, of) = counted.split_once('/')?;
    let (n, of) = (n.parse().ok()?, of.parse().ok()?);
    (of > 0 && n <= of).then_some((n, of))
}

struct Check<'k> {
    knowledge: &'k Knowledge,
    /// Every source that is cited, in a list of sources or by its id within a text.
    named: BTreeSet<&'k str>,
    found: Vec<Refusal>,
}

impl<'k> Check<'k> {
    fn refuse(&mut self, file: &str, id: &str, problem: Problem) {
        self.found.push(Refusal { file: file.to_owned(), id: id.to_owned(), problem });
    }

    fn cause(&mut self, id: &str, cause: &'k Cause) {
        let file = format!("causes/{id}.toml");
        let lists = [&cause.text_sources, &cause.prevalence.sources, &cause.movement.sources];
        for source in lists.into_iter().flatten() {
            self.cite(&file, id, source);
        }
        for text in [&cause.plain, &cause.mechanism, &cause.course, &cause.onset.sex_ratio, &cause.prevalence.text] {
            self.mention(text);
        }
        for (field, text) in [("name", &cause.name), ("plain", &cause.plain), ("reasoning", &cause.prior.reasoning)] {
            self.filled(&file, id, field, text);
        }
        let [from, to] = cause.onset.plausible_age_now_years;
        self.ordered(&file, id, "plausible_age_now_years", from, to);
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

    fn finding(&mut self, id: &str, finding: &'k Finding) {
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

    fn rules(&mut self) {
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

    fn care(&mut self) {
        let file = "care.toml";
        for (id, professional) in &self.knowledge.professionals {
            for source in &professional.sources {
                self.cite(file, id, source);
            }
            for (field, text) in [("name", &professional.name), ("when", &professional.when)] {
                self.filled(file, id, field, text);
            }
        }
        for (id, pathway) in &self.knowledge.pathways {
            if !self.knowledge.causes.contains_key(id) {
                self.refuse(file, id, Problem::NoCause(id.clone()));
            }
            for who in pathway.who.iter().chain([&pathway.first_contact]) {
                if !self.knowledge.professionals.contains_key(who) {
                    self.refuse(file, id, Problem::NoProfessional(who.clone()));
                }
            }
        }
    }

    fn uncited(&mut self) {
        for (id, source) in &self.knowledge.sources {
            match (self.named.contains(id.as_str()), &source.uncited) {
                (false, None) => self.refuse("sources.toml", id, Problem::Uncited),
                (true, Some(_)) => self.refuse("sources.toml", id, Problem::CitedAfterAll),
                _ => {}
            }
        }
    }

    fn cite(&mut self, file: &str, id: &str, source: &'k str) {
        if !self.knowledge.sources.contains_key(source) {
            self.refuse(file, id, Problem::NoSource(source.to_owned()));
        }
        self.named.insert(source);
    }

    /// A source named by its id within a text is cited too.
    fn mention(&mut self, text: &'k str) {
        self.named.extend(text.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-')));
    }

    fn share(&mut self, file: &str, id: &str, field: &'static str, found: f64) {
        if !(0.0..=1.0).contains(&found) {
            self.refuse(file, id, Problem::ShareOutside { field, found });
        }
    }

    fn certain(&mut self, file: &str, id: &str, field: &'static str, found: f64) {
        if !(found > 0.0 && found < 1.0) {
            self.refuse(file, id, Problem::Certain { field, found });
        }
    }

    fn ordered(&mut self, file: &str, id: &str, field: &'static str, from: f64, to: f64) {
        if from.is_nan() || to.is_nan() || from < 0.0 || from > to {
            self.refuse(file, id, Problem::Disordered { field, from, to });
        }
    }

    fn filled(&mut self, file: &str, id: &str, field: &'static str, text: &str) {
        if text.trim().is_empty() {
            self.refuse(file, id, Problem::Empty(field));
        }
    }
}
