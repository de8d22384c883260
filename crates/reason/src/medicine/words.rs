//! Words: free text about medicines, cut into words with what stands between them.
//!
//! In: any text. Out: runs of letters or of digits, each with its place, its plain form (small letters without accents
//! or apostrophes) and how it hangs on the word before it.
//! Limits: accents of Latin letters only; other scripts keep their letters.

use std::ops::Range;

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing, a hyphen, or a mark inside a number or a dose (`2.5`, `10mg/5ml`).
    Glued,
    /// Space, a full stop, a slash or a plus: a name may reach across it.
    Loose(bool),
    /// A comma, semicolon, line end, bracket: nothing reaches across it.
    Break,
}

impl Gap {
    /// Whether another medicine may begin after it.
    pub(super) const fn parts(self) -> bool {
        matches!(self, Self::Loose(true) | Self::Break)
    }
}

/// A run of letters or of digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it stands in the text, in bytes.
    pub(super) place: Range<usize>,
    /// Small letters without accents or apostrophes.
    pub(super) plain: String,
    /// What stands before it.
    pub(super) gap: Gap,
}

impl Word {
    /// Whether it is a number.
    pub(super) fn is_number(&self) -> bool {
        self.plain.chars().all(char::is_numeric)
    }
}

/// The words of a text in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((start, first)) = letters.next() {
        if !first.is_alphanumeric() {
            continue;
        }
        let number = first.is_numeric();
        let mut end = start + first.len_utf8();
        let mut plain = String::new();
        fold(first, &mut plain);
        while let Some((at, next)) = letters.peek().copied() {
            let apostrophe =
                !number && is_apostrophe(next) && text[at + next.len_utf8()..].starts_with(char::is_alphabetic);
            let combining = ('\u{300}'..='\u{36f}').contains(&next);
            if !(apostrophe || combining || (next.is_alphanumeric() && next.is_numeric() == number)) {
                break;
            }
            if !apostrophe && !combining {
                fold(next, &mut plain);
            }
            end = at + next.len_utf8();
            letters.next();
        }
        let gap = words.last().map_or(Gap::Break, |last: &Word| gap(last, &text[last.place.end..start], number));
        words.push(Word { place: start..end, plain, gap });
    }
    words
}

/// Small letters without accents: `Zyprexa®` and `ZYPREXA` are one name.
pub(super) fn plain(name: &str) -> String {
    words(name).into_iter().map(|word| word.plain).collect()
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

fn gap(before: &Word, between: &str, number: bool) -> Gap {
    let inside_a_dose = before.is_number() && number && matches!(between, "." | "," | "/");
    let per = between == "/" && (before.is_number() || before.plain.len() <= 3) && (number || before.is_number());
    if between.is_empty() || matches!(between, "-" | "‐" | "‑" | "–") || inside_a_dose || per {
        return Gap::Glued;
    }
    if between
        .contains([',', ';', '\n', '\r', '(', ')', '[', ']', '{', '}', '|', '•', '·', ':', '!', '?', '"', '*', '—'])
    {
        return Gap::Break;
    }
    Gap::Loose(!between.chars().all(|letter| letter == ' ' || letter == '\t' || is_apostrophe(letter)))
}

/// Adds the plain form of one letter.
fn fold(letter: char, plain: &mut String) {
    for small in letter.to_lowercase() {
        match small {
            'à'..='å' | 'ā' | 'ă' | 'ą' => plain.push('a'),
            'æ' => plain.push_str("ae"),
            'ç' | 'ć' | 'č' => plain.push('c'),
            'è'..='ë' | 'ē' | 'ę' | 'ě' => plain.push('e'),
            'ì'..='ï' | 'ī' | 'ı' => plain.push('i'),
            'ñ' | 'ń' => plain.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => plain.push('o'),
            'œ' => plain.push_str("oe"),
            'ß' => plain.push_str("ss"),
            'ś' | 'š' => plain.push('s'),
            'ù'..='ü' | 'ū' | 'ű' => plain.push('u'),
            'ý' | 'ÿ' => plain.push('y'),
            'ź' | 'ż' | 'ž' => plain.push('z'),
            '\u{300}'..='\u{36f}' => {}
            other => plain.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let written: Vec<String> = words(text)
            .into_iter()
            .map(|word| match word.gap {
                Gap::Glued => format!("~{}", word.plain),
                Gap::Loose(false) => format!(" {}", word.plain),
                Gap::Loose(true) => format!("/{}", word.plain),
                Gap::Break => format!("|{}", word.plain),
            })
            .collect();
        assert_eq!(written.concat(), expected);
    }

    #[test]
    fn an_apostrophe_is_no_border() {
        check("St. John’s wort", "|st/johns wort");
        check("'Prozac'", "|prozac");
    }

    #[test]
    fn letters_and_digits_part_but_hang_together() {
        check("Sertraline50mg, vitamin B12", "|sertraline~50~mg|vitamin b~12");
        check("co-careldopa 25/100", "|co~careldopa 25~100");
    }

    #[test]
    fn a_slash_in_a_dose_is_no_border() {
        check("10mg/5ml", "|10~mg~5~ml");
        check("lexapro / trazodone", "|lexapro/trazodone");
        check("9.5mg/24h", "|9~5~mg~24~h");
    }

    #[test]
    fn accents_and_capitals_are_dropped() {
        assert_eq!(plain("Zyprexá®"), "zyprexa");
        assert_eq!(plain("Pepto-Bismol"), "peptobismol");
    }
}
