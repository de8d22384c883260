//! Findings as text.

use crate::text::Page;
use nullpoint_knowledge::schema::{Finding, HpoMatch};
use std::collections::BTreeMap;

/// Findings with their questions, by id.
#[must_use]
pub fn findings(findings: &BTreeMap<&String, &Finding>) -> String {
    let mut page = Page::default();
    for (id, finding) in findings {
        page.put(&format!("{id}\n"));
        page.paragraph("    ", &finding.question);
        if let Some(hpo) = &finding.hpo {
            let near = if hpo.r#match == HpoMatch::Close { "close to" } else { "related to" };
            page.paragraph("    ", &format!("{}; {near} {} {}", finding.clinical, hpo.id, hpo.label));
        } else {
            page.paragraph("    ", &finding.clinical);
        }
    }
    page.text
}
