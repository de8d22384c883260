//! Any bytes as a recording, in the format they look like and in every format they could be named: they become a
//! recording or an error with a hint, never a panic; and whatever was read can be measured.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nullpoint_motion::measure;
use nullpoint_motion::read::{Format, ReadOptions, SourceFile, read};

fuzz_target!(|bytes: &[u8]| {
    // A format that names a second file (TSDF) is given the same bytes once more.
    let siblings = |_: &str| Ok(bytes.to_vec());
    let file = SourceFile { name: "fuzz.csv", bytes, siblings: &siblings };
    let units = "m/s2,rad/s,rad,ms".parse().ok();
    let named = Format::ALL.map(|format| ReadOptions { format: Some(format), units, ..ReadOptions::default() });
    for options in named.into_iter().chain([ReadOptions::default()]) {
        match read(&file, &options) {
            Ok(recording) => drop(measure(&recording)),
            Err(error) => assert!(!error.to_string().is_empty() && !error.hint().is_empty()),
        }
    }
});
