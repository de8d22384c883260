//! Clues: how each known finding speaks for or against one cause, both sides shown, with the weight it got.

use super::age::Age;
use super::evidence::{Evidence, Piece};
use super::sex;
use crate::findings::{Findings, Presence};
use nullpoint_knowledge::schema::{Among, Cause, Knowledge};
use nullpoint_knowledge::share::Share;
use serde::Serialize;

/// How well the findings fit a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fit {
    /// Little speaks for it, or as much against.
    Little,
    /// Some speaks for it.
    Partly,
    /// Much speaks for it and little against.
    Well,
}

/// Which way a clue points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Speaks {
    /// For the cause.
    For,
    /// Against it.
    Against,
    /// Neither: as common with it as without.
    Neither,
}

/// How one finding speaks for or against one cause, both sides shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Clue {
    /// Finding id, `age-now` for the age, `sex` for the sex.
    pub finding: String,
    /// Its plain label.
    pub label: String,
    /// Whether it is there.
    pub presence: Presence,
    /// Which way it points.
    pub speaks: Speaks,
    /// How many times as common with the cause as without it: of the finding when present, of its absence when absent.
    pub ratio: f64,
    /// The ratio that was counted, after the share's uncertainty and what else is known of the same kind.
    pub ratio_counted: f64,
    /// How much of its evidence was counted beside other findings of its group, 0 to 1.
    pub weight: f64,
    /// The group of findings that it goes together with; none where it stands alone.
    pub group: Option<String>,
    /// Share of those with the cause who have the finding.
    pub share_with: f64,
    /// Source id of that share; none for an estimate.
    pub source_with: Option<String>,
    /// `counted`, `published`, `class` or `estimate`.
    pub mark_with: String,
    /// Among whom that share was taken.
    pub among: Among,
    /// Share of others who present and have the finding.
    pub share_without: f64,
    /// Source id of that share; none for an estimate.
    pub source_without: Option<String>,
    /// `counted`, `published`, `class` or `estimate`.
    pub mark_without: String,
    /// Both sides in words.
    pub text: String,
    /// What to know about the share.
    pub note: Option<String>,
}

/// Evidence, in natural logarithms of a ratio, that leaves a fit undecided: with this much for and nothing against, a
/// cause fits half. Our choice: a factor of e, about three to one.
const HALF_FIT: f64 = 1.0;
/// From this fit on a cause fits well: with nothing against, a factor of about 6 for. Our choice.
const WELL: f64 = 0.65;
/// From this fit on a cause fits partly: with nothing against, a factor of about 1.7 for. Our choice.
const PARTLY: f64 = 0.35;
/// Ratios nearer to 1 than this say nothing worth reading: 10 % either way. Our choice.
const NEITHER: f64 = 0.095;

/// The clues of one cause, the one that counted most first.
pub(super) fn clues(evidence: &Evidence<'_>, place: usize, findings: &Findings, knowledge: &Knowledge) -> Vec<Clue> {
    let (_, cause) = evidence.causes[place];
    let mut clues: Vec<Clue> = evidence
        .for_one(place)
        .iter()
        .filter_map(|piece| match evidence.known[piece.finding].id {
            "age-now" => age(cause, piece, evidence.age.as_ref()?),
            sex::ID => sex(cause, piece, evidence.sex.as_ref()?),
            id => of_finding(cause, id, piece, findings, knowledge),
        })
        .map(|clue| Clue { group: evidence.group_name(&clue.finding, knowledge), ..clue })
        .collect();
    let counted = |clue: &Clue| clue.ratio_counted.ln().abs();
    clues.sort_by(|a, b| counted(b).total_cmp(&counted(a)).then_with(|| a.finding.cmp(&b.finding)));
    clues
}

/// How well clues fit: F / (F + A + 1), with F the evidence for and A that against.
pub(super) fn fit(clues: &[Clue]) -> (Fit, f64) {
    let speaking = clues.iter().filter(|clue| clue.speaks != Speaks::Neither);
    let (speaks_for, against) = speaking.fold((0.0, 0.0), |(speaks_for, against), clue| {
        let weight: f64 = clue.ratio_counted.ln();
        (speaks_for + weight.max(0.0), against + (-weight).max(0.0))
    });
    let score = speaks_for / (speaks_for + against + HALF_FIT);
    let fit = match score {
        score if score >= WELL => Fit::Well,
        score if score >= PARTLY => Fit::Partly,
        _ => Fit::Little,
    };
    (fit, score)
}

/// A clue read with its finding present or absent.
fn of_finding(cause: &Cause, id: &str, piece: &Piece, findings: &Findings, knowledge: &Knowledge) -> Option<Clue> {
    let clue = cause.clue(id)?;
    let observed = findings.get(id)?;
    let (present, absent) = super::log_ratios(clue, knowledge)?;
    let stated = if observed.presence == Presence::Present { present } else { absent };
    let without = knowledge.findings.get(id)?.without(knowledge)?;
    let with = clue.with(knowledge);
    let among = if clue.presenters.is_some() { Among::Presenters } else { clue.among };
    Some(Clue {
        finding: id.to_owned(),
        label: observed.label.clone(),
        presence: observed.presence,
        speaks: agreed(stated, piece.counts()),
        ratio: stated.exp(),
        ratio_counted: piece.counts().exp(),
        weight: piece.weight,
        group: None,
        share_with: with.value,
        source_with: with.source_id.map(str::to_owned),
        mark_with: with.mark.word().to_owned(),
        among,
        share_without: without.value,
        source_without: without.source_id.map(str::to_owned),
        mark_without: without.mark.word().to_owned(),
        text: both_sides(&with, &without),
        note: clue.note.clone(),
    })
}

/// "12 of 40 with it (Doe 2019); about 1 in 100 without (our estimate)".
pub(super) fn both_sides(with: &Share<'_>, without: &Share<'_>) -> String {
    format!("{with} with it; {without} without")
}

fn age(cause: &Cause, piece: &Piece, age: &Age) -> Option<Clue> {
    let [youngest, oldest] = cause.onset.plausible_age_now_years;
    let shares = [super::age::density(cause, age.years), age.among_all];
    let text = format!("plausible from {youngest} to {oldest} years (our estimate)");
    let clue = estimated("age-now", format!("Age {} years", age.years), piece, shares, text);
    let note = Some("shares are per year of age".into());
    Some(Clue { note, ..clue }).filter(|clue| clue.speaks != Speaks::Neither)
}

fn sex(cause: &Cause, piece: &Piece, shares: &sex::Shares) -> Option<Clue> {
    let with = shares.with(cause)?;
    let source = cause.onset.female_share_source.clone();
    let mark = shares.mark(cause).word();
    let text = format!("men and women with it: {}", cause.onset.sex_ratio);
    let clue = estimated(sex::ID, shares.word().into(), piece, [with, shares.among_all], text);
    Some(Clue { source_with: source, mark_with: mark.into(), ..clue }).filter(|clue| clue.speaks != Speaks::Neither)
}

/// A clue of two estimated shares.
fn estimated(id: &str, label: String, piece: &Piece, [with, without]: [f64; 2], text: String) -> Clue {
    Clue {
        finding: id.to_owned(),
        label,
        presence: Presence::Present,
        speaks: agreed((with / without).ln(), piece.counts()),
        ratio: with / without,
        ratio_counted: piece.counts().exp(),
        weight: piece.weight,
        group: None,
        share_with: with,
        source_with: None,
        mark_with: "estimate".into(),
        among: Among::Presenters,
        share_without: without,
        source_without: None,
        mark_without: "estimate".into(),
        text,
        note: None,
    }
}

/// Which way a clue points: where the shares as they stand and what was counted agree. A share that is no higher than
/// without counts a little for its cause against those that do not list it; to a reader it says nothing.
fn agreed(stated: f64, counted: f64) -> Speaks {
    if speaks(stated) == speaks(counted) { speaks(counted) } else { Speaks::Neither }
}

/// Which way evidence points.
pub(super) fn speaks(log_ratio: f64) -> Speaks {
    if log_ratio.abs() < NEITHER {
        Speaks::Neither
    } else if log_ratio > 0.0 {
        Speaks::For
    } else {
        Speaks::Against
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_no_higher_than_without_says_nothing_to_a_reader() {
        assert_eq!(agreed(0.0, 0.7), Speaks::Neither);
        assert_eq!(agreed(-0.3, 0.2), Speaks::Neither);
        assert_eq!((agreed(0.5, 0.7), agreed(-0.5, -0.4)), (Speaks::For, Speaks::Against));
    }
}
