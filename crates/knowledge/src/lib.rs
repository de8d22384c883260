//! Know: causes, findings, urgency rules, treatments, medicines, self-care, care, guides, questions, claims and sources as
//! TOML files, and their reader. No algorithm.
//!
//! Route: knowledge stands beside `motion` and is used by `reason`, `report` and `cli`. It says what is
//! known and where it comes from; weighing one cause against another is the work of `reason`.
//!
//! The TOML files in this crate are the source. `build.rs` reads and checks them and packs them into one
//! blob, which [`schema::Knowledge::embedded`] unpacks once. The same reader, [`schema::Knowledge::from_toml`],
//! takes any other set of files.
//!
//! ```
//! use nullpoint_knowledge::schema::Knowledge;
//! let knowledge = Knowledge::embedded();
//! let cause = knowledge.cause("essential-tremor").expect("it is one of the causes");
//! let clue = &cause.clues[0];
//! assert_eq!(clue.with(knowledge).to_string(), "about 9 in 10 (our estimate)");
//! ```

pub mod check;
pub mod cite;
pub mod citing;
pub mod help;
pub mod learned;
pub mod lookup;
mod openings;
pub mod problem;
pub mod read;
pub mod rule;
pub mod schema;
pub mod share;
pub mod timing;
pub mod words;

pub use lookup::nearest;
pub use schema::Knowledge;
