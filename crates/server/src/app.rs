//! The app: what every page needs, made once for a run.

use crate::kept::Shelf;
use crate::secret::Secret;
use jiff::civil::Date;
use nullpoint_knowledge::Knowledge;
use nullpoint_reason::ask::Asker;
use nullpoint_reason::interview::{Event, Interview};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Instant;
use tokio::sync::Semaphore;

/// Recordings that are measured at the same time; the others wait. Our choice: it bounds memory.
const MEASURED_AT_ONCE: usize = 1;

/// What only the caller knows.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The port that the pages are served on.
    pub port: u16,
    /// Opens the pages: stands in the link that the person follows.
    pub key: Secret,
    /// Opens them too, once only: for a link that others might see.
    pub ticket: Secret,
    /// The program's version.
    pub version: &'static str,
    /// Today, by the caller's clock.
    pub today: fn() -> Date,
    /// Now, by the caller's clock.
    pub now: fn() -> Instant,
    /// A folder of this person's own where a recording rests while it is measured.
    pub uploads: PathBuf,
}

/// Everything the pages share.
pub struct App {
    pub(crate) settings: Settings,
    /// What the browser shows again with every request once it was opened with the key.
    pub(crate) pass: Secret,
    /// Name of the cookie that carries it, another one in each run.
    pub(crate) cookie: String,
    pub(crate) knowledge: &'static Knowledge,
    pub(crate) shelf: Shelf,
    pub(crate) measuring: Arc<Semaphore>,
    asker: OnceLock<Asker<'static>>,
    /// An interview in which nothing is said: each person's own shares with it what is made of the knowledge.
    blank: OnceLock<Interview<'static>>,
    ticket_used: AtomicBool,
}

impl App {
    /// The app of one run.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn new(settings: Settings) -> Result<Arc<Self>, getrandom::Error> {
        let name = Secret::random()?;
        Ok(Arc::new(Self {
            settings,
            pass: Secret::random()?,
            cookie: format!("nullpoint-{}", &name.reveal()[..8]),
            knowledge: Knowledge::embedded(),
            shelf: Shelf::default(),
            measuring: Arc::new(Semaphore::new(MEASURED_AT_ONCE)),
            asker: OnceLock::new(),
            blank: OnceLock::new(),
            ticket_used: AtomicBool::new(false),
        }))
    }

    /// Whether a word opens the pages: the key does, and the ticket does once.
    pub(crate) fn opens(&self, shown: &str) -> bool {
        self.settings.key.is(shown)
            || (self.settings.ticket.is(shown) && !self.ticket_used.swap(true, Ordering::Relaxed))
    }

    /// Answers questions; made at first use, or before by [`App::warm`].
    pub(crate) fn asker(&self) -> &Asker<'static> {
        self.asker.get_or_init(|| Asker::new(self.knowledge))
    }

    /// A new interview.
    pub(crate) fn interview(&self) -> Interview<'static> {
        let today = (self.settings.today)();
        self.blank.get_or_init(|| Interview::new(self.knowledge, today)).anew(today)
    }

    /// Makes what takes a while, so that the first question does not wait for it.
    pub fn warm(&self) {
        let _ = self.asker();
        // Words without meaning make what understands words.
        let _ = self.interview().say(Event::Text(String::new()));
    }
}
