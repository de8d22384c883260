//! Care: how soon, whom to see and why, tests, what to ask, and where to find help in a country.

use super::{foot, lower_first};
use crate::knowledge_view::{CareView, CountryView, Named};
use crate::sheet::{Line, Sheet};
use crate::words;
use nullpoint_knowledge::schema::{CrisisLine, Knowledge, Link, Professional, Test};
use nullpoint_reason::how_soon::HowSoon;

/// Behind each phone number and address of a country that nobody has checked.
const NOT_CHECKED: &str = "not checked";

/// The way through care for one cause.
#[must_use]
pub fn care(view: &CareView<'_>, knowledge: &Knowledge) -> Sheet {
    let mut page = Sheet::of(&format!("Care for {}", lower_first(view.name)), view.cause);
    how_soon(&mut page, &view.how_soon, usize::MAX);
    if let Some(estimate) = view.estimate {
        page.heading("How sure this is");
        page.paragraph(format!("Our estimate, without a source: {estimate}"));
    }
    if let Some(first) = &view.see_first {
        page.heading("Whom to see first");
        professional(&mut page, first);
    }
    if !view.who_else.is_empty() {
        page.heading("Who else may be asked to see it, and why");
        view.who_else.iter().for_each(|who| professional(&mut page, who));
    }
    if !view.tests.is_empty() {
        page.heading("Tests that may be made, and what each is for");
        view.tests.iter().for_each(|of| test(&mut page, of));
    }
    page.section("What they look at", view.what_they_examine);
    for asked in &view.questions {
        page.section(&format!("What to ask: {}", lower_first(asked.about)), &asked.questions);
    }
    page.section("What to bring", view.bring);
    match &view.country {
        Some(country) => in_country(&mut page, country),
        None => say_which(&mut page, knowledge),
    }
    let people = view.see_first.iter().chain(&view.who_else).flat_map(|who| &who.record.sources);
    let tests = view.tests.iter().flat_map(|of| &of.record.sources);
    let signs = view.how_soon.signs.iter().flat_map(|sign| sign.sources);
    let lines = view.country.iter().flat_map(|of| of.crisis_sources);
    foot(&mut page, people.chain(tests).chain(signs).chain(lines));
    page
}

/// How soon to go, whom there is to see, and what to ask, whatever the cause.
#[must_use]
pub fn care_in_general(knowledge: &Knowledge) -> Sheet {
    let mut page = Sheet::of_all("Finding care");
    page.paragraph("How soon to go, and whom there is to see.");
    page.on_terminal("For one cause: nullpoint care CAUSE.");
    let mut ids: Vec<&String> = Vec::new();
    for soon in &knowledge.care.how_soon {
        page.section(&soon.label, &soon.examples);
        ids.extend(&soon.sources);
    }
    page.heading("Whom there is to see");
    for (id, record) in &knowledge.professionals {
        professional(&mut page, &Named { id, record });
        ids.extend(&record.sources);
    }
    page.heading("What guidelines say about sending someone on");
    for rule in &knowledge.care.referral_rules {
        page.item(Line::from(&rule.text).cites(&rule.sources));
        ids.extend(&rule.sources);
    }
    page.section("What they look at", &knowledge.care.what_they_examine);
    page.section("What to ask at the first visit", &knowledge.care.questions.first_visit);
    page.section("What to bring", &knowledge.care.questions.bring);
    say_which(&mut page, knowledge);
    foot(&mut page, ids);
    page
}

/// Where to find help in one country.
#[must_use]
pub fn country(view: &CountryView<'_>) -> Sheet {
    let mut page = Sheet::of_all(&format!("Finding care: {}", view.country.name));
    in_country(&mut page, view);
    foot(&mut page, view.crisis_sources);
    page
}

/// How soon a cause needs help, with at most so many of the signs that call for it sooner.
pub(super) fn how_soon(page: &mut Sheet, soon: &HowSoon<'_>, most: usize) {
    page.heading(format!("How soon: {}", words::level_heading(soon.level)));
    page.paragraph(soon.plain);
    page.paragraph("The signs decide, not the name.");
    if !soon.signs.is_empty() {
        page.paragraph("Signs seen with it that call for help:");
    }
    for sign in soon.signs.iter().take(most) {
        page.item(format!("[{}] {}", words::level_name(sign.level), sign.plain));
    }
    if soon.signs.len() > most {
        page.under(format!("and {} more", soon.signs.len() - most));
    }
}

/// Someone to see, when, and what they may do.
pub(super) fn professional(page: &mut Sheet, who: &Named<'_, Professional>) {
    page.item(Line::from(format!("{}: {}", who.record.name, who.record.when)).cites(&who.record.sources));
    if !who.record.will_do.is_empty() {
        page.under(format!("may do: {}", who.record.will_do.join("; ")));
    }
}

fn test(page: &mut Sheet, of: &Named<'_, Test>) {
    let test = of.record;
    page.item(Line::from(format!("{} ({}): {}", test.name, test.sample, test.plain)).cites(&test.sources));
    if let Some(code) = &test.loinc {
        let sure = if test.loinc_sure == Some(true) { "recalled, not checked" } else { "not sure: to be looked up" };
        page.under(format!("LOINC {code} ({sure})"));
    }
    if let Some(note) = &test.note {
        page.under(format!("note: {note}"));
    }
}

fn say_which(page: &mut Sheet, knowledge: &Knowledge) {
    page.heading("Where you live");
    let codes: Vec<&str> = knowledge.countries.keys().map(String::as_str).collect();
    if let Some(anywhere) = knowledge.country("INT") {
        page.item(format!("In an emergency: {} ({})", anywhere.emergency, mark(anywhere.checked, None)));
    }
    page.on_terminal(format!("Numbers and addresses of a country: --country {}", codes.join(" | ")));
}

fn in_country(page: &mut Sheet, view: &CountryView<'_>) {
    let country = view.country;
    page.heading(format!("Where to find help: {} [{}]", country.name, view.code));
    if !country.checked {
        page.paragraph("No person has checked these numbers and addresses yet. Look them up before you rely on one.");
    }
    page.fact("In an emergency", format!("{} ({})", country.emergency, mark(country.checked, None)));
    page.facts("Note", &country.note);
    if !country.crisis_lines.is_empty() {
        page.paragraph("When life seems not worth living:");
    }
    for line in &country.crisis_lines {
        crisis_line(page, line, country.checked);
    }
    links(page, "To find care:", &country.find_care, country.checked);
    links(page, "Patient organisations:", &country.patient_organisations, country.checked);
}

fn crisis_line(page: &mut Sheet, line: &CrisisLine, checked: bool) {
    let ways = [("phone", &line.phone), ("text", &line.text), ("chat", &line.chat), ("web", &line.url)];
    let ways: Vec<String> =
        ways.into_iter().filter_map(|(how, way)| Some(format!("{how}: {}", way.as_deref()?))).collect();
    let since = line.since.as_ref().map(|since| format!("; since {since}")).unwrap_or_default();
    page.item(format!("{}: {}{since} ({})", line.name, ways.join("; "), mark(checked, Some(line.read))));
}

fn links(page: &mut Sheet, heading: &str, links: &[Link], checked: bool) {
    if !links.is_empty() {
        page.paragraph(heading);
    }
    for link in links {
        page.item(format!("{}: {} ({})", link.name, link.url, mark(checked, Some(link.read))));
    }
}

/// Whether a person checked it, and else whether it was read in a source.
const fn mark(checked: bool, read: Option<bool>) -> &'static str {
    match (checked, read) {
        (true, _) => "checked",
        (false, Some(true)) => "read in a source, not checked",
        (false, Some(false)) => "recalled, not checked",
        (false, None) => NOT_CHECKED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge_view;

    #[test]
    fn every_number_and_address_that_nobody_checked_says_so() {
        let knowledge = Knowledge::embedded();
        for (code, record) in &knowledge.countries {
            assert!(!record.checked, "{code} was checked: this test is to tell what is left");
            let text = country(&knowledge_view::country(code, knowledge).unwrap()).to_text(knowledge);
            let lines = record.crisis_lines.len() + record.find_care.len() + record.patient_organisations.len();
            let marked = text.replace("\n  ", " ").matches("not checked)").count();
            assert_eq!(marked, lines + 1, "{code}: {text}");
        }
    }

    #[test]
    fn care_says_the_country_that_was_asked_for() {
        let knowledge = Knowledge::embedded();
        let country = knowledge_view::country("gb", knowledge);
        let text =
            care(&knowledge_view::care("cervical-dystonia", country, knowledge).unwrap(), knowledge).to_text(knowledge);
        for part in ["Dystonia UK", "Samaritans", "116 123", "999 or 112", "What to ask: the first visit"] {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }

    #[test]
    fn a_way_through_care_that_is_our_own_estimate_says_so() {
        let knowledge = Knowledge::embedded();
        let text = care(&knowledge_view::care("bells-palsy", None, knowledge).unwrap(), knowledge).to_text(knowledge);
        assert!(text.contains("Our estimate, without a source: Our own estimate"), "{text}");
    }
}
