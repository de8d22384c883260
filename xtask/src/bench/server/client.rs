//! A client: the program started as a person starts it, and a browser's requests in as few lines as will do.

use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Longest wait for an answer: a measurement of a large recording is asked for again and again, not waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program, serving.
pub(super) struct Server {
    child: Child,
    port: u16,
    /// What the link carries.
    query: String,
    /// From the start of the process until it gave its link.
    pub(super) started_in: Duration,
}

impl Server {
    /// Starts it with a data folder of its own below `target/bench`.
    pub(super) fn start(root: &Path, program: &Path) -> Result<Self> {
        let home = root.join("target/bench/home");
        fs::create_dir_all(&home).with_context(|| format!("cannot make {}", home.display()))?;
        let started = Instant::now();
        let mut child = Command::new(program)
            .args(["serve", "--no-open", "--data"])
            .arg(&home)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let said = BufReader::new(child.stdout.take().context("its output was asked for")?);
        let mut lines = said.lines();
        let link = loop {
            let line = lines.next().context("it ended without a link")??;
            if let Some(place) = line.find("http://") {
                break line[place..].trim().to_owned();
            }
        };
        let started_in = started.elapsed();
        let (host, query) = link.trim_start_matches("http://").split_once("/open?").context("a link without a key")?;
        let port = host.rsplit(':').next().and_then(|port| port.parse().ok()).context("a link without a port")?;
        Ok(Self { child, port, query: query.to_owned(), started_in })
    }

    /// A client that opened the link.
    pub(super) fn client(&self) -> Result<Client> {
        let mut client = Client { port: self.port, pass: String::new(), stream: None };
        let answer = client.get(&format!("/open?{}", self.query))?;
        let pass = answer.headers.get("set-cookie").and_then(|cookie| cookie.split(';').next());
        client.pass = pass.context("the link gave no cookie")?.to_owned();
        Ok(client)
    }

    /// Megabytes that the process holds now, and the most that it ever held; none where the system does not say.
    pub(super) fn memory(&self) -> Option<Memory> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let megabytes = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            line.split_whitespace().nth(1)?.parse::<f64>().ok().map(|kilobytes| kilobytes / 1024.0)
        };
        Some(Memory { now: megabytes("VmRSS")?, most: megabytes("VmHWM")? })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to stop.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What the process holds, in megabytes.
#[derive(Clone, Copy)]
pub(super) struct Memory {
    pub(super) now: f64,
    pub(super) most: f64,
}

/// One browser: a connection that is kept, and the pass.
pub(super) struct Client {
    port: u16,
    pass: String,
    stream: Option<BufReader<TcpStream>>,
}

/// What came back.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: BTreeMap<String, String>,
    pub(super) body: Vec<u8>,
}

impl Client {
    /// Asks for a page.
    pub(super) fn get(&mut self, address: &str) -> Result<Answer> {
        self.send("GET", address, "", 0, &mut |_| Ok(()))
    }

    /// Sends a form and gives what came back, usually where to go on.
    pub(super) fn post(&mut self, address: &str, form: &str) -> Result<Answer> {
        let kind = "application/x-www-form-urlencoded";
        self.send("POST", address, kind, form.len() as u64, &mut |stream| stream.write_all(form.as_bytes()))
    }

    /// Sends a form and gives where to go on.
    pub(super) fn sent_on(&mut self, address: &str, form: &str) -> Result<String> {
        let answer = self.post(address, form)?;
        let to = answer.headers.get("location").filter(|_| answer.status == 303);
        to.cloned().with_context(|| format!("{address} gives {}", answer.status))
    }

    /// Sends a body of a known length, written piece by piece.
    pub(super) fn send(
        &mut self,
        method: &str,
        address: &str,
        kind: &str,
        length: u64,
        body: &mut dyn FnMut(&mut TcpStream) -> std::io::Result<()>,
    ) -> Result<Answer> {
        let port = self.port;
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => connect(port)?,
        };
        let mut head = format!("{method} {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n");
        if !self.pass.is_empty() {
            head.push_str(&format!("Cookie: {}\r\n", self.pass));
        }
        if method != "GET" {
            head.push_str(&format!(
                "Origin: http://127.0.0.1:{port}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n"
            ));
        }
        head.push_str("\r\n");
        stream.get_mut().write_all(head.as_bytes())?;
        body(stream.get_mut())?;
        let answer = read(&mut stream).with_context(|| format!("{method} {address}"))?;
        if answer.headers.get("connection").map(String::as_str) != Some("close") {
            self.stream = Some(stream);
        }
        Ok(answer)
    }
}

fn connect(port: u16) -> Result<BufReader<TcpStream>> {
    let stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(BufReader::new(stream))
}

fn read(stream: &mut BufReader<TcpStream>) -> Result<Answer> {
    let mut line = String::new();
    stream.read_line(&mut line)?;
    let status =
        line.split(' ').nth(1).and_then(|code| code.parse().ok()).with_context(|| format!("found {line:?}"))?;
    let mut headers = BTreeMap::new();
    loop {
        line.clear();
        stream.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let Some(length) = headers.get("content-length").and_then(|length| length.parse().ok()) else {
        bail!("an answer without its length")
    };
    let mut body = vec![0; length];
    stream.read_exact(&mut body)?;
    Ok(Answer { status, headers, body })
}
