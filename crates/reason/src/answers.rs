//! Answers: what a person said about themselves, a child or someone else.
//!
//! In: the text of an answers file (TOML). Out: [`Answers`], checked against the knowledge.
//! Limits: choices other than yes, no, unknown and numbers come with the findings that need them.

use nullpoint_knowledge::schema::{AnswerKind, Knowledge};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// About whom the answers are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// The person who answers.
    #[default]
    #[serde(rename = "self")]
    Oneself,
    /// A child of the person who answers.
    Child,
    /// Someone else.
    Other,
}

/// Sex, as far as it changes how common a cause is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
    /// Intersex or another.
    Other,
    /// Not said.
    Unknown,
}

/// A medicine as the person wrote it, with its dates as they wrote them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MedicineAnswer {
    /// Name and dose, as written.
    pub text: String,
    /// When it was started: a date (2026-11-02) or "3 days ago".
    pub started: Option<String>,
    /// When the dose was last changed.
    pub changed: Option<String>,
    /// When it was stopped.
    pub stopped: Option<String>,
}

/// What was said when all medicines were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MedicinesSaid {
    /// Those among the answers are all of them.
    All,
    /// None is taken, and none was changed or stopped in the last months.
    None,
    /// Nobody knows.
    Unknown,
}

/// A number, or one of a finding's choices.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A number in the finding's unit.
    Number(f64),
    /// A choice.
    Choice(String),
}

/// What a person said.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Answers {
    /// About whom.
    pub about: About,
    /// Age in years; a baby of 4 months is 0.33.
    pub age_years: Option<f64>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Findings that are there.
    pub present: Vec<String>,
    /// Findings that are not there.
    pub absent: Vec<String>,
    /// Findings that were asked and nobody knows.
    pub unknown: Vec<String>,
    /// Findings whose answer is a number or a choice.
    pub values: BTreeMap<String, Value>,
    /// Medicines.
    #[serde(rename = "medicine")]
    pub medicines: Vec<MedicineAnswer>,
    /// What was said when all medicines were asked for; none where nobody asked.
    pub medicines_said: Option<MedicinesSaid>,
    /// Country, as an ISO 3166 code such as `GB`, for telephone numbers.
    pub country: Option<String>,
    /// Where the answers come from, when they are those of a published case.
    pub origin: Option<String>,
}

/// Why answers cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum AnswersError {
    /// The text is not TOML of the right shape.
    #[error("{0}")]
    Toml(#[from] Box<toml::de::Error>),
    /// A finding that does not exist.
    #[error("`{list}` names a finding that does not exist: `{id}`")]
    NoSuchFinding {
        /// The list it stands in.
        list: &'static str,
        /// The id.
        id: String,
        /// The nearest id there is.
        nearest: Option<String>,
    },
    /// The same finding in two lists.
    #[error("`{id}` stands in both `{first}` and `{second}`")]
    Contradiction {
        /// The id.
        id: String,
        /// One list.
        first: &'static str,
        /// The other.
        second: &'static str,
    },
    /// An age nobody has.
    #[error("age_years: expected 0 to 130, found {0}")]
    Age(f64),
    /// A finding of yes and no under `[values]`, or a number among the yes and no.
    #[error("`{id}` is answered with {expected}")]
    Kind {
        /// The id.
        id: String,
        /// What it is answered with.
        expected: String,
    },
    /// A country that is no two-letter code.
    #[error("country: expected a two-letter code, found `{0}`")]
    Country(String),
    /// A medicine without a name.
    #[error("medicine {0}: the text is empty")]
    EmptyMedicine(usize),
    /// A date nobody can read.
    #[error("medicine `{text}`: cannot read {field} `{value}`")]
    Date {
        /// The medicine.
        text: String,
        /// The field.
        field: &'static str,
        /// What stood there.
        value: String,
    },
}

impl AnswersError {
    /// What to try.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Toml(_) => {
                "the keys are about, age_years, sex, present, absent, unknown, [values], [[medicine]], medicines_said and \
                 country"
                    .into()
            }
            Self::NoSuchFinding { nearest: Some(id), .. } => format!("did you mean `{id}`?"),
            Self::NoSuchFinding { nearest: None, .. } => "`nullpoint findings` lists the ids".into(),
            Self::Contradiction { .. } => "keep it in one list; use `unknown` when nobody can say".into(),
            Self::Age(_) => "give the age in years; a baby of 4 months is 0.33".into(),
            Self::Kind { .. } => {
                "yes, no and unknown go into present, absent and unknown; numbers under [values]".into()
            }
            Self::Country(_) => "for example GB, US, DE, IN".into(),
            Self::EmptyMedicine(_) => "write the name as it stands on the packet".into(),
            Self::Date { .. } => {
                "write a date such as 2026-11-02, or \"3 days ago\", \"2 weeks ago\", \"yesterday\"".into()
            }
        }
    }
}

impl Answers {
    /// Reads and checks the text of an answers file.
    ///
    /// # Errors
    /// When the text is not of the right shape, or names what does not exist.
    pub fn from_toml(text: &str, knowledge: &Knowledge) -> Result<Self, AnswersError> {
        let answers: Self = toml::from_str(text).map_err(Box::new)?;
        answers.check(knowledge)?;
        Ok(answers)
    }

    /// The text of an answers file that says the same.
    ///
    /// # Errors
    /// When they cannot be written as TOML.
    pub fn to_toml(&self) -> Result<String, toml::ser::Error> {
        toml::to_string(self)
    }

    /// Whether nothing at all was said about findings, age or medicines.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.present.is_empty()
            && self.absent.is_empty()
            && self.unknown.is_empty()
            && self.values.is_empty()
            && self.medicines.is_empty()
            && self.medicines_said.is_none()
            && self.age_years.is_none()
    }

    /// Holds the answers against the knowledge.
    ///
    /// # Errors
    /// When they name what does not exist or contradict themselves.
    pub fn check(&self, knowledge: &Knowledge) -> Result<(), AnswersError> {
        if let Some(age) = self.age_years
            && !(0.0..=130.0).contains(&age)
        {
            return Err(AnswersError::Age(age));
        }
        let mut seen: BTreeMap<&str, &'static str> = BTreeMap::new();
        for (list, ids) in [("present", &self.present), ("absent", &self.absent), ("unknown", &self.unknown)] {
            for id in ids.iter().collect::<BTreeSet<_>>() {
                let finding = known(knowledge, list, id)?;
                if let AnswerKind::Number(unit) = &finding.answer
                    && list != "unknown"
                {
                    return Err(AnswersError::Kind { id: id.clone(), expected: format!("a number ({unit})") });
                }
                if let Some(first) = seen.insert(id, list) {
                    return Err(AnswersError::Contradiction { id: id.clone(), first, second: list });
                }
            }
        }
        for (id, value) in &self.values {
            let finding = known(knowledge, "values", id)?;
            match (&finding.answer, value) {
                (AnswerKind::Number(_), Value::Number(number)) if number.is_finite() && *number >= 0.0 => {}
                (AnswerKind::Number(unit), _) => {
                    return Err(AnswersError::Kind { id: id.clone(), expected: format!("a number ({unit})") });
                }
                (AnswerKind::YesNoUnknown, _) => {
                    return Err(AnswersError::Kind { id: id.clone(), expected: "yes, no or unknown".into() });
                }
            }
            if id == "age-now"
                && let Value::Number(age) = value
                && !(0.0..=130.0).contains(age)
            {
                return Err(AnswersError::Age(*age));
            }
            if let Some(first) = seen.insert(id, "values") {
                return Err(AnswersError::Contradiction { id: id.clone(), first, second: "values" });
            }
        }
        if let Some(country) = &self.country
            && !(country.len() == 2 && country.chars().all(|letter| letter.is_ascii_alphabetic()))
        {
            return Err(AnswersError::Country(country.clone()));
        }
        match self.medicines.iter().position(|medicine| medicine.text.trim().is_empty()) {
            Some(index) => Err(AnswersError::EmptyMedicine(index + 1)),
            None => Ok(()),
        }
    }

    /// The age in years, from `age_years` or the value of `age-now`; the younger where both are given and differ,
    /// since the rules for the young are the stricter ones.
    #[must_use]
    pub fn age(&self) -> Option<f64> {
        let valued = match self.values.get("age-now") {
            Some(Value::Number(age)) => Some(*age),
            _ => None,
        };
        match (self.age_years, valued) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        }
    }
}

/// The finding of this id, or the error that names the nearest.
fn known<'k>(
    knowledge: &'k Knowledge,
    list: &'static str,
    id: &str,
) -> Result<&'k nullpoint_knowledge::schema::Finding, AnswersError> {
    knowledge.findings.get(id).ok_or_else(|| AnswersError::NoSuchFinding {
        list,
        id: id.to_owned(),
        nearest: nullpoint_knowledge::nearest(id, knowledge.findings.keys()).map(str::to_owned),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = match Answers::from_toml(text, Knowledge::embedded()) {
            Ok(answers) => format!("{answers:?}"),
            Err(error) => format!("{error}; {}", error.hint()),
        };
        assert!(found.contains(expected), "expected `{expected}` in:\n{found}");
    }

    #[test]
    fn a_misspelled_finding_names_the_nearest() {
        check("present = [\"region-head-nek\"]", "did you mean `region-head-neck`?");
    }

    #[test]
    fn a_finding_cannot_be_both_there_and_not() {
        check("present = [\"fever\"]\nabsent = [\"fever\"]", "`fever` stands in both `present` and `absent`");
    }

    #[test]
    fn an_unknown_key_is_refused() {
        check("presents = []", "unknown field `presents`");
    }

    #[test]
    fn an_impossible_age_is_refused() {
        check("age_years = 200", "expected 0 to 130, found 200");
        check("[values]\nage-now = 200", "expected 0 to 130, found 200");
    }

    #[test]
    fn a_number_is_not_a_yes() {
        check("present = [\"age-now\"]", "`age-now` is answered with a number (years)");
        check("[values]\nfever = 3", "`fever` is answered with yes, no or unknown");
    }

    #[test]
    fn a_country_is_two_letters() {
        check("country = \"England\"", "expected a two-letter code, found `England`");
    }

    #[test]
    fn answers_that_are_written_are_read_again() {
        let text = "about = \"child\"\nage_years = 6\nsex = \"male\"\npresent = [\"rhythmic\"]\nabsent = [\"fever\"]\n\
            unknown = [\"axis-no-no\"]\ncountry = \"GB\"\norigin = \"a test\"\n[values]\nevents-per-minute = 3\n\
            [[medicine]]\ntext = \"lithium\"\nstarted = \"3 days ago\"\n";
        let answers = Answers::from_toml(text, Knowledge::embedded()).unwrap();
        let again = Answers::from_toml(&answers.to_toml().unwrap(), Knowledge::embedded()).unwrap();
        assert_eq!(again, answers);
    }

    proptest! {
        #[test]
        fn any_text_gives_answers_or_an_error(text in ".{0,200}") {
            let _ = Answers::from_toml(&text, Knowledge::embedded()).map_err(|error| error.hint());
        }
    }
}
