//! An explanation: why a cause stands where it does, and how it compares with another, finding by finding.

use super::NOT_REVIEWED;
use crate::sheet::{Kind, Line, Sheet};
use crate::words;
use nullpoint_reason::Presence;
use nullpoint_reason::differential::{Change, Clue, Comparison, Expected, Row, Twin};
use nullpoint_reason::explanation::Explanation;

/// Findings shown on each side of a cause; JSON holds all. Our choice.
const CLUES: usize = 8;
/// Odds from this on are told as a number; nearer to even they are "about as likely". Our choice.
const UNEVEN: f64 = 1.2;

/// Why a cause stands where it does; held against another one where one was named.
#[must_use]
pub fn explanation(explanation: &Explanation) -> Sheet {
    let why = &explanation.why;
    let mut page = Sheet::of(&why.name, &why.cause);
    page.paragraph(&why.clinical_name);
    let (fit, place, of) = (words::fit(why.fit), explanation.place, explanation.of);
    page.paragraph(format!("It {fit}: place {place} of {of} possible causes."));
    for caution in &explanation.cautions {
        page.item(&caution.text);
    }
    match &explanation.comparison {
        Some(comparison) => compared(&mut page, comparison),
        None => alone(&mut page, explanation),
    }
    for note in &why.notes {
        page.blank();
        page.paragraph(note);
    }
    page.blank();
    page.paragraph(NOT_REVIEWED);
    page
}

fn alone(page: &mut Sheet, explanation: &Explanation) {
    let why = &explanation.why;
    let (speaks_for, against) = words::for_and_against(why);
    for (heading, clues) in [("Speaks for it", speaks_for), ("Speaks against it", against)] {
        page.heading(heading);
        if clues.is_empty() {
            page.paragraph("Nothing yet.");
        }
        for found in clues.iter().take(CLUES) {
            clue(page, found);
        }
        if clues.len() > CLUES {
            page.paragraph(format!("and {} more", clues.len() - CLUES));
        }
    }
    let (missing, unknown): (Vec<&Expected>, Vec<&Expected>) =
        why.expected_missing.iter().partition(|expected| expected.presence == Presence::Absent);
    for (heading, expected) in
        [("Usual with it, and not there", missing), ("Usual with it, and not known yet", unknown)]
    {
        if !expected.is_empty() {
            page.heading(heading);
        }
        for expected in expected {
            page.item(format!("{} ({} of people with it)", expected.label, words::percent(expected.share_with)));
        }
    }
    if !why.would_change.is_empty() {
        page.heading("What would change its place most");
    }
    for changed in &why.would_change {
        change(page, changed, &["it", "the cause beside it"]);
    }
    for twin in &why.twins {
        separates(page, twin);
    }
    if let Some(beside) = &why.beside {
        page.heading("It may not be alone");
        page.paragraph(
            Line::from("It may go together with ")
                .then(Line::record(Kind::Cause, &beside.cause, &beside.name))
                .then("."),
        );
    }
}

fn clue(page: &mut Sheet, clue: &Clue) {
    page.item(words::clue(clue));
    if let Some(group) = &clue.group
        && clue.weight < 1.0
    {
        page.under(format!(
            "counted {} of it, as it goes together with others above ({group})",
            words::percent(clue.weight)
        ));
    }
}

fn compared(page: &mut Sheet, comparison: &Comparison) {
    let names = [comparison.why.name.as_str(), comparison.against.name.as_str()];
    page.heading("Held against another cause");
    page.paragraph(
        Line::from("Against: ").then(Line::record(Kind::Cause, &comparison.against.cause, names[1])).then("."),
    );
    page.paragraph(format!("Before any answer: {}.", likelier(comparison.odds_before, names)));
    page.paragraph(format!("With what is known: {}.", likelier(comparison.odds, names)));
    page.paragraph("Both may be there together; this holds one against the other.");
    page.heading("What is known, the weightiest first");
    if comparison.known.is_empty() {
        page.paragraph("Nothing that either of them lists.");
    }
    for row in &comparison.known {
        known(page, row, comparison);
    }
    page.heading("Not known yet, and would separate them most");
    if comparison.open.is_empty() {
        page.paragraph("Nothing that either of them lists.");
    }
    for open in &comparison.open {
        change(page, open, &names);
    }
    if let Some(twin) = &comparison.twins {
        separates(page, twin);
    }
}

fn known(page: &mut Sheet, row: &Row, comparison: &Comparison) {
    let points_to = match &row.points_to {
        Some(cause) if *cause == comparison.why.cause => format!("points to {}", comparison.why.name),
        Some(_) => format!("points to {}", comparison.against.name),
        None => "points to neither".to_owned(),
    };
    let said = if row.presence == Presence::Absent { "not there: " } else { "" };
    page.item(format!("{said}{}: {points_to}", row.label));
    for (name, with) in [&comparison.why.name, &comparison.against.name].into_iter().zip(&row.with) {
        page.under(format!("{name}: {}", with.as_deref().unwrap_or("not listed")));
    }
}

/// Which way an answer would move the odds.
fn change(page: &mut Sheet, change: &Change, [one, other]: &[&str; 2]) {
    let toward = |odds: f64| match odds {
        odds if odds >= UNEVEN => format!("{} times for {one}", words::significant(odds)),
        odds if odds <= 1.0 / UNEVEN => format!("{} times for {other}", words::significant(1.0 / odds)),
        _ => "little either way".to_owned(),
    };
    page.item(format!("{}: yes, {}; no, {}", change.label, toward(change.if_present), toward(change.if_absent)));
}

fn separates(page: &mut Sheet, twin: &Twin) {
    page.heading("Not told apart yet");
    page.paragraph(Line::from("From ").then(Line::record(Kind::Cause, &twin.cause, &twin.name)).then(format!(
        ". {} An answer to one of these would separate them: {}.",
        twin.why,
        twin.separating.join(", ")
    )));
}

fn likelier(odds: f64, [one, other]: [&str; 2]) -> String {
    match odds {
        odds if odds >= UNEVEN => format!("{one} is {} times likelier", words::significant(odds)),
        odds if odds <= 1.0 / UNEVEN => format!("{other} is {} times likelier", words::significant(1.0 / odds)),
        _ => "about as likely as each other".to_owned(),
    }
}
