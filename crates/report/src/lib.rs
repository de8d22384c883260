//! Report: an assessment or a movement becomes a document. One file per output format.
//!
//! ```text
//! Recording ─▶ Movement ─▶ Findings ─▶ Differential ─▶ Guidance ─▶ Entry ─▶ Report
//!                                                                           └ this room
//! ```
//!
//! For: terminal text ([`text`]), JSON ([`json`]) and a self-contained HTML page ([`html`]). Sentences that more than
//! one of them says stand in [`words`]. Urgency stands first in each.
//! Not for: deciding anything. What is shown was decided in `motion` and `reason`.

pub mod ask_text;
pub mod figure;
pub mod html;
pub mod interview_text;
pub mod json;
pub mod knowledge_text;
pub mod knowledge_view;
pub mod medicine_text;
pub mod text;
pub mod words;
