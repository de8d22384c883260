//! People drawn from the knowledge, to measure how long an interview takes. They are made up: their findings are drawn
//! from the shares, one by one, so they fit the knowledge better than anyone alive does.
//!
//! In: a cause, or the shares of presenters, and a seed. Out: a person who answers questions, and the course of an
//! interview with them.
//! Limits: findings are drawn for themselves, but for lists of which at most one is so, and those that need another.

use super::{Confirm, Event, Interview, Kind, Medicines, Question, Reply, Step};
use crate::answers::MedicineAnswer;
use crate::medicine::{holds, is_of_medicines};
use jiff::civil::Date;
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::{AnswerKind, GroupKind, MedicineFinding, MedicineWhen};
use std::collections::{BTreeMap, BTreeSet};

/// Numbers drawn from a seed: the same seed, the same numbers (SplitMix64, <https://doi.org/10.1145/2714064.2660195>).
#[derive(Clone, Debug)]
pub struct Draw(u64);

impl Draw {
    /// From a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 up to, but not including, 1.
    pub fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// A person drawn from the knowledge.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The cause they have.
    pub cause: String,
    /// Their age in years.
    pub age_years: f64,
    /// Their sex: `female` or `male`.
    pub sex: &'static str,
    /// The findings they have; all others they do not have.
    pub has: BTreeSet<String>,
}

impl Person {
    /// Someone whose cause is drawn by its share of presenters.
    #[must_use]
    pub fn drawn(knowledge: &Knowledge, draw: &mut Draw) -> Self {
        let all: f64 = knowledge.causes.keys().filter_map(|id| knowledge.prior_share(id)).sum();
        let mut left = draw.share() * all;
        let mut causes = knowledge.causes.keys().filter(|id| {
            left -= knowledge.prior_share(id).unwrap_or_default();
            left < 0.0
        });
        let cause = causes.next().or_else(|| knowledge.causes.keys().next_back()).cloned().unwrap_or_default();
        Self::with(&cause, knowledge, draw)
    }

    /// Someone with this cause.
    #[must_use]
    pub fn with(cause: &str, knowledge: &Knowledge, draw: &mut Draw) -> Self {
        let record = knowledge.cause(cause);
        let [youngest, oldest] = record.map_or([0.0, 90.0], |record| record.onset.plausible_age_now_years);
        let age_years = youngest + draw.share() * (oldest - youngest);
        let female = record.and_then(|record| record.onset.female_share).unwrap_or(0.5);
        let sex = if draw.share() < female { "female" } else { "male" };
        let clues: BTreeMap<&str, f64> = record
            .into_iter()
            .flat_map(|record| &record.clues)
            .map(|clue| (clue.finding.as_str(), clue.with(knowledge).value))
            .collect();
        let share = |id: &str| {
            let without = || knowledge.findings.get(id).and_then(|finding| finding.without(knowledge));
            clues.get(id).copied().or_else(|| without().map(|share| share.value)).unwrap_or_default()
        };
        let mut has: BTreeSet<String> = BTreeSet::new();
        let groups = knowledge.asking.groups.iter().filter(|group| group.kind == GroupKind::One);
        let one_of: Vec<&Vec<String>> = groups.map(|group| &group.findings).collect();
        for (id, finding) in &knowledge.findings {
            let is_one_of = one_of.iter().any(|ids| ids.contains(id));
            if finding.answer == AnswerKind::YesNoUnknown && !is_one_of && draw.share() < share(id) {
                has.insert(id.clone());
            }
        }
        for ids in one_of {
            let sum: f64 = ids.iter().map(|id| share(id)).sum();
            let mut left = draw.share() * sum.max(1.0);
            has.extend(
                ids.iter()
                    .find(|id| {
                        left -= share(id);
                        left < 0.0
                    })
                    .cloned(),
            );
        }
        let needs = |id: &String| knowledge.findings.get(id).and_then(|finding| finding.given.as_ref());
        let bearers = has.clone();
        has.retain(|id| needs(id).is_none_or(|given| bearers.contains(given)));
        Self { cause: cause.to_owned(), age_years, sex, has }
    }

    /// What they answer; a share of `dont_know` of their answers is "unknown".
    pub fn reply(&self, id: &str, dont_know: f64, draw: &mut Draw) -> Reply {
        match id {
            "about" => Reply::Choice(if self.age_years < 18.0 { "child" } else { "self" }.to_owned()),
            "sex" => Reply::Choice(self.sex.to_owned()),
            "age-now" => Reply::Number(self.age_years),
            _ if draw.share() < dont_know => Reply::Unknown,
            _ if self.has.contains(id) => Reply::Yes,
            _ => Reply::No,
        }
    }

    /// The medicines they take: such as stand for findings they have, and for no other. Where none does, they do not know
    /// the names.
    fn medicines(&self, knowledge: &Knowledge) -> Medicines {
        let mut open: BTreeSet<&String> = self.has.iter().filter(|id| is_of_medicines(id, knowledge)).collect();
        let mut told = Vec::new();
        while !open.is_empty() {
            let fitting = named(knowledge).filter(|(_, found)| found.iter().all(|id| self.has.contains(*id)));
            let covers = |found: &[&String]| found.iter().filter(|id| open.contains(*id)).count();
            let best = fitting.reduce(|best, next| if covers(&next.1) > covers(&best.1) { next } else { best });
            let Some((medicine, found)) = best.filter(|(_, found)| covers(found) > 0) else {
                return Medicines::Unknown;
            };
            open.retain(|id| !found.contains(id));
            told.push(medicine);
        }
        if told.is_empty() { Medicines::None } else { Medicines::List(told) }
    }

    /// What they say to a question.
    fn answer(&self, question: &Question, knowledge: &Knowledge, dont_know: f64, draw: &mut Draw) -> Event {
        match question.kind {
            Kind::Medicines | Kind::MedicineTime if draw.share() < dont_know => Event::Medicines(Medicines::Unknown),
            Kind::Medicines => Event::Medicines(self.medicines(knowledge)),
            Kind::MedicineTime => Event::Medicines(Medicines::Words("taken for over 3 months".into())),
            _ => Event::Answers(self.replies(question, dont_know, draw)),
        }
    }

    fn replies(&self, question: &Question, dont_know: f64, draw: &mut Draw) -> BTreeMap<String, Reply> {
        // About whom, age and sex are always known: the share of "don't know" is about findings.
        let dont_know = if matches!(question.kind, Kind::Choice | Kind::Number) { 0.0 } else { dont_know };
        question.findings.iter().map(|id| (id.clone(), self.reply(id, dont_know, draw))).collect()
    }
}

/// Every medicine of ours with every time that a finding asks for, and the findings it then stands for.
fn named(knowledge: &Knowledge) -> impl Iterator<Item = (MedicineAnswer, Vec<&String>)> {
    let all = knowledge.medicine_classes.iter();
    let all = all.flat_map(|(class, of_it)| of_it.medicines.iter().map(move |(id, medicine)| (class, id, medicine)));
    all.flat_map(move |(class, id, medicine)| {
        let groups = knowledge.medicine_names.groups.values().filter(move |group| holds(group, id, class));
        let links: Vec<&MedicineFinding> = groups.flat_map(|group| &group.findings).collect();
        let text = medicine.substance.clone();
        let dated = move |started: Option<u16>, stopped: Option<u16>| {
            let ago = |days: Option<u16>| days.map(|days| format!("{days} days ago"));
            let stands = |link: &&MedicineFinding| {
                let days = link.days.unwrap_or_default();
                match link.when {
                    MedicineWhen::Taken => stopped.is_none(),
                    MedicineWhen::Long => stopped.is_none() && started.is_some_and(|started| started >= days),
                    MedicineWhen::NewOrCombined => stopped.is_none() && started.is_none_or(|started| started <= days),
                    MedicineWhen::New => stopped.is_none() && started.is_some_and(|started| started <= days),
                    MedicineWhen::Stopped => stopped.is_some_and(|stopped| stopped <= days),
                }
            };
            let found = links.iter().copied().filter(stands).map(|link| &link.finding).collect();
            (MedicineAnswer { text: text.clone(), started: ago(started), changed: None, stopped: ago(stopped) }, found)
        };
        // In days: no date; long ago; in the last months; both; and stopped lately.
        let times = [(None, None), (Some(400), None), (Some(30), None), (Some(90), None), (None, Some(10))];
        times.map(|(started, stopped)| dated(started, stopped))
    })
}

/// How an interview went.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// Questions that were asked; a list counts once.
    pub asked: usize,
    /// Questions of these that were red flags.
    pub red_flags: usize,
    /// Questions after which the first place no longer changed.
    pub stable_after: usize,
    /// Place of the person's own cause at the end, from 1.
    pub place: usize,
}

/// Most complaints that a person names before any question. Our choice: people name one to three.
const NAMED_FIRST: usize = 2;

/// Interviews a person, who names up to two of the movements they have first.
#[must_use]
pub fn course(person: &Person, knowledge: &Knowledge, today: Date, dont_know: f64, draw: &mut Draw) -> Course {
    let mut interview = Interview::new(knowledge, today);
    let is_complaint = |id: &&String| {
        knowledge.findings.get(*id).is_some_and(|finding| matches!(finding.group.as_str(), "region" | "character"))
    };
    let mut named: Vec<String> = person.has.iter().filter(is_complaint).cloned().collect();
    named.sort_by_cached_key(|_| (draw.share() * 1e9) as u64);
    named.truncate(NAMED_FIRST);
    let say = |interview: &mut Interview<'_>, event| interview.say(event).is_ok();
    say(&mut interview, Event::Confirm(Confirm { present: named, ..Confirm::default() }));
    let (mut firsts, mut red_flags) = (Vec::new(), 0);
    let first = |interview: &Interview<'_>| interview.causes().into_iter().next().map(|(cause, _)| cause);
    firsts.push(first(&interview));
    while let Step::Ask(question) = interview.next() {
        red_flags += usize::from(question.red_flag);
        let answer = person.answer(question, knowledge, dont_know, draw);
        if !say(&mut interview, answer) {
            break;
        }
        firsts.push(first(&interview));
    }
    let last = firsts.last().cloned().flatten();
    let stable_after = firsts.iter().rposition(|first| *first != last).map_or(0, |place| place + 1);
    let places = interview.causes();
    let place = places.iter().position(|(cause, _)| *cause == person.cause).unwrap_or(places.len());
    Course { asked: firsts.len() - 1, red_flags, stable_after, place: place + 1 }
}
