//! Causes on the page: a card for each that is shown, and the serious ones that are not ruled out.

use super::sources::{Cite, Sources};
use crate::sheet::Kind;
use crate::words;
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::Among;
use nullpoint_reason::differential::{Candidate, Clue, Fit, SOMETHING_ELSE, Speaks};
use nullpoint_reason::{Assessment, Presence, wording};

/// Clues shown on each side of a card; all of them stand in its table. Our choice.
const CLUES: usize = 5;
/// Open findings shown on a card; the rest is counted. Our choice.
const OPEN: usize = 6;

/// The causes section.
pub(super) struct Causes<'a> {
    /// Empty when no cause may be named.
    pub(super) cards: Vec<Card<'a>>,
    pub(super) serious: Vec<Serious<'a>>,
    pub(super) something_else: Option<String>,
    /// `you have`, `your child has`, `the person has`.
    pub(super) who_has: &'static str,
}

/// One possible cause.
pub(super) struct Card<'a> {
    pub(super) place: usize,
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) clinical_name: &'a str,
    pub(super) plain: &'a str,
    pub(super) fit: &'static str,
    /// Length of the bar, 0 to 100.
    pub(super) bar: i64,
    pub(super) serious: bool,
    pub(super) sides: [Side<'a>; 2],
    pub(super) not_assessed: Vec<String>,
    pub(super) more_not_assessed: usize,
    pub(super) numbers: String,
    pub(super) rows: Vec<Row<'a>>,
    pub(super) cites: Vec<Cite<'a>>,
    /// Its own page beside this one.
    pub(super) page: Option<String>,
}

/// What speaks for a cause, or against it.
pub(super) struct Side<'a> {
    pub(super) heading: &'static str,
    pub(super) nothing: &'static str,
    pub(super) clues: Vec<ClueView<'a>>,
    /// Clues that only the table shows.
    pub(super) more: usize,
}

/// A clue as a sentence.
pub(super) struct ClueView<'a> {
    pub(super) absent: bool,
    pub(super) label: &'a str,
    /// Where it comes from; nothing where both shares are estimates of ours.
    pub(super) cites: Vec<Cite<'a>>,
}

/// A clue as a row of numbers.
pub(super) struct Row<'a> {
    pub(super) label: &'a str,
    pub(super) presence: &'static str,
    pub(super) with: String,
    pub(super) without: String,
    pub(super) ratio: String,
    pub(super) note: Option<&'a str>,
    pub(super) cites: Vec<Cite<'a>>,
}

/// A serious cause that is less likely and not ruled out.
pub(super) struct Serious<'a> {
    pub(super) name: &'a str,
    pub(super) clinical_name: &'a str,
    pub(super) fit: &'static str,
    pub(super) speaks_for: String,
}

impl<'a> Causes<'a> {
    pub(super) fn new(assessment: &'a Assessment, knowledge: &'a Knowledge, sources: &mut Sources<'a>) -> Self {
        let (shown, serious) = words::shown_causes(&assessment.differential);
        let cards = shown
            .into_iter()
            .enumerate()
            .map(|(place, candidate)| card(place + 1, candidate, knowledge, sources))
            .collect();
        let something_else =
            assessment.differential.iter().find(|candidate| candidate.cause == SOMETHING_ELSE).map(words::numbers);
        Self {
            cards,
            serious: serious.into_iter().map(less_likely).collect(),
            something_else,
            who_has: wording::who_has(assessment.about),
        }
    }
}

fn card<'a>(place: usize, candidate: &'a Candidate, knowledge: &'a Knowledge, sources: &mut Sources<'a>) -> Card<'a> {
    let cause = knowledge.causes.get(&candidate.cause);
    let (speaks_for, against) = words::for_and_against(candidate);
    let mut side = |heading, nothing, clues: &[&'a Clue]| Side {
        heading,
        nothing,
        clues: clues.iter().take(CLUES).map(|clue| clue_view(clue, sources)).collect(),
        more: clues.len().saturating_sub(CLUES),
    };
    let sides =
        [side("Speaks for it", "Nothing yet.", &speaks_for), side("Speaks against it", "Nothing yet.", &against)];
    let cites = sources.cite(cause.map(|cause| cause.text_sources.as_slice()).unwrap_or_default());
    Card {
        place,
        id: &candidate.cause,
        name: &candidate.name,
        clinical_name: &candidate.clinical_name,
        plain: cause.map(|cause| cause.plain.as_str()).unwrap_or_default(),
        fit: words::fit(candidate.fit),
        bar: (candidate.fit_score.clamp(0.0, 1.0) * 100.0).round() as i64,
        serious: candidate.serious,
        sides,
        not_assessed: candidate.not_assessed.iter().take(OPEN).map(|id| words::label(id, knowledge)).collect(),
        more_not_assessed: candidate.not_assessed.len().saturating_sub(OPEN),
        numbers: words::numbers(candidate),
        rows: candidate
            .clues
            .iter()
            .filter(|clue| clue.speaks != Speaks::Neither)
            .map(|clue| row(clue, sources))
            .collect(),
        cites,
        page: sources.page(Kind::Cause, &candidate.cause),
    }
}

fn clue_view<'a>(clue: &'a Clue, sources: &mut Sources<'a>) -> ClueView<'a> {
    ClueView {
        absent: clue.presence == Presence::Absent,
        label: &clue.label,
        cites: sources.cite(clue.source_with.iter().chain(&clue.source_without)),
    }
}

fn row<'a>(clue: &'a Clue, sources: &mut Sources<'a>) -> Row<'a> {
    Row {
        label: &clue.label,
        presence: presence(clue.presence),
        with: match clue.among {
            Among::Presenters => format!("{} ({})", words::percent(clue.share_with), clue.mark_with),
            Among::All => format!("{} ({}, of all)", words::percent(clue.share_with), clue.mark_with),
        },
        without: format!("{} ({})", words::percent(clue.share_without), clue.mark_without),
        ratio: words::significant(clue.ratio),
        note: clue.note.as_deref(),
        cites: sources.cite(clue.source_with.iter().chain(&clue.source_without)),
    }
}

/// Whether a finding is there, in words.
pub(super) const fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Present => "there",
        Presence::Absent => "not there",
        Presence::Unknown => "not known",
        Presence::NotAssessed => "not asked",
    }
}

fn less_likely(candidate: &Candidate) -> Serious<'_> {
    let (speaks_for, _) = words::for_and_against(candidate);
    let labels: Vec<String> = speaks_for
        .into_iter()
        .take(CLUES)
        .map(|clue| match clue.presence {
            Presence::Absent => format!("not there: {}", clue.label),
            _ => clue.label.clone(),
        })
        .collect();
    Serious {
        name: &candidate.name,
        clinical_name: &candidate.clinical_name,
        fit: words::fit(candidate.fit.or(Some(Fit::Little))),
        speaks_for: labels.join("; "),
    }
}
