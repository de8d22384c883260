//! Checking how people speak: other ways to ask, and the phrases that name findings.

use super::Check;
use crate::problem::Problem;
use crate::schema::Knowledge;

impl Check<'_> {
    pub(super) fn speech(&mut self) {
        for (entry, ways) in &self.knowledge.ask_also {
            self.all_filled("ask-also.toml", entry, "a way to ask", ways);
            if !is_entry(self.knowledge, entry) {
                self.refuse("ask-also.toml", entry, Problem::NoSuch { kind: "entry", id: entry.clone() });
            }
        }
        for word in &self.knowledge.words.words {
            self.all_filled("words.toml", &word.means, "says", &word.says);
            self.filled("words.toml", &word.says.join(", "), "means", &word.means);
        }
        let file = "phrases.toml";
        let phrases = &self.knowledge.phrases;
        let lists = [
            ("figure", &phrases.figure),
            ("harmless", &phrases.harmless),
            ("supposed", &phrases.supposed),
            ("doubt", &phrases.doubt),
            ("past", &phrases.past),
        ];
        for (id, patterns) in lists {
            self.patterns(id, patterns);
        }
        for age in &phrases.age {
            self.patterns("age", &age.says);
        }
        let sayings = phrases.finding.iter().flat_map(|(id, says)| [(id, &says.present), (id, &says.absent)]);
        for (id, patterns) in phrases.alarm.iter().chain(sayings) {
            self.patterns(id, patterns);
            if !self.knowledge.findings.contains_key(id) {
                self.refuse(file, id, Problem::NoFinding(id.clone()));
            }
        }
        for (id, says) in &phrases.finding {
            let others = says.implies.iter().chain(&says.gives_way_to).chain(says.made_of.iter().flatten());
            for other in others.filter(|other| !self.knowledge.findings.contains_key(*other)) {
                self.refuse(file, id, Problem::NoFinding(other.clone()));
            }
        }
        for (name, words) in &phrases.class {
            self.all_filled(file, name, "class", words);
        }
    }

    /// Patterns that hold words, and name only classes that are there.
    fn patterns(&mut self, id: &str, patterns: &[String]) {
        for pattern in patterns {
            for place in pattern.split('&') {
                self.filled("phrases.toml", id, "a part of a phrase", place);
            }
            for class in pattern.split(|sign: char| sign.is_whitespace() || sign == '|') {
                let class = class.strip_prefix('<').and_then(|class| class.strip_suffix('>'));
                if let Some(class) = class.filter(|class| !is_class(self.knowledge, class)) {
                    self.refuse("phrases.toml", id, Problem::NoClass(class.to_owned()));
                }
            }
        }
    }
}

/// Whether a class of words is listed, or is that of all medicines or of one class of them (`drug-ssri`).
fn is_class(knowledge: &Knowledge, class: &str) -> bool {
    let of_medicines = || class.strip_prefix("drug-").is_some_and(|id| knowledge.medicine_classes.contains_key(id));
    class == "medicine" || knowledge.phrases.class.contains_key(class) || of_medicines()
}

/// Whether `kind:id` names an entry that `ask` can answer with.
fn is_entry(knowledge: &Knowledge, entry: &str) -> bool {
    let Some((kind, id)) = entry.split_once(':') else { return false };
    match kind {
        "question" => knowledge.questions.contains_key(id),
        "cause" => knowledge.causes.contains_key(id),
        "treatment" => knowledge.treatments.contains_key(id),
        "medicine" => knowledge.medicine_classes.values().any(|class| class.medicines.contains_key(id)),
        "self-care" => knowledge.self_care.contains_key(id),
        "trigger" => knowledge.triggers.contains_key(id),
        "test" => knowledge.tests.contains_key(id),
        "professional" => knowledge.professionals.contains_key(id),
        "scale" => knowledge.scales.contains_key(id),
        _ => false,
    }
}
