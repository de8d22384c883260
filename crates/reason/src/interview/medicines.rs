//! Medicines: all of them asked for, once, after the red flags; then when those were that can matter.
//!
//! In: what is known, and the causes so far. Out: the question for all medicines; then, for one at a time, when it was
//! started, changed or stopped, where that is not known and the medicine may stand behind a cause that is in question.
//! Method: names become findings (`crate::medicine`), so that what a list tells is not asked finding by finding.
//! Limits: times are asked for a few medicines only: those whose causes are likeliest. The rest stay without.

use super::View;
use super::error::InterviewError;
use super::event::{Asked, Entry, Medicines};
use super::question::{Kind, Question};
use crate::answers::{About, MedicineAnswer, MedicinesSaid};
use crate::medicine::{medicine_list, medicines_told, read_date, says_none, times};
use crate::understand::{Heard, Understood};
use jiff::civil::Date;
use nullpoint_knowledge::Knowledge;

/// Least probability of a cause for the times of a medicine that can bring it on to be asked for. Our choice: 1 in 10.
const IN_QUESTION: f64 = 0.1;
/// Most medicines whose times are asked for. Our choice: who takes many would tire.
const MOST: usize = 2;
/// When a medicine was started, changed or stopped, as `times` reads it. Our choice of spans: what the findings ask for.
const TIMES: [&str; 7] = [
    "started in the last 7 days",
    "started in the last 3 months",
    "dose changed in the last 7 days",
    "dose changed in the last 3 months",
    "taken unchanged for over 3 months",
    "stopped in the last 4 weeks",
    "stopped over 4 weeks ago",
];
/// What people forget.
const FORGOTTEN: &str = "Think also of those for feeling sick or for the stomach, for mood, sleep, nerves or fits, of \
    asthma sprays, hormones and the pill, and of what is bought without a prescription. Write the names and, where you know \
    it, since when or what was changed.";

/// The question for all medicines, where nobody asked yet.
pub(super) fn all(view: &View<'_>) -> Option<Question> {
    if view.state.medicines_settled {
        return None;
    }
    let known: Vec<&str> = view.state.medicines.iter().map(|medicine| medicine.text.as_str()).collect();
    let (which, so_far) = if known.is_empty() {
        ("Which medicines", String::new())
    } else {
        ("Which other medicines", format!("You told of: {}. ", known.join(", ")))
    };
    let rest = match view.state.wording() {
        About::Oneself => "do you take, or did you start, change or stop in the last months?",
        About::Child => "does your child take, or did they start, change or stop in the last months?",
        About::Other => "does the person take, or did they start, change or stop in the last months?",
    };
    let why = "some medicines cause movements or make them worse, also weeks after a change";
    let question =
        Question::without_findings(&format!("{so_far}{which} {rest}"), why, Kind::Medicines, &["none", "unknown"]);
    Some(Question { hint: Some(FORGOTTEN.to_owned()), ..question })
}

/// The question when a medicine was started, changed or stopped, where its time may matter.
pub(super) fn time(view: &View<'_>, causes: &[(String, f64)]) -> Option<Question> {
    let undated = view.state.medicines.iter().filter(|medicine| {
        let has_date = [&medicine.started, &medicine.changed, &medicine.stopped].iter().any(|time| time.is_some());
        !has_date && !view.state.timed.contains(&medicine.text)
    });
    let worth = |medicine: &MedicineAnswer| {
        let movements = medicine_list(&medicine.text, view.knowledge).recognised.into_iter();
        let brought: Vec<String> = movements.flat_map(|known| known.movements).flat_map(|kind| kind.causes).collect();
        let likely = causes.iter().filter(|(cause, _)| brought.contains(cause));
        likely.map(|(_, probability)| *probability).fold(0.0, f64::max)
    };
    if view.state.timed.len() >= MOST {
        return None;
    }
    let (_, medicine) = undated
        .map(|medicine| (worth(medicine), medicine))
        .filter(|(worth, _)| *worth >= IN_QUESTION)
        .reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    let text = &medicine.text;
    let question = match view.state.wording() {
        About::Oneself => format!("When did you start {text}, or when was the dose changed, or when did you stop?"),
        About::Child | About::Other => {
            format!("When did they start {text}, or when was the dose changed, or when did they stop?")
        }
    };
    let why = "what a medicine causes mostly comes soon after a start, a change or a stop";
    let question = Question::without_findings(&question, why, Kind::MedicineTime, &TIMES);
    Some(Question { medicine: Some(text.clone()), ..question })
}

/// What was asked for of medicines.
impl Question {
    pub(super) fn asked(&self) -> Asked {
        Asked {
            findings: self.findings.clone(),
            medicines: self.kind == Kind::Medicines,
            times_of: self.medicine.clone(),
        }
    }
}

impl Asked {
    /// Whether medicines were asked for, or the times of one.
    pub(super) const fn is_of_medicines(&self) -> bool {
        self.medicines || self.times_of.is_some()
    }

    /// What words answer to it: those of a list of medicines where nothing else was understood in them, so that an
    /// answer in plain words is one.
    pub(super) fn is_answered_by(&self, understood: &Understood) -> bool {
        // What was heard in a medicine's name alone is what its name tells anyway.
        let is_name = |heard: &Heard| understood.medicines.iter().any(|medicine| medicine.text == heard.words);
        self.is_of_medicines() && understood.present.iter().all(is_name) && understood.absent.is_empty()
    }
}

/// Medicines as they are kept.
pub(super) fn entry(
    told: Medicines,
    asked: Asked,
    knowledge: &Knowledge,
    today: Date,
) -> Result<Entry, InterviewError> {
    let of_all =
        |told: Vec<MedicineAnswer>, said| Ok(Entry::Medicines { told, said: Some(said), asked: asked.clone() });
    if let Some(text) = &asked.times_of {
        let told = match told {
            Medicines::List(list) => dated(list, today)?,
            Medicines::Words(words) => vec![timed(text, &words, today)?],
            Medicines::None | Medicines::Unknown => Vec::new(),
        };
        return Ok(Entry::Medicines { told, said: None, asked });
    }
    match told {
        Medicines::None => of_all(Vec::new(), MedicinesSaid::None),
        Medicines::Words(words) if says_none(&words) => of_all(Vec::new(), MedicinesSaid::None),
        Medicines::Unknown => of_all(Vec::new(), MedicinesSaid::Unknown),
        Medicines::List(list) => of_all(dated(list, today)?, MedicinesSaid::All),
        Medicines::Words(words) => match medicines_told(&words, knowledge, today) {
            list if list.is_empty() => Err(InterviewError::Medicine { expected: "a name", found: words }),
            list => of_all(list, MedicinesSaid::All),
        },
    }
}

/// The medicine with the times that the words tell.
fn timed(text: &str, words: &str, today: Date) -> Result<MedicineAnswer, InterviewError> {
    let found = times(words, today);
    if [&found.started, &found.changed, &found.stopped].iter().all(|time| time.is_none()) {
        return Err(InterviewError::Medicine { expected: "a time", found: words.to_owned() });
    }
    let (started, changed, stopped) = (found.started, found.changed, found.stopped);
    Ok(MedicineAnswer { text: text.to_owned(), started, changed, stopped })
}

/// Medicines with names and times that can be read.
fn dated(list: Vec<MedicineAnswer>, today: Date) -> Result<Vec<MedicineAnswer>, InterviewError> {
    for medicine in &list {
        if medicine.text.trim().is_empty() {
            return Err(InterviewError::Medicine { expected: "a name", found: medicine.text.clone() });
        }
        let times = [&medicine.started, &medicine.changed, &medicine.stopped];
        if let Some(time) = times.into_iter().flatten().find(|time| read_date(time, today).is_none()) {
            return Err(InterviewError::Medicine { expected: "a time", found: time.clone() });
        }
    }
    Ok(list)
}
