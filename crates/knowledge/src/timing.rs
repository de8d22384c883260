//! Timing: when each task of a protocol starts and ends.

use crate::schema::{Protocol, ProtocolTask};

impl Protocol {
    /// How long it takes, in s.
    pub fn seconds(&self) -> u32 {
        self.tasks.iter().map(|task| task.seconds).sum()
    }

    /// Each task with its start and end in s from the start of the first.
    ///
    /// ```
    /// let knowledge = nullpoint_knowledge::Knowledge::embedded();
    /// let times = knowledge.protocols["two-minutes"].times();
    /// assert_eq!((times[0].0.task.as_str(), times[0].1, times[0].2), ("rest", 0, 20));
    /// ```
    pub fn times(&self) -> Vec<(&ProtocolTask, u32, u32)> {
        let mut start = 0;
        self.tasks
            .iter()
            .map(|task| {
                let from = start;
                start += task.seconds;
                (task, from, start)
            })
            .collect()
    }
}
