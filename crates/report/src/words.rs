//! Words: the sentences that more than one surface says, so that nothing is worded twice.

mod moves;

pub use moves::event_cells;

use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::{Level, TreatmentKind};
use nullpoint_motion::measure::{Movement, ON_PURPOSE_WORDS, Rhythm, Steadiness, UNSTEADY_AMPLITUDE_WORDS};
use nullpoint_motion::{Placement, measure::AMPLITUDE_WORDS};
use nullpoint_reason::differential::{Candidate, Clue, Fit, SOMETHING_ELSE, Speaks};
use nullpoint_reason::guidance::{MedicineToAsk, Offer};
use nullpoint_reason::urgency::{Fired, NotRuledOut};
use nullpoint_reason::{Assessment, Presence, Urgency};
use std::collections::BTreeSet;

/// Most causes shown to a person at once. Our choice; all of them stand in JSON.
const MOST_SHOWN: usize = 6;
/// Causes below this probability are not shown unless they are serious. Our choice.
const SHOWN_FROM: f64 = 0.02;
/// Serious causes are shown from this probability on, however many stand above them. Our choice: one in fifty; what must
/// not be missed is named by the urgency rules, whatever its probability.
const SERIOUS_FROM: f64 = 0.02;

/// The heading of an urgency level.
#[must_use]
pub const fn level_heading(level: Level) -> &'static str {
    match level {
        Level::EmergencyNow => "EMERGENCY: get help now",
        Level::SameDay => "Get help today",
        Level::Within2Weeks => "See a doctor within 2 weeks",
        Level::Routine => "Book an ordinary appointment",
        Level::SelfCare => "No rule calls for help",
    }
}

/// A level's name inside a sentence.
#[must_use]
pub const fn level_name(level: Level) -> &'static str {
    match level {
        Level::EmergencyNow => "emergency",
        Level::SameDay => "today",
        Level::Within2Weeks => "within 2 weeks",
        Level::Routine => "ordinary appointment",
        Level::SelfCare => "watch at home",
    }
}

/// What sort of treatment it is.
#[must_use]
pub const fn treatment_kind(kind: TreatmentKind) -> &'static str {
    match kind {
        TreatmentKind::Injection => "injection",
        TreatmentKind::Medicine => "medicine",
        TreatmentKind::SelfCare => "self-care",
        TreatmentKind::Device => "device",
        TreatmentKind::Therapy => "therapy",
        TreatmentKind::Lifestyle => "habit",
        TreatmentKind::Surgery => "operation",
    }
}

/// Said before what helps: nothing of it is to be started, changed or stopped alone.
pub const MAY_BE_OFFERED: &str = "A clinician may offer these when the cause is known. Nothing here is to be started, \
    changed or stopped on your own.";

/// How well proven an offered treatment is, with its marks and source ids.
#[must_use]
pub fn proof(offer: &Offer) -> String {
    let sources = if offer.sources.is_empty() { String::new() } else { format!(" [{}]", offer.sources.join(", ")) };
    format!("{}{sources}{}", offer.evidence, proof_marks(offer))
}

/// The marks of an offered treatment: our estimate, recalled figures, withdrawn guidelines.
#[must_use]
pub fn proof_marks(offer: &Offer) -> String {
    let estimate = offer.estimate.iter().map(|why| format!("our estimate: {why}"));
    let recalled = offer.recalled_figures.then(|| "a figure or grade is recalled, not read".to_owned());
    let retired = offer.retired.iter().map(|text| format!("a guideline behind this was withdrawn: {text}"));
    estimate.chain(recalled).chain(retired).map(|mark| format!("; {mark}")).collect()
}

/// What a medicine may cause, how commonly and how soon, beside the dates that were given.
#[must_use]
pub fn medicine_may_cause(medicine: &MedicineToAsk) -> String {
    let dates = medicine.dates.as_ref().map(|dates| format!(", {dates}")).unwrap_or_default();
    let stopping = if medicine.do_not_stop_suddenly { ". Never stop it suddenly: that can harm" } else { "" };
    let movements = medicine.movements.join("; ");
    format!("{} ({}{dates}) may cause {movements}{stopping}", medicine.text, medicine.substance)
}

/// A medicine to ask about: what it may cause, and the first thing to ask.
#[must_use]
pub fn medicine_to_ask(medicine: &MedicineToAsk) -> String {
    let mut ask = medicine.ask.iter();
    let first = ask.next().map(|question| format!(" Ask: {question}")).unwrap_or_default();
    format!("Medicine to ask about: {}.{first}", medicine_may_cause(medicine))
}

/// Why a rule holds: the findings behind it, and those that count as there because nobody knows.
#[must_use]
pub fn because(fired: &Fired, knowledge: &Knowledge) -> String {
    let label = |id: &String| {
        let label = if id == "age-now" { "the age".to_owned() } else { label(id, knowledge) };
        if fired.counted_as_present.contains(id) {
            format!("{label} (not known, so it counts as there)")
        } else {
            label
        }
    };
    let findings: Vec<String> = fired.because.iter().map(label).collect();
    format!("because of: {}", findings.join("; "))
}

/// The rules that hold below the reached level: what each guards against and how soon, most urgent first.
#[must_use]
pub fn calmer_rules(urgency: &Urgency, knowledge: &Knowledge) -> Vec<String> {
    let name = |fired: &Fired| {
        let name = knowledge.rule(&fired.rule).map_or(fired.rule.as_str(), |rule| rule.name.as_str());
        format!("{name} ({})", level_name(fired.level))
    };
    urgency.rules.iter().filter(|fired| fired.level < urgency.level).map(name).collect()
}

/// What is not ruled out at a level, as one list of names, each once.
#[must_use]
pub fn open_names(urgency: &Urgency, level: Level) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    urgency
        .not_ruled_out
        .iter()
        .filter(|open| open.level == level)
        .map(|open| open.name.as_str())
        .filter(|name| seen.insert(*name))
        .collect()
}

/// What is not ruled out because an answer was "unknown", with how to find out.
#[must_use]
pub fn to_find_out(urgency: &Urgency, knowledge: &Knowledge) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let open = |open: &NotRuledOut| open.not_known.clone();
    urgency
        .not_ruled_out
        .iter()
        .flat_map(open)
        .filter(|known| seen.insert(known.finding.clone()))
        .map(|known| format!("{}: {}", label(&known.finding, knowledge), known.reason))
        .collect()
}

/// The plain label of a finding.
#[must_use]
pub fn label(id: &str, knowledge: &Knowledge) -> String {
    knowledge.findings.get(id).map_or_else(|| id.to_owned(), |finding| finding.label.clone())
}

/// The causes a person is shown, in order, and the serious ones beside them that are not ruled out.
#[must_use]
pub fn shown_causes(differential: &[Candidate]) -> (Vec<&Candidate>, Vec<&Candidate>) {
    let named = || differential.iter().filter(|candidate| candidate.cause != SOMETHING_ELSE);
    let shown: Vec<&Candidate> =
        named().filter(|candidate| candidate.probability >= SHOWN_FROM).take(MOST_SHOWN).collect();
    let serious = named()
        .filter(|candidate| candidate.serious && candidate.probability >= SERIOUS_FROM)
        .filter(|candidate| !shown.iter().any(|shown| shown.cause == candidate.cause))
        .collect();
    (shown, serious)
}

/// How well a cause fits, in words.
#[must_use]
pub const fn fit(fit: Option<Fit>) -> &'static str {
    match fit {
        Some(Fit::Well) => "fits well",
        Some(Fit::Partly) => "fits partly",
        Some(Fit::Little) => "fits little",
        None => "not one of the causes held here",
    }
}

/// The clues that speak for a cause, and those against, the weightiest first.
#[must_use]
pub fn for_and_against(candidate: &Candidate) -> (Vec<&Clue>, Vec<&Clue>) {
    let which = |speaks: Speaks| candidate.clues.iter().filter(|clue| clue.speaks == speaks).collect();
    (which(Speaks::For), which(Speaks::Against))
}

/// A clue: what is there or not, and both sides of it.
#[must_use]
pub fn clue(clue: &Clue) -> String {
    match clue.presence {
        Presence::Absent => format!("not there: {}: {}", clue.label, clue.text),
        _ => format!("{}: {}", clue.label, clue.text),
    }
}

/// What is known of how far the probabilities can be trusted.
const CALIBRATION: &str =
    "on the 120 published cases used while building, those at 90 % or more were right 43 times in 44";

/// Probability and prior, with what they are.
#[must_use]
pub fn numbers(candidate: &Candidate) -> String {
    format!(
        "plays a part: {}; is the main cause: {} (several may play a part; {CALIBRATION}); before any answer {} of people \
         who ask (our estimate)",
        percent(candidate.probability),
        percent(candidate.probability_main),
        percent(candidate.prior)
    )
}

/// A share in per cent, with one digit below 10 %.
#[must_use]
pub fn percent(share: f64) -> String {
    let percent = share * 100.0;
    match percent {
        p if p > 0.0 && p < 0.1 => "under 0.1 %".into(),
        p if p < 9.95 => format!("{p:.1} %"),
        p if p > 99.5 && p < 100.0 => "over 99.5 %".into(),
        p => format!("{p:.0} %"),
    }
}

/// A movement in a few sentences, the rhythm first.
#[must_use]
pub fn movement(movement: &Movement) -> Vec<String> {
    let (found, measured) = movement.rhythm_of_measured();
    let mut sentences = Vec::new();
    match &movement.rhythm {
        Some(rhythm) => {
            sentences.push(rhythm_sentence(rhythm, movement.placement));
            sentences.push(format!(
                "It was there in {found} of {measured} stretches that could be measured ({}).",
                percent(rhythm.share_of_time)
            ));
            sentences.extend(steadiness(rhythm));
            let definition = if rhythm.steadiness == Steadiness::Unsteady {
                format!("{AMPLITUDE_WORDS}; {UNSTEADY_AMPLITUDE_WORDS}")
            } else {
                AMPLITUDE_WORDS.to_owned()
            };
            sentences.push(format!("Amplitude means {definition}."));
            sentences.push(format!("Keep in mind: {ON_PURPOSE_WORDS}."));
        }
        None => sentences.push(format!("No rhythm was found in {measured} stretches that could be measured.")),
    }
    sentences.extend(moves::sentences(movement));
    sentences
}

/// How the recording itself is.
#[must_use]
pub fn recording(movement: &Movement) -> String {
    let quality = &movement.quality;
    let origin =
        movement.origin.as_deref().map(|origin| format!("; where it comes from: {origin}")).unwrap_or_default();
    let gaps = match quality.gaps.len() {
        0 => "no gaps".to_owned(),
        1 => "1 gap".to_owned(),
        many => format!("{many} gaps"),
    };
    format!(
        "{:.1} s at {:.1} samples a second, {gaps}; sensor: {}; format: {}{origin}",
        quality.duration_s,
        quality.sample_rate_hz,
        placement(movement.placement),
        movement.format
    )
}

/// Where the sensor sat, in words.
#[must_use]
pub const fn placement(placement: Placement) -> &'static str {
    match placement {
        Placement::Head => "on the head",
        Placement::Wrist => "on the wrist",
        Placement::Hand => "held in the hand",
        Placement::Trunk => "on the trunk",
        Placement::Leg => "on the leg",
        Placement::Unknown => "place not said",
    }
}

fn rhythm_sentence(rhythm: &Rhythm, placed: Placement) -> String {
    use nullpoint_motion::measure::Axis;
    let (amplitude, unit) = rhythm.amplitude();
    let interval = match (rhythm.amplitude_interval_deg, rhythm.amplitude_interval_g) {
        (Some([low, high]), _) | (None, Some([low, high])) => {
            format!(" ({} to {} {unit})", significant(low), significant(high))
        }
        (None, None) => String::new(),
    };
    let [low, high] = rhythm.frequency_interval_hz;
    let way = match (rhythm.axis, placed) {
        (Axis::NotToldApart, Placement::Head) => ", direction not told apart".to_owned(),
        (Axis::NotToldApart, _) => String::new(),
        (axis, _) => format!(", direction: {axis}"),
    };
    format!(
        "A rhythm at {:.2} Hz (95 % interval {low:.2} to {high:.2} Hz), amplitude {} {unit}{interval}{way}.",
        rhythm.frequency_hz,
        significant(amplitude)
    )
}

fn steadiness(rhythm: &Rhythm) -> Option<String> {
    let word = match rhythm.steadiness {
        Steadiness::Steady => "steady",
        Steadiness::SomewhatUnsteady => "somewhat unsteady",
        Steadiness::Unsteady => "unsteady",
        Steadiness::NotAssessed => return None,
    };
    let varies = match (rhythm.frequency_variation_percent, rhythm.amplitude_variation_percent) {
        (Some(frequency), Some(amplitude)) => {
            format!(
                "; from stretch to stretch its speed varies by {} and its size by {}",
                varying(frequency),
                varying(amplitude)
            )
        }
        _ => String::new(),
    };
    let wanders = if rhythm.peak_width_hz < 0.05 {
        "within a stretch its speed holds".to_owned()
    } else {
        format!("within a stretch its speed wanders over {:.2} Hz", rhythm.peak_width_hz)
    };
    Some(format!("It is {word}: {wanders}{varies}."))
}

/// A variation in per cent, without a zero that would claim perfection.
fn varying(percent: f64) -> String {
    if percent < 1.0 { "under 1 %".into() } else { format!("{percent:.0} %") }
}

/// A number with three significant digits.
#[must_use]
pub fn significant(number: f64) -> String {
    let magnitude = if number == 0.0 || !number.is_finite() { 0 } else { number.abs().log10().floor() as i32 };
    let digits = usize::try_from(2 - magnitude).unwrap_or(0);
    format!("{number:.digits$}")
}

/// Source ids an assessment cites for what a person is shown, in order, each once.
#[must_use]
pub fn cited(assessment: &Assessment) -> Vec<&str> {
    let (shown, serious) = shown_causes(&assessment.differential);
    let of_rules = assessment.urgency.rules.iter().flat_map(|rule| &rule.sources);
    let of_clues = shown
        .into_iter()
        .chain(serious)
        .flat_map(|candidate| &candidate.clues)
        .filter(|clue| clue.speaks != Speaks::Neither)
        .flat_map(|clue| clue.source_with.iter().chain(&clue.source_without));
    let of_people = assessment.guidance.whom.iter().flat_map(|whom| &whom.sources);
    let guidance = &assessment.guidance;
    let of_help = guidance.what_helps.iter().flat_map(|help| &help.may_be_offered).flat_map(|offer| &offer.sources);
    let of_steps = guidance.self_care.iter().flat_map(|step| &step.sources);
    let of_medicines = guidance.medicines_to_ask_about.iter().flat_map(|medicine| &medicine.sources);
    let of_record = guidance.record_until_then.iter().flat_map(|record| &record.sources);
    let of_guidance = of_help.chain(of_steps).chain(of_medicines).chain(of_record);
    let mut seen = BTreeSet::new();
    of_rules
        .chain(of_clues)
        .chain(of_people)
        .chain(of_guidance)
        .map(String::as_str)
        .filter(|id| seen.insert(*id))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digits_are_kept_whatever_the_size() {
        assert_eq!(significant(0.012_34), "0.0123");
        assert_eq!(significant(1.234), "1.23");
        assert_eq!(significant(123.4), "123");
        assert_eq!(significant(1234.5), "1234"); // half to even
        assert_eq!(significant(0.0), "0.00");
    }

    #[test]
    fn a_tiny_share_is_not_shown_as_nothing() {
        assert_eq!(percent(0.000_2), "under 0.1 %");
        assert_eq!(percent(0.034), "3.4 %");
        assert_eq!(percent(0.5), "50 %");
        assert_eq!(percent(0.999), "over 99.5 %");
    }
}
