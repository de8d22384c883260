//! Report: an assessment or a movement becomes a document. One file per output format.
//!
//! ```text
//! Recording ─▶ Movement ─▶ Findings ─▶ Differential ─▶ Guidance ─▶ Entry ─▶ Report
//!                                                                           └ this room
//! ```
//!
//! For: terminal text ([`text`]), JSON ([`json`]) and HTML ([`html`]: whole pages, and fragments for the server to
//! frame). Knowledge becomes a [`sheet`], worded once for all of them; other sentences that more than one of them says
//! stand in [`words`] and [`task_words`]; drawings of what a person does stand in [`picture`]. Urgency stands first in each.
//! Not for: deciding anything. What is shown was decided in `motion` and `reason`.

pub mod figure;
pub mod html;
pub mod interview_text;
pub mod json;
pub mod knowledge_view;
pub mod picture;
pub mod sheet;
pub mod sheets;
pub mod task_words;
pub mod text;
pub mod words;
