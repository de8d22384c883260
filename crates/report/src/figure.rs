//! Figure: a movement drawn as SVG, each picture with a sentence that says the same in words.
//!
//! In: the traces, windows and spectrum of a movement. Out: SVG text for the middle of an HTML page.
//! Method: one SVG element is the plot's area and no more. Lines are drawn in whole numbers on a stretched inner
//! canvas; words keep the size of the page's text, so that they can be read on a narrow screen and at 200 % text.
//! Limits: colours, line widths and dashes come from the page's stylesheet (`html/style.css`); nothing is told apart
//! by colour alone.

mod canvas;
mod close_up;
mod contrasts;
mod course;
mod line;
mod null_point;
mod scale;
mod spectrum;

pub use close_up::close_up;
pub use contrasts::contrasts;
pub use course::course;
pub use null_point::null_point;
pub use spectrum::{Peak, spectrum, strongest_peaks};

/// A picture with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The SVG element. Its text is escaped already.
    pub svg: String,
    /// What the picture shows, in words.
    pub sentence: String,
    /// What goes up, with its unit.
    pub upward: String,
    /// What goes to the right, with its unit.
    pub rightward: String,
    /// What the marks and dashes mean.
    pub marks: String,
}
