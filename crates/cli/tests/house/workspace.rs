//! Every package is a child of the workspace: same lints, same licence, a name that follows its folder.

use crate::{manifest, none, rooms, root};

/// Keys of `[package]` that stand once, in the workspace.
const INHERITED: [&str; 5] = ["version", "edition", "rust-version", "license", "publish"];

fn is_inherited(value: Option<&toml::Value>) -> bool {
    value.and_then(|value| value.get("workspace")).and_then(toml::Value::as_bool) == Some(true)
}

/// What a package's manifest does not take from the workspace.
fn faults_of(manifest: &toml::Table) -> Vec<String> {
    let package = manifest.get("package");
    let mut faults: Vec<String> = INHERITED
        .iter()
        .filter(|key| !is_inherited(package.and_then(|package| package.get(**key))))
        .map(|key| format!("{key}.workspace = true is missing"))
        .collect();
    let lints = manifest.get("lints").and_then(|lints| lints.get("workspace"));
    if lints.and_then(toml::Value::as_bool) != Some(true) {
        faults.push("[lints] workspace = true is missing".to_owned());
    }
    faults
}

#[test]
fn every_package_takes_lints_and_licence_from_the_workspace() {
    let mut faults = Vec::new();
    let folders = rooms().into_iter().map(|room| format!("crates/{room}")).chain(["xtask".to_owned()]);
    for folder in folders {
        let manifest = manifest(&root().join(&folder).join("Cargo.toml"));
        faults.extend(faults_of(&manifest).into_iter().map(|fault| format!("{folder}: {fault}")));
    }
    none("manifests", &faults);
}

#[test]
fn every_room_is_a_package_named_after_its_folder() {
    for room in rooms() {
        let manifest = manifest(&root().join("crates").join(&room).join("Cargo.toml"));
        assert_eq!(manifest["package"]["name"].as_str(), Some(format!("nullpoint-{room}").as_str()));
    }
}

#[test]
fn the_licence_is_the_one_whose_texts_lie_in_the_folder() {
    let workspace = manifest(&root().join("Cargo.toml"));
    assert_eq!(workspace["workspace"]["package"]["license"].as_str(), Some("Apache-2.0 OR MIT"));
    assert!(crate::read(&root().join("LICENSE-APACHE")).contains("Apache License"));
    assert!(crate::read(&root().join("LICENSE-MIT")).starts_with("MIT License"));
}

#[test]
fn a_manifest_that_goes_its_own_way_is_seen() {
    let manifest = toml::from_str("[package]\nname = 'x'\nversion = '2.0.0'\n").unwrap();
    assert_eq!(faults_of(&manifest).len(), INHERITED.len() + 1);
}
