//! Typed: numbers as people write them.

/// A number; of years where it says months, weeks or days: `6 months` is 0.5.
///
/// ```
/// # use nullpoint_reason::interview::typed_number;
/// assert_eq!(typed_number("6 months"), Some(0.5));
/// assert_eq!(typed_number("4,5"), Some(4.5));
/// assert_eq!(typed_number("old"), None);
/// ```
#[must_use]
pub fn typed_number(line: &str) -> Option<f64> {
    let line = line.trim().to_lowercase();
    let (digits, unit) = line.split_at(line.find(|sign: char| sign.is_alphabetic()).unwrap_or(line.len()));
    let per_year = match unit.trim() {
        "" | "year" | "years" | "y" | "yr" | "yrs" => 1.0,
        "month" | "months" | "m" | "mo" => 12.0,
        "week" | "weeks" | "w" => 52.0,
        "day" | "days" | "d" => 365.0,
        _ => return None,
    };
    let number: f64 = digits.trim().replace(',', ".").parse().ok()?;
    (number.is_finite() && number >= 0.0).then_some(number / per_year)
}
