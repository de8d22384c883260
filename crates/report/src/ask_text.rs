//! A question's answer as text: what it calls for at once, the best entry with its sources, and the next best.

use crate::text::{Page, sources};
use crate::words;
use nullpoint_knowledge::Knowledge;
use nullpoint_reason::ask::{Alarm, Asked, Found, Kind};

/// Columns of the line under an alarm.
const COLUMNS: usize = 80;
/// Characters of a next best entry's title; longer ones are cut.
const TITLE: usize = 160;

/// What was found for a question.
#[must_use]
pub fn asked(asked: &Asked, knowledge: &Knowledge) -> String {
    let mut page = Page::default();
    if let Some(alarm) = &asked.urgency {
        urgent(&mut page, alarm, knowledge);
    }
    let Some((best, others)) = asked.results.split_first() else {
        nothing(&mut page);
        return page.text;
    };
    page.paragraph("", &format!("{} [{}]", best.title, best.reference()));
    page.blank();
    page.paragraph("", &best.answer);
    if let Some(command) = command(best) {
        page.blank();
        page.paragraph("", &format!("All of it: {command}"));
    }
    if !others.is_empty() {
        page.heading("You may also have meant");
        for other in others {
            next_best(&mut page, other);
        }
    }
    let cited: Vec<&str> = best.sources.iter().map(String::as_str).collect();
    sources(&mut page, &cited, knowledge);
    page.blank();
    page.paragraph(
        "",
        "Found by its words, not understood: if this is no answer, ask in other words. Not yet reviewed by a clinician, \
         and no diagnosis.",
    );
    page.text
}

fn urgent(page: &mut Page, alarm: &Alarm, knowledge: &Knowledge) {
    page.put(&format!("{}\n{}\n", words::level_heading(alarm.level), "=".repeat(COLUMNS)));
    page.paragraph("", "Your words mention what cannot wait. If it is so:");
    page.paragraph("", &alarm.plain);
    for rule in &alarm.rules {
        let recalled = if rule.all_sources_recalled { "; sources recalled, not read" } else { "" };
        let sources = rule.sources.join(", ");
        page.item(&format!("[{}] {}", words::level_name(rule.level), rule.plain));
        page.paragraph("    ", &format!("{} [{}: {sources}{recalled}]", words::because(rule, knowledge), rule.number));
    }
    page.blank();
}

fn nothing(page: &mut Page) {
    page.paragraph("", "I have nothing on this.");
    page.paragraph(
        "",
        "Nullpoint knows about heads, necks and faces that twitch, shake or pull. If your question is about that, ask it \
         in other words; if something frightens you, ask a doctor.",
    );
}

fn next_best(page: &mut Page, found: &Found) {
    let title = if found.title.chars().count() > TITLE {
        format!("{}…", found.title.chars().take(TITLE).collect::<String>().trim_end())
    } else {
        found.title.clone()
    };
    let how = command(found).unwrap_or_else(|| format!("nullpoint ask {}", found.reference()));
    page.item(&format!("{title}: {how}"));
}

/// The command that shows all of an entry, where there is one.
fn command(found: &Found) -> Option<String> {
    match found.kind {
        Kind::Cause => Some(format!("nullpoint cause {}", found.id)),
        Kind::Treatment => Some(format!("nullpoint treatment {}", found.id)),
        Kind::Medicine => Some(format!("nullpoint medicine {}", found.title)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use nullpoint_reason::ask::Asker;

    fn told(question: &str) -> String {
        let knowledge = Knowledge::embedded();
        asked(&Asker::new(knowledge).ask(question), knowledge)
    }

    #[test]
    fn urgency_is_the_first_thing_said() {
        let text = told("my eyelid twitches, and today my mouth droops on one side. botox?");
        assert!(text.starts_with("EMERGENCY: get help now\n"), "{text}");
        assert!(text.contains("because of: Face droop"), "{text}");
        assert!(text.contains("\nSources"), "{text}");
    }

    #[test]
    fn the_best_entry_is_told_with_its_sources_and_the_next_with_how_to_open_them() {
        let text = told("what is a sensory trick");
        assert!(text.starts_with("What is a sensory trick? [question:Q40]"), "{text}");
        assert!(text.contains(": nullpoint ask self-care:sensory-trick"), "{text}");
        assert!(text.contains("\nSources (nullpoint source ID shows one)\n"), "{text}");
    }

    #[test]
    fn what_is_not_known_is_said_so() {
        assert!(told("knee pain when going downstairs").starts_with("I have nothing on this."));
    }

    #[test]
    fn no_line_is_longer_than_a_terminal() {
        for question in ["botox neck?", "on haldol, burning up with fever, stiff as a board", "reglan", "gardening"] {
            for line in told(question).lines().filter(|line| !line.contains("://")) {
                assert!(line.chars().count() <= COLUMNS, "{line}");
            }
        }
    }
}
