//! Says: the findings that a text says are there, and those that it says are not.
//!
//! In: the words of a text. Out: findings with the words they came from, each said or denied.
//! Method: the sayings of the knowledge (`phrases/*.toml`) are looked for and each judged (`meaning`). What a sentence
//! both says and denies is denied, but counts for the alarm.
//! A finding counts when enough of the text speaks for it: several sayings of it stand there, or one of telling words
//! (`evidence`), joined with what was learned from sentences (`likely`), which adds findings that no saying tells. What one
//! vague saying tells counts for the alarm alone.
//! Limits: what is in doubt, asked, or someone else's is neither; it is left for the interview to ask.

use super::around::{Stance, Verdict, around, stance};
use super::book::{Book, Reading};
use super::evidence::{Evidence, Telling};
use super::likely::Likely;
use super::meaning::{For, Marks, Meant};
use super::phrase::Phrase;
use super::sentence::Speech;
use nullpoint_knowledge::learned::Learned;
use nullpoint_knowledge::schema::{Phrases, Sayings};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What a saying stands for.
struct Saying<'k> {
    finding: &'k str,
    how: &'k Sayings,
    /// Whether it says that the finding is there.
    is_present: bool,
    pattern: &'k str,
}

/// Sayings, ready to be looked for.
pub(crate) struct Says<'k> {
    book: Book<'k, Saying<'k>>,
    how: &'k BTreeMap<String, Sayings>,
    /// How many findings use each word.
    users: &'k BTreeMap<String, u32>,
    telling: OnceLock<Telling>,
    /// What was learned; none where a text is only read for the alarm.
    learned: Option<&'k Learned>,
}

/// What speaks for each finding, said or denied.
type Evidences<'k> = BTreeMap<(&'k str, bool), Evidence<'k>>;

/// Where a text says a finding, and where it denies it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Told {
    pub(crate) said: Vec<Vec<usize>>,
    /// Said and denied in one sentence, so that it counts for the alarm alone.
    pub(crate) contested: Vec<Vec<usize>>,
    pub(crate) denied: Vec<Vec<usize>>,
}

impl<'k> Says<'k> {
    pub(crate) fn new(phrases: &'k Phrases, learned: Option<&'k Learned>, reading: &Reading<'_>) -> Self {
        let sayings = phrases.finding.iter().flat_map(|(finding, how)| {
            let both = [(true, &how.present), (false, &how.absent)];
            both.into_iter().flat_map(move |(is_present, patterns)| {
                patterns.iter().map(move |pattern| (Saying { finding, how, is_present, pattern }, pattern.as_str()))
            })
        });
        let book = Book::new(sayings, &phrases.openings.sayings, Phrase::in_one_clause, reading);
        Self { book, how: &phrases.finding, users: &phrases.openings.users, telling: OnceLock::new(), learned }
    }

    /// How telling each stem is: rare among findings.
    fn telling(&self, reading: &Reading<'_>) -> &Telling {
        self.telling.get_or_init(|| Telling::new(self.users, self.how.len(), reading))
    }

    /// What the sayings that stand in a text tell, by finding id, and what speaks for each, said or denied.
    fn sayings(
        &self,
        speech: &Speech,
        marks: &Marks,
        reading: &Reading<'_>,
        is_weighed: bool,
    ) -> (BTreeMap<&'k str, Told>, Evidences<'k>) {
        let mut told: BTreeMap<&str, Told> = BTreeMap::new();
        let mut evidence = Evidences::new();
        let telling = is_weighed.then(|| self.telling(reading));
        let denies_own = denies_own(speech);
        for (saying, phrase, places) in self.book.found(speech, reading) {
            let is_of_another = places.iter().any(|place| speech.words[*place].is_of_another);
            let meant = if saying.is_present && is_of_another && denies_own && !saying.how.of_relatives {
                Meant::Denied
            } else {
                speech.meant(&places, marks, read_for(saying.how))
            };
            // `Neither warning nor relief`: the `nor` within a saying that denies denies no denial.
            let denies_itself = !saying.is_present && meant == Meant::Denied && speech.goes_on_denying(&places);
            let meant = if denies_itself { Meant::Said } else { meant };
            let is_turned =
                saying.is_present && meant == Meant::Said && denies_what_it_follows(speech, &places, saying.pattern);
            let meant = if is_turned { Meant::Denied } else { meant };
            if saying.is_present && meant == Meant::Denied && speech.denies_its_end(&places) {
                told.entry(saying.finding).or_default().contested.push(places);
                continue;
            }
            let is_well = || speech.denies_on(&places) && !speech.is_limited(&places) && !speech.is_beyond(&places);
            if !saying.is_present && !is_well() {
                continue;
            }
            let finding = told.entry(saying.finding).or_default();
            if meant != Meant::Neither {
                let is_said = (meant == Meant::Said) == saying.is_present;
                let weight = telling.map_or(0.0, |telling| telling.of(&speech.words, &places));
                evidence.entry((saying.finding, is_said)).or_default().add(saying.pattern, weight, phrase.is_sure);
            }
            match (meant, saying.is_present) {
                (Meant::Said, true) => finding.said.push(places),
                (Meant::Denied, true) | (Meant::Said, false) => finding.denied.push(places),
                (Meant::Denied, false) | (Meant::Neither, _) => {}
            }
        }
        (told, evidence)
    }

    /// What the sayings found in a text count for each finding, said or denied: for learning how to join them with what
    /// was learned.
    pub(crate) fn weights(&self, speech: &Speech, marks: &Marks, reading: &Reading<'_>) -> BTreeMap<&'k str, f64> {
        weights(&self.sayings(speech, marks, reading, true).1)
    }

    /// The score of each finding by what was learned, in the order of its table.
    pub(crate) fn scores(&self, speech: &Speech) -> Vec<f32> {
        self.learned.map_or_else(Vec::new, |learned| Likely::of(speech, learned).scores())
    }

    /// Adds the findings that no saying tells but what was learned does.
    fn add_likely(&self, likely: &Likely<'k>, speech: &Speech, marks: &Marks, told: &mut BTreeMap<&'k str, Told>) {
        for (id, places) in likely.without_sayings(speech) {
            let Some((id, how)) = self.how.get_key_value(id) else { continue };
            let told = told.entry(id).or_default();
            if told.said.is_empty() && told.denied.is_empty() {
                match speech.meant(&places, marks, read_for(how)) {
                    Meant::Said => told.said.push(places),
                    Meant::Denied => told.denied.push(places),
                    Meant::Neither => {}
                }
            }
        }
    }

    /// What the rules take a text to tell, by finding id; what is enough, and what stands around, is not weighed yet.
    fn ruled(
        &self,
        speech: &Speech,
        marks: &Marks,
        reading: &Reading<'_>,
        likely: Option<&Likely<'k>>,
    ) -> (BTreeMap<&'k str, Told>, Evidences<'k>) {
        let (mut told, evidence) = self.sayings(speech, marks, reading, likely.is_some());
        if let Some(likely) = likely {
            self.add_likely(likely, speech, marks, &mut told);
        }
        self.give_way(speech, &mut told);
        for Told { said, contested, denied } in told.values_mut() {
            // `He never had a fit before` denies no fit.
            denied.retain(|places| {
                let covers =
                    |saying: &Vec<usize>| speech.holds_denial(saying) && saying.iter().any(|at| places.contains(at));
                !said.iter().any(covers)
            });
            let is_denied = |places: &Vec<usize>| {
                let sentence = places.first().map_or(0..0, |first| speech.sentence(*first));
                denied.iter().flatten().any(|place| sentence.contains(place))
            };
            // What a denial uses in whole or in part was not said.
            said.retain(|places| !denied.iter().any(|other| places.iter().any(|place| other.contains(place))));
            let (open, sure): (Vec<_>, Vec<_>) = std::mem::take(said).into_iter().partition(is_denied);
            contested.extend(open);
            *said = sure;
        }
        (told, evidence)
    }

    /// What a text tells, by finding id. `is_weighed`: whether it takes enough evidence to be said; the alarm needs none.
    pub(crate) fn told(
        &self,
        speech: &Speech,
        marks: &Marks,
        reading: &Reading<'_>,
        is_weighed: bool,
    ) -> BTreeMap<&'k str, Told> {
        let learned = self.learned.filter(|_| is_weighed);
        let likely = learned.map(|learned| Likely::of(speech, learned));
        let (mut told, evidence) = self.ruled(speech, marks, reading, likely.as_ref());
        if let Some((learned, likely)) = learned.zip(likely.as_ref()) {
            let weights = weights(&evidence);
            for (id, told) in &mut told {
                let weight = weights.get(id).copied().unwrap_or_default();
                let around = likely.is_told(id, weight).then(|| told.around(speech, id, likely, &evidence)).flatten();
                let stance = around.map_or(Stance::Open, |(verdict, things)| stance(verdict, &things, &learned.denial));
                told.settle(stance);
            }
        }
        self.add_made_of(&mut told);
        self.imply(&mut told);
        told
    }

    /// What stands around the words of each finding that the rules take a text to tell.
    pub(crate) fn arounds(
        &self,
        speech: &Speech,
        marks: &Marks,
        reading: &Reading<'_>,
    ) -> Vec<(String, Vec<(String, f32)>)> {
        let Some(likely) = self.learned.map(|learned| Likely::of(speech, learned)) else { return Vec::new() };
        let (told, evidence) = self.ruled(speech, marks, reading, Some(&likely));
        let around = told
            .iter()
            .filter_map(|(id, told)| Some(((*id).to_owned(), told.around(speech, id, &likely, &evidence)?.1)));
        around.collect()
    }

    /// Whether a finding is one of babies and children.
    pub(crate) fn is_of_children(&self, id: &str) -> bool {
        self.how.get(id).is_some_and(|how| how.of_children)
    }

    /// Adds what others together say, unless it is denied.
    fn add_made_of(&self, told: &mut BTreeMap<&'k str, Told>) {
        for (id, how) in self.how {
            let said = |part: &String| told.get(part.as_str()).and_then(|told| told.said.first());
            let together = how.made_of.iter().find_map(|parts| parts.iter().map(said).collect::<Option<Vec<_>>>());
            let places = together.and_then(|parts| parts.last().map(|places| (*places).clone()));
            let is_told = told.get(id.as_str()).is_some_and(|told| !told.said.is_empty() || !told.denied.is_empty());
            if let Some(places) = places.filter(|_| !is_told) {
                told.entry(id).or_default().said.push(places);
            }
        }
    }

    /// Takes a finding's places away in each sentence that tells one that means more (`my hand shakes at rest`).
    fn give_way(&self, speech: &Speech, told: &mut BTreeMap<&'k str, Told>) {
        let giving = told.keys().copied().filter_map(|id| Some((id, &self.how.get(id)?.gives_way_to)));
        let giving: Vec<(&str, &Vec<String>)> = giving.filter(|(_, others)| !others.is_empty()).collect();
        for (id, others) in giving {
            let first = |places: &Vec<usize>| places.first().copied();
            let of_others = || others.iter().filter_map(|other| told.get(other.as_str()));
            let said: Vec<usize> = of_others().flat_map(|other| &other.said).filter_map(first).collect();
            let denied: Vec<usize> = of_others().flat_map(|other| &other.denied).filter_map(first).collect();
            let is_near = |places: &Vec<usize>, taken: &[usize]| {
                let sentence = first(places).map_or(0..0, |first| speech.sentence(first));
                taken.iter().any(|place| sentence.contains(place))
            };
            if let Some(general) = told.get_mut(id) {
                general.said.retain(|places| !is_near(places, &said));
                // `It shakes at rest and is steady in use` denies the general one all the same.
                general.denied.retain(|places| !is_near(places, &denied));
            }
        }
    }

    /// Adds what is there whenever another is, unless it is denied.
    fn imply(&self, told: &mut BTreeMap<&'k str, Told>) {
        let said =
            told.iter().filter_map(|(id, told)| Some((*id, told.said.first().or(told.contested.first())?.clone())));
        let mut open: Vec<(&'k str, Vec<usize>)> = said.collect();
        while let Some((id, places)) = open.pop() {
            let Some((sure, how)) = told.get(id).map(|told| !told.said.is_empty()).zip(self.how.get(id)) else {
                continue;
            };
            for implied in &how.implies {
                let other = told.entry(implied.as_str()).or_default();
                if other.said.is_empty() && other.denied.is_empty() && (sure || other.contested.is_empty()) {
                    if sure {
                        other.said.push(places.clone())
                    } else {
                        other.contested.push(places.clone())
                    }
                    open.push((implied.as_str(), places.clone()));
                }
            }
        }
    }
}

impl Told {
    /// How the rules take it, and what stands around its words; none where no words tell it.
    fn around<'k>(
        &self,
        speech: &Speech,
        finding: &'k str,
        likely: &Likely<'_>,
        evidence: &Evidences<'k>,
    ) -> Option<(Verdict, Vec<(String, f32)>)> {
        let verdict = match (self.said.is_empty(), self.contested.is_empty(), self.denied.is_empty()) {
            (true, true, true) => return None,
            (false, _, true) => Verdict::Said,
            (true, true, false) => Verdict::Denied,
            _ => Verdict::Contested,
        };
        let places = self.said.first().or(self.denied.first()).or(self.contested.first())?;
        let weight = |is_said: bool| evidence.get(&(finding, is_said)).map_or(0.0, Evidence::weight);
        let weights = (weight(true), weight(false));
        Some((verdict, around(speech, finding, places, verdict, likely.leanings(finding), weights)))
    }

    /// Keeps what agrees with it; what says it and was not taken so counts for the alarm alone.
    fn settle(&mut self, stance: Stance) {
        match stance {
            Stance::Said => self.said.append(&mut self.contested),
            Stance::Denied => self.contested.append(&mut self.said),
            Stance::Open => {
                self.contested.append(&mut self.said);
                self.denied.clear();
            }
        }
    }
}

/// What the sayings of each finding count together, said or denied.
fn weights<'k>(evidence: &Evidences<'k>) -> BTreeMap<&'k str, f64> {
    let mut weights: BTreeMap<&str, f64> = BTreeMap::new();
    for ((id, _), evidence) in evidence {
        let weight = weights.entry(id).or_default();
        *weight = weight.max(evidence.weight());
    }
    weights
}

/// How a saying of a finding is read.
fn read_for(how: &Sayings) -> For {
    let Sayings { even_past, of_change, is_ability, .. } = *how;
    if how.of_relatives { For::Family } else { For::Finding { even_past, of_change, is_ability } }
}

/// Whether a denying word stands before words that the pattern holds in an earlier part than it, so that it denies them: of
/// `noises & come|without` the text `without any noises`.
fn denies_what_it_follows(speech: &Speech, places: &[usize], pattern: &str) -> bool {
    let parts: Vec<&str> = pattern.trim_start_matches('!').split('&').collect();
    let part = |place: usize| {
        let word = speech.word(Some(place));
        let holds = |part: &&str| part.split([' ', '|']).any(|choice| choice.split('_').any(|own| own == word));
        parts.iter().position(holds)
    };
    let denying = places.iter().filter(|place| speech.holds_denial(&[**place]));
    denying.into_iter().any(|denying| {
        let later = places.iter().filter(|place| *place > denying);
        later.into_iter().any(|later| part(*later).zip(part(*denying)).is_some_and(|(later, denying)| later < denying))
    })
}

/// `My neighbour's hands shake. Mine don't.`
fn denies_own(speech: &Speech) -> bool {
    let word = |place: usize| speech.word(Some(place));
    (0..speech.words.len()).any(|place| match (word(place), word(place + 1)) {
        ("mine", "dont" | "doesnt" | "isnt" | "arent" | "hasnt" | "havent" | "never" | "didnt") => true,
        ("i", "never") => matches!(word(place + 2), "have" | "had" | "did" | "do"),
        ("i", "dont" | "havent" | "hasnt") => {
            speech.words.get(place + 2).is_none_or(|next| next.starts || next.after_comma || next.word == "myself")
        }
        ("not", "me" | "mine") => true,
        _ => false,
    })
}
