//! What is refused in what the weighing of causes needs: dependence, twins and companions.

use crate::example::refused;

pub(crate) const DEPENDENCE: &str = r#"
[group.example]
name = "made up"
findings = ["head-tremor", "neck-pain"]
correlation = 0.5
reasoning = "made up"
"#;

pub(crate) const TWINS: &str = r#"
twins = []
"#;

pub(crate) const COMPANIONS: &str = r#"
[by_chance]
factor = 0.1
reasoning = "made up"
[[companion]]
also = "example-tremor"
share = 0.1
reasoning = "made up"
"#;

#[test]
fn a_finding_in_two_groups_of_dependence() {
    let expected = "finding `neck-pain` stands twice";
    refused("dependence.toml", "\"neck-pain\"]", "\"neck-pain\", \"neck-pain\"]", expected);
}

#[test]
fn a_correlation_above_one() {
    refused("dependence.toml", "correlation = 0.5", "correlation = 1.5", "correlation is 1.5, expected 0 to 1");
}

#[test]
fn a_twin_that_is_no_cause() {
    let twins =
        "[[twins]]\ncauses = [\"example-tremor\", \"other\"]\nseparating = [\"neck-pain\"]\nwhy = \"x\"\nsources = []";
    refused("twins.toml", "twins = []", twins, "there is no cause `other`");
}

#[test]
fn twins_that_nothing_separates() {
    let twins =
        "[[twins]]\ncauses = [\"example-tremor\", \"example-tremor\"]\nseparating = []\nwhy = \"x\"\nsources = []";
    refused("twins.toml", "twins = []", twins, "separating is empty");
}

#[test]
fn a_companion_that_is_no_cause() {
    refused("companions.toml", "also = \"example-tremor\"", "also = \"other\"", "there is no cause `other`");
}
