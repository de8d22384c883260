//! Medicines as text: what a list of medicines says, for the terminal, with what to look out for first.

use crate::text::Page;
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_reason::medicine::{BEFORE_THE_NEXT_DOSE, ClassNamed, Emergency, MedicineList, Movement, Recognised};
use std::collections::BTreeSet;

/// What a list of medicines says.
#[must_use]
pub fn list(list: &MedicineList, knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    emergencies(&mut page, &list.emergencies);
    for advice in &list.advice {
        page.paragraph("", advice);
    }
    for combined in &list.combined {
        page.heading(&format!("Together: {}", combined.substances.join(", ")));
        page.paragraph("", &format!("{} [{}]", combined.text, combined.sources.join(", ")));
    }
    for recognised in &list.recognised {
        medicine(&mut page, recognised);
    }
    for class in &list.classes {
        class_named(&mut page, class);
    }
    unknown(&mut page, list);
    if list.recognised.is_empty() && list.classes.is_empty() && list.unknown.is_empty() {
        page.paragraph("", "No medicine was found in this text.");
    }
    sources(&mut page, list, knowledge);
    page.text.trim_start().to_owned()
}

/// One medicine, with the names it is sold under.
#[must_use]
pub fn one(list: &MedicineList, knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    emergencies(&mut page, &list.emergencies);
    for advice in &list.advice {
        page.paragraph("", advice);
    }
    for recognised in &list.recognised {
        medicine(&mut page, recognised);
        let [us, uk] = &recognised.brands;
        page.item(&format!("Sold as: {us} (US); {uk} (UK); names recalled, not checked against a register"));
    }
    unknown(&mut page, list);
    sources(&mut page, list, knowledge);
    page.text.trim_start().to_owned()
}

/// Said of medicines that must not be stopped at once.
const STOPPING: &str = "Never stop it suddenly: that can harm.";

fn emergencies(page: &mut Page, emergencies: &[Emergency]) {
    if emergencies.is_empty() {
        return;
    }
    page.heading("Get help at once with these signs");
    for emergency in emergencies {
        page.item(&format!(
            "{} ({}): {}. What to do: {}. [{}]",
            emergency.name,
            emergency.substances.join(", "),
            emergency.signs.join("; "),
            emergency.action,
            emergency.sources.join(", ")
        ));
    }
    page.paragraph("", BEFORE_THE_NEXT_DOSE);
    page.blank();
}

/// A name as written with its substance, where they differ.
fn called(recognised: &Recognised) -> String {
    let (text, name) = (&recognised.text, &recognised.substance_name);
    if recognised.substance.starts_with(&text.to_lowercase()) { name.clone() } else { format!("{text} = {name}") }
}

fn medicine(page: &mut Page, recognised: &Recognised) {
    page.heading(&called(recognised));
    if !recognised.spelled_so {
        page.paragraph("", &format!("Read as {}. If that is wrong, check the packet.", recognised.name));
    }
    if let Some(mark) = recognised.name_mark {
        page.paragraph("", &format!("({}: {mark})", recognised.name));
    }
    if !recognised.also_holds.is_empty() {
        let others = recognised.also_holds.join(", ");
        page.paragraph("", &format!("It also holds {others}: not checked; ask a pharmacist."));
    }
    page.paragraph("", &format!("{}: {}", recognised.class_name, recognised.plain));
    page.paragraph("", "May cause:");
    for movement in &recognised.movements {
        page.item(&may_cause(movement));
    }
    if recognised.do_not_stop_suddenly {
        page.paragraph("", STOPPING);
    }
    if let Some(note) = &recognised.note {
        page.paragraph("", &format!("Note: {note}."));
    }
    page.paragraph("", "Ask the prescriber:");
    for question in &recognised.ask {
        page.item(question);
    }
    page.paragraph("", &format!("[{}]", recognised.sources.join(", ")));
}

fn may_cause(movement: &Movement) -> String {
    let label = match movement.named_in_label {
        Some(true) => "; named in labels",
        Some(false) => "; not named in labels",
        None => "",
    };
    format!("{}: {}; how soon: {}{label}", movement.name, movement.how_common, movement.how_soon)
}

fn class_named(page: &mut Page, class: &ClassNamed) {
    page.heading(&class.text);
    page.paragraph("", "A kind of medicine; which one is not said. The name on the packet tells more.");
    for plain in &class.plain {
        page.item(plain);
    }
    page.paragraph("", "Ask the prescriber:");
    for question in &class.ask {
        page.item(question);
    }
    page.paragraph("", &format!("[{}]", class.sources.join(", ")));
}

fn unknown(page: &mut Page, list: &MedicineList) {
    if list.unknown.is_empty() {
        return;
    }
    page.heading("Not on our list");
    for unknown in &list.unknown {
        let could_be = if unknown.could_be.is_empty() {
            String::new()
        } else {
            format!(" Is it {}? Check the packet.", unknown.could_be.join(" or "))
        };
        page.item(&format!("{}: {}{could_be}", unknown.text, unknown.advice));
    }
}

fn sources(page: &mut Page, list: &MedicineList, knowledge: &Knowledge) {
    let of_medicines = list.recognised.iter().flat_map(|recognised| &recognised.sources);
    let of_classes = list.classes.iter().flat_map(|class| &class.sources);
    let of_combined = list.combined.iter().flat_map(|combined| &combined.sources);
    let of_emergencies = list.emergencies.iter().flat_map(|emergency| &emergency.sources);
    let ids: BTreeSet<&String> = of_medicines.chain(of_classes).chain(of_combined).chain(of_emergencies).collect();
    if ids.is_empty() {
        return;
    }
    page.heading("Sources (nullpoint source ID shows one)");
    for id in ids {
        if let Some(source) = knowledge.sources.get(id) {
            page.item(&format!("{id}: {}", source.full_citation()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use nullpoint_reason::medicine::{medicine_list, medicine_named};

    fn told(text: &str) -> String {
        let knowledge = Knowledge::embedded();
        list(&medicine_list(text, knowledge), knowledge)
    }

    #[test]
    fn signs_of_an_acute_reaction_stand_first() {
        let text = told("Reglan 10 mg, Zoloft");
        assert!(text.starts_with("Get help at once with these signs\n"), "{text}");
        assert!(text.replace('\n', " ").contains("ask before taking the next dose"));
    }

    #[test]
    fn outside_emergencies_nothing_is_to_be_stopped() {
        assert!(told("Synthroid").starts_with("Do not stop or change a medicine on your own."));
    }

    #[test]
    fn what_is_not_on_the_list_is_said_so() {
        assert!(told("Quilvatrex").contains("- Quilvatrex: We have not checked this one; ask a pharmacist."));
        assert_eq!(told("nothing"), "No medicine was found in this text.\n");
    }

    #[test]
    fn a_misspelling_says_what_it_was_read_as() {
        assert!(told("setraline 50").contains("Read as sertraline."));
    }

    #[test]
    fn a_brand_says_that_it_was_recalled() {
        assert!(told("Zoloft").contains("(Zoloft: name recalled, not checked against a register)"));
    }

    #[test]
    fn one_medicine_names_its_brands() {
        let knowledge = Knowledge::embedded();
        let text = one(&medicine_named("lithium", knowledge), knowledge);
        assert!(text.contains("Sold as: Lithobid (US); Priadel, Camcolit (UK)"), "{text}");
    }

    #[test]
    fn no_line_is_longer_than_a_terminal() {
        for line in told("haloperidol, Symbicort, an SSRI, xyzzamine, lithium").lines() {
            assert!(line.chars().count() <= 80 || line.contains("://"), "{line}");
        }
    }
}
