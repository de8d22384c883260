//! JSON: one document, the field names that other programs rely on, urgency first.

use serde::Serialize;

/// The document of an assessment, a movement or a record of the knowledge, ending with a line break.
///
/// # Panics
/// Never for the types of this workspace: their keys are text and their numbers finite or `null`.
#[must_use]
pub fn document<T: Serialize>(value: &T) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("types of this workspace have text keys");
    text.push('\n');
    text
}
