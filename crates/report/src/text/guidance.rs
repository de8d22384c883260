//! Guidance as text: what to do now, and what to prepare, short; the report tells all.

use super::Page;
use crate::words;
use nullpoint_reason::Assessment;
use nullpoint_reason::guidance::{Guidance, HelpForCause, MedicineToAsk, Record, Step};

/// What may be offered, shown for a cause; the rest is counted.
const OFFERS: usize = 2;

/// What to do now: how soon, whom to see, what to keep in mind, and where to read on.
pub(super) fn now(page: &mut Page, assessment: &Assessment) {
    let guidance = &assessment.guidance;
    page.heading("What to do now");
    page.item(&format!("How soon: {}", guidance.how_soon));
    for whom in &guidance.whom {
        page.item(&format!("Whom to see: {}: {}", whom.name, whom.why));
        // What they may do names causes; from a signal alone none is named.
        if !assessment.differential.is_empty() && !whom.will_do.is_empty() {
            page.paragraph("  ", &format!("may do: {}", whom.will_do.join("; ")));
        }
    }
    for keep in &guidance.keep_in_mind {
        page.item(keep);
    }
    medicines(page, &guidance.medicines_to_ask_about);
    if !guidance.later.is_empty() {
        page.paragraph("", "Later, once help has been got:");
    }
    for later in &guidance.later {
        page.item(later);
    }
}

/// What helps, self-care, questions to take along and what to record; nothing of it where help comes first.
pub(super) fn then(page: &mut Page, guidance: &Guidance) {
    if !guidance.what_helps.is_empty() {
        page.heading("What may help, if it is this");
        page.paragraph("", words::MAY_BE_OFFERED);
        guidance.what_helps.iter().for_each(|help| what_helps(page, help));
    }
    if !guidance.self_care.is_empty() {
        page.heading("Self-care that suits each of these causes");
        guidance.self_care.iter().for_each(|step| self_care(page, step));
        guidance.self_care_caution.iter().for_each(|caution| page.item(caution));
    }
    if let Some(first) = guidance.questions_to_take.first() {
        page.heading("Questions to take along");
        first.questions.iter().for_each(|question| page.item(question));
        let more: usize = guidance.questions_to_take.iter().skip(1).map(|asked| asked.questions.len()).sum();
        if more > 0 {
            page.paragraph("", &format!("  and {more} more in the report"));
        }
        page.item(&format!("Bring: {}", guidance.bring.join("; ")));
    }
    guidance.record_until_then.iter().for_each(|record| until_then(page, record));
}

fn what_helps(page: &mut Page, help: &HelpForCause) {
    page.blank();
    page.paragraph("", &format!("{}:", help.name));
    for offer in help.may_be_offered.iter().take(OFFERS) {
        page.item(&format!("{} ({}): {}", offer.name, words::treatment_kind(offer.kind), offer.role.words()));
        page.paragraph("  ", &words::proof(offer));
    }
    let more = help.more + help.may_be_offered.len().saturating_sub(OFFERS);
    if more > 0 {
        page.paragraph("  ", &format!("and {more} more"));
    }
    if !help.not_worth_trying.is_empty() {
        let names: Vec<&str> = help.not_worth_trying.iter().map(|offer| offer.name.as_str()).collect();
        page.item(&format!("not worth trying, or harmful: {}", names.join("; ")));
    }
    page.paragraph("  ", &format!("effects and harms: nullpoint treatment {}", help.cause));
}

fn self_care(page: &mut Page, step: &Step) {
    page.item(&format!("{}: {}", step.name, step.steps.join(" ")));
    for (name, texts) in [("when not", &step.when_not), ("stop and get help with", &step.stop_and_get_help)] {
        if !texts.is_empty() {
            page.paragraph("  ", &format!("{name}: {}", texts.join("; ")));
        }
    }
}

fn medicines(page: &mut Page, medicines: &[MedicineToAsk]) {
    for medicine in medicines {
        page.item(&words::medicine_to_ask(medicine));
    }
}

fn until_then(page: &mut Page, record: &Record) {
    page.heading("What to record until then");
    page.paragraph("", &record.how);
    for measure in &record.measures {
        page.item(&format!("{}: {}", measure.name, measure.plain));
    }
    for trigger in &record.triggers {
        page.item(&format!("{}: {} ({})", trigger.name, trigger.ask, trigger.unit));
    }
}

#[cfg(test)]
mod tests {
    use crate::text::after_urgency;
    use jiff::civil::date;
    use nullpoint_knowledge::Knowledge;
    use nullpoint_reason::{Answers, assess};

    fn told(answers: &str) -> String {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml(answers, knowledge).unwrap();
        after_urgency(&assess(&answers, Vec::new(), knowledge, date(2026, 11, 22)).unwrap(), knowledge)
    }

    const THEN: [&str; 4] = [
        "\nWhat may help, if it is this\n",
        "\nSelf-care that suits each of these causes\n",
        "\nQuestions to take along\n",
        "\nWhat to record until then\n",
    ];

    #[test]
    fn an_ordinary_appointment_is_told_what_may_help_and_what_to_prepare() {
        let text = told("age_years = 61\npresent = [\"region-head-neck\", \"rhythmic\", \"hand-tremor\"]");
        for heading in THEN {
            assert!(text.contains(heading), "{heading}{text}");
        }
        assert!(!text.contains("Later, once help has been got"));
    }

    #[test]
    fn an_emergency_is_told_to_get_help_and_what_helps_later() {
        for answers in
            ["present = [\"region-head-neck\", \"thunderclap\"]", "present = [\"hand-tremor\", \"new-drug-days\"]"]
        {
            let text = told(answers);
            for heading in THEN {
                assert!(!text.contains(heading), "{heading}{text}");
            }
            assert!(text.contains("Later, once help has been got:\n- What helps with "), "{text}");
        }
    }

    #[test]
    fn a_signal_alone_is_told_to_film_and_record_without_a_cause() {
        let text = told("");
        assert!(text.contains(THEN[1]) && text.contains(THEN[3]), "{text}");
        assert!(!text.contains(THEN[0]) && !text.contains(THEN[2]), "{text}");
    }
}
