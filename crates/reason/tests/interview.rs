//! The length of interviews with people drawn from the knowledge, who do not know one answer in five.
//!
//! They are simulated: their findings come from the same shares as the differential, so that the figures are kinder than
//! life. `cargo test -p nullpoint-reason --test interview -- --nocapture` shows them.

use jiff::civil::date;
use nullpoint_knowledge::Knowledge;
use nullpoint_reason::interview::people::{Course, Draw, Person, course};
use std::time::Instant;

/// Share of answers that are "I do not know".
const DONT_KNOW: f64 = 0.2;
/// People interviewed.
const PEOPLE: usize = 150;

fn median(mut of: Vec<usize>) -> usize {
    of.sort_unstable();
    of[of.len() / 2]
}

#[test]
fn the_first_place_is_stable_after_few_questions() {
    let knowledge = Knowledge::embedded();
    let mut draw = Draw::new(1);
    let start = Instant::now();
    let courses: Vec<Course> = (0..PEOPLE)
        .map(|_| {
            let person = Person::drawn(knowledge, &mut draw);
            course(&person, knowledge, date(2026, 11, 22), DONT_KNOW, &mut draw)
        })
        .collect();
    let asked: usize = courses.iter().map(|course| course.asked).sum();
    println!("{asked} questions in {:?}", start.elapsed());
    let of = |number: fn(&Course) -> usize| median(courses.iter().map(number).collect());
    println!(
        "asked {}, of these red flags {}, stable after {}; first {} of {PEOPLE}, within three {}",
        of(|course| course.asked),
        of(|course| course.red_flags),
        of(|course| course.stable_after),
        courses.iter().filter(|course| course.place == 1).count(),
        courses.iter().filter(|course| course.place <= 3).count(),
    );
    assert!(of(|course| course.stable_after) <= 12);
}
