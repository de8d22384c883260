//! Conditions of urgency rules: the text of `when` becomes a tree.
//!
//! In: `age-now < 18 AND (fever OR stiff-neck)`. Out: a [`Condition`], or the column at which it cannot be read.
//! AND binds closer than OR. There is no NOT, so a finding that comes to light can only make a rule hold,
//! never undo it; a comparison with a number that is not known does not hold.
//! Limits: whether the ids exist is checked in `check.rs`; whether a condition holds is worked out in `reason`.

use std::fmt;

/// Deepest nesting of brackets that is read; more is a slip of the pen, and reading it would use up the stack.
const DEEPEST: usize = 32;

/// When a rule holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// The finding is present.
    Finding(String),
    /// A finding that is a number, compared.
    Compare {
        /// Finding id.
        finding: String,
        /// How it is compared.
        op: Comparison,
        /// With what, in the unit of the finding.
        value: f64,
    },
    /// Every one of them holds. Two or more.
    All(Vec<Condition>),
    /// At least one of them holds. Two or more.
    Any(Vec<Condition>),
}

/// How a number is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `>=`
    AtLeast,
}

/// Why a condition cannot be read. Columns count characters from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// It excludes something.
    #[error("column {column}: `{found}` excludes a finding, and a rule never excludes")]
    Not {
        /// Where.
        column: usize,
        /// The word, as written.
        found: String,
    },
    /// A sign that the language does not have.
    #[error("column {column}: unexpected `{found}`")]
    Sign {
        /// Where.
        column: usize,
        /// The sign.
        found: char,
    },
    /// Something else stands where this was expected.
    #[error("column {column}: expected {expected}, found {found}")]
    Expected {
        /// Where.
        column: usize,
        /// What may stand there.
        expected: &'static str,
        /// What stands there.
        found: String,
    },
    /// Brackets within brackets without end.
    #[error("column {column}: more than {DEEPEST} brackets within each other")]
    Deep {
        /// Where.
        column: usize,
    },
}

impl RuleError {
    /// What to try.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Not { .. } => "write what is harmless as a rule of a lower level; the highest level that holds wins",
            Self::Sign { .. } => "use finding ids, AND, OR, brackets and comparisons such as `age-now < 18`",
            Self::Expected { .. } => "write it like `age-now < 18 AND (fever OR stiff-neck)`",
            Self::Deep { .. } => "split the rule in two",
        }
    }
}

impl Condition {
    /// Reads the text of `when`.
    ///
    /// # Errors
    /// When it is empty, excludes something (NOT), or is not in the language.
    pub fn parse(when: &str) -> Result<Self, RuleError> {
        let tokens = tokens(when)?;
        let end = when.chars().count() + 1;
        let mut reader = Reader { tokens: &tokens, end, depth: 0 };
        let condition = reader.any()?;
        if reader.tokens.is_empty() { Ok(condition) } else { Err(reader.expected("AND, OR or the end")) }
    }

    /// Ids of the findings it asks for, each once, in the order of the text.
    pub fn findings(&self) -> Vec<&str> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found
    }

    fn collect<'c>(&'c self, found: &mut Vec<&'c str>) {
        match self {
            Self::Finding(id) | Self::Compare { finding: id, .. } => {
                if !found.contains(&id.as_str()) {
                    found.push(id);
                }
            }
            Self::All(members) | Self::Any(members) => members.iter().for_each(|member| member.collect(found)),
        }
    }

    fn write_joined(members: &[Self], word: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, member) in members.iter().enumerate() {
            if position > 0 {
                write!(f, " {word} ")?;
            }
            match member {
                Self::All(_) | Self::Any(_) => write!(f, "({member})")?,
                Self::Finding(_) | Self::Compare { .. } => write!(f, "{member}")?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Finding(id) => f.write_str(id),
            Self::Compare { finding, op, value } => write!(f, "{finding} {op} {value}"),
            Self::All(members) => Self::write_joined(members, "AND", f),
            Self::Any(members) => Self::write_joined(members, "OR", f),
        }
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Below => "<",
            Self::AtMost => "<=",
            Self::Above => ">",
            Self::AtLeast => ">=",
        })
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Open,
    Close,
    And,
    Or,
    Compare(Comparison),
    Number(f64),
    Id(String),
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str("`(`"),
            Self::Close => f.write_str("`)`"),
            Self::And => f.write_str("AND"),
            Self::Or => f.write_str("OR"),
            Self::Compare(op) => write!(f, "`{op}`"),
            Self::Number(value) => write!(f, "the number {value}"),
            Self::Id(id) => write!(f, "`{id}`"),
        }
    }
}

/// Words, numbers and signs with the column of each.
fn tokens(when: &str) -> Result<Vec<(usize, Token)>, RuleError> {
    let mut letters = when.chars().zip(1..).peekable();
    let mut tokens = Vec::new();
    while let Some((letter, column)) = letters.next() {
        let token = match letter {
            _ if letter.is_whitespace() => continue,
            '(' => Token::Open,
            ')' => Token::Close,
            '<' | '>' => {
                let or_equal = letters.next_if(|(next, _)| *next == '=').is_some();
                Token::Compare(match (letter, or_equal) {
                    ('<', false) => Comparison::Below,
                    ('<', true) => Comparison::AtMost,
                    (_, false) => Comparison::Above,
                    (_, true) => Comparison::AtLeast,
                })
            }
            '!' => return Err(RuleError::Not { column, found: "!".to_owned() }),
            _ if letter.is_ascii_alphanumeric() => {
                let mut word = letter.to_string();
                let within = |next: char| next.is_ascii_alphanumeric() || next == '-' || next == '.';
                while let Some((next, _)) = letters.next_if(|(next, _)| within(*next)) {
                    word.push(next);
                }
                word_token(word, column)?
            }
            _ => return Err(RuleError::Sign { column, found: letter }),
        };
        tokens.push((column, token));
    }
    Ok(tokens)
}

fn word_token(word: String, column: usize) -> Result<Token, RuleError> {
    if word.eq_ignore_ascii_case("NOT") {
        return Err(RuleError::Not { column, found: word });
    }
    if word == "AND" {
        return Ok(Token::And);
    }
    if word == "OR" {
        return Ok(Token::Or);
    }
    let is_number = word.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    if let Some(value) = word.parse::<f64>().ok().filter(|value| is_number && value.is_finite()) {
        return Ok(Token::Number(value));
    }
    let is_id = word.starts_with(|letter: char| letter.is_ascii_lowercase())
        && word.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
        && word != "and"
        && word != "or";
    if is_id {
        return Ok(Token::Id(word));
    }
    Err(RuleError::Expected { column, expected: "a finding id, a number, AND or OR", found: format!("`{word}`") })
}

struct Reader<'t> {
    tokens: &'t [(usize, Token)],
    /// Column after the last letter.
    end: usize,
    depth: usize,
}

impl Reader<'_> {
    fn any(&mut self) -> Result<Condition, RuleError> {
        let mut members = vec![self.all()?];
        while self.take(&Token::Or) {
            members.push(self.all()?);
        }
        Ok(Self::joined(members, Condition::Any))
    }

    fn all(&mut self) -> Result<Condition, RuleError> {
        let mut members = vec![self.one()?];
        while self.take(&Token::And) {
            members.push(self.one()?);
        }
        Ok(Self::joined(members, Condition::All))
    }

    fn one(&mut self) -> Result<Condition, RuleError> {
        match self.tokens {
            [(_, Token::Id(id)), (_, Token::Compare(op)), rest @ ..] => {
                self.tokens = rest;
                let [(_, Token::Number(value)), rest @ ..] = rest else { return Err(self.expected("a number")) };
                self.tokens = rest;
                Ok(Condition::Compare { finding: id.clone(), op: *op, value: *value })
            }
            [(_, Token::Id(id)), rest @ ..] => {
                self.tokens = rest;
                Ok(Condition::Finding(id.clone()))
            }
            [(column, Token::Open), rest @ ..] => {
                if self.depth == DEEPEST {
                    return Err(RuleError::Deep { column: *column });
                }
                self.tokens = rest;
                self.depth += 1;
                let inner = self.any()?;
                self.depth -= 1;
                if self.take(&Token::Close) { Ok(inner) } else { Err(self.expected("AND, OR or `)`")) }
            }
            _ => Err(self.expected("a finding id or `(`")),
        }
    }

    fn take(&mut self, wanted: &Token) -> bool {
        match self.tokens {
            [(_, token), rest @ ..] if token == wanted => {
                self.tokens = rest;
                true
            }
            _ => false,
        }
    }

    fn expected(&self, expected: &'static str) -> RuleError {
        match self.tokens {
            [(column, token), ..] => RuleError::Expected { column: *column, expected, found: token.to_string() },
            [] => RuleError::Expected { column: self.end, expected, found: "the end".to_owned() },
        }
    }

    fn joined(mut members: Vec<Condition>, join: fn(Vec<Condition>) -> Condition) -> Condition {
        if members.len() == 1 { members.remove(0) } else { join(members) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(when: &str, expected: &str) {
        let said = match Condition::parse(when) {
            Ok(condition) => condition.to_string(),
            Err(error) => error.to_string(),
        };
        assert_eq!(said, expected);
    }

    #[test]
    fn and_binds_closer_than_or() {
        check("fever AND rash OR lockjaw", "(fever AND rash) OR lockjaw");
        check("fever AND (rash OR lockjaw)", "fever AND (rash OR lockjaw)");
    }

    #[test]
    fn brackets_around_one_finding_say_nothing() {
        check("((fever))", "fever");
    }

    #[test]
    fn ages_are_compared() {
        check("age-now < 2 AND age-now>=0.5", "age-now < 2 AND age-now >= 0.5");
        check("age-now <= 18 OR age-now > 50", "age-now <= 18 OR age-now > 50");
    }

    #[test]
    fn excluding_is_refused_however_it_is_written() {
        check("lockjaw AND NOT new-drug-days", "column 13: `NOT` excludes a finding, and a rule never excludes");
        check("not fever", "column 1: `not` excludes a finding, and a rule never excludes");
        check("!fever", "column 1: `!` excludes a finding, and a rule never excludes");
    }

    #[test]
    fn a_finding_whose_name_begins_like_not_is_a_finding() {
        check("note OR notes", "note OR notes");
    }

    #[test]
    fn a_mistake_is_shown_with_its_column() {
        check("", "column 1: expected a finding id or `(`, found the end");
        check("fever AND", "column 10: expected a finding id or `(`, found the end");
        check("fever rash", "column 7: expected AND, OR or the end, found `rash`");
        check("(fever OR rash", "column 15: expected AND, OR or `)`, found the end");
        check("fever OR rash)", "column 14: expected AND, OR or the end, found `)`");
        check("age-now < young", "column 11: expected a number, found `young`");
        check("18 > age-now", "column 1: expected a finding id or `(`, found the number 18");
        check("fever and rash", "column 7: expected a finding id, a number, AND or OR, found `and`");
        check("fever & rash", "column 7: unexpected `&`");
        check("ä AND Fever", "column 1: unexpected `ä`");
    }

    #[test]
    fn brackets_without_end_are_refused_instead_of_using_up_the_stack() {
        check(&"(".repeat(100_000), "column 33: more than 32 brackets within each other");
    }

    #[test]
    fn findings_are_named_once_in_the_order_of_the_text() {
        let condition = Condition::parse("b AND (age-now < 3 OR a OR b)").unwrap();
        assert_eq!(condition.findings(), ["b", "age-now", "a"]);
    }

    fn conditions() -> impl Strategy<Value = Condition> {
        let id = "[a-z][a-z0-9-]{0,8}"
            .prop_filter("no words of the language", |id| !["not", "and", "or"].contains(&id.as_str()));
        let ops =
            prop::sample::select(vec![Comparison::Below, Comparison::AtMost, Comparison::Above, Comparison::AtLeast]);
        let leaf = prop_oneof![
            id.clone().prop_map(Condition::Finding),
            (id, ops, 0.0..1e6).prop_map(|(finding, op, value)| Condition::Compare { finding, op, value }),
        ];
        leaf.prop_recursive(5, 40, 4, |inner| {
            let members = prop::collection::vec(inner, 2..5);
            prop_oneof![members.clone().prop_map(Condition::All), members.prop_map(Condition::Any)]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_the_same(condition in conditions()) {
            prop_assert_eq!(Condition::parse(&condition.to_string()), Ok(condition));
        }

        #[test]
        fn any_text_is_read_or_refused_without_panic(when in ".*") {
            if let Ok(condition) = Condition::parse(&when) {
                prop_assert_eq!(Condition::parse(&condition.to_string()), Ok(condition));
            }
        }

        #[test]
        fn any_row_of_words_is_read_or_refused_without_panic(
            words in prop::collection::vec(prop::sample::select(vec!["(", ")", "AND", "OR", "NOT", "<", ">=", "18", "1.2.3", "fever", "é", "-"]), 0..20)
        ) {
            if let Ok(condition) = Condition::parse(&words.join(" ")) {
                prop_assert!(!words.contains(&"NOT"));
                prop_assert!(!condition.findings().is_empty());
            }
        }
    }
}
