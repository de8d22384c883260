//! A question's answer: what it calls for at once, the best entry with its sources, and the next best.

use super::sources_of;
use crate::sheet::{Block, Kind, Line, Reference, Sheet};
use crate::words;
use nullpoint_knowledge::Knowledge;
use nullpoint_reason::ask::{self, Alarm, Asked, Found};

/// Characters of a next best entry's title; longer ones are cut.
const TITLE: usize = 160;

/// What was found for a question.
#[must_use]
pub fn asked(asked: &Asked, knowledge: &Knowledge) -> Sheet {
    let mut page = Sheet::of_all("An answer");
    if let Some(alarm) = &asked.urgency {
        urgent(&mut page, alarm, knowledge);
    }
    let Some((best, others)) = asked.results.split_first() else {
        nothing(&mut page);
        return page;
    };
    page.push(Block::Title(best.title.clone(), Some(best.reference())));
    page.blank();
    page.paragraph(Line::from(&best.answer).cites(&best.sources));
    let best = reference(best);
    if matches!(best.kind, Kind::Cause | Kind::Treatment | Kind::Medicine) {
        page.blank();
        page.push(Block::Pointer("All of it", best));
    }
    if !others.is_empty() {
        page.heading("You may also have meant");
        others.iter().for_each(|other| next_best(&mut page, other));
    }
    let of_best = asked.results.iter().take(1).flat_map(|best| &best.sources);
    let of_rules = asked.urgency.iter().flat_map(|alarm| &alarm.rules).flat_map(|rule| &rule.sources);
    sources_of(&mut page, of_best.chain(of_rules));
    page.blank();
    page.paragraph(
        "Found by its words, not understood: if this is no answer, ask in other words. Not yet reviewed by a clinician, \
         and no diagnosis.",
    );
    page
}

fn urgent(page: &mut Sheet, alarm: &Alarm, knowledge: &Knowledge) {
    let plain = format!("Your words mention what cannot wait. If it is so: {}", alarm.plain);
    page.push(Block::Level(alarm.level, plain.into()));
    for rule in &alarm.rules {
        let recalled = if rule.all_sources_recalled { "; sources recalled, not read" } else { "" };
        page.item(format!("[{}] {}", words::level_name(rule.level), rule.plain));
        let because = format!("{} [{}{recalled}]", words::because(rule, knowledge), rule.number);
        page.under(Line::from(because).cites(&rule.sources));
    }
    page.blank();
}

fn nothing(page: &mut Sheet) {
    page.paragraph("I have nothing on this.");
    page.paragraph(
        "Nullpoint knows about heads, necks and faces that twitch, shake or pull. If your question is about that, ask it \
         in other words; if something frightens you, ask a doctor.",
    );
}

fn next_best(page: &mut Sheet, found: &Found) {
    let title = if found.title.chars().count() > TITLE {
        format!("{}…", found.title.chars().take(TITLE).collect::<String>().trim_end())
    } else {
        found.title.clone()
    };
    page.push(Block::Further(title, reference(found)));
}

/// The record of an entry.
fn reference(found: &Found) -> Reference {
    let kind = match found.kind {
        ask::Kind::Question => Kind::Question,
        ask::Kind::Cause => Kind::Cause,
        ask::Kind::Treatment => Kind::Treatment,
        ask::Kind::Medicine => Kind::Medicine,
        ask::Kind::SelfCare => Kind::SelfCare,
        ask::Kind::Trigger => Kind::Trigger,
        ask::Kind::Scale => Kind::Measure,
        ask::Kind::Claim => Kind::Claim,
        ask::Kind::Test => Kind::Test,
        ask::Kind::Professional => Kind::Professional,
    };
    Reference::new(kind, &found.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use nullpoint_reason::ask::Asker;

    fn told(question: &str) -> String {
        let knowledge = Knowledge::embedded();
        asked(&Asker::new(knowledge).ask(question), knowledge).to_text(knowledge)
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
        assert!(text.contains(": nullpoint selfcare sensory-trick"), "{text}");
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
                assert!(line.chars().count() <= 80, "{line}");
            }
        }
    }
}
