//! Words about single movements and irregular flow, as every surface says them.

use super::{percent, significant};
use nullpoint_motion::measure::{Alike, Axis, Bouts, Event, Events, Flow, FlowSeen, Movement};

/// Movements are said to be the same again and again when the whole interval of their likeness lies above this, and not
/// alike when it lies below the other. Ours: simulated tics reach 0.9, simulated jerks stay below 0.5.
const SAME_FROM: f64 = 0.7;
const NOT_ALIKE_UP_TO: f64 = 0.6;

/// Time left out is told from this many seconds on.
const LEFT_OUT_FROM_S: f64 = 1.0;

/// What is said of single movements and of flow.
pub(super) fn sentences(movement: &Movement) -> Vec<String> {
    let mut sentences = events(&movement.events);
    sentences.extend(flow(&movement.flow));
    sentences
}

fn events(events: &Events) -> Vec<String> {
    if events.measured_s <= 0.0 {
        return Vec::new();
    }
    let time = time(events.measured_s);
    let [low, high] = events.per_minute_interval.map(rate);
    let mut sentences = Vec::new();
    if events.count == 0 {
        sentences
            .push(format!("No single movement (jerk, tic or twitch) was found in {time}: fewer than {high} a minute."));
    } else {
        let (what, each) =
            if events.count == 1 { ("movement", "It") } else { ("movements", "The usual one (medians)") };
        sentences.push(format!(
            "{} single {what} (jerks, tics or twitches) in {time}: {} a minute (95 % interval {low} to {high}). {each} {}.",
            events.count,
            rate(events.per_minute),
            like(events)
        ));
        sentences.extend(events.alike.as_ref().map(alike));
        sentences.extend(bouts(events.in_bouts, events.bouts.as_ref()));
    }
    sentences.extend(left_out(events));
    sentences
}

/// What the usual one is like.
fn like(events: &Events) -> String {
    let mut parts = Vec::new();
    match (events.reach.size_deg, events.reach.out_s) {
        (Some(size), Some(out)) => parts.push(format!("turns by {}° in {out:.2} s", significant(size))),
        _ => parts.push("is quick".to_owned()),
    }
    parts.extend(events.duration_s.map(|duration| format!("is over after {duration:.2} s")));
    parts.extend(events.reach.peak_deg_s.map(|peak| format!("at up to {peak:.0}°/s")));
    parts.extend(events.reach.peak_g.map(|peak| format!("at up to {} g", significant(peak))));
    if events.axis != Axis::NotToldApart {
        parts.push(format!("direction: {}", events.axis));
    }
    parts.join(", ")
}

fn alike(alike: &Alike) -> String {
    let [low, high] = alike.correlation_interval;
    let word = if low >= SAME_FROM {
        "They are the same movement again and again"
    } else if high <= NOT_ALIKE_UP_TO {
        "They are not alike"
    } else {
        "They are partly alike"
    };
    format!(
        "{word}: two of them correlate by {:.2} on the mean (95 % interval {low:.2} to {high:.2}; {} pairs).",
        alike.correlation, alike.pairs
    )
}

fn bouts(in_bouts: Option<bool>, bouts: Option<&Bouts>) -> Option<String> {
    let Some(bouts) = bouts else {
        return in_bouts.map(|_| "They come at random or evenly, not in bouts.".to_owned());
    };
    Some(format!(
        "They come in bouts: {} of them, with rests longer than {:.1} s between; a bout has {:.1} movements, one of two or more \
         lasts {:.1} s.",
        bouts.bouts, bouts.divided_by_s, bouts.movements_per_bout, bouts.duration_s
    ))
}

fn left_out(events: &Events) -> Option<String> {
    let parts: Vec<String> = [
        (events.left_out_walking_s, "the whole body moved in step"),
        (events.left_out_flowing_s, "movement flowed on without rest"),
        (events.left_out_on_purpose_s, "the movement was marked as done on purpose"),
    ]
    .into_iter()
    .filter(|(seconds, _)| *seconds >= LEFT_OUT_FROM_S)
    .map(|(seconds, why)| format!("{seconds:.0} s in which {why}"))
    .collect();
    (!parts.is_empty()).then(|| format!("Single movements were not looked for in {}.", parts.join(", and in ")))
}

fn flow(flow: &Flow) -> Option<String> {
    match (flow.seen, &flow.like, flow.share_of_time) {
        (FlowSeen::Seen, Some(like), Some(share)) => Some(format!(
            "Movement flows on without rhythm or rest in {} of the time: usually {:.0}°/s, {:.1} pieces a second, each turning by {:.0}° \
             from the way of the one before (180° is to and fro), {} of them before that has come to rest. {} of it lies along one \
             axis; spectral entropy {:.2}; log dimensionless jerk {:.1} in 4 s.",
            percent(share),
            like.speed_deg_s,
            like.pieces_per_s,
            like.turns_by_deg,
            percent(like.overlap_share),
            percent(like.axis_share),
            like.spectral_entropy,
            like.log_dimensionless_jerk
        )),
        (FlowSeen::NotSeen, ..) => Some("No irregular movement that flows on without rest was seen.".to_owned()),
        (_, _, None) => None,
        _ => Some("Whether irregular movement flows on without rest cannot be told from this recording.".to_owned()),
    }
}

/// Movements a minute, with one digit after the point below ten.
fn rate(per_minute: f64) -> String {
    if per_minute < 10.0 { format!("{per_minute:.1}") } else { format!("{per_minute:.0}") }
}

fn time(seconds: f64) -> String {
    if seconds < 90.0 { format!("{seconds:.0} s") } else { format!("{:.1} minutes", seconds / 60.0) }
}

/// One single movement as cells of a table: start, length, way out, size, fastest, direction.
#[must_use]
pub fn event_cells(event: &Event) -> [String; 6] {
    let size = event.reach.size_deg.map(|size| format!("{}°", significant(size)));
    let fastest = event.reach.peak_deg_s.map(|peak| format!("{peak:.0}°/s"));
    let direction = match event.axis {
        Axis::YesYesOrTilt => "yes-yes or tilt".to_owned(),
        axis => axis.to_string(),
    };
    [
        format!("{:.2} s", event.onset_s),
        format!("{:.2} s", event.duration_s),
        event.reach.out_s.map_or_else(String::new, |out| format!("{out:.2} s")),
        size.unwrap_or_default(),
        fastest.or_else(|| event.reach.peak_g.map(|peak| format!("{} g", significant(peak)))).unwrap_or_default(),
        direction,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use nullpoint_motion::measure;
    use nullpoint_motion::simulate::{Kind, Simulation, simulate};

    fn said(kind: Kind, seconds: f64) -> String {
        let made = simulate(&Simulation::new(kind, 3, seconds)).unwrap();
        sentences(&measure(&made.recording).unwrap()).join(" ")
    }

    #[test]
    fn tics_are_said_to_be_the_same_with_numbers() {
        let text = said(Kind::Tics, 120.0);
        for part in ["a minute (95 % interval ", "the same movement again and again", " pairs)."] {
            assert!(text.contains(part), "{text}");
        }
    }

    #[test]
    fn stillness_says_how_few_there_are_at_most() {
        let text = said(Kind::Stillness, 60.0);
        assert!(text.contains("No single movement") && text.contains(": fewer than 3.7 a minute."), "{text}");
    }

    #[test]
    fn flow_is_said_with_what_it_is_like_and_too_little_is_said_to_be_too_little() {
        assert!(said(Kind::IrregularFlow, 60.0).contains("Movement flows on without rhythm or rest in "));
        assert!(said(Kind::IrregularFlow, 8.0).contains("cannot be told from this recording"));
    }
}
