//! What is refused in how to ask: checklists, effort, groups and tests at home.

use crate::example::refused;

#[test]
fn a_finding_without_effort() {
    refused(
        "asking.toml",
        "findings = [\"head-tremor\", \"neck-pain\"]",
        "findings = [\"head-tremor\"]",
        "neck-pain: how hard this finding is to answer is not said",
    );
}

#[test]
fn a_cost_of_nothing() {
    refused("asking.toml", "cost = 1.0", "cost = 0.0", "cost is 0, expected more than 0");
}

#[test]
fn a_group_of_findings_that_do_not_exist() {
    refused(
        "asking.toml",
        "heading = \"Which?\"\nfindings = [\"head-tremor\"",
        "heading = \"Which?\"\nfindings = [\"tail-tremor\"",
        "there is no finding `tail-tremor`",
    );
}

#[test]
fn a_red_flag_that_no_urgent_rule_asks_for() {
    refused(
        "red-flag-groups.toml",
        "group = []",
        "[[group]]\nid = \"x\"\nheading = \"X\"\nintro = \"X?\"\nfindings = [\"neck-pain\"]",
        "no rule of the two upper levels asks for `neck-pain`",
    );
}

#[test]
fn a_home_test_that_does_not_say_when_to_leave_it() {
    refused("home-tests.toml", "Do not look in the dark.", "", "not_if_plain is empty");
}
