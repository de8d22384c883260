//! Marks: all that is measured of marked tasks, when the rhythm of the recording is known.
//!
//! In: the marked parts, the windows, the rhythm. Out: the rhythm in each task, contrasts, posture and null point.

use super::by_task::{TaskMovement, by_task, pieces};
use super::contrast::{Contrasts, contrasts};
use super::engine::Watchers;
use super::glance::Glancing;
use super::movement::{Rhythm, Signal};
use super::null_point::{NullPoint, null_point};
use super::posture::{Posture, posture};
use super::seen::Seen;
use super::turned::turned;
use crate::recording::{Placement, Recording};
use crate::tasks::{Task, known};

/// A window that shares this much with a task, in s, belongs to it too. Ours: a fraction of a slow swing.
const SHARED_S: f64 = 0.3;

/// Swings on purpose, and what is not measured: windows in them hold no rhythm of the recording. A slow turn is too slow to
/// be taken for one.
const HIDE_RHYTHM: [&str; 3] = [known::NOD, known::SHAKE, known::CHANGE];

/// What is measured of marked tasks.
#[derive(Default)]
pub(crate) struct OfMarks {
    pub tasks: Vec<TaskMovement>,
    pub posture: Option<Posture>,
    pub null_point: Option<NullPoint>,
    pub contrasts: Option<Contrasts>,
}

/// Measures the marked tasks.
pub(crate) fn of_marks(
    recording: &Recording,
    signal: Signal,
    rhythm: Option<&Rhythm>,
    seen: &[Seen],
    watchers: &Watchers,
) -> OfMarks {
    let (tasks, runs) = (&recording.tasks, &watchers.marked.runs);
    let glancing = rhythm.map(|rhythm| Glancing { frequency_hz: rhythm.frequency_hz, signal });
    let pieces = glancing.map(|glancing| pieces(tasks, runs, glancing)).unwrap_or_default();
    let is_head = signal == Signal::HeadAngle || recording.placement == Placement::Head;
    let turned = is_head.then(|| turned(recording, runs, signal));
    OfMarks {
        tasks: by_task(tasks, seen, &pieces, signal),
        posture: turned.as_ref().and_then(|turned| posture(recording, signal, turned, &watchers.angles)),
        null_point: turned.as_ref().and_then(|turned| null_point(tasks, runs, glancing, turned)),
        contrasts: contrasts(&pieces),
    }
}

/// Whether a window lies in a task in which swings are made on purpose.
pub(crate) fn is_on_purpose(tasks: &[Task], window: &Seen) -> bool {
    let end_s = window.start_s + f64::from(window.duration_s);
    tasks.iter().any(|task| {
        HIDE_RHYTHM.contains(&task.name.as_str()) && task.end_s.min(end_s) - task.start_s.max(window.start_s) > SHARED_S
    })
}
