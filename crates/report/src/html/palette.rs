//! Palette: the page's colours by name, light and dark, and the stylesheet that uses them.
//!
//! Contrast follows WCAG 2.2 level AA: 4.5 to 1 for text, 3 to 1 for lines that carry meaning
//! <https://www.w3.org/TR/WCAG22/#contrast-minimum>; the tests at the foot measure every pair that the stylesheet uses.

use std::fmt::Write as _;

/// A colour's name in the stylesheet, and its value in light and in dark.
struct Colour {
    name: &'static str,
    light: &'static str,
    dark: &'static str,
}

const fn colour(name: &'static str, light: &'static str, dark: &'static str) -> Colour {
    Colour { name, light, dark }
}

const COLOURS: [Colour; 14] = [
    colour("paper", "#faf8f4", "#14191b"),
    colour("card", "#ffffff", "#1c2326"),
    colour("ink", "#1c2427", "#e9edec"),
    colour("muted", "#51605f", "#a9b8b8"),
    colour("rule", "#d6d8d2", "#364144"),
    colour("edge", "#7d8a88", "#75868a"),
    colour("link", "#0b5c66", "#86d3db"),
    colour("trace", "#0b5c66", "#86d3db"),
    colour("level", "#9a4a00", "#f2b263"),
    colour("emergency", "#8f1d14", "#8f1d14"),
    colour("on-emergency", "#ffffff", "#ffffff"),
    colour("today", "#a34a00", "#f2b263"),
    colour("soon", "#7a6200", "#dcc25a"),
    colour("calm", "#0b5c66", "#86d3db"),
];

/// The whole stylesheet: colours, then `style.css`. The server's pages share it.
#[must_use]
pub fn stylesheet() -> String {
    let mut sheet = String::from(":root{color-scheme:light dark;");
    for colour in &COLOURS {
        let _ = write!(sheet, "--{}:{};", colour.name, colour.light);
    }
    sheet.push_str("}\n@media (prefers-color-scheme:dark){:root{");
    for colour in &COLOURS {
        let _ = write!(sheet, "--{}:{};", colour.name, colour.dark);
    }
    // Paper is white: print in the light colours whatever the screen shows.
    sheet.push_str("}}\n@media print{:root{");
    for colour in &COLOURS {
        let _ = write!(sheet, "--{}:{};", colour.name, colour.light);
    }
    sheet.push_str("}}\n");
    sheet.push_str(include_str!("style.css"));
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>.
    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[track_caller]
    fn check(front: &str, back: &str, at_least: f64) {
        let find = |name: &str| COLOURS.iter().find(|colour| colour.name == name).unwrap();
        let (front, back) = (find(front), find(back));
        for (theme, ratio) in [("light", contrast(front.light, back.light)), ("dark", contrast(front.dark, back.dark))]
        {
            assert!(ratio >= at_least, "{} on {} in {theme}: {ratio:.2}, not {at_least}", front.name, back.name);
        }
    }

    #[test]
    fn contrast_is_measured_as_wcag_says() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
        assert!((contrast("#767676", "#ffffff") - 4.54).abs() < 0.01);
    }

    #[test]
    fn text_can_be_read_in_both_themes() {
        for back in ["paper", "card"] {
            for front in ["ink", "muted", "link", "level", "today", "soon", "calm"] {
                check(front, back, 4.5);
            }
        }
        check("on-emergency", "emergency", 4.5);
    }

    #[test]
    fn lines_that_mean_something_can_be_seen_in_both_themes() {
        for back in ["paper", "card"] {
            for front in ["edge", "trace", "level", "today", "soon", "calm"] {
                check(front, back, 3.0);
            }
        }
    }

    #[test]
    fn every_colour_the_stylesheet_names_exists_and_is_used() {
        let style = include_str!("style.css");
        for part in style.split("var(--").skip(1) {
            let name = part.split(')').next().unwrap();
            assert!(COLOURS.iter().any(|colour| colour.name == name), "there is no colour {name}");
        }
        for colour in &COLOURS {
            assert!(style.contains(&format!("var(--{})", colour.name)), "nothing uses {}", colour.name);
        }
    }
}
