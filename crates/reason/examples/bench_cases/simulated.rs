//! People drawn from the knowledge, for the length of interviews: simulated, and said to be.

use crate::stories::spread;
use crate::table::count;
use jiff::civil::date;
use nullpoint_knowledge::Knowledge;
use nullpoint_reason::interview::people::{Course, Draw, Person, course};

/// People interviewed. Our choice: the median then moves by one question at most from seed to seed.
const PEOPLE: usize = 200;
/// Share of answers that are "I don't know".
const DONT_KNOW: f64 = 0.2;
/// The same people on every run.
const SEED: u64 = 20_261_122;

/// The part of the report.
pub(crate) fn section() -> String {
    let knowledge = Knowledge::embedded();
    let mut draw = Draw::new(SEED);
    let courses: Vec<Course> = (0..PEOPLE)
        .map(|_| {
            let person = Person::drawn(knowledge, &mut draw);
            course(&person, knowledge, date(2026, 11, 22), DONT_KNOW, &mut draw)
        })
        .collect();
    let of = |number: fn(&Course) -> usize| spread(&courses.iter().map(number).collect::<Vec<_>>());
    let within = |place: usize| count(courses.iter().filter(|course| course.place <= place).count(), PEOPLE);
    format!(
        "## The length of an interview: simulated people\n\n\
         {PEOPLE} people drawn from the knowledge: a cause by its share, an age from its span, each finding by its \
         share. They name up\nto two complaints and answer \"I don't know\" one time in five. Nobody alive fits the \
         knowledge as well as they do: the\nfigures are of the length of interviews, and no proof that the causes are \
         right. A list of questions counts once.\n\n\
         - questions until the first place no longer changes: {};\n\
         - questions to the end: {};\n\
         - of these, lists of red flags: {};\n\
         - the drawn cause first: {}; within three: {}.\n",
        of(|course| course.stable_after),
        of(|course| course.asked),
        of(|course| course.red_flags),
        within(1),
        within(3),
    )
}
