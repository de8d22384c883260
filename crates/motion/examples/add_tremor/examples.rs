//! The recipes of the example recordings in `examples/`.

use super::recipe::Recipe;
use super::tremor::Tremor;

/// Standing still in the normal walking task, left ear: stretches of 4.5 s and more in which the angular velocity stays
/// below 8 °/s (root mean square over 1 s), in s from its start.
const STILL_OF_NORMAL: [(f64, f64); 10] = [
    (12.5, 11.0),
    (25.0, 5.5),
    (32.0, 11.0),
    (111.0, 5.5),
    (133.5, 6.0),
    (156.0, 6.5),
    (179.0, 5.5),
    (201.5, 6.5),
    (215.5, 4.5),
    (223.0, 4.5),
];

/// The same in the slow walking task.
const STILL_OF_SLOW: [(f64, f64); 6] =
    [(10.5, 6.0), (54.0, 6.0), (79.5, 6.5), (107.5, 6.0), (135.5, 5.0), (162.0, 6.0)];

/// `examples/head-shaking`: the background's task and the recipe.
pub(crate) const HEAD_SHAKING: (&str, Recipe<'static>) = (
    "normal",
    Recipe {
        origin: "eargait (MaD-Lab FAU, MIT licence), sensor behind the left ear, normal walking task, the parts standing still moved together with 1 s between them",
        parts: &STILL_OF_NORMAL,
        tremor: Some(Tremor { frequency_hz: 4.4, amplitude_deg: 1.2, jitter: 0.06, swell: 0.4, seed: 4 }),
    },
);

/// `examples/still-head`: the background's task and the recipe.
pub(crate) const STILL_HEAD: (&str, Recipe<'static>) = (
    "slow",
    Recipe {
        origin: "eargait (MaD-Lab FAU, MIT licence), sensor behind the left ear, slow walking task, the parts standing still moved together with 1 s between them",
        parts: &STILL_OF_SLOW,
        tremor: None,
    },
);
