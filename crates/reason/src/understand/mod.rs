//! Understand: what a person says of themselves, a child or someone else in their own words.
//!
//! In: any text. Out: findings that it says are there and findings that it denies, each with the words it came from; for
//! whom, age, sex and medicines where they are told; and how soon to get help by what it says is there.
//! Method: slips are mended (`speller`), figures of speech taken out, phrases of the knowledge looked for (`phrase`), and
//! each judged: said, denied, or a mere possibility (`sentence`).
//! Limits: English only. It proposes and never decides: what is read counts for urgency at once, and for anything else
//! only when the person has confirmed it.

mod age;
mod around;
mod asked;
mod book;
mod change;
mod cues;
mod denial;
mod duration;
mod evidence;
mod family;
mod likely;
mod meaning;
mod named;
mod people;
mod phrase;
mod says;
mod sentence;
pub(crate) mod signs;
pub(crate) mod speller;
pub(crate) mod text;
mod whose;
mod wordings;

pub use likely::LENGTH_POWER;
pub use signs::Alarm;

use crate::answers::{About, Answers, MedicineAnswer, Sex};
use crate::assessment::raised_by;
use crate::findings::Findings;
use crate::medicine::Mentions;
use crate::urgency::{Urgency, urgency};
use jiff::civil::Date;
use meaning::Meant;
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::learned::Learned;
use nullpoint_knowledge::schema::{Level, TreatmentKind};
use serde::Serialize;
use signs::Signs;
use speller::Speller;
use std::collections::BTreeSet;
use std::ops::Range;
use text::Stems;

/// What was understood in a text. Nothing of it is confirmed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Understood {
    /// How soon to get help, by what the text says is there.
    pub urgency: Urgency,
    /// Findings that it says are there, in order of id.
    pub present: Vec<Heard>,
    /// Findings that it denies, in order of id.
    pub absent: Vec<Heard>,
    /// For whom, where it tells.
    pub about: Option<About>,
    /// Age in years, where it tells; a baby of 6 months is 0.5.
    pub age_years: Option<f64>,
    /// Sex, where it tells.
    pub sex: Option<Sex>,
    /// Medicines that are taken or were, as written.
    pub medicines: Vec<MedicineAnswer>,
    /// Findings that it may mean and that one of the two upper levels rests on, said or not: they count for urgency until
    /// they are answered. In order of id.
    #[serde(skip)]
    pub alarming: Vec<String>,
}

/// A finding with the words it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heard {
    /// Finding id.
    pub finding: String,
    /// The words of the text.
    pub words: String,
}

/// What a text holds, for learning how findings are worded.
#[derive(Clone, Debug, PartialEq)]
pub struct Wordings {
    /// The wordings of each sentence, as [`nullpoint_knowledge::learned::Learned`] names them.
    pub sentences: Vec<Vec<String>>,
    /// Finding id, and what the sayings found for it count together.
    pub sayings: Vec<(String, f64)>,
    /// The score of each finding by what was learned, in the order of the table.
    pub scores: Vec<f32>,
    /// Finding id, and what stands around the words that tell it, each with what it counts.
    pub around: Vec<(String, Vec<(String, f32)>)>,
}

impl Understood {
    /// The same as answers, denials left out: what may count before anyone has confirmed it.
    #[must_use]
    pub fn unconfirmed(&self) -> Answers {
        Answers {
            about: self.about.unwrap_or_default(),
            age_years: self.age_years,
            sex: self.sex,
            present: self.present.iter().map(|heard| heard.finding.clone()).collect(),
            medicines: self.medicines.clone(),
            ..Answers::default()
        }
    }
}

/// Understands texts. Making one reads the phrases; it understands any number of texts after that.
pub struct Understander<'k> {
    knowledge: &'k Knowledge,
    stems: Stems,
    speller: Speller,
    signs: Signs<'k>,
    mentions: Mentions<'k>,
}

impl<'k> Understander<'k> {
    /// Reads the phrases of this knowledge.
    #[must_use]
    pub fn new(knowledge: &'k Knowledge) -> Self {
        Self::with_learned(knowledge, Learned::embedded())
    }

    /// The same with another table of what was learned.
    #[must_use]
    pub fn with_learned(knowledge: &'k Knowledge, learned: &'k Learned) -> Self {
        let stems = Stems::new();
        let signs = Signs::new(knowledge, Some(learned), &stems);
        let words = &knowledge.words;
        let everyday = words.filler.iter().chain(&words.movement).chain(&words.region).chain(&words.elsewhere);
        let everyday: Vec<String> = everyday.flat_map(|word| stems.of(word)).collect();
        let said = signs.stems(&stems);
        let speller = Speller::new(said.iter().map(String::as_str), everyday.iter().map(String::as_str));
        Self { knowledge, speller, signs, mentions: Mentions::new(knowledge), stems }
    }

    /// Understands a text. `today` is the caller's clock, for the dates of medicines.
    #[must_use]
    pub fn understand(&self, text: &str, today: Date) -> Understood {
        let mend = |stem: &str| self.speller.mend(stem).unwrap_or_else(|| stem.to_owned());
        let read = self.signs.read(text, &self.stems, &mend, Some(today));
        let taken = self.medicines(text).into_iter();
        let taken = taken.filter(|place| read.meant_at(place) == Meant::Said);
        let medicines = taken.map(|place| MedicineAnswer {
            text: text[place].to_owned(),
            started: None,
            changed: None,
            stopped: None,
        });
        let (about, sex) = (read.whose.about(read.age_years, read.tells_of_child), read.whose.sex(&read.speech));
        let alarming = read.findings(self.knowledge);
        let vague: Vec<String> = read.alarming().cloned().collect();
        let mut understood = Understood {
            urgency: urgency(&Findings::default(), self.knowledge),
            medicines: medicines.collect(),
            present: read.present,
            absent: read.absent,
            about,
            age_years: read.age_years,
            sex,
            alarming: Vec::new(),
        };
        understood.urgency = self.urgency(alarming, &understood.unconfirmed(), today);
        let urgent = understood.urgency.rules.iter().filter(|fired| fired.level >= Level::SameDay);
        let reasons: BTreeSet<&String> = urgent.flat_map(|fired| &fired.because).collect();
        understood.alarming = vague.into_iter().filter(|id| reasons.contains(id)).collect();
        understood
    }

    /// What a text holds for learning from it: see [`Wordings`].
    #[must_use]
    pub fn wordings(&self, text: &str) -> Wordings {
        let mend = |stem: &str| self.speller.mend(stem).unwrap_or_else(|| stem.to_owned());
        self.signs.wordings(text, &self.stems, &mend)
    }

    /// What the words call for; dates are taken over only where they can be read.
    fn urgency(&self, alarming: Findings, heard: &Answers, today: Date) -> Urgency {
        let raised = raised_by(&alarming, heard, self.knowledge, today).unwrap_or(alarming);
        urgency(&raised, self.knowledge)
    }

    /// The places of medicines in a text: those that may cause movements, those that treat them, those that thin the blood
    /// or lower sugar, and everyday ones.
    fn medicines(&self, text: &str) -> Vec<Range<usize>> {
        let mut places = self.mentions.of(text);
        let treats = |word: &str| {
            let kind = self.knowledge.treatments.get(word).map(|treatment| treatment.kind);
            kind == Some(TreatmentKind::Medicine)
        };
        let listed = ["bled", "insulin", "everyday_medicine"]
            .into_iter()
            .filter_map(|class| self.knowledge.phrases.class.get(class));
        let listed: Vec<&String> = listed.flatten().collect();
        let is_listed = |word: &str| listed.iter().any(|name| *name == word) && word != "hypo";
        for word in text.split(|letter: char| !letter.is_alphanumeric()) {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            let place = start..start + word.len();
            let is_new = places.iter().all(|known| known.end <= place.start || place.end <= known.start);
            if is_new && (treats(&word.to_lowercase()) || is_listed(&word.to_lowercase())) {
                places.push(place);
            }
        }
        places.sort_by_key(|place| place.start);
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static UNDERSTANDER: LazyLock<Understander<'static>> = LazyLock::new(|| Understander::new(Knowledge::embedded()));

    fn of(text: &str) -> Understood {
        UNDERSTANDER.understand(text, date(2026, 11, 22))
    }

    fn ids(heard: &[Heard]) -> Vec<&str> {
        heard.iter().map(|heard| heard.finding.as_str()).collect()
    }

    #[test]
    fn what_is_said_and_what_is_denied_are_told_apart_with_their_words() {
        let understood = of("My neck jerks and I have a fever, but no double vision.");
        assert!(ids(&understood.present).contains(&"fever"), "{understood:?}");
        assert!(ids(&understood.absent).contains(&"double-vision"), "{understood:?}");
        let fever = understood.present.iter().find(|heard| heard.finding == "fever").unwrap();
        assert_eq!(fever.words, "fever");
    }

    #[test]
    fn a_plain_denial_of_a_fit_alarms_nobody() {
        let never = of("I have never had a fit.");
        assert_eq!(never.urgency.level, Level::SelfCare, "{never:?}");
        let waited = of("No fits ever. I waited twenty minutes and my head shook.");
        assert!(!ids(&waited.present).contains(&"seizure-over-5-min"), "{waited:?}");
        assert_eq!(of("He had a fit, it did not stop for ten minutes").urgency.level, Level::EmergencyNow);
    }

    #[test]
    fn for_whom_age_and_sex_are_read() {
        let son = of("My 6 year old son keeps jerking his head");
        assert_eq!((son.about, son.age_years, son.sex), (Some(About::Child), Some(6.0), Some(Sex::Male)));
        let mother = of("my mum is 72, her head shakes");
        assert_eq!((mother.about, mother.age_years, mother.sex), (Some(About::Other), Some(72.0), Some(Sex::Female)));
        let own = of("I'm 40 and my eyelid flickers");
        assert_eq!((own.about, own.age_years, own.sex), (Some(About::Oneself), Some(40.0), None));
        assert_eq!(of("a flickering lid").about, None);
    }

    #[test]
    fn medicines_are_read_unless_denied() {
        let understood = of("I take metoclopramide, but I never took lithium");
        let texts: Vec<&str> = understood.medicines.iter().map(|medicine| medicine.text.as_str()).collect();
        assert_eq!(texts, ["metoclopramide"]);
    }

    #[test]
    fn a_minimising_remark_changes_nothing() {
        let plain = of("my face is drooping since lunch");
        let minimised = of("my face is drooping since lunch, it's probably nothing");
        assert_eq!(plain.urgency.level, Level::EmergencyNow);
        assert_eq!(minimised.urgency.level, Level::EmergencyNow);
    }

    proptest! {
        #[test]
        fn any_text_is_understood(
            text in "\\PC{0,120}",
            words in prop::collection::vec("[a-z']{1,12}|[0-9]{1,4}|[.,?!-]|no|my|fever|droop", 0..20),
        ) {
            let _ = of(&text);
            let _ = of(&words.join(" "));
        }
    }
}
