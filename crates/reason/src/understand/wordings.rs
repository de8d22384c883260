//! Wordings: the stems of a text, and those that stand in a row, as what was learned counts them.
//!
//! In: the words of a text. Out: the wordings of each sentence with their places.
//! Method: each stem and each two stems in a row within a sentence, slips mended. What is said of someone else is another
//! wording (`~`): only findings about relatives learn from it. Words of a figure of speech are none.

use super::sentence::{Said, Speech};

/// A wording of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wording {
    /// As it is learned.
    pub(crate) name: String,
    /// The places of its words.
    pub(crate) places: Vec<usize>,
}

/// The wordings of each sentence, each once and in order.
pub(crate) fn wordings(speech: &Speech) -> Vec<Vec<Wording>> {
    let mut sentences: Vec<Vec<Wording>> = Vec::new();
    for place in 0..speech.words.len() {
        if speech.words[place].starts || sentences.is_empty() {
            sentences.push(Vec::new());
        }
        let Some(sentence) = sentences.last_mut() else { continue };
        let Some(name) = named(&speech.words[place]) else { continue };
        let before = place.checked_sub(1).filter(|_| !speech.words[place].starts);
        let pair = before.and_then(|before| Some((before, named(&speech.words[before])?)));
        if let Some((before, first)) = pair {
            add(sentence, format!("{first} {name}"), vec![before, place]);
        }
        add(sentence, name, vec![place]);
    }
    sentences
}

fn add(sentence: &mut Vec<Wording>, name: String, places: Vec<usize>) {
    if sentence.iter().all(|known| known.name != name) {
        sentence.push(Wording { name, places });
    }
}

fn named(said: &Said) -> Option<String> {
    let stem = said.stems().last().filter(|_| !said.is_figure)?;
    Some(if said.is_of_another { format!("~{stem}") } else { stem.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::sentence::spoken;

    #[test]
    fn a_row_ends_with_its_sentence() {
        let speech = spoken("My neck hurts. It shakes, my neck.");
        let names: Vec<Vec<String>> =
            wordings(&speech).into_iter().map(|all| all.into_iter().map(|one| one.name).collect()).collect();
        assert_eq!(
            names,
            [
                vec!["my", "my neck", "neck", "neck hurt", "hurt"],
                vec!["it", "it shake", "shake", "shake my", "my", "my neck", "neck"],
            ]
        );
    }
}
