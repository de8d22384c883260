//! Citing: how a source is named in a line, in full, and where to look it up.

use crate::schema::Source;

/// Authors that name nobody: the title stands in for them.
const NOBODY: [&str; 13] = [
    "",
    "recalled",
    "recalled from public value sets",
    "case report",
    "our own recollection",
    "dossier author",
    "anonymous Q&A page",
    "blog list",
    "clinic pages",
    "general texts",
    "practice",
    "reviews",
    "small studies",
];
/// Words of the title that stand in for missing authors.
const TITLE_WORDS: usize = 5;

impl Source {
    /// Short: `Robakis 2015`, or `Lewis 2023, recalled` where it was not read.
    pub fn citation(&self) -> String {
        let who = self.first_author();
        let who = if NOBODY.contains(&who) { self.short_title() } else { who.to_owned() };
        let year = self.year.as_deref().map(|year| format!(" {year}")).unwrap_or_default();
        let recalled = if self.read { "" } else { ", recalled" };
        format!("{who}{year}{recalled}")
    }

    /// Long: authors, title, year, where to look it up, and whether it was read.
    pub fn full_citation(&self) -> String {
        let mut parts = vec![format!("{}: {}", self.authors, self.title)];
        parts.extend(self.year.clone());
        parts.extend(self.doi.as_ref().map(|doi| format!("doi:{doi}")));
        parts.extend(self.pmid.as_ref().map(|pmid| format!("PMID {pmid}")));
        if self.doi.is_none() && self.pmid.is_none() {
            parts.extend(self.url.clone());
        }
        let retired = self.retired.as_deref().map(|retired| format!("; {retired}")).unwrap_or_default();
        format!("{} [{}{retired}]", parts.join(", "), self.reading())
    }

    /// Whether an excerpt was read or it was recalled.
    pub fn reading(&self) -> &'static str {
        if self.read { "excerpt read" } else { "recalled, not read" }
    }

    /// Where a person can look it up: by DOI, else PubMed, else its own address.
    pub fn address(&self) -> Option<String> {
        let doi = self.doi.as_ref().map(|doi| format!("https://doi.org/{doi}"));
        let pubmed = || self.pmid.as_ref().map(|pmid| format!("https://pubmed.ncbi.nlm.nih.gov/{pmid}"));
        doi.or_else(pubmed).or_else(|| self.url.clone())
    }

    /// First author or organisation.
    fn first_author(&self) -> &str {
        let mut who = self.authors.as_str();
        for end in [",", ";", "(", " et al", " and colleagues"] {
            who = who.split(end).next().unwrap_or_default();
        }
        who.trim()
    }

    fn short_title(&self) -> String {
        let words: Vec<&str> = self.title.split_whitespace().collect();
        let start = words.iter().take(TITLE_WORDS).copied().collect::<Vec<_>>().join(" ");
        if words.len() > TITLE_WORDS { format!("“{start} …”") } else { format!("“{start}”") }
    }
}

#[cfg(test)]
mod tests {
    use crate::schema::{Knowledge, Source};

    #[track_caller]
    fn source(id: &str) -> &'static Source {
        Knowledge::embedded().source(id).expect("the source is there")
    }

    #[test]
    fn a_paper_is_cited_by_its_first_author_and_year() {
        assert_eq!(source("robakis-direction-2015").citation(), "Robakis 2015");
        assert_eq!(source("louis-isolated-ht-583").citation(), "Louis 2009");
    }

    #[test]
    fn an_organisation_keeps_its_name() {
        assert_eq!(source("li-ggc").citation(), "NHS Greater Glasgow and Clyde 2023");
    }

    #[test]
    fn what_was_not_read_says_so() {
        assert_eq!(source("adr-statpearls").citation(), "Lewis 2023, recalled");
        assert!(source("adr-statpearls").full_citation().ends_with("[recalled, not read]"));
    }

    #[test]
    fn a_guideline_that_was_withdrawn_says_so() {
        let cited = source("aan-botulinum-2016").full_citation();
        assert!(cited.contains("; retired 7 April 2025"), "{cited}");
    }

    #[test]
    fn missing_authors_are_replaced_by_the_title() {
        for source in Knowledge::embedded().sources.values() {
            let citation = source.citation();
            assert!(citation.chars().next().is_some_and(|first| first != ' ' && first != '('), "{citation}");
            assert!(!citation.starts_with("recalled") && !citation.starts_with("dossier"), "{citation}");
        }
    }

    #[test]
    fn an_address_is_a_web_address() {
        for (id, source) in &Knowledge::embedded().sources {
            if let Some(address) = source.address() {
                assert!(address.starts_with("https://") || address.starts_with("http://"), "{id}: {address}");
            }
        }
    }

    #[test]
    fn a_doi_goes_before_the_page() {
        let address = source("brux-ssri-garrett-2018").address();
        assert_eq!(address.as_deref(), Some("https://doi.org/10.1212/CPJ.0000000000000433"));
    }
}
