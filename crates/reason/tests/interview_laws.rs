//! What holds in every interview: nothing said lowers urgency, order does not matter, what is undone leaves no trace,
//! what is not confirmed never calms, any line is taken.

#![expect(clippy::unwrap_used, reason = "a test stops where something is missing, and says where")]

use jiff::civil::date;
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::{AnswerKind, Level};
use nullpoint_reason::Assessment;
use nullpoint_reason::interview::people::{Draw, Person};
use nullpoint_reason::interview::{Confirm, Event, Interview, Reply, Step};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn interview() -> Interview<'static> {
    Interview::new(Knowledge::embedded(), date(2026, 11, 22))
}

/// Findings that are answered with yes or no.
fn ids() -> Vec<&'static String> {
    let findings = Knowledge::embedded().findings.iter();
    findings.filter(|(_, finding)| finding.answer == AnswerKind::YesNoUnknown).map(|(id, _)| id).collect()
}

fn answer(id: &str, reply: Reply) -> Event {
    Event::Answers([(id.to_owned(), reply)].into())
}

fn reply(how: u8) -> Reply {
    [Reply::Yes, Reply::No, Reply::Unknown][usize::from(how % 3)].clone()
}

fn after(events: &[Event]) -> Assessment {
    let mut interview = interview();
    for event in events {
        interview.say(event.clone()).unwrap();
    }
    interview.assessment().unwrap()
}

/// Different findings with an answer each.
fn answers(most: usize) -> impl Strategy<Value = Vec<Event>> {
    prop::collection::btree_map(0usize..400, 0u8..3, 0..most).prop_map(|picked| {
        let ids = ids();
        let mut seen = BTreeSet::new();
        let mut events = Vec::new();
        for (pick, how) in picked {
            let id = ids[pick % ids.len()];
            if seen.insert(id) {
                events.push(answer(id, reply(how)));
            }
        }
        events
    })
}

/// Words with red flags, denials and remarks among them.
fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("my face droops on one side"),
        Just("no fever"),
        Just("I have a fever"),
        Just("not confused"),
        Just("my neck is stiff"),
        Just("it is probably nothing"),
        Just("just stress, the doctor laughed"),
        Just("I'm 61"),
        Just("I take lithium"),
        Just("worst headache of my life"),
        Just("no double vision, no weakness"),
    ];
    prop::collection::vec(piece, 1..5).prop_map(|pieces| pieces.join(". "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_answer_added_never_lowers_urgency(events in answers(20), pick in 0usize..400, how in 0u8..3) {
        let ids = ids();
        let id = ids[pick % ids.len()];
        let is_new = events.iter().all(|event| !matches!(event, Event::Answers(replies) if replies.contains_key(id)));
        prop_assume!(is_new);
        let before = after(&events).urgency.level;
        let with: Vec<Event> = events.into_iter().chain([answer(id, reply(how))]).collect();
        prop_assert!(after(&with).urgency.level >= before, "{id}");
    }

    #[test]
    fn the_order_of_answers_never_matters(events in answers(20), seed in any::<u64>()) {
        let mut draw = Draw::new(seed);
        let mut turned = events.clone();
        turned.sort_by_cached_key(|_| (draw.share() * 1e9) as u64);
        prop_assert_eq!(after(&events), after(&turned));
    }

    #[test]
    fn what_is_undone_leaves_no_trace(events in answers(8), text in words(), how in 0u8..5, pick in 0usize..400) {
        let mut interview = interview();
        for event in events {
            interview.say(event).unwrap();
        }
        let before = (interview.assessment().unwrap(), interview.next().clone(), interview.answers());
        let ids = ids();
        let event = match how {
            0 => Event::Text(text),
            1 => Event::Stop,
            2 => Event::Skip,
            3 => Event::Confirm(Confirm { present: vec![ids[pick % ids.len()].clone()], ..Confirm::default() }),
            _ => answer(ids[pick % ids.len()], reply(pick as u8)),
        };
        interview.say(event).unwrap();
        interview.say(Event::Back).unwrap();
        prop_assert_eq!(before, (interview.assessment().unwrap(), interview.next().clone(), interview.answers()));
    }

    #[test]
    fn what_is_not_confirmed_raises_and_never_calms(events in answers(12), text in words()) {
        let before = after(&events);
        let with: Vec<Event> = events.into_iter().chain([Event::Text(text.clone())]).collect();
        let heard = after(&with);
        prop_assert!(heard.urgency.level >= before.urgency.level, "{text}");
        prop_assert_eq!(&heard.differential, &before.differential, "{}", text);
        prop_assert_eq!(&heard.findings, &before.findings);
        let dropped: Vec<Event> = with.into_iter().chain([Event::Confirm(Confirm::default())]).collect();
        prop_assert!(after(&dropped).urgency.level >= before.urgency.level, "{text}");
    }

    #[test]
    fn any_line_is_taken(lines in prop::collection::vec(
        prop_oneof![
            "\\PC{0,60}",
            words().prop_map(|text| format!("{{\"text\": \"{text}\"}}")),
            Just("{\"back\": true}".to_owned()),
            Just("{\"skip\": true}".to_owned()),
            Just("{\"stop\": true}".to_owned()),
            Just("{\"confirm\": {\"present\": [\"fever\"], \"absent\": []}}".to_owned()),
            Just("{\"answers\": {\"age-now\": 4, \"about\": \"child\"}}".to_owned()),
            Just("{\"answers\": {\"age-now\": \"yes\", \"fever\": 3}}".to_owned()),
        ],
        0..8,
    )) {
        let mut interview = interview();
        for line in lines {
            interview.take(&line);
        }
        prop_assert!(interview.assessment().is_ok());
    }
}

#[test]
fn a_minimising_remark_changes_nothing() {
    let remarks = ["it's probably nothing", "just stress, everyone says so", "I don't want to bother anyone"];
    for text in ["my face droops since lunch", "worst headache of my life", "my head nods"] {
        let plain = after(&[Event::Text(text.to_owned())]);
        for remark in remarks {
            let with = after(&[Event::Text(text.to_owned()), Event::Text(remark.to_owned())]);
            assert_eq!(with.urgency, plain.urgency, "{text}, {remark}");
            assert_eq!(after(&[Event::Text(format!("{text}. {remark}"))]).urgency, plain.urgency, "{text}, {remark}");
        }
    }
}

#[test]
fn vague_words_about_a_danger_count_until_they_are_answered() {
    let words = "My jaw is locked and my neck is stiff since yesterday.";
    let heard = [Event::Text(words.into()), Event::Stop];
    assert_eq!(after(&heard).urgency.level, Level::EmergencyNow, "nothing was confirmed");
    let confirmed = [Event::Text(words.into()), Event::Confirm(Confirm::default())];
    assert_eq!(after(&confirmed).urgency.level, Level::EmergencyNow, "nothing was ticked");
    let denied = confirmed.into_iter().chain(["lockjaw", "stiff-neck"].map(|id| answer(id, Reply::No)));
    assert!(after(&denied.collect::<Vec<_>>()).urgency.level < Level::EmergencyNow);
}

#[test]
fn an_explicit_no_takes_back_what_was_misheard() {
    let heard = [Event::Text("my face droops since lunch".into()), Event::Confirm(Confirm::default())];
    assert_eq!(after(&heard).urgency.level, Level::EmergencyNow);
    let denied: Vec<Event> = heard.into_iter().chain([answer("one-sided-weakness", Reply::No)]).collect();
    assert!(after(&denied).urgency.level < Level::EmergencyNow);
}

#[test]
fn an_age_made_out_in_words_never_takes_the_place_of_the_one_that_was_told() {
    let age = |events: Vec<Event>| after(&events).age_years;
    let told = answer("age-now", Reply::Number(2.0));
    let words = || Event::Text("I am 75 years old".into());
    assert_eq!(age(vec![words(), Event::Confirm(Confirm::default())]), Some(75.0));
    assert_eq!(age(vec![words(), Event::Skip]), None);
    assert_eq!(age(vec![told.clone(), words(), Event::Skip]), Some(2.0));
    assert_eq!(age(vec![told, words(), Event::Confirm(Confirm::default())]), Some(2.0));
}

#[test]
fn to_confirm_how_often_it_comes_is_no_error_and_no_answer() {
    let often = |confirm: Confirm| vec![Event::Text("my head nods ten times a minute".into()), Event::Confirm(confirm)];
    let id = "events-per-minute".to_owned();
    for confirm in [
        Confirm { present: vec![id.clone()], ..Confirm::default() },
        Confirm { absent: vec![id.clone()], ..Confirm::default() },
    ] {
        assert!(!after(&often(confirm)).findings.iter().any(|observed| observed.finding == id));
    }
}

/// Lets a person answer every question, and gives each question's findings in order.
fn questions(person: &Person, dont_know: f64, draw: &mut Draw) -> Vec<(Vec<String>, bool)> {
    let mut interview = interview();
    interview.say(Event::Skip).unwrap();
    let mut asked = Vec::new();
    while let Step::Ask(question) = interview.next() {
        asked.push((question.findings.clone(), question.again));
        let replies: BTreeMap<String, Reply> =
            question.findings.iter().map(|id| (id.clone(), person.reply(id, dont_know, draw))).collect();
        interview.say(Event::Answers(replies)).unwrap();
        assert!(asked.len() < 60, "it does not end: {asked:?}");
    }
    asked
}

#[test]
fn every_interview_ends_and_asks_nothing_twice_but_an_unknown_red_flag() {
    let knowledge = Knowledge::embedded();
    for (seed, cause) in
        ["essential-tremor", "hemifacial-spasm", "infantile-epileptic-spasms", "tetanus"].iter().enumerate()
    {
        let mut draw = Draw::new(seed as u64);
        let person = Person::with(cause, knowledge, &mut draw);
        for dont_know in [0.0, 0.2, 1.0] {
            let mut seen = BTreeSet::new();
            for (ids, again) in questions(&person, dont_know, &mut draw) {
                for id in ids {
                    let is_new = seen.insert((id.clone(), again));
                    assert!(is_new, "{cause}: {id} is asked twice");
                    assert!(!again || seen.contains(&(id.clone(), false)), "{cause}: {id} is asked again first");
                }
            }
        }
    }
}

#[test]
fn red_flags_come_before_everything_but_for_whom() {
    let mut interview = interview();
    interview.say(Event::Skip).unwrap();
    for (id, reply) in [("about", Reply::Choice("self".into())), ("age-now", Reply::Number(40.0))] {
        let Step::Ask(question) = interview.next() else { panic!("{:?}", interview.next()) };
        assert_eq!(question.findings, [id]);
        interview.say(answer(id, reply)).unwrap();
    }
    let Step::Ask(question) = interview.next() else { panic!("{:?}", interview.next()) };
    assert!(question.red_flag && question.findings.contains(&"one-sided-weakness".to_owned()));
}

#[test]
fn an_unknown_red_flag_is_asked_once_more_with_how_to_find_out() {
    let mut draw = Draw::new(3);
    let person = Person::with("isolated-head-tremor", Knowledge::embedded(), &mut draw);
    let mut interview = interview();
    interview.say(Event::Skip).unwrap();
    let mut again = Vec::new();
    while let Step::Ask(question) = interview.next().clone() {
        if question.again {
            assert!(question.items.iter().all(|item| !item.how_to.is_empty()), "{:?}", question.items);
            again.extend(question.findings.clone());
        }
        let dont_know = if question.findings.contains(&"thunderclap".to_owned()) { 1.0 } else { 0.0 };
        let replies = question.findings.iter().map(|id| (id.clone(), person.reply(id, dont_know, &mut draw)));
        interview.say(Event::Answers(replies.collect())).unwrap();
    }
    assert!(again.contains(&"thunderclap".to_owned()), "{again:?}");
    let open = interview.assessment().unwrap().urgency.not_ruled_out;
    assert!(open.iter().any(|open| open.rule == "thunderclap-headache"), "what nobody knew is not ruled out");
}

#[test]
fn a_list_left_partly_unanswered_is_not_ruled_out_and_not_asked_again() {
    let mut interview = interview();
    interview.say(Event::Skip).unwrap();
    interview.say(answer("about", Reply::Choice("self".into()))).unwrap();
    interview.say(answer("age-now", Reply::Number(40.0))).unwrap();
    interview.say(answer("one-sided-weakness", Reply::No)).unwrap();
    let Step::Ask(question) = interview.next() else { panic!("{:?}", interview.next()) };
    assert!(!question.findings.contains(&"thunderclap".to_owned()));
    let urgency = interview.assessment().unwrap().urgency;
    assert!(urgency.not_ruled_out.iter().any(|open| open.not_asked.contains(&"thunderclap".to_owned())));
}

#[test]
fn a_test_that_may_do_harm_is_not_asked_for() {
    let mut hurt = interview();
    for event in [
        answer("about", Reply::Choice("self".into())),
        answer("age-now", Reply::Number(60.0)),
        answer("region-head-neck", Reply::Yes),
        answer("recent-head-neck-injury", Reply::Yes),
    ] {
        hurt.say(event).unwrap();
    }
    while let Step::Ask(question) = hurt.next().clone() {
        for id in ["null-point", "worse-one-direction", "stops-lying-down", "arms-out-worse"] {
            assert!(!question.findings.contains(&id.to_owned()), "{id} is asked of someone with a hurt neck");
        }
        hurt.say(Event::Skip).unwrap();
    }
}

#[test]
fn questions_suit_the_age() {
    let knowledge = Knowledge::embedded();
    let mut draw = Draw::new(5);
    let drawn = Person::with("newborn-jitteriness", knowledge, &mut draw);
    let baby = Person { age_years: 0.3, has: BTreeSet::new(), ..drawn };
    let asked: Vec<String> = questions(&baby, 0.0, &mut draw).into_iter().flat_map(|(ids, _)| ids).collect();
    assert!(asked.contains(&"goes-on-when-held".to_owned()), "{asked:?}");
    let grown = Person { age_years: 50.0, ..baby };
    let asked: Vec<String> = questions(&grown, 0.0, &mut draw).into_iter().flat_map(|(ids, _)| ids).collect();
    for id in ["goes-on-when-held", "newborn-unwell", "losing-skills", "with-feeding"] {
        assert!(!asked.contains(&id.to_owned()), "{id} is asked of someone aged 50");
    }
}

#[test]
fn answers_that_are_none_are_refused_and_change_nothing() {
    let mut interview = interview();
    let wrong =
        [("fever", Reply::Number(3.0)), ("about", Reply::Yes), ("age-now", Reply::Number(300.0)), ("fevr", Reply::Yes)];
    for (id, reply) in wrong {
        let error = interview.say(answer(id, reply)).unwrap_err();
        assert!(!error.hint().is_empty());
        assert_eq!(interview.next(), &Step::Words, "{error}");
    }
    assert!(interview.say(Event::Back).is_err());
}
