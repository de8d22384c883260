//! HTML: an assessment or a movement as one file that needs nothing else: no script, no request, no font.
//!
//! In: an assessment or a movement, and what only the caller knows (date, version, names of the recordings).
//! Out: a page for any browser, light and dark, printable, readable at 320 px and at 200 % text.
//! Method: askama templates (`templates/`), which escape every text; only the stylesheet and the pictures, both ours,
//! go in as they are. A content security policy forbids scripts and requests, should anything ever slip through.
//! Limits: a browser that does not know `::details-content` prints closed details as their summary alone.

mod causes;
mod findings;
mod fragment;
mod movement;
mod next;
mod palette;
mod sheet;
mod sources;
mod tasks;
mod urgency;

pub use fragment::{assessment_fragment, movement_fragment, urgency_banner, urgency_fragment};
pub use palette::stylesheet;
pub use sheet::{part_html, sheet_html, under_title_html};

use askama::Template;
use causes::Causes;
use findings::FindingsView;
use movement::MovementView;
use next::Next;
use nullpoint_knowledge::Knowledge;
use nullpoint_motion::measure::Movement;
use nullpoint_reason::assessment::INTENDED_USE;
use nullpoint_reason::{About, Assessment};
use sources::{Entry, Sources};
use urgency::UrgencyView;

/// What the page needs beside the result.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// What is known of causes, findings and sources.
    pub knowledge: &'a Knowledge,
    /// The day the page was made, as the caller writes it.
    pub made_on: &'a str,
    /// The program's version.
    pub version: &'a str,
    /// Names of the recordings, in the order of the movements.
    pub recording_names: &'a [String],
}

/// The page of an assessment; urgency stands first.
#[must_use]
pub fn assessment_html(assessment: &Assessment, page: &Page<'_>) -> String {
    render(&assessment_page(assessment, page, Sources::new(page.knowledge)))
}

/// Everything on the page of an assessment.
fn assessment_page<'a>(assessment: &'a Assessment, page: &Page<'a>, mut sources: Sources<'a>) -> AssessmentPage<'a> {
    let knowledge = page.knowledge;
    let movements: Vec<&Movement> = assessment.movement.iter().chain(&assessment.other_movements).collect();
    // In the order of the page, so that sources are numbered as they are met.
    let urgency = UrgencyView::new(assessment, knowledge, &mut sources);
    let causes = Causes::new(assessment, knowledge, &mut sources);
    let next = Next::new(assessment, &mut sources);
    AssessmentPage {
        frame: Frame::new(page),
        title: "Report on a movement of the head, neck or face",
        about: about(assessment),
        origin: assessment.origin.as_deref(),
        urgency,
        intended_use: assessment.intended_use,
        cautions: assessment.cautions.iter().map(|caution| caution.text.as_str()).collect(),
        causes,
        next,
        movements: views(&movements, page),
        findings: FindingsView::new(assessment),
        sources: sources.entries(),
    }
}

/// The page of a movement alone. It names no disease.
#[must_use]
pub fn movement_html(movement: &Movement, page: &Page<'_>) -> String {
    let template = MovementPage {
        frame: Frame::new(page),
        title: "What was measured in a recording",
        intended_use: INTENDED_USE,
        movements: views(&[movement], page),
    };
    render(&template)
}

/// Writes a template into text, which cannot fail but in a text that fails to write itself.
fn render(template: &impl Template) -> String {
    template.render().expect("text and numbers always write themselves")
}

fn views(movements: &[&Movement], page: &Page<'_>) -> Vec<MovementView> {
    let only = movements.len() == 1;
    movements
        .iter()
        .enumerate()
        .map(|(place, movement)| {
            let name = page.recording_names.get(place).map(String::as_str);
            MovementView::new(movement, place + 1, only, name)
        })
        .collect()
}

/// About whom, in one line: `About your child, age 4 years.`
fn about(assessment: &Assessment) -> String {
    let who = match assessment.about {
        About::Oneself => "About the person who answered",
        About::Child => "About a child",
        About::Other => "About a person, answered by someone else",
    };
    match assessment.age_years {
        Some(age) if age < 2.0 => format!("{who}, age {} months.", (age * 12.0).round()),
        Some(age) => format!("{who}, age {age} years."),
        None => format!("{who}."),
    }
}

/// What every page holds around its middle.
struct Frame<'a> {
    style: String,
    made_on: &'a str,
    version: &'a str,
    compiled: &'a str,
}

impl<'a> Frame<'a> {
    fn new(page: &Page<'a>) -> Self {
        Self {
            style: palette::stylesheet(),
            made_on: page.made_on,
            version: page.version,
            compiled: &page.knowledge.about.compiled,
        }
    }
}

/// The page of an assessment.
#[derive(Template)]
#[template(path = "assessment.html", blocks = ["top", "under_title", "content"])]
struct AssessmentPage<'a> {
    frame: Frame<'a>,
    title: &'a str,
    about: String,
    origin: Option<&'a str>,
    urgency: UrgencyView<'a>,
    intended_use: &'a str,
    cautions: Vec<&'a str>,
    causes: Causes<'a>,
    next: Next<'a>,
    movements: Vec<MovementView>,
    findings: FindingsView<'a>,
    sources: Vec<Entry<'a>>,
}

/// The page of a movement.
#[derive(Template)]
#[template(path = "movement_page.html")]
struct MovementPage<'a> {
    frame: Frame<'a>,
    title: &'a str,
    intended_use: &'a str,
    movements: Vec<MovementView>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use nullpoint_motion::measure::measure;
    use nullpoint_motion::{Placement, Recording};
    use nullpoint_reason::{Answers, assess};
    use std::collections::BTreeSet;

    /// A minute of a head sensor at 50 Hz: a rhythm of 4.4 Hz between the 20th and 40th second, and one gap.
    fn recording() -> Movement {
        let times: Vec<f64> =
            (0..3000).map(|at| f64::from(at) * 0.02).filter(|time| !(48.0..51.0).contains(time)).collect();
        let swing =
            |time: f64| (time * 4.4 * std::f64::consts::TAU).sin() * 40.0 + (time * 31.7).sin() + (time * 11.3).cos();
        let velocity = times
            .iter()
            .map(|time| [0.0, 0.0, if (20.0..40.0).contains(time) { swing(*time) } else { (time * 3.1).sin() * 0.4 }]);
        let mut recording = Recording::new("nullpoint", times.clone());
        recording.angular_velocity_deg_s = Some(velocity.collect());
        recording.acceleration_g = Some(vec![[0.0, 0.0, 1.0]; times.len()]);
        recording.placement = Placement::Head;
        measure(&recording).unwrap()
    }

    /// The page of these answers, with one recording when asked for.
    fn page_of(answers: &str, with_recording: bool) -> String {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml(answers, knowledge).unwrap();
        let movements = if with_recording { vec![recording()] } else { Vec::new() };
        let assessment = assess(&answers, movements, knowledge, date(2026, 11, 22)).unwrap();
        let names = ["<b>head</b>.csv".to_owned()];
        let page = Page { knowledge, made_on: "2026-11-22", version: "0.0.0", recording_names: &names };
        assessment_html(&assessment, &page)
    }

    /// Answers that fire a rule, leave one unknown, and hold text that tries to become markup.
    const ANSWERS: &str = r#"
        about = "child"
        age_years = 12
        origin = "<script>alert(1)</script>"
        present = ["region-head-neck", "rhythmic", "axis-no-no", "one-sided-weakness", "sudden-onset"]
        absent = ["sustained-pull", "hand-tremor"]
        unknown = ["confusion"]
        [[medicine]]
        text = "<script src='x'>bogusol</script> \"5 mg\""
        started = "2 days ago"
    "#;

    /// What stands between `before` and `after`, each time it does.
    fn all_between<'p>(page: &'p str, before: &str, after: &str) -> Vec<&'p str> {
        page.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
    }

    #[test]
    fn urgency_stands_before_every_cause() {
        let page = page_of(ANSWERS, true);
        let urgency = page.find("<h1 id=\"urgency\">").unwrap();
        assert!(urgency < page.find("class=\"cause box\"").unwrap());
        let knowledge = Knowledge::embedded();
        let before = &page[page.find("<body>").unwrap()..urgency];
        assert!(!knowledge.causes.values().any(|cause| before.contains(&cause.name)), "{before}");
        let words = before.split('<').filter_map(|piece| piece.split_once('>').map(|(_, words)| words.trim()));
        let words: Vec<&str> = words.filter(|words| !words.is_empty()).collect();
        assert_eq!(words, ["Skip to the content"], "only the link for keyboards stands before urgency");
    }

    #[test]
    fn the_level_is_said_in_words_and_an_unknown_that_counts_is_told() {
        let page = page_of("age_years = 0.1\npresent = [\"hand-tremor\"]\nunknown = [\"newborn-unwell\"]", false);
        assert!(page.contains("<h1 id=\"urgency\">EMERGENCY: get help now</h1>"));
        assert!(page.contains("not known, so it counts as there"));
    }

    #[test]
    fn calmer_rules_are_folded_away_beside_an_emergency() {
        let page =
            page_of("present = [\"lockjaw\", \"stiff-neck\", \"swallowing-trouble\", \"rapid-progression\"]", false);
        let urgency = &page[page.find("id=\"urgency\"").unwrap()..page.find("id=\"not-ruled-out\"").unwrap()];
        let (shown, folded) = urgency.split_once("<details>").unwrap();
        assert!(shown.contains("<span class=\"tag\">emergency</span>"));
        assert!(!shown.contains("<span class=\"tag\">within 2 weeks</span>"));
        assert!(folded.contains("<span class=\"tag\">within 2 weeks</span>"));
    }

    #[test]
    fn every_citation_leads_to_the_list_and_the_list_holds_nothing_else() {
        let page = page_of(ANSWERS, true);
        let cited: BTreeSet<&str> = all_between(&page, "href=\"#source-", "\"").into_iter().collect();
        let listed: BTreeSet<&str> = all_between(&page, "<li id=\"source-", "\"").into_iter().collect();
        assert!(cited.len() > 3);
        assert_eq!(cited, listed);
    }

    #[test]
    fn every_source_of_a_shown_clue_or_rule_is_in_the_list() {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml(ANSWERS, knowledge).unwrap();
        let assessment = assess(&answers, Vec::new(), knowledge, date(2026, 11, 22)).unwrap();
        let page = page_of(ANSWERS, false);
        let (shown, _) = crate::words::shown_causes(&assessment.differential);
        let of_clues = shown
            .iter()
            .flat_map(|cause| crate::words::for_and_against(cause).0)
            .flat_map(|clue| clue.source_with.iter().chain(&clue.source_without));
        for id in assessment.urgency.rules.iter().flat_map(|rule| &rule.sources).chain(of_clues) {
            assert!(page.contains(&format!("<li id=\"source-{id}\">")), "{id} is not in the list");
        }
    }

    #[test]
    fn what_a_person_wrote_stays_text() {
        let page = page_of(ANSWERS, true);
        assert!(!page.to_lowercase().contains("<script"));
        assert!(!page.contains("<b>head"));
        assert!(page.contains("&#60;script&#62;alert(1)"));
        assert!(page.contains("bogusol"));
    }

    #[test]
    fn the_page_asks_for_nothing_from_outside() {
        for page in [page_of(ANSWERS, true), page_of("", true), movement_page()] {
            let tags = all_between(&page, "<", ">");
            assert!(tags.len() > 100);
            for tag in tags {
                let mut parts = tag.split_ascii_whitespace();
                let element = parts.next().unwrap_or_default().to_lowercase();
                let loads =
                    ["script", "link", "img", "image", "iframe", "object", "embed", "base", "form", "use", "video"];
                assert!(!loads.contains(&element.as_str()), "<{tag}>");
                let starts = ["src", "on", "action", "srcset", "xlink", "formaction", "style=", "ping", "background"];
                assert!(
                    parts.all(|part| !starts.iter().any(|start| part.starts_with(start) && part.contains('='))),
                    "<{tag}>"
                );
            }
            let style = all_between(&page, "<style>", "</style>").concat();
            assert!(
                !style.contains("url(") && !style.contains("@import") && style.contains("prefers-color-scheme:dark")
            );
            assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\""));
        }
    }

    fn movement_page() -> String {
        let knowledge = Knowledge::embedded();
        let page = Page { knowledge, made_on: "2026-11-22", version: "0.0.0", recording_names: &[] };
        movement_html(&recording(), &page)
    }

    #[test]
    fn only_the_stylesheet_and_the_pictures_go_in_unescaped() {
        let templates = [
            include_str!("../templates/assessment.html"),
            include_str!("../templates/banner.html"),
            include_str!("../templates/causes.html"),
            include_str!("../templates/cites.html"),
            include_str!("../templates/figure.html"),
            include_str!("../templates/findings.html"),
            include_str!("../templates/fit.html"),
            include_str!("../templates/layout.html"),
            include_str!("../templates/line.html"),
            include_str!("../templates/movement.html"),
            include_str!("../templates/movement_page.html"),
            include_str!("../templates/next.html"),
            include_str!("../templates/rule.html"),
            include_str!("../templates/sheet.html"),
            include_str!("../templates/sources.html"),
            include_str!("../templates/urgency.html"),
            include_str!("../templates/urgency_fragment.html"),
        ];
        let raw: Vec<&str> = templates
            .iter()
            .flat_map(|template| all_between(template, "{{", "}}"))
            .filter(|expression| expression.contains("safe"))
            .map(str::trim)
            .collect();
        assert_eq!(raw, ["figure.svg|safe", "frame.style|safe"]);
    }

    #[test]
    fn ids_are_unique_and_every_link_within_the_page_leads_somewhere() {
        for page in [page_of(ANSWERS, true), page_of("", true), page_of("", false), movement_page()] {
            let ids = all_between(&page, " id=\"", "\"");
            let unique: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(ids.len(), unique.len(), "{ids:?}");
            let named = all_between(&page, "labelledby=\"", "\"").into_iter().flat_map(str::split_whitespace);
            for target in all_between(&page, "href=\"#", "\"").into_iter().chain(named) {
                assert!(unique.contains(target), "nothing has the id {target}");
            }
        }
    }

    #[test]
    fn headings_go_down_one_step_at_a_time() {
        for page in [page_of(ANSWERS, true), page_of("", true), movement_page()] {
            let body = &page[page.find("<body>").unwrap()..];
            let levels: Vec<u32> =
                all_between(body, "<h", ">").iter().filter_map(|tag| tag.chars().next()?.to_digit(10)).collect();
            assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
            assert_eq!(levels[0], 1);
            assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
        }
    }

    #[test]
    fn a_signal_alone_names_no_disease() {
        let page = page_of("", true);
        assert!(page.contains("No disease is named from a signal alone."));
        assert!(!page.contains("class=\"cause box\""));
        assert!(page.contains("id=\"questions\""));
        let body = &page[page.find("<body>").unwrap()..];
        let named = ["essential-tremor", "cervical-dystonia", "parkinsons-disease"]
            .into_iter()
            .filter(|id| body.contains(&Knowledge::embedded().causes[*id].name))
            .collect::<Vec<_>>();
        assert!(named.is_empty(), "{named:?}");
    }

    #[test]
    fn every_picture_has_a_sentence_and_the_gap_is_drawn() {
        let page = movement_page();
        assert_eq!(page.matches("role=\"img\"").count(), 3);
        assert_eq!(page.matches("<figcaption>").count(), 3);
        assert_eq!(page.matches("<desc ").count(), 3);
        assert!(page.contains("class=\"gap\"") && page.contains("class=\"rhythm\""));
        assert!(page.contains("A rhythm at 4.40 Hz"));
    }

    #[test]
    fn a_page_with_a_recording_stays_small() {
        let page = page_of(ANSWERS, true);
        assert!(page.len() < 150_000, "{} bytes", page.len());
    }
}
