//! Medicines: what a list of medicines says, what one says, and which there are; what to look out for stands first.

use super::sources_of;
use crate::sheet::{Kind, Line, Sheet};
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_reason::medicine::{BEFORE_THE_NEXT_DOSE, ClassNamed, Emergency, MedicineList, Movement, Recognised};

/// Said of medicines that must not be stopped at once.
const STOPPING: &str = "Never stop it suddenly: that can harm.";

/// What a list of medicines says.
#[must_use]
pub fn medicines(list: &MedicineList) -> Sheet {
    let mut page = Sheet::of_all("What your medicines may do");
    emergencies(&mut page, &list.emergencies);
    list.advice.iter().for_each(|advice| page.paragraph(advice));
    for combined in &list.combined {
        page.heading(format!("Together: {}", combined.substances.join(", ")));
        page.paragraph(Line::from(&combined.text).cites(&combined.sources));
    }
    list.recognised.iter().for_each(|recognised| one(&mut page, recognised));
    list.classes.iter().for_each(|class| class_named(&mut page, class));
    unknown(&mut page, list);
    if list.recognised.is_empty() && list.classes.is_empty() && list.unknown.is_empty() {
        page.paragraph("No medicine was found in this text.");
    }
    all_sources(&mut page, list);
    page
}

/// One medicine, with the names it is sold under.
#[must_use]
pub fn medicine(list: &MedicineList) -> Sheet {
    let title = list.recognised.first().map_or("Medicine", |recognised| recognised.substance_name.as_str());
    let mut page = Sheet::of_all(title);
    emergencies(&mut page, &list.emergencies);
    list.advice.iter().for_each(|advice| page.paragraph(advice));
    for recognised in &list.recognised {
        one(&mut page, recognised);
        let [us, uk] = &recognised.brands;
        let sold = format!("{us} (US); {uk} (UK); names recalled, not checked against a register");
        page.fact("Sold as", sold);
    }
    unknown(&mut page, list);
    all_sources(&mut page, list);
    page
}

/// Every medicine that we know to cause movements, class by class.
#[must_use]
pub fn medicines_known(knowledge: &Knowledge) -> Sheet {
    let mut page = Sheet::of_all("Medicines that can cause movements");
    for class in knowledge.medicine_classes.values() {
        page.heading(&class.name);
        page.paragraph(Line::from(&class.plain).cites(&class.sources));
        let named = |(id, of): (&String, &nullpoint_knowledge::schema::Medicine)| {
            Line::record(Kind::Medicine, id, &of.substance)
        };
        page.facts("Medicines", class.medicines.iter().map(named));
    }
    super::foot(&mut page, knowledge.medicine_classes.values().flat_map(|class| &class.sources));
    page
}

fn emergencies(page: &mut Sheet, emergencies: &[Emergency]) {
    if emergencies.is_empty() {
        return;
    }
    page.heading("Get help at once with these signs");
    for emergency in emergencies {
        let told = format!(
            "{} ({}): {}. What to do: {}.",
            emergency.name,
            emergency.substances.join(", "),
            emergency.signs.join("; "),
            emergency.action
        );
        page.item(Line::from(told).cites(&emergency.sources));
    }
    page.paragraph(BEFORE_THE_NEXT_DOSE);
    page.blank();
}

/// A name as written with its substance, where they differ.
fn called(recognised: &Recognised) -> String {
    let (text, name) = (&recognised.text, &recognised.substance_name);
    if recognised.substance.starts_with(&text.to_lowercase()) { name.clone() } else { format!("{text} = {name}") }
}

fn one(page: &mut Sheet, recognised: &Recognised) {
    page.heading(called(recognised));
    if !recognised.spelled_so {
        page.paragraph(format!("Read as {}. If that is wrong, check the packet.", recognised.name));
    }
    if let Some(mark) = recognised.name_mark {
        page.paragraph(format!("({}: {mark})", recognised.name));
    }
    if !recognised.also_holds.is_empty() {
        let others = recognised.also_holds.join(", ");
        page.paragraph(format!("It also holds {others}: not checked; ask a pharmacist."));
    }
    page.paragraph(Line::from(format!("{}: {}", recognised.class_name, recognised.plain)).cites(&recognised.sources));
    page.paragraph("May cause:");
    for movement in &recognised.movements {
        page.item(may_cause(movement));
    }
    if recognised.do_not_stop_suddenly {
        page.paragraph(STOPPING);
    }
    if let Some(note) = &recognised.note {
        page.paragraph(format!("Note: {note}."));
    }
    page.paragraph("Ask the prescriber:");
    recognised.ask.iter().for_each(|question| page.item(question));
}

fn may_cause(movement: &Movement) -> String {
    let label = match movement.named_in_label {
        Some(true) => "; named in labels",
        Some(false) => "; not named in labels",
        None => "",
    };
    format!("{}: {}; how soon: {}{label}", movement.name, movement.how_common, movement.how_soon)
}

fn class_named(page: &mut Sheet, class: &ClassNamed) {
    page.heading(&class.text);
    page.paragraph("A kind of medicine; which one is not said. The name on the packet tells more.");
    class.plain.iter().for_each(|plain| page.item(Line::from(plain).cites(&class.sources)));
    page.paragraph("Ask the prescriber:");
    class.ask.iter().for_each(|question| page.item(question));
}

fn unknown(page: &mut Sheet, list: &MedicineList) {
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
        page.item(format!("{}: {}{could_be}", unknown.text, unknown.advice));
    }
}

fn all_sources(page: &mut Sheet, list: &MedicineList) {
    let of_medicines = list.recognised.iter().flat_map(|recognised| &recognised.sources);
    let of_classes = list.classes.iter().flat_map(|class| &class.sources);
    let of_combined = list.combined.iter().flat_map(|combined| &combined.sources);
    let of_emergencies = list.emergencies.iter().flat_map(|emergency| &emergency.sources);
    sources_of(page, of_medicines.chain(of_classes).chain(of_combined).chain(of_emergencies));
}

#[cfg(test)]
mod tests {
    use super::*;
    use nullpoint_reason::medicine::{medicine_list, medicine_named};

    fn told(text: &str) -> String {
        let knowledge = Knowledge::embedded();
        medicines(&medicine_list(text, knowledge)).to_text(knowledge)
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
        let text = medicine(&medicine_named("lithium", knowledge)).to_text(knowledge);
        assert!(text.contains("Sold as: Lithobid (US); Priadel, Camcolit (UK)"), "{text}");
    }

    #[test]
    fn no_line_is_longer_than_a_terminal() {
        for line in told("haloperidol, Symbicort, an SSRI, xyzzamine, lithium").lines() {
            assert!(line.chars().count() <= 80 || line.contains("://"), "{line}");
        }
    }
}
