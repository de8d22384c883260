//! A room uses only rooms to its left.

use crate::{manifest, none, rooms, root};

/// Each room with the rooms that it may use. A new room says here where it stands.
const MAY_USE: [(&str, &[&str]); 6] = [
    ("motion", &[]),
    ("knowledge", &[]),
    ("reason", &["motion", "knowledge"]),
    ("report", &["motion", "knowledge", "reason"]),
    ("server", &["motion", "knowledge", "reason", "report"]),
    ("cli", &["motion", "knowledge", "reason", "report", "server"]),
];

/// The rooms that a manifest names, in dependencies of every kind.
fn used(manifest: &toml::Table) -> Vec<String> {
    ["dependencies", "dev-dependencies", "build-dependencies"]
        .iter()
        .filter_map(|kind| manifest.get(*kind)?.as_table())
        .flat_map(toml::Table::keys)
        .filter_map(|name| name.strip_prefix("nullpoint-"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_room_has_its_place_among_the_arrows() {
    let mut placed = MAY_USE.map(|(room, _)| room.to_owned());
    placed.sort();
    assert_eq!(rooms(), placed, "folders of crates/ and the table in this file");
}

#[test]
fn a_room_uses_only_rooms_to_its_left() {
    let mut faults = Vec::new();
    for (room, may_use) in MAY_USE {
        let manifest = manifest(&root().join("crates").join(room).join("Cargo.toml"));
        let refused = used(&manifest).into_iter().filter(|other| !may_use.contains(&other.as_str()));
        faults.extend(refused.map(|other| format!("{room} uses {other}")));
    }
    none("arrows point the wrong way", &faults);
}

#[test]
fn the_table_itself_points_one_way() {
    for (index, (room, may_use)) in MAY_USE.iter().enumerate() {
        for other in *may_use {
            assert!(MAY_USE[..index].iter().any(|(left, _)| left == other), "{room} may use {other}, not to its left");
        }
    }
}

#[test]
fn an_arrow_is_seen_in_every_kind_of_dependency() {
    let manifest = toml::from_str("[dependencies]\nserde = '1'\n[dev-dependencies]\nnullpoint-cli.workspace = true\n");
    assert_eq!(used(&manifest.unwrap()), ["cli"]);
}
