//! The gate: who may ask for a page, and what the browser is told about each.
//!
//! In: every request, before any page sees it. Out: the page, or a plain refusal.
//! Method: the name it was asked under (`Host`) must be this machine's own, which stops DNS rebinding; the browser must
//! show the pass that it got for the key of this run; whatever changes something must come from one of our own pages
//! (`Origin`, `Sec-Fetch-Site`), which stops other pages and other programs' pages on this machine.
//! Limits: another program of the same person can read their memory and files, and no gate helps against that.

use crate::app::App;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use std::sync::Arc;

/// What a page may load: our own styles, modules and pictures, and nothing from anywhere else.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Told with every answer.
const ALWAYS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::CACHE_CONTROL, "no-store"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Where the key is shown.
const OPENING: &str = "/open";

/// Lets a request through to its page, or refuses it.
pub(crate) async fn gate(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let mut response = match refusal(&app, &request) {
        Some(refused) => refused,
        None if request.uri().path() == OPENING => open(&app, request.uri().query()),
        None => next.run(request).await,
    };
    for (name, value) in ALWAYS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

fn refusal(app: &App, request: &Request) -> Option<Response> {
    let headers = request.headers();
    let told = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if !told(&header::HOST).is_some_and(|host| is_own(app, host)) {
        return Some(plain(StatusCode::MISDIRECTED_REQUEST, "This address is not one of this machine's own."));
    }
    let site = told(&HeaderName::from_static("sec-fetch-site"));
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    if !is_read && !comes_from_us(app, told(&header::ORIGIN), site) {
        return Some(plain(StatusCode::FORBIDDEN, "This did not come from a page of Nullpoint."));
    }
    // A page elsewhere may link here, but not load anything of ours.
    let is_visit = told(&HeaderName::from_static("sec-fetch-mode")) == Some("navigate");
    if is_read && matches!(site, Some("cross-site" | "same-site")) && !is_visit {
        return Some(plain(StatusCode::FORBIDDEN, "This was asked for by another page."));
    }
    if request.uri().path() != OPENING && !has_pass(app, headers) {
        return Some(closed());
    }
    None
}

/// Whether a host names this machine and our port.
fn is_own(app: &App, host: &str) -> bool {
    let port = app.settings.port;
    ["127.0.0.1", "[::1]", "localhost"].iter().any(|name| host == format!("{name}:{port}"))
}

/// Whether something that changes something was sent by one of our pages. A browser that hides the origin (it does so
/// for a page that sends no referrer) says where it came from otherwise.
fn comes_from_us(app: &App, origin: Option<&str>, site: Option<&str>) -> bool {
    match origin {
        Some("null") | None => site == Some("same-origin"),
        Some(origin) => {
            let is_ours = origin.strip_prefix("http://").is_some_and(|host| is_own(app, host));
            is_ours && matches!(site, Some("same-origin") | None)
        }
    }
}

fn has_pass(app: &App, headers: &HeaderMap) -> bool {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut shown = cookies.flat_map(|line| line.split(';')).filter_map(|cookie| cookie.trim().split_once('='));
    shown.any(|(name, value)| name == app.cookie && app.pass.is(value))
}

/// Shows the key, gets the pass. The page that follows is asked for by this one, so that a strict cookie goes with it
/// even where the link was opened from elsewhere.
fn open(app: &App, query: Option<&str>) -> Response {
    let shown = query.unwrap_or_default().split('&').find_map(|pair| pair.strip_prefix("key=")).unwrap_or_default();
    if !app.opens(shown) {
        return closed();
    }
    let cookie = format!("{}={}; Path=/; HttpOnly; SameSite=Strict", app.cookie, app.pass.reveal());
    let page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Nullpoint opens</title>\
        <link rel=\"icon\" href=\"/static/icon.svg\">\
        <meta http-equiv=\"refresh\" content=\"0; url=/\"><p><a href=\"/\">Open Nullpoint</a></p></html>";
    ([(header::SET_COOKIE, cookie)], Html(page)).into_response()
}

/// What an old bookmark or another person gets.
fn closed() -> Response {
    let page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
        <meta name=\"color-scheme\" content=\"light dark\"><title>Nullpoint is not open here</title>\
        <main><h1>Nullpoint is not open in this browser</h1>\
        <p>It opens with a fresh link each time it starts, so that nobody else can read what you write.</p>\
        <ol><li>Start Nullpoint again: run <code>nullpoint</code>.</li>\
        <li>It opens the page, or shows a link to open.</li></ol>\
        <p>If it runs already, starting it again opens it too.</p></main></html>";
    (StatusCode::FORBIDDEN, Html(page)).into_response()
}

fn plain(status: StatusCode, words: &'static str) -> Response {
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], format!("{words}\n")).into_response()
}
