//! Red flags: what is asked first, few and in lists.
//!
//! In: what is known. Out: the next list of red flags; none when no answer to one would raise the level.
//! Method: first what the person wrote and did not confirm; then the lists of the knowledge, in their order, each with
//! the findings that can still take part in a rule above the present level; then what stands one "yes" away from such a
//! rule because of what is there; then, once, what nobody knew, in other words. What stays open is named in the result
//! as not ruled out.

use super::View;
use super::event::Reply;
use super::question::{Kind, Question};
use crate::answers::About;
use crate::condition::still_open;
use crate::findings::{Findings, Presence};
use crate::medicine::is_of_medicines;
use crate::urgency::means;
use nullpoint_knowledge::schema::{Level, RedFlagGroup, Rule, Unknown};
use std::collections::BTreeSet;

/// Most findings in a list that follows from what is there: as many as the longest list of the knowledge. Our choice.
const MOST: usize = 16;
/// Most dangers named as the reason for a list. Our choice: a longer list is not read.
const MOST_REASONS: usize = 4;

/// The next list of red flags.
pub(super) fn red_flags(view: &View<'_>) -> Option<Question> {
    let first = wrote(view).or_else(|| listed(view));
    if !view.state.medicines_settled {
        return first;
    }
    first.or_else(|| following(view)).or_else(|| again(view))
}

impl View<'_> {
    /// The rules that would raise the level.
    fn raising(&self) -> impl Iterator<Item = &Rule> {
        let least = Level::SameDay.max(self.urgency.level);
        let is_above = move |rule: &&Rule| rule.level >= least && rule.level > self.urgency.level;
        self.knowledge.rules.iter().filter(is_above)
    }

    /// Findings open in the rules that would raise the level with at most so many "yes" answers, in order of the rules.
    fn open_flags(&self, findings: &Findings, most: usize) -> Vec<String> {
        let mut seen = BTreeSet::new();
        self.raising().flat_map(|rule| open_in(rule, findings, most)).filter(|id| seen.insert(id.clone())).collect()
    }

    /// What these findings would rule out, as a reason.
    fn why(&self, ids: &[&str]) -> String {
        let guards = |rule: &&Rule| {
            let open = open_in(rule, &self.raised, usize::MAX);
            open.iter().any(|id| ids.contains(&id.as_str()))
        };
        let mut names: Vec<&str> = Vec::new();
        for rule in self.raising().filter(guards) {
            if !names.contains(&rule.name.as_str()) {
                names.push(&rule.name);
            }
        }
        let others = if names.len() > MOST_REASONS { " and more" } else { "" };
        names.truncate(MOST_REASONS);
        if names.is_empty() {
            return "you wrote something like it, and it may matter for how soon to get help".to_owned();
        }
        format!("to rule out: {}{others}", names.join("; "))
    }

    fn flags(&self, ids: &[&str], heading: &str) -> Question {
        let why = self.why(ids);
        Question { why, red_flag: true, ..Question::of(self, ids, heading, Kind::Several) }
    }
}

fn open_in(rule: &Rule, findings: &Findings, most: usize) -> Vec<String> {
    let raises = |id: &str| means(rule, id).is_some_and(|(means, _)| means == Unknown::Raise);
    still_open(&rule.condition(), findings, &raises, most).into_iter().map(str::to_owned).collect()
}

/// Red flags that the person wrote and left unconfirmed.
fn wrote(view: &View<'_>) -> Option<Question> {
    let listed: BTreeSet<&String> = view.knowledge.red_flag_groups.iter().flat_map(|group| &group.findings).collect();
    let is_flag = |id: &&String| listed.contains(id) || view.state.alarming.contains(*id);
    let heard = view.state.unconfirmed();
    let flags = heard.iter().filter(|id| is_flag(id) && view.may_ask(id)).take(MOST);
    let ids: Vec<&str> = flags.map(String::as_str).collect();
    (!ids.is_empty()).then(|| view.flags(&ids, "You wrote something like this. Is it so?"))
}

/// The next list of the knowledge.
fn listed(view: &View<'_>) -> Option<Question> {
    let open = view.open_flags(&view.raised, usize::MAX);
    // A list that asks for medicines comes when all were asked for, and holds only what that left open.
    let waits = |group: &RedFlagGroup| {
        !view.state.medicines_settled && group.findings.iter().any(|id| is_of_medicines(id, view.knowledge))
    };
    view.knowledge.red_flag_groups.iter().filter(|group| is_for(group, view) && !waits(group)).find_map(|group| {
        let ids: Vec<&str> =
            group.findings.iter().map(String::as_str).filter(|id| is_open(id, &open) && view.may_ask(id)).collect();
        (!ids.is_empty()).then(|| view.flags(&ids, &format!("{}. {}", group.heading, group.intro)))
    })
}

fn is_open(id: &str, open: &[String]) -> bool {
    open.iter().any(|known| known == id)
}

/// Whether a list is for someone of this age; a list for the young only for a child where no age is known.
fn is_for(group: &RedFlagGroup, view: &View<'_>) -> bool {
    group
        .below_age
        .is_none_or(|below| view.age().map_or_else(|| view.state.wording() == About::Child, |age| age < below))
}

/// What stands one "yes" away from raising the level because of what is there.
fn following(view: &View<'_>) -> Option<Question> {
    let mut bare = Findings::default();
    bare.age_years = view.age();
    let alone = view.open_flags(&bare, 1);
    let open = view.open_flags(&view.raised, 1);
    let follows = |id: &&str| !is_open(id, &alone) || is_touched(id, view);
    let ids: Vec<&str> =
        open.iter().map(String::as_str).filter(|id| follows(id) && view.may_ask(id)).take(MOST).collect();
    (!ids.is_empty()).then(|| view.flags(&ids, "A few more, because of what you said. Is any of this so?"))
}

/// Whether a finding that raises the level alone and stands in no list shares its rule with something that is there.
fn is_touched(id: &str, view: &View<'_>) -> bool {
    let is_there = |id: &&str| view.raised.presence(id) == Presence::Present;
    !view.knowledge.red_flag_groups.iter().any(|group| group.findings.iter().any(|listed| listed == id))
        && view.raising().any(|rule| {
            let condition = rule.condition();
            let findings = condition.findings();
            findings.contains(&id) && findings.iter().any(is_there)
        })
}

/// What nobody knew, once more, with how to find out.
fn again(view: &View<'_>) -> Option<Question> {
    let open = view.open_flags(&view.raised, 1);
    let counted = view.urgency.rules.iter().flat_map(|fired| &fired.counted_as_present);
    let is_unknown = |id: &&String| {
        let once = view.state.said.get(*id).is_some_and(|said| said.reply == Reply::Unknown && said.unknowns == 1);
        once && !view.state.passed.contains(*id) && view.findings.presence(id) == Presence::Unknown
    };
    let mut seen = BTreeSet::new();
    let asked = open.iter().chain(counted).filter(is_unknown).filter(|id| seen.insert((*id).clone()));
    let told: Vec<(&str, &str)> = asked.filter_map(|id| Some((id.as_str(), how(view, id)?))).take(MOST).collect();
    let ids: Vec<&str> = told.iter().map(|(id, _)| *id).collect();
    if ids.is_empty() {
        return None;
    }
    let mut question = view.flags(&ids, "Nobody could say this before. Here is how to find out. Is any of it so?");
    question.again = true;
    for (item, (_, how)) in question.items.iter_mut().zip(told) {
        item.how_to = vec![how.to_owned()];
    }
    Some(question)
}

/// How to find out what nobody knew, by the most urgent rule that does not pass it over.
fn how<'v>(view: &View<'v>, id: &str) -> Option<&'v str> {
    let rules = view.knowledge.rules.iter().filter(|rule| rule.level >= Level::SameDay);
    let told = rules.filter_map(|rule| {
        let (means, reason) = means(rule, id)?;
        (means != Unknown::Ignore).then_some((rule.level, reason))
    });
    // The first of the most urgent ones, in the order of the file.
    told.reduce(|most, next| if next.0 > most.0 { next } else { most }).map(|(_, reason)| reason)
}
