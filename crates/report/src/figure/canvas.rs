//! Canvas: one SVG element with its name, description, ticks and shapes.

use super::scale::Scale;
use std::fmt::Write as _;

/// Width of the inner canvas in its own units: finer than any screen's dots across a column of text.
pub(super) const WIDE: f64 = 2000.0;
/// Height of the inner canvas in its own units.
pub(super) const HIGH: f64 = 1000.0;

/// An SVG being drawn.
pub(super) struct Canvas {
    id: String,
    title: String,
    description: String,
    /// Grid lines, under everything else.
    grid: String,
    /// Shapes on the stretched inner canvas.
    shapes: String,
    /// Words, in the size of the page's text.
    words: String,
    /// What the width shows, in seconds from 0, where a page can mark a time in it.
    lasts_s: Option<f64>,
}

impl Canvas {
    /// An empty canvas. The id is unique on the page; name and description are what a screen reader says.
    pub(super) fn new(id: &str, title: &str, description: &str) -> Self {
        Self {
            id: id.to_owned(),
            title: title.to_owned(),
            description: description.to_owned(),
            grid: String::new(),
            shapes: String::new(),
            words: String::new(),
            lasts_s: None,
        }
    }

    /// The width shows so many seconds from the beginning of the recording.
    pub(super) fn lasting(&mut self, seconds: f64) {
        self.lasts_s = Some(seconds);
    }

    /// Ticks along the bottom, with grid lines. Every second one is left out on a narrow screen.
    pub(super) fn ticks_below(&mut self, scale: Scale) {
        for (place, (number, label)) in scale.ticks().into_iter().enumerate() {
            self.tick_below_every_second(scale.share(number), &label, place);
        }
    }

    /// A tick along the bottom at a share of the width; one at an odd place is left out on a narrow screen.
    pub(super) fn tick_below_every_second(&mut self, right: f64, label: &str, place: usize) {
        let at = percent(right);
        let class = if place % 2 == 1 { " class=\"second\"" } else { "" };
        let _ = write!(self.grid, "<line x1=\"{at}\" x2=\"{at}\" y2=\"100%\"/>");
        let _ = write!(
            self.words,
            "<text x=\"{at}\" y=\"100%\" dy=\"1.4em\" text-anchor=\"middle\"{class}>{}</text>",
            escaped(label)
        );
    }

    /// A tick along the bottom that always stands there.
    pub(super) fn tick_below(&mut self, right: f64, label: &str) {
        self.tick_below_every_second(right, label, 0);
    }

    /// A tick at the left with its grid line; `down` is 0 at the top and 1 at the bottom.
    pub(super) fn tick_left(&mut self, down: f64, label: &str) {
        let at = percent(down);
        let _ = write!(self.grid, "<line x2=\"100%\" y1=\"{at}\" y2=\"{at}\"/>");
        self.label_left(down, label);
    }

    /// A label at the left without a line.
    pub(super) fn label_left(&mut self, down: f64, label: &str) {
        let at = percent(down);
        let _ = write!(
            self.words,
            "<text x=\"0\" y=\"{at}\" dx=\"-.5em\" dy=\".35em\" text-anchor=\"end\">{}</text>",
            escaped(label)
        );
    }

    /// Words inside the plot, at shares of its width and height.
    pub(super) fn note(&mut self, right: f64, down: f64, anchor: &str, text: &str) {
        let (x, y) = (percent(right), percent(down));
        let _ = write!(
            self.words,
            "<text class=\"note\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>",
            escaped(text)
        );
    }

    /// A path in whole units of the inner canvas.
    pub(super) fn path(&mut self, class: &str, path: &str) {
        if !path.is_empty() {
            let _ = write!(self.shapes, "<path class=\"{class}\" d=\"{path}\"/>");
        }
    }

    /// A rectangle in units of the inner canvas, never thinner than can be seen.
    pub(super) fn block(&mut self, class: &str, from: f64, to: f64, top: f64, bottom: f64) {
        let (x, width) = (from.round(), (to - from).max(WIDE / 400.0).round());
        let _ = write!(
            self.shapes,
            "<rect class=\"{class}\" x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"{}\"/>",
            top.round(),
            (bottom - top).round()
        );
    }

    /// The finished element.
    pub(super) fn svg(self) -> String {
        let Self { id, title, description, grid, shapes, words, lasts_s } = self;
        let lasts = lasts_s.map(|seconds| format!(" data-seconds=\"{seconds}\"")).unwrap_or_default();
        let (title, description) = (escaped(&title), escaped(&description));
        format!(
            "<svg class=\"plot\" role=\"img\" aria-labelledby=\"{id}-name {id}-words\"{lasts}>\
             <title id=\"{id}-name\">{title}</title><desc id=\"{id}-words\">{description}</desc>\
             <g class=\"grid\">{grid}</g>\
             <svg viewBox=\"0 0 {WIDE} {HIGH}\" preserveAspectRatio=\"none\" width=\"100%\" height=\"100%\">{shapes}</svg>\
             <rect class=\"frame\" width=\"100%\" height=\"100%\"/>\
             <g class=\"words\">{words}</g></svg>"
        )
    }
}

/// A share as per cent with at most two digits after the point.
fn percent(share: f64) -> String {
    format!("{}%", (share * 10_000.0).round() / 100.0)
}

/// Text that can stand in SVG.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cannot_become_markup() {
        let mut canvas = Canvas::new("a", "<b>", "\"x\" & 'y'");
        canvas.note(0.5, 0.5, "middle", "<script>");
        let svg = canvas.svg();
        assert!(!svg.contains("<script") && !svg.contains("<b>"), "{svg}");
        assert!(svg.contains("&lt;script&gt;"));
    }

    #[test]
    fn a_picture_has_a_name_and_a_description() {
        let svg = Canvas::new("a", "Name", "Words").svg();
        assert!(svg.contains("role=\"img\" aria-labelledby=\"a-name a-words\""));
        assert!(svg.contains("<title id=\"a-name\">Name</title><desc id=\"a-words\">Words</desc>"));
    }
}
