//! A few seconds in full, from where something stands out most: a rhythm, or else the strongest peak.

use super::super::engine::{Looked, Watcher};
use super::super::movement::{Signal, Trace};
use super::super::sample::{Sample, TIME};
use super::{empty, projected_sample, push};
use crate::recording::Triple;

/// Length of the close-up in s.
pub(crate) const CLOSE_UP_S: f64 = 6.0;

/// Samples of one place.
#[derive(Default)]
struct Place {
    score: Option<f32>,
    start_s: f64,
    samples: Vec<Sample>,
}

/// The clearest places so far: without a rhythm and with one.
#[derive(Default)]
pub(crate) struct CloseUp {
    places: [Place; 2],
}

impl CloseUp {
    /// The line along an axis: of a window with a rhythm, or where the recording has none, of any.
    pub(crate) fn trace(&self, signal: Signal, axis: &Triple, has_rhythm: bool) -> Trace {
        let mut line = empty(signal);
        let wanted = &self.places[usize::from(has_rhythm)];
        let place = if wanted.samples.is_empty() { &self.places[usize::from(!has_rhythm)] } else { wanted };
        for sample in &place.samples {
            let value = projected_sample(sample, axis);
            push(&mut line, place.start_s + sample[TIME], Some((value, value)));
        }
        line
    }
}

impl Watcher for CloseUp {
    fn window(&mut self, looked: &Looked<'_>) {
        let is_better = |known: Option<f32>, score: f32| known.is_none_or(|known| score > known);
        let (score, has_rhythm) = match looked.look {
            None => (-1.0, false),
            Some(look) => (look.score, look.beat.as_ref().is_some_and(|beat| beat.stands_alone)),
        };
        let place = &mut self.places[usize::from(has_rhythm)];
        if is_better(place.score, score) {
            place.score = Some(score);
            place.start_s = looked.origin_s;
            place.samples.clear();
            place.samples.extend_from_slice(looked.around);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::seen::Look;

    fn at(score: f32, from: f64) -> (Look, Vec<Sample>) {
        (
            Look { score, with_step: false, paced: false, beat: None, brief_deg_s: 0.0, left_by_slow: false },
            vec![[score.into(), 0.0, 0.0, from]],
        )
    }

    #[test]
    fn the_close_up_is_where_the_strongest_peak_is() {
        let mut close_up = CloseUp::default();
        for (look, around) in [at(2.0, 10.0), at(5.0, 20.0), at(3.0, 30.0)] {
            close_up.window(&Looked {
                origin_s: 100.0,
                look: Some(&look),
                own: &[],
                gravity: None,
                around: &around,
                spectra: None,
            });
        }
        let line = close_up.trace(Signal::AngularVelocity, &[1.0, 0.0, 0.0], false);
        assert_eq!((line.time_s[0], line.low[0]), (120.0, Some(5.0)));
    }
}
