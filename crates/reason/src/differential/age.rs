//! Age: how it speaks for a cause, by the ages at which people with it plausibly present.
//!
//! In: an age. Out: the logarithm of its density with a cause over its density among all who present.
//! Limits: a span of ages is round and our estimate; within it every age is as likely as any other.

use nullpoint_knowledge::schema::{Cause, Knowledge};

/// How fast a cause becomes rarer beyond the ages its file calls plausible: to 1/e within a tenth of their span and a
/// year. Our estimate; the files give round figures.
const TAPER: f64 = 0.1;
/// Least density of an age for any cause, per year: 2 in 100 people spread over a life of 106 years. Our estimate.
const LEAST_DENSITY: f64 = 0.02 / 106.0;

/// How the age speaks: evenly spread over the plausible ages of a cause, against the mixture of all causes.
#[derive(Debug)]
pub(super) struct Age {
    /// In years.
    pub(super) years: f64,
    /// Density of this age among all who present, per year.
    pub(super) among_all: f64,
}

impl Age {
    /// This age, among all who present.
    pub(super) fn new(years: f64, knowledge: &Knowledge) -> Self {
        let (mut sum, mut total) = (0.0, 0.0);
        for cause in knowledge.causes.values() {
            sum += cause.prior.per_1000 * density(cause, years);
            total += cause.prior.per_1000;
        }
        Self { years, among_all: sum / total }
    }

    /// How it speaks for a cause.
    pub(super) fn log_ratio(&self, cause: &Cause) -> f64 {
        let log_ratio = (density(cause, self.years) / self.among_all).ln();
        // A span of ages is too coarse to hold a plausible age against a cause that knows many.
        if is_plausible(cause, self.years) { log_ratio.max(0.0) } else { log_ratio }
    }
}

/// Whether people of this age plausibly present with the cause.
pub(super) fn is_plausible(cause: &Cause, years: f64) -> bool {
    let [youngest, oldest] = cause.onset.plausible_age_now_years;
    (youngest..=oldest).contains(&years)
}

/// Density of an age among those who present with a cause, per year.
pub(super) fn density(cause: &Cause, age: f64) -> f64 {
    let [youngest, oldest] = cause.onset.plausible_age_now_years;
    let width = (oldest - youngest).max(1.0);
    let taper = TAPER * width + 1.0;
    let outside = (youngest - age).max(age - oldest).max(0.0);
    // The area under the taper on both sides; on the young side it ends at birth.
    let area = width + taper + taper * (1.0 - (-youngest / taper).exp());
    LEAST_DENSITY + (-outside / taper).exp() / area
}
