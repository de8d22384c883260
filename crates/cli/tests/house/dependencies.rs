//! What we build on may be passed on freely, and none of it talks to the network.

use crate::{none, root};
use serde_json::Value;
use std::process::Command;

/// Licences that let anyone use, change and pass on the whole, by their SPDX names.
const FREE: [&str; 12] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "0BSD",
    "ISC",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Packages that call other machines. A person's data has no way out.
const CALLS_OUT: [&str; 12] = [
    "reqwest",
    "ureq",
    "curl",
    "isahc",
    "surf",
    "attohttpc",
    "minreq",
    "native-tls",
    "rustls",
    "openssl",
    "sentry",
    "opentelemetry",
];

/// Every package of the whole graph, on every platform, as cargo tells it.
fn packages() -> Vec<Value> {
    let output =
        Command::new(env!("CARGO")).args(["metadata", "--format-version", "1"]).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// Whether an SPDX expression can be met with free licences alone: one side of each OR, every side of each AND.
fn is_free(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut place = 0;
    let free = any_side(&words, &mut place);
    free && place == words.len()
}

fn any_side(words: &[&str], place: &mut usize) -> bool {
    let mut free = every_side(words, place);
    while words.get(*place) == Some(&"OR") {
        *place += 1;
        free |= every_side(words, place);
    }
    free
}

fn every_side(words: &[&str], place: &mut usize) -> bool {
    let mut free = one(words, place);
    while words.get(*place) == Some(&"AND") {
        *place += 1;
        free &= one(words, place);
    }
    free
}

fn one(words: &[&str], place: &mut usize) -> bool {
    let Some(word) = words.get(*place) else { return false };
    *place += 1;
    if *word == "(" {
        let free = any_side(words, place);
        let is_closed = words.get(*place) == Some(&")");
        *place += 1;
        return free && is_closed;
    }
    match words.get(*place..*place + 2) {
        Some(["WITH", exception]) => {
            *place += 2;
            FREE.contains(&format!("{word} WITH {exception}").as_str())
        }
        _ => FREE.contains(word),
    }
}

#[test]
fn everything_we_build_on_may_be_passed_on_freely() {
    let packages = packages();
    assert!(packages.len() > 10);
    let refused = packages.iter().filter(|package| !package["license"].as_str().is_some_and(is_free));
    let faults: Vec<String> = refused.map(|package| format!("{}: {}", package["name"], package["license"])).collect();
    none("these licences are not on the list in this file", &faults);
}

#[test]
fn nothing_we_build_on_calls_other_machines() {
    let packages = packages();
    let calling =
        packages.iter().filter_map(|package| package["name"].as_str()).filter(|name| CALLS_OUT.contains(name));
    none("these packages call other machines", &calling.map(str::to_owned).collect::<Vec<_>>());
}

#[test]
fn one_free_side_of_an_or_is_enough_and_every_side_of_an_and_is_needed() {
    assert!(is_free("MIT OR GPL-3.0-only"));
    assert!(is_free("MIT/Apache-2.0"));
    assert!(is_free("(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(is_free("Apache-2.0 WITH LLVM-exception OR MIT"));
    assert!(!is_free("MIT AND GPL-3.0-only"));
    assert!(!is_free("GPL-2.0-only WITH Classpath-exception-2.0"));
    assert!(!is_free("(MIT OR Apache-2.0"));
    assert!(!is_free(""));
}
