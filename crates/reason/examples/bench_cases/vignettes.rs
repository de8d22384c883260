//! Published cases: causes and urgency from findings alone, nobody asked.

use crate::cases::{Half, Vignette, first_vignettes, further_vignettes};
use crate::outcome::{Expected, Outcome};
use nullpoint_knowledge::Knowledge;
use nullpoint_reason::urgency::urgency;

/// Runs a set of cases.
pub(crate) fn run(vignettes: &[Vignette]) -> Outcome {
    let knowledge = Knowledge::embedded();
    let mut outcome = Outcome::default();
    for vignette in vignettes {
        let findings = vignette.findings(knowledge);
        let expected = Expected {
            id: &vignette.id,
            group: &vignette.group,
            top: &vignette.expected_top,
            causes: &vignette.expected_causes,
            urgency: vignette.expected_urgency,
            urgency_at_most: vignette.urgency_at_most(),
        };
        outcome.add(&expected, &findings, &urgency(&findings, knowledge));
    }
    outcome
}

/// The part of the report.
pub(crate) fn section(halves: &[Half]) -> String {
    let [first, dev] = [first_vignettes(), further_vignettes(Half::Dev)].map(|cases| run(&cases));
    let kept = halves.contains(&Half::Kept).then(|| {
        let kept = run(&further_vignettes(Half::Kept));
        let cases = kept.cases();
        format!("**The kept half: {cases} cases that were not open while the engine was built**\n\n{}\n", kept.table())
    });
    format!(
        "## Published cases\n\n\
         What the case says is known, nothing else; nobody asks.\n\n\
         {}\
         **The dev half: {} cases**\n\n{}\n{}\n{}\n\
         **The first {} cases**\n\n{}\n{}",
        kept.unwrap_or_default(),
        dev.cases(),
        dev.table(),
        dev.groups(),
        dev.misses(),
        first.cases(),
        first.table(),
        first.misses(),
    )
}
