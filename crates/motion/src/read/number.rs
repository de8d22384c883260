//! Numbers in text, fast: the decimal at the start of some bytes, correctly rounded.
//!
//! Method: digits are gathered in a `u64`; a mantissa below 2^53 with a power of ten up to 22 gives the correctly
//! rounded value in one multiplication or division (Clinger 1990, <https://doi.org/10.1145/93542.93557>); all else
//! goes to the standard library.

/// Powers of ten that an `f64` holds exactly.
const EXACT_POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

/// The number at the start of `bytes` and how many bytes it takes, or `None` where none starts.
///
/// Takes `-1.5`, `+.5`, `2.`, `9.3E-3`; `decimal` is `.` or `,`. Never `nan` or `inf`.
#[inline]
pub(super) fn parse(bytes: &[u8], decimal: u8) -> Option<(f64, usize)> {
    let mut at = 0;
    let negative = match bytes.first() {
        Some(b'-') => {
            at = 1;
            true
        }
        Some(b'+') => {
            at = 1;
            false
        }
        _ => false,
    };
    let mut mantissa: u64 = 0;
    let mut digits = 0_usize;
    let mut exponent: i32 = 0;
    while let Some(digit) = bytes.get(at).map(|byte| byte.wrapping_sub(b'0')).filter(|digit| *digit < 10) {
        mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(digit));
        digits += 1;
        at += 1;
    }
    if bytes.get(at) == Some(&decimal) {
        let point = at;
        at += 1;
        while let Some(digit) = bytes.get(at).map(|byte| byte.wrapping_sub(b'0')).filter(|digit| *digit < 10) {
            mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(digit));
            at += 1;
        }
        let decimals = at - point - 1;
        digits += decimals;
        exponent = -i32::try_from(decimals).ok()?;
    }
    if digits == 0 {
        return None;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E'))
        && let Some((power, used)) = power_of_ten(&bytes[at + 1..])
    {
        exponent = exponent.saturating_add(power);
        at += 1 + used;
    }
    // Up to 19 digits fit a u64 (10^19 < 2^64); an integer turned to f64 is correctly rounded.
    let size = exponent.unsigned_abs() as usize;
    let magnitude = if digits > 19 || (exponent != 0 && (mantissa >> 53 != 0 || size > 22)) {
        return Some((by_the_book(&bytes[..at], decimal)?, at));
    } else if exponent < 0 {
        mantissa as f64 / EXACT_POWERS[size]
    } else {
        mantissa as f64 * EXACT_POWERS[size]
    };
    Some((if negative { -magnitude } else { magnitude }, at))
}

/// The whole number at the start of `bytes` and how many bytes it takes.
#[inline]
pub(super) fn parse_whole(bytes: &[u8]) -> Option<(i64, usize)> {
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    // Nanoseconds since 1970 have 19 digits and fit an i64 until the year 2262.
    if !(1..=19).contains(&digits) {
        return None;
    }
    let value =
        bytes[..digits].iter().try_fold(0_i64, |sum, byte| sum.checked_mul(10)?.checked_add(i64::from(byte - b'0')))?;
    Some((value, digits))
}

fn power_of_ten(bytes: &[u8]) -> Option<(i32, usize)> {
    let (negative, start) = match bytes.first() {
        Some(b'-') => (true, 1),
        Some(b'+') => (false, 1),
        _ => (false, 0),
    };
    let count = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    if count == 0 {
        return None;
    }
    let power = bytes[start..start + count]
        .iter()
        .fold(0_i32, |sum, byte| sum.saturating_mul(10).saturating_add(i32::from(byte - b'0')));
    Some((if negative { -power } else { power }, start + count))
}

#[cold]
fn by_the_book(bytes: &[u8], decimal: u8) -> Option<f64> {
    let text = std::str::from_utf8(bytes).ok()?;
    if decimal == b'.' { text.parse().ok() } else { text.replace(char::from(decimal), ".").parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(f64, usize)>) {
        assert_eq!(parse(text.as_bytes(), b'.'), expected, "{text}");
    }

    #[test]
    fn a_number_ends_where_it_ends() {
        check("-1.5,2", Some((-1.5, 4)));
        check("+.5", Some((0.5, 3)));
        check("2.e", Some((2.0, 2)));
        check("9.364549000E-3;", Some((9.364_549e-3, 14)));
        check("nan", None);
        check("-", None);
        check(".", None);
        assert_eq!(parse(b"1,25;", b','), Some((1.25, 4)));
    }

    #[test]
    fn absurd_exponents_do_not_overflow() {
        check("1e999999999999", Some((f64::INFINITY, 14)));
        check("1e-999999999999", Some((0.0, 15)));
    }

    proptest! {
        #[test]
        fn it_agrees_with_the_standard_library(text in "[-+]?[0-9]{1,25}(\\.[0-9]{0,25})?([eE][-+]?[0-9]{1,3})?") {
            let expected: f64 = text.parse().expect("a number");
            prop_assert_eq!(parse(text.as_bytes(), b'.'), Some((expected, text.len())));
        }

        #[test]
        fn what_was_written_reads_back(value in proptest::num::f64::NORMAL) {
            let text = value.to_string();
            prop_assert_eq!(parse(text.as_bytes(), b'.'), Some((value, text.len())));
        }
    }
}
