//! Tasks, null point, posture and change on simulated people.

#[path = "../../tests/people/mod.rs"]
mod people;

use crate::counts::{Count, line};
use nullpoint_motion::simulate::Kind;
use people::{KEPT, MANY, Of, SET_BY, changes, contrasts, null_points, rms};

fn count(of: Of) -> String {
    if of.n == 0 {
        return "–".to_owned();
    }
    Count { k: of.k, n: of.n }.to_string()
}

/// The table.
pub(crate) fn table() -> String {
    let mut text = String::from(
        "People made by the simulator, tremors of 0.5 to 5°, a phone's gyroscope with a bias of 1 °/s; thresholds were set by other \
         seeds than those kept. What tasks do there is ours: this shows that the measures work as meant, and nothing about people.\n\n\
         | what | tremor | seeds that thresholds were set by | seeds kept |\n| --- | --- | --- | --- |\n",
    );
    for (kind, name) in [(Kind::SteadyTremor, "steady"), (Kind::UnsteadyTremor, "slow, unsteady")] {
        let mut say = |what: &str, set_by: String, kept: String| {
            line(&mut text, &[what.to_owned(), name.to_owned(), set_by, kept]);
        };
        let [a, b] = [null_points(kind, SET_BY), null_points(kind, KEPT)];
        say("null point found, where there is one", count(a.found), count(b.found));
        say("null point found, where there is none", count(a.false_alarms), count(b.false_alarms));
        say("null point: not enough", count(a.not_enough), count(b.not_enough));
        let off = |errors: &[f64]| format!("{:.1}°", rms(errors));
        say("null point off by (root mean square)", off(&a.errors_deg), off(&b.errors_deg));
        say("its 95 % interval holds it", count(a.interval_holds), count(b.interval_holds));
        let [a, b] = [contrasts(kind, SET_BY), contrasts(kind, KEPT)];
        say("contrast told, where a task does something", count(a.told), count(b.told));
        say("the same, told the wrong way", count(a.wrong_way), count(b.wrong_way));
        say("contrast told, where a task does nothing", count(a.false_calls), count(b.false_calls));
        say("recordings with any such", count(a.recordings_with_false_call), count(b.recordings_with_false_call));
        let many = contrasts(kind, MANY).recordings_with_false_call;
        say("the same, 300 more seeds", "–".to_owned(), count(many));
        say("counting called larger or smaller (talking nods)", count(a.counting_called), count(b.counting_called));
        say("contrast: 95 % interval holds the ratio", count(a.interval_holds), count(b.interval_holds));
        say("contrast: not enough", count(a.not_enough), count(b.not_enough));
        say("held turn of 45° off by (root mean square)", off(&a.posture_errors_deg), off(&b.posture_errors_deg));
        say("its uncertainty holds it", count(a.posture_holds), count(b.posture_holds));
        let [a, b] = [changes(kind, SET_BY), changes(kind, KEPT)];
        say("change called more than usual, where there is none", count(a.false_alarms), count(b.false_alarms));
        say("change called more than usual, size a quarter", count(a.told), count(b.told));
    }
    text
}
