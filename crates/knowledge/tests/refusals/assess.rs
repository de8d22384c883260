//! What is refused in what an assessment rests on: causes, clues, findings, sources and urgency rules.

use crate::example::{CAUSE, FILES, read, refused};
use nullpoint_knowledge::problem::KnowledgeError;
use proptest::prelude::*;

#[track_caller]
fn refused_in_cause(from: &str, to: &str, expected: &str) {
    refused("causes/example-tremor.toml", from, to, expected);
}

#[test]
fn the_unchanged_example_is_read() {
    let knowledge = read(&FILES.map(|(name, text)| (name, text.to_owned()))).expect("it is right");
    assert_eq!(knowledge.causes["example-tremor"].clues.len(), 2);
}

#[test]
fn an_unknown_key() {
    refused_in_cause("category", "categories", "unknown field `categories`");
}

#[test]
fn an_unknown_key_in_a_clue() {
    refused_in_cause("among = \"all\"", "among = \"all\"\nshares = 0.3", "unknown field `shares`");
}

#[test]
fn a_missing_key() {
    refused("sources.toml", "read = true", "", "missing field `read`");
}

#[test]
fn a_missing_file() {
    let others = FILES.iter().filter(|(name, _)| *name != "about.toml");
    let files: Vec<_> = others.map(|(name, text)| (*name, (*text).to_owned())).collect();
    let error = read(&files).expect_err("about.toml is missing");
    assert_eq!(error.to_string(), "there is no `about.toml`");
}

#[test]
fn a_stray_file() {
    let mut files = FILES.map(|(name, text)| (name, text.to_owned())).to_vec();
    files.push(("causes/notes.txt", String::new()));
    let error = read(&files).expect_err("it is not ours");
    assert_eq!(error.to_string(), "`causes/notes.txt` is not a file of knowledge");
}

#[test]
fn a_share_above_one() {
    refused_in_cause("estimate = 0.3", "estimate = 1.3", "estimate is 1.3, expected 0 to 1");
}

#[test]
fn a_share_below_zero() {
    refused_in_cause("range = [0.2, 0.4]", "range = [-0.2, 0.4]", "range is -0.2, expected 0 to 1");
}

#[test]
fn a_share_that_is_not_a_number() {
    refused_in_cause("estimate = 0.3", "estimate = nan", "estimate is NaN, expected 0 to 1");
}

#[test]
fn a_prior_above_all_people() {
    refused_in_cause("per_1000 = 10.0", "per_1000 = 1001.0", "per_1000 / 1000 is 1.001");
}

#[test]
fn a_range_the_wrong_way_round() {
    refused_in_cause("range = [0.2, 0.4]", "range = [0.4, 0.2]", "range runs from 0.4 to 0.2");
}

#[test]
fn ages_the_wrong_way_round() {
    refused_in_cause("[10, 90]", "[90, 10]", "plausible_age_now_years runs from 90 to 10");
}

#[test]
fn more_people_than_were_looked_at() {
    refused_in_cause("12/40", "41/40", "counted is `41/40`, expected `12/40`");
}

#[test]
fn a_count_that_is_none() {
    refused_in_cause("12/40", "12 of 40", "counted is `12 of 40`");
}

#[test]
fn a_count_of_nobody() {
    refused_in_cause("12/40", "0/0", "counted is `0/0`");
}

#[test]
fn two_values_in_one_clue() {
    refused_in_cause("counted = \"12/40\"", "counted = \"12/40\"\nshare = 0.3", "2 of counted, share, class");
}

#[test]
fn a_clue_without_a_value() {
    refused_in_cause("estimate = 0.3", "", "0 of counted, share, class and estimate are given");
}

#[test]
fn a_count_without_its_source() {
    refused_in_cause("source = \"doe-2019\"\n[clue", "[clue", "a counted or published share has no source");
}

#[test]
fn a_source_lent_to_an_estimate() {
    refused_in_cause(
        "estimate = 0.3",
        "estimate = 0.3\nsource = \"doe-2019\"",
        "an estimate names the source `doe-2019`",
    );
}

#[test]
fn a_restatement_of_what_is_among_presenters_already() {
    refused_in_cause("among = \"all\"", "among = \"presenters\"", "is restated among presenters");
}

#[test]
fn a_restatement_that_is_certain() {
    refused_in_cause("estimate = 0.9", "estimate = 1.0", "presenters.estimate is 1, expected more than 0");
}

#[test]
fn a_clue_about_no_finding() {
    refused_in_cause("\"neck-pain\"", "\"neckpain\"", "there is no finding `neckpain`");
}

#[test]
fn two_clues_about_one_finding() {
    refused_in_cause("\"neck-pain\"", "\"head-tremor\"", "finding `head-tremor` stands twice");
}

#[test]
fn a_source_that_does_not_exist() {
    refused_in_cause("[\"doe-2019\"]", "[\"doe-2020\"]", "there is no source `doe-2020`");
}

#[test]
fn an_empty_text() {
    refused_in_cause("plain = \"Made up for this test.\"", "plain = \" \"", "plain is empty");
}

#[test]
fn a_source_that_nothing_cites() {
    let another = "[source.roe-2020]\ntitle = \"Another\"\nauthors = \"Roe\"\nread = false\n[source.doe-2019]";
    refused("sources.toml", "[source.doe-2019]", another, "roe-2020: nothing cites this source");
}

#[test]
fn a_source_that_is_cited_and_says_why_it_is_not() {
    refused("sources.toml", "read = true", "read = true\nuncited = \"background\"", "this source is cited, though");
}

#[test]
fn a_finding_without_a_share_among_others() {
    refused("findings.toml", "without = { share = 0.4, reasoning = \"made up\" }", "", "a yes-or-no finding needs");
}

#[test]
fn a_share_among_others_that_is_certain() {
    refused("findings.toml", "share = 0.4", "share = 0.0", "without.share is 0, expected more than 0");
}

#[test]
fn a_share_among_others_with_a_source_that_does_not_exist() {
    refused("findings.toml", "share = 0.4", "share = 0.4, source = \"roe\"", "there is no source `roe`");
}

#[test]
fn a_group_that_is_none() {
    refused("findings.toml", "group = \"region\"", "group = \"place\"", "there is no group `place`");
}

#[test]
fn a_finding_given_one_that_does_not_exist() {
    refused(
        "findings.toml",
        "group = \"associated\"",
        "group = \"associated\"\ngiven = \"tremor\"",
        "there is no finding `tremor`",
    );
}

#[test]
fn a_rule_that_excludes() {
    refused("urgency.toml", "head-tremor OR neck-pain", "head-tremor AND NOT neck-pain", "example: when: ");
}

#[test]
fn a_rule_about_no_finding() {
    refused("urgency.toml", "OR neck-pain", "OR neck-pain OR fever", "there is no finding `fever`");
}

#[test]
fn a_rule_that_does_not_say_what_unknown_means() {
    refused("urgency.toml", "finding = \"neck-pain\"", "finding = \"fever\"", "what an unknown `neck-pain` means");
}

#[test]
fn a_meaning_that_the_rule_does_not_use() {
    refused("urgency.toml", " OR neck-pain", "", "what an unknown `neck-pain` means is said, but");
}

#[test]
fn a_rule_with_a_source_that_does_not_exist() {
    refused("urgency.toml", "[\"doe-2019\"]", "[\"roe\"]", "there is no source `roe`");
}

#[test]
fn a_level_without_its_text() {
    refused("urgency.toml", "routine = { plain = \"An ordinary visit.\" }", "", "Routine: the level has no text");
}

#[test]
fn two_rules_with_one_name() {
    refused("urgency.toml", "number = \"U01\"", "number = \"example\"", "`example` is the id or number of two rules");
}

#[test]
fn something_else_that_is_impossible() {
    refused("presenters.toml", "0.05", "0.0", "share is 0, expected more than 0");
}

#[test]
fn every_wrong_record_is_told_at_once() {
    let changed = FILES.map(|(name, text)| (name, text.replace("doe-2019\"", "roe\"")));
    let KnowledgeError::Refused(refusals) = read(&changed).expect_err("no source is left") else {
        panic!("the records are at fault, not the files");
    };
    assert!(refusals.len() >= 4, "{refusals:?}");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_but_never_a_panic(text in "[a-z_.\\[\\]={}\"0-9 \n-]{0,200}", file in 0..FILES.len()) {
        let mut files = FILES.map(|(name, text)| (name, text.to_owned()));
        // A file that only adds may hold nothing.
        let is_empty = text.trim().is_empty();
        files[file].1 = text;
        prop_assert!(is_empty || read(&files).is_err());
    }

    #[test]
    fn a_share_of_any_size_is_read_or_refused(share in proptest::num::f64::ANY) {
        let text = CAUSE.replace("estimate = 0.3", &format!("estimate = {share:?}").replace("NaN", "nan"));
        let mut files = FILES.map(|(name, text)| (name, text.to_owned()));
        files[0].1 = text;
        prop_assert_eq!(read(&files).is_ok(), (0.0..=1.0).contains(&share));
    }
}

#[test]
fn a_share_of_women_that_is_certain() {
    refused(
        "causes/example-tremor.toml",
        "female_share = 0.5",
        "female_share = 1.0",
        "female_share is 1, expected more",
    );
}

#[test]
fn a_share_of_women_that_borrows_a_source() {
    let expected = "an estimate names the source `doe-2019`";
    refused("causes/example-tremor.toml", "female_share = 0.5", "female_share_source = \"doe-2019\"", expected);
}
