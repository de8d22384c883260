//! The commands that look up: a list, one record, and the nearest id; in text of 80 columns and in JSON.

use crate::nullpoint;
use nullpoint_knowledge::Knowledge;

/// The commands with a list of their own, and the ids of one of their records each.
fn commands() -> Vec<(&'static str, Vec<String>)> {
    let knowledge = Knowledge::embedded();
    let treatments = knowledge.treatments.keys().chain(knowledge.causes.keys());
    let measures = knowledge.scales.keys().chain(knowledge.home_measures.keys());
    vec![
        ("treatment", treatments.cloned().collect()),
        ("care", knowledge.causes.keys().cloned().collect()),
        ("selfcare", knowledge.self_care.keys().cloned().collect()),
        ("triggers", knowledge.triggers.keys().cloned().collect()),
        ("scales", measures.cloned().collect()),
        ("claims", knowledge.claims.iter().map(|claim| claim.id.clone()).collect()),
    ]
}

/// Every so many records of a kind are run as a process; the tests of `report` go through all.
const EVERY: usize = 12;

/// Holds a text to the columns of a terminal; an address is not broken.
#[track_caller]
fn fits(command: &str, text: &str) {
    assert!(!text.trim().is_empty(), "{command} says nothing");
    for line in text.lines().filter(|line| !line.contains("://")) {
        assert!(line.chars().count() <= 80, "{command}: {line}");
    }
}

#[test]
fn every_list_and_every_record_fits_a_terminal_and_is_json_too() {
    for (command, ids) in commands() {
        let list = nullpoint(&[command]);
        assert_eq!(list.code, Some(0), "{command}: {}", list.said);
        fits(command, &list.result);
        nullpoint(&[command, "--json"]).json();
        for id in ids.iter().step_by(EVERY) {
            let one = nullpoint(&[command, id]);
            assert_eq!(one.code, Some(0), "{command} {id}: {}", one.said);
            fits(&format!("{command} {id}"), &one.result);
            assert!(nullpoint(&[command, id, "--json"]).json().is_object(), "{command} {id}");
        }
    }
}

#[test]
fn a_misspelt_id_is_told_with_the_nearest_one() {
    for (command, ids) in commands() {
        let id = &ids[0];
        let misspelt = format!("{id}x");
        let answer = nullpoint(&[command, &misspelt]);
        assert_eq!(answer.code, Some(3), "{command}");
        assert_eq!(answer.result, "");
        assert!(answer.said.contains(&format!("`{misspelt}`")), "{}", answer.said);
        assert!(answer.said.contains("hint: did you mean `"), "{}", answer.said);
        let nowhere = nullpoint(&[command, "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"]);
        assert_eq!(nowhere.code, Some(3), "{command}");
        assert!(nowhere.said.contains("hint: `nullpoint "), "{}", nowhere.said);
    }
}

#[test]
fn a_country_that_is_not_held_is_told_with_those_that_are() {
    let answer = nullpoint(&["care", "essential-tremor", "--country", "XX"]);
    assert_eq!(answer.code, Some(3));
    assert!(answer.said.contains("`XX`") && answer.said.contains("GB, IE"), "{}", answer.said);
}

#[test]
fn care_gives_the_numbers_of_a_country_and_says_that_nobody_checked_them() {
    for arguments in [&["care", "essential-tremor", "--country", "gb"][..], &["care", "--country", "GB"]] {
        let text = nullpoint(arguments).result;
        for part in ["999", "Samaritans", "National Tremor Foundation", "not checked)", "No person has checked"] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }
    let json = nullpoint(&["care", "essential-tremor", "--country", "GB", "--json"]).json();
    assert_eq!(json["country"]["code"], "GB");
    assert_eq!(json["country"]["checked"], false);
    assert!(json["see_first"]["id"].is_string() && json["tests"].is_array());
}

#[test]
fn what_helps_with_a_cause_comes_in_order_with_its_proof() {
    let json = nullpoint(&["treatment", "cervical-dystonia", "--json"]).json();
    let rows = json["treatments"].as_array().unwrap();
    let roles: Vec<&str> = rows.iter().map(|row| row["role"].as_str().unwrap()).collect();
    let order = ["first-line", "second-line", "option", "avoid"];
    assert!(roles.is_sorted_by_key(|role| order.iter().position(|known| known == role)), "{roles:?}");
    for row in rows {
        assert!(!row["evidence"].as_str().unwrap().is_empty(), "{row}");
        for name in ["time_to_effect", "stopping_rule", "how_to_tell", "common_harms", "who_must_not"] {
            assert!(!row["treatment"][name].is_null(), "{name}: {row}");
        }
    }
}

#[test]
fn a_cause_names_what_helps_and_whom_to_see_in_json_too() {
    let json = nullpoint(&["cause", "essential-tremor", "--json"]).json();
    assert_eq!(json["how_soon"]["level"], "routine");
    assert_eq!(json["see_first"]["id"], "primary-care");
    assert!(!json["what_helps"].as_array().unwrap().is_empty() && !json["self_care"].as_array().unwrap().is_empty());
}

#[test]
fn every_claim_is_listed_with_its_verdict_and_answer() {
    let text = nullpoint(&["claims"]).result;
    for claim in &Knowledge::embedded().claims {
        assert!(text.contains(&format!("\n{}\n", claim.id)), "{}", claim.id);
    }
    let one = nullpoint(&["claims", "c04"]).result;
    for part in ["How far it is right: incomplete", "nullpoint cause ID", "tardive-dystonia", "Sources"] {
        assert!(one.contains(part), "{part}: {one}");
    }
}
