//! Single movements and flow on simulated people whose seeds were kept apart, and on real heads that made none.
#![expect(clippy::print_stdout, reason = "the figures are what these tests are read for")]

#[expect(dead_code, reason = "each test uses its part")]
mod background;
mod moves;

use background::{only, still_parts, task};
use moves::{KEPT, Tally, quantile, tally};
use nullpoint_motion::measure;
use nullpoint_motion::simulate::{Kind, Sensor, Simulation};

fn kept(kind: Kind) -> Tally {
    let found = tally(kind, KEPT, |wanted| wanted);
    println!(
        "{kind}: found {} of {}, made up {} ({:.2} a minute), rate holds in {} of {}, bouts {:?}, alike {:.2}, flow {:?}",
        found.found,
        found.put_in,
        found.made_up,
        found.made_up_per_minute(),
        found.rate_holds,
        found.recordings,
        found.bouts,
        quantile(&found.alike, 0.5),
        found.flow
    );
    found
}

#[track_caller]
fn check_errors(found: &Tally) {
    let worst = |values: &[f64]| {
        let sizes: Vec<f64> = values.iter().map(|value| value.abs()).collect();
        [0.5, 0.95].map(|share| quantile(&sizes, share))
    };
    let errors = &found.errors;
    let all = [&errors.onset_s, &errors.duration_s, &errors.size, &errors.direction_deg].map(|values| worst(values));
    println!(
        "  errors, median and 95 %: onset {:?} s, duration {:?} s, size {:?}, direction {:?}°",
        all[0], all[1], all[2], all[3]
    );
    assert!(all[0][1] < 0.05 && all[2][1] < 0.1 && all[3][1] < 10.0, "{all:?}");
}

#[test]
fn jerks_are_counted_and_are_each_another() {
    let found = kept(Kind::Jerks);
    check_errors(&found);
    assert!(found.recall() >= 0.93 && found.precision() >= 0.98);
    assert!(found.rate_holds * 100 >= found.recordings * 95);
    assert!(found.bouts[0] * 20 <= found.recordings, "at random there are no bouts");
    assert!(quantile(&found.alike, 0.95) < 0.5);
    assert_eq!(found.flow[0], 0);
}

#[test]
fn tics_are_counted_and_are_the_same_again_and_again() {
    let found = kept(Kind::Tics);
    check_errors(&found);
    assert!(found.recall() >= 0.93 && found.precision() >= 0.98);
    assert!(found.rate_holds * 100 >= found.recordings * 90);
    assert!(found.bouts[0] * 2 >= found.recordings, "two minutes often tell");
    assert!(quantile(&found.alike, 0.05) > 0.8);
    assert_eq!(found.flow[0], 0);
}

#[track_caller]
fn check(kind: Kind, most_made_up_a_minute: f64) {
    let found = kept(kind);
    assert!(found.made_up_per_minute() <= most_made_up_a_minute, "{kind}: {:.2} a minute", found.made_up_per_minute());
    let [seen, not_seen, not_told] = found.flow;
    let (right, wrong) = match kind {
        Kind::IrregularFlow => (seen, not_seen),
        // Where the whole body moves in step nothing can be said of the head alone.
        Kind::Walking => (not_seen + not_told, seen),
        _ => (not_seen, seen),
    };
    assert!(right * 100 >= found.recordings * 90 && wrong == 0, "{kind}: {:?}", found.flow);
}

#[test]
fn flow_is_told_from_everything_else_and_what_is_no_single_movement_is_seldom_counted() {
    check(Kind::Stillness, 0.0);
    check(Kind::SteadyTremor, 0.05);
    check(Kind::UnsteadyTremor, 0.6);
    check(Kind::Gestures, 0.4);
    check(Kind::Chewing, 0.05);
    check(Kind::Walking, 0.05);
    check(Kind::IrregularFlow, 1.2);
    // A stressed word looks like a tic: every surface says so.
    check(Kind::Talking, 8.0);
}

#[test]
fn a_turned_sensor_and_uneven_times_change_little() {
    let sensor = Sensor { turned: true, wander_ms: 2.0, gaps_per_minute: 1.0, ..Sensor::PHONE };
    let found = tally(Kind::Jerks, 1000..1006, |wanted| Simulation { sensor, ..wanted });
    println!("turned, uneven, with gaps: found {} of {}, made up {}", found.found, found.put_in, found.made_up);
    assert!(found.recall() >= 0.84 && found.precision() >= 0.95);
}

#[test]
fn a_camera_finds_most_tics() {
    let sensor = Sensor { rate_hz: 30.0, ..Sensor::PHONE };
    let found = tally(Kind::Tics, 1000..1010, |wanted| Simulation { sensor, camera: true, ..wanted });
    println!("camera: found {} of {}, made up {}", found.found, found.put_in, found.made_up);
    assert!(found.recall() >= 0.7 && found.precision() >= 0.95);
}

#[test]
fn real_heads_that_stand_and_walk_make_few_single_movements_and_no_flow() {
    let (mut count, mut minutes) = (0, 0.0);
    for name in ["normal", "slow", "fast"] {
        let whole = task(name);
        let movement = measure(&whole).expect("minutes");
        let still = measure(&only(&whole, &still_parts(&whole))).expect("long enough");
        for (what, found) in [("whole", &movement), ("still parts", &still)] {
            println!(
                "{name}, {what}: {} in {:.0} s ({:.0} s of walking and {:.0} s of flow left out), flow {:?}",
                found.events.count,
                found.events.measured_s,
                found.events.left_out_walking_s,
                found.events.left_out_flowing_s,
                found.flow.seen
            );
            assert_ne!(found.flow.seen, measure::FlowSeen::Seen, "{name}");
        }
        count += movement.events.count + still.events.count;
        minutes += (movement.events.measured_s + still.events.measured_s) / 60.0;
    }
    println!("together: {count} in {minutes:.1} minutes");
    assert!(count as f64 <= 1.5 * minutes);
}
