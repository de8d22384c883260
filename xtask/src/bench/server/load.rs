//! Load: 20 clients at once for 30 seconds; no error, and afterwards no more memory than before.

use super::Figure;
use super::client::{Client, Server};
use anyhow::{Result, bail};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// How many clients at once.
const CLIENTS: usize = 20;
/// How long, as promised.
const FOR: Duration = Duration::from_secs(30);
/// A first round that fills what is filled once (lists, indexes, the memory allocator's own stock). Our choice.
const FIRST: Duration = Duration::from_secs(10);
/// How much more memory may be held afterwards, in megabytes. Our choice: what allocators of 20 connections keep back.
const GROWTH: f64 = 8.0;

/// What each client does, again and again.
const ROUND: [&str; 8] = [
    "/",
    "/urgent",
    "/causes",
    "/causes/essential-tremor",
    "/look-up",
    "/medicines/all",
    "/sources",
    "/static/style.css",
];

/// Errors and growth, and how much was answered.
pub(super) fn figures(root: &Path, program: &Path) -> Result<Vec<Figure>> {
    let server = Server::start(root, program)?;
    run(&server, FIRST)?;
    let before = server.memory();
    let tally = run(&server, FOR)?;
    let after = server.memory();
    let seconds = FOR.as_secs();
    let what = format!("errors, {CLIENTS} clients for {seconds} s, {} answers", tally.answers);
    let mut figures = vec![Figure { what, value: tally.errors as f64, unit: "", limit: 0.0 }];
    if let (Some(before), Some(after)) = (before, after) {
        let what = format!("memory grown by that, from {:.1} MB", before.now);
        figures.push(Figure { what, value: after.now - before.now, unit: "MB", limit: GROWTH });
    }
    Ok(figures)
}

#[derive(Clone, Copy, Default)]
struct Tally {
    answers: usize,
    errors: usize,
}

fn run(server: &Server, length: Duration) -> Result<Tally> {
    let clients = (0..CLIENTS).map(|_| server.client()).collect::<Result<Vec<_>>>()?;
    let until = Instant::now() + length;
    let tallies = thread::scope(|scope| {
        let running: Vec<_> = clients.into_iter().map(|client| scope.spawn(move || one(client, until))).collect();
        running.into_iter().map(thread::ScopedJoinHandle::join).collect::<Vec<_>>()
    });
    let mut sum = Tally::default();
    for tally in tallies {
        let Ok(tally) = tally else { bail!("a client failed") };
        sum.answers += tally.answers;
        sum.errors += tally.errors;
    }
    Ok(sum)
}

fn one(mut client: Client, until: Instant) -> Tally {
    let mut tally = Tally::default();
    while Instant::now() < until {
        let mut expect = |status: u16, answer: Result<super::client::Answer>| {
            tally.answers += 1;
            tally.errors += usize::from(!answer.is_ok_and(|answer| answer.status == status));
        };
        for address in ROUND {
            expect(200, client.get(address));
        }
        expect(303, client.post("/ask", "question=why+does+the+side+of+my+face+jump"));
        expect(303, client.post("/medicines", "medicines=Reglan+10+mg%2C+Zoloft"));
        // An assessment, from words to its result.
        match client.sent_on("/assess", "text=My+head+shakes+no-no.+I+am+61.") {
            Ok(visit) => {
                expect(200, client.get(&visit));
                expect(303, client.post(&visit, "do=confirm&present=axis-no-no&present=region-head-neck"));
                expect(303, client.post(&visit, "do=stop"));
                expect(200, client.get(&format!("{visit}/result")));
            }
            Err(error) => expect(303, Err(error)),
        }
    }
    tally
}
