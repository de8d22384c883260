//! A simulated recording as Nullpoint's own CSV, with lines that say what it is.

use super::Simulated;
use super::truth::Parameter;
use crate::recording::Triple;
use std::fmt::Write;

impl Simulated {
    /// The recording as Nullpoint's own CSV, with lines that say what it is.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let recording = &self.recording;
        let mut text = String::with_capacity(recording.time_s.len() * 72 + 1000);
        // Writing to a String cannot fail.
        let _ = writeln!(text, "# origin: {}", recording.origin.as_deref().unwrap_or_default());
        text.push_str("# simulated: yes; for demonstration and tests, not a person\n");
        for Parameter { name, value } in &self.truth.parameters {
            let _ = writeln!(text, "# simulated {name}: {value:.4}");
        }
        let _ = writeln!(text, "# placement: {}", recording.placement);
        if let Some(mount) = &recording.mount {
            let _ = writeln!(text, "# mount: {mount}");
        }
        for task in &recording.tasks {
            let _ = writeln!(text, "# task: {} {} {}", task.name, task.start_s, task.end_s);
        }
        let sensors = [
            (&["acceleration_x_g", "acceleration_y_g", "acceleration_z_g"], recording.acceleration_g.as_deref(), 6),
            (
                &["angular_velocity_x_deg_s", "angular_velocity_y_deg_s", "angular_velocity_z_deg_s"],
                recording.angular_velocity_deg_s.as_deref(),
                4,
            ),
            (&["yaw_deg", "pitch_deg", "roll_deg"], recording.head_angle_deg.as_deref(), 4),
        ];
        text.push_str("time_s");
        for (names, values, _) in &sensors {
            if values.is_some() {
                let _ = write!(text, ",{}", names.join(","));
            }
        }
        text.push('\n');
        for (row, time) in recording.time_s.iter().enumerate() {
            let _ = write!(text, "{time:.6}");
            for (_, values, digits) in &sensors {
                for value in values.iter().flat_map(|values: &&[Triple]| values[row]) {
                    let _ = write!(text, ",{value:.digits$}");
                }
            }
            text.push('\n');
        }
        text
    }
}
