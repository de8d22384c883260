//! Text: an assessment or a movement for the terminal, readable at 80 columns and without colour.

mod guidance;
mod moves;
mod tasks;

use crate::words;
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::Level;
use nullpoint_motion::Caution;
use nullpoint_motion::measure::Movement;
use nullpoint_reason::differential::{Candidate, Clue, Differential};
use nullpoint_reason::questions::NextQuestion;
use nullpoint_reason::{About, Assessment, Presence, Urgency, wording};

/// Columns of the text.
pub(crate) const COLUMNS: usize = 80;
/// Cells of a fit's bar.
const BAR: usize = 10;
/// Clues shown on each side of a cause; the rest is counted.
const CLUES: usize = 5;
/// Open findings shown for a cause.
const OPEN: usize = 4;
/// Red flags asked at a time in the text; the rest is counted.
const FLAGS: usize = 8;

/// What stands under the urgency: everything else of an assessment.
#[must_use]
pub fn after_urgency(assessment: &Assessment, knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    page.blank();
    page.paragraph("", assessment.intended_use);
    if let Some(origin) = &assessment.origin {
        page.paragraph("", &format!("Answers: {origin}"));
    }
    cautions(&mut page, &assessment.cautions);
    causes(&mut page, &assessment.differential, knowledge, assessment.about);
    next(&mut page, assessment);
    for movement in assessment.movement.iter().chain(&assessment.other_movements) {
        page.heading("What was measured");
        measured(&mut page, movement);
    }
    observed(&mut page, assessment);
    sources(&mut page, &words::cited(assessment), knowledge);
    page.text
}

/// Urgency alone: the level, why, and what is not ruled out. What stands first on the terminal.
#[must_use]
pub fn urgency(urgency: &Urgency, knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    page.put(&format!("{}\n{}\n", words::level_heading(urgency.level), "=".repeat(COLUMNS)));
    page.paragraph("", &urgency.plain);
    for rule in urgency.rules.iter().filter(|rule| rule.level == urgency.level) {
        let recalled = if rule.all_sources_recalled { "; sources recalled, not read" } else { "" };
        let sources = rule.sources.join(", ");
        page.item(&format!("[{}] {}", words::level_name(rule.level), rule.plain));
        page.paragraph("    ", &format!("{} [{}: {sources}{recalled}]", words::because(rule, knowledge), rule.number));
    }
    let calmer = words::calmer_rules(urgency, knowledge);
    if !calmer.is_empty() {
        page.paragraph("", &format!("Also noted, less urgent: {}.", calmer.join("; ")));
    }
    let emergencies = words::open_names(urgency, Level::EmergencyNow);
    if !emergencies.is_empty() {
        let names = emergencies.join("; ");
        page.paragraph("", &format!("Emergencies not ruled out (not asked or not known): {names}."));
    }
    let today = words::open_names(urgency, Level::SameDay).len();
    if today > 0 {
        page.paragraph("", &format!("Also not ruled out: {today} reasons to get help today (in the report)."));
    }
    for known in words::to_find_out(urgency, knowledge) {
        page.item(&format!("Not known. {known}"));
    }
    page.text
}

/// A movement on its own.
#[must_use]
pub fn movement(movement: &Movement, with_windows: bool, with_events: bool) -> String {
    let mut page = Page::default();
    measured(&mut page, movement);
    if with_events {
        page.blank();
        page.put(&moves::table(&movement.events));
    }
    if with_windows {
        page.blank();
        page.put(&windows(movement));
    }
    page.blank();
    page.paragraph("", "A measurement names no disease. Nullpoint does not replace a clinician.");
    page.text
}

/// Title and short citation of each source, with its mark.
pub(crate) fn sources(page: &mut Page, ids: &[&str], knowledge: &Knowledge) {
    if ids.is_empty() {
        return;
    }
    page.heading("Sources (nullpoint source ID shows one)");
    for id in ids {
        if let Some(source) = knowledge.sources.get(*id) {
            page.item(&format!("{id}: {}", source.full_citation()));
        }
    }
}

fn cautions(page: &mut Page, cautions: &[Caution]) {
    if cautions.is_empty() {
        return;
    }
    page.heading("Keep in mind");
    for caution in cautions {
        page.item(&caution.text);
    }
}

fn causes(page: &mut Page, differential: &Differential, knowledge: &Knowledge, about: About) {
    page.heading("Possible causes, in order");
    if differential.is_empty() {
        page.paragraph(
            "",
            "None are named yet: no disease is named from a signal alone. Answer the questions below, then run it again.",
        );
        return;
    }
    let (shown, serious) = words::shown_causes(differential);
    for (place, candidate) in shown.iter().enumerate() {
        cause(page, place + 1, candidate, knowledge);
    }
    if !serious.is_empty() {
        page.paragraph("", "Serious, less likely, and not ruled out:");
        for candidate in serious {
            page.item(&format!("{} ({}), {}", candidate.name, candidate.clinical_name, words::fit(candidate.fit)));
        }
    }
    page.paragraph(
        "",
        &format!(
            "Something else is always possible. The order is a guide for what to ask about; it does not say what \
             {}. Numbers: --json.",
            wording::who_has(about)
        ),
    );
}

fn cause(page: &mut Page, place: usize, candidate: &Candidate, knowledge: &Knowledge) {
    let filled = (candidate.fit_score * BAR as f64).round() as usize;
    let bar = format!("[{}{}]", "#".repeat(filled.min(BAR)), "-".repeat(BAR.saturating_sub(filled)));
    let serious = if candidate.serious { ", serious" } else { "" };
    page.blank();
    page.paragraph("", &format!("{place}. {} ({})", candidate.name, candidate.clinical_name));
    page.paragraph("   ", &format!("{bar} {}{serious}", words::fit(candidate.fit)));
    let (speaks_for, against) = words::for_and_against(candidate);
    clues(page, "for", &speaks_for);
    clues(page, "against", &against);
    let open: Vec<String> = candidate.not_assessed.iter().take(OPEN).map(|id| words::label(id, knowledge)).collect();
    if !open.is_empty() {
        page.paragraph("   ", &format!("not known yet: {}", open.join("; ")));
    }
}

fn clues(page: &mut Page, side: &str, clues: &[&Clue]) {
    for clue in clues.iter().take(CLUES) {
        page.wrapped("   ", &format!("{side}: "), &words::clue(clue));
    }
    if clues.len() > CLUES {
        page.paragraph("   ", &format!("{side}: {} more in the report", clues.len() - CLUES));
    }
}

fn next(page: &mut Page, assessment: &Assessment) {
    guidance::now(page, assessment);
    let guidance = &assessment.guidance;
    ask(page, "Answer these first: one \"yes\" would be an emergency", &guidance.red_flags_to_ask, FLAGS);
    guidance::then(page, guidance);
    ask(page, "Questions whose answers would tell most", &guidance.ask_next, usize::MAX);
}

fn ask(page: &mut Page, heading: &str, questions: &[NextQuestion], most: usize) {
    if questions.is_empty() {
        return;
    }
    page.heading(heading);
    for question in questions.iter().take(most) {
        page.item(&format!("{} [{}]", question.question, question.finding));
    }
    if questions.len() > most {
        page.paragraph("", &format!("  and {} more in the report", questions.len() - most));
    }
}

fn measured(page: &mut Page, movement: &Movement) {
    for sentence in words::movement(movement) {
        page.paragraph("", &sentence);
    }
    tasks::tasks(page, movement);
    page.paragraph("", &format!("Recording: {}", words::recording(movement)));
    for caution in &movement.cautions {
        page.item(&caution.text);
    }
}

fn windows(movement: &Movement) -> String {
    let unit = movement.signal.amplitude_unit();
    let mut table =
        format!("{:>9}  {:>6}  {:>8}  {:>9}  {:>11}\n", "start", "length", "rhythm", "frequency", "amplitude");
    for window in &movement.windows {
        let answer = match (window.measured, window.rhythm) {
            (false, _) if window.on_purpose => "own",
            (false, _) => "no data",
            (true, true) => "yes",
            (true, false) => "no",
        };
        let frequency = window.frequency_hz.map_or_else(String::new, |hertz| format!("{hertz:.2} Hz"));
        let amplitude = window
            .amplitude_deg
            .or(window.amplitude_g)
            .map_or_else(String::new, |amplitude| format!("{} {unit}", words::significant(amplitude)));
        let line = format!(
            "{:>7.1} s  {:>4.1} s  {answer:>8}  {frequency:>9}  {amplitude:>11}",
            window.start_s, window.duration_s
        );
        table.push_str(line.trim_end());
        table.push('\n');
    }
    table
}

fn observed(page: &mut Page, assessment: &Assessment) {
    if assessment.findings.is_empty() {
        return;
    }
    page.heading("What was said and measured");
    for (presence, word) in
        [(Presence::Present, "there"), (Presence::Absent, "not there"), (Presence::Unknown, "not known")]
    {
        let labels: Vec<String> = assessment
            .findings
            .iter()
            .filter(|observed| observed.presence == presence)
            .map(|observed| match observed.value {
                Some(value) => format!("{}: {value}", observed.label),
                None => observed.label.clone(),
            })
            .collect();
        if !labels.is_empty() {
            page.paragraph("", &format!("{word}: {}", labels.join("; ")));
        }
    }
    if let Some(age) = assessment.age_years {
        page.paragraph("", &format!("age: {age} years"));
    }
}

/// Text being written, wrapped at the columns.
#[derive(Default)]
pub(crate) struct Page {
    pub(crate) text: String,
}

impl Page {
    pub(crate) fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub(crate) fn blank(&mut self) {
        self.text.push('\n');
    }

    pub(crate) fn heading(&mut self, heading: &str) {
        self.put(&format!("\n{heading}\n{}\n", "-".repeat(heading.chars().count().min(COLUMNS))));
    }

    pub(crate) fn paragraph(&mut self, indent: &str, text: &str) {
        self.wrapped(indent, "", text);
    }

    pub(crate) fn item(&mut self, text: &str) {
        self.wrapped("", "- ", text);
    }

    /// A paragraph whose first line starts with a mark, the others under its text.
    pub(crate) fn wrapped(&mut self, indent: &str, mark: &str, text: &str) {
        let first = format!("{indent}{mark}");
        let others = " ".repeat(first.chars().count());
        let options = textwrap::Options::new(COLUMNS)
            .initial_indent(&first)
            .subsequent_indent(&others)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            // An id or an address that is cut in two cannot be copied.
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .break_words(false);
        self.put(&textwrap::fill(text, options));
        self.blank();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use nullpoint_reason::{Answers, assess};

    fn told(answers: &str) -> (String, String) {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml(answers, knowledge).unwrap();
        let assessment = assess(&answers, Vec::new(), knowledge, date(2026, 11, 22)).unwrap();
        (super::urgency(&assessment.urgency, knowledge), after_urgency(&assessment, knowledge))
    }

    #[test]
    fn no_line_is_longer_than_a_terminal() {
        let (urgency, rest) = told(
            "age_years = 61\npresent = [\"region-head-neck\", \"rhythmic\", \"hand-tremor\"]\nunknown = [\"confusion\"]",
        );
        let addresses = |line: &&str| !line.contains("://");
        for line in urgency.lines().chain(rest.lines()).filter(addresses) {
            assert!(line.chars().count() <= COLUMNS, "{line}");
        }
    }

    #[test]
    fn an_emergency_is_the_first_thing_said() {
        let (urgency, _) = told("present = [\"thunderclap\"]");
        assert!(urgency.starts_with("EMERGENCY: get help now\n"));
        assert!(urgency.contains("because of: Worst-ever sudden headache"));
    }

    #[test]
    fn a_red_flag_nobody_knows_says_how_to_find_out() {
        let (urgency, _) = told("unknown = [\"confusion\"]");
        assert!(urgency.contains("- Not known. Confused or very drowsy: "), "{urgency}");
    }

    #[test]
    fn without_answers_no_cause_is_named() {
        let (_, rest) = told("");
        assert!(rest.contains("no disease is named from a signal alone"));
        assert!(!rest.contains("1. "));
    }
}
