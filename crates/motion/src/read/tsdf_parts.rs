//! The parts of a TSDF description: which binary files there are and what their numbers mean.
//!
//! In: the JSON object. Out: one [`Part`] for each `file_name`, with what it inherits from the parts around it; and a
//! part's numbers, once its bytes are as many as the description promises.

use super::error::{ReadError, snippet};
use serde_json::{Map, Value};

/// The deepest nesting of `sensors` that is followed; ParaDigMa's files nest twice.
const DEEPEST: usize = 8;
/// The most sensors that one description may have, nested ones counted; ParaDigMa's have four.
const MOST_SENSORS: usize = 256;
/// What inner parts may inherit.
const KEYS: [&str; 8] = ["file_name", "rows", "channels", "units", "scale_factors", "data_type", "bits", "endianness"];

/// One binary file as described.
pub(super) struct Part {
    pub(super) file: String,
    rows: u64,
    pub(super) channels: Vec<String>,
    pub(super) units: Vec<String>,
    scales: Vec<f64>,
    number: Number,
    is_big_endian: bool,
}

#[derive(Clone, Copy)]
enum Number {
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    U64,
    F32,
    F64,
}

impl Number {
    const fn bytes(self) -> usize {
        match self {
            Self::I8 | Self::U8 => 1,
            Self::I16 | Self::U16 => 2,
            Self::I32 | Self::U32 | Self::F32 => 4,
            Self::I64 | Self::U64 | Self::F64 => 8,
        }
    }
}

/// All parts of a description.
pub(super) fn parts(description: &Map<String, Value>) -> Result<Vec<Part>, ReadError> {
    let mut parts = Vec::new();
    gather(description, &Map::new(), 0, &mut parts, &mut 0)?;
    Ok(parts)
}

pub(super) fn wrong(reason: impl Into<String>) -> ReadError {
    ReadError::Description { reason: reason.into() }
}

fn gather(
    own: &Map<String, Value>,
    outer: &Map<String, Value>,
    depth: usize,
    parts: &mut Vec<Part>,
    seen: &mut usize,
) -> Result<(), ReadError> {
    *seen += 1;
    if depth > DEEPEST || *seen > MOST_SENSORS {
        return Err(wrong(format!("it has more than {MOST_SENSORS} sensors or nests them more than {DEEPEST} times")));
    }
    let mut all = outer.clone();
    let known = own.iter().filter(|(key, _)| KEYS.contains(&key.as_str()));
    all.extend(known.map(|(key, value)| (key.clone(), value.clone())));
    if let Some(inner) = own.get("sensors") {
        let inner = inner.as_array().ok_or_else(|| wrong("`sensors` is not a list"))?;
        for part in inner {
            gather(part.as_object().ok_or_else(|| wrong("a sensor is not an object"))?, &all, depth + 1, parts, seen)?;
        }
    }
    if own.contains_key("file_name") {
        parts.push(Part::from(&all)?);
    }
    Ok(())
}

impl Part {
    fn from(all: &Map<String, Value>) -> Result<Self, ReadError> {
        let text = |key: &str| {
            all.get(key).and_then(Value::as_str).ok_or_else(|| wrong(format!("`{key}` is missing or not a text")))
        };
        let list = |key: &str| -> Result<Vec<String>, ReadError> {
            let values = all.get(key).and_then(Value::as_array);
            let values = values.ok_or_else(|| wrong(format!("`{key}` is missing or not a list")))?;
            values
                .iter()
                .map(|value| value.as_str().map(str::to_owned))
                .collect::<Option<_>>()
                .ok_or_else(|| wrong(format!("`{key}` holds something that is not a text")))
        };
        let file = text("file_name")?.to_owned();
        if file.is_empty() || file.contains(['/', '\\', ':', '\0']) || file.starts_with("..") {
            return Err(wrong(format!(
                "`file_name` is not a file beside the description: `{}`",
                snippet(file.as_bytes())
            )));
        }
        let rows =
            all.get("rows").and_then(Value::as_u64).ok_or_else(|| wrong("`rows` is missing or not a whole number"))?;
        let (channels, units) = (list("channels")?, list("units")?);
        if channels.is_empty() || channels.len() != units.len() {
            return Err(wrong(format!("`{file}` has {} channels and {} units", channels.len(), units.len())));
        }
        let scales: Vec<f64> = match all.get("scale_factors").and_then(Value::as_array) {
            Some(scales) => scales.iter().filter_map(Value::as_f64).collect(),
            None => Vec::new(),
        };
        let scales = match scales.len() {
            0 => vec![1.0; channels.len()],
            1 => vec![scales[0]; channels.len()],
            count if count == channels.len() => scales,
            count => return Err(wrong(format!("`{file}` has {} channels and {count} scale factors", channels.len()))),
        };
        let bits =
            all.get("bits").and_then(Value::as_u64).ok_or_else(|| wrong("`bits` is missing or not a whole number"))?;
        let kind = text("data_type")?;
        let number = match (kind, bits) {
            ("int", 8) => Number::I8,
            ("int", 16) => Number::I16,
            ("int", 32) => Number::I32,
            ("int", 64) => Number::I64,
            ("uint" | "unsigned int", 8) => Number::U8,
            ("uint" | "unsigned int", 16) => Number::U16,
            ("uint" | "unsigned int", 32) => Number::U32,
            ("uint" | "unsigned int", 64) => Number::U64,
            ("float", 32) => Number::F32,
            ("float", 64) => Number::F64,
            _ => {
                return Err(wrong(format!(
                    "`{file}` holds numbers of type `{}` with {bits} bits",
                    snippet(kind.as_bytes())
                )));
            }
        };
        let is_big_endian = match all.get("endianness").and_then(Value::as_str) {
            Some("big") => true,
            Some("little") => false,
            _ if number.bytes() == 1 => false,
            _ => return Err(wrong(format!("`{file}`: `endianness` is neither `little` nor `big`"))),
        };
        Ok(Self { file, rows, channels, units, scales, number, is_big_endian })
    }

    /// One vector for each channel.
    pub(super) fn columns(&self, bytes: &[u8]) -> Result<Vec<Vec<f64>>, ReadError> {
        let width = self.number.bytes() * self.channels.len();
        let expected_bytes = u128::from(self.rows) * width as u128;
        if expected_bytes != bytes.len() as u128 {
            return Err(ReadError::Length {
                file: self.file.clone(),
                rows: self.rows,
                expected_bytes,
                found_bytes: bytes.len(),
            });
        }
        let mut columns: Vec<Vec<f64>> =
            self.channels.iter().map(|_| Vec::with_capacity(bytes.len() / width)).collect();
        for row in bytes.chunks_exact(width) {
            for ((cell, column), scale) in row.chunks_exact(self.number.bytes()).zip(&mut columns).zip(&self.scales) {
                let value = self.value(cell) * scale;
                column.push(if value.is_finite() { value } else { f64::NAN });
            }
        }
        Ok(columns)
    }

    #[inline]
    fn value(&self, cell: &[u8]) -> f64 {
        macro_rules! number {
            ($kind:ty) => {{
                let Ok(cell) = cell.try_into() else { return f64::NAN };
                (if self.is_big_endian { <$kind>::from_be_bytes(cell) } else { <$kind>::from_le_bytes(cell) }) as f64
            }};
        }
        match self.number {
            Number::I8 => number!(i8),
            Number::I16 => number!(i16),
            Number::I32 => number!(i32),
            Number::I64 => number!(i64),
            Number::U8 => number!(u8),
            Number::U16 => number!(u16),
            Number::U32 => number!(u32),
            Number::U64 => number!(u64),
            Number::F32 => number!(f32),
            Number::F64 => number!(f64),
        }
    }
}
