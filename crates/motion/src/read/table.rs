//! A table in text: a header line and rows of numbers, with whatever separator and decimal sign the file uses.
//!
//! In: the bytes of a file. Out: the wanted columns as numbers; empty cells and `NaN` are `f64::NAN`.
//! Rows are read in one pass without a string for each cell. A row with more or fewer cells than the header is an
//! error with its line number, never guessed around.

use super::{
    error::{ReadError, snippet},
    number,
};

/// The longest header line and the most columns that are believed. The widest known export (SensorLog with every
/// sensor on) has about 90 columns in 3 kB.
const LONGEST_HEADER: usize = 64 * 1024;
const MOST_COLUMNS: usize = 1024;

/// A table whose header was understood and whose rows were not read yet.
#[derive(Debug)]
pub(super) struct Table<'a> {
    /// Names of the columns as written, without quotes.
    pub(super) columns: Vec<String>,
    body: &'a [u8],
    first_line: usize,
    separator: u8,
    decimal: u8,
}

/// The numbers of the wanted columns.
pub(super) struct Rows {
    /// One vector for each wanted column, all of one length.
    pub(super) values: Vec<Vec<f64>>,
    lines: Lines,
}

/// Which line of the file a row came from.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    first: usize,
    /// For each blank line that was passed over, the row that came next.
    blank_before: Vec<usize>,
}

impl Lines {
    pub(super) fn of_row(&self, row: usize) -> usize {
        self.first + row + self.blank_before.partition_point(|next| *next <= row)
    }
}

/// The first line of `text` without its end, and where the next one starts.
pub(super) fn split_line(text: &[u8]) -> (&[u8], usize) {
    let end = text.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(text.len());
    (&text[..end], end + line_end(&text[end..]))
}

/// How many bytes the line end at the start of `text` takes: `\n`, `\r\n`, `\r` or the end of the text.
#[inline]
fn line_end(text: &[u8]) -> usize {
    match text {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}

impl<'a> Table<'a> {
    /// The table whose header is the first line of `text`, which is line `line` of its file.
    pub(super) fn with_header(text: &'a [u8], line: usize) -> Result<Self, ReadError> {
        let (header, next) = split_line(text);
        let separator = separator_of(header, line)?;
        let columns: Vec<String> = cells(header, separator).map(clean_name).collect();
        let body = &text[next..];
        Ok(Self { columns, decimal: decimal_of(body, separator), body, first_line: line + 1, separator })
    }

    /// The table without a header: its columns are called `column 1` and so on.
    pub(super) fn without_header(text: &'a [u8]) -> Result<Self, ReadError> {
        let (first, _) = split_line(text);
        let separator = separator_of(first, 1)?;
        let columns = (1..=cells(first, separator).count()).map(|number| format!("column {number}")).collect();
        Ok(Self { columns, decimal: decimal_of(text, separator), body: text, first_line: 1, separator })
    }

    /// Where a column of this name stands, upper and lower case being the same.
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.eq_ignore_ascii_case(name))
    }

    /// The first row's cell in `column`, as text.
    pub(super) fn first_cell(&self, column: usize) -> Option<&'a [u8]> {
        cells(split_line(self.body).0, self.separator).nth(column)
    }

    /// The numbers of the columns at these positions. `special` may read a cell that holds no plain number; it is given
    /// its place in `wanted` and its bytes.
    ///
    /// `origin` is taken from whole numbers of the first wanted column before they become an `f64`, which holds
    /// nanoseconds since 1970 only to 256 ns; 0 leaves them as they are.
    pub(super) fn rows(
        &self,
        wanted: &[usize],
        origin: i64,
        special: impl Fn(usize, &[u8]) -> Option<f64>,
    ) -> Result<Rows, ReadError> {
        let width = self.columns.len();
        let mut slot_of: Vec<Option<usize>> = vec![None; width];
        for (slot, column) in wanted.iter().enumerate() {
            slot_of[*column] = Some(slot);
        }
        // A row is at least as long as its separators and its line end, so this never asks for more than the file.
        let (first, _) = split_line(self.body);
        let guess = self.body.len() / (first.len().max(width) + 1) + 1;
        let mut values: Vec<Vec<f64>> = wanted.iter().map(|_| Vec::with_capacity(guess)).collect();
        let mut lines = Lines { first: self.first_line, blank_before: Vec::new() };
        let text = self.body;
        let mut at = 0;
        let mut row = 0;
        while at < text.len() {
            if let blank @ 1.. = line_end(&text[at..]) {
                lines.blank_before.push(row);
                at += blank;
                continue;
            }
            let start = at;
            for (column, slot) in slot_of.iter().enumerate() {
                if let Some(slot) = *slot {
                    let number = if slot == 0 && origin != 0 {
                        since(origin, &text[at..], self.decimal)
                    } else {
                        number::parse(&text[at..], self.decimal)
                    };
                    let value = match number {
                        Some((value, used)) if self.ends_cell(text, at + used) => {
                            at += used;
                            if value.is_finite() { value } else { f64::NAN }
                        }
                        _ => {
                            let end = self.cell_end(text, at);
                            let cell = &text[at..end];
                            let value =
                                self.odd_cell(cell).map(|value| if slot == 0 { value - origin as f64 } else { value });
                            let value = value.or_else(|| special(slot, unquoted(cell)));
                            let Some(value) = value else {
                                self.check_width(text, start, lines.of_row(row))?;
                                return Err(ReadError::NotANumber {
                                    line: lines.of_row(row),
                                    column: self.columns[column].clone(),
                                    found: snippet(cell),
                                });
                            };
                            at = end;
                            value
                        }
                    };
                    values[slot].push(value);
                } else {
                    at = self.cell_end(text, at);
                }
                let is_last = column + 1 == width;
                if (text.get(at) == Some(&self.separator)) == is_last {
                    self.check_width(text, start, lines.of_row(row))?;
                }
                at += usize::from(!is_last);
            }
            at += line_end(&text[at.min(text.len())..]);
            row += 1;
        }
        Ok(Rows { values, lines })
    }

    #[inline]
    fn ends_cell(&self, text: &[u8], at: usize) -> bool {
        text.get(at).is_none_or(|byte| *byte == self.separator || matches!(byte, b'\n' | b'\r'))
    }

    /// Where the cell that starts at `at` ends; a separator between quotes does not end it, a line end does.
    fn cell_end(&self, text: &[u8], at: usize) -> usize {
        at + cell_length(&text[at..], self.separator)
    }

    /// The value of a cell that is not simply a number: spaces around, quotes, missing.
    #[cold]
    fn odd_cell(&self, cell: &[u8]) -> Option<f64> {
        let cell = unquoted(cell);
        const MISSING: [&str; 10] = ["", "nan", "null", "none", "na", "n/a", "inf", "-inf", "infinity", "-infinity"];
        if MISSING.iter().any(|missing| cell.eq_ignore_ascii_case(missing.as_bytes())) {
            return Some(f64::NAN);
        }
        match number::parse(cell, self.decimal) {
            Some((value, used)) if used == cell.len() => Some(if value.is_finite() { value } else { f64::NAN }),
            _ => None,
        }
    }

    #[cold]
    fn check_width(&self, text: &[u8], start: usize, line: usize) -> Result<(), ReadError> {
        let found = cells(split_line(&text[start..]).0, self.separator).count();
        let expected = self.columns.len();
        if found == expected { Ok(()) } else { Err(ReadError::Columns { line, expected, found }) }
    }
}

impl Rows {
    /// Hands over the values and which lines they came from.
    pub(super) fn into_parts(self) -> (Vec<Vec<f64>>, Lines) {
        (self.values, self.lines)
    }
}

/// A number with `origin` taken from it: exactly, where it is a whole number.
fn since(origin: i64, text: &[u8], decimal: u8) -> Option<(f64, usize)> {
    match number::parse_whole(text) {
        Some((whole, used)) if !matches!(text.get(used), Some(b'e' | b'E')) && text.get(used) != Some(&decimal) => {
            Some((whole.wrapping_sub(origin) as f64, used))
        }
        _ => number::parse(text, decimal).map(|(value, used)| (value - origin as f64, used)),
    }
}

fn cell_length(text: &[u8], separator: u8) -> usize {
    let mut quoted = false;
    for (length, byte) in text.iter().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' => return length,
            _ if *byte == separator && !quoted => return length,
            _ => {}
        }
    }
    text.len()
}

/// The cells of one line.
pub(super) fn cells(line: &[u8], separator: u8) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let text = rest?;
        let length = cell_length(text, separator);
        rest = (length < text.len()).then(|| &text[length + 1..]);
        Some(&text[..length])
    })
}

fn unquoted(cell: &[u8]) -> &[u8] {
    let cell = cell.trim_ascii();
    cell.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\"")).map_or(cell, <[u8]>::trim_ascii)
}

fn clean_name(cell: &[u8]) -> String {
    String::from_utf8_lossy(unquoted(cell)).into_owned()
}

/// Tab, semicolon or comma: whichever splits the line most; a tie goes to the first of these.
fn separator_of(line: &[u8], number: usize) -> Result<u8, ReadError> {
    if line.len() > LONGEST_HEADER {
        return Err(ReadError::HeaderTooLong { line: number, limit: "64 kB" });
    }
    let (count, separator) = [b',', b';', b'\t']
        .into_iter()
        .map(|separator| (cells(line, separator).count(), separator))
        .max_by_key(|(count, _)| *count)
        .unwrap_or((1, b','));
    if count > MOST_COLUMNS {
        return Err(ReadError::HeaderTooLong { line: number, limit: "1024 columns" });
    }
    Ok(separator)
}

/// A comma is a decimal comma only where it does not separate and where a comma, not a point, stands in a number.
fn decimal_of(body: &[u8], separator: u8) -> u8 {
    if separator == b',' {
        return b'.';
    }
    let mut rest = body;
    // The first rows may hold whole numbers; 100 rows without a sign of either kind mean none matters.
    for _ in 0..100 {
        if rest.is_empty() {
            break;
        }
        let (line, next) = split_line(rest);
        for cell in cells(line, separator).map(unquoted) {
            let is_number =
                cell.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b',' | b'e' | b'E'));
            if is_number && let Some(sign) = cell.iter().copied().find(|byte| matches!(byte, b'.' | b',')) {
                return sign;
            }
        }
        rest = &rest[next..];
    }
    b'.'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&[&[f64]], &str>) {
        let read = Table::with_header(text.as_bytes(), 1).and_then(|table| {
            let wanted: Vec<usize> = (0..table.columns.len()).collect();
            Ok(table.rows(&wanted, 0, |_, _| None)?.values)
        });
        match (read, expected) {
            (Ok(found), Ok(expected)) => assert_eq!(format!("{found:?}"), format!("{expected:?}")),
            (Err(found), Err(expected)) => assert_eq!(found.to_string(), expected),
            (found, expected) => panic!("expected {expected:?}, found {found:?}"),
        }
    }

    #[test]
    fn comma_semicolon_and_tab_separate() {
        check("a,b\n1,2\n3,4", Ok(&[&[1.0, 3.0], &[2.0, 4.0]]));
        check("a;b\r\n1,5;2\r\n3;4\r\n", Ok(&[&[1.5, 3.0], &[2.0, 4.0]]));
        check("\"a\"\t\"b, c\"\n1.5\t2\n", Ok(&[&[1.5], &[2.0]]));
    }

    #[test]
    fn empty_cells_are_missing_not_zero() {
        check("a,b,c\n1,,NaN\n", Ok(&[&[1.0], &[f64::NAN], &[f64::NAN]]));
        check("a,b\n1,\n", Ok(&[&[1.0], &[f64::NAN]]));
    }

    #[test]
    fn spaces_and_quotes_around_a_number_do_no_harm() {
        check("a,b\n 1 , \"2\"\n", Ok(&[&[1.0], &[2.0]]));
    }

    #[test]
    fn a_short_or_long_row_is_told_with_its_line() {
        check("a,b,c\n1,2,3\n4,5", Err("line 3: expected 3 columns, found 2"));
        check("a,b\n1,2\n\n\n4,5,6\n", Err("line 5: expected 2 columns, found 3"));
        check("a,b\n1,2\n3", Err("line 3: expected 2 columns, found 1"));
    }

    #[test]
    fn text_where_a_number_should_be_is_told_with_its_place() {
        check("a,b\n1,2\n3,walk\n", Err("line 3, column `b`: expected a number, found `walk`"));
    }

    #[test]
    fn a_header_without_end_is_refused() {
        check(&"a".repeat(100_000), Err("line 1 is too long to be a header: more than 64 kB"));
        check(&",".repeat(5_000), Err("line 1 is too long to be a header: more than 1024 columns"));
    }

    #[test]
    fn nanoseconds_since_1970_keep_every_digit() {
        let text = b"time\n1718030736872695301\n1718030736872695302\n\"1718030736872695303\"\n";
        let table = Table::with_header(text, 1).unwrap();
        let values = table.rows(&[0], 1_718_030_736_872_695_300, |_, _| None).unwrap().values;
        assert_eq!(values[0][..2], [1.0, 2.0]);
    }

    #[test]
    fn a_separator_between_quotes_does_not_separate() {
        let table = Table::with_header(b"a,note,b\n1,\"x, y\",2\n", 1).unwrap();
        assert_eq!(table.rows(&[0, 2], 0, |_, _| None).unwrap().values, [[1.0], [2.0]]);
    }
}
