//! A source: what a person can look up.

use serde::{Deserialize, Serialize};

/// A publication or page that a person can look up. File: `sources.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Title.
    pub title: String,
    /// Who wrote or published it.
    pub authors: String,
    /// Year, as given.
    pub year: Option<String>,
    /// DOI, without the resolver's address.
    pub doi: Option<String>,
    /// PubMed id.
    pub pmid: Option<String>,
    /// Web address.
    pub url: Option<String>,
    /// Licence of the source, where known.
    pub licence: Option<String>,
    /// Whether an excerpt was read (else: recalled).
    pub read: bool,
    /// How much was read.
    pub extent_read: Option<String>,
    /// What to know about it.
    pub note: Option<String>,
    /// For a guideline that its makers withdrew: since when, and how we know. Its grades are kept as history.
    pub retired: Option<String>,
    /// Why it is kept although nothing cites it.
    pub uncited: Option<String>,
}
