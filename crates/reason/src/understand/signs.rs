//! Signs: findings that a text mentions in passing, and the urgency they call for.
//!
//! In: the words of a text. Out: the findings that its phrases name, said and denied, each with its words, an age where
//! one is told, and the rules of the two upper levels that hold.
//! Limits: only what `phrases.toml` lists is caught. Milder rules are not shown: a question is no assessment.

use super::Heard;
use super::age::age_years;
use super::phrase::{Classes, Phrase};
use super::sentence::{Meant, Speech, speech};
use super::text::Stems;
use crate::findings::{Findings, Origin, Presence};
use crate::medicine::EVERYDAY;
use crate::urgency::{Fired, Urgency, urgency};
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::{Level, TreatmentKind};
use serde::Serialize;
use std::ops::Range;

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
    findings: Vec<(&'k str, Vec<Phrase>)>,
    figures: Vec<Phrase>,
    supposed: Vec<Phrase>,
    past: Vec<Phrase>,
    ages: Vec<(f64, Vec<Phrase>)>,
}

impl<'k> Signs<'k> {
    pub(crate) fn new(knowledge: &'k Knowledge, stems: &Stems) -> Self {
        let list = &knowledge.phrases;
        let medicines = medicines(knowledge);
        let listed = list.class.iter().map(|(name, words)| (name.as_str(), words.iter()));
        let classes = Classes::new(listed.chain([("medicine", medicines.iter())]), stems);
        let all = |patterns: &[String]| -> Vec<Phrase> {
            patterns.iter().map(|pattern| Phrase::new(pattern, &classes, stems)).collect()
        };
        Self {
            findings: list.finding.iter().map(|(id, patterns)| (id.as_str(), all(patterns))).collect(),
            figures: all(&list.figure).into_iter().map(Phrase::unbroken).collect(),
            supposed: all(&list.supposed),
            past: all(&list.past).into_iter().map(Phrase::unbroken).collect(),
            ages: list.age.iter().map(|age| (age.years, all(&age.says))).collect(),
        }
    }

    /// Every stem that a phrase of a finding uses.
    pub(crate) fn stems(&self) -> impl Iterator<Item = &str> {
        self.findings.iter().flat_map(|(_, phrases)| phrases).flat_map(Phrase::stems)
    }

    /// Reads a text.
    pub(crate) fn read(&self, text: &str, stems: &Stems, mend: &dyn Fn(&str) -> String) -> Read {
        let speech = speech(text, stems, mend).without_figures(&self.figures);
        let mut read =
            Read { age_years: age_years(&speech, &self.ages), present: Vec::new(), absent: Vec::new(), speech };
        for (id, phrases) in &self.findings {
            let (mut said, mut denied) = (None, None);
            for (phrase, places) in phrases.iter().flat_map(|phrase| phrase.found_in(&read.speech)) {
                let first_of = match self.meant(&read.speech, phrase, &places) {
                    Meant::Said => &mut said,
                    Meant::Denied => &mut denied,
                    Meant::Neither => continue,
                };
                let heard = || Heard { finding: (*id).to_owned(), words: text[read.speech.bytes(&places)].to_owned() };
                first_of.get_or_insert_with(heard);
            }
            match (said, denied) {
                (Some(heard), _) => read.present.push(heard),
                (None, Some(heard)) => read.absent.push(heard),
                (None, None) => {}
            }
        }
        read
    }

    fn meant(&self, speech: &Speech, phrase: &Phrase, places: &[usize]) -> Meant {
        let (supposed, past): (&[Phrase], &[Phrase]) =
            if phrase.is_always_meant { (&[], &[]) } else { (&self.supposed, &self.past) };
        speech.meant(places, supposed, past)
    }

    /// How words within these bytes of the text are meant.
    pub(crate) fn meant_at(&self, speech: &Speech, bytes: &Range<usize>) -> Meant {
        speech.meant(&speech.places(bytes), &self.supposed, &self.past)
    }
}

/// What was read in a text.
pub(crate) struct Read {
    /// Its words.
    pub(crate) speech: Speech,
    /// The age it tells, in years.
    pub(crate) age_years: Option<f64>,
    /// What it says is there, in order of finding.
    pub(crate) present: Vec<Heard>,
    /// What it denies, in order of finding.
    pub(crate) absent: Vec<Heard>,
}

impl Read {
    /// What it says is there, and the age, as findings.
    pub(crate) fn findings(&self, knowledge: &Knowledge) -> Findings {
        let mut findings = Findings::default();
        findings.age_years = self.age_years;
        for heard in &self.present {
            findings.add(knowledge, &heard.finding, Presence::Present, Origin::Answer);
        }
        findings
    }
}

/// The alarm of these findings; none when no rule of the two upper levels holds.
pub(crate) fn alarm(findings: &Findings, knowledge: &Knowledge) -> Option<Alarm> {
    let Urgency { level, plain, rules, .. } = urgency(findings, knowledge);
    let rules: Vec<Fired> = rules.into_iter().filter(|rule| rule.level >= Level::SameDay).collect();
    (level >= Level::SameDay).then_some(Alarm { level, plain, rules })
}

/// Every name under which the knowledge lists a medicine: `<medicine>` in a phrase.
fn medicines(knowledge: &Knowledge) -> Vec<String> {
    let everyday = |entry: &nullpoint_knowledge::help::MedicineEntry<'_>| EVERYDAY.contains(&entry.id);
    let names = knowledge.medicines().filter(|entry| !everyday(entry)).flat_map(|entry| {
        let medicine = entry.medicine;
        let names = medicine.also.iter().chain(&medicine.us.brands).chain(&medicine.uk.brands);
        std::iter::once(&medicine.substance).chain(names)
    });
    let treatments = knowledge.treatments.iter().filter(|(_, treatment)| treatment.kind == TreatmentKind::Medicine);
    let names = names.chain(treatments.map(|(id, _)| id));
    names.map(|name| name.split_whitespace().collect::<Vec<_>>().join("_")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let knowledge = Knowledge::embedded();
        let stems = Stems::new();
        let read = Signs::new(knowledge, &stems).read(text, &stems, &|stem: &str| stem.to_owned());
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
