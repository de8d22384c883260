//! Who may ask: names, cookies, origins, and what the browser is told.

use crate::asking::{Browser, OWN};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};

/// A request for the first page with the right cookie, and with these headers in place of the usual.
async fn asked(browser: &Browser, host: &str, headers: &[(&str, &str)]) -> StatusCode {
    let mut request = Request::get("/").header(header::HOST, host).header(header::COOKIE, &browser.cookie);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    browser.send(request.body(Body::empty()).unwrap()).await.status
}

/// A form with the right cookie, and with these headers.
async fn sent(browser: &Browser, headers: &[(&str, &str)]) -> StatusCode {
    let mut request = Request::post("/erase").header(header::HOST, OWN).header(header::COOKIE, &browser.cookie);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    browser.send(request.body(Body::empty()).unwrap()).await.status
}

#[tokio::test]
async fn only_names_of_this_machine_with_our_port_are_answered() {
    let browser = Browser::open().await;
    for host in [OWN, "localhost:7000", "[::1]:7000"] {
        assert_eq!(asked(&browser, host, &[]).await, StatusCode::OK, "{host}");
    }
    for host in ["evil.example:7000", "127.0.0.1", "127.0.0.1:7001", "127.0.0.1.evil.example:7000", ""] {
        assert_eq!(asked(&browser, host, &[]).await, StatusCode::MISDIRECTED_REQUEST, "{host}");
    }
}

#[tokio::test]
async fn without_the_pass_every_address_gives_the_same_plain_page() {
    let browser = Browser::closed();
    for address in ["/", "/static/style.css", "/ask/0123", "/nowhere", "/open?key=00", "/open"] {
        let page = browser.get(address).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{address}");
        assert!(page.text.contains("Nullpoint is not open in this browser"), "{address}");
        assert!(!page.headers.contains_key(header::SET_COOKIE), "{address}");
    }
}

#[tokio::test]
async fn the_key_gives_a_strict_cookie_and_the_ticket_gives_it_once() {
    let browser = Browser::closed();
    for (word, expected) in [(&browser.key, 200), (&browser.key, 200), (&browser.ticket, 200), (&browser.ticket, 403)] {
        let opened = browser.get(&format!("/open?key={word}")).await;
        assert_eq!(opened.status.as_u16(), expected);
        if expected == 200 {
            let cookie = opened.headers[header::SET_COOKIE].to_str().unwrap();
            assert!(
                cookie.starts_with("nullpoint-") && cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict"),
                "{cookie}"
            );
        }
    }
}

#[tokio::test]
async fn a_pass_of_another_run_is_none() {
    let (one, mut other) = (Browser::open().await, Browser::open().await);
    let name = other.cookie.split('=').next().unwrap().to_owned();
    other.cookie.clone_from(&one.cookie);
    assert_eq!(other.get("/").await.status, StatusCode::FORBIDDEN);
    other.cookie = format!("{name}={}", one.cookie.split('=').nth(1).unwrap());
    assert_eq!(other.get("/").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn only_our_own_pages_change_anything() {
    let browser = Browser::open().await;
    let site = "sec-fetch-site";
    for fine in [
        &[("origin", "http://127.0.0.1:7000"), (site, "same-origin")][..],
        &[("origin", "http://127.0.0.1:7000")],
        &[("origin", "null"), (site, "same-origin")],
        &[(site, "same-origin")],
    ] {
        assert_eq!(sent(&browser, fine).await, StatusCode::OK, "{fine:?}");
    }
    for refused in [
        &[][..],
        &[("origin", "null")],
        &[("origin", "http://evil.example"), (site, "cross-site")],
        &[("origin", "http://127.0.0.1:7001"), (site, "same-site")],
        &[("origin", "https://127.0.0.1:7000")],
        &[("origin", "http://127.0.0.1:7000"), (site, "cross-site")],
        &[(site, "none")],
    ] {
        assert_eq!(sent(&browser, refused).await, StatusCode::FORBIDDEN, "{refused:?}");
    }
}

#[tokio::test]
async fn another_page_may_lead_here_but_load_nothing() {
    let browser = Browser::open().await;
    for from in ["cross-site", "same-site"] {
        let visit = [("sec-fetch-site", from), ("sec-fetch-mode", "navigate")];
        assert_eq!(asked(&browser, OWN, &visit).await, StatusCode::OK, "{from}");
        let load = [("sec-fetch-site", from), ("sec-fetch-mode", "no-cors")];
        assert_eq!(asked(&browser, OWN, &load).await, StatusCode::FORBIDDEN, "{from}");
    }
}

#[tokio::test]
async fn each_answer_tells_the_browser_to_keep_nothing_and_load_nothing_else() {
    let browser = Browser::open().await;
    for address in ["/", "/static/style.css", "/nowhere", "/medicines/names"] {
        let headers = browser.get(address).await.headers;
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'") && policy.contains("form-action 'self'"), "{policy}");
        assert_eq!(headers["cache-control"], "no-store", "{address}");
        assert_eq!(headers["referrer-policy"], "no-referrer", "{address}");
        assert_eq!(headers["x-content-type-options"], "nosniff", "{address}");
    }
}
