//! Pictures: what a person does while being recorded, drawn as SVG in a few lines.
//!
//! In: the id of a protocol's task. Out: an SVG element for a page. The words beside it say all that it shows, so that a
//! screen reader passes it over. Method: one head with a phone under a band, seen from the front, and what differs.
//! Limits: colours and line widths come from the page's stylesheet (`html/style.css`); left and right are the viewer's
//! own, as in a mirror.

/// A picture around these shapes.
macro_rules! picture {
    ($($shapes:expr),+) => {
        concat!("<svg class=\"drawn\" viewBox=\"0 0 120 120\" aria-hidden=\"true\">", $($shapes),+, "</svg>")
    };
}

/// Head, band, phone, neck and shoulders from the front.
macro_rules! front {
    () => {
        concat!(
            "<path d=\"M52 76v8q-26 4-32 30M68 76v8q26 4 32 30\"/><ellipse cx=\"60\" cy=\"48\" rx=\"24\" ry=\"30\"/>",
            "<path d=\"M38 36q22-9 44 0\"/><rect class=\"phone\" x=\"48\" y=\"25\" width=\"24\" height=\"12\" rx=\"2\"/>"
        )
    };
}

/// Eyes and mouth, looking ahead.
macro_rules! face {
    () => {
        "<path d=\"M51 49h.1M69 49h.1M53 64q7 4 14 0\"/>"
    };
}

/// A phone on the forehead, under a band.
pub const WORN: &str = picture!(front!(), face!());

/// What a person does in a task; none where it is not drawn.
#[must_use]
pub fn of_task(task: &str) -> Option<&'static str> {
    Some(match task {
        "rest" | "straight-ahead" => WORN,
        "nod" => picture!(front!(), face!(), "<path class=\"go\" d=\"M102 30v36m-6-7 6 7 6-7m-12-22 6-7 6 7\"/>"),
        "arms-out" => picture!(
            "<circle cx=\"38\" cy=\"28\" r=\"16\"/><path d=\"M54 29l4 4-5 1M38 44v44h34v28M26 66v50M26 92h8\"/>",
            "<rect class=\"phone\" x=\"48\" y=\"13\" width=\"5\" height=\"13\" rx=\"2\"/>",
            "<path class=\"go\" d=\"M38 56h62\"/>"
        ),
        "turn-left-hold" => picture!(
            front!(),
            "<path d=\"M42 49h.1M57 49h.1M43 64q6 4 12 0\"/><path class=\"go\" d=\"M82 12q-22-10-44 0m9-6-9 6 7 8\"/>"
        ),
        "turn-right-hold" => picture!(
            front!(),
            "<path d=\"M63 49h.1M78 49h.1M65 64q6 4 12 0\"/><path class=\"go\" d=\"M38 12q22-10 44 0m-9-6 9 6-7 8\"/>"
        ),
        "slow-turn" => {
            picture!(front!(), face!(), "<path class=\"go\" d=\"M38 12q22-10 44 0m-9-6 9 6-7 8m-28-14-9 6 7 8\"/>")
        }
        "touch-chin" => picture!(front!(), face!(), "<path class=\"go\" d=\"M106 112q-4-30-30-36l-11-1m11 1-9-5\"/>"),
        "count-backwards" => picture!(
            front!(),
            "<path d=\"M51 49h.1M69 49h.1\"/><ellipse cx=\"60\" cy=\"65\" rx=\"5\" ry=\"4\"/>",
            "<path class=\"go\" d=\"M76 66l10-6V44h30v22H92z\"/><text x=\"101\" y=\"60\">93</text>"
        ),
        "change" => picture!(
            "<circle cx=\"30\" cy=\"34\" r=\"14\"/><path d=\"M31 48l4 38h40v26M8 96h20\"/>",
            "<path class=\"go\" d=\"M58 26q38 6 42 50m-9-8 9 8 6-10\"/>"
        ),
        "lying" => picture!(
            "<path d=\"M6 94h108M8 92q2-12 18-12t18 8\"/><circle cx=\"28\" cy=\"66\" r=\"14\"/><path d=\"M42 72l70 12M54 74l32 18\"/>",
            "<rect class=\"phone\" x=\"13\" y=\"46\" width=\"14\" height=\"5\" rx=\"2\"/>"
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use nullpoint_knowledge::Knowledge;

    #[test]
    fn every_task_of_every_protocol_is_drawn() {
        for (id, protocol) in &Knowledge::embedded().protocols {
            for task in &protocol.tasks {
                assert!(of_task(&task.task).is_some(), "{id}: {}", task.task);
            }
        }
    }

    #[test]
    fn a_screen_reader_passes_a_picture_over() {
        assert!(of_task("lying").unwrap().contains("aria-hidden=\"true\""));
        assert_eq!(of_task("dance"), None);
    }
}
