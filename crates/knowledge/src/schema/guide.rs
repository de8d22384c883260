//! Guides: pages that show how to do something, and the protocols that they lead through.

use serde::{Deserialize, Serialize};

/// A page that shows how to do something. File: `guides/ID.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// Plain name.
    pub name: String,
    /// What it is for, in plain words.
    pub plain: String,
    /// Protocol ids that it leads through.
    #[serde(default)]
    pub protocols: Vec<String>,
    /// Where what it says comes from, beside what its items name.
    pub sources: Vec<String>,
    /// Its parts, in order.
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
}

/// A part of a guide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// What it says, an item each.
    pub items: Vec<GuideItem>,
}

/// One thing that a guide says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideItem {
    /// In plain words.
    pub text: String,
    /// Nobody has checked it.
    #[serde(default)]
    pub unchecked: bool,
    /// Where a fact in it comes from.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// What a person does while being recorded, with timing. File: `protocols.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Protocol {
    /// Plain name.
    pub name: String,
    /// What it is for, in plain words.
    pub plain: String,
    /// What has to be at hand.
    pub needs: Vec<String>,
    /// When not to do it.
    pub when_not: Vec<String>,
    /// When to stop.
    pub stop: Vec<String>,
    /// What of it is our own choice, and why.
    pub estimate: String,
    /// Where it comes from.
    pub sources: Vec<String>,
    /// The tasks, in order, one right after the other.
    #[serde(rename = "task")]
    pub tasks: Vec<ProtocolTask>,
}

/// One task of a protocol.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProtocolTask {
    /// The name that marks it in a recording, in kebab-case.
    pub task: String,
    /// Plain name.
    pub name: String,
    /// What to do, in plain words.
    pub instruction: String,
    /// How long, in s.
    pub seconds: u32,
    /// What for.
    pub why: String,
    /// When not to do it.
    pub when_not: Option<String>,
}
