//! Gzip and zip files, with bounds on what they may unpack to.

use super::error::ReadError;
use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

/// No packed recording needs more: 20 hours of seven columns at 100 Hz are about 500 MB of text, and short rows take
/// up to eight times their text as numbers.
const MOST_BYTES: u64 = 512 << 20;
/// Text of numbers packs 2 to 10 times; 100 times with room for small files is a bomb, not a recording.
const MOST_TIMES: u64 = 100;
/// What any file may unpack to, however small it is packed.
const ALWAYS_ALLOWED: u64 = 16 << 20;
/// A recording of an app has one file for each sensor; the largest known export has about 40.
const MOST_FILES: usize = 1_000;

fn limit(packed: usize) -> u64 {
    (packed as u64).saturating_mul(MOST_TIMES).clamp(ALWAYS_ALLOWED, MOST_BYTES)
}

pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Unpacks a gzip file of one or several members.
pub(super) fn gunzip(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    let limit_bytes = limit(bytes.len());
    let mut text = Vec::with_capacity(bytes.len().saturating_mul(4).min(64 << 20));
    flate2::bufread::MultiGzDecoder::new(bytes)
        .take(limit_bytes + 1)
        .read_to_end(&mut text)
        .map_err(|error| ReadError::Packed { kind: "gzip", reason: error.to_string() })?;
    if text.len() as u64 > limit_bytes { Err(ReadError::TooLarge { kind: "gzip", limit_bytes }) } else { Ok(text) }
}

/// The files of a zip that can belong to a recording, by their path in it.
pub(super) fn unzip(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, ReadError> {
    let damaged = |reason: String| ReadError::Packed { kind: "zip", reason };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(error.to_string()))?;
    if archive.len() > MOST_FILES {
        return Err(damaged(format!("it holds {} files, more than {MOST_FILES}", archive.len())));
    }
    let limit_bytes = limit(bytes.len());
    let mut left = limit_bytes;
    let mut files = BTreeMap::new();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| damaged(error.to_string()))?;
        let name = entry.name().to_owned();
        let base = base_name(&name);
        let lower = base.to_ascii_lowercase();
        let is_ours = [".csv", ".txt", ".tsv", ".json", ".bin", ".gz"].iter().any(|ending| lower.ends_with(ending));
        if !entry.is_file() || !is_ours || base.starts_with('.') || name.starts_with("__MACOSX/") {
            continue;
        }
        let mut content = Vec::new();
        entry.take(left + 1).read_to_end(&mut content).map_err(|error| damaged(error.to_string()))?;
        left = left.checked_sub(content.len() as u64).ok_or(ReadError::TooLarge { kind: "zip", limit_bytes })?;
        files.insert(name, content);
    }
    Ok(files)
}

/// The last part of a path.
pub(super) fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn gzip(content: &[u8]) -> Vec<u8> {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        writer.write_all(content).unwrap();
        writer.finish().unwrap()
    }

    fn zip_of(names: &[&str], content: &[u8]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_gzip_bomb_is_stopped() {
        let bomb = gzip(&vec![b'0'; 40 << 20]);
        assert!(bomb.len() < 100_000);
        assert!(matches!(gunzip(&bomb), Err(ReadError::TooLarge { kind: "gzip", limit_bytes: 16_777_216 })));
    }

    #[test]
    fn a_zip_bomb_of_many_files_is_stopped() {
        let bomb = zip_of(&["a.csv", "b.csv", "c.csv", "d.csv"], &vec![b'0'; 8 << 20]);
        assert!(matches!(unzip(&bomb), Err(ReadError::TooLarge { kind: "zip", .. })));
    }

    #[test]
    fn a_gzip_cut_short_is_told() {
        let whole = gzip(b"time_s,yaw_deg\n0,1\n");
        assert_eq!(gunzip(&whole).unwrap(), b"time_s,yaw_deg\n0,1\n");
        assert!(matches!(gunzip(&whole[..whole.len() / 2]), Err(ReadError::Packed { kind: "gzip", .. })));
    }

    #[test]
    fn pictures_and_hidden_files_in_a_zip_are_passed_over() {
        let files =
            unzip(&zip_of(&["a/Gyroscope.csv", "a/photo.jpg", "__MACOSX/a/Gyroscope.csv", "a/.x.csv"], b"1")).unwrap();
        assert_eq!(files.into_keys().collect::<Vec<_>>(), ["a/Gyroscope.csv"]);
    }
}
