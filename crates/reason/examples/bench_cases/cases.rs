//! The cases as their files hold them.
//!
//! In: the TOML files of `tests/cases/`. Out: vignettes, stories and red-flag cases, and the tests that every id in
//! them exists, that every source resolves, and that nothing is both there and not.

use crate::interview::Truth;
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::Level;
use nullpoint_reason::answers::{Answers, Sex};
use nullpoint_reason::{About, Findings};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Which half of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Half {
    /// Open while the engine was built.
    Dev,
    /// Kept for the last run: nothing but totals is printed.
    Kept,
}

/// A published case as findings.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vignette {
    pub(crate) id: String,
    /// Group of causes; the first 40 cases have none.
    #[serde(default)]
    pub(crate) group: String,
    pub(crate) age_years: f64,
    pub(crate) sex: Sex,
    pub(crate) present: Vec<String>,
    pub(crate) absent: Vec<String>,
    pub(crate) expected_top: String,
    pub(crate) expected_causes: Vec<String>,
    pub(crate) expected_urgency: Level,
    /// Highest level that is not over-triage; the expected one where it is not told.
    urgency_at_most: Option<Level>,
    /// How near the paper the case is.
    #[serde(default)]
    #[expect(dead_code, reason = "for who reads the file")]
    basis: String,
    /// Id of its source.
    #[cfg_attr(not(test), expect(dead_code, reason = "held by a test"))]
    source: String,
    #[expect(dead_code, reason = "for who reads the file")]
    story: String,
}

impl Vignette {
    /// What is known of the person.
    pub(crate) fn findings(&self, knowledge: &Knowledge) -> Findings {
        let answers = Answers {
            age_years: Some(self.age_years),
            sex: Some(self.sex),
            present: self.present.clone(),
            absent: self.absent.clone(),
            ..Answers::default()
        };
        Findings::from_answers(&answers, knowledge)
    }

    /// Highest level that is not over-triage.
    pub(crate) fn urgency_at_most(&self) -> Level {
        self.urgency_at_most.unwrap_or(self.expected_urgency)
    }
}

/// A person's own words, with what they would answer when asked.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Story {
    pub(crate) id: String,
    /// Group of causes.
    pub(crate) group: String,
    pub(crate) about: About,
    pub(crate) age_years: f64,
    pub(crate) sex: Sex,
    /// The first words.
    pub(crate) text: String,
    pub(crate) present: Vec<String>,
    pub(crate) unknown: Vec<String>,
    pub(crate) values: BTreeMap<String, f64>,
    pub(crate) medicines: Vec<String>,
    pub(crate) expected_top: String,
    pub(crate) expected_causes: Vec<String>,
    pub(crate) expected_urgency: Level,
    pub(crate) urgency_at_most: Level,
    #[expect(dead_code, reason = "for who reads the file")]
    note: String,
}

impl Story {
    /// What is true of this person.
    pub(crate) fn truth(&self) -> Truth<'_> {
        Truth {
            about: self.about,
            age_years: self.age_years,
            sex: self.sex,
            present: &self.present,
            unknown: &self.unknown,
            values: &self.values,
            medicines: &self.medicines,
        }
    }
}

/// A person with a red flag, who may play it down.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RedFlagCase {
    pub(crate) id: String,
    /// The rule that has to hold.
    pub(crate) rule: String,
    pub(crate) about: About,
    pub(crate) age_years: f64,
    pub(crate) sex: Sex,
    pub(crate) present: Vec<String>,
    pub(crate) absent: Vec<String>,
    pub(crate) level: Level,
    /// What the person says to play it down.
    pub(crate) minimising: Vec<String>,
    /// Harmless findings that are there as well.
    pub(crate) distractors: Vec<String>,
    pub(crate) half: Half,
}

/// The first 40 cases.
pub(crate) fn first_vignettes() -> Vec<Vignette> {
    vignettes(include_str!("../../tests/cases/vignettes-first.toml"))
}

/// The further cases of one half.
pub(crate) fn further_vignettes(half: Half) -> Vec<Vignette> {
    vignettes(match half {
        Half::Dev => include_str!("../../tests/cases/vignettes-dev.toml"),
        Half::Kept => include_str!("../../tests/cases/vignettes-kept.toml"),
    })
}

fn vignettes(text: &str) -> Vec<Vignette> {
    #[derive(Deserialize)]
    struct File {
        vignette: Vec<Vignette>,
    }
    toml::from_str::<File>(text).expect("a test reads this file").vignette
}

/// The stories of one half.
pub(crate) fn stories(half: Half) -> Vec<Story> {
    #[derive(Deserialize)]
    struct File {
        story: Vec<Story>,
    }
    let text = match half {
        Half::Dev => include_str!("../../tests/cases/stories-dev.toml"),
        Half::Kept => include_str!("../../tests/cases/stories-kept.toml"),
    };
    toml::from_str::<File>(text).expect("a test reads this file").story
}

/// The cases with a red flag of one half.
pub(crate) fn red_flag_cases(half: Half) -> Vec<RedFlagCase> {
    #[derive(Deserialize)]
    struct File {
        case: Vec<RedFlagCase>,
    }
    let text = include_str!("../../tests/cases/red-flag-cases.toml");
    let cases = toml::from_str::<File>(text).expect("a test reads this file").case;
    cases.into_iter().filter(|case| case.half == half).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use nullpoint_knowledge::schema::AnswerKind;
    use std::collections::BTreeSet;

    fn all_vignettes() -> Vec<Vignette> {
        [first_vignettes(), further_vignettes(Half::Dev), further_vignettes(Half::Kept)].concat()
    }

    fn all_stories() -> Vec<Story> {
        [stories(Half::Dev), stories(Half::Kept)].concat()
    }

    fn all_red_flag_cases() -> Vec<RedFlagCase> {
        [red_flag_cases(Half::Dev), red_flag_cases(Half::Kept)].concat()
    }

    /// Faults without the id of a case: a kept one is not named.
    #[track_caller]
    fn none(what: &str, faults: usize) {
        assert_eq!(faults, 0, "{what}");
    }

    #[test]
    fn every_vignette_holds_what_exists_and_does_not_contradict_itself() {
        let knowledge = Knowledge::embedded();
        let is_cause = |id: &String| knowledge.causes.contains_key(id);
        let wrong = |vignette: &&Vignette| {
            let answers = Answers {
                age_years: Some(vignette.age_years),
                present: vignette.present.clone(),
                absent: vignette.absent.clone(),
                ..Answers::default()
            };
            answers.check(knowledge).is_err()
                || !vignette.expected_causes.iter().all(is_cause)
                || !vignette.expected_causes.contains(&vignette.expected_top)
                || vignette.urgency_at_most() < vignette.expected_urgency
        };
        none(
            "vignettes that hold what does not exist or contradict themselves",
            all_vignettes().iter().filter(wrong).count(),
        );
    }

    #[test]
    fn every_source_of_a_case_resolves_and_every_source_is_used() {
        #[derive(Deserialize)]
        struct File {
            source: BTreeMap<String, toml::Table>,
        }
        let own: File = toml::from_str(include_str!("../../tests/cases/sources.toml")).unwrap();
        let cited: BTreeSet<String> = all_vignettes().into_iter().map(|vignette| vignette.source).collect();
        let known = Knowledge::embedded();
        let unknown = cited.iter().filter(|id| !own.source.contains_key(*id) && known.source(id).is_none());
        none("sources of cases that resolve nowhere", unknown.count());
        let titled = |source: &toml::Table| source.get("title").is_some_and(|title| title.as_str() != Some(""));
        none("sources of cases without a title", own.source.values().filter(|source| !titled(source)).count());
        let unused: Vec<&String> = own.source.keys().filter(|id| !cited.contains(*id)).collect();
        assert!(unused.is_empty(), "nobody cites {unused:?}");
    }

    #[test]
    fn every_story_holds_what_exists_and_does_not_contradict_itself() {
        let knowledge = Knowledge::embedded();
        let is_cause = |id: &String| knowledge.causes.contains_key(id);
        let is_number =
            |id: &String| knowledge.finding(id).is_some_and(|found| found.answer != AnswerKind::YesNoUnknown);
        let wrong = |story: &&Story| {
            let (present, unknown) = (story.present.clone(), story.unknown.clone());
            let answers = Answers { age_years: Some(story.age_years), present, unknown, ..Answers::default() };
            answers.check(knowledge).is_err()
                || !story.values.keys().all(is_number)
                || !story.expected_causes.iter().all(is_cause)
                || !story.expected_causes.contains(&story.expected_top)
                || story.urgency_at_most < story.expected_urgency
        };
        none(
            "stories that hold what does not exist or contradict themselves",
            all_stories().iter().filter(wrong).count(),
        );
    }

    #[test]
    fn no_story_names_its_condition() {
        let knowledge = Knowledge::embedded();
        let tells = |story: &&Story| {
            let text = story.text.to_lowercase();
            let cause = &knowledge.causes[&story.expected_top];
            [&cause.name, &cause.clinical_name].iter().any(|name| text.contains(&name.to_lowercase()))
        };
        none("stories that name their condition", all_stories().iter().filter(tells).count());
    }

    #[test]
    fn every_red_flag_case_holds_what_exists_and_does_not_contradict_itself() {
        let knowledge = Knowledge::embedded();
        let wrong = |case: &&RedFlagCase| {
            let present = [case.present.clone(), case.distractors.clone()].concat();
            let answers = Answers { present, absent: case.absent.clone(), ..Answers::default() };
            answers.check(knowledge).is_err()
                || knowledge.rule(&case.rule).is_none_or(|rule| rule.level != case.level)
                || case.level < Level::SameDay
                || case.minimising.is_empty()
        };
        none("red-flag cases that hold what does not exist", all_red_flag_cases().iter().filter(wrong).count());
    }

    #[test]
    fn every_case_has_an_id_of_its_own() {
        let ids = all_vignettes().into_iter().map(|vignette| vignette.id);
        let ids = ids.chain(all_stories().into_iter().map(|story| story.id));
        let mut ids: Vec<String> = ids.chain(all_red_flag_cases().into_iter().map(|case| case.id)).collect();
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }

    #[test]
    fn there_are_as_many_cases_as_were_promised() {
        assert!(further_vignettes(Half::Dev).len() + further_vignettes(Half::Kept).len() >= 120);
        assert!(all_stories().len() >= 80);
        assert!(all_red_flag_cases().len() >= 100);
        let everyday = all_vignettes().iter().filter(|vignette| vignette.group == "benign").count();
        assert!(everyday >= 40, "{everyday} everyday cases");
    }
}
