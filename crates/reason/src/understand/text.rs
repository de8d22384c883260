//! Words of a text: lower case, British and American spelling alike, endings taken off.
//!
//! Method: Snowball English (Porter 2) <https://snowballstem.org/algorithms/english/stemmer.html>, after folding the
//! spellings in which British and American English differ by rule.

use rust_stemmers::{Algorithm, Stemmer};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Takes endings off, and remembers the stems of words it has seen.
pub(crate) struct Stems {
    stemmer: Stemmer,
    seen: Mutex<HashMap<String, String>>,
}

impl Stems {
    pub(crate) fn new() -> Self {
        Self { stemmer: Stemmer::create(Algorithm::English), seen: Mutex::default() }
    }

    /// The stem of one lower-case word.
    pub(crate) fn stem(&self, word: &str) -> String {
        // A poisoned memory holds nothing wrong: each entry is written whole.
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(stem) = seen.get(word) {
            return stem.clone();
        }
        let stem = self.stemmer.stem(&american(word)).into_owned();
        seen.insert(word.to_owned(), stem.clone());
        stem
    }

    /// The stems of a text, in order.
    pub(crate) fn of(&self, text: &str) -> Vec<String> {
        words(text).iter().map(|word| self.stem(word)).collect()
    }
}

/// The words of a text in lower case; apostrophes are dropped (`can't` is `cant`), everything else parts words.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(folded) => word.push_str(folded),
            None if letter.is_alphanumeric() => word.push(letter),
            None if is_apostrophe(letter) => {}
            None if word.is_empty() => {}
            None => words.push(std::mem::take(&mut word)),
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Whether a sign stands inside words.
pub(crate) fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | '`' | '´')
}

/// A letter without its accent, where English texts drop it.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ä' | 'å' => "a",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'ö' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'æ' => "ae",
        'œ' => "oe",
        _ => return None,
    })
}

/// The American spelling of a word, by rule. What a rule changes without need is changed alike on both sides.
fn american(word: &str) -> String {
    /// Shorter words (`four`, `wise`) are left alone.
    const SHORTEST: usize = 6;
    let mut word = word.to_owned();
    for (pair, single) in [("ae", "e"), ("oe", "e")] {
        if let Some(place) = word.find(pair)
            && place + pair.len() < word.len()
        {
            word.replace_range(place..place + pair.len(), single);
        }
    }
    if word.len() < SHORTEST {
        return word;
    }
    for (british, american) in [
        ("our", "or"),
        ("ours", "ors"),
        ("tre", "ter"),
        ("bre", "ber"),
        ("ise", "ize"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ising", "izing"),
        ("isation", "ization"),
        ("yse", "yze"),
        ("ysed", "yzed"),
    ] {
        if let Some(start) = word.strip_suffix(british) {
            return format!("{start}{american}");
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(one: &str, other: &str) {
        let stems = Stems::new();
        assert_eq!(stems.of(one), stems.of(other));
    }

    #[test]
    fn british_and_american_spellings_are_the_same_word() {
        same("tumour", "tumor");
        same("haematoma", "hematoma");
        same("oesophagus", "esophagus");
        same("generalised", "generalized");
        same("centre", "center");
    }

    #[test]
    fn endings_and_accents_do_not_matter() {
        same("Twitching", "twitches");
        same("Ménière", "meniere");
    }

    #[test]
    fn apostrophes_stand_inside_words() {
        assert_eq!(words("can’t, won't: St. John's"), ["cant", "wont", "st", "johns"]);
    }
}
