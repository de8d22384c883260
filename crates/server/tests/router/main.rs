//! Every page in process, through the router: what it holds, how large it is, and who may see it.

#![expect(clippy::unwrap_used, reason = "a test stops where something is missing, and says where")]

mod asking;
mod safety;

use asking::{Asked, Browser};
use axum::http::StatusCode;
use nullpoint_knowledge::Knowledge;
use std::time::Duration;

/// Largest page, in bytes.
const LARGEST: usize = 100_000;

/// Every page that needs nothing of a person, some records of each kind among them.
fn addresses() -> Vec<String> {
    let lists = [
        "/",
        "/urgent",
        "/urgent?about=child",
        "/assess",
        "/ask",
        "/look-up",
        "/causes",
        "/treatments",
        "/medicines",
        "/medicines/all",
        "/self-care",
        "/triggers",
        "/scales",
        "/care",
        "/care?country=GB",
        "/claims",
        "/questions",
        "/sources",
        "/about",
        "/measure",
        "/record",
        "/record/two-minutes",
        "/record/null-point",
        "/practice",
        "/practice/slow-breathing",
        "/practice/muscle-relaxation",
        "/practice/habit-reversal-outline",
    ];
    let known = Knowledge::embedded();
    let mut all: Vec<String> = lists.map(str::to_owned).to_vec();
    for id in known.causes.keys() {
        all.extend([
            format!("/causes/{id}"),
            format!("/causes/{id}/what-helps"),
            format!("/causes/{id}/care?country=US"),
        ]);
    }
    let mut some = |folder: &str, ids: Vec<&str>| {
        all.extend(ids.into_iter().step_by(7).map(|id| format!("/{folder}/{id}")));
    };
    some("treatments", known.treatments.keys().map(String::as_str).collect());
    some("medicines", known.medicines().map(|of| of.id).collect());
    some("self-care", known.self_care.keys().map(String::as_str).collect());
    some("triggers", known.triggers.keys().map(String::as_str).collect());
    some("scales", known.scales.keys().chain(known.home_measures.keys()).map(String::as_str).collect());
    some("claims", known.claims.iter().map(|claim| claim.id.as_str()).collect());
    some("questions", known.questions.keys().map(String::as_str).collect());
    some("sources", known.sources.keys().map(String::as_str).collect());
    all
}

/// What every page must be.
#[track_caller]
fn is_sound(address: &str, page: &Asked) {
    let text = &page.text;
    assert!(text.len() < LARGEST, "{address}: {} bytes", text.len());
    let title = text.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap();
    assert!(title.ends_with(" – Nullpoint") && title.len() > 14, "{address}: {title}");
    assert_eq!(text.matches("<main ").count(), 1, "{address}");
    assert_eq!(text.matches("<footer>").count(), 1, "{address}");
    assert!(text.contains("<header class=\"site\">") && text.contains("<nav aria-label=\"Main\">"), "{address}");
    let headings = text.matches("<h1").count();
    assert!(headings == 1, "{address}: {headings} headings of the first rank");
    for piece in text.split(['<', '>']) {
        for attribute in ["src=\"", "href=\"", "action=\""] {
            let Some(value) = piece.split(&format!(" {attribute}")).nth(1) else { continue };
            assert!(!value.starts_with("http") && !value.starts_with("//"), "{address}: <{piece}>");
        }
        assert!(!piece.contains(" style=\"") && !piece.contains(" onclick="), "{address}: <{piece}>");
    }
    let ids: Vec<&str> = text.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(ids.len(), once.len(), "{address}: an id stands twice");
    for link in text.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(once.binary_search(&link).is_ok(), "{address}: #{link} leads nowhere");
    }
}

#[tokio::test]
async fn every_page_has_a_title_landmarks_and_one_heading_and_leads_nowhere_else() {
    let browser = Browser::open().await;
    for address in addresses() {
        let page = browser.get(&address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        is_sound(&address, &page);
    }
}

#[tokio::test]
async fn every_link_of_the_first_pages_leads_to_a_page() {
    let browser = Browser::open().await;
    for address in ["/", "/look-up", "/causes/cervical-dystonia", "/practice", "/questions/Q01", "/claims/c01"] {
        let page = browser.get(address).await.text;
        for link in page.split("href=\"/").skip(1).filter_map(|rest| rest.split(['"', '#']).next()) {
            let to = browser.get(&format!("/{link}")).await;
            assert_eq!(to.status, StatusCode::OK, "{address} leads to /{link}");
        }
    }
}

#[tokio::test]
async fn what_is_not_there_is_said_with_the_nearest() {
    let browser = Browser::open().await;
    let page = browser.get("/causes/esential-tremor").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.text.contains("essential-tremor") && page.text.contains("role=\"alert\""), "{}", page.text);
    assert_eq!(browser.get("/nowhere").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_question_is_answered_and_never_stands_in_an_address() {
    let browser = Browser::open().await;
    let sent = browser.post("/ask", "question=my+face+droops+and+my+eyelid+twitches").await;
    let address = sent.location();
    assert!(!address.contains("droops"), "{address}");
    let page = browser.get(&address).await;
    is_sound(&address, &page);
    let banner = page.text.find("class=\"banner emergency\"").unwrap();
    assert!(banner < page.text.find("<h1").unwrap(), "urgency stands first");
}

#[tokio::test]
async fn a_ticked_sign_is_answered_first_and_what_was_not_read_is_not_ruled_out() {
    let browser = Browser::open().await;
    let address = browser.post("/urgent", "about=self&there=thunderclap").await.location();
    let page = browser.get(&address).await;
    is_sound(&address, &page);
    assert!(page.text.contains("EMERGENCY: get help now") && page.text.contains("not ruled out"), "{}", page.text);
    assert!(page.text.contains("value=\"thunderclap\" checked"));
    let none = browser.post("/urgent", "about=self&age=40&all-read=yes").await.location();
    let calm = browser.get(&none).await.text;
    assert!(calm.contains("No rule calls for help") && !calm.contains("these emergencies are not ruled out"), "{calm}");
}

#[tokio::test]
async fn medicines_are_read_and_the_unknown_one_is_said_so() {
    let browser = Browser::open().await;
    let address = browser.post("/medicines", "medicines=Reglan+10+mg%2C+foobarin").await.location();
    let page = browser.get(&address).await;
    is_sound(&address, &page);
    assert!(
        page.text.contains("metoclopramide") && page.text.contains("We have not checked this one"),
        "{}",
        page.text
    );
    assert!(browser.get("/medicines/names").await.text.contains("\"Reglan\""));
}

#[tokio::test]
async fn an_interview_goes_from_words_to_a_result_that_can_be_kept() {
    let browser = Browser::open().await;
    let words = "text=my+head+shakes+no-no%2C+worse+when+watched.+I+am+61+and+take+Reglan";
    let address = browser.post("/assess", words).await.location();
    let understood = browser.get(&address).await;
    is_sound(&address, &understood);
    assert!(
        understood.text.contains("What was understood") && understood.text.contains("Reglan"),
        "{}",
        understood.text
    );
    let present: Vec<String> = understood.fields("present").map(|id| format!("present={id}")).collect();
    assert!(!present.is_empty());
    let all = format!("do=confirm&{}&medicine=Reglan&person=age-now&shown-person=age-now", present.join("&"));
    browser.post(&address, &all).await;
    for _ in 0..12 {
        let page = browser.get(&address).await;
        if page.status == StatusCode::SEE_OTHER {
            break;
        }
        is_sound(&address, &page);
        assert!(page.text.contains("Question "), "{}", page.text);
        let asked: Vec<String> = page.fields("asked").map(|id| format!("asked={id}")).collect();
        let answer = if asked == ["asked=about"] { "self" } else { "no" };
        browser.post(&address, &format!("{}&answer={answer}", asked.join("&"))).await;
    }
    browser.post(&address, "do=stop").await;
    let result = browser.get(&format!("{address}/result")).await;
    is_sound(&address, &result);
    let urgency = result.text.find("id=\"urgency\"").unwrap();
    assert!(urgency < result.text.find("id=\"causes\"").unwrap());
    assert!(result.text.contains("class=\"cause box\"") && result.text.contains("href=\"/causes/"));
    let cause = result.text.split("<option value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let closer = browser.post(&format!("{address}/why"), &format!("why={cause}&against=")).await.location();
    let why = browser.get(&closer).await;
    is_sound(&closer, &why);
    assert!(why.text.contains("possible causes.") && why.text.find("<h1").unwrap() < why.text.find("<h2").unwrap());
    let saved = browser.get(&format!("{address}/files/report.html")).await;
    assert!(saved.text.contains("<meta name=\"generator\" content=\"Nullpoint"));
    assert!(browser.get(&format!("{address}/files/answers.toml")).await.text.contains("present = ["));
    browser.post(&address, "do=back").await;
    assert_eq!(browser.get(&address).await.status, StatusCode::OK, "there are more questions");
}

#[tokio::test]
async fn what_is_added_after_a_result_stands_in_the_next_one() {
    let browser = Browser::open().await;
    let address = browser.post("/assess", "text=my+head+shakes").await.location();
    browser.post(&address, "do=confirm&present=region-head-neck").await;
    browser.post(&address, "do=stop").await;
    let result = format!("{address}/result");
    assert!(!browser.get(&result).await.text.contains("age 61 years"));
    browser.post(&address, "do=words&text=I+am+61+years+old").await;
    browser.post(&address, "do=confirm&person=age-now&shown-person=age-now").await;
    browser.post(&address, "do=stop").await;
    assert!(browser.get(&result).await.text.contains("age 61 years"));
}

#[tokio::test]
async fn a_recording_is_measured_and_can_be_kept() {
    let browser = Browser::open().await;
    let sent = browser.upload("/measure", "head.csv", &asking::shaking()).await;
    let address = sent.location();
    let page = browser.when_measured(&address).await;
    is_sound(&address, &page);
    assert!(page.text.contains("A rhythm at 5.0") && page.text.contains("<svg"), "{}", page.text);
    for (file, holds) in [("movement.json", "\"rhythm\""), ("stretches.csv", "start_s,"), ("movement.html", "<style>")]
    {
        let kept = browser.get(&format!("{address}/1/{file}")).await;
        assert!(kept.status == StatusCode::OK && kept.text.contains(holds), "{file}");
    }
}

#[tokio::test]
async fn a_file_that_is_no_recording_says_what_to_try() {
    let browser = Browser::open().await;
    // The last one names a file of the machine as the place of its samples.
    let elsewhere = br#"{"subject_id":"x","sensors":[{"file_name":"/etc/passwd","rows":9,"channels":["time"]}]}"#;
    let packed_badly = b"\x1f\x8b\x08\0\0\0\0\0\0\xffjunk";
    for hostile in [&b"\0\0\0"[..], b"PK\x03\x04junk", b"a,b\n1,2\n", b"", b"\xff\xfe\xfd", packed_badly, elsewhere] {
        let address = browser.upload("/measure", "<b>../x.csv", hostile).await.location();
        let page = browser.when_measured(&address).await;
        is_sound(&address, &page);
        assert!(page.text.contains("was not measured") && !page.text.contains("<b>.."), "{}", page.text);
        assert!(!page.text.contains("root:"), "{}", page.text);
    }
}

#[tokio::test]
async fn a_form_that_is_too_large_is_refused() {
    let browser = Browser::open().await;
    let sent = browser.post("/ask", &format!("question={}", "a".repeat(200_000))).await;
    assert!(sent.status.is_client_error(), "{}", sent.status);
    let none = browser.upload("/measure", "", b"").await;
    assert_eq!(none.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn what_was_written_expires_and_can_be_erased() {
    let browser = Browser::open().await;
    let address = browser.post("/ask", "question=botox").await.location();
    assert_eq!(browser.get(&address).await.status, StatusCode::OK);
    let erased = browser.post("/erase", "").await;
    assert_eq!(erased.status, StatusCode::OK);
    assert!(erased.text.contains("Nothing of yours is kept now"), "{}", erased.text);
    assert_eq!(browser.get(&address).await.status, StatusCode::GONE);
    let address = browser.post("/ask", "question=botox").await.location();
    browser.later(Duration::from_secs(5 * 60 * 60));
    assert_eq!(browser.get(&address).await.status, StatusCode::GONE);
}
