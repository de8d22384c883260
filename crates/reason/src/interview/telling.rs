//! The most telling question: what to ask next about the cause, and when to stop.
//!
//! In: what is known and the causes in order. Out: the question, or the list, whose answer is expected to tell most for
//! the effort it takes; none when no answer would change the order of causes or the advice.
//! Method: expected information in bits (`crate::questions`), more where a "yes" would change how soon to get help,
//! divided by the cost of an answer (`asking.toml`).

use super::View;
use super::question::{Kind, Question, sex};
use crate::condition::still_open;
use crate::differential::SOMETHING_ELSE;
use crate::findings::Presence;
use crate::questions::{information, shares_of_presenters, told};
use crate::urgency::means;
use nullpoint_knowledge::schema::{GroupKind, Level, QuestionGroup, Unknown};
use std::collections::BTreeMap;

/// An answer that would raise the level counts this many times. Our choice: at 2 the interviews of 300 people drawn from
/// the knowledge ended with the cause less often within three (84 % beside 87 %).
const RAISES: f64 = 1.5;
/// What each further item adds to the cost of a list, as a share of its dearest item. Our choice: reading a line takes
/// far less than a question of its own; at 0.15 the same 300 needed more questions.
const FURTHER: f64 = 0.05;
/// Items of a list tell partly the same: their sum counts this much. Our choice.
const TOGETHER: f64 = 0.8;
/// An item that tells less than this share of the best of its list is left out of it. Our choice.
const WORTH_A_LINE: f64 = 0.02;
/// Least that a question has to be expected to tell, in bits, to be asked. Our choice: see `docs/interview.md`.
const LEAST: f64 = 0.025;
/// From this probability on the first place is settled, unless a question is still worth much.
const SETTLED: f64 = 0.9;
/// What a question has to be expected to tell where the first place is settled, in bits. Our choice.
const LEAST_WHEN_SETTLED: f64 = 0.1;
/// Most questions about the cause: a person tires. Our choice.
const MOST: usize = 30;
/// Causes that a reason names two of: the first ones. Our choice.
const FIRST: usize = 4;

/// The question to ask next about the cause.
pub(super) fn most_telling_next(view: &View<'_>, causes: &[(String, f64)]) -> Option<Question> {
    if view.state.asked >= MOST {
        return None;
    }
    let shares: BTreeMap<&str, f64> = match causes {
        [] => shares_of_presenters(view.knowledge),
        causes => causes.iter().map(|(cause, probability)| (cause.as_str(), *probability)).collect(),
    };
    let told: BTreeMap<&str, f64> = told(&shares, view.weighing, &view.findings, view.knowledge)
        .into_iter()
        .filter(|(_, id)| view.may_ask(id))
        .map(|(bits, id)| (id, bits))
        .collect();
    let raising = raising(view);
    let singles = told
        .keys()
        .filter(|id| !view.knowledge.asking.groups.iter().any(|group| group.findings.iter().any(|own| own == *id)));
    let lists = singles.map(|id| Asked { ids: vec![id], group: None });
    let groups = view.knowledge.asking.groups.iter().map(|group| Asked::list(group, &told));
    let worth = |asked: &Asked<'_>| asked.worth(view, &told, &raising);
    let (most_worth, best) = lists
        .chain(groups)
        .filter(|asked| !asked.ids.is_empty())
        .map(|asked| (worth(&asked), asked))
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.ids.cmp(&a.1.ids)))?;
    let bits = best.bits(&told);
    let is_settled = causes.first().is_some_and(|(_, probability)| *probability >= SETTLED);
    let least = if is_settled { LEAST_WHEN_SETTLED } else { LEAST };
    let of_sex = bits_of_sex(&shares, view);
    if of_sex >= least
        && of_sex > most_worth
        && let Some(question) = sex(view.state)
    {
        return Some(Question { information_bits: Some(of_sex), ..question });
    }
    if bits < least {
        return None;
    }
    let heading = best.group.map(|group| group.heading.as_str()).unwrap_or_default();
    let kind = match best.group.map(|group| group.kind) {
        Some(GroupKind::One) => Kind::One,
        _ => Kind::Several,
    };
    let most = best.ids.iter().copied().max_by(|a, b| told[*a].total_cmp(&told[*b]))?;
    Some(Question {
        why: why(most, view, causes, raising.iter().any(|id| best.ids.contains(&id.as_str()))),
        information_bits: Some(bits),
        ..Question::of(view, &best.ids, heading, kind)
    })
}

/// What the sex is expected to tell, in bits: it is known at once, at a cost of 1.
fn bits_of_sex(shares: &BTreeMap<&str, f64>, view: &View<'_>) -> f64 {
    let female = |cause: &str| view.knowledge.cause(cause).and_then(|cause| cause.onset.female_share);
    let listed: Vec<(f64, f64)> = shares.iter().filter_map(|(cause, share)| Some((*share, female(cause)?))).collect();
    let told: f64 = listed.iter().map(|(share, _)| share).sum();
    if told <= 0.0 {
        return 0.0;
    }
    let among_all = listed.iter().map(|(share, female)| share * female).sum::<f64>() / told;
    information(&listed, among_all, 1.0)
}

/// What may be asked: one finding, or those of a group.
struct Asked<'a> {
    ids: Vec<&'a str>,
    group: Option<&'a QuestionGroup>,
}

impl<'a> Asked<'a> {
    fn list(group: &'a QuestionGroup, told: &BTreeMap<&str, f64>) -> Self {
        let bits = |id: &str| told.get(id).copied().unwrap_or_default();
        let best = group.findings.iter().map(|id| bits(id)).fold(0.0, f64::max);
        let is_worth = |id: &&str| best > 0.0 && bits(id) >= WORTH_A_LINE * best;
        Self { ids: group.findings.iter().map(String::as_str).filter(is_worth).collect(), group: Some(group) }
    }

    /// What its answers are expected to tell.
    fn bits(&self, told: &BTreeMap<&str, f64>) -> f64 {
        let bits = |id: &&str| told.get(*id).copied().unwrap_or_default();
        match self.ids.as_slice() {
            [one] => bits(one),
            several => TOGETHER * several.iter().map(bits).sum::<f64>(),
        }
    }

    /// What it tells for its cost.
    fn worth(&self, view: &View<'_>, told: &BTreeMap<&str, f64>, raising: &[String]) -> f64 {
        let efforts = &view.knowledge.asking.effort;
        let cost = |id: &&str| {
            efforts
                .values()
                .find(|effort| effort.findings.iter().any(|own| own == id))
                .map_or(1.0, |effort| effort.cost)
        };
        let dearest = self.ids.iter().map(cost).fold(1.0, f64::max);
        let cost = dearest * (1.0 + FURTHER * (self.ids.len().saturating_sub(1)) as f64);
        let weight = if self.ids.iter().any(|id| raising.iter().any(|known| known == id)) { RAISES } else { 1.0 };
        weight * self.bits(told) / cost
    }
}

/// Findings of which one "yes" would change how soon to get help.
fn raising(view: &View<'_>) -> Vec<String> {
    let above = |level: Level| level >= Level::Within2Weeks && level > view.urgency.level;
    let rules = view.knowledge.rules.iter().filter(|rule| above(rule.level));
    rules
        .flat_map(|rule| {
            let raises = |id: &str| means(rule, id).is_some_and(|(means, _)| means == Unknown::Raise);
            let condition = rule.condition();
            still_open(&condition, &view.raised, &raises, 1).into_iter().map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|id| view.findings.presence(id) == Presence::NotAssessed)
        .collect()
}

/// Why it is asked: the two of the first causes that it sets apart most.
fn why(id: &str, view: &View<'_>, causes: &[(String, f64)], raises: bool) -> String {
    let without = view.knowledge.findings.get(id).and_then(|finding| finding.without(view.knowledge));
    let share = |cause: &str| {
        let clues = view.knowledge.cause(cause).map(|cause| cause.clues.as_slice()).unwrap_or_default();
        let clue = clues.iter().find(|clue| clue.finding == id);
        clue.map_or_else(|| without.as_ref().map_or(0.5, |share| share.value), |clue| clue.with(view.knowledge).value)
    };
    let first = causes.iter().filter(|(cause, _)| cause != SOMETHING_ELSE).take(FIRST);
    let named = first.filter_map(|(id, _)| Some((share(id), view.knowledge.cause(id)?.name.as_str())));
    let mut shares: Vec<(f64, &str)> = named.collect();
    shares.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(b.1)));
    let soon = if raises { "; a yes may change how soon to get help" } else { "" };
    match (shares.last(), shares.first()) {
        (Some((most, more)), Some((least, less))) if most > least => {
            format!("more common with: {more}; less common with: {less}{soon}")
        }
        _ => format!("its answer is expected to tell most about the cause{soon}"),
    }
}
