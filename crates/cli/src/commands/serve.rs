//! `nullpoint serve`, and `nullpoint` alone: the pages, in the person's own browser on this machine.

mod folder;

use crate::failure::Failure;
use crate::out;
use folder::Folder;
use nullpoint_server::{Running, Secret, Settings, serve};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Open Nullpoint as pages in your browser. This is also what `nullpoint` alone does.
///
/// The pages are served to this machine only (127.0.0.1). They end with Ctrl-C.
#[derive(clap::Args, Default)]
pub(crate) struct Arguments {
    /// Port to serve on [default: one that is free]
    #[arg(long, value_name = "NUMBER", default_value_t = 0, hide_default_value = true)]
    port: u16,
    /// Do not open the browser; show the link only
    #[arg(long)]
    no_open: bool,
    /// Folder for what has to rest on disk while it runs [default: this person's own data folder]
    #[arg(long, value_name = "FOLDER")]
    data: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let folder = Folder::of(arguments.data.as_deref())?;
    let Some(lock) = folder.lock()? else {
        let link = folder.link()?;
        return out::print(&format!("Nullpoint runs already. Open this link in your browser:\n{link}\n"));
    };
    let failed = |error: nullpoint_server::ServeError| Failure::new(error.to_string(), error.hint());
    let no_random = |error| Failure::new(format!("the system gave no random number: {error}"), "start it again");
    let running = Running::listen(arguments.port).map_err(failed)?;
    let key = Secret::random().map_err(no_random)?;
    let ticket = Secret::random().map_err(no_random)?;
    let origin = format!("http://127.0.0.1:{}", running.port());
    let link = format!("{origin}/open?key={}", key.reveal());
    folder.note(&link)?;
    out::print(&format!(
        "Nullpoint is open at this link. It works on this machine only; keep it to yourself.\n{link}\nStop it with Ctrl-C.\n"
    ))?;
    if !arguments.no_open {
        // Other people of this machine can see what a program is started with: what stands there works once only.
        open(&format!("{origin}/open?key={}", ticket.reveal()));
    }
    let settings = Settings {
        port: running.port(),
        key,
        ticket,
        version: env!("CARGO_PKG_VERSION"),
        today: || jiff::Zoned::now().date(),
        now: Instant::now,
        uploads: folder.uploads()?,
    };
    let served = serve(running, settings).map_err(failed);
    folder.leave();
    drop(lock);
    served
}

/// Asks the system to open a link. Where it cannot, the link stands on the terminal.
fn open(link: &str) {
    let opener: &[&str] = match std::env::consts::OS {
        "macos" => &["open"],
        "windows" => &["cmd", "/C", "start", ""],
        _ => &["xdg-open"],
    };
    let Some((program, before)) = opener.split_first() else { return };
    let mut command = Command::new(program);
    command.args(before).arg(link).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // A machine without an opener is no failure.
    let _ = command.spawn();
}
