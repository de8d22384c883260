//! The list: what to know about each medicine in a text, and about them together.
//!
//! In: text as a person wrote it. Out: the medicines of ours in it with the movements they may cause and what to ask;
//! classes that are only named; what is not recognised; what adds up; the signs of the emergencies they can bring on.
//! The field names are what other programs rely on (`nullpoint medicines --json`): add, never rename.

use super::names::{NameKind, with_names};
use super::reading::{Piece, read};
use super::{DO_NOT_STOP, NOT_CHECKED, holds};
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::help::MedicineEntry;
use nullpoint_knowledge::schema::Likelihood;
use serde::Serialize;

/// What a text about medicines says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MedicineList {
    /// Medicines on our list, in the order of the text; each substance once.
    pub recognised: Vec<Recognised>,
    /// Classes of which no medicine is named.
    pub classes: Vec<ClassNamed>,
    /// What is not on our list, as written.
    pub unknown: Vec<Unknown>,
    /// Medicines that add up.
    pub combined: Vec<Combined>,
    /// Acute reactions that these medicines can bring on, with their signs.
    pub emergencies: Vec<Emergency>,
    /// What holds for all of them.
    pub advice: Vec<String>,
    /// Words about dose, form, time or the person, as written.
    pub aside: Vec<String>,
}

/// A medicine on our list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Recognised {
    /// As written; several mentions with a comma between.
    pub text: String,
    /// International name, in lower case.
    pub substance: String,
    /// International name, as it is printed.
    pub substance_name: String,
    /// Id in the knowledge.
    pub id: String,
    /// The name it was recognised by.
    pub name: String,
    /// What kind of name that is.
    pub name_kind: NameKind,
    /// What is to be known of that name.
    pub name_mark: Option<&'static str>,
    /// Whether it was written so; otherwise it is the nearest name.
    pub spelled_so: bool,
    /// What else is in it that we have not checked, for a name that holds more than one medicine.
    pub also_holds: Vec<String>,
    /// Id of its class.
    pub class: String,
    /// Name of its class.
    pub class_name: String,
    /// What its class can do, in plain words.
    pub plain: String,
    /// Movements it may cause.
    pub movements: Vec<Movement>,
    /// Whether stopping it at once can harm.
    pub do_not_stop_suddenly: bool,
    /// What to ask the prescriber.
    pub ask: Vec<String>,
    /// What else to know.
    pub note: Option<String>,
    /// Names it is sold under in the US and in the UK; recalled, not checked.
    pub brands: [String; 2],
    /// Source ids.
    pub sources: Vec<String>,
}

/// A movement that a medicine may cause.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Movement {
    /// Its id.
    pub movement: String,
    /// Plain name.
    pub name: String,
    /// How commonly.
    pub likelihood: Likelihood,
    /// How commonly, in words.
    pub how_common: String,
    /// How soon.
    pub how_soon: String,
    /// Whether labels up to 2015 name it; none where nobody looked.
    pub named_in_label: Option<bool>,
    /// Ids of the causes it stands for.
    pub causes: Vec<String>,
}

/// Classes that a text names without a medicine.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClassNamed {
    /// As written.
    pub text: String,
    /// Ids of the classes it may be.
    pub classes: Vec<String>,
    /// What each class can do, in plain words.
    pub plain: Vec<String>,
    /// What to ask the prescriber.
    pub ask: Vec<String>,
    /// Source ids.
    pub sources: Vec<String>,
}

/// A piece of the text that is not on our list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Unknown {
    /// As written.
    pub text: String,
    /// Names that it is equally near to.
    pub could_be: Vec<String>,
    /// What to do about it.
    pub advice: &'static str,
}

/// Medicines that add up.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Combined {
    /// Id of what they have in common.
    pub group: String,
    /// What they have in common.
    pub name: String,
    /// The substances.
    pub substances: Vec<String>,
    /// What to know about them together.
    pub text: String,
    /// Source ids.
    pub sources: Vec<String>,
}

/// An acute reaction that medicines of the list can bring on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Emergency {
    /// Cause id.
    pub cause: String,
    /// Plain name.
    pub name: String,
    /// Substances that can bring it on.
    pub substances: Vec<String>,
    /// How it shows.
    pub signs: Vec<String>,
    /// What to do.
    pub action: String,
    /// Source ids.
    pub sources: Vec<String>,
}

/// What a text about medicines says.
#[must_use]
pub fn medicine_list(text: &str, knowledge: &Knowledge) -> MedicineList {
    let mut list = MedicineList {
        recognised: Vec::new(),
        classes: Vec::new(),
        unknown: Vec::new(),
        combined: Vec::new(),
        emergencies: Vec::new(),
        advice: Vec::new(),
        aside: Vec::new(),
    };
    for (place, piece) in with_names(knowledge, |names| read(text, names)) {
        let written = text[place].to_owned();
        match piece {
            Piece::Medicines { ids, kind, name, exact, not_listed } => {
                for entry in ids.into_iter().filter_map(|id| knowledge.medicine(id)) {
                    list.add(&written, entry, (name, kind, exact), not_listed, knowledge);
                }
            }
            Piece::Classes(classes) => list.classes.push(class_named(written, classes, knowledge)),
            Piece::Unknown(names) => {
                let could_be = names.into_iter().map(str::to_owned).collect();
                list.unknown.push(Unknown { text: written, could_be, advice: NOT_CHECKED });
            }
            Piece::Aside => list.aside.push(written),
        }
    }
    list.together(knowledge);
    if !list.recognised.is_empty() || !list.classes.is_empty() {
        list.advice.push(DO_NOT_STOP.to_owned());
    }
    list
}

/// One medicine by any of its names, when the text names one and nothing else.
#[must_use]
pub fn medicine_named(text: &str, knowledge: &Knowledge) -> MedicineList {
    let mut list = medicine_list(text, knowledge);
    if list.recognised.is_empty()
        && let Some(entry) = knowledge.medicine(text)
    {
        list.add(text, entry, (&entry.medicine.substance, NameKind::Substance, true), &[], knowledge);
        list.unknown.clear();
        list.together(knowledge);
        list.advice.push(DO_NOT_STOP.to_owned());
    }
    list
}

impl MedicineList {
    fn add(
        &mut self,
        written: &str,
        entry: MedicineEntry<'_>,
        (name, name_kind, spelled_so): (&str, NameKind, bool),
        not_listed: &[String],
        knowledge: &Knowledge,
    ) {
        let known = self.recognised.iter_mut().find(|recognised| recognised.id == entry.id);
        if let Some(known) = known {
            known.text = format!("{}, {written}", known.text);
            known.also_holds.extend(not_listed.iter().cloned());
            return;
        }
        let medicine = entry.medicine;
        let movements = medicine.movements.iter().map(|movement| {
            let kind = knowledge.medicines_general.movements.get(&movement.movement);
            Movement {
                movement: movement.movement.clone(),
                name: kind.map_or_else(|| movement.movement.clone(), |kind| kind.name.clone()),
                likelihood: movement.likelihood,
                how_common: movement.likelihood.words().to_owned(),
                how_soon: movement.usual_time_from_start.clone(),
                named_in_label: movement.named_in_label,
                causes: kind.map(|kind| kind.causes.clone()).unwrap_or_default(),
            }
        });
        self.recognised.push(Recognised {
            text: written.to_owned(),
            substance: medicine.substance.to_lowercase(),
            substance_name: medicine.substance.clone(),
            id: entry.id.to_owned(),
            name: name.to_owned(),
            name_kind,
            name_mark: name_kind.mark(),
            spelled_so,
            also_holds: not_listed.to_vec(),
            class: entry.class_id.to_owned(),
            class_name: entry.class.name.clone(),
            plain: entry.class.plain.clone(),
            movements: movements.collect(),
            do_not_stop_suddenly: medicine.do_not_stop_suddenly,
            ask: entry.class.ask.clone(),
            note: medicine.note.clone(),
            brands: [medicine.us.text.clone(), medicine.uk.text.clone()],
            sources: medicine.sources.clone(),
        });
    }

    /// What adds up, and the acute reactions.
    fn together(&mut self, knowledge: &Knowledge) {
        for (id, group) in &knowledge.medicine_names.groups {
            let of_group: Vec<String> = self
                .recognised
                .iter()
                .filter(|recognised| holds(group, &recognised.id, &recognised.class))
                .map(|recognised| recognised.substance_name.clone())
                .chain(self.classes.iter().filter_map(|named| {
                    let all = named.classes.iter().all(|class| group.classes.contains(class));
                    all.then(|| named.text.clone())
                }))
                .collect();
            if of_group.is_empty() {
                continue;
            }
            for emergency in &group.emergencies {
                self.emergency(emergency, &of_group, knowledge);
            }
            if let (Some(text), true) = (&group.together, of_group.len() > 1) {
                self.combined.push(Combined {
                    group: id.clone(),
                    name: group.name.clone(),
                    substances: of_group,
                    text: text.clone(),
                    sources: group.sources.clone(),
                });
            }
        }
    }

    fn emergency(&mut self, cause: &str, substances: &[String], knowledge: &Knowledge) {
        if let Some(known) = self.emergencies.iter_mut().find(|known| known.cause == cause) {
            known.substances.extend(substances.iter().cloned());
            return;
        }
        let Some(emergency) = knowledge.medicines_general.emergencies.iter().find(|known| known.id == cause) else {
            return;
        };
        self.emergencies.push(Emergency {
            cause: cause.to_owned(),
            name: knowledge.causes.get(cause).map_or_else(|| cause.to_owned(), |cause| cause.name.clone()),
            substances: substances.to_vec(),
            signs: emergency.signs.clone(),
            action: emergency.action.clone(),
            sources: emergency.sources.clone(),
        });
    }
}

fn class_named(text: String, classes: &[String], knowledge: &Knowledge) -> ClassNamed {
    let held = || classes.iter().filter_map(|id| knowledge.medicine_class(id));
    let once = |texts: Vec<&String>| {
        let mut kept: Vec<String> = Vec::new();
        for text in texts {
            if !kept.contains(text) {
                kept.push(text.clone());
            }
        }
        kept
    };
    ClassNamed {
        text,
        classes: classes.to_vec(),
        plain: once(held().map(|class| &class.plain).collect()),
        ask: once(held().flat_map(|class| &class.ask).collect()),
        sources: once(held().flat_map(|class| &class.sources).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> MedicineList {
        medicine_list(text, Knowledge::embedded())
    }

    fn substances(list: &MedicineList) -> Vec<&str> {
        list.recognised.iter().map(|recognised| recognised.substance.as_str()).collect()
    }

    #[test]
    fn a_medicine_says_what_it_may_do_and_what_to_ask() {
        let list = of("Reglan 10 mg");
        let reglan = &list.recognised[0];
        assert_eq!((reglan.text.as_str(), reglan.substance.as_str()), ("Reglan", "metoclopramide"));
        let late = reglan.movements.iter().find(|movement| movement.movement == "tardive-dyskinesia").unwrap();
        assert_eq!(late.likelihood, Likelihood::Uncommon);
        assert!(late.how_soon.contains("12 weeks"));
        assert!(reglan.ask.iter().any(|question| question.starts_with("Do I still need this")));
        assert_eq!(reglan.name_mark, Some("name recalled, not checked against a register"));
        assert!(list.advice[0].starts_with("Do not stop or change"));
    }

    #[test]
    fn medicines_that_raise_serotonin_add_up() {
        let list = of("Reglan 10 mg, Zoloft, St John's wort");
        assert_eq!(substances(&list), ["metoclopramide", "sertraline", "st john's wort (hypericum)"]);
        assert_eq!(list.combined.len(), 1);
        assert_eq!(list.combined[0].substances, ["sertraline", "St John's wort (Hypericum)"]);
        assert!(!list.combined[0].sources.is_empty());
        assert!(list.emergencies.iter().any(|emergency| emergency.cause == "serotonin-syndrome"));
    }

    #[test]
    fn a_class_adds_up_with_a_medicine() {
        let list = of("an antipsychotic and metoclopramide");
        assert_eq!(list.combined[0].group, "dopamine-blocking");
        assert_eq!(list.combined[0].substances, ["metoclopramide", "antipsychotic"]);
    }

    #[test]
    fn one_medicine_alone_adds_up_with_nothing() {
        assert!(of("Zoloft (sertraline)").combined.is_empty());
        assert_eq!(of("Zoloft (sertraline)").recognised[0].text, "Zoloft, sertraline");
    }

    #[test]
    fn what_else_is_in_a_combination_is_said() {
        let list = of("Symbicort");
        assert_eq!(substances(&list), ["formoterol"]);
        assert_eq!(list.recognised[0].also_holds, ["budesonide"]);
    }

    #[test]
    fn what_is_not_on_the_list_is_to_be_asked_about() {
        let list = of("Quilvatrex 20 mg");
        assert_eq!((list.unknown[0].text.as_str(), list.unknown[0].advice), ("Quilvatrex", NOT_CHECKED));
        assert!(list.advice.is_empty());
    }

    #[test]
    fn every_medicine_is_found_by_its_substance_its_brands_and_its_id() {
        let knowledge = Knowledge::embedded();
        for entry in knowledge.medicines() {
            let medicine = entry.medicine;
            let names = medicine.also.iter().chain(&medicine.us.brands).chain(&medicine.uk.brands);
            for name in std::iter::once(&medicine.substance).chain(names) {
                assert!(of(name).recognised.iter().any(|found| found.id == entry.id), "{name}");
            }
            assert_eq!(medicine_named(entry.id, knowledge).recognised[0].id, entry.id);
        }
    }

    #[test]
    fn every_emergency_of_the_knowledge_is_shown_for_some_medicine() {
        let list = of("haloperidol, sertraline, lithium, diazepam");
        for emergency in &Knowledge::embedded().medicines_general.emergencies {
            assert!(list.emergencies.iter().any(|shown| shown.cause == emergency.id), "{}", emergency.id);
        }
    }
}
