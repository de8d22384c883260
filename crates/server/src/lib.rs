//! Serve: the pages of Nullpoint, for one person in their own browser, on their own machine.
//!
//! ```text
//! Recording ─▶ Movement ─▶ Findings ─▶ Differential ─▶ Guidance ─▶ Entry ─▶ Report ─▶ this room
//! ```
//!
//! For: pages that work without script, each with an address of its own ([`router`]), and a server on loopback that
//! shows them ([`serve`]). What stands on a page about findings, causes and movements comes from `report`; this room
//! frames it. One file per resource under `src/pages/`, its template in `templates/`, styles and modules in `static/`.
//! Not for: deciding anything, keeping anything on disk, or talking to another machine.
//!
//! Safety stands in [`gate`](self) and is argued in `docs/decisions/0012-the-server.md`.

mod accuracy;
mod address;
mod app;
mod fields;
mod formats;
mod gate;
mod kept;
mod pacer;
mod page;
mod pages;
mod problem;
mod progress;
mod run;
mod secret;
mod uploads;

pub use app::{App, Settings};
pub use pages::router;
pub use run::{Running, ServeError, serve};
pub use secret::Secret;
