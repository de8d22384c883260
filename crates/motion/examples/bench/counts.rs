//! Counts with their intervals, and lines of a table.

use std::fmt;
use std::iter::Sum;
use std::ops::AddAssign;

/// So many of so many.
#[derive(Clone, Copy, Default)]
pub(crate) struct Count {
    pub(crate) k: usize,
    pub(crate) n: usize,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        (self.k, self.n) = (self.k + other.k, self.n + other.n);
    }
}

impl Sum for Count {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |mut sum, one| {
            sum += one;
            sum
        })
    }
}

impl fmt::Display for Count {
    /// With Wilson's 95 % interval (Wilson 1927 <https://doi.org/10.1080/01621459.1927.10502953>).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const Z: f64 = 1.959_964;
        let (n, share) = (self.n as f64, self.k as f64 / self.n as f64);
        let middle = (share + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
        let half = Z / (1.0 + Z * Z / n) * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        let percent = |share: f64| (share * 100.0).clamp(0.0, 100.0);
        write!(f, "{} of {} ({:.1} to {:.1} %)", self.k, self.n, percent(middle - half), percent(middle + half))
    }
}

/// One line of a table.
pub(crate) fn line(text: &mut String, cells: &[String]) {
    text.push_str(&format!("| {} |\n", cells.join(" | ")));
}
