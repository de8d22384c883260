//! A sheet as HTML: its blocks gathered into sections, lists of facts, lists and steps, for a template to write.

use super::render;
use super::sources::{Cite, Entry, Sources};
use super::urgency::class;
use crate::sheet::{Address, Block, Line, Reference, Sheet, Span};
use crate::words;
use askama::Template;
use nullpoint_knowledge::Knowledge;

/// Where a list of records becomes one that is told in columns: so many at least. Our choice.
const SHORT_LIST: usize = 7;

/// The middle of a page that shows a sheet: everything from its heading of the first rank on.
///
/// `address` says where the page of a record is. Nothing in it leads off this machine.
#[must_use]
pub fn sheet_html(sheet: &Sheet, knowledge: &Knowledge, address: Address) -> String {
    html(sheet, Titled::Here, knowledge, address)
}

/// A page's middle without its heading of the first rank: the page has it above, with something between.
#[must_use]
pub fn under_title_html(sheet: &Sheet, knowledge: &Knowledge, address: Address) -> String {
    html(sheet, Titled::Above, knowledge, address)
}

/// A part of a page that has a heading of its own.
#[must_use]
pub fn part_html(sheet: &Sheet, knowledge: &Knowledge, address: Address) -> String {
    html(sheet, Titled::AsPart, knowledge, address)
}

/// Where the heading of a sheet stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Titled {
    /// It is the page's own.
    Here,
    /// The page has it already.
    Above,
    /// It is that of a part of the page.
    AsPart,
}

fn html(sheet: &Sheet, titled: Titled, knowledge: &Knowledge, address: Address) -> String {
    let mut maker = Maker { sources: Sources::with_pages(knowledge, address), address, listed: false, titled };
    let sections = maker.sections(sheet);
    let sources = if maker.listed { maker.sources.entries() } else { Vec::new() };
    render(&SheetFragment { sections, sources })
}

/// The fragment of a sheet.
#[derive(Template)]
#[template(path = "sheet.html")]
struct SheetFragment<'a> {
    sections: Vec<Section<'a>>,
    sources: Vec<Entry<'a>>,
}

/// What stands under one heading.
struct Section<'a> {
    id: String,
    heading: Heading<'a>,
    parts: Vec<Part<'a>>,
}

/// A section's heading.
enum Heading<'a> {
    /// The page's own name stands elsewhere, above it.
    None,
    /// How soon to get help.
    Level {
        class: &'static str,
        heading: &'static str,
        plain: LineView<'a>,
    },
    Title(&'a str),
    Words(&'a str),
    Part(LineView<'a>),
}

/// Blocks of one kind in a row.
enum Part<'a> {
    Paragraph(LineView<'a>),
    Facts(Vec<FactView<'a>>),
    Items(Vec<ItemView<'a>>),
    Steps(Vec<LineView<'a>>),
    Entries(Vec<ItemView<'a>>),
    Pointer(LineView<'a>),
}

/// A name with what is said of it.
struct FactView<'a> {
    name: &'a str,
    lines: Vec<LineView<'a>>,
    columns: bool,
    under: Vec<LineView<'a>>,
}

/// A line of a list with the smaller lines that belong to it.
struct ItemView<'a> {
    line: LineView<'a>,
    under: Vec<LineView<'a>>,
}

/// A line's pieces.
type LineView<'a> = Vec<Piece<'a>>;

/// A piece of a line.
enum Piece<'a> {
    Words(&'a str),
    Link { address: String, name: &'a str },
    Cites(Vec<Cite<'a>>),
}

struct Maker<'a> {
    sources: Sources<'a>,
    address: Address,
    /// Whether the sheet wants its sources listed.
    listed: bool,
    titled: Titled,
}

impl<'a> Maker<'a> {
    fn sections(&mut self, sheet: &'a Sheet) -> Vec<Section<'a>> {
        let has_title = sheet.blocks.iter().any(|block| matches!(block, Block::Title(..)));
        let first = if has_title || self.titled != Titled::Here { Heading::None } else { Heading::Title(&sheet.title) };
        let mut sections = vec![Section { id: "top".into(), heading: first, parts: Vec::new() }];
        for block in &sheet.blocks {
            let heading = match block {
                Block::Title(name, _) => match self.titled {
                    Titled::Here => Heading::Title(name),
                    Titled::Above => Heading::None,
                    Titled::AsPart => Heading::Words(name),
                },
                Block::Level(level, plain) => Heading::Level {
                    class: class(*level),
                    heading: words::level_heading(*level),
                    plain: self.line(plain),
                },
                Block::Heading(heading) => Heading::Words(heading),
                Block::Part(line) => Heading::Part(self.line(line)),
                _ => {
                    if let Some(section) = sections.last_mut() {
                        self.add(&mut section.parts, block);
                    }
                    continue;
                }
            };
            sections.push(Section { id: format!("part-{}", sections.len()), heading, parts: Vec::new() });
        }
        // Urgency stands above even the name.
        if let Some(level) = sections.iter().position(|section| matches!(section.heading, Heading::Level { .. })) {
            let level = sections.remove(level);
            sections.insert(0, level);
        }
        sections.retain(|section| !(matches!(section.heading, Heading::None) && section.parts.is_empty()));
        sections
    }

    fn add(&mut self, parts: &mut Vec<Part<'a>>, block: &'a Block) {
        match block {
            Block::Paragraph(line) => {
                let line = self.line(line);
                parts.push(Part::Paragraph(line));
            }
            Block::Item(line) => {
                let line = self.line(line);
                item(parts, line);
            }
            Block::Further(name, reference) => {
                let line = vec![self.link(reference, name)];
                item(parts, line);
            }
            Block::Fact(name, lines) => {
                let lines: Vec<LineView<'a>> = lines.iter().map(|line| self.line(line)).collect();
                let fact = FactView { name, columns: lines.len() >= SHORT_LIST, lines, under: Vec::new() };
                match parts.last_mut() {
                    Some(Part::Facts(facts)) => facts.push(fact),
                    _ => parts.push(Part::Facts(vec![fact])),
                }
            }
            Block::Under(line) => {
                let line = self.line(line);
                match parts.last_mut() {
                    Some(Part::Items(items) | Part::Entries(items)) if !items.is_empty() => {
                        items.iter_mut().next_back().expect("it is not empty").under.push(line);
                    }
                    Some(Part::Facts(facts)) if !facts.is_empty() => {
                        facts.iter_mut().next_back().expect("it is not empty").under.push(line);
                    }
                    _ => parts.push(Part::Paragraph(line)),
                }
            }
            Block::Step(_, line) => {
                let line = self.line(line);
                match parts.last_mut() {
                    Some(Part::Steps(steps)) => steps.push(line),
                    _ => parts.push(Part::Steps(vec![line])),
                }
            }
            Block::Entry(reference, name, line) => {
                let mut whole = vec![self.link(reference, name)];
                whole.extend(self.line(line));
                let entry = ItemView { line: whole, under: Vec::new() };
                match parts.last_mut() {
                    Some(Part::Entries(entries)) => entries.push(entry),
                    _ => parts.push(Part::Entries(vec![entry])),
                }
            }
            Block::Pointer(words, reference) => {
                let link = self.link(reference, words);
                parts.push(Part::Pointer(vec![link]));
            }
            Block::Sources(ids) => {
                self.sources.cite(ids);
                self.listed = true;
            }
            Block::Title(..) | Block::Level(..) | Block::Heading(_) | Block::Part(_) => {}
            Block::OnTerminal(_) | Block::Blank => {}
        }
    }

    fn line(&mut self, line: &'a Line) -> LineView<'a> {
        line.0
            .iter()
            .map(|span| match span {
                Span::Words(words) => Piece::Words(words),
                Span::Record(reference, name) => self.link(reference, name),
                Span::Cites(ids) => Piece::Cites(self.sources.cite(ids)),
            })
            .collect()
    }

    fn link(&self, reference: &'a Reference, name: &'a str) -> Piece<'a> {
        match (self.address)(reference.kind, &reference.id) {
            Some(address) => Piece::Link { address, name },
            None => Piece::Words(name),
        }
    }
}

fn item<'a>(parts: &mut Vec<Part<'a>>, line: LineView<'a>) {
    let item = ItemView { line, under: Vec::new() };
    match parts.last_mut() {
        Some(Part::Items(items)) => items.push(item),
        _ => parts.push(Part::Items(vec![item])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::Kind;
    use crate::{knowledge_view, sheets};
    use nullpoint_reason::ask::Asker;

    fn address(kind: Kind, id: &str) -> Option<String> {
        (kind != Kind::Finding).then(|| format!("/{kind:?}/{id}"))
    }

    #[test]
    fn a_record_is_a_link_and_a_source_a_number_that_leads_to_the_list() {
        let knowledge = Knowledge::embedded();
        let view = knowledge_view::cause("essential-tremor", knowledge).unwrap();
        let page = sheet_html(&sheets::cause(&view, knowledge), knowledge, address);
        assert!(page.contains("<h1>Essential tremor with head shaking</h1>"), "{page}");
        assert!(page.contains("href=\"/Treatment/propranolol\">"), "{page}");
        let cited = page.split("href=\"#source-").nth(1).unwrap().split('"').next().unwrap();
        assert!(page.contains(&format!("<li id=\"source-{cited}\">")));
        assert!(!page.contains("nullpoint cause") && !page.contains("href=\"http"), "{page}");
    }

    #[test]
    fn urgency_stands_above_the_answer() {
        let knowledge = Knowledge::embedded();
        let asked = Asker::new(knowledge).ask("my eyelid twitches, and today my mouth droops on one side. botox?");
        let page = sheet_html(&sheets::asked(&asked, knowledge), knowledge, address);
        assert!(page.find("class=\"banner emergency\"").unwrap() < page.find("<h1").unwrap(), "{page}");
    }
}
