//! What is learned from: sentences with their findings, and wordings made up from the sayings of the knowledge.

use crate::text::fingerprint;
use nullpoint_knowledge::Knowledge;
use nullpoint_reason::understand::Understander;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::{fs, io};

/// Where the sentences stand.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../knowledge/sentences");
/// Sets that the sayings were tuned with: what sayings find in them tells nothing about other texts.
const TUNED: [&str; 5] = ["dev", "first-box", "forum", "later", "phone"];
/// Texts made up from each saying, and how much each counts beside a sentence: where it tells the finding, and for all
/// others (which it may tell too). Ours: of 0.1, 0.3 and 1 the best on sentences left out.
const EACH: usize = 2;
const MADE_UP: f32 = 0.3;
const MADE_UP_OTHERS: f32 = 0.1;

/// One text to learn from.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    /// Its wordings.
    pub(crate) wordings: BTreeSet<String>,
    /// Findings that it speaks of.
    pub(crate) told: BTreeSet<String>,
    /// Those of them that it denies.
    pub(crate) denied: BTreeSet<String>,
    /// Findings about which one may argue.
    pub(crate) open: BTreeSet<String>,
    /// What it counts for the findings that it speaks of, and for the others.
    pub(crate) counts: (f32, f32),
}

/// A sentence with its findings.
#[derive(Deserialize)]
pub(crate) struct Sentence {
    pub(crate) text: String,
    present: Vec<String>,
    pub(crate) absent: Vec<String>,
    #[serde(default)]
    also_fine: Vec<String>,
    /// Whether the sayings were tuned with it.
    #[serde(skip)]
    pub(crate) is_tuned: bool,
}

impl Sentence {
    /// The findings that it speaks of, said or denied.
    pub(crate) fn told(&self) -> BTreeSet<String> {
        self.present.iter().chain(&self.absent).cloned().collect()
    }

    /// The findings about which one may argue.
    pub(crate) fn open(&self) -> BTreeSet<String> {
        let told = self.told();
        self.also_fine.iter().filter(|id| !told.contains(*id)).cloned().collect()
    }

    /// As an example.
    pub(crate) fn example(&self, reader: &Understander<'_>) -> Example {
        let wordings = reader.wordings(&self.text).sentences.into_iter().flatten().collect();
        Example {
            wordings,
            told: self.told(),
            denied: self.absent.iter().cloned().collect(),
            open: self.open(),
            counts: (1.0, 1.0),
        }
    }
}

/// All that is learned from.
pub(crate) struct Material {
    pub(crate) sentences: Vec<Sentence>,
    texts: Vec<Text>,
    /// Tells whether a table was made from the same.
    pub(crate) fingerprint: String,
}

#[derive(Deserialize)]
struct Set {
    sentence: Vec<Sentence>,
}

impl Material {
    /// The sentences of the repository, and texts made up from this knowledge.
    pub(crate) fn of(knowledge: &Knowledge) -> io::Result<Self> {
        let mut names: Vec<String> = Vec::new();
        for entry in fs::read_dir(FOLDER)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            names.extend(name.strip_suffix(".toml").map(str::to_owned));
        }
        names.sort();
        let (mut sentences, mut read) = (Vec::new(), Vec::new());
        for name in &names {
            let text = fs::read_to_string(format!("{FOLDER}/{name}.toml"))?;
            let set: Set = toml::from_str(&text).map_err(|error| io::Error::other(format!("{name}.toml: {error}")))?;
            let is_tuned = TUNED.contains(&name.as_str());
            sentences.extend(set.sentence.into_iter().map(|sentence| Sentence { is_tuned, ..sentence }));
            read.push(text);
        }
        let texts = texts(knowledge);
        let fingerprint = fingerprint(read.iter().chain(texts.iter().map(|text| &text.text)).map(String::as_str));
        Ok(Self { sentences, texts, fingerprint })
    }

    /// The texts made up, as examples.
    pub(crate) fn made_up(&self, reader: &Understander<'_>) -> Vec<Example> {
        let texts = self.texts.iter().map(|Text { finding, text, is_denial }| Example {
            wordings: reader.wordings(text).sentences.into_iter().flatten().collect(),
            told: BTreeSet::from([finding.clone()]),
            denied: is_denial.then(|| finding.clone()).into_iter().collect(),
            open: BTreeSet::new(),
            counts: (MADE_UP, MADE_UP_OTHERS),
        });
        texts.collect()
    }
}

/// A text made up.
struct Text {
    finding: String,
    text: String,
    /// Whether it says that the finding is not there.
    is_denial: bool,
}

/// Texts from the sayings of each finding, and from its label and questions.
fn texts(knowledge: &Knowledge) -> Vec<Text> {
    let mut texts = Vec::new();
    for (id, sayings) in &knowledge.phrases.finding {
        for (patterns, is_denial) in [(&sayings.present, false), (&sayings.absent, true)] {
            let turns = patterns.iter().flat_map(|pattern| (0..EACH).map(move |turn| said(pattern, turn, knowledge)));
            texts.extend(turns.map(|text| Text { finding: id.clone(), text, is_denial }));
        }
    }
    for (id, finding) in &knowledge.findings {
        let own = [&finding.label, &finding.question, &finding.question_other, &finding.clinical];
        texts.extend(own.map(|text| Text { finding: id.clone(), text: text.clone(), is_denial: false }));
    }
    texts
}

/// A text that a pattern stands for; another one at each turn.
fn said(pattern: &str, turn: usize, knowledge: &Knowledge) -> String {
    let mut parts: Vec<&str> = pattern.trim_start_matches('!').split('&').collect();
    if turn % 2 == 1 {
        parts.reverse();
    }
    // Steps through the choices of each place at its own pace, so that the turns differ.
    let one = |place: usize, choices: usize| (turn * (place + 1) + place * place + pattern.len()) % choices;
    let places = parts.iter().flat_map(|part| part.split_whitespace()).enumerate();
    let words = places.map(|(place, choices)| {
        let choices: Vec<&str> = choices.split('|').collect();
        let word = choices[one(place, choices.len())];
        let class = word.strip_prefix('<').and_then(|word| word.strip_suffix('>'));
        let words = class.and_then(|class| knowledge.phrases.class.get(class)).filter(|words| !words.is_empty());
        let word = words.map_or(word, |words| &words[one(place, words.len())]);
        word.replace('_', " ")
    });
    words.collect::<Vec<_>>().join(" ")
}
