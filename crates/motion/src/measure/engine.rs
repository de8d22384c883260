//! The engine: samples in, windows out, in little memory however long the recording is. Files and live use share it.
//!
//! ```text
//! rows ─▶ even ─▶ decimate ─▶ windows ─▶ look ─▶ seen ─▶ Movement
//!          │gaps     │             │
//!          └ ends    └▶ watchers ◀─┘
//! ```
//!
//! In: rows, piece by piece. Out: what was seen in each window, and at the end the whole movement. What passes is also
//! shown to the watchers, one struct for each thing that is gathered along the way ([`Watcher`]).
//! Limits: a window is known 2 s after it ended; whether a weak one counts, 12 s later.

use super::decimate::{Decimator, factor};
use super::drawing::{CloseUp, Columns, MeanSpectrum};
use super::even::{Channels, Evener};
use super::liveliest::Liveliest;
use super::look::{Held, Looker};
use super::marked::Marked;
use super::movement::Signal;
use super::moves::Moves;
use super::posture::Angles;
use super::sample::{Sample, TIME};
use super::seen::{Look, Seen};
use super::spectrum::FrameSpectrum;
use super::windows::{Ready, Windows};
use crate::caution::Caution;
use crate::quality::Meter;
use crate::recording::{Placement, Recording, Rows};

/// Rows taken at a time: what is between the steps then stays in the processor's cache.
const PIECE: usize = 1024;

/// Even samples of the measured signal that have just come.
pub(crate) struct Piece<'a> {
    /// When their stretch began, in s from the recording's first sample.
    pub origin_s: f64,
    /// Samples per second, about.
    pub rate_hz: f64,
    pub signal: &'a [Sample],
    /// What shows where down is, in g, at the same times.
    pub gravity: Option<&'a [Sample]>,
}

impl Piece<'_> {
    /// When a sample came, in s from the recording's first.
    pub(crate) fn time_s(&self, at: usize) -> f64 {
        self.origin_s + self.signal[at][TIME]
    }
}

/// A window that was just looked at.
pub(crate) struct Looked<'a> {
    /// When its stretch began, in s from the recording's first sample.
    pub origin_s: f64,
    /// `None`: too short to measure.
    pub look: Option<&'a Look>,
    /// The window's own samples, and beside them what shows where down is.
    pub own: &'a [Sample],
    pub gravity: Option<&'a [Sample]>,
    /// Samples around its middle, for a close-up.
    pub around: &'a [Sample],
    /// The spectra of the window's own frame and of the long one, where it was measured.
    pub spectra: Option<[&'a FrameSpectrum; 2]>,
}

/// Something that is gathered while a recording passes. A new one is a struct of its own, a field of [`Watchers`] and a place
/// in its list.
pub(crate) trait Watcher {
    /// Even samples have come.
    fn samples(&mut self, _piece: &Piece<'_>) {}
    /// A window was looked at.
    fn window(&mut self, _looked: &Looked<'_>) {}
    /// The stretch has ended.
    fn stretch_ends(&mut self) {}
}

/// All that is gathered along the way.
pub(crate) struct Watchers {
    pub columns: Columns,
    pub close_up: CloseUp,
    pub spectrum: MeanSpectrum,
    pub liveliest: Liveliest,
    pub marked: Marked,
    pub angles: Angles,
    pub moves: Moves,
}

impl Watchers {
    fn new(header: &Recording, signal: Signal) -> Self {
        Self {
            columns: Columns::default(),
            close_up: CloseUp::default(),
            spectrum: MeanSpectrum::default(),
            liveliest: Liveliest::default(),
            marked: Marked::new(&header.tasks),
            angles: Angles::new(signal),
            moves: Moves::new(header, signal),
        }
    }

    fn each(&mut self, show: impl Fn(&mut dyn Watcher)) {
        let all: [&mut dyn Watcher; 7] = [
            &mut self.columns,
            &mut self.close_up,
            &mut self.spectrum,
            &mut self.liveliest,
            &mut self.marked,
            &mut self.angles,
            &mut self.moves,
        ];
        all.into_iter().for_each(show);
    }
}

/// Which signal is measured and which others are looked at beside it.
struct Picked {
    signal: Signal,
    /// Acceleration and gravity have channels of their own, or share one.
    acceleration: Option<usize>,
    gravity: Option<usize>,
}

impl Picked {
    /// Companions serve the naming of a head's direction and the step only.
    fn of(header: &Recording, signal: Signal, rows: &Rows<'_>) -> Self {
        let is_head = signal == Signal::AngularVelocity && header.placement == Placement::Head;
        let acceleration = (is_head && rows.acceleration_g.is_some()).then_some(1);
        let own = (is_head && rows.gravity_g.is_some()).then_some(1 + usize::from(acceleration.is_some()));
        Self { signal, acceleration, gravity: own.or(acceleration.filter(|_| !header.without_gravity)) }
    }

    fn channels<'a>(&self, rows: &Rows<'a>) -> Option<Channels<'a>> {
        let mut values = vec![match self.signal {
            Signal::AngularVelocity => rows.angular_velocity_deg_s,
            Signal::HeadAngle => rows.head_angle_deg,
            Signal::Acceleration => rows.acceleration_g,
        }?];
        if self.acceleration.is_some() {
            values.push(rows.acceleration_g?);
        }
        if self.gravity.is_some() && self.gravity != self.acceleration {
            values.push(rows.gravity_g?);
        }
        Some(Channels { time_s: rows.time_s, values })
    }
}

/// Measures a recording as it passes.
pub struct Engine {
    pub(crate) header: Recording,
    pub(crate) signal: Signal,
    step_s: f64,
    kept_rate_hz: f64,
    pub(crate) meter: Meter,
    /// Known from the first rows on.
    picked: Option<Picked>,
    evener: Evener,
    decimators: Vec<Decimator>,
    windows: Windows,
    even: Vec<Vec<Sample>>,
    held: Vec<Vec<Sample>>,
    looker: Looker,
    pub(crate) seen: Vec<Seen>,
    pub(crate) watchers: Watchers,
    pub(crate) longest_s: f64,
}

impl Engine {
    /// An engine for a recording of which `header` holds what is known about it (its samples are not looked at), whose
    /// `signal` came at about `sample_rate_hz`.
    #[must_use]
    pub fn new(header: &Recording, signal: Signal, sample_rate_hz: f64) -> Self {
        let step_s = 1.0 / sample_rate_hz;
        let kept_rate_hz = sample_rate_hz / factor(sample_rate_hz) as f64;
        Self {
            header: header.without_samples(),
            signal,
            step_s,
            kept_rate_hz,
            meter: Meter::new(step_s),
            picked: None,
            evener: Evener::new(step_s, 1),
            decimators: Vec::new(),
            windows: Windows::new(kept_rate_hz),
            even: Vec::new(),
            held: Vec::new(),
            looker: Looker::new(signal, header.placement),
            seen: Vec::new(),
            watchers: Watchers::new(header, signal),
            longest_s: 0.0,
        }
    }

    /// Takes note of what a person should know before trusting the result; each code once.
    pub fn note(&mut self, caution: &Caution) {
        if self.header.notes.iter().all(|known| known.code != caution.code) {
            self.header.notes.push(caution.clone());
        }
    }

    /// Takes rows, each later than those before; always the same sensors.
    pub fn push(&mut self, rows: &Rows<'_>) {
        let count = rows.len();
        let mut from = 0;
        while from < count {
            let to = (from + PIECE).min(count);
            self.push_piece(&rows.part(from..to));
            from = to;
        }
    }

    fn push_piece(&mut self, rows: &Rows<'_>) {
        self.meter.add(rows);
        if self.picked.is_none() {
            let picked = Picked::of(&self.header, self.signal, rows);
            let count = 1 + [picked.acceleration, picked.gravity].into_iter().flatten().max().unwrap_or(0);
            self.even = vec![Vec::new(); count];
            self.held = vec![Vec::new(); count];
            self.decimators = vec![Decimator::new(1.0 / self.step_s); count];
            self.evener = Evener::new(self.step_s, count);
            self.picked = Some(picked);
        }
        let Some(source) = self.picked.as_ref().and_then(|picked| picked.channels(rows)) else { return };
        let mut at = 0;
        loop {
            let (next, is_gap) = self.evener.take(&source, at, &mut self.even);
            self.advance(false);
            if !is_gap {
                return;
            }
            self.end_stretch();
            at = next;
        }
    }

    /// Takes what is even on its way: to fewer samples, to windows, to looks.
    fn advance(&mut self, is_end: bool) {
        let before = self.held.first().map_or(0, Vec::len);
        for ((decimator, even), held) in self.decimators.iter_mut().zip(&mut self.even).zip(&mut self.held) {
            decimator.take(even, held);
            even.clear();
            if is_end {
                decimator.end(held);
            }
        }
        let Some(signal) = self.held.first() else { return };
        let origin_s = self.evener.origin_s();
        let gravity = self.picked.as_ref().and_then(|picked| picked.gravity).map(|at| &self.held[at][before..]);
        let piece = Piece { origin_s, rate_hz: self.kept_rate_hz, signal: &signal[before..], gravity };
        self.windows.added(piece.signal);
        if !piece.signal.is_empty() {
            self.watchers.each(|watcher| watcher.samples(&piece));
        }
        while let Some(ready) = self.windows.next(is_end) {
            self.look(&ready, origin_s);
        }
        let cut = self.windows.drop_front();
        if cut > 0 {
            self.held.iter_mut().for_each(|held| drop(held.drain(..cut)));
        }
    }

    fn look(&mut self, ready: &Ready, origin_s: f64) {
        let channel = |at: Option<usize>| at.map(|at| self.held[at].as_slice());
        let signal = self.held[0].as_slice();
        let picked = self.picked.as_ref();
        let held = Held {
            signal,
            acceleration: channel(picked.and_then(|picked| picked.acceleration)),
            gravity: channel(picked.and_then(|picked| picked.gravity)),
        };
        let look = ready.frames.as_ref().map(|frames| self.looker.look(&held, frames));
        let middle = ready.own.start.midpoint(ready.own.end);
        let around = self.windows.around(middle, (super::drawing::CLOSE_UP_S * self.kept_rate_hz) as usize);
        let spectra = look.is_some().then(|| self.looker.spectra());
        let own = ready.own.clone();
        let looked = Looked {
            origin_s,
            look: look.as_ref(),
            own: &signal[own.clone()],
            gravity: held.gravity.map(|gravity| &gravity[own]),
            around: &signal[around],
            spectra,
        };
        self.watchers.each(|watcher| watcher.window(&looked));
        let (first, last) = (signal[ready.own.start][TIME], signal[ready.own.end - 1][TIME]);
        let duration_s = (last - first + self.step_of(ready)) as f32;
        self.seen.push(Seen { start_s: origin_s + first, duration_s, look });
    }

    /// The time from one kept sample to the next, by the window's own times.
    fn step_of(&self, ready: &Ready) -> f64 {
        let own = &self.held[0][ready.own.clone()];
        match own.len() {
            0 | 1 => 1.0 / self.kept_rate_hz,
            n => (own[n - 1][TIME] - own[0][TIME]) / (n - 1) as f64,
        }
    }

    /// Brings the stretch under way to its end.
    fn end_stretch(&mut self) {
        self.evener.end(&mut self.even);
        self.advance(true);
        if let Some(last) = self.held.first().and_then(|held| held.last()) {
            self.longest_s = self.longest_s.max(last[TIME] + 1.0 / self.kept_rate_hz);
        }
        self.watchers.each(|watcher| watcher.stretch_ends());
        self.held.iter_mut().for_each(Vec::clear);
        self.decimators.iter_mut().for_each(Decimator::begin);
        self.windows = Windows::new(self.kept_rate_hz);
        self.evener = Evener::new(self.step_s, self.held.len());
    }

    /// Looks at what is left when all rows have passed.
    pub(crate) fn end(&mut self) {
        self.end_stretch();
        self.watchers.moves.end();
    }

    /// Samples per second that were told.
    pub(crate) fn sample_rate_hz(&self) -> f64 {
        1.0 / self.step_s
    }
}
