//! A sheet as text for the terminal.

use super::{Block, Kind, Line, Reference, Sheet, Span};
use crate::text::{COLUMNS, Page, sources};
use crate::words;
use nullpoint_knowledge::Knowledge;

impl Sheet {
    /// The sheet as text of 80 columns.
    #[must_use]
    pub fn to_text(&self, knowledge: &Knowledge) -> String {
        let mut page = Page::default();
        let mut indent = "";
        for block in &self.blocks {
            // What stands under a line is indented as far as that line's words.
            if !matches!(block, Block::Under(_)) {
                indent = if matches!(block, Block::Entry(..)) { "    " } else { "  " };
            }
            put(&mut page, block, indent, knowledge);
        }
        page.text.trim_start().to_owned()
    }
}

fn put(page: &mut Page, block: &Block, indent: &str, knowledge: &Knowledge) {
    match block {
        Block::Title(name, Some(id)) => page.paragraph("", &format!("{name} [{id}]")),
        Block::Title(name, None) => page.paragraph("", name),
        Block::Level(level, plain) => {
            page.put(&format!("{}\n{}\n", words::level_heading(*level), "=".repeat(COLUMNS)));
            page.paragraph("", &flat(plain));
        }
        Block::Heading(heading) => page.heading(heading),
        Block::Part(line) | Block::Paragraph(line) | Block::OnTerminal(line) => page.paragraph("", &flat(line)),
        Block::Item(line) => page.item(&flat(line)),
        Block::Fact(name, lines) => {
            let told: Vec<String> = lines.iter().map(flat).collect();
            page.item(&format!("{name}: {}", told.join("; ")));
        }
        Block::Under(line) => page.paragraph(indent, &flat(line)),
        Block::Step(number, line) => page.wrapped("", &format!("{number}. "), &flat(line)),
        Block::Entry(reference, name, line) => {
            page.put(&format!("{}\n", reference.id));
            page.paragraph("    ", &format!("{name}{}", flat(line)));
        }
        Block::Pointer(words, reference) => page.paragraph("", &format!("{words}: {}", command(reference))),
        Block::Further(words, reference) => page.item(&format!("{words}: {}", command(reference))),
        Block::Blank => page.blank(),
        Block::Sources(ids) => {
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            sources(page, &ids, knowledge);
        }
    }
}

fn flat(line: &Line) -> String {
    let spans = line.0.iter().map(|span| match span {
        Span::Words(words) => words.clone(),
        Span::Record(reference, name) => format!("{name} [{}]", reference.id),
        Span::Cites(ids) => format!(" [{}]", ids.join(", ")),
    });
    spans.collect()
}

/// The command that shows a record.
fn command(reference: &Reference) -> String {
    let id = &reference.id;
    match reference.kind {
        Kind::Cause => format!("nullpoint cause {id}"),
        Kind::WhatHelps | Kind::Treatment => format!("nullpoint treatment {id}"),
        Kind::Care => format!("nullpoint care {id}"),
        Kind::Medicine => format!("nullpoint medicine {id}"),
        Kind::SelfCare => format!("nullpoint selfcare {id}"),
        Kind::Trigger => format!("nullpoint triggers {id}"),
        Kind::Measure => format!("nullpoint scales {id}"),
        Kind::Claim => format!("nullpoint claims {id}"),
        Kind::Question => format!("nullpoint ask question:{id}"),
        Kind::Source => format!("nullpoint source {id}"),
        Kind::Test => format!("nullpoint ask test:{id}"),
        Kind::Professional => format!("nullpoint ask professional:{id}"),
        Kind::Finding => format!("nullpoint findings {id}"),
    }
}
