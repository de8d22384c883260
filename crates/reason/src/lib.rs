//! Explain and guide: movement and answers become an assessment.
//!
//! ```text
//! Recording ─▶ Movement ─▶ Findings ─▶ Differential ─▶ Guidance ─▶ Entry ─▶ Report
//!                          └────────── this room ─────────────┘
//! ```
//!
//! For: [`Answers`] of a person and measured movements become [`Findings`]; from these come [`Urgency`] (fixed rules,
//! evaluated first and alone), the [`Differential`] (possible causes in order, each with its clues) and [`Guidance`];
//! together an [`Assessment`].
//! Not for: naming a disease from a signal alone. Without answers the differential is empty.
//!
//! The clock and the knowledge come from the caller, so that any step runs in a test.

pub mod answers;
pub mod ask;
pub mod assessment;
pub mod condition;
pub mod differential;
pub mod explanation;
pub mod findings;
pub mod guidance;
pub mod how_soon;
pub mod interview;
pub mod medicine;
pub mod movement;
pub mod questions;
mod task_findings;
pub mod understand;
pub mod urgency;
pub mod wording;

pub use answers::{About, Answers, AnswersError, MedicinesSaid, Sex};
pub use assessment::{Assessment, assess};
pub use differential::{Candidate, Differential, Fit};
pub use findings::{Findings, Observed, Origin, Presence};
pub use guidance::Guidance;
pub use urgency::Urgency;
