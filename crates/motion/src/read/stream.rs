//! Stream: a long recording is read piece by piece, so that a week takes no more memory than a minute.
//!
//! In: bytes as they come, packed with gzip or not. Out: the recording's rows in pieces, with what is known about it.
//! Method: every piece is the file's own beginning (description and header) and the next whole lines, read by the same
//! reader as a whole file, so that both give the same numbers and the same errors with their lines.
//! Limits: for tables that stand alone (our own CSV, eargait, a time with x, y, z), without head angles; all else is read whole. Units
//! and gravity are checked on the first piece.

use super::{
    ReadOptions, check, clock::Clock, eargait, error::ReadError, format::Format, nullpoint_csv, packed, recognise,
    table::split_line, text_of, xyz,
};
use crate::recording::{Placement, Recording};
use crate::tasks::Task;
use std::io::Read;

/// Bytes read at a time: some 20 000 rows of seven columns, more than three minutes at 100 Hz.
const PIECE_BYTES: usize = 1 << 20;

/// A recording that is being read. Its pieces are recordings with times from the first sample of all.
pub struct Stream<'a> {
    source: Box<dyn Read + 'a>,
    name: String,
    options: ReadOptions,
    format: Format,
    piece_bytes: usize,
    /// Description and header, with their line end.
    head: Vec<u8>,
    head_lines: usize,
    /// Lines of the file before the next piece's first row.
    lines: usize,
    /// What was read and does not make a whole line yet.
    rest: Vec<u8>,
    start_s: f64,
    last_s: f64,
    header: Recording,
    first: Option<Recording>,
}

/// Begins to read a recording; `None` where its format has to be read whole, with [`super::read`].
///
/// # Errors
/// When the beginning cannot become a recording: see [`ReadError`] and its [`hint`](ReadError::hint).
///
/// ```
/// use nullpoint_motion::read::{ReadOptions, stream};
/// let text = "time_s,acceleration_x_g,acceleration_y_g,acceleration_z_g\n0.00,0,0,1\n0.01,0,0,1\n";
/// let mut stream = stream(text.as_bytes(), "head.csv", &ReadOptions::default())?.expect("it stands alone");
/// assert_eq!(stream.next_piece()?.expect("it has rows").time_s, [0.0, 0.01]);
/// assert!(stream.next_piece()?.is_none());
/// # Ok::<(), nullpoint_motion::read::ReadError>(())
/// ```
pub fn stream<'a>(source: impl Read + 'a, name: &str, options: &ReadOptions) -> Result<Option<Stream<'a>>, ReadError> {
    Stream::begin(Box::new(source), name, options, PIECE_BYTES)
}

impl<'a> Stream<'a> {
    fn begin(
        mut source: Box<dyn Read + 'a>,
        name: &str,
        options: &ReadOptions,
        piece_bytes: usize,
    ) -> Result<Option<Self>, ReadError> {
        let mut rest = Vec::new();
        fill(&mut source, &mut rest, piece_bytes)?;
        if packed::is_zip(&rest) {
            return Ok(None);
        }
        if packed::is_gzip(&rest) {
            source = Box::new(flate2::read::MultiGzDecoder::new(std::io::Cursor::new(rest).chain(source)));
            rest = Vec::new();
            fill(&mut source, &mut rest, piece_bytes)?;
        }
        let rest = text_of(&rest)?.into_owned();
        let format = options.format.map_or_else(|| recognise::format(&rest), Ok)?;
        if !matches!(format, Format::Nullpoint | Format::Eargait | Format::Xyz) {
            return Ok(None);
        }
        let (after, line) = nullpoint_csv::after_comments(&rest);
        let head_length = rest.len() - after.len() + split_line(after).1;
        let mut stream = Self {
            source,
            name: name.to_owned(),
            options: ReadOptions { format: Some(format), ..*options },
            format,
            piece_bytes,
            head: rest[..head_length].to_vec(),
            head_lines: line,
            lines: line,
            rest: rest[head_length..].to_vec(),
            start_s: 0.0,
            last_s: f64::NEG_INFINITY,
            header: Recording::new(format.name(), Vec::new()),
            first: None,
        };
        let mut said = nullpoint_csv::Preamble::default();
        let Some(clock) = stream.next_clock(&mut said)? else { return Err(ReadError::TooFewRows { rows: 0 }) };
        if clock.head_angle_deg.is_some() {
            return Ok(None);
        }
        stream.start_s = clock.start_s;
        let mut first = check::recording(format, clock)?;
        let own = (format == Format::Eargait).then_some(Placement::Head);
        first.placement = options.placement.or(said.placement).or(own).unwrap_or(Placement::Unknown);
        first.mount = options.mount.or(said.mount);
        first.origin = said.origin;
        first.tasks = said.tasks;
        stream.last_s = first.duration_s();
        stream.header = first.without_samples();
        stream.first = Some(first);
        Ok(Some(stream))
    }

    /// Marks what the person did, in the place of what the file says; before the first piece is taken.
    pub fn mark(&mut self, tasks: Vec<Task>) {
        if let Some(first) = &mut self.first {
            first.tasks.clone_from(&tasks);
        }
        self.header.tasks = tasks;
    }

    /// The next rows, as many as fit one piece; `None` at the end. The first piece is there from the beginning.
    ///
    /// # Errors
    /// When rows cannot be read, with their line.
    pub fn next_piece(&mut self) -> Result<Option<Recording>, ReadError> {
        if let Some(first) = self.first.take() {
            self.header.acceleration_g = first.acceleration_g.as_ref().map(|_| Vec::new());
            self.header.gravity_g = first.gravity_g.as_ref().map(|_| Vec::new());
            self.header.angular_velocity_deg_s = first.angular_velocity_deg_s.as_ref().map(|_| Vec::new());
            return Ok(Some(first));
        }
        loop {
            let lines = self.lines;
            let Some(clock) = self.next_clock(&mut nullpoint_csv::Preamble::default())? else { return Ok(None) };
            let piece = self.placed(clock, lines)?;
            if !piece.time_s.is_empty() {
                return Ok(Some(piece));
            }
        }
    }

    /// A piece on the recording's time, with the sensors that the first piece had.
    fn placed(&mut self, clock: Clock, lines: usize) -> Result<Recording, ReadError> {
        let shift = clock.start_s - self.start_s;
        let mut piece = self.header.without_samples();
        piece.notes = clock.notes;
        piece.time_s = clock.time_s.iter().map(|time| time + shift).collect();
        piece.acceleration_g = clock.acceleration_g.filter(|_| self.header.acceleration_g.is_some());
        piece.gravity_g = clock.gravity_g.filter(|_| self.header.gravity_g.is_some());
        piece.angular_velocity_deg_s =
            clock.angular_velocity_deg_s.filter(|_| self.header.angular_velocity_deg_s.is_some());
        if let Some(first) = piece.time_s.first().filter(|first| **first < self.last_s) {
            let round = |seconds: f64| (seconds * 1e6).round() / 1e6;
            return Err(ReadError::TimeGoesBack {
                place: format!("line {}", lines + 1),
                back_s: round(self.last_s - first),
                before_s: round(self.last_s),
                after_s: round(*first),
            });
        }
        if piece.time_s.first() == Some(&self.last_s) {
            piece = piece.rows().part(1..piece.time_s.len()).to_recording(&piece);
        }
        self.last_s = piece.time_s.last().copied().unwrap_or(self.last_s);
        Ok(piece)
    }

    /// The next whole lines as a clock; `None` at the end.
    fn next_clock(&mut self, said: &mut nullpoint_csv::Preamble) -> Result<Option<Clock>, ReadError> {
        loop {
            let had = self.rest.len();
            fill(&mut self.source, &mut self.rest, self.piece_bytes)?;
            let is_end = self.rest.len() < self.piece_bytes;
            let end = match self.rest.iter().rposition(|byte| *byte == b'\n') {
                _ if is_end => self.rest.len(),
                Some(last) => last + 1,
                None if self.rest.len() > had => {
                    return Err(ReadError::HeaderTooLong { line: self.lines + 1, limit: "1 MB" });
                }
                None => self.rest.len(),
            };
            let rows = &self.rest[..end];
            if rows.iter().all(u8::is_ascii_whitespace) {
                if is_end {
                    return Ok(None);
                }
                self.lines += rows.iter().filter(|byte| **byte == b'\n').count();
                self.rest.drain(..end);
                continue;
            }
            let text = [self.head.as_slice(), rows].concat();
            let clock = match self.format {
                Format::Eargait => eargait::read(&text, &self.name, &self.options),
                Format::Xyz => xyz::read(&text, &self.name, &self.options),
                _ => nullpoint_csv::read(&text, &self.name, &self.options).map(|(clock, found)| {
                    *said = found;
                    clock
                }),
            };
            let before = self.lines;
            self.lines += rows.iter().filter(|byte| **byte == b'\n').count();
            self.rest.drain(..end);
            match clock {
                // Without a single row with a time the piece holds nothing; the first one may be all there is.
                Err(ReadError::TooFewRows { .. }) if before > self.head_lines => {}
                Err(error) => return Err(error.further_down(before - self.head_lines)),
                Ok(clock) => return Ok(Some(clock)),
            }
        }
    }
}

/// Reads on until there are so many bytes, or no more.
fn fill(source: &mut dyn Read, into: &mut Vec<u8>, bytes: usize) -> Result<(), ReadError> {
    let missing = bytes.saturating_sub(into.len()) as u64;
    source.take(missing).read_to_end(into).map(drop).map_err(|source| ReadError::Broken { source })
}

#[cfg(test)]
mod tests {
    use super::super::{SourceFile, no_siblings, read};
    use super::*;
    use proptest::prelude::*;

    const HEADER: &str = "# placement: head\ntime_ms,gyro_x_deg_s,gyro_y_deg_s,gyro_z_deg_s\n";

    fn whole(text: &str) -> Result<Recording, ReadError> {
        let file = SourceFile { name: "made.csv", bytes: text.as_bytes(), siblings: &no_siblings };
        read(&file, &ReadOptions::default())
    }

    /// All pieces put together.
    fn pieces(text: &str, piece_bytes: usize) -> Result<Recording, ReadError> {
        let begun = Stream::begin(Box::new(text.as_bytes()), "made.csv", &ReadOptions::default(), piece_bytes)?;
        let mut stream = begun.expect("a format that streams");
        let mut all = stream.next_piece()?.expect("rows");
        while let Some(piece) = stream.next_piece()? {
            all.time_s.extend(piece.time_s);
            all.angular_velocity_deg_s.as_mut().unwrap().extend(piece.angular_velocity_deg_s.unwrap());
        }
        Ok(all)
    }

    proptest! {
        #[test]
        fn pieces_put_together_are_the_whole(rows in 2..200_usize, piece in 200..5000_usize, blank in 0..50_usize) {
            let mut text = HEADER.to_owned();
            for row in 0..rows {
                text += &format!("{},{}.5,-{row},1e-3\n", 1_700_000_000_000_u64 + row as u64 * 10, row % 7);
                if row % 50 == blank {
                    text += "\n";
                }
            }
            let (one, other) = (whole(&text).unwrap(), pieces(&text, piece).unwrap());
            prop_assert_eq!(&one.angular_velocity_deg_s, &other.angular_velocity_deg_s);
            prop_assert_eq!((one.placement, one.time_s.len()), (other.placement, other.time_s.len()));
            for (a, b) in one.time_s.iter().zip(&other.time_s) {
                prop_assert!((a - b).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn errors_name_the_line_of_the_file_and_not_of_the_piece() {
        let mut text = HEADER.to_owned();
        for row in 0..300 {
            text += &format!("{row},1,2,3\n");
        }
        for bad in ["300,1,walk,3\n", "300,1,2\n", "100,1,2,3\n"] {
            let text = format!("{text}{bad}");
            let message = |read: Result<Recording, ReadError>| read.unwrap_err().to_string();
            let (one, other) = (message(whole(&text)), message(pieces(&text, 300)));
            assert!(one.starts_with("line 303") && other.starts_with("line 303"), "{one} / {other}");
        }
    }

    #[test]
    fn a_packed_recording_streams_and_one_of_several_files_does_not() {
        let text = format!("{HEADER}0,1,2,3\n10,1,2,3\n");
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut packed, text.as_bytes()).unwrap();
        let packed = packed.finish().unwrap();
        assert!(stream(packed.as_slice(), "a.csv.gz", &ReadOptions::default()).unwrap().is_some());
        let table = "time,seconds_elapsed,z,y,x\n1718030736872695301,0,1,2,3\n";
        assert!(stream(table.as_bytes(), "Gyroscope.csv", &ReadOptions::default()).unwrap().is_none());
        assert!(matches!(stream(&b""[..], "a.csv", &ReadOptions::default()), Err(ReadError::Empty)));
    }
}
