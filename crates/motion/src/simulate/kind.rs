//! The kinds of movement that can be simulated.

use serde::Serialize;
use std::{fmt, str::FromStr};

/// A kind of movement to simulate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A head held still.
    Stillness,
    /// A tremor of even size.
    SteadyTremor,
    /// A slow tremor that comes and goes, with the head pulled to one side.
    UnsteadyTremor,
    /// Sudden short jerks.
    Jerks,
    /// The same movement again and again, in bouts.
    Tics,
    /// Movements that flow into each other without a pattern.
    IrregularFlow,
    /// Looking about, nodding and shaking the head on purpose.
    Gestures,
    /// Talking.
    Talking,
    /// Chewing.
    Chewing,
    /// Walking.
    Walking,
}

impl Kind {
    /// Every kind, in the order that help texts list them.
    pub const ALL: [Self; 10] = [
        Self::Stillness,
        Self::SteadyTremor,
        Self::UnsteadyTremor,
        Self::Jerks,
        Self::Tics,
        Self::IrregularFlow,
        Self::Gestures,
        Self::Talking,
        Self::Chewing,
        Self::Walking,
    ];

    /// The name on the command line and in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stillness => "stillness",
            Self::SteadyTremor => "steady-tremor",
            Self::UnsteadyTremor => "unsteady-tremor",
            Self::Jerks => "jerks",
            Self::Tics => "tics",
            Self::IrregularFlow => "irregular-flow",
            Self::Gestures => "gestures",
            Self::Talking => "talking",
            Self::Chewing => "chewing",
            Self::Walking => "walking",
        }
    }

    /// The person moves on purpose, or not at all.
    #[must_use]
    pub const fn is_voluntary(self) -> bool {
        matches!(self, Self::Stillness | Self::Gestures | Self::Talking | Self::Chewing | Self::Walking)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Kind {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wanted = text.trim();
        Self::ALL.into_iter().find(|kind| kind.name() == wanted).ok_or_else(|| {
            let names: Vec<&str> = Self::ALL.iter().map(|kind| kind.name()).collect();
            format!("a movement is one of {}", names.join(", "))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_reads_back_from_its_name() {
        for kind in Kind::ALL {
            assert_eq!(kind.to_string().parse(), Ok(kind));
        }
        assert!("dance".parse::<Kind>().is_err());
    }
}
