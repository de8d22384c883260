//! Page: the frame around every page, with its title, its ways in and the way out.

use crate::app::App;
use askama::Template;
use axum::response::Html;
use nullpoint_report::sheet::Sheet;

/// Which of the ways in a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Here {
    Start,
    Urgent,
    Assess,
    Measure,
    Ask,
    LookUp,
    Practice,
    About,
    Elsewhere,
}

/// A page before it is framed.
pub(crate) struct View {
    title: String,
    here: Here,
    body: String,
    modules: Vec<&'static str>,
    renewed: bool,
}

/// The frame.
#[derive(Template)]
#[template(path = "layout.html")]
struct Frame<'a> {
    view: &'a View,
    ways: [Way; 7],
    version: &'a str,
    compiled: &'a str,
    kept: usize,
}

/// A way in, as the head of each page shows it.
struct Way {
    address: &'static str,
    name: &'static str,
    is_here: bool,
}

impl View {
    /// A page whose middle is a template.
    pub(crate) fn new(title: &str, here: Here, body: &impl Template) -> Self {
        Self::of_html(title, here, body.render().expect("text and numbers always write themselves"))
    }

    /// A page whose middle is HTML that `report` made.
    pub(crate) fn of_html(title: &str, here: Here, body: String) -> Self {
        Self { title: title.to_owned(), here, body, modules: Vec::new(), renewed: false }
    }

    /// A page that shows a sheet of knowledge.
    pub(crate) fn of_sheet(sheet: &Sheet, here: Here, app: &App) -> Self {
        let body = nullpoint_report::html::sheet_html(sheet, app.knowledge, crate::address::of);
        Self::of_html(sheet.title(), here, body)
    }

    /// With a title that tells it from its likes in the browser's tabs.
    pub(crate) fn titled(self, title: String) -> Self {
        Self { title, ..self }
    }

    /// With a module of `static/` that helps where the browser must act.
    pub(crate) fn with_module(mut self, module: &'static str) -> Self {
        self.modules.push(module);
        self
    }

    /// A page that asks for itself again until there is more to show, where no module does it.
    pub(crate) const fn renewed(mut self) -> Self {
        self.renewed = true;
        self
    }

    /// The whole page.
    pub(crate) fn framed(&self, app: &App) -> Html<String> {
        let way = |address, name, here| Way { address, name, is_here: self.here == here };
        let frame = Frame {
            view: self,
            ways: [
                way("/urgent", "Is it urgent?", Here::Urgent),
                way("/assess", "Assess", Here::Assess),
                way("/measure", "Measure", Here::Measure),
                way("/ask", "Ask", Here::Ask),
                way("/look-up", "Look up", Here::LookUp),
                way("/practice", "Practice", Here::Practice),
                way("/about", "About", Here::About),
            ],
            version: app.settings.version,
            compiled: &app.knowledge.about.compiled,
            kept: app.shelf.len((app.settings.now)()),
        };
        Html(frame.render().expect("text and numbers always write themselves"))
    }
}
