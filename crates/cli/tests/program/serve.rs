//! The pages as a process: its port, one run for a data folder, and a clean end that leaves nothing of a person behind.

use crate::nullpoint;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A run with a data folder of its own.
struct Run {
    child: Child,
    said: BufReader<std::process::ChildStdout>,
    link: String,
}

impl Run {
    fn start(data: &Path, more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_nullpoint"))
            .args(["serve", "--no-open", "--data", data.to_str().unwrap()])
            .args(more)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut link = String::new();
        while !link.contains("http://") {
            link.clear();
            assert!(said.read_line(&mut link).unwrap() > 0, "it ended without a link");
        }
        Self { child, said, link: link.trim().to_owned() }
    }

    fn port(&self) -> u16 {
        self.link.split([':', '/']).nth(4).unwrap().parse().unwrap()
    }

    /// What a browser with this cookie gets.
    fn ask(&self, head: &str, cookie: &str, body: &str) -> String {
        let port = self.port();
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        let length = body.len();
        let request = format!(
            "{head} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nCookie: {cookie}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Ctrl-C; gives the exit code and all that was said after the link.
    #[cfg(unix)]
    fn stop(mut self) -> (Option<i32>, String) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        let code = self.child.wait().unwrap().code();
        let mut said = String::new();
        self.said.read_to_string(&mut said).unwrap();
        self.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        (code, said)
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to stop.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Every byte of every file below a folder.
fn everything_below(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        all.extend_from_slice(entry.file_name().as_encoded_bytes());
        if entry.path().is_dir() {
            all.extend(everything_below(&entry.path()));
        } else {
            all.extend(fs::read(entry.path()).unwrap());
        }
    }
    all
}

#[test]
fn it_takes_the_port_that_it_is_told_and_says_when_another_program_has_it() {
    let data = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let arguments = ["serve", "--no-open", "--port", &port, "--data", data.path().to_str().unwrap()];
    let refused = nullpoint(&arguments);
    assert!(
        refused.code != Some(0) && refused.said.contains("is taken") && refused.said.contains("hint:"),
        "{}",
        refused.said
    );
    drop(taken);
    let run = Run::start(data.path(), &["--port", &port]);
    assert_eq!(run.port().to_string(), port);
}

#[test]
fn a_second_start_in_the_same_folder_shows_the_link_of_the_first() {
    let data = tempfile::tempdir().unwrap();
    let run = Run::start(data.path(), &[]);
    let second = nullpoint(&["serve", "--no-open", "--data", data.path().to_str().unwrap()]);
    assert_eq!(second.code, Some(0), "{}", second.said);
    assert!(second.result.contains("runs already") && second.result.contains(&run.link), "{}", second.result);
}

#[cfg(unix)]
#[test]
fn it_ends_cleanly_with_ctrl_c_and_neither_says_nor_keeps_what_a_person_wrote() {
    let data = tempfile::tempdir().unwrap();
    let run = Run::start(data.path(), &[]);
    let opened = run.ask(&format!("GET /open?{}", run.link.split_once("/open?").unwrap().1), "", "");
    let cookie = opened.split("set-cookie: ").nth(1).unwrap().split(';').next().unwrap().to_owned();
    for (address, body) in [
        ("/ask", "question=marzipan+shakes+my+head"),
        ("/assess", "text=marzipan+shakes+my+head"),
        ("/medicines", "medicines=marzipan"),
        ("/nowhere", "marzipan"),
    ] {
        let answer = run.ask(&format!("POST {address}"), &cookie, body);
        let head = answer.split("\r\n\r\n").next().unwrap();
        assert!(!head.contains("marzipan"), "{head}");
    }
    let holds = |bytes: &[u8]| bytes.windows(8).any(|part| part == b"marzipan");
    assert!(!holds(&everything_below(data.path())), "it stands on disk");
    let (code, said) = run.stop();
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(said.trim(), "Stop it with Ctrl-C.", "nothing else is said");
    assert!(!data.path().join("server.link").exists() && !data.path().join("uploads").exists());
}
