//! Sheet: a page of knowledge, worded once, that becomes text for the terminal ([`Sheet::to_text`]) or HTML
//! ([`crate::html::sheet_html`]).
//!
//! In: headings, paragraphs, facts and lists, in order, with records and sources named where they are meant.
//! Out: the same words on each surface. A record is an id to type on the terminal and a link on a page.
//! Limits: what only one of the two can use (how to call a command) is said there alone.

mod text;

use nullpoint_knowledge::schema::Level;

/// A page of knowledge.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// What it is of, in a few words.
    pub(crate) title: String,
    pub(crate) blocks: Vec<Block>,
}

/// A part of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Block {
    /// The name of what it is of, and its id.
    Title(String, Option<String>),
    /// How soon to get help, standing above everything.
    Level(Level, Line),
    Heading(String),
    /// The name of a part under a heading.
    Part(Line),
    Paragraph(Line),
    /// A line of a list.
    Item(Line),
    /// A name with what is to be said of it; several things become a list where there is room.
    Fact(&'static str, Vec<Line>),
    /// A smaller line that belongs to the one above.
    Under(Line),
    /// A numbered step.
    Step(usize, Line),
    /// A record in a list of records, with what is said of it.
    Entry(Reference, String, Line),
    /// Said only on the terminal.
    OnTerminal(Line),
    /// Where to read on: words before it, and the record.
    Pointer(&'static str, Reference),
    /// Another record that may be meant.
    Further(String, Reference),
    /// An empty line; a page keeps its own distances.
    Blank,
    /// The sources behind it, by id.
    Sources(Vec<String>),
}

/// What a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A possible cause.
    Cause,
    /// What helps with a cause.
    WhatHelps,
    /// The way through care for a cause.
    Care,
    /// A treatment.
    Treatment,
    /// A medicine that can cause movements.
    Medicine,
    /// A self-care step.
    SelfCare,
    /// A trigger.
    Trigger,
    /// A scale or something to measure at home.
    Measure,
    /// A statement of an old page.
    Claim,
    /// A question with its answer.
    Question,
    /// A source.
    Source,
    /// A test that may be made. It has no page of its own.
    Test,
    /// Someone to see. They have no page of their own.
    Professional,
    /// A finding. It has no page of its own.
    Finding,
}

/// A record by kind and id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What kind of record.
    pub kind: Kind,
    /// Its id.
    pub id: String,
}

/// Where the page of a record is, as a path that starts with `/`; none where it has none.
pub type Address = fn(Kind, &str) -> Option<String>;

/// Words in a row, with the records and sources among them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line(pub(crate) Vec<Span>);

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Span {
    Words(String),
    /// A record by its name.
    Record(Reference, String),
    /// What the words before it rest on.
    Cites(Vec<String>),
}

impl Reference {
    pub(crate) fn new(kind: Kind, id: &str) -> Self {
        Self { kind, id: id.to_owned() }
    }
}

impl From<&str> for Line {
    fn from(words: &str) -> Self {
        Self(vec![Span::Words(words.to_owned())])
    }
}

impl From<&String> for Line {
    fn from(words: &String) -> Self {
        words.as_str().into()
    }
}

impl From<String> for Line {
    fn from(words: String) -> Self {
        Self(vec![Span::Words(words)])
    }
}

impl Line {
    pub(crate) fn record(kind: Kind, id: &str, name: &str) -> Self {
        Self(vec![Span::Record(Reference::new(kind, id), name.to_owned())])
    }

    pub(crate) fn then(mut self, more: impl Into<Self>) -> Self {
        self.0.extend(more.into().0);
        self
    }

    pub(crate) fn cites(mut self, ids: &[String]) -> Self {
        if !ids.is_empty() {
            self.0.push(Span::Cites(ids.to_vec()));
        }
        self
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().all(|span| matches!(span, Span::Words(words) if words.is_empty()))
    }

    /// Lines in one, with the same words between.
    pub(crate) fn joined(lines: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let mut all = Self::default();
        for (place, line) in lines.into_iter().enumerate() {
            all = if place == 0 { line } else { all.then(between).then(line) };
        }
        all
    }
}

impl Sheet {
    /// What it is of, in a few words.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Whether it says how soon to get help, above everything.
    #[must_use]
    pub fn opens_with_urgency(&self) -> bool {
        matches!(self.blocks.first(), Some(Block::Level(..)))
    }

    /// Ids of the sources that its lines cite.
    #[cfg(test)]
    pub(crate) fn cited(&self) -> impl Iterator<Item = &String> {
        let lines = self.blocks.iter().flat_map(|block| match block {
            Block::Fact(_, lines) => lines.as_slice(),
            Block::Level(_, line)
            | Block::Part(line)
            | Block::Paragraph(line)
            | Block::Item(line)
            | Block::Under(line)
            | Block::Step(_, line)
            | Block::Entry(_, _, line)
            | Block::OnTerminal(line) => std::slice::from_ref(line),
            _ => &[],
        });
        let cites = lines.flat_map(|line| &line.0).filter_map(|span| match span {
            Span::Cites(ids) => Some(ids),
            _ => None,
        });
        cites.flatten()
    }

    /// A sheet about everything of a kind.
    pub(crate) fn of_all(title: &str) -> Self {
        Self { title: title.to_owned(), blocks: Vec::new() }
    }

    /// A sheet about one record, which opens with its name.
    pub(crate) fn of(name: &str, id: &str) -> Self {
        let title = Block::Title(name.to_owned(), Some(id.to_owned()));
        Self { title: name.to_owned(), blocks: vec![title] }
    }

    pub(crate) fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    pub(crate) fn heading(&mut self, heading: impl Into<String>) {
        self.push(Block::Heading(heading.into()));
    }

    pub(crate) fn part(&mut self, line: impl Into<Line>) {
        self.push(Block::Part(line.into()));
    }

    pub(crate) fn paragraph(&mut self, line: impl Into<Line>) {
        self.push(Block::Paragraph(line.into()));
    }

    pub(crate) fn item(&mut self, line: impl Into<Line>) {
        self.push(Block::Item(line.into()));
    }

    pub(crate) fn under(&mut self, line: impl Into<Line>) {
        self.push(Block::Under(line.into()));
    }

    pub(crate) fn blank(&mut self) {
        self.push(Block::Blank);
    }

    pub(crate) fn on_terminal(&mut self, line: impl Into<Line>) {
        self.push(Block::OnTerminal(line.into()));
    }

    pub(crate) fn pointer(&mut self, words: &'static str, kind: Kind, id: &str) {
        self.push(Block::Pointer(words, Reference::new(kind, id)));
    }

    pub(crate) fn entry(&mut self, kind: Kind, id: &str, name: &str, line: impl Into<Line>) {
        self.push(Block::Entry(Reference::new(kind, id), name.to_owned(), line.into()));
    }

    /// A name with what is to be said of it.
    pub(crate) fn fact(&mut self, name: &'static str, line: impl Into<Line>) {
        self.push(Block::Fact(name, vec![line.into()]));
    }

    /// A name with several things to be said of it; nothing where there are none.
    pub(crate) fn facts<L: Into<Line>>(&mut self, name: &'static str, lines: impl IntoIterator<Item = L>) {
        let lines: Vec<Line> = lines.into_iter().map(Into::into).collect();
        if !lines.is_empty() {
            self.push(Block::Fact(name, lines));
        }
    }

    /// A list under a heading, an item each; nothing where it is empty.
    pub(crate) fn section(&mut self, heading: &str, texts: &[String]) {
        if !texts.is_empty() {
            self.heading(heading);
            texts.iter().for_each(|text| self.item(text));
        }
    }
}
