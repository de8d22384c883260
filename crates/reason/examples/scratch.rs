#![allow(unused)]

use jiff::civil::date;
use nullpoint_knowledge::Knowledge;
use nullpoint_reason::answers::{About, Sex};
use nullpoint_reason::understand::{Heard, Understander, Understood};
use serde::Deserialize;

/// Share of what is read that was said, in either half.
const PRECISION: f64 = 0.90;
/// Share of what was said that is read, in either half.
const RECALL: f64 = 0.80;
/// Share of the persons, ages, sexes and medicines told that are read right, in either half. Our choice.
const OTHER: f64 = 0.80;

#[derive(Deserialize)]
struct Set {
    sentence: Vec<Sentence>,
}

#[derive(Deserialize)]
struct Sentence {
    text: String,
    present: Vec<String>,
    absent: Vec<String>,
    #[serde(default)]
    also_fine: Vec<String>,
    about: Option<About>,
    age_years: Option<f64>,
    sex: Option<Sex>,
    #[serde(default)]
    medicines: Vec<String>,
}

/// How much of what was read was said, and of what was said was read.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Tally {
    /// Counts a reading, and says what is wrong with it.
    fn add(&mut self, heard: &[Heard], wanted: &[String], fine: &[String]) -> Vec<String> {
        let is_read = |id: &&String| heard.iter().any(|heard| heard.finding == **id);
        let read = wanted.iter().filter(is_read).count();
        let missed = wanted.iter().filter(|id| !is_read(id));
        let wrong = heard.iter().filter(|heard| !wanted.contains(&heard.finding) && !fine.contains(&heard.finding));
        let misses: Vec<String> = missed
            .map(|id| format!("misses {id}"))
            .chain(wrong.map(|heard| format!("reads {} in `{}`", heard.finding, heard.words)))
            .collect();
        self.right += read;
        self.missed += wanted.len() - read;
        self.wrong += misses.len() - (wanted.len() - read);
        misses
    }

    #[track_caller]
    fn reaches(self, half: &str, what: &str) {
        let precision = self.right as f64 / (self.right + self.wrong) as f64;
        let recall = self.right as f64 / (self.right + self.missed) as f64;
        println!("{half}: {what}: precision {:.1} %, recall {:.1} %, {self:?}", 100.0 * precision, 100.0 * recall);
    }
}

/// Whether what is told besides findings was read right; nothing told, nothing judged.
fn others(understood: &Understood, sentence: &Sentence) -> [(&'static str, Option<bool>); 4] {
    let near = |age: f64| understood.age_years.is_some_and(|read| (read - age).abs() <= 0.02 * age + 0.01);
    let medicines: Vec<String> = understood.medicines.iter().map(|medicine| medicine.text.to_lowercase()).collect();
    let named = |name: &String| medicines.iter().any(|read| read.contains(&name.to_lowercase()));
    [
        ("about", sentence.about.map(|about| understood.about == Some(about))),
        ("age", sentence.age_years.map(near)),
        ("sex", sentence.sex.map(|sex| understood.sex == Some(sex))),
        ("medicines", (!sentence.medicines.is_empty()).then(|| sentence.medicines.iter().all(named))),
    ]
}

#[track_caller]
fn reaches(half: &str, text: &str) {
    let set: Set = toml::from_str(text).expect("the set is TOML");
    let understander = Understander::new(knowledge());
    let (mut present, mut absent) = (Tally::default(), Tally::default());
    let mut denied_as_present = 0;
    let mut other = [(0, 0); 4];
    for sentence in &set.sentence {
        let mut understood = understander.understand(&sentence.text, date(2026, 11, 22));
        understood.present.retain(|heard| heard.finding != "age-now");
        let mut misses = present.add(&understood.present, &sentence.present, &sentence.also_fine);
        let absences = absent.add(&understood.absent, &sentence.absent, &sentence.also_fine);
        misses.extend(absences.into_iter().map(|miss| format!("absent: {miss}")));
        denied_as_present += understood.present.iter().filter(|heard| sentence.absent.contains(&heard.finding)).count();
        for ((what, is_right), (right, all)) in others(&understood, sentence).into_iter().zip(&mut other) {
            *right += usize::from(is_right == Some(true));
            *all += usize::from(is_right.is_some());
            if is_right == Some(false) {
                misses.push(format!("{what}: {:?} {:?} {:?}", understood.about, understood.age_years, understood.sex));
            }
        }
        if half == "dev" && !misses.is_empty() {
            println!("`{}` {}", sentence.text, misses.join("; "));
        }
    }
    println!("{half}: {denied_as_present} denied as present; about, age, sex, medicines: {other:?}");
    present.reaches(half, "present");
    absent.reaches(half, "absent");
}

fn knowledge() -> &'static Knowledge {
    let root = std::path::Path::new("/tmp/np/w/words/crates/knowledge");
    let mut files = Vec::new();
    for name in nullpoint_knowledge::read::FILES {
        files.push((name.to_owned(), std::fs::read_to_string(root.join(name)).unwrap()));
    }
    for name in nullpoint_knowledge::read::FOLDERS {
        for e in std::fs::read_dir(root.join(name)).unwrap() {
            let e = e.unwrap();
            files.push((
                format!("{name}/{}", e.file_name().to_string_lossy()),
                std::fs::read_to_string(e.path()).unwrap(),
            ));
        }
    }
    match Knowledge::from_toml(files) {
        Ok(k) => Box::leak(Box::new(k)),
        Err(e) => {
            println!("{e}");
            std::process::exit(1)
        }
    }
}
#[derive(Deserialize)]
struct Stories {
    story: Vec<Story>,
}
#[derive(Deserialize)]
struct Story {
    id: String,
    text: String,
    present: Vec<String>,
    unknown: Vec<String>,
}
fn main() {
    let args: Vec<String> = std::env::args().collect();
    match args.get(1).map(String::as_str) {
        Some("text") => {
            let u = Understander::new(knowledge()).understand(&args[2], date(2026, 11, 22));
            println!("{u:#?}");
        }
        Some("stories") => {
            let set: Stories =
                toml::from_str(&std::fs::read_to_string("/tmp/np/s2/stories-dev.toml").unwrap()).unwrap();
            let us = Understander::new(knowledge());
            for s in &set.story {
                let u = us.understand(&s.text, date(2026, 11, 22));
                let wrong: Vec<_> = u
                    .present
                    .iter()
                    .filter(|h| !s.present.contains(&h.finding) && !s.unknown.contains(&h.finding))
                    .map(|h| format!("{}=`{}`", h.finding, h.words))
                    .collect();
                let wrong_abs: Vec<_> = u
                    .absent
                    .iter()
                    .filter(|h| s.present.contains(&h.finding))
                    .map(|h| format!("{}=`{}`", h.finding, h.words))
                    .collect();
                let right: Vec<_> =
                    u.present.iter().filter(|h| s.present.contains(&h.finding)).map(|h| h.finding.clone()).collect();
                println!("{}: right {} WRONG {:?} WRONGABS {:?}", s.id, right.join(" "), wrong, wrong_abs);
            }
        }
        Some("plain") => {
            let us = Understander::new(knowledge());
            for line in std::fs::read_to_string(&args[2]).unwrap().lines() {
                let u = us.understand(line, date(2026, 11, 22));
                let f = |v: &[Heard]| {
                    v.iter().map(|h| format!("{}=`{}`", h.finding, h.words)).collect::<Vec<_>>().join("; ")
                };
                if !(u.present.is_empty() && u.absent.is_empty()) {
                    println!("{line}\n    + {}\n    - {}", f(&u.present), f(&u.absent));
                }
            }
        }
        Some("flags") => flags(&args[2]),
        _ => reaches(
            "dev",
            &std::fs::read_to_string("/tmp/np/w/words/crates/knowledge/tests/sets/sentences-dev.toml").unwrap(),
        ),
    }
}
#[derive(Deserialize)]
struct Flags {
    question: Vec<Flag>,
}
#[derive(Deserialize)]
struct Flag {
    text: String,
    #[serde(default)]
    half: Option<String>,
    level: String,
    #[serde(default)]
    rules: Vec<String>,
}
fn flags(path: &str) {
    use nullpoint_knowledge::schema::Level;
    let set: Flags = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let asker = nullpoint_reason::ask::Asker::new(knowledge());
    let mut n = [0; 4];
    for q in set.question.iter().filter(|q| q.half.as_deref() != Some("kept")) {
        let alarm = asker.ask(&q.text).urgency;
        let rules: Vec<String> = alarm.iter().flat_map(|a| &a.rules).map(|r| r.rule.clone()).collect();
        let level = alarm.as_ref().map(|a| a.level);
        let ok = match q.level.as_str() {
            "emergency-now" => level >= Some(Level::EmergencyNow) && q.rules.iter().any(|r| rules.contains(r)),
            "same-day" => level >= Some(Level::SameDay) && q.rules.iter().any(|r| rules.contains(r)),
            _ => level.is_none(),
        };
        let k = if q.level == "none" { 2 } else { 0 };
        n[k + usize::from(!ok)] += 1;
        if !ok {
            println!("`{}` wants {} {:?} finds {level:?} {rules:?}", q.text, q.level, q.rules);
        }
    }
    println!("caught {}/{} quiet {}/{}", n[0], n[0] + n[1], n[2], n[2] + n[3]);
}
