//! Styles, modules and the icon, out of the program itself.

use crate::app::App;
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use std::sync::{Arc, LazyLock};

const CSS: &str = "text/css; charset=utf-8";
const MODULE: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";

/// The one stylesheet: what pages and the saved report share, then what only pages need.
static STYLE: LazyLock<String> =
    LazyLock::new(|| [nullpoint_report::html::stylesheet().as_str(), include_str!("../../static/page.css")].concat());

pub(super) async fn file(State(app): State<Arc<App>>, Path(name): Path<String>) -> Response {
    let (kind, text) = match name.as_str() {
        "style.css" => (CSS, STYLE.as_str()),
        "icon.svg" => (SVG, include_str!("../../static/icon.svg")),
        "figure.js" => (MODULE, include_str!("../../static/figure.js")),
        "measuring.js" => (MODULE, include_str!("../../static/measuring.js")),
        "medicines.js" => (MODULE, include_str!("../../static/medicines.js")),
        "practice.js" => (MODULE, include_str!("../../static/practice.js")),
        "print.js" => (MODULE, include_str!("../../static/print.js")),
        "upload.js" => (MODULE, include_str!("../../static/upload.js")),
        "urgent.js" => (MODULE, include_str!("../../static/urgent.js")),
        _ => return Problem::no_page().page(&app),
    };
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}
