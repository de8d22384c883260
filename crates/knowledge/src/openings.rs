//! Openings: under which words each phrase is to be looked for, so that a reader need not try every phrase on a text.
//!
//! In: the phrases as written. Out: for each phrase the words at its rarest place, and for each word how many findings
//! use it.
//! Method: the place with the fewest words to choose from; a word that stands in nearly every text counts as many.

use crate::schema::{Openings, Phrases};
use std::collections::{BTreeMap, BTreeSet};

/// What a word counts that stands in nearly every text, and a class whose words are listed elsewhere. Ours: more than
/// any place has words.
const COMMON: usize = 200;
/// Words that stand in nearly every text.
const EVERYWHERE: [&str; 58] = [
    "i", "im", "ive", "a", "an", "the", "my", "his", "her", "our", "he", "she", "it", "its", "is", "was", "are", "be",
    "been", "of", "in", "on", "to", "at", "and", "or", "when", "if", "as", "with", "for", "from", "by", "that", "this",
    "they", "not", "no", "never", "dont", "doesnt", "isnt", "has", "have", "had", "hes", "shes", "me", "up", "one",
    "do", "get", "gets", "goes", "go", "so", "just", "out",
];

impl Openings {
    /// Those of these phrases: sayings by finding, of each finding first those that say that it is there.
    pub(crate) fn of(phrases: &Phrases) -> Self {
        let mut openings = Self::default();
        let mut users: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let sayings = phrases.finding.iter().flat_map(|(id, how)| {
            how.present.iter().chain(&how.absent).map(move |pattern| (id.as_str(), pattern.as_str()))
        });
        for (number, (id, pattern)) in (0..).zip(sayings) {
            enter(&mut openings.sayings, number, pattern, phrases);
            for word in words(pattern) {
                users.entry(word).or_default().insert(id);
            }
        }
        for (number, pattern) in (0..).zip(phrases.alarm.values().flatten()) {
            enter(&mut openings.alarms, number, pattern, phrases);
            for word in words(pattern) {
                users.entry(word).or_default();
            }
        }
        let counted =
            |(word, users): (&str, BTreeSet<&str>)| (word.to_owned(), u32::try_from(users.len()).unwrap_or(u32::MAX));
        openings.users = users.into_iter().map(counted).collect();
        openings
    }
}

/// Enters a phrase under the words at its rarest place.
fn enter(list: &mut BTreeMap<String, Vec<u32>>, number: u32, pattern: &str, phrases: &Phrases) {
    let count = |one: &str| match class(one) {
        Some(name) => phrases.class.get(name).map_or(COMMON, Vec::len),
        None if EVERYWHERE.contains(&first(one)) => COMMON,
        None => 1,
    };
    let places = pattern.trim_start_matches('!').split('&').flat_map(str::split_whitespace);
    let rarest = places.min_by_key(|place| place.split('|').map(count).sum::<usize>());
    let opens: BTreeSet<&str> = rarest.into_iter().flat_map(|place| place.split('|')).map(first).collect();
    for word in opens {
        list.entry(word.to_owned()).or_default().push(number);
    }
}

/// The first of words that follow each other; a class as it stands.
fn first(one: &str) -> &str {
    if class(one).is_some() { one } else { one.split('_').find(|word| !word.is_empty()).unwrap_or(one) }
}

/// Every word of a phrase, and every class as it stands.
fn words(pattern: &str) -> impl Iterator<Item = &str> {
    let ones = pattern.trim_start_matches('!').split([' ', '|', '&']);
    ones.flat_map(|one| if class(one).is_some() { one.split('\0') } else { one.split('_') })
        .filter(|word| !word.is_empty())
}

/// The class that a choice names.
fn class(one: &str) -> Option<&str> {
    one.strip_prefix('<').and_then(|one| one.strip_suffix('>'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Sayings;

    #[test]
    fn a_phrase_is_entered_under_its_rarest_words() {
        let sayings = Sayings { present: vec!["my|the head_bone shakes|nods of".to_owned()], ..Sayings::default() };
        let class = BTreeMap::from([("hd".to_owned(), vec!["head".to_owned(), "neck".to_owned()])]);
        let alarm = BTreeMap::from([("falls".to_owned(), vec!["<hd> & a|b|c".to_owned()])]);
        let finding = BTreeMap::from([("region-head-neck".to_owned(), sayings)]);
        let openings = Openings::of(&Phrases { class, alarm, finding, ..Phrases::default() });
        assert_eq!(openings.sayings, BTreeMap::from([("head".to_owned(), vec![0])]));
        assert_eq!(openings.alarms, BTreeMap::from([("<hd>".to_owned(), vec![0])]));
        assert_eq!(openings.users.get("bone"), Some(&1));
        assert_eq!(openings.users.get("<hd>"), Some(&0));
    }
}
