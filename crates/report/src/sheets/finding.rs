//! Findings with their questions.

use crate::sheet::{Kind, Sheet};
use nullpoint_knowledge::schema::{Finding, HpoMatch};
use std::collections::BTreeMap;

/// Findings with their questions, by id.
#[must_use]
pub fn findings(findings: &BTreeMap<&String, &Finding>) -> Sheet {
    let mut page = Sheet::of_all("Findings");
    for (id, finding) in findings {
        page.entry(Kind::Finding, id, &finding.question, "");
        if let Some(hpo) = &finding.hpo {
            let near = if hpo.r#match == HpoMatch::Close { "close to" } else { "related to" };
            page.under(format!("{}; {near} {} {}", finding.clinical, hpo.id, hpo.label));
        } else {
            page.under(&finding.clinical);
        }
    }
    page
}
