//! Pages: every address that links lead to, and those that a person's answers make: how long the slowest takes and how
//! large the largest is.

use super::Figure;
use super::client::{Client, Server};
use anyhow::{Result, bail};
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

/// Longest that a page takes, in milliseconds, and its largest size, in kB: what the project promises.
const LONGEST: f64 = 20.0;
/// See [`LONGEST`].
const LARGEST: f64 = 100.0;

/// How often each page is asked for; the shortest time counts, since the machine does other things too.
const TIMES: usize = 3;

/// The slowest and the largest page.
pub(super) fn figures(root: &Path, program: &Path) -> Result<Vec<Figure>> {
    let server = Server::start(root, program)?;
    let mut client = server.client()?;
    let mut pages = walk(&mut client)?;
    pages.extend(made(&mut client)?);
    let slowest = pages.iter().max_by(|one, other| one.took.total_cmp(&other.took));
    let largest = pages.iter().max_by_key(|page| page.bytes);
    let (Some(slowest), Some(largest)) = (slowest, largest) else { bail!("there is no page") };
    let count = pages.len();
    Ok(vec![
        Figure {
            what: format!("slowest of {count} pages: {}", slowest.address),
            value: slowest.took,
            unit: "ms",
            limit: LONGEST,
        },
        Figure {
            what: format!("largest of {count} pages: {}", largest.address),
            value: largest.bytes as f64 / 1000.0,
            unit: "kB",
            limit: LARGEST,
        },
    ])
}

/// A page that was asked for.
struct Asked {
    address: String,
    /// Milliseconds until all of it was here.
    took: f64,
    bytes: usize,
}

fn walk(client: &mut Client) -> Result<Vec<Asked>> {
    let mut known = BTreeSet::from(["/".to_owned()]);
    let mut left = vec!["/".to_owned()];
    let mut pages = Vec::new();
    while let Some(address) = left.pop() {
        let (took, body) = timed(client, &address)?;
        for link in links(&String::from_utf8_lossy(&body)) {
            if known.insert(link.clone()) {
                left.push(link);
            }
        }
        pages.push(Asked { address, took, bytes: body.len() });
    }
    Ok(pages)
}

/// How many milliseconds a page takes, and what it holds.
fn timed(client: &mut Client, address: &str) -> Result<(f64, Vec<u8>)> {
    let (mut took, mut body) = (f64::INFINITY, Vec::new());
    for _ in 0..TIMES {
        let started = Instant::now();
        let answer = client.get(address)?;
        took = took.min(started.elapsed().as_secs_f64() * 1e3);
        if answer.status != 200 {
            bail!("{address} gives {}", answer.status);
        }
        body = answer.body;
    }
    Ok((took, body))
}

/// The pages that a person's answers make, each named for what it is: its address is another one each time.
fn made(client: &mut Client) -> Result<Vec<Asked>> {
    let mut pages = Vec::new();
    let mut ask = |client: &mut Client, name: &str, address: &str| {
        let (took, body) = timed(client, address)?;
        pages.push(Asked { address: name.into(), took, bytes: body.len() });
        anyhow::Ok(())
    };
    let words = "text=My+head+shakes+no-no%2C+worse+when+I+am+watched.+I+am+61+and+take+Zoloft.";
    let visit = client.sent_on("/assess", words)?;
    ask(client, "what was understood", &visit)?;
    let all = "present=axis-no-no&present=region-head-neck&present=worse-stress&medicine=Zoloft&person=age-now";
    client.sent_on(&visit, &format!("do=confirm&{all}"))?;
    ask(client, "a question", &visit)?;
    client.sent_on(&visit, "do=stop")?;
    ask(client, "an assessment", &format!("{visit}/result"))?;
    let why = client.sent_on(&format!("{visit}/why"), "why=essential-tremor&against=isolated-head-tremor")?;
    ask(client, "two causes compared", &why)?;
    let posts = [
        ("an urgent answer", "/urgent", "about=self&there=thunderclap"),
        ("a question answered", "/ask", "question=why+does+the+side+of+my+face+jump"),
        ("medicines checked", "/medicines", "medicines=Reglan+10+mg%2C+Zoloft%2C+lithium"),
    ];
    for (name, address, form) in posts {
        let address = client.sent_on(address, form)?;
        ask(client, name, &address)?;
    }
    Ok(pages)
}

/// The addresses of this server that a page leads to, without the places within a page.
fn links(page: &str) -> Vec<String> {
    let after = page.split(" href=\"/").chain(page.split(" src=\"/").skip(1)).skip(1);
    after.filter_map(|rest| Some(format!("/{}", rest.split(['"', '#']).next()?).replace("&amp;", "&"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_this_server_are_found_and_others_are_not() {
        let page = "<a href=\"/causes#top\">x</a> <a href=\"https://example.org/\">y</a> <script src=\"/static/a.js\">";
        assert_eq!(links(page), ["/causes", "/static/a.js"]);
    }
}
