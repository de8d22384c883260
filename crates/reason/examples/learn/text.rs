//! The table as text, and a fingerprint of what it was made from.

use nullpoint_knowledge::learned::{Denial, Joined, Learned, LearnedFinding, Wording};
use std::fmt::Write as _;

/// The table as text: what [`Learned::from_text`] reads.
pub(crate) fn text(learned: &Learned) -> String {
    let Joined { sayings, least } = learned.joined;
    let mut text =
        "# How much each wording speaks for each finding. Made by `cargo xtask learn`: not to be edited.\n".to_owned();
    let mut line = |record: std::fmt::Arguments<'_>| {
        let _ = writeln!(text, "{record}");
    };
    line(format_args!("made\t{}", learned.made_from));
    line(format_args!("joined\t{sayings}\t{least}"));
    let Denial { bias, said, denied, weights } = &learned.denial;
    line(format_args!("denial\t{bias}\t{said}\t{denied}"));
    for (thing, weight) in weights {
        line(format_args!("around\t{thing}\t{weight}"));
    }
    for LearnedFinding { id, bias, step, denied_bias, denied_step } in &learned.findings {
        line(format_args!("finding\t{id}\t{bias}\t{step}\t{denied_bias}\t{denied_step}"));
    }
    let all = |weights: &[(u16, i8)]| {
        weights.iter().map(|(finding, steps)| format!("{finding}:{steps}")).collect::<Vec<_>>().join(" ")
    };
    for (wording, Wording { telling, weights, denied }) in &learned.wordings {
        line(format_args!("wording\t{wording}\t{telling}\t{}\t{}", all(weights), all(denied)));
    }
    text
}

/// A fingerprint of texts: FNV-1a, 64 bits <http://www.isthe.com/chongo/tech/comp/fnv/>, in hexadecimal.
pub(crate) fn fingerprint<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let bytes = texts.into_iter().flat_map(|text| text.bytes().chain([0]));
    let hash = bytes.fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_table_is_read_as_it_was_written() {
        let finding = |id: &str| LearnedFinding {
            id: id.to_owned(),
            bias: -1.5,
            step: 0.25,
            denied_bias: -1.0,
            denied_step: 0.5,
        };
        let learned = Learned {
            made_from: "00ff".to_owned(),
            joined: Joined { sayings: 0.1, least: -0.2 },
            denial: Denial {
                bias: -1.0,
                said: -0.25,
                denied: 0.25,
                weights: BTreeMap::from([("before no".to_owned(), 2.0), ("said".to_owned(), -1.5)]),
            },
            findings: vec![finding("fever"), finding("neck-pain")],
            wordings: BTreeMap::from([
                ("neck".to_owned(), Wording { telling: 2.5, weights: vec![(1, 12)], denied: Vec::new() }),
                (
                    "burn up".to_owned(),
                    Wording { telling: 6.0, weights: vec![(0, 127), (1, -3)], denied: vec![(1, 5)] },
                ),
            ]),
        };
        assert_eq!(Learned::from_text(&text(&learned)), Ok(learned));
    }

    #[test]
    fn a_fingerprint_tells_texts_apart() {
        assert_eq!(fingerprint(["a", "b"]), fingerprint(["a", "b"]));
        assert_ne!(fingerprint(["a", "b"]), fingerprint(["ab"]));
    }
}
