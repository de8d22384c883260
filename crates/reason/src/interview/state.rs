//! State: what the log of an interview amounts to.
//!
//! A later answer to the same question takes the place of an earlier one; beside that the order does not matter.

use super::event::{Asked, Confirm, Entry, Reply};
use crate::answers::{About, Answers, MedicineAnswer, MedicinesSaid, Sex, Value};
use crate::understand::{Heard, Understood};
use std::collections::{BTreeMap, BTreeSet};

/// What was said to one question.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    pub(super) reply: Reply,
    /// How often the answer was "unknown".
    pub(super) unknowns: usize,
}

/// What the log amounts to.
#[derive(Default)]
pub(super) struct State {
    pub(super) said: BTreeMap<String, Said>,
    /// Findings that were asked and left out.
    pub(super) passed: BTreeSet<String>,
    /// About whom; none where it is not told, or nobody knows.
    pub(super) about: Option<About>,
    pub(super) sex: Option<Sex>,
    pub(super) age_years: Option<f64>,
    pub(super) medicines: Vec<MedicineAnswer>,
    /// What was said when all medicines were asked for.
    pub(super) medicines_said: Option<MedicinesSaid>,
    /// Whether that question was answered or left out.
    pub(super) medicines_settled: bool,
    /// Whether the last words came while medicines were asked for.
    text_while_asked: bool,
    /// Medicines whose times were asked for.
    pub(super) timed: BTreeSet<String>,
    /// What was understood and waits to be confirmed.
    pub(super) pending: Option<Box<Understood>>,
    /// Findings that were heard, confirmed or not, however vaguely where they may be urgent.
    heard: BTreeSet<String>,
    /// Those of them that urgency rests on.
    pub(super) alarming: BTreeSet<String>,
    /// Words that nobody confirmed yet.
    heard_age: Option<f64>,
    heard_medicines: Vec<MedicineAnswer>,
    /// Questions that were answered or skipped.
    pub(super) asked: usize,
    pub(super) stopped: bool,
}

impl State {
    pub(super) fn of(base: &Answers, log: &[Entry]) -> Self {
        let mut state = Self { about: (!base.is_empty()).then_some(base.about), ..Self::default() };
        (state.sex, state.age_years) = (base.sex, base.age());
        state.medicines.clone_from(&base.medicines);
        (state.medicines_said, state.medicines_settled) = (base.medicines_said, base.medicines_said.is_some());
        let lists = [(&base.present, Reply::Yes), (&base.absent, Reply::No), (&base.unknown, Reply::Unknown)];
        for (ids, reply) in lists {
            ids.iter().for_each(|id| state.say(id, &reply));
        }
        for entry in log {
            state.take(entry);
        }
        state
    }

    fn take(&mut self, entry: &Entry) {
        match entry {
            Entry::Text { understood, asked } => {
                // Words that name medicines answer the question for them, and it is not put a third time.
                if asked.is_of_medicines() && (self.text_while_asked || !understood.medicines.is_empty()) {
                    self.pass(asked);
                }
                self.text_while_asked = asked.is_of_medicines();
                self.heard.extend(understood.present.iter().map(|heard| heard.finding.clone()));
                self.heard.extend(understood.alarming.iter().cloned());
                self.alarming.extend(understood.alarming.iter().cloned());
                self.pending = Some(match self.pending.take() {
                    Some(before) => joined(*before, understood),
                    None => understood.clone(),
                });
                self.heard_age = self.pending.as_ref().and_then(|pending| pending.age_years);
                self.heard_medicines = self.pending.as_ref().map_or_else(Vec::new, |pending| pending.medicines.clone());
            }
            Entry::Confirm(confirm) => self.confirm(confirm),
            Entry::Answers { replies, passed, is_answer } => {
                self.asked += usize::from(*is_answer);
                for (id, reply) in replies {
                    self.say(id, reply);
                    self.passed.remove(id);
                }
                self.pass(passed);
            }
            Entry::Medicines { told, said, asked } => {
                self.asked += usize::from(asked.medicines || asked.times_of.is_some());
                self.take_medicines(told, *said);
                self.pass(asked);
            }
            Entry::Skip(asked) => {
                self.asked += 1;
                self.pass(asked);
            }
            Entry::Stop => self.stopped = true,
        }
    }

    fn confirm(&mut self, confirm: &Confirm) {
        confirm.present.iter().for_each(|id| self.say(id, &Reply::Yes));
        confirm.absent.iter().for_each(|id| self.say(id, &Reply::No));
        (self.heard_age, self.heard_medicines) = (None, Vec::new());
        let Some(understood) = self.pending.take() else { return };
        // What the person answered themselves is not replaced by what was made out in their words.
        let is_wrong = |id: &str| self.said.contains_key(id) || confirm.wrong.iter().any(|wrong| wrong == id);
        self.about = understood.about.filter(|_| !is_wrong("about")).or(self.about);
        self.sex = understood.sex.filter(|_| !is_wrong("sex")).or(self.sex);
        self.age_years = understood.age_years.filter(|_| !is_wrong("age-now")).or(self.age_years);
        let is_right =
            |text: &String| confirm.medicines.as_ref().is_none_or(|right| right.iter().any(|name| name == text));
        for medicine in understood.medicines {
            if is_right(&medicine.text) && !self.medicines.iter().any(|known| known.text == medicine.text) {
                self.medicines.push(medicine);
            }
        }
    }

    /// What was asked is not asked again.
    fn pass(&mut self, asked: &Asked) {
        self.passed.extend(asked.findings.iter().cloned());
        self.medicines_settled |= asked.medicines;
        self.timed.extend(asked.times_of.clone());
    }

    /// Takes in medicines; one that was named before, alone or with less beside it, is replaced.
    fn take_medicines(&mut self, told: &[MedicineAnswer], said: Option<MedicinesSaid>) {
        for medicine in told {
            let same = |known: &&mut MedicineAnswer| medicine.text.to_lowercase().contains(&known.text.to_lowercase());
            match self.medicines.iter_mut().find(same) {
                Some(known) => known.clone_from(medicine),
                None => self.medicines.push(medicine.clone()),
            }
        }
        let Some(said) = said else { return };
        self.medicines_settled = true;
        // "None" beside those of the first words means: no others.
        let none = said == MedicinesSaid::None && !self.medicines.is_empty();
        self.medicines_said = Some(if none { MedicinesSaid::All } else { said });
    }

    fn say(&mut self, id: &str, reply: &Reply) {
        match (id, reply) {
            ("about", Reply::Choice(choice)) => {
                self.about = match choice.as_str() {
                    "child" => Some(About::Child),
                    "other" => Some(About::Other),
                    _ => Some(About::Oneself),
                };
            }
            ("sex", Reply::Choice(choice)) => {
                self.sex = match choice.as_str() {
                    "female" => Some(Sex::Female),
                    "male" => Some(Sex::Male),
                    _ => Some(Sex::Other),
                };
            }
            ("age-now", Reply::Number(years)) => self.age_years = Some(*years),
            _ => {}
        }
        let said = self.said.entry(id.to_owned()).or_insert_with(|| Said { reply: Reply::Unknown, unknowns: 0 });
        said.unknowns += usize::from(*reply == Reply::Unknown);
        said.reply = reply.clone();
    }

    /// Whether a question was answered or left out.
    pub(super) fn is_settled(&self, id: &str) -> bool {
        self.said.contains_key(id) || self.passed.contains(id)
    }

    /// About whom, for wordings: oneself where nobody told.
    pub(super) fn wording(&self) -> About {
        self.about.unwrap_or_default()
    }

    /// Ids of findings that were heard and neither confirmed nor answered with yes or no, each once, in order of id.
    pub(super) fn unconfirmed(&self) -> Vec<String> {
        let is_open = |id: &str| self.said.get(id).is_none_or(|said| said.reply == Reply::Unknown);
        self.heard.iter().filter(|id| is_open(id)).cloned().collect()
    }

    /// What was heard and nobody confirmed, as answers.
    pub(super) fn heard(&self) -> Answers {
        Answers {
            present: self.unconfirmed(),
            age_years: self.heard_age,
            medicines: self.heard_medicines.clone(),
            ..Answers::default()
        }
    }

    /// What is confirmed, as answers.
    pub(super) fn answers(&self, base: &Answers) -> Answers {
        let of = |wanted: Reply| -> Vec<String> {
            let ids = self.said.iter().filter(|(id, said)| said.reply == wanted && !is_of_person(id));
            ids.map(|(id, _)| id.clone()).collect()
        };
        let numbers = self.said.iter().filter_map(|(id, said)| match said.reply {
            Reply::Number(number) if !is_of_person(id) => Some((id.clone(), Value::Number(number))),
            _ => None,
        });
        let mut values = base.values.clone();
        values.retain(|id, _| !self.said.contains_key(id) && id != "age-now");
        values.extend(numbers);
        Answers {
            about: self.wording(),
            age_years: self.age_years,
            sex: self.sex,
            present: of(Reply::Yes),
            absent: of(Reply::No),
            unknown: of(Reply::Unknown),
            values,
            medicines: self.medicines.clone(),
            medicines_said: self.medicines_said,
            country: base.country.clone(),
            origin: base.origin.clone(),
        }
    }
}

/// Whether a question is about the person and no finding.
fn is_of_person(id: &str) -> bool {
    matches!(id, "about" | "sex" | "age-now")
}

/// Two texts that wait to be confirmed together; the later one tells about whom, age and sex where it does.
fn joined(before: Understood, later: &Understood) -> Box<Understood> {
    let mut both = Understood { about: later.about.or(before.about), ..later.clone() };
    both.age_years = later.age_years.or(before.age_years);
    both.sex = later.sex.or(before.sex);
    let new = |known: &[Heard], heard: &Heard| !known.iter().any(|known| known.finding == heard.finding);
    for heard in before.present {
        if new(&both.present, &heard) {
            both.present.push(heard);
        }
    }
    for heard in before.absent {
        if new(&both.absent, &heard) {
            both.absent.push(heard);
        }
    }
    // What either text says is there is there.
    both.absent.retain(|heard| new(&both.present, heard));
    for medicine in before.medicines {
        if !both.medicines.iter().any(|known| known.text == medicine.text) {
            both.medicines.push(medicine);
        }
    }
    if before.urgency.level > both.urgency.level {
        both.urgency = before.urgency;
    }
    Box::new(both)
}
