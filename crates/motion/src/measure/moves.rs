//! Moves: what single movements and irregular flow are found from, a minute of the recording at a time.
//!
//! ```text
//! windows ─▶ blocks ─▶ (28 s later, with their background) ─▶ steps ─▶ lobes ─▶ events
//!               └───────────────────────────────────────────────────▶ flow
//! ```
//!
//! In: windows as they are looked at, with their samples. Out: what was gathered of events and of flow.
//! Method: each window waits until the 28 s after it have come, so that it is judged against how the person moves before
//! and after it. What is held is the same however long the recording is, and in whatever pieces it came.
//! Limits: at the start and the end of a recording the background rests on what there is. A sensor that sits on a hand, the trunk or
//! a leg is left out.

mod background;
mod beside;
mod block;
mod lobe;
mod track;

pub(crate) use background::{bin, quantiles};
pub(crate) use beside::Beside;
pub(crate) use block::Block;
pub(crate) use lobe::Lobe;
pub(crate) use track::{Track, length};

use super::engine::{Looked, Watcher};
use super::events::Gathered;
use super::flow::Flowing;
use super::movement::Signal;
use crate::recording::{Placement, Recording, Triple};
use background::Background;
use beside::Row;
use block::Turning;
use lobe::Lobes;
use std::collections::VecDeque;

/// Windows on each side of the one that is judged: 28 s. Ours: a bout of tics of some seconds is then a small part of it, and
/// a person who changes what they do is soon judged by that.
const BESIDE: usize = 7;

/// Windows on each side whose rhythm counts as that of the one that is judged: one window of a tremor may be missed.
const RHYTHM_BESIDE: usize = 2;

/// Windows are passed over when they and those beside them are slower than this share of what a single movement needs there; less
/// than one, as it may need a little less in the next window.
const QUIET_BELOW: f32 = 0.7;

/// Lobes slower than this share of what a single movement needs are passed over: they are neither its way back nor one side of a
/// to and fro.
const PASSED_OVER_BELOW: f32 = 0.15;

/// How a person moves around the window that is judged, in °/s or g.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Around {
    /// Half of the time the head moves slower than this.
    pub usual: f32,
    /// A quarter of the time the head moves slower than this.
    pub calm: f32,
    /// Fastest speed of the rhythm there, 0 without one.
    pub rhythm: f32,
    /// Where down is, and whether single movements are looked for.
    pub down: Option<Triple>,
    pub counts: bool,
}

/// Gathers events and flow.
pub(crate) struct Moves {
    /// The sensor sits on a head, as far as is known: what a hand does all day is mostly meant.
    is_head: bool,
    signal: Signal,
    turning: Turning,
    /// Number of the stretch under way.
    stretch: u32,
    blocks: VecDeque<Block>,
    /// Which of them is judged next.
    next: usize,
    background: Background,
    /// Stretch of the block judged last.
    judged: Option<u32>,
    around: Option<Around>,
    track: Track,
    lobes: Lobes,
    row: Row,
    pub(crate) events: Gathered,
    pub(crate) flow: Flowing,
}

impl Moves {
    pub(crate) fn new(header: &Recording, signal: Signal) -> Self {
        let is_head = matches!(header.placement, Placement::Head | Placement::Unknown) || signal == Signal::HeadAngle;
        Self {
            is_head,
            signal,
            turning: Turning::new(signal),
            stretch: 0,
            blocks: VecDeque::new(),
            next: 0,
            background: Background::default(),
            judged: None,
            around: None,
            track: Track::default(),
            lobes: Lobes::default(),
            row: Row::default(),
            events: Gathered::new(header, signal),
            flow: Flowing::default(),
        }
    }

    /// Judges what is left when all has passed.
    pub(crate) fn end(&mut self) {
        while self.next < self.blocks.len() {
            self.judge();
        }
        self.follow_no_more();
    }

    /// Judges the next block.
    fn judge(&mut self) {
        let at = self.next;
        let stretch = self.blocks[at].stretch;
        if self.judged != Some(stretch) {
            self.follow_no_more();
            self.events.stretch_ends();
            self.judged = Some(stretch);
        }
        let block = &self.blocks[at];
        let from = at.saturating_sub(RHYTHM_BESIDE);
        let rhythms = self.blocks.range(from..(at + RHYTHM_BESIDE + 1).min(self.blocks.len()));
        let rhythm = rhythms.map(|block| block.facts.rhythm_speed).fold(0.0, f32::max);
        let [calm, usual] = self.background.quantiles([0.25, 0.5]);
        let on_purpose_s = self.events.on_purpose_in(block);
        let flows = self.flow.take(block, self.signal, on_purpose_s > 0.0);
        let counts = self.events.counts_in(block, on_purpose_s, flows);
        let around = Around { usual, calm, rhythm, down: block.facts.down, counts };
        let wanted = self.events.wanted(&around);
        let bias = match self.signal {
            Signal::AngularVelocity => middle_of(&self.blocks),
            Signal::HeadAngle => [0.0; 3],
            Signal::Acceleration => block.middle,
        };
        if flows || self.may_hold(at, QUIET_BELOW * wanted, &bias) {
            self.around = Some(around);
            self.follow(at, &around, bias, if flows { 0.0 } else { PASSED_OVER_BELOW * wanted });
        } else {
            self.follow_no_more();
        }
        self.next += 1;
        if self.next > BESIDE + 1
            && let Some(old) = self.blocks.pop_front()
        {
            self.background.remove(&old.counts);
            self.turning.give_back(old.samples);
            self.next -= 1;
        }
    }

    /// The block or one beside it has a speed that high.
    fn may_hold(&self, at: usize, speed: f32, bias: &[f32; 3]) -> bool {
        let beside = self.blocks.range(at.saturating_sub(1)..(at + 2).min(self.blocks.len()));
        let stretch = self.blocks[at].stretch;
        beside.filter(|block| block.stretch == stretch).any(|block| {
            let off: [f32; 3] = std::array::from_fn(|axis| block.middle[axis] - bias[axis]);
            let is_about_zero = self.signal != Signal::AngularVelocity;
            block.fastest + if is_about_zero { 0.0 } else { length(&off) } >= speed
        })
    }

    /// Follows the lobes of a block; those with a slower peak than `least` are passed over.
    fn follow(&mut self, at: usize, around: &Around, bias: [f32; 3], least: f32) {
        let block = &self.blocks[at];
        let floor = around.calm.max(self.events.rest_floor());
        let mut lobes = LobesOfBlock::default();
        for number in self.track.add(&block.samples, bias, block.start_s, block.step_s) {
            let speed = self.track.step(number).speed.max(floor);
            let Some(span) = self.lobes.push(number, speed, block.step_s) else { continue };
            if span.peak < least {
                continue;
            }
            let lobe = self.track.measured(span);
            lobes.add(&lobe, self.track.step(lobe.start).speed);
            if let Some(beside) = self.row.push(lobe) {
                self.events.take(&beside, around, &self.track);
            }
        }
        while let Some(beside) = self.row.known_by(self.track.now_s()) {
            self.events.take(&beside, around, &self.track);
        }
        self.events.settle(&self.track);
        self.flow.lobes(&lobes);
        self.track.forget();
    }

    /// What is under way ends, with its stretch or as nothing can come for a while.
    fn follow_no_more(&mut self) {
        let Some(around) = self.around.take() else { return };
        let last = self.lobes.end().map(|span| self.track.measured(span));
        let mut told = last.and_then(|lobe| self.row.push(lobe));
        while let Some(beside) = told.or_else(|| self.row.known_by(f64::INFINITY)) {
            self.events.take(&beside, &around, &self.track);
            told = None;
        }
        self.row.clear();
        self.events.settle_one(&self.track);
        self.track.clear();
    }
}

/// What the lobes of one block have in common, for the flow.
#[derive(Default)]
pub(crate) struct LobesOfBlock {
    pub count: u64,
    /// How many began before the one before had come to rest.
    pub overlapping: u64,
    /// Sum of the cosines between one lobe's way and the next one's, and how many pairs.
    pub cosines: f32,
    pub pairs: u64,
    last: Option<[f32; 3]>,
}

impl LobesOfBlock {
    fn add(&mut self, lobe: &Lobe, from_speed: f32) {
        self.count += 1;
        self.overlapping += u64::from(Flowing::overlaps(from_speed, lobe.peak));
        let size = length(&lobe.way);
        if size <= 0.0 {
            return;
        }
        let way = lobe.way.map(|part| part / size);
        if let Some(last) = self.last {
            self.cosines += way.iter().zip(last).map(|(a, b)| a * b).sum::<f32>();
            self.pairs += 1;
        }
        self.last = Some(way);
    }
}

/// The middle of the blocks' middles: what the sensor shows when the head does not turn.
fn middle_of(blocks: &VecDeque<Block>) -> [f32; 3] {
    std::array::from_fn(|axis| {
        let mut values = [0.0; 2 * BESIDE + 2];
        let count = blocks.len().min(values.len());
        for (value, block) in values.iter_mut().zip(blocks) {
            *value = block.middle[axis];
        }
        let values = &mut values[..count];
        values.sort_unstable_by(f32::total_cmp);
        // Of an even number the mean of the middle two, so that a sensor turned round shows the same.
        f32::midpoint(values[(count - 1) / 2], values[count / 2])
    })
}

impl Watcher for Moves {
    fn window(&mut self, looked: &Looked<'_>) {
        if !self.is_head || looked.look.is_none() || looked.own.len() < 2 {
            return;
        }
        let block = self.turning.block(looked, self.stretch);
        self.background.add(&block.counts);
        self.blocks.push_back(block);
        if self.blocks.len() > self.next + BESIDE {
            self.judge();
        }
    }

    fn stretch_ends(&mut self) {
        self.stretch += 1;
        self.turning.stretch_ends();
    }
}
