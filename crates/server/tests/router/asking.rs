//! A browser for tests: it keeps the cookie, says where it comes from, and its clock can be moved on.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use jiff::civil::{Date, date};
use nullpoint_server::{App, Secret, Settings, router};
use std::cell::Cell;
use std::time::{Duration, Instant};
use tower::ServiceExt;

pub(crate) const PORT: u16 = 7000;
pub(crate) const OWN: &str = "127.0.0.1:7000";

thread_local! {
    /// How far the clock of this test was moved on. Tests run on one thread each.
    static LATER: Cell<Duration> = const { Cell::new(Duration::ZERO) };
}

/// What came back.
pub(crate) struct Asked {
    pub(crate) status: StatusCode,
    pub(crate) headers: axum::http::HeaderMap,
    pub(crate) text: String,
}

pub(crate) struct Browser {
    pub(crate) router: Router,
    pub(crate) key: String,
    pub(crate) ticket: String,
    pub(crate) cookie: String,
    _uploads: tempfile::TempDir,
}

impl Asked {
    #[track_caller]
    pub(crate) fn location(&self) -> String {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.text);
        self.headers[header::LOCATION].to_str().unwrap().to_owned()
    }

    /// Values of a form's fields of this name.
    pub(crate) fn fields<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let inputs =
            self.text.split("<input ").skip(1).filter(move |input| input.contains(&format!("name=\"{name}\"")));
        inputs.filter_map(|input| input.split("value=\"").nth(1)?.split('"').next())
    }
}

fn today() -> Date {
    date(2026, 11, 22)
}

fn now() -> Instant {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    *START.get_or_init(Instant::now) + LATER.get()
}

impl Browser {
    /// A server that nobody has opened yet.
    pub(crate) fn closed() -> Self {
        let uploads = tempfile::tempdir().unwrap();
        let (key, ticket) = (Secret::random().unwrap(), Secret::random().unwrap());
        let settings = Settings {
            port: PORT,
            key: key.clone(),
            ticket: ticket.clone(),
            version: "0.0.0",
            today,
            now,
            uploads: uploads.path().to_owned(),
        };
        let router = router(App::new(settings).unwrap());
        let (key, ticket) = (key.reveal().to_owned(), ticket.reveal().to_owned());
        Self { router, key, ticket, cookie: String::new(), _uploads: uploads }
    }

    /// A server that was opened with its key.
    pub(crate) async fn open() -> Self {
        let mut browser = Self::closed();
        let opened = browser.get(&format!("/open?key={}", browser.key)).await;
        let cookie = opened.headers[header::SET_COOKIE].to_str().unwrap().to_owned();
        browser.cookie = cookie.split(';').next().unwrap().to_owned();
        browser
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Asked {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Asked { status: parts.status, headers: parts.headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    pub(crate) async fn get(&self, address: &str) -> Asked {
        let request = Request::get(address).header(header::HOST, OWN).header(header::COOKIE, &self.cookie);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Sends a form as a page of our own does.
    pub(crate) async fn post(&self, address: &str, form: &str) -> Asked {
        self.send_form(address, "application/x-www-form-urlencoded", form.as_bytes().to_vec()).await
    }

    pub(crate) async fn upload(&self, address: &str, name: &str, content: &[u8]) -> Asked {
        let mut body = format!(
            "--x\r\nContent-Disposition: form-data; name=\"recording\"; filename=\"{name}\"\r\n\
             Content-Type: text/csv\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--x--\r\n");
        self.send_form(address, "multipart/form-data; boundary=x", body).await
    }

    async fn send_form(&self, address: &str, kind: &str, body: Vec<u8>) -> Asked {
        let request = Request::post(address)
            .header(header::HOST, OWN)
            .header(header::COOKIE, &self.cookie)
            .header(header::ORIGIN, "null")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, kind);
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// The page of recordings, once they are measured.
    pub(crate) async fn when_measured(&self, address: &str) -> Asked {
        for _ in 0..600 {
            let page = self.get(address).await;
            if !page.text.contains("http-equiv=\"refresh\"") {
                return page;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("it is still being measured");
    }

    /// Moves the clock on.
    pub(crate) fn later(&self, by: Duration) {
        LATER.set(LATER.get() + by);
    }
}

/// A made recording: a head that shakes two degrees to each side, five times a second, for twenty seconds.
pub(crate) fn shaking() -> Vec<u8> {
    let mut text = String::from("time_s,angular_velocity_x_deg_s,angular_velocity_y_deg_s,angular_velocity_z_deg_s\n");
    for at in 0..2000 {
        let time = f64::from(at) / 100.0;
        let turning = 2.0 * std::f64::consts::TAU * 5.0 * (time * std::f64::consts::TAU * 5.0).cos();
        let restless = [0.3 * (7.0 * time * time).sin(), 0.2 * (40.0 * time).cos()];
        text.push_str(&format!("{time},{},{},{turning}\n", restless[0], restless[1]));
    }
    text.into_bytes()
}
