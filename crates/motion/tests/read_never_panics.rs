//! Whatever bytes come, reading them ends in a recording or an error, never in a panic; and recordings keep their laws.

use nullpoint_motion::{
    Recording,
    quality::quality,
    read::{Format, ReadOptions, SourceFile, no_siblings, read},
};
use proptest::prelude::*;
use std::{fs, io, path::PathBuf, sync::LazyLock};

/// All files of `examples/formats`, each with its path.
static EXAMPLES: LazyLock<Vec<(PathBuf, Vec<u8>)>> = LazyLock::new(|| {
    let mut folders = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples/formats")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push((path.clone(), fs::read(path).expect("a file")));
            }
        }
    }
    files.sort();
    files
});

fn options() -> impl Strategy<Value = ReadOptions> {
    let format = prop::option::weighted(0.3, prop::sample::select(Format::ALL.to_vec()));
    let units = prop::option::weighted(0.5, prop::sample::select(vec!["g", "m/s2,ns", "rad/s,ms", "deg/s,g,s,deg"]));
    (format, units).prop_map(|(format, units)| ReadOptions {
        format,
        units: units.map(|units| units.parse().expect("units")),
        ..ReadOptions::default()
    })
}

/// What holds for every recording.
fn keeps_its_laws(recording: &Recording) {
    assert!(recording.time_s.len() >= 2);
    assert!(recording.time_s.windows(2).all(|pair| pair[0] < pair[1]));
    assert_eq!(recording.time_s[0], 0.0);
    assert!(recording.duration_s().is_finite());
    let sensors =
        [&recording.acceleration_g, &recording.gravity_g, &recording.angular_velocity_deg_s, &recording.head_angle_deg];
    for values in sensors.into_iter().flatten() {
        assert_eq!(values.len(), recording.time_s.len());
    }
    let quality = quality(recording);
    for share in [quality.gap_share, quality.clipped_share, quality.missing_share] {
        assert!((0.0..=1.0).contains(&share), "{quality:?}");
    }
}

fn settle(name: &str, bytes: &[u8], siblings: &dyn Fn(&str) -> io::Result<Vec<u8>>, options: &ReadOptions) {
    match read(&SourceFile { name, bytes, siblings }, options) {
        Ok(recording) => keeps_its_laws(&recording),
        Err(error) => assert!(!error.to_string().is_empty() && !error.hint().is_empty()),
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2_000), options in options()) {
        settle("Gyroscope.csv", &bytes, &no_siblings, &options);
    }

    #[test]
    fn arbitrary_tables(
        header in prop::sample::select(vec![
            "time_s,acceleration_x_g,acceleration_y_g,acceleration_z_g",
            "time,seconds_elapsed,z,y,x",
            "Time (s);Gyroscope x (rad/s);Gyroscope y (rad/s);Gyroscope z (rad/s)",
            "motionTimestamp_sinceReboot(s),motionRotationRateX,motionRotationRateY,motionRotationRateZ",
            "ts,x,y,z",
        ]),
        body in "([-0-9.,;eENa\" \r\n]|17180307[0-9]{11},|\n){0,300}",
        options in options(),
    ) {
        settle("Gyroscope.csv", format!("{header}\n{body}").as_bytes(), &no_siblings, &options);
    }

    #[test]
    fn changed_examples(
        example in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..12),
        cut in prop::option::weighted(0.3, any::<prop::sample::Index>()),
        options in options(),
    ) {
        let (path, original) = &EXAMPLES[example.index(EXAMPLES.len())];
        let change = |mut bytes: Vec<u8>| {
            for (place, byte, how) in &changes {
                if bytes.is_empty() {
                    break;
                }
                let place = place.index(bytes.len());
                match how {
                    0 => bytes[place] = *byte,
                    1 => bytes.insert(place, *byte),
                    2 => { bytes.remove(place); }
                    _ => bytes[place] ^= 1 << (byte % 8),
                }
            }
            if let Some(cut) = cut {
                bytes.truncate(cut.index(bytes.len() + 1));
            }
            bytes
        };
        let name = path.file_name().expect("a name").to_string_lossy();
        let folder = path.parent().expect("a folder");
        if name.ends_with(".bin") {
            // The description stays and the binary file beside it is changed.
            for (meta, json) in EXAMPLES.iter().filter(|(meta, _)| meta.parent() == Some(folder)) {
                let siblings = |wanted: &str| {
                    let bytes = fs::read(folder.join(wanted))?;
                    Ok(if *wanted == *name { change(bytes) } else { bytes })
                };
                settle(&meta.file_name().expect("a name").to_string_lossy(), json, &siblings, &ReadOptions::default());
            }
        } else {
            settle(&name, &change(original.clone()), &|wanted| fs::read(folder.join(wanted)), &options);
        }
    }
}
