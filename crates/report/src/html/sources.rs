//! Sources: numbered in the order in which the page cites them.

use crate::sheet::{Address, Kind};
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::Source;

/// The sources cited so far.
pub(super) struct Sources<'a> {
    knowledge: &'a Knowledge,
    cited: Vec<(&'a str, &'a Source)>,
    address: Option<Address>,
}

/// A citation on the page: a number that leads to the list at its end.
#[derive(Clone, Copy)]
pub(super) struct Cite<'a> {
    pub(super) number: usize,
    pub(super) id: &'a str,
}

/// One source in the list.
pub(super) struct Entry<'a> {
    pub(super) id: &'a str,
    pub(super) authors: &'a str,
    pub(super) year: &'a str,
    pub(super) title: String,
    pub(super) lookup: Option<Lookup>,
    pub(super) mark: &'static str,
    /// Its page beside this one; without it the page stands alone and links to the web.
    pub(super) page: Option<String>,
}

/// Where a source can be looked up.
pub(super) struct Lookup {
    pub(super) address: String,
    pub(super) words: String,
}

impl<'a> Sources<'a> {
    pub(super) const fn new(knowledge: &'a Knowledge) -> Self {
        Self { knowledge, cited: Vec::new(), address: None }
    }

    /// Sources that have pages of their own beside this one.
    pub(super) const fn with_pages(knowledge: &'a Knowledge, address: Address) -> Self {
        Self { knowledge, cited: Vec::new(), address: Some(address) }
    }

    /// The page of a record, where it has one beside this page.
    pub(super) fn page(&self, kind: Kind, id: &str) -> Option<String> {
        self.address.and_then(|address| address(kind, id))
    }

    /// Cites sources by id; an id that the knowledge does not hold is left out.
    pub(super) fn cite<'i>(&mut self, ids: impl IntoIterator<Item = &'i String>) -> Vec<Cite<'a>> {
        let mut cites: Vec<Cite<'a>> = Vec::new();
        for id in ids {
            let Some((id, source)) = self.knowledge.sources.get_key_value(id) else { continue };
            let place = self.cited.iter().position(|(known, _)| known == id).unwrap_or_else(|| {
                self.cited.push((id, source));
                self.cited.len() - 1
            });
            if cites.iter().all(|cite| cite.id != id) {
                cites.push(Cite { number: place + 1, id });
            }
        }
        cites
    }

    /// The list for the page's end.
    pub(super) fn entries(self) -> Vec<Entry<'a>> {
        self.cited
            .into_iter()
            .map(|(id, source)| Entry {
                id,
                authors: &source.authors,
                year: source.year.as_deref().unwrap_or("no year"),
                title: source.title.split_whitespace().collect::<Vec<_>>().join(" "),
                lookup: lookup(source),
                mark: mark(source),
                page: self.address.and_then(|address| address(Kind::Source, id)),
            })
            .collect()
    }
}

/// Whether it was read. Our own reasoning is an estimate, whoever read it.
fn mark(source: &Source) -> &'static str {
    match (source.licence.as_deref() == Some("own"), source.read) {
        (true, _) => "our estimate",
        (false, true) => "excerpt read",
        (false, false) => "recalled, not read",
    }
}

/// DOI, else PubMed, else its own address when that is one of the web.
fn lookup(source: &Source) -> Option<Lookup> {
    if let Some(doi) = &source.doi {
        return Some(Lookup { address: format!("https://doi.org/{doi}"), words: format!("doi:{doi}") });
    }
    if let Some(pmid) = &source.pmid {
        let address = format!("https://pubmed.ncbi.nlm.nih.gov/{pmid}/");
        return Some(Lookup { address, words: format!("PubMed {pmid}") });
    }
    let url = source.url.as_ref()?;
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    is_web.then(|| Lookup { address: url.clone(), words: url.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_keeps_its_first_number() {
        let knowledge = Knowledge::embedded();
        let ids: Vec<String> = knowledge.sources.keys().take(3).cloned().collect();
        let mut sources = Sources::new(knowledge);
        let numbers = |cites: Vec<Cite<'_>>| cites.iter().map(|cite| cite.number).collect::<Vec<_>>();
        assert_eq!(numbers(sources.cite([&ids[2], &ids[0]])), [1, 2]);
        assert_eq!(numbers(sources.cite([&ids[0], &ids[0], &"no such source".into()])), [2]);
        assert_eq!(numbers(sources.cite([&ids[1]])), [3]);
        assert_eq!(sources.entries().len(), 3);
    }

    #[test]
    fn an_address_that_is_not_of_the_web_is_no_link() {
        let knowledge = Knowledge::embedded();
        let mut source = knowledge.sources.values().next().unwrap().clone();
        (source.doi, source.pmid) = (None, None);
        source.url = Some("javascript:alert(1)".into());
        assert!(lookup(&source).is_none());
        source.url = Some("https://example.org".into());
        assert!(lookup(&source).is_some());
    }

    #[test]
    fn our_own_reasoning_is_marked_as_an_estimate() {
        let knowledge = Knowledge::embedded();
        assert_eq!(knowledge.sources.get("dossier-estimate").map(mark), Some("our estimate"));
    }
}
