//! Rating scales and home measures.

use super::{causes_named, foot};
use crate::knowledge_view::Named;
use crate::sheet::{Kind, Sheet};
use nullpoint_knowledge::schema::{HomeMeasure, Knowledge, Scale};

/// All scales and home measures, a line each.
#[must_use]
pub fn scales(knowledge: &Knowledge) -> Sheet {
    let mut page = Sheet::of_all("Ways to measure");
    page.heading("What can be measured at home");
    for (id, measure) in &knowledge.home_measures {
        page.entry(Kind::Measure, id, &measure.name, format!(" ({})", measure.unit));
    }
    page.heading("Rating scales");
    for (id, scale) in &knowledge.scales {
        page.entry(Kind::Measure, id, &scale.name, format!(": {}", scale.plain));
    }
    page.heading("What a laboratory or a clinic measures");
    for (id, measure) in &knowledge.lab_measures {
        let code = measure.loinc.as_ref().map(|code| format!(", LOINC {code} (recalled, not checked)"));
        page.item(format!("{} [{id}]{}", measure.name, code.unwrap_or_default()));
    }
    foot(&mut page, &[]);
    page
}

/// One rating scale in full.
#[must_use]
pub fn scale(of: &Named<'_, Scale>, knowledge: &Knowledge) -> Sheet {
    let scale = of.record;
    let mut page = Sheet::of(&scale.name, of.id);
    page.blank();
    page.fact("What it measures", &scale.plain);
    page.fact("Who rates", &scale.rater);
    page.fact("Items", &scale.items);
    page.fact("Range", format!("{}; better when {}", scale.range, scale.better_when));
    page.fact("Smallest change that means something", &scale.mcid);
    page.fact("Licence", format!("{}. {}", scale.licence_status.words(), scale.licence_note));
    page.fact("How Nullpoint may use it", &scale.use_here);
    page.facts("For", causes_named(scale.any_cause, &scale.causes, knowledge));
    loinc(&mut page, scale.loinc.as_deref());
    foot(&mut page, &scale.sources);
    page
}

/// One home measure in full.
#[must_use]
pub fn home_measure(of: &Named<'_, HomeMeasure>, knowledge: &Knowledge) -> Sheet {
    let measure = of.record;
    let mut page = Sheet::of(&measure.name, of.id);
    page.blank();
    page.fact("How to do it", &measure.plain);
    page.fact("Unit", &measure.unit);
    page.fact("How to read it", &measure.reading);
    page.facts("For", causes_named(measure.any_cause, &measure.causes, knowledge));
    loinc(&mut page, measure.loinc.as_deref());
    foot(&mut page, &measure.sources);
    page
}

fn loinc(page: &mut Sheet, code: Option<&str>) {
    if let Some(code) = code {
        page.fact("Code", format!("LOINC {code} (recalled, not checked)"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use nullpoint_knowledge::schema::LicenceStatus;

    #[test]
    fn a_scale_whose_items_must_not_be_copied_says_so() {
        let knowledge = Knowledge::embedded();
        let is_restricted = |(_, scale): &(&String, &Scale)| scale.licence_status == LicenceStatus::Restricted;
        let restricted: Vec<_> = knowledge.scales.iter().filter(is_restricted).collect();
        assert!(!restricted.is_empty());
        for (id, record) in restricted {
            let text = scale(&Named { id, record }, knowledge).to_text(knowledge);
            assert!(text.contains("Licence: restricted: its questions must not be copied"), "{text}");
        }
    }
}
