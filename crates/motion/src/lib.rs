//! Measure: a recording becomes a movement. Numbers only; no disease has a name here.
//!
//! ```text
//! Recording ─▶ Movement ─▶ Findings ─▶ Differential ─▶ Guidance ─▶ Entry ─▶ Report
//! └──── this room ────┘
//! ```
//!
//! For: reading the files that phones, wearables and earlier tools write ([`read`]), saying how good they are
//! ([`Recording`]), measuring the rhythm in them ([`measure()`]), and making recordings of known movement ([`simulate`]).
//! Not for: what the movement may mean; that is `reason`.

pub mod caution;
pub mod measure;
pub mod quality;
pub mod read;
pub mod recording;
pub mod simulate;
pub mod tasks;
pub mod units;

pub use caution::Caution;
pub use measure::{Engine, MeasureError, Movement, measure, measure_stream};
pub use recording::{Mount, Placement, Recording, Rows, Triple};
