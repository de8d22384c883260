//! Single movements and irregular flow: on simulated people, and on real heads that made none or to which some were added.

use crate::background::{only, still_parts, task, with_turning};
use crate::counts::{Count, line};
use crate::truth::{KEPT, NEAR_S, SECONDS, Tally, quantile, reach, tally};
use nullpoint_motion::measure;
use nullpoint_motion::simulate::{Chance, Kind, Sensor, Simulation};

/// Real recordings: which were looked at while building; nothing was set by them.
const TASKS: [&str; 3] = ["normal", "slow", "fast"];

/// Movements added to real recordings: size in degrees, and times of each way in s.
const ADDED_DEG: [f64; 4] = [1.5, 3.0, 6.0, 12.0];
const ADDED_S: [f64; 2] = [0.1, 0.25];

/// Every table.
pub(crate) fn tables() -> String {
    format!(
        "Simulated, not people: {} recordings of {SECONDS:.0} s of each sort, seeds {} to {}, kept apart from those that the measures \
         were set on (below 100). An onset within {NEAR_S} s counts as found.\n\n{}\n{}\nReal heads, of one healthy person who stands \
         and walks (`crates/motion/tests/background`; nothing was set by them):\n\n{}\n{}",
        KEPT.end - KEPT.start,
        KEPT.start,
        KEPT.end - 1,
        accuracy(),
        confusion(),
        real(),
        added()
    )
}

/// What is found of jerks and tics, and how well.
fn accuracy() -> String {
    let mut text = String::from(
        "| | found | right of those counted | onset (s) | duration (s) | size (%) | way (°) | rate in its interval | in bouts: yes, no, \
         not told | alike |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    let uneven = Sensor { turned: true, wander_ms: 2.0, gaps_per_minute: 1.0, ..Sensor::PHONE };
    let sensors = [
        ("", Sensor::PHONE, false),
        (", 50 Hz", Sensor { rate_hz: 50.0, ..Sensor::PHONE }, false),
        (", uneven times, gaps", Sensor { turned: false, ..uneven }, false),
        (", camera of 30 Hz", Sensor { rate_hz: 30.0, ..Sensor::PHONE }, true),
    ];
    for kind in [Kind::Jerks, Kind::Tics] {
        for (what, sensor, camera) in sensors {
            let found = tally(kind, KEPT, |wanted| Simulation { sensor, camera, ..wanted });
            let errors = |values: &[f64], digits: usize, times: f64| {
                let sizes: Vec<f64> = values.iter().map(|value| times * value.abs()).collect();
                format!("{:.digits$}, {:.digits$}", quantile(&sizes, 0.5), quantile(&sizes, 0.95))
            };
            let e = &found.errors;
            let [yes, no, not_told] = found.bouts;
            let cells = [
                format!("{kind}{what}"),
                Count { k: found.found, n: found.put_in }.to_string(),
                Count { k: found.found, n: found.found + found.made_up }.to_string(),
                errors(&e.onset_s, 3, 1.0),
                errors(&e.duration_s, 2, 1.0),
                errors(&e.size, 1, 100.0),
                // A camera's angles have another order of axes.
                if camera { String::new() } else { errors(&e.direction_deg, 1, 1.0) },
                format!("{} of {}", found.rate_holds, found.recordings),
                format!("{yes}, {no}, {not_told}"),
                format!(
                    "{:.2} ({:.2} to {:.2})",
                    quantile(&found.alike, 0.5),
                    quantile(&found.alike, 0.05),
                    quantile(&found.alike, 0.95)
                ),
            ];
            line(&mut text, &cells);
        }
    }
    text + "\nErrors: median, and the value that 95 % stay below. A jerk's duration is put in until 2 % of it are left, which no sensor shows.\n"
}

/// What is counted, and whether flow is seen, in every sort of movement.
fn confusion() -> String {
    let mut text = String::from(
        "| simulated | put in | counted beside those, a minute | flow: seen, not seen, not told |\n| --- | --- | --- | --- |\n",
    );
    for kind in Kind::ALL {
        let found: Tally = tally(kind, KEPT, |wanted| wanted);
        let [seen, not_seen, not_told] = found.flow;
        let cells = [
            kind.to_string(),
            found.put_in.to_string(),
            format!("{:.2} ({} in {:.0} minutes)", found.made_up_per_minute(), found.made_up, found.minutes),
            format!("{seen}, {not_seen}, {not_told}"),
        ];
        line(&mut text, &cells);
    }
    text
}

/// What is counted on real heads.
fn real() -> String {
    let mut text =
        String::from("| | counted | in | left out: walking, flow | flow |\n| --- | --- | --- | --- | --- |\n");
    for name in TASKS {
        let whole = task(name);
        let still = only(&whole, &still_parts(&whole));
        for (what, recording) in [("whole", &whole), ("still parts", &still)] {
            let found = measure(recording).expect("long enough");
            let cells = [
                format!("{name}, {what}"),
                found.events.count.to_string(),
                format!("{:.0} s", found.events.measured_s),
                format!("{:.0} s, {:.0} s", found.events.left_out_walking_s, found.events.left_out_flowing_s),
                format!("{:?}", found.flow.seen),
            ];
            line(&mut text, &cells);
        }
    }
    text
}

/// What is found of movements added to the still parts of real heads.
fn added() -> String {
    let mut text = String::from(
        "Movements added to the still parts (out in 0.1 s, back in 0.25 s, each about another axis, 2 to 4 s apart):\n\n\
         | size | found | counted beside those |\n| --- | --- | --- |\n",
    );
    for size_deg in ADDED_DEG {
        let (mut found, mut beside) = (Count::default(), 0);
        for (number, name) in TASKS.iter().enumerate() {
            let whole = task(name);
            let mut changed = whole.clone();
            let mut chance = Chance::new(number as u64);
            let mut onsets = Vec::new();
            for part in still_parts(&whole) {
                let [from_s, to_s] = [whole.time_s[part.start], whole.time_s[part.end.min(whole.time_s.len()) - 1]];
                let mut at_s = from_s + 0.5;
                while at_s < to_s - 1.0 {
                    let [out_s, back_s] = ADDED_S;
                    let speed = |t: &f64| size_deg * (reach(t - at_s, out_s) - reach(t - at_s - out_s, back_s));
                    changed = with_turning(
                        &changed,
                        &whole.time_s.iter().map(speed).collect::<Vec<f64>>(),
                        chance.direction(),
                    );
                    onsets.push(at_s);
                    at_s += chance.between([2.0, 4.0]);
                }
            }
            let list = measure(&only(&changed, &still_parts(&whole))).expect("long enough").events.list;
            let near = |onset: &&f64| list.iter().any(|event| (event.onset_s - **onset).abs() <= NEAR_S);
            let here = onsets.iter().filter(near).count();
            found += Count { k: here, n: onsets.len() };
            beside += list.len() - here;
        }
        line(&mut text, &[format!("{size_deg}°"), found.to_string(), beside.to_string()]);
    }
    text
}
