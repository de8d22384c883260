//! Wording: the same sentence for oneself, a child, or someone else.

use crate::answers::About;
use nullpoint_knowledge::schema::Finding;

/// The question of a finding, worded for the one it is about.
#[must_use]
pub fn question(finding: &Finding, about: About) -> &str {
    match about {
        About::Oneself => &finding.question,
        About::Child | About::Other => &finding.question_other,
    }
}

/// How the one it is about is called: `you`, `your child`, `the person`.
#[must_use]
pub const fn who(about: About) -> &'static str {
    match about {
        About::Oneself => "you",
        About::Child => "your child",
        About::Other => "the person",
    }
}

/// The one it is about, with "have" or "has".
#[must_use]
pub const fn who_has(about: About) -> &'static str {
    match about {
        About::Oneself => "you have",
        About::Child => "your child has",
        About::Other => "the person has",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use nullpoint_knowledge::Knowledge;

    #[test]
    fn every_finding_has_a_question_for_oneself_and_one_for_others() {
        for (id, finding) in &Knowledge::embedded().findings {
            assert!(question(finding, About::Oneself).ends_with(['?', ')']), "{id}");
            let other = question(finding, About::Child);
            assert!(other.ends_with(['?', ')']), "{id}");
            let start: Vec<&str> = other.split_whitespace().take(2).collect();
            assert!(
                !matches!(
                    start.as_slice(),
                    ["Do" | "Does" | "Did" | "Are" | "Is" | "Have" | "Has" | "Can", "you" | "your"]
                ),
                "{id}: {other}"
            );
        }
    }
}
