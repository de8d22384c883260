//! Scratch.
use nullpoint_knowledge::Knowledge;
use nullpoint_reason::interview::{people::*, *};
fn main() {
    let knowledge = Knowledge::embedded();
    let cause = std::env::args().nth(1).unwrap();
    let mut draw = Draw::new(7);
    let person =
        if cause == "any" { Person::drawn(knowledge, &mut draw) } else { Person::with(&cause, knowledge, &mut draw) };
    println!("{person:?}");
    let mut interview = Interview::new(knowledge, jiff::civil::date(2026, 11, 22));
    let p: Vec<String> = person
        .has
        .iter()
        .filter(|id| knowledge.findings[*id].group == "region" || knowledge.findings[*id].group == "character")
        .take(2)
        .cloned()
        .collect();
    interview.say(Event::Confirm(Confirm { present: p, ..Confirm::default() })).unwrap();
    let mut worst = std::time::Duration::ZERO;
    while let Step::Ask(q) = interview.next().clone() {
        let replies: std::collections::BTreeMap<String, Reply> =
            q.findings.iter().map(|id| (id.clone(), person.reply(id, 0.2, &mut draw))).collect();
        println!("{} [{:?} bits {:?}] {}", q.question, q.kind, q.information_bits, q.why);
        for (id, r) in &replies {
            if *r != Reply::No {
                println!("      {id}: {r}");
            }
        }
        let t = std::time::Instant::now();
        interview.say(Event::Answers(replies)).unwrap();
        let t = t.elapsed();
        worst = worst.max(t);
        let a = interview.assessment().unwrap();
        println!(
            "    -> {:?} {} {:?} {}",
            a.urgency.level,
            a.urgency.rules.first().map_or("", |r| &r.rule),
            t,
            a.differential
                .iter()
                .take(3)
                .map(|c| format!("{} {:.2}", c.cause, c.probability))
                .collect::<Vec<_>>()
                .join(", ")
        );
    }
    println!("{worst:?}");
}
