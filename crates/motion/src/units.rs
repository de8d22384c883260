//! Quantities that cannot be mixed up: frequency and time.
//!
//! Inside Rust the type carries the unit; where types end (JSON, CSV) the field's name does.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A frequency in hertz: finite and above zero.
///
/// ```
/// # use nullpoint_motion::units::Hertz;
/// assert_eq!(Hertz::new(4.8).unwrap().to_string(), "4.8 Hz");
/// assert!(Hertz::new(0.0).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(into = "f64", try_from = "f64")] // reading JSON passes the same gate as `new`
pub struct Hertz(f64);

impl Hertz {
    /// The frequency, or `None` unless it is finite and above zero.
    #[must_use]
    pub fn new(hertz: f64) -> Option<Self> {
        (hertz.is_finite() && hertz > 0.0).then_some(Self(hertz))
    }

    /// The number of hertz.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl From<Hertz> for f64 {
    fn from(hertz: Hertz) -> Self {
        hertz.0
    }
}

impl TryFrom<f64> for Hertz {
    type Error = String;
    fn try_from(hertz: f64) -> Result<Self, String> {
        Self::new(hertz).ok_or_else(|| format!("a frequency is above 0 Hz, found {hertz}"))
    }
}

impl fmt::Display for Hertz {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1} Hz", self.0)
    }
}
