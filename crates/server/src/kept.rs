//! Kept: what a person wrote or gave, in memory only, under a random id, until it expires or is erased.
//!
//! Addresses hold the id and nothing else. Nothing of it reaches a log, the disk or the browser's storage.

use crate::secret::Secret;
use crate::uploads::Measured;
use nullpoint_reason::interview::Interview;
use nullpoint_reason::{Answers, Assessment};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long a thing is kept after it was last looked at. Our choice: a working morning, so that reload still works
/// after a pause, and nothing is left by the next day.
pub(crate) const KEPT_FOR: Duration = Duration::from_secs(4 * 60 * 60);
/// Things kept at once; the one longest untouched makes room. Our choice: far more than one person has open.
const MOST: usize = 64;

/// Something kept. It cannot be printed: nothing about a person goes to a log.
pub(crate) enum Kept {
    /// A question in plain words.
    Question(String),
    /// What was ticked among the signs that cannot wait.
    Checklist(Box<Answers>),
    /// A list of medicines as it was written.
    Medicines(String),
    /// Recordings, measured or still being measured.
    Recordings(Measured),
    /// An interview with its recordings.
    Visit(Box<Mutex<Visit>>),
}

/// An interview, with what became of the recordings that were given to it.
pub(crate) struct Visit {
    pub(crate) interview: Interview<'static>,
    /// Names of the recordings that were measured, in order.
    pub(crate) recordings: Vec<String>,
    /// The cause that is looked at more closely, and the one it is held against.
    pub(crate) looked_at: Option<(String, Option<String>)>,
    /// What could not be used, as sentences.
    pub(crate) not_used: Vec<String>,
    /// The assessment of all of it, until something is added.
    pub(crate) assessed: Option<Arc<Assessment>>,
}

impl Visit {
    /// A visit behind its lock; each change leaves it whole, so that a panic elsewhere does not spoil it.
    pub(crate) fn open(visit: &Mutex<Self>) -> MutexGuard<'_, Self> {
        visit.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where things are kept.
#[derive(Default)]
pub(crate) struct Shelf {
    things: Mutex<BTreeMap<String, (Instant, Arc<Kept>)>>,
}

impl Shelf {
    /// Keeps a thing under a new id.
    pub(crate) fn keep(&self, kept: Kept, now: Instant) -> Result<String, getrandom::Error> {
        let id = Secret::random()?.reveal().to_owned();
        self.put(&id, kept, now);
        Ok(id)
    }

    /// Keeps a thing under an id that is there already, or was.
    pub(crate) fn put(&self, id: &str, kept: Kept, now: Instant) {
        let mut things = self.unexpired(now);
        if things.len() >= MOST && !things.contains_key(id) {
            let oldest = things.iter().min_by_key(|(_, (touched, _))| *touched).map(|(id, _)| id.clone());
            oldest.and_then(|id| things.remove(&id));
        }
        things.insert(id.to_owned(), (now, Arc::new(kept)));
    }

    /// The thing under an id, kept for longer from now on; none when it expired or was erased.
    pub(crate) fn get(&self, id: &str, now: Instant) -> Option<Arc<Kept>> {
        let mut things = self.unexpired(now);
        let (touched, kept) = things.get_mut(id)?;
        *touched = now;
        Some(Arc::clone(kept))
    }

    /// Erases everything.
    pub(crate) fn erase(&self) {
        self.lock().clear();
    }

    /// How many things are kept.
    pub(crate) fn len(&self, now: Instant) -> usize {
        self.unexpired(now).len()
    }

    /// Forgets what expired, also when nobody asks for anything.
    pub(crate) fn sweep(&self, now: Instant) {
        drop(self.unexpired(now));
    }

    fn unexpired(&self, now: Instant) -> MutexGuard<'_, BTreeMap<String, (Instant, Arc<Kept>)>> {
        let mut things = self.lock();
        things.retain(|_, (touched, _)| now.saturating_duration_since(*touched) < KEPT_FOR);
        things
    }

    /// A thread that panicked while it held the shelf left it whole: each change is one call.
    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, (Instant, Arc<Kept>)>> {
        self.things.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question() -> Kept {
        Kept::Question("why does it twitch".into())
    }

    #[test]
    fn what_nobody_looked_at_for_long_is_gone() {
        let (shelf, start) = (Shelf::default(), Instant::now());
        let id = shelf.keep(question(), start).unwrap();
        assert!(shelf.get(&id, start + KEPT_FOR / 2).is_some());
        assert!(shelf.get(&id, start + KEPT_FOR / 2 * 2).is_some(), "a look keeps it for longer");
        assert!(shelf.get(&id, start + KEPT_FOR * 3).is_none());
        assert_eq!(shelf.len(start + KEPT_FOR * 3), 0);
    }

    #[test]
    fn what_expired_is_forgotten_also_when_nobody_asks() {
        let (shelf, start) = (Shelf::default(), Instant::now());
        shelf.keep(question(), start).unwrap();
        shelf.sweep(start + KEPT_FOR / 2);
        assert_eq!(shelf.lock().len(), 1);
        shelf.sweep(start + KEPT_FOR);
        assert_eq!(shelf.lock().len(), 0);
    }

    #[test]
    fn erased_is_gone_at_once() {
        let (shelf, now) = (Shelf::default(), Instant::now());
        let id = shelf.keep(question(), now).unwrap();
        shelf.erase();
        assert!(shelf.get(&id, now).is_none());
    }

    #[test]
    fn memory_is_bounded_and_the_oldest_makes_room() {
        let (shelf, start) = (Shelf::default(), Instant::now());
        let first = shelf.keep(question(), start).unwrap();
        for number in 1..=(MOST as u64) {
            shelf.keep(question(), start + Duration::from_secs(number)).unwrap();
        }
        let now = start + Duration::from_secs(100);
        assert_eq!(shelf.len(now), MOST);
        assert!(shelf.get(&first, now).is_none());
    }
}
