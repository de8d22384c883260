//! Rating scales and home measures as text.

use super::{causes_named, foot};
use crate::knowledge_view::Named;
use crate::text::Page;
use nullpoint_knowledge::schema::{HomeMeasure, Knowledge, Scale};

/// All scales and home measures, a line each.
#[must_use]
pub fn scales(knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    page.put("What can be measured at home\n\n");
    for (id, measure) in &knowledge.home_measures {
        page.put(&format!("{id}\n"));
        page.paragraph("    ", &format!("{} ({})", measure.name, measure.unit));
    }
    page.heading("Rating scales");
    for (id, scale) in &knowledge.scales {
        page.put(&format!("{id}\n"));
        page.paragraph("    ", &format!("{}: {}", scale.name, scale.plain));
    }
    page.heading("What a laboratory or a clinic measures");
    for (id, measure) in &knowledge.lab_measures {
        let code = measure.loinc.as_ref().map(|code| format!(", LOINC {code} (recalled, not checked)"));
        page.item(&format!("{} [{id}]{}", measure.name, code.unwrap_or_default()));
    }
    foot(&mut page, &[], knowledge);
    page.text
}

/// One rating scale in full.
#[must_use]
pub fn scale(of: &Named<'_, Scale>, knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    let scale = of.record;
    page.paragraph("", &format!("{} [{}]", scale.name, of.id));
    page.blank();
    page.item(&format!("What it measures: {}", scale.plain));
    page.item(&format!("Who rates: {}", scale.rater));
    page.item(&format!("Items: {}", scale.items));
    page.item(&format!("Range: {}; better when {}", scale.range, scale.better_when));
    page.item(&format!("Smallest change that means something: {}", scale.mcid));
    page.item(&format!("Licence: {}. {}", scale.licence_status.words(), scale.licence_note));
    page.item(&format!("How Nullpoint may use it: {}", scale.use_here));
    page.item(&format!("For: {}", causes_named(scale.any_cause, &scale.causes, knowledge)));
    loinc(&mut page, scale.loinc.as_deref());
    foot(&mut page, &scale.sources, knowledge);
    page.text
}

/// One home measure in full.
#[must_use]
pub fn home_measure(of: &Named<'_, HomeMeasure>, knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    let measure = of.record;
    page.paragraph("", &format!("{} [{}]", measure.name, of.id));
    page.blank();
    page.item(&format!("How to do it: {}", measure.plain));
    page.item(&format!("Unit: {}", measure.unit));
    page.item(&format!("How to read it: {}", measure.reading));
    page.item(&format!("For: {}", causes_named(measure.any_cause, &measure.causes, knowledge)));
    loinc(&mut page, measure.loinc.as_deref());
    foot(&mut page, &measure.sources, knowledge);
    page.text
}

fn loinc(page: &mut Page, code: Option<&str>) {
    if let Some(code) = code {
        page.item(&format!("LOINC {code} (recalled, not checked)"));
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
            let text = scale(&Named { id, record }, knowledge);
            assert!(text.contains("Licence: restricted: its questions must not be copied"), "{text}");
        }
    }
}
