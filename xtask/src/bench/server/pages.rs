//! Pages: every address that links lead to, how long the slowest takes and how large the largest is.

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
    let pages = walk(&mut client)?;
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
        let (mut took, mut body) = (f64::INFINITY, Vec::new());
        for _ in 0..TIMES {
            let started = Instant::now();
            let answer = client.get(&address)?;
            took = took.min(started.elapsed().as_secs_f64() * 1e3);
            if answer.status != 200 {
                bail!("{address} gives {}", answer.status);
            }
            body = answer.body;
        }
        for link in links(&String::from_utf8_lossy(&body)) {
            if known.insert(link.clone()) {
                left.push(link);
            }
        }
        pages.push(Asked { address, took, bytes: body.len() });
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
