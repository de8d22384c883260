//! What was said: the words of a text, with its sentences, commas and questions.

use super::phrase::Phrase;
use super::text::{Stems, is_apostrophe, words};
use std::ops::Range;

/// The words of a text, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Speech {
    pub(crate) words: Vec<Said>,
    /// The places of the words of each sentence that ends with a question mark.
    questions: Vec<Range<usize>>,
}

/// A word as it was said.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Said {
    /// In lower case, without apostrophes.
    pub(crate) word: String,
    /// Its stem, as typed and with slips mended.
    stems: [String; 2],
    /// Whether a comma, dash or bracket stands before it.
    pub(crate) after_comma: bool,
    /// Whether a sentence starts with it.
    pub(crate) starts: bool,
    /// Whether it is part of a figure of speech.
    pub(crate) is_figure: bool,
    /// Whether it is said of someone else than the one the text is about.
    pub(crate) is_of_another: bool,
    /// Whether it is written with a capital letter and small ones after it.
    pub(crate) is_capital: bool,
    /// Where it stands in the text, in bytes.
    pub(crate) place: Range<usize>,
}

impl Said {
    /// Its stem as typed and as mended.
    pub(crate) fn stems(&self) -> impl Iterator<Item = &str> {
        let mended = (self.stems[0] != self.stems[1]).then_some(&self.stems[1]);
        std::iter::once(&self.stems[0]).chain(mended).map(String::as_str)
    }

    /// Whether its stem, as typed or mended, is this one.
    pub(crate) fn is(&self, stem: &str) -> bool {
        !self.is_figure && self.stems.iter().any(|own| own == stem)
    }
}

/// The words of a text. `mend` gives the likely meaning of a misspelt stem.
pub(crate) fn speech(text: &str, stems: &Stems, mend: &dyn Fn(&str) -> String) -> Speech {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut speech = Speech::default();
    let mut word = String::new();
    let (mut after_comma, mut starts) = (false, true);
    for (place, (at, letter)) in letters.iter().copied().chain([(text.len(), ' ')]).enumerate() {
        if letter.is_alphanumeric() || is_apostrophe(letter) {
            word.push(letter);
            continue;
        }
        for plain in words(&word) {
            let plain = mended_denial(plain);
            let stem = stems.stem(&plain);
            let mended = mend(&stem);
            let place = at - word.len()..at;
            let is_capital =
                word.starts_with(char::is_uppercase) && word.chars().nth(1).is_some_and(char::is_lowercase);
            speech.words.push(Said {
                word: plain,
                stems: [stem, mended],
                after_comma,
                starts,
                is_figure: false,
                is_of_another: false,
                is_capital,
                place,
            });
            (after_comma, starts) = (false, false);
        }
        word.clear();
        let before = place.checked_sub(1).and_then(|before| letters.get(before)).map(|(_, letter)| letter);
        let after = letters.get(place + 1).map(|(_, letter)| letter);
        let in_number = [before, after].iter().all(|side| side.is_some_and(char::is_ascii_digit));
        if letter == '?' {
            let first = speech.words.iter().rposition(|word| word.starts).unwrap_or(0);
            speech.questions.push(first..speech.words.len());
        }
        match letter {
            '.' | ',' if in_number => {}
            '.' | '?' | '!' | ';' | '\n' => starts = true,
            ',' | ':' | '(' | ')' | '–' | '—' | '/' | '…' => after_comma = true,
            '-' if before.is_none_or(|before| before.is_whitespace()) => after_comma = true,
            _ => {}
        }
    }
    speech
}

/// A text for tests: nothing but denying words is mended.
#[cfg(test)]
pub(crate) fn spoken(text: &str) -> Speech {
    speech(text, &Stems::new(), &|stem: &str| stem.to_owned())
}

/// A denying word that is misspelt as people often do, mended: the slips of other words are mended by their stems, of which
/// these have none.
fn mended_denial(word: String) -> String {
    const SLIPS: [(&str, &[&str]); 13] = [
        ("doesnt", &["dosent", "doesent", "dosnt", "dosn"]),
        ("didnt", &["dident", "ditnt", "diddnt"]),
        ("havent", &["havnt", "havn", "havet"]),
        ("hasnt", &["hasent"]),
        ("isnt", &["isent"]),
        ("wasnt", &["wasent"]),
        ("dont", &["dnt", "donot"]),
        ("never", &["nver", "nevr", "nevver"]),
        ("without", &["witout", "wihtout", "wthout", "withou"]),
        ("neither", &["niether", "neether"]),
        ("nothing", &["nothin", "nothng", "nuthing", "nuthin"]),
        ("nobody", &["nobdy", "noone"]),
        ("couldnt", &["couldent", "cudnt"]),
    ];
    let mended = SLIPS.iter().find(|(_, slips)| slips.contains(&word.as_str()));
    mended.map_or(word, |(denial, _)| (*denial).to_owned())
}

impl Speech {
    /// Takes figures of speech out of it.
    pub(crate) fn without_figures(mut self, figures: &[Phrase]) -> Self {
        for places in figures.iter().flat_map(|figure| figure.found(&self)).collect::<Vec<_>>() {
            if let (Some(first), Some(last)) = (places.first(), places.last()) {
                for word in &mut self.words[*first..=*last] {
                    word.is_figure = true;
                }
            }
        }
        self
    }

    /// The places of the words that lie within these bytes of the text.
    pub(crate) fn places(&self, bytes: &Range<usize>) -> Vec<usize> {
        let within = |word: &Said| word.place.start < bytes.end && bytes.start < word.place.end;
        (0..self.words.len()).filter(|place| within(&self.words[*place])).collect()
    }

    /// The bytes of the text from the first to the last of these places.
    pub(crate) fn bytes(&self, places: &[usize]) -> Range<usize> {
        match (places.first(), places.last()) {
            (Some(first), Some(last)) => self.words[*first].place.start..self.words[*last].place.end,
            _ => 0..0,
        }
    }

    /// The places of the words of the sentence that a place is in.
    pub(crate) fn sentence(&self, place: usize) -> Range<usize> {
        let first = (0..=place).rev().find(|at| self.words[*at].starts).unwrap_or(0);
        let next = (place + 1..self.words.len()).find(|at| self.words[*at].starts);
        first..next.unwrap_or(self.words.len())
    }

    /// Whether a place is in a question.
    pub(crate) fn is_asked(&self, place: usize) -> bool {
        self.questions.iter().any(|question| question.contains(&place))
    }

    /// The first place of a word, for tests.
    #[cfg(test)]
    pub(crate) fn place_of(&self, word: &str) -> usize {
        (0..self.words.len()).find(|place| self.word(Some(*place)) == word).expect("the word stands there")
    }

    /// The word at a place; empty beyond the ends.
    pub(crate) fn word(&self, place: Option<usize>) -> &str {
        place.and_then(|place| self.words.get(place)).map_or("", |said| &said.word)
    }
}
