//! Dates in cells: `2019-03-21 14:58:00:500`, `2023-11-07T09:06:03.591+02:00`, `2026-03-24T17:00:00Z`.

use super::number;

/// Seconds since 1970 of a date and time; without a time zone it is taken as UTC, since only differences matter.
pub(super) fn seconds(cell: &[u8]) -> Option<f64> {
    let cell = cell.trim_ascii();
    let cell = cell.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\"")).unwrap_or(cell);
    if cell.len() < 19 || !matches!(cell[10], b' ' | b'T') {
        return None;
    }
    let is_laid_out = [(4, b'-'), (7, b'-'), (13, b':'), (16, b':')].iter().all(|(at, sign)| cell[*at] == *sign);
    if !is_laid_out {
        return None;
    }
    let part = |from: usize, to: usize| -> Option<i64> {
        cell[from..to]
            .iter()
            .try_fold(0_i64, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0')))
    };
    let (year, month, day) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
    let (hour, minute, second) = (part(11, 13)?, part(14, 16)?, part(17, 19)?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let whole = days_since_1970(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second;
    let (fraction, used) = match cell.get(19) {
        Some(b'.' | b',' | b':') => {
            let digits = cell[20..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            let (value, _) = number::parse(&cell[20..20 + digits], b'.')?;
            (value / 10_f64.powi(i32::try_from(digits).ok()?), 20 + digits)
        }
        _ => (0.0, 19),
    };
    let zone = match &cell[used..] {
        b"" | b"Z" | b"z" => 0,
        [sign @ (b'+' | b'-'), rest @ ..] => {
            let digits: Vec<i64> =
                rest.iter().filter(|byte| **byte != b':').map(|byte| i64::from(byte.wrapping_sub(b'0'))).collect();
            let [a, b, c, d] = digits[..] else { return None };
            if digits.iter().any(|digit| *digit > 9) {
                return None;
            }
            let offset = (a * 10 + b) * 3_600 + (c * 10 + d) * 60;
            if *sign == b'-' { -offset } else { offset }
        }
        _ => return None,
    };
    Some((whole - zone) as f64 + fraction)
}

/// Days from 1 January 1970 in the Gregorian calendar: the year begins in March, so that the leap day comes last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (153 * month + 2) / 5 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<f64>) {
        assert_eq!(seconds(text.as_bytes()), expected, "{text}");
    }

    #[test]
    fn known_dates_come_to_known_seconds() {
        check("1970-01-01T00:00:00Z", Some(0.0));
        check("2000-02-29 12:00:00", Some(951_825_600.0));
        check("2019-03-21 14:58:00:500", Some(1_553_180_280.5));
        check("2023-11-07T09:06:03.500+02:00", Some(1_699_340_763.5));
        check("2024-12-31T23:59:59-0130", Some(1_735_694_999.0));
    }

    #[test]
    fn what_is_no_date_is_none() {
        check("", None);
        check("2019-13-01 00:00:00", None);
        check("2019-03-21", None);
        check("2019-03-21 14:58:00 noon", None);
        check("1553180280.5", None);
    }
}
