//! Entries: everything in the knowledge that can answer a question, one shape for all kinds.

use crate::how_soon::how_soon;
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::{Cause, MedicineClass, Role, SelfCare, Treatment, Trigger};
use serde::Serialize;

/// A clue shared by this many of those with a cause belongs to how the cause is told. Our choice.
const TELLING_SHARE: f64 = 0.5;

/// Most treatments named in the answer about a cause. Our choice; `nullpoint treatment CAUSE` lists all.
const MOST_HELPS: usize = 3;

/// What kind of entry answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A question with its answer.
    Question,
    /// A possible cause.
    Cause,
    /// A treatment.
    Treatment,
    /// A medicine or substance that can cause movements.
    Medicine,
    /// Something to do for oneself.
    SelfCare,
    /// Something that may push a movement.
    Trigger,
    /// A test.
    Test,
    /// Someone to see.
    Professional,
    /// A scale.
    Scale,
    /// What an old web page says, and our answer.
    Claim,
}

impl Kind {
    /// Its name in ids, `self-care` for example.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Cause => "cause",
            Self::Treatment => "treatment",
            Self::Medicine => "medicine",
            Self::SelfCare => "self-care",
            Self::Trigger => "trigger",
            Self::Test => "test",
            Self::Professional => "professional",
            Self::Scale => "scale",
            Self::Claim => "claim",
        }
    }
}

/// An entry, as it is searched and as it answers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry<'k> {
    pub(crate) kind: Kind,
    pub(crate) id: &'k str,
    pub(crate) title: String,
    /// Other names and other ways to ask for it, each on its own.
    pub(crate) names: Vec<&'k str>,
    /// What it says when it answers.
    pub(crate) answer: String,
    /// Further words by which it is found and that it does not say.
    pub(crate) found_by: String,
    pub(crate) sources: Vec<&'k str>,
}

/// All entries, kind by kind, within a kind in order of id.
pub(crate) fn entries(knowledge: &Knowledge) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    for (id, question) in &knowledge.questions {
        let mut entry = Entry::new(Kind::Question, id, &question.question, &question.plain, &question.sources);
        entry.names.extend(question.ask_also.iter().map(String::as_str));
        entries.push(entry.also(question.recalled.then_some("A part of this is recalled, not read in a source.")));
    }
    entries.extend(knowledge.causes.iter().map(|(id, found)| cause(id, found, knowledge)));
    entries.extend(knowledge.treatments.iter().map(|(id, found)| treatment(id, found, knowledge)));
    for class in knowledge.medicine_classes.values() {
        medicines(class, knowledge, &mut entries);
    }
    entries.extend(knowledge.self_care.iter().map(|(id, found)| self_care(id, found)));
    entries.extend(knowledge.triggers.iter().map(|(id, found)| trigger(id, found, knowledge)));
    for (id, test) in &knowledge.tests {
        let entry = Entry::new(Kind::Test, id, &test.name, &test.plain, &test.sources);
        entries.push(entry.also(test.note.as_deref()));
    }
    for (id, one) in &knowledge.professionals {
        let answer = format!("{} What they may do: {}", one.when, listed(&one.will_do));
        entries.push(Entry::new(Kind::Professional, id, &one.name, &answer, &one.sources));
    }
    for (id, scale) in &knowledge.scales {
        let answer = format!("{} Range: {}; better is {}.", scale.plain, scale.range, scale.better_when);
        entries.push(Entry::new(Kind::Scale, id, &scale.name, &answer, &scale.sources));
    }
    for claim in &knowledge.claims {
        entries.push(Entry::new(Kind::Claim, &claim.id, &claim.statement, &claim.answer, &claim.sources));
    }
    for entry in &mut entries {
        if let Some(ways) = knowledge.ask_also.get(&format!("{}:{}", entry.kind.name(), entry.id)) {
            entry.names.extend(ways.iter().map(String::as_str));
        }
    }
    entries
}

impl<'k> Entry<'k> {
    fn new(kind: Kind, id: &'k str, title: &str, answer: &str, sources: &'k [String]) -> Self {
        Self {
            kind,
            id,
            title: title.to_owned(),
            names: Vec::new(),
            answer: one_line(answer),
            found_by: String::new(),
            sources: sources.iter().map(String::as_str).collect(),
        }
    }

    /// Adds a sentence to the answer.
    fn also(mut self, text: Option<&str>) -> Self {
        if let Some(text) = text {
            self.answer = format!("{} {}", self.answer, one_line(text));
        }
        self
    }

    /// Adds a titled list to the answer.
    fn list(self, title: &str, items: &[String]) -> Self {
        if items.is_empty() { self } else { self.also(Some(&format!("{title}: {}", listed(items)))) }
    }

    /// `kind:id`.
    pub(crate) fn reference(&self) -> String {
        format!("{}:{}", self.kind.name(), self.id)
    }
}

fn cause<'k>(id: &'k str, cause: &'k Cause, knowledge: &'k Knowledge) -> Entry<'k> {
    let mut entry = Entry::new(Kind::Cause, id, &cause.name, &cause.plain, &cause.text_sources);
    entry.names.push(&cause.clinical_name);
    entry.names.extend(cause.clinical_name.split_once(" (").map(|(short, _)| short));
    entry.names.extend(cause.synonyms.iter().map(String::as_str));
    let telling = cause.clues.iter().filter(|clue| clue.with(knowledge).value >= TELLING_SHARE);
    let labels = telling.filter_map(|clue| knowledge.finding(&clue.finding)).map(|finding| finding.label.as_str());
    entry.found_by = labels.collect::<Vec<_>>().join("; ");
    if let Some(soon) = how_soon(id, knowledge) {
        entry = entry.also(Some(&format!("How soon to get help: {}", soon.plain)));
    }
    let first = knowledge.pathway(id).and_then(|pathway| knowledge.professional(&pathway.first_contact));
    if let Some(first) = first {
        entry = entry.also(Some(&format!("Whom to see first: {}.", first.name)));
    }
    let helps = knowledge.treatments_for(id).into_iter().filter(|helps| helps.helps.role != Role::Avoid);
    let helps: Vec<String> = helps.take(MOST_HELPS).map(|helps| helps.treatment.name.clone()).collect();
    entry.list("What may help; ask a clinician", &helps)
}

fn treatment<'k>(id: &'k str, treatment: &'k Treatment, knowledge: &'k Knowledge) -> Entry<'k> {
    let entry = Entry::new(Kind::Treatment, id, &treatment.name, &treatment.plain, &treatment.sources);
    let causes: Vec<&str> = treatment
        .r#for
        .iter()
        .filter_map(|used| knowledge.cause(&used.cause))
        .map(|cause| cause.name.as_str())
        .collect();
    let mut entry = entry
        .also(Some(&format!("How soon it works: {}", sentence(&treatment.time_to_effect))))
        .list("Harms that are common", &treatment.common_harms)
        .list("Serious, get help", &treatment.serious_warnings)
        .list("Not for", &treatment.who_must_not);
    if treatment.never_stop_suddenly {
        entry = entry.also(Some("Do not stop it suddenly."));
    }
    entry.found_by = causes.join("; ");
    // The same substance may stand among the medicines, with its brands.
    if let Some(medicine) = knowledge.medicine(id) {
        entry.names.extend(brands(medicine.medicine));
    }
    entry
}

fn brands(medicine: &nullpoint_knowledge::schema::Medicine) -> impl Iterator<Item = &str> {
    let names = medicine.also.iter().chain(&medicine.us.brands).chain(&medicine.uk.brands);
    names.map(String::as_str)
}

fn medicines<'k>(class: &'k MedicineClass, knowledge: &'k Knowledge, entries: &mut Vec<Entry<'k>>) {
    for (id, medicine) in &class.medicines {
        let movements: Vec<String> = medicine
            .movements
            .iter()
            .map(|movement| {
                let name = knowledge.medicines_general.movements.get(&movement.movement);
                let name = name.map_or(movement.movement.as_str(), |kind| kind.name.as_str());
                format!("{name} ({}, {})", movement.likelihood.words(), movement.usual_time_from_start)
            })
            .collect();
        let answer = format!(
            "{} It can cause: {}. Do not stop or change it on your own; ask the prescriber or a pharmacist.",
            one_line(&class.plain),
            movements.join("; ")
        );
        let mut entry = Entry::new(Kind::Medicine, id, &medicine.substance, &answer, &medicine.sources);
        entry.names.extend(brands(medicine));
        entry.names.extend(knowledge.medicine_names.names.get(id).into_iter().flatten().map(String::as_str));
        entry.found_by = class.name.clone();
        entries.push(entry.also(medicine.note.as_deref()));
    }
}

fn self_care<'k>(id: &'k str, step: &'k SelfCare) -> Entry<'k> {
    Entry::new(Kind::SelfCare, id, &step.name, &step.plain, &step.sources)
        .list("How", &step.steps)
        .list("Not when", &step.when_not)
        .list("Stop and get help", &step.stop_and_get_help)
}

fn trigger<'k>(id: &'k str, trigger: &'k Trigger, knowledge: &'k Knowledge) -> Entry<'k> {
    let effects: Vec<String> = trigger
        .effects
        .iter()
        .filter_map(|effect| {
            let cause = knowledge.cause(&effect.cause)?;
            Some(format!("{}: {}", cause.name, effect.direction))
        })
        .collect();
    let entry = Entry::new(Kind::Trigger, id, &trigger.name, &trigger.ask, &trigger.sources);
    entry.also(trigger.note.as_deref()).list("What it is expected to do", &effects)
}

fn listed(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| item.trim_end_matches('.').to_owned()).collect();
    sentence(&items.join("; "))
}

fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
