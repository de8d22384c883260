//! Findings from medicines: what their names and dates, as a person wrote them, say as findings.
//!
//! In: medicines with free-text dates, and today's date from the caller. Out: findings such as "new medicine in the last
//! days" or "takes lithium", each with where it came from. Which medicines stand for which finding, and when, is
//! knowledge (`medicine-names.toml`, groups; `findings.toml`, `medicine_words` for names that are not on our list).
//! Where all medicines were told, or none is taken, what no medicine stands for is absent, if nothing else brings it
//! (`none_rules_out`).
//! Limits: that too much was taken is never guessed. A medicine stopped over a week ago counts as taken only where the
//! finding asks about long use.

use super::dates::Days;
use super::holds;
use super::names::{Names, with_names};
use super::reading::{Piece, read};
use crate::answers::{Answers, AnswersError, MedicineAnswer, MedicinesSaid};
use crate::findings::{Findings, Origin, Presence};
use jiff::civil::Date;
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::{MedicineFinding, MedicineGroup, MedicineWhen};
use nullpoint_motion::Caution;

/// Longest time since a start or a change of dose that still counts as "in the last days".
///
/// Source: acute dystonic reactions begin hours to 7 days after the medicine (cause `acute-dystonic-reaction`, onset).
const NEW_DAYS: i32 = 7;
/// The finding of a medicine that is new in the last days: any medicine stands for it.
const NEW: &str = "new-drug-days";
/// Findings that tell of a movement older than a medicine started in the last months.
const OLDER: [&str; 3] = ["lasted-over-3-months", "lasted-over-year", "onset-childhood"];

/// A medicine of the answers, read.
struct Taken<'k> {
    text: &'k str,
    days: Days,
    /// Ids of medicines and of their classes.
    medicines: Vec<(&'k str, &'k str)>,
    /// Classes named without a medicine.
    classes: Vec<&'k [String]>,
}

impl Taken<'_> {
    /// Whether it is taken, or was until the last days.
    fn is_taken(&self) -> bool {
        !is_said_not_to_be_taken(self.text) && self.days.stopped.is_none_or(|day| day <= NEW_DAYS)
    }

    /// Whether it belongs to a group: a medicine of it, or a class that belongs whole.
    fn belongs(&self, group: &MedicineGroup) -> bool {
        self.medicines.iter().any(|(id, class)| holds(group, id, class))
            || self.classes.iter().any(|classes| classes.iter().all(|class| group.classes.contains(class)))
    }

    /// How many medicines of the group it names.
    fn count(&self, group: &MedicineGroup) -> usize {
        let medicines = self.medicines.iter().filter(|(id, class)| holds(group, id, class)).count();
        medicines.max(usize::from(self.belongs(group)))
    }
}

/// Whether a text opens by saying that the medicine is not taken. Only these words: where in doubt, it is taken.
fn is_said_not_to_be_taken(text: &str) -> bool {
    let text = text.trim_start().to_lowercase();
    ["never ", "not on ", "not taking ", "don't take ", "do not take "].iter().any(|says| text.starts_with(says))
}

/// Adds what the medicines say; names what is not on our list.
///
/// # Errors
/// When a date cannot be read.
pub fn add_medicines(
    findings: &mut Findings,
    answers: &Answers,
    knowledge: &Knowledge,
    today: Date,
) -> Result<Vec<Caution>, AnswersError> {
    match answers.medicines_said {
        Some(MedicinesSaid::Unknown) if answers.medicines.is_empty() => return Ok(vec![not_known()]),
        Some(MedicinesSaid::None) => {
            rule_out(findings, "no medicine is taken", knowledge);
            absent(findings, NEW, "no medicine is taken", knowledge);
        }
        _ => {}
    }
    if answers.medicines.is_empty() {
        return Ok(Vec::new());
    }
    let mut unchecked = Vec::new();
    let mut all = Vec::new();
    for medicine in &answers.medicines {
        let days = Days::of(medicine, today)?;
        if days.new_within(NEW_DAYS) {
            let how = format!("{} was started or changed in the last {NEW_DAYS} days", medicine.text);
            findings.add(knowledge, NEW, Presence::Present, Origin::Derived(how));
        }
        all.push(with_names(knowledge, |names| taken(medicine, days, names, knowledge, &mut unchecked)));
    }
    by_word(findings, &all, knowledge);
    for group in knowledge.medicine_names.groups.values() {
        let together: usize = all.iter().filter(|taken| taken.is_taken()).map(|taken| taken.count(group)).sum();
        for taken in all.iter().filter(|taken| taken.belongs(group)) {
            for link in &group.findings {
                if let Some(how) = stands_for(link, taken, together)
                    && !(link.when == MedicineWhen::New
                        && OLDER.iter().any(|id| findings.presence(id) == Presence::Present))
                {
                    findings.add(knowledge, &link.finding, Presence::Present, Origin::Derived(how));
                }
            }
        }
    }
    let is_all = answers.medicines_said == Some(MedicinesSaid::All);
    if is_all && unchecked.is_empty() && all.iter().all(|taken| taken.classes.is_empty()) {
        rule_out(findings, "not among the medicines that are taken", knowledge);
    }
    if is_all && all.iter().all(|taken| taken.days.are_told() && !taken.days.new_within(NEW_DAYS)) {
        absent(findings, NEW, &format!("no medicine was started or changed in the last {NEW_DAYS} days"), knowledge);
    }
    let unknown = (answers.medicines_said == Some(MedicinesSaid::Unknown)).then(not_known);
    Ok(not_checked(&unchecked).into_iter().chain(unknown).collect())
}

/// What no medicine stands for is absent, where nothing else brings it.
fn rule_out(findings: &mut Findings, how: &str, knowledge: &Knowledge) {
    let links = || knowledge.medicine_names.groups.values().flat_map(|group| &group.findings);
    let brought_otherwise = |id: &str| links().any(|link| link.finding == id && !link.none_rules_out);
    for id in links().map(|link| link.finding.as_str()).filter(|id| !brought_otherwise(id)) {
        absent(findings, id, how, knowledge);
    }
}

/// Absent, where nobody was asked: what someone did not know may count as there, and is not taken back by a list.
fn absent(findings: &mut Findings, id: &str, how: &str, knowledge: &Knowledge) {
    if findings.presence(id) == Presence::NotAssessed {
        findings.add(knowledge, id, Presence::Absent, Origin::Derived(how.to_owned()));
    }
}

/// Whether medicines can stand for this finding.
#[must_use]
pub fn is_of_medicines(id: &str, knowledge: &Knowledge) -> bool {
    let links = || knowledge.medicine_names.groups.values().flat_map(|group| &group.findings);
    let has_words = || knowledge.findings.get(id).is_some_and(|finding| !finding.medicine_words.is_empty());
    id == NEW || has_words() || links().any(|link| link.finding == id)
}

/// Reads one medicine; what is not on our list goes to `unchecked`.
fn taken<'k>(
    medicine: &'k MedicineAnswer,
    days: Days,
    names: &Names<'k>,
    knowledge: &'k Knowledge,
    unchecked: &mut Vec<&'k str>,
) -> Taken<'k> {
    let mut taken = Taken { text: &medicine.text, days, medicines: Vec::new(), classes: Vec::new() };
    let mut unknown = Vec::new();
    for (place, piece) in read(&medicine.text, names) {
        match piece {
            Piece::Medicines { ids, .. } => {
                let entries = ids.into_iter().filter_map(|id| knowledge.medicine(id));
                taken.medicines.extend(entries.map(|entry| (entry.id, entry.class_id)));
            }
            Piece::Classes(classes) => taken.classes.push(classes),
            Piece::Unknown(_) => unknown.push(&medicine.text[place]),
            Piece::Aside => {}
        }
    }
    if taken.medicines.is_empty() && taken.classes.is_empty() {
        unchecked.push(&medicine.text);
    } else {
        unchecked.extend(unknown);
    }
    taken
}

/// Findings that name medicines which are not on our list.
fn by_word(findings: &mut Findings, all: &[Taken<'_>], knowledge: &Knowledge) {
    for (id, finding) in &knowledge.findings {
        let groups = || knowledge.medicine_names.groups.values();
        let stands = |group: &&MedicineGroup| group.findings.iter().any(|link| link.finding == *id);
        // What a group says of a medicine, with its dates, is nearer than a word.
        let said = |taken: &Taken<'_>| groups().filter(stands).any(|group| taken.belongs(group));
        for taken in all.iter().filter(|taken| taken.is_taken() && !said(taken)) {
            if finding.medicine_words.iter().any(|word| stands_in(taken.text, word)) {
                findings.add(knowledge, id, Presence::Present, Origin::Derived(format!("takes {}", taken.text)));
            }
        }
    }
}

/// Why a medicine stands for a finding; none where it does not.
fn stands_for(link: &MedicineFinding, taken: &Taken<'_>, together: usize) -> Option<String> {
    let text = taken.text;
    let days = i32::from(link.days.unwrap_or_default());
    match link.when {
        MedicineWhen::Taken => taken.is_taken().then(|| format!("takes {text}")),
        MedicineWhen::Long => {
            let length = taken.days.started? - taken.days.stopped.unwrap_or(0).max(0);
            (length >= days).then(|| format!("took or takes {text} for {length} days or more"))
        }
        MedicineWhen::NewOrCombined => {
            let dated = taken.days.started.is_some() || taken.days.changed.is_some();
            let new = !dated || taken.days.new_within(days);
            (taken.is_taken() && (new || together > 1)).then(|| format!("takes {text}"))
        }
        MedicineWhen::New => (taken.is_taken() && taken.days.new_within(days))
            .then(|| format!("{text} was started or changed in the last {days} days")),
        MedicineWhen::Stopped => {
            let stopped = taken.days.stopped?;
            (0..=days).contains(&stopped).then(|| format!("{text} was stopped in the last {days} days"))
        }
    }
}

/// Whether the text holds this name as a word of its own, in any case.
fn stands_in(text: &str, name: &str) -> bool {
    let text = text.to_lowercase();
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// That nobody knows the medicines stays named.
fn not_known() -> Caution {
    Caution {
        code: "medicines-not-known",
        text:
            "Which medicines are taken is not known. Some cause movements or make them worse: read the packets, or ask \
               whoever gives them, or a pharmacist."
                .to_owned(),
    }
}

fn not_checked(unchecked: &[&str]) -> Option<Caution> {
    (!unchecked.is_empty()).then(|| Caution {
        code: "medicine-not-checked",
        text: format!(
            "We have not checked {}. Ask a pharmacist whether it can cause movements. Do not stop or change a medicine \
             on your own.",
            unchecked.join(", ")
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    const TODAY: Date = day(2026, 11, 22);

    #[track_caller]
    fn check(medicine: &str, finding: &str, expected: Presence) {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml(&format!("[[medicine]]\n{medicine}"), knowledge).unwrap();
        let mut findings = Findings::from_answers(&answers, knowledge);
        add_medicines(&mut findings, &answers, knowledge, TODAY).unwrap();
        assert_eq!(findings.presence(finding), expected, "{medicine}: {finding}");
    }

    #[test]
    fn a_medicine_started_three_days_ago_is_new() {
        check("text = \"x\"\nstarted = \"3 days ago\"", "new-drug-days", Presence::Present);
        check("text = \"x\"\nstarted = \"2026-11-16\"", "new-drug-days", Presence::Present);
        check("text = \"x\"\nchanged = \"yesterday\"", "new-drug-days", Presence::Present);
    }

    #[test]
    fn a_medicine_started_months_ago_is_not_new() {
        check("text = \"x\"\nstarted = \"2 months ago\"", "new-drug-days", Presence::NotAssessed);
    }

    #[test]
    fn lithium_is_recognised_in_any_case() {
        check("text = \"Lithium carbonate 400 mg\"", "takes-lithium", Presence::Present);
        check("text = \"Lithiumlike\"", "takes-lithium", Presence::NotAssessed);
    }

    #[test]
    fn a_medicine_stopped_long_ago_is_not_taken() {
        check("text = \"lithium\"\nstopped = \"1 year ago\"", "takes-lithium", Presence::NotAssessed);
    }

    #[test]
    fn brands_and_misspellings_stand_for_their_substance() {
        check("text = \"Reglan 10 mg\"", "dopamine-blocker", Presence::Present);
        check("text = \"Priadel 400 mg\"", "takes-lithium", Presence::Present);
        check("text = \"setraline 50\"", "tremor-drug", Presence::Present);
        check("text = \"Vyvanse\"", "stimulant-drug", Presence::Present);
        check("text = \"Humulin S\"", "sugar-lowering-medicine", Presence::Present);
        check("text = \"an SNRI\"", "serotonergic-drug", Presence::Present);
    }

    #[test]
    fn names_that_are_not_on_our_list_stand_for_what_the_finding_says() {
        check("text = \"warfarin 3 mg\"", "blood-thinner", Presence::Present);
        check("text = \"gliclazide\"", "sugar-lowering-medicine", Presence::Present);
    }

    #[test]
    fn long_use_counts_even_when_it_is_over() {
        let long = "dopamine-blocker-long";
        check("text = \"Stemetil\"\nstarted = \"4 months ago\"", long, Presence::Present);
        check("text = \"Stemetil\"\nstarted = \"2 years ago\"\nstopped = \"1 year ago\"", long, Presence::Present);
        check("text = \"Stemetil\"\nstarted = \"2 months ago\"", long, Presence::NotAssessed);
        check(
            "text = \"Stemetil\"\nstarted = \"13 months ago\"\nstopped = \"12 months ago\"",
            long,
            Presence::NotAssessed,
        );
        check("text = \"Stemetil\"", long, Presence::NotAssessed);
    }

    #[test]
    fn stopping_counts_only_lately_and_in_its_kind() {
        check("text = \"Seroxat\"\nstopped = \"5 days ago\"", "stopped-antidepressant", Presence::Present);
        check("text = \"Seroxat\"\nstopped = \"6 months ago\"", "stopped-antidepressant", Presence::NotAssessed);
        check("text = \"Seroxat\"", "stopped-antidepressant", Presence::NotAssessed);
        check("text = \"diazepam\"\nstopped = \"3 days ago\"", "stopped-alcohol-sedative", Presence::Present);
        check("text = \"Seroxat\"\nstopped = \"3 days ago\"", "stopped-alcohol-sedative", Presence::NotAssessed);
    }

    #[test]
    fn an_old_serotonin_medicine_alone_is_neither_new_nor_combined() {
        let finding = "serotonergic-drug";
        let old = "text = \"Zoloft\"\nstarted = \"3 years ago\"";
        check(old, finding, Presence::NotAssessed);
        check(&old.replace("Zoloft", "sertraline"), finding, Presence::NotAssessed);
        check(&format!("{old}\nchanged = \"2 days ago\""), finding, Presence::Present);
        check(&format!("{old}\n[[medicine]]\ntext = \"tramadol\""), finding, Presence::Present);
        check("text = \"Zoloft\"", finding, Presence::Present);
    }

    #[test]
    fn what_is_said_not_to_be_taken_is_not() {
        check("text = \"never took lithium\"", "takes-lithium", Presence::NotAssessed);
        check("text = \"not on lithium\"", "takes-lithium", Presence::NotAssessed);
        check("text = \"lithium, never missed a dose\"", "takes-lithium", Presence::Present);
    }

    #[test]
    fn that_too_much_was_taken_is_never_guessed() {
        check("text = \"lithium 400 mg 20 tablets at once\"", "too-much-medicine", Presence::NotAssessed);
    }

    #[test]
    fn an_unknown_medicine_is_said_to_be_unchecked() {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml("[[medicine]]\ntext = \"Xyzzamine 5 mg\"", knowledge).unwrap();
        let cautions = add_medicines(&mut Findings::default(), &answers, knowledge, TODAY).unwrap();
        assert!(cautions.iter().any(|caution| caution.text.contains("Xyzzamine 5 mg")));
    }

    #[test]
    fn an_unknown_medicine_beside_a_known_one_is_said_to_be_unchecked() {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml("[[medicine]]\ntext = \"Zoloft and ramipril 5 mg\"", knowledge).unwrap();
        let cautions = add_medicines(&mut Findings::default(), &answers, knowledge, TODAY).unwrap();
        assert!(cautions[0].text.starts_with("We have not checked ramipril."), "{}", cautions[0].text);
    }

    #[test]
    fn no_medicine_rules_out_what_only_medicines_bring() {
        let knowledge = Knowledge::embedded();
        let answers =
            Answers::from_toml("medicines_said = \"none\"\nunknown = [\"new-drug-days\"]", knowledge).unwrap();
        let mut findings = Findings::from_answers(&answers, knowledge);
        add_medicines(&mut findings, &answers, knowledge, TODAY).unwrap();
        assert_eq!(findings.presence("tremor-drug"), Presence::Absent);
        assert_eq!(findings.presence("stimulant-drug"), Presence::NotAssessed, "drugs are no medicines");
        assert_eq!(findings.presence("new-drug-days"), Presence::Unknown, "an answer is not taken back");
    }

    #[test]
    fn a_list_of_all_medicines_rules_out_the_others_unless_one_is_not_on_our_list() {
        let knowledge = Knowledge::embedded();
        for (list, expected) in [("salbutamol", Presence::Absent), ("ramipril", Presence::NotAssessed)] {
            let text = format!("medicines_said = \"all\"\n[[medicine]]\ntext = \"{list}\"");
            let answers = Answers::from_toml(&text, knowledge).unwrap();
            let mut findings = Findings::from_answers(&answers, knowledge);
            add_medicines(&mut findings, &answers, knowledge, TODAY).unwrap();
            assert_eq!(findings.presence("dopamine-blocker"), expected, "{list}");
        }
    }

    #[test]
    fn a_start_in_the_last_months_counts_unless_the_movement_is_older() {
        let finding = "new-drug-months";
        check("text = \"Zoloft\"\nstarted = \"3 weeks ago\"", finding, Presence::Present);
        check("text = \"Zoloft\"\nstarted = \"2 years ago\"", finding, Presence::NotAssessed);
        let knowledge = Knowledge::embedded();
        let text = "present = [\"lasted-over-year\"]\n[[medicine]]\ntext = \"Zoloft\"\nstarted = \"3 weeks ago\"";
        let answers = Answers::from_toml(text, knowledge).unwrap();
        let mut findings = Findings::from_answers(&answers, knowledge);
        add_medicines(&mut findings, &answers, knowledge, TODAY).unwrap();
        assert_eq!(findings.presence(finding), Presence::NotAssessed);
    }

    #[test]
    fn that_nobody_knows_the_medicines_stays_named() {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml("medicines_said = \"unknown\"", knowledge).unwrap();
        let cautions = add_medicines(&mut Findings::default(), &answers, knowledge, TODAY).unwrap();
        assert_eq!(cautions[0].code, "medicines-not-known");
    }

    #[test]
    fn a_date_nobody_can_read_is_an_error() {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml("[[medicine]]\ntext = \"x\"\nstarted = \"lately\"", knowledge).unwrap();
        let error = add_medicines(&mut Findings::default(), &answers, knowledge, TODAY).unwrap_err();
        assert_eq!(error.to_string(), "medicine `x`: cannot read started `lately`");
    }

    #[test]
    fn every_finding_of_the_groups_asks_for_yes_or_no() {
        use nullpoint_knowledge::schema::AnswerKind;
        let knowledge = Knowledge::embedded();
        for link in knowledge.medicine_names.groups.values().flat_map(|group| &group.findings) {
            assert_eq!(knowledge.findings[&link.finding].answer, AnswerKind::YesNoUnknown, "{}", link.finding);
        }
    }
}
