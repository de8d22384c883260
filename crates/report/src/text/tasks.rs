//! Tasks on the terminal: a table of the marked tasks, the contrasts, posture, null point and change.

use super::Page;
use crate::task_words::{change_sentences, contrast_row, sentences, task_row};
use nullpoint_motion::measure::Movement;

/// All that marked tasks and an earlier recording show; nothing without them.
pub(super) fn tasks(page: &mut Page, movement: &Movement) {
    if !movement.tasks.is_empty() {
        page.heading("Task by task");
        for task in &movement.tasks {
            let [name, time, share, frequency, amplitude] = task_row(task, movement.signal);
            let mut measured = vec![frequency, amplitude];
            measured.dedup();
            if !task.on_purpose && share != "–" {
                measured.insert(0, format!("rhythm {share} of it"));
            }
            let measured = measured.join("; ");
            page.item(&format!("{name} ({time}): {measured}"));
        }
    }
    if let Some(contrasts) = &movement.contrasts {
        page.heading("Task against task");
        for pair in &contrasts.pairs {
            let [name, verdict, times, faster] = contrast_row(pair);
            let numbers: Vec<String> = [times, faster].into_iter().filter(|text| text != "–").collect();
            let numbers = if numbers.is_empty() { String::new() } else { format!("; {}", numbers.join("; ")) };
            page.item(&format!("{name}: {verdict}{numbers}"));
        }
    }
    let said = sentences(movement);
    if !said.is_empty() {
        page.blank();
    }
    for sentence in said {
        page.paragraph("", &sentence);
    }
    if let Some(change) = &movement.change {
        page.heading("Change");
        for sentence in change_sentences(change) {
            page.paragraph("", &sentence);
        }
    }
    if !movement.tasks.is_empty() || movement.posture.is_some() || movement.change.is_some() {
        page.blank();
    }
}
