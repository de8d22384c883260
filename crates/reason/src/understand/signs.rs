//! Signs: findings that a text mentions in passing, and the urgency they call for.
//!
//! In: the words of a text. Out: the findings that its phrases name, said and denied, each with its words, an age where
//! one is told, and the rules of the two upper levels that hold.
//! Limits: only what `phrases.toml` lists is caught. Milder rules are not shown: a question is no assessment.

use super::age::age_years;
use super::book::{Book, Reading};
use super::duration::{Time, is_elsewhere, lasted, minutes, onset_age};
use super::meaning::{For, Marks, Meant};
use super::phrase::{Classes, Phrase};
use super::says::{Says, Told};
use super::sentence::{Said, Speech, speech};
use super::text::Stems;
use super::whose::Whose;
use super::wordings::{Wording, wordings};
use super::{Heard, Wordings};
use crate::findings::{Findings, Origin, Presence};
use crate::medicine::EVERYDAY;
use crate::urgency::{Fired, Urgency, urgency};
use jiff::civil::Date;
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::learned::Learned;
use nullpoint_knowledge::schema::{Level, TreatmentKind};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

/// From this age on a start is late, in years.
const GROWN: f64 = 40.0;

/// From this age on nobody is a child, in years.
const ADULT: f64 = 18.0;

/// Help that the words of a question call for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Alarm {
    /// The higher of the two upper levels that hold.
    pub level: Level,
    /// What the level asks a person to do.
    pub plain: String,
    /// The rules of the two upper levels that hold, most urgent first.
    pub rules: Vec<Fired>,
}

/// Phrases, ready to be looked for.
pub(crate) struct Signs<'k> {
    alarms: Book<'k, &'k str>,
    says: Says<'k>,
    /// Every word of both, with how many findings use it.
    words: &'k BTreeMap<String, u32>,
    classes: Classes,
    figures: Vec<Phrase>,
    harmless: Vec<Phrase>,
    supposed: Vec<Phrase>,
    doubt: Vec<Phrase>,
    past: Vec<Phrase>,
    ages: Vec<(f64, Vec<Phrase>)>,
}

impl<'k> Signs<'k> {
    /// `learned`: what was learned of wordings; none where texts are only read for the alarm.
    pub(crate) fn new(knowledge: &'k Knowledge, learned: Option<&'k Learned>, stems: &Stems) -> Self {
        let list = &knowledge.phrases;
        let medicines = names_of(knowledge);
        let listed = list.class.iter().map(|(name, words)| (name.as_str(), words.iter()));
        let classes =
            Classes::new(listed.chain(medicines.iter().map(|(name, names)| (name.as_str(), names.iter()))), stems);
        let all = |patterns: &[String]| -> Vec<Phrase> {
            patterns.iter().map(|pattern| Phrase::new(pattern, &classes, stems)).collect()
        };
        let alarms = list.alarm.iter();
        let alarms = alarms.flat_map(|(id, patterns)| patterns.iter().map(|pattern| (id.as_str(), pattern.as_str())));
        let reading = Reading { classes: &classes, stems };
        Self {
            alarms: Book::new(alarms, &list.openings.alarms, std::convert::identity, &reading),
            words: &list.openings.users,
            says: Says::new(list, learned, &reading),
            figures: all(&list.figure).into_iter().map(Phrase::unbroken).collect(),
            harmless: all(&list.harmless).into_iter().map(Phrase::unbroken).collect(),
            supposed: all(&list.supposed),
            doubt: all(&list.doubt),
            past: all(&list.past).into_iter().map(Phrase::unbroken).collect(),
            ages: list.age.iter().map(|age| (age.years, all(&age.says))).collect(),
            classes,
        }
    }

    /// Every stem that a phrase of a finding uses.
    pub(crate) fn stems(&self, stems: &Stems) -> HashSet<String> {
        let own = self.words.keys().filter(|word| !word.starts_with('<')).map(|word| stems.stem(word));
        own.chain(self.classes.stems().map(str::to_owned)).collect()
    }

    /// What a text holds for learning from it.
    pub(crate) fn wordings(&self, text: &str, stems: &Stems, mend: &dyn Fn(&str) -> String) -> Wordings {
        let reading = Reading { classes: &self.classes, stems };
        let mut speech = speech(text, stems, mend).without_figures(&self.figures);
        Whose::mark(&mut speech);
        let marks = Marks::new(&speech, &self.supposed, &self.doubt, &self.past);
        let names = |sentence: Vec<Wording>| sentence.into_iter().map(|wording| wording.name).collect();
        let sayings = self.says.weights(&speech, &marks, &reading).into_iter();
        Wordings {
            sentences: wordings(&speech).into_iter().map(names).collect(),
            sayings: sayings.map(|(id, weight)| (id.to_owned(), weight)).collect(),
            scores: self.says.scores(&speech),
            around: self.says.arounds(&speech, &marks, &reading),
        }
    }

    /// Reads a text. `today` dates what is told by the year; without it, it is read for the alarm alone.
    pub(crate) fn read(&self, text: &str, stems: &Stems, mend: &dyn Fn(&str) -> String, today: Option<Date>) -> Read {
        let reading = Reading { classes: &self.classes, stems };
        let mut speech = speech(text, stems, mend).without_figures(&self.figures);
        let whose = Whose::mark(&mut speech);
        let marks = Marks::new(&speech, &self.supposed, &self.doubt, &self.past);
        let mut told: BTreeMap<&str, Told> = self.says.told(&speech, &marks, &reading, today.is_some());
        let is_medicine = |word: &Said| word.stems().any(|stem| self.classes.starts("medicine", stem));
        let age_years = age_years(&speech, &self.ages, whose.is_own());
        timed(&speech, today, age_years, &is_medicine, &mut told);
        let is_own = (whose.is_own() || whose.is_grown_up()) && age_years.is_none_or(|age| age >= ADULT);
        let mut tells_of_child = false;
        for (id, told) in &mut told {
            if self.says.is_of_children(id) {
                if is_own {
                    told.contested.append(&mut told.said);
                }
                tells_of_child |= !told.said.is_empty();
            }
        }
        let heard =
            |id: &str, places: &[usize]| Heard { finding: id.to_owned(), words: text[speech.bytes(places)].to_owned() };
        let (mut present, mut absent) = (Vec::new(), Vec::new());
        let mut alarming: BTreeSet<String> = BTreeSet::new();
        for (id, Told { said, contested, denied }) in &told {
            match (said.first(), denied.first()) {
                (Some(places), _) => present.push(heard(id, places)),
                (None, Some(places)) => absent.push(heard(id, places)),
                (None, None) => {}
            }
            if !said.is_empty() || !contested.is_empty() {
                alarming.insert((*id).to_owned());
            }
        }
        let frank = speech.clone().without_figures(&self.harmless);
        for (id, phrase, places) in self.alarms.found(&frank, &reading) {
            if !alarming.contains(*id) && is_meant(&frank, &marks, phrase, &places) {
                alarming.insert((*id).to_owned());
            }
        }
        Read { age_years, tells_of_child, present, absent, alarming, whose, marks, speech }
    }
}

/// Whether a phrase of an alarm is meant.
fn is_meant(speech: &Speech, marks: &Marks, phrase: &Phrase, places: &[usize]) -> bool {
    let none = Marks::default();
    speech.meant(places, if phrase.is_sure { &none } else { marks }, For::Alarm) == Meant::Said
}

/// Adds the findings that a length of time or an age at the start tells, and takes those away that are told of something
/// else than the movement.
fn timed<'t>(
    speech: &Speech,
    today: Option<Date>,
    age_years: Option<f64>,
    is_medicine: &dyn Fn(&Said) -> bool,
    told: &mut BTreeMap<&'t str, Told>,
) {
    /// Three months, in years.
    const THREE_MONTHS: f64 = 0.25;
    /// From then on a fit is long, in minutes: as the finding says.
    const LONG_FIT: f64 = 5.0;
    const LASTED: [(&str, f64); 2] = [("lasted-over-3-months", THREE_MONTHS), ("lasted-over-year", 1.0)];
    for (id, _) in LASTED {
        if let Some(finding) = told.get_mut(id) {
            let is_here =
                |places: &Vec<usize>| places.first().is_none_or(|place| !is_elsewhere(speech, *place, is_medicine));
            finding.said.retain(is_here);
            finding.denied.retain(is_here);
        }
    }
    if let Some(told) = told.get_mut("seizure-over-5-min") {
        let all = || told.said.iter().chain(&told.contested).chain(&told.denied);
        // What denies the fit itself says nothing of its length.
        let is_fit = |places: &&Vec<usize>| {
            let sentence = places.first().map_or(0..0, |first| speech.sentence(*first));
            !sentence.clone().any(|place| speech.holds_denial(&[place]))
        };
        let minutes = all().filter(is_fit).filter_map(|places| minutes(speech, speech.sentence(*places.first()?)));
        match minutes.reduce(f64::max) {
            Some(minutes) if minutes >= LONG_FIT => {
                told.said.append(&mut told.contested);
                told.said.append(&mut told.denied);
            }
            Some(_) => told.contested.append(&mut told.said),
            None => {}
        }
    }
    let mut add = |id: &'t str, places: &[usize], is_so: bool| {
        let told = told.entry(id).or_default();
        if is_so { told.said.push(places.to_vec()) } else { told.denied.push(places.to_vec()) }
    };
    let lasted = lasted(speech, today, is_medicine);
    if let Some(time) = &lasted {
        for (id, least) in LASTED {
            if time.years > least || (time.years >= least && !time.is_only) {
                add(id, &time.places, true);
            } else if time.is_only {
                add(id, &time.places, false);
            }
        }
    }
    // An age now and how long it has lasted tell the age at the start.
    let reckoned = || {
        let time = lasted.filter(|time| !time.is_only)?;
        let years = age_years? - time.years;
        (years > GROWN).then_some(Time { years, ..time })
    };
    if let Some(time) = onset_age(speech).or_else(reckoned) {
        match time.years {
            ..2.0 => add("onset-infancy", &time.places, true),
            2.0..18.0 => add("onset-childhood", &time.places, true),
            GROWN.. => add("onset-after-40", &time.places, true),
            _ => {}
        }
    }
}

/// What was read in a text.
pub(crate) struct Read {
    /// Its words.
    pub(crate) speech: Speech,
    /// Where it leaves things open.
    pub(crate) marks: Marks,
    /// About whom it is.
    pub(crate) whose: Whose,
    /// The age it tells, in years.
    pub(crate) age_years: Option<f64>,
    /// Whether it tells what only babies and children have.
    pub(crate) tells_of_child: bool,
    /// What it says is there, in order of finding.
    pub(crate) present: Vec<Heard>,
    /// What it denies, in order of finding.
    pub(crate) absent: Vec<Heard>,
    /// What may be there and counts for the alarm, what it says is there included.
    alarming: BTreeSet<String>,
}

impl Read {
    /// What counts for the alarm, and the age, as findings.
    pub(crate) fn findings(&self, knowledge: &Knowledge) -> Findings {
        let mut findings = Findings::default();
        findings.age_years = self.age_years;
        for finding in &self.alarming {
            findings.add(knowledge, finding, Presence::Present, Origin::Answer);
        }
        findings
    }

    /// What counts for the alarm, in order of id.
    pub(crate) fn alarming(&self) -> impl Iterator<Item = &String> {
        self.alarming.iter()
    }

    /// How words within these bytes of the text are meant.
    pub(crate) fn meant_at(&self, bytes: &Range<usize>) -> Meant {
        self.speech.meant(
            &self.speech.places(bytes),
            &self.marks,
            For::Finding { even_past: true, of_change: false, is_ability: false },
        )
    }
}

/// The alarm of these findings; none when no rule of the two upper levels holds.
pub(crate) fn alarm(findings: &Findings, knowledge: &Knowledge) -> Option<Alarm> {
    let Urgency { level, plain, rules, .. } = urgency(findings, knowledge);
    let rules: Vec<Fired> = rules.into_iter().filter(|rule| rule.level >= Level::SameDay).collect();
    (level >= Level::SameDay).then_some(Alarm { level, plain, rules })
}

/// Every name under which the knowledge lists a medicine: `<medicine>` in a phrase; and those of each class:
/// `<drug-ssri>`.
fn names_of(knowledge: &Knowledge) -> Vec<(String, Vec<String>)> {
    let joined = |name: &str| name.split_whitespace().collect::<Vec<_>>().join("_");
    let mut classes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (class, medicines) in &knowledge.medicine_classes {
        let names = classes.entry(format!("drug-{class}")).or_default();
        for medicine in medicines.medicines.values() {
            let also = medicine.also.iter().chain(&medicine.us.brands).chain(&medicine.uk.brands);
            names.extend(std::iter::once(&medicine.substance).chain(also).map(|name| joined(name)));
        }
    }
    let everyday = |entry: &nullpoint_knowledge::help::MedicineEntry<'_>| EVERYDAY.contains(&entry.id);
    let names = knowledge.medicines().filter(|entry| !everyday(entry)).flat_map(|entry| {
        let medicine = entry.medicine;
        let names = medicine.also.iter().chain(&medicine.us.brands).chain(&medicine.uk.brands);
        std::iter::once(&medicine.substance).chain(names)
    });
    let treatments = knowledge.treatments.iter().filter(|(_, treatment)| treatment.kind == TreatmentKind::Medicine);
    let all = names.chain(treatments.map(|(id, _)| id)).map(|name| joined(name)).collect();
    classes.into_iter().chain([("medicine".to_owned(), all)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let knowledge = Knowledge::embedded();
        let stems = Stems::new();
        let read = Signs::new(knowledge, None, &stems).read(text, &stems, &|stem: &str| stem.to_owned(), None);
        let findings = read.findings(knowledge);
        let alarm = alarm(&findings, knowledge);
        let rules: Vec<&str> = alarm.iter().flat_map(|alarm| &alarm.rules).map(|rule| rule.rule.as_str()).collect();
        match expected {
            Some(rule) => assert!(rules.contains(&rule), "{text}: {rules:?}"),
            None => assert!(rules.is_empty(), "{text}: {rules:?}"),
        }
    }

    #[test]
    fn a_red_flag_in_passing_raises_the_alarm() {
        check("is botox an option? my face is drooping since lunch", Some("stroke-fast"));
        check("my neck jerks and I can't breathe", Some("breathing-distress"));
        check("worst headache of my life, with a twitch", Some("thunderclap-headache"));
        check("I don't want to live like this", Some("suicidal"));
    }

    #[test]
    fn an_age_in_the_words_counts() {
        check("68 years old, my jaw aches when chewing", Some("gca"));
        check("28 years old, my jaw aches when chewing", None);
    }

    #[test]
    fn a_brand_of_the_knowledge_is_a_medicine() {
        check("started Ritalin yesterday and my head jerks", Some("new-drug"));
    }

    #[test]
    fn milder_rules_and_denials_are_quiet() {
        check("my head shakes when I hold a cup", None);
        check("no fever, no weakness, only a flickering eyelid", None);
        check("this wait is killing me", None);
    }
}
