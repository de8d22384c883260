//! Outcome: how a set of cases came out, causes by both engines and urgency, as tables.

use crate::engine::{naive_bayes, ours};
use crate::score::{Measure, Score, stated};
use crate::table::{Table, count, signed};
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::Level;
use nullpoint_reason::{Findings, Urgency};
use std::collections::BTreeMap;

/// Places that count as among the first.
const WITHIN: usize = 3;

/// What the author of a case expected.
#[derive(Clone, Debug)]
pub(crate) struct Expected<'c> {
    /// Id of the case.
    pub(crate) id: &'c str,
    /// Group of causes.
    pub(crate) group: &'c str,
    /// The cause that should come first.
    pub(crate) top: &'c str,
    /// The causes that would do.
    pub(crate) causes: &'c [String],
    /// The urgency.
    pub(crate) urgency: Level,
    /// The highest urgency that is not too high.
    pub(crate) urgency_at_most: Level,
}

/// How a set of cases came out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outcome {
    /// By Nullpoint, in order of the cases.
    pub(crate) ours: Vec<Score>,
    /// By naive Bayes over the same findings.
    pub(crate) naive: Vec<Score>,
    /// Cases rated calmer than expected.
    pub(crate) too_low: usize,
    /// Cases rated more urgent than the author would accept.
    pub(crate) too_high: usize,
    /// Cases that should be seen today or now.
    upper: usize,
    /// Those of them rated calmer than expected.
    upper_too_low: usize,
    /// Those of these where no rule as urgent is named as not ruled out either.
    pub(crate) silent: usize,
    groups: Vec<String>,
    misses: Vec<String>,
}

impl Outcome {
    /// Takes in one case: what was known of the person, and the urgency that it came to.
    pub(crate) fn add(&mut self, expected: &Expected<'_>, findings: &Findings, urgency: &Urgency) {
        let knowledge = Knowledge::embedded();
        let score = Score::of(&ours(findings, knowledge), expected.top, expected.causes);
        self.ours.push(score);
        self.naive.push(Score::of(&naive_bayes(findings, knowledge), expected.top, expected.causes));
        let is_too_low = urgency.level < expected.urgency;
        self.too_low += usize::from(is_too_low);
        self.too_high += usize::from(urgency.level > expected.urgency_at_most);
        if expected.urgency >= Level::SameDay {
            let is_named = urgency.not_ruled_out.iter().any(|open| open.level >= expected.urgency);
            self.upper += 1;
            self.upper_too_low += usize::from(is_too_low);
            self.silent += usize::from(is_too_low && !is_named);
        }
        self.groups.push(expected.group.to_owned());
        let low = if is_too_low { ", urgency too low" } else { "" };
        if score.rank > WITHIN || is_too_low {
            self.misses.push(format!("{} ({}: place {}{low})", expected.id, expected.top, score.rank));
        }
    }

    /// How many cases.
    pub(crate) fn cases(&self) -> usize {
        self.ours.len()
    }

    /// One line per measure: ours, naive Bayes, the paired difference; then urgency.
    pub(crate) fn table(&self) -> String {
        let mut table = Table::new(&["", "Nullpoint", "naive Bayes", "difference"]);
        for measure in Measure::ALL {
            let shown = |scores: &[Score]| match measure.counts() {
                true => count(measure.count(scores), scores.len()),
                false => format!("{:.2}", measure.mean(scores)),
            };
            let difference = measure.difference(&self.ours, &self.naive);
            let difference = match measure.counts() {
                true => signed(difference.times(100.0), 1, " points"),
                false => signed(difference, 2, ""),
            };
            table.row([measure.name().to_owned(), shown(&self.ours), shown(&self.naive), difference]);
        }
        let right = |scores: &[Score]| {
            let (right, of) = stated(scores);
            count(right, of)
        };
        let none = String::new;
        table.row(["stated at 90 % or more, right".to_owned(), right(&self.ours), right(&self.naive), none()]);
        table.row(["urgency too low".to_owned(), count(self.too_low, self.cases()), none(), none()]);
        let upper = |low: usize| count(low, self.upper);
        table.row(["  of cases for today or now".to_owned(), upper(self.upper_too_low), none(), none()]);
        table.row(["  and no such danger named".to_owned(), upper(self.silent), none(), none()]);
        table.row(["urgency too high".to_owned(), count(self.too_high, self.cases()), none(), none()]);
        table.draw()
    }

    /// The cases of an open half that did not come out right.
    pub(crate) fn misses(&self) -> String {
        format!("Not within three, or urgency too low: {}.\n", self.misses.join("; "))
    }

    /// One line per group of causes.
    pub(crate) fn groups(&self) -> String {
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (case, group) in self.groups.iter().enumerate() {
            groups.entry(group).or_default().push(case);
        }
        let mut table = Table::new(&["group", "cases", "first", "within three", "first, naive", "within three, naive"]);
        for (group, cases) in groups {
            let of = |scores: &[Score], measure: Measure| {
                let scores: Vec<Score> = cases.iter().map(|&case| scores[case]).collect();
                measure.count(&scores).to_string()
            };
            table.row([
                group.to_owned(),
                cases.len().to_string(),
                of(&self.ours, Measure::First),
                of(&self.ours, Measure::WithinThree),
                of(&self.naive, Measure::First),
                of(&self.naive, Measure::WithinThree),
            ]);
        }
        table.draw()
    }
}
