//! Task words: what marked tasks show, and what changed since an earlier recording, as sentences and rows of tables.
//!
//! In: a movement. Out: words for the terminal and the page, so that nothing is worded twice.

use crate::words::{percent, significant};
use nullpoint_motion::measure::{
    Change, ChangeVerdict, Contrast, Difference, LeftFrom, Movement, NullPoint, NullVerdict, Posture, PostureFrom,
    Signal, Spread, TASK_AMPLITUDE_WORDS, TaskMovement,
};
use nullpoint_motion::tasks::known;

/// What a task is called inside a sentence.
#[must_use]
pub fn task_name(name: &str) -> String {
    let known = match name {
        known::REST => "sitting still",
        known::STRAIGHT_AHEAD => "looking straight ahead",
        known::ARMS_OUT => "arms out",
        known::TURN_LEFT_HOLD => "turned to the left",
        known::TURN_RIGHT_HOLD => "turned to the right",
        known::SLOW_TURN => "turning slowly",
        known::TOUCH_CHIN => "touching the chin",
        known::COUNT_BACKWARDS => "counting backwards",
        known::LYING => "lying",
        known::CHANGE => "lying down or getting up",
        known::NOD => "nodding",
        known::SHAKE => "shaking the head on purpose",
        other => return other.replace('-', " "),
    };
    known.to_owned()
}

/// One marked task: name, time, share of time with the rhythm, frequency, amplitude.
#[must_use]
pub fn task_row(task: &TaskMovement, signal: Signal) -> [String; 5] {
    let unit = signal.amplitude_unit();
    let none = if task.on_purpose { "turning or moving on purpose" } else { "not enough data" };
    let or_none = |text: Option<String>| text.unwrap_or_else(|| none.to_owned());
    let size = task.amplitude_deg.or(task.amplitude_g);
    let interval = task.amplitude_interval_deg.or(task.amplitude_interval_g);
    let amplitude = size.map(|size| match interval {
        _ if task.at_most => format!("at most {} {unit}", significant(size)),
        Some([low, high]) => format!("{} {unit} ({} to {})", significant(size), significant(low), significant(high)),
        None => format!("{} {unit}", significant(size)),
    });
    let frequency = task.frequency_hz.map(|hertz| match task.frequency_interval_hz {
        Some([low, high]) => format!("{hertz:.2} Hz ({low:.2} to {high:.2})"),
        None => format!("{hertz:.2} Hz"),
    });
    let without = task.at_most.then(|| "does not stand out".to_owned());
    [
        task_name(&task.task.name),
        format!("{:.0} to {:.0} s", task.task.start_s, task.task.end_s),
        task.share_of_time.map_or_else(|| "–".to_owned(), percent),
        or_none(frequency.or(without)),
        or_none(amplitude),
    ]
}

/// One contrast: what is held against what, times as large, what came out.
#[must_use]
pub fn contrast_row(pair: &Contrast) -> [String; 4] {
    let times = match (pair.ratio, pair.ratio_interval) {
        (Some(ratio), Some([low, high])) => {
            let bound = if pair.ratio_at_most { "at most " } else { "" };
            let bound = if pair.ratio_at_least { "at least " } else { bound };
            format!("{bound}{} times ({} to {})", significant(ratio), significant(low), significant(high))
        }
        _ => "–".to_owned(),
    };
    let faster = match (pair.frequency_difference_hz, pair.frequency_difference_interval_hz) {
        (Some(difference), Some([low, high])) => format!("{difference:+.2} Hz ({low:+.2} to {high:+.2})"),
        _ => "–".to_owned(),
    };
    let pair_name = format!("{}, against {}", task_name(&pair.task), task_name(&pair.against));
    [pair_name, verdict(pair.verdict).to_owned(), times, faster]
}

/// What came out of a contrast, in words.
#[must_use]
pub const fn verdict(verdict: Difference) -> &'static str {
    match verdict {
        Difference::Larger => "larger",
        Difference::Smaller => "smaller",
        Difference::NoClearChange => "no clear change",
        Difference::NotEnoughData => "not enough data",
    }
}

/// A turn of the head in words: `20° to the left`.
#[must_use]
pub fn turn(yaw_deg: f64) -> String {
    match yaw_deg.round() {
        0.0 => "straight ahead".to_owned(),
        left if left > 0.0 => format!("{left:.0}° to the left"),
        right => format!("{:.0}° to the right", -right),
    }
}

/// All that tasks and an earlier recording show, beside the tables.
#[must_use]
pub fn sentences(movement: &Movement) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(contrasts) = &movement.contrasts {
        said.push(contrasts_sentence(&contrasts.pairs));
        said.push(format!("Keep in mind: {}.", contrasts.words));
        if contrasts.pairs.iter().any(|pair| pair.task == known::COUNT_BACKWARDS && pair.verdict == Difference::Larger)
        {
            said.push("Talking itself moves the head: what is larger while counting aloud may be that.".to_owned());
        }
    }
    if let Some(posture) = &movement.posture {
        said.extend(posture_sentences(posture));
    }
    if let Some(null) = &movement.null_point {
        said.push(null_sentence(null));
    }
    if movement.tasks.iter().any(|task| task.amplitude_deg.or(task.amplitude_g).is_some()) {
        said.push(format!("The amplitude in a task is {TASK_AMPLITUDE_WORDS}."));
    }
    said
}

/// Contrasts in one sentence each way; what is not clear is counted together.
fn contrasts_sentence(pairs: &[Contrast]) -> String {
    let listed = |wanted: Difference| {
        let names: Vec<String> = pairs
            .iter()
            .filter(|pair| pair.verdict == wanted)
            .map(|pair| format!("{} (against {})", task_name(&pair.task), task_name(&pair.against)))
            .collect();
        (!names.is_empty()).then(|| names.join("; "))
    };
    let told = [(Difference::Larger, "Larger"), (Difference::Smaller, "Smaller")];
    let mut said: Vec<String> =
        told.into_iter().filter_map(|(wanted, word)| Some(format!("{word}: {}.", listed(wanted)?))).collect();
    if said.is_empty() {
        said.push("In no task was the movement clearly larger or smaller.".to_owned());
    }
    said.extend(listed(Difference::NotEnoughData).map(|names| format!("Not enough data: {names}.")));
    said.join(" ")
}

/// What is known of a null point.
#[must_use]
pub fn null_sentence(null: &NullPoint) -> String {
    match null.verdict {
        NullVerdict::NotEnough => {
            let why = null.not_enough.unwrap_or("too little was recorded");
            format!("Null point: not enough data ({why}). The guide's \"Find a calm head position\" shows it best.")
        }
        NullVerdict::NoneSeen => {
            "No null point was seen: at no turn of the head did the movement clearly nearly stop. Many people have none."
                .to_owned()
        }
        NullVerdict::Found => {
            let at = null.yaw_deg.unwrap_or(0.0);
            let [low, high] = null.yaw_interval_deg.unwrap_or([at, at]);
            let end = if null.at_the_end { " It lies at the end of the turns and may be farther." } else { "" };
            format!(
                "A null point near {} (95 % interval {} to {}): there the movement was {} of what it is elsewhere.{end}",
                turn(at),
                turn(high),
                turn(low),
                percent(null.deepest_share.unwrap_or(0.0))
            )
        }
    }
}

fn posture_sentences(posture: &Posture) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(held) = posture.whole {
        let angle =
            |name: &str, spread: Option<Spread>| spread.map(|spread| format!("{name} {}", spread_words(spread)));
        let angles: Vec<String> = [angle("turn", held.yaw), angle("nod", held.pitch), angle("tilt", held.roll)]
            .into_iter()
            .flatten()
            .collect();
        said.push(format!("Held, as the camera counts (median, 5 to 95 % of the time): {}.", angles.join("; ")));
    }
    if let Some(range) = posture.range_of_motion {
        let side = |name: &str, deg: Option<f64>| deg.map(|deg| format!("{deg:.0}° to the {name}"));
        let sides: Vec<String> =
            [side("left", range.left_deg), side("right", range.right_deg)].into_iter().flatten().collect();
        let difference = match (range.left_minus_right_deg, range.left_minus_right_interval_deg) {
            (Some(difference), Some([low, high])) if low > 0.0 || high < 0.0 => {
                let farther = if difference > 0.0 { "left" } else { "right" };
                format!(" It turned {:.0}° farther to the {farther} ({low:+.0} to {high:+.0}).", difference.abs())
            }
            (Some(_), _) => " No difference between the sides is shown.".to_owned(),
            _ => String::new(),
        };
        said.push(format!(
            "The head turned {} from straight ahead (each give or take {:.0}°).{difference}",
            sides.join(" and "),
            range.uncertainty_deg
        ));
        if posture.left_known_from == LeftFrom::Sensor && posture.from == PostureFrom::IntegratedRotation {
            said.push("Left and right are taken from the sensor, as no turn to one side was marked.".to_owned());
        }
    }
    if !posture.drift_deg.is_empty() {
        let drifts: Vec<String> = posture.drift_deg.iter().map(|drift| format!("{:.1}°", drift.abs())).collect();
        said.push(format!(
            "Back at straight ahead the measured angle was off by {}; this drift was spread over the time between.",
            drifts.join(" and ")
        ));
    }
    if !posture.not_enough.is_empty() {
        said.push(format!("Not enough for all of it: {}.", posture.not_enough.join("; ")));
    }
    said
}

/// Median and edges of an angle.
#[must_use]
pub fn spread_words(spread: Spread) -> String {
    let degrees = |value: f64| format!("{value:.0}°").replace("-0°", "0°").replace('-', "−");
    format!("{} ({} to {})", degrees(spread.median_deg), degrees(spread.low_deg), degrees(spread.high_deg))
}

/// What changed since earlier recordings.
#[must_use]
pub fn change_sentences(change: &Change) -> Vec<String> {
    if let Some(why) = &change.refused {
        return vec![format!("The earlier recording cannot be held against this one: {why}.")];
    }
    let since = match change.earlier_recordings {
        1 => "Since the earlier recording".to_owned(),
        many => format!("Since the {many} earlier recordings"),
    };
    let mut said = Vec::new();
    match (&change.frequency, &change.amplitude) {
        (None, None) => {
            said.push(format!("{since}: a rhythm was not found in both, so its speed and size cannot be compared."))
        }
        _ => said.push(format!("{since}:")),
    }
    if let Some(found) = change.frequency {
        let [low, high] = found.difference_interval_hz;
        said.push(format!(
            "Speed: {:.2} Hz before, {:.2} Hz now; changed by {:+.2} Hz ({low:+.2} to {high:+.2}), {:+.0} %: {}. Usual: {:.0} \
             %; more than usual: over {:.0} %.",
            found.before_hz,
            found.now_hz,
            found.difference_hz,
            found.difference_percent,
            change_verdict(found.verdict),
            found.usual_percent,
            found.more_from_percent
        ));
    }
    if let Some(found) = change.amplitude {
        let [low, high] = found.ratio_interval;
        said.push(format!(
            "Size: {} times as large ({} to {}): {}. Usual: {} to {} times; more than usual: under {} or over {} times.",
            significant(found.ratio),
            significant(low),
            significant(high),
            change_verdict(found.verdict),
            significant(found.usual_ratio[0]),
            significant(found.usual_ratio[1]),
            significant(found.more_outside_ratio[0]),
            significant(found.more_outside_ratio[1])
        ));
    }
    if let (Some(before), Some(now)) = (change.share_of_time_before, change.share_of_time_now) {
        said.push(format!("It was there {} of the time before and {} now.", percent(before), percent(now)));
    }
    said.push(format!("What is {}.", change.words));
    said.extend(change.cautions.iter().map(|caution| caution.text.clone()));
    said
}

/// Whether a change is more than usual, in words.
#[must_use]
pub const fn change_verdict(verdict: ChangeVerdict) -> &'static str {
    match verdict {
        ChangeVerdict::WithinUsual => "no more than usual variation",
        ChangeVerdict::NotClear => "not clear",
        ChangeVerdict::MoreThanUsual => "more than usual variation",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_is_told_by_its_side() {
        assert_eq!(turn(19.6), "20° to the left");
        assert_eq!(turn(-3.2), "3° to the right");
        assert_eq!(turn(0.3), "straight ahead");
    }

    #[test]
    fn a_task_nobody_knows_keeps_its_name() {
        assert_eq!(task_name("stir-the-tea"), "stir the tea");
    }

    #[test]
    fn what_is_larger_and_what_is_not_known_are_told_apart() {
        let pair = |task: &str, verdict| Contrast { verdict, ..Contrast::not_known(task, "rest") };
        let said =
            contrasts_sentence(&[pair("arms-out", Difference::Larger), pair("lying", Difference::NotEnoughData)]);
        assert_eq!(said, "Larger: arms out (against sitting still). Not enough data: lying (against sitting still).");
        let none = contrasts_sentence(&[pair("arms-out", Difference::NoClearChange)]);
        assert_eq!(none, "In no task was the movement clearly larger or smaller.");
    }
}
