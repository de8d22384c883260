//! How an example recording is made: parts of a real one, moved together, with a made tremor added.

use super::tremor::Tremor;
use nullpoint_motion::{Recording, Triple};
use std::fmt::Write;

/// Silence left between parts that did not follow each other, in s: long enough for every reader to see the gap.
const BETWEEN_PARTS_S: f64 = 1.0;

/// Parts of a recording and what is added to them.
pub(crate) struct Recipe<'a> {
    /// Where the background comes from, for the file's first line.
    pub(crate) origin: &'a str,
    /// Start and length in s of each part kept.
    pub(crate) parts: &'a [(f64, f64)],
    /// The tremor added, about gravity (no-no).
    pub(crate) tremor: Option<Tremor>,
}

/// The made recording as our own CSV.
///
/// # Errors
/// When the background lacks acceleration or angular velocity, or a part lies outside it.
pub(crate) fn made(background: &Recording, recipe: &Recipe<'_>) -> Result<String, String> {
    let acceleration = background.acceleration_g.as_ref().ok_or("the background has no acceleration")?;
    let turning = background.angular_velocity_deg_s.as_ref().ok_or("the background has no angular velocity")?;
    let (mut times, mut rows) = (Vec::new(), Vec::new());
    let mut begins = 0.0;
    for &(start, length) in recipe.parts {
        let inside: Vec<usize> =
            (0..background.time_s.len()).filter(|&i| (start..start + length).contains(&background.time_s[i])).collect();
        if inside.is_empty() {
            return Err(format!("the part from {start} s lies outside the background"));
        }
        times.extend(inside.iter().map(|&i| begins + background.time_s[i] - start));
        rows.extend(inside);
        begins += length + BETWEEN_PARTS_S;
    }
    let added: Vec<Triple> = match recipe.tremor {
        None => vec![[0.0; 3]; rows.len()],
        Some(tremor) => {
            // Down as the first second shows it.
            let axis = down(&rows.iter().take(200).map(|&i| acceleration[i]).collect::<Vec<_>>())?;
            tremor.speeds(&times).into_iter().map(|speed| axis.map(|share| share * speed)).collect()
        }
    };
    let mut text = String::new();
    let write = |text: &mut String| -> std::fmt::Result {
        writeln!(text, "# origin: {}; {}", recipe.origin, what(recipe))?;
        writeln!(text, "# placement: head")?;
        writeln!(
            text,
            "time_s,acceleration_x_g,acceleration_y_g,acceleration_z_g,angular_velocity_x_deg_s,angular_velocity_y_deg_s,angular_velocity_z_deg_s"
        )?;
        for ((time, &row), add) in times.iter().zip(&rows).zip(&added) {
            let (a, g) = (acceleration[row], turning[row]);
            write!(text, "{time:.3},{:.4},{:.4},{:.4}", a[0], a[1], a[2])?;
            writeln!(text, ",{:.3},{:.3},{:.3}", g[0] + add[0], g[1] + add[1], g[2] + add[2])?;
        }
        Ok(())
    };
    write(&mut text).map_err(|error| error.to_string())?;
    Ok(text)
}

fn what(recipe: &Recipe<'_>) -> String {
    let Some(tremor) = recipe.tremor else { return "no tremor added".to_owned() };
    format!(
        "a made tremor was added to the angular velocity: {} Hz, {} deg, about gravity, cycles differing by {} %, swell {} %, seed {}",
        tremor.frequency_hz,
        tremor.amplitude_deg,
        tremor.jitter * 100.0,
        tremor.swell * 100.0,
        tremor.seed
    )
}

/// Direction of gravity as a unit vector.
fn down(acceleration: &[Triple]) -> Result<Triple, String> {
    let sum: Triple = std::array::from_fn(|axis| acceleration.iter().map(|a| a[axis]).sum());
    let length = sum.iter().map(|v| v * v).sum::<f64>().sqrt();
    if length > 0.0 { Ok(sum.map(|v| v / length)) } else { Err("the acceleration shows no gravity".to_owned()) }
}
