//! Progress: how far a recording is measured, and the word to stop, between the page and the thread that measures.
//!
//! Method: bytes that were read, of the bytes that came. Measuring goes along with reading, so that this is how far it
//! is. Limits: a format that has to be read whole is measured after its last byte; the page then says 100 % for a while.

use std::io::{Error, Read, Result};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Instant;

/// How far it is.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    read: AtomicU64,
    of: AtomicU64,
    stopped: AtomicBool,
}

impl Progress {
    /// So many bytes are still to come.
    pub(crate) fn expect(&self, bytes: u64) {
        self.of.fetch_add(bytes, Ordering::Relaxed);
    }

    /// So many bytes were read.
    pub(crate) fn add(&self, bytes: u64) {
        self.read.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Whole per cent of the bytes, 0 before the first.
    pub(crate) fn percent(&self) -> u64 {
        let (read, of) = (self.read.load(Ordering::Relaxed), self.of.load(Ordering::Relaxed));
        (100 * read).checked_div(of).unwrap_or(0).min(100)
    }

    /// Nobody wants the result any more.
    pub(crate) fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

/// Counts what is read, and ends with an error once the word to stop was given or its time is over.
pub(crate) struct Counted<R> {
    pub(crate) from: R,
    pub(crate) progress: Arc<Progress>,
    /// The caller's clock, and when it is late.
    pub(crate) now: fn() -> Instant,
    pub(crate) until: Instant,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, room: &mut [u8]) -> Result<usize> {
        if self.progress.is_stopped() {
            return Err(Error::other("it was erased"));
        }
        if (self.now)() >= self.until {
            return Err(Error::other("measuring took too long"));
        }
        let read = self.from.read(room)?;
        self.progress.add(read as u64);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn counted(progress: &Arc<Progress>, longest: Duration) -> Counted<&'static [u8]> {
        let until = Instant::now() + longest;
        Counted { from: b"abcdefgh", progress: Arc::clone(progress), now: Instant::now, until }
    }

    #[test]
    fn what_was_read_is_told_in_per_cent() {
        let progress = Arc::new(Progress::default());
        assert_eq!(progress.percent(), 0);
        progress.expect(8);
        let mut counted = counted(&progress, Duration::from_secs(60));
        assert_eq!(counted.read(&mut [0; 6]).unwrap(), 6);
        assert_eq!(progress.percent(), 75);
        assert_eq!(counted.read(&mut [0; 6]).unwrap(), 2);
        assert_eq!(progress.percent(), 100);
    }

    #[test]
    fn nothing_more_is_read_after_the_word_to_stop() {
        let progress = Arc::new(Progress::default());
        let mut counted = counted(&progress, Duration::from_secs(60));
        progress.stop();
        assert!(counted.read(&mut [0; 2]).is_err());
    }

    #[test]
    fn nothing_more_is_read_when_the_time_is_over() {
        let late = counted(&Arc::default(), Duration::ZERO).read(&mut [0; 2]).unwrap_err();
        assert_eq!(late.to_string(), "measuring took too long");
    }
}
