//! What is refused in treatments, medicines, daily life, care and claims.

use crate::example::{CLAIMS, CLASS, FILES, read, refused};

#[test]
fn a_pathway_of_no_cause() {
    refused("pathways.toml", "pathway.example-tremor", "pathway.other-tremor", "there is no cause `other-tremor`");
}

#[test]
fn a_cause_without_a_pathway() {
    refused("pathways.toml", "pathway.example-tremor", "pathway.other-tremor", "example-tremor: this cause has no");
}

#[test]
fn a_pathway_to_nobody() {
    refused("pathways.toml", "who = [", "who = [\"healer\", ", "there is no professional `healer`");
}

#[test]
fn a_pathway_that_leaves_a_treatment_out() {
    let expected = "treatment `example-tablet` names this cause, but the pathway does not list it as first-line";
    refused("pathways.toml", "treatments.first-line = [\"example-tablet\"]", "", expected);
}

#[test]
fn a_pathway_that_gives_a_treatment_another_place() {
    refused("pathways.toml", "first-line", "avoid", "is listed as avoid, but does not name this cause");
}

#[test]
fn a_pathway_with_a_test_that_is_not_for_its_cause() {
    let expected = "test `example-test` is listed as tests, but does not name this cause";
    let changed = FILES.map(|(name, text)| {
        (name, text.replace("for_causes = [\"example-tremor\"]\nsample", "for_causes = []\nsample"))
    });
    assert!(read(&changed).expect_err("it has to be refused").to_string().contains(expected));
    let ours =
        changed.map(|(name, text)| (name, text.replace("first_contact", "estimate = \"made up\"\nfirst_contact")));
    assert!(read(&ours).is_ok(), "our own pathway may list more than the records say");
}

#[test]
fn a_treatment_measured_by_nothing() {
    refused("treatments/example-tablet.toml", "example-scale", "ruler", "there is no measure `ruler`");
}

#[test]
fn a_treatment_that_stands_twice_for_a_cause() {
    let row = "[[for]]\ncause = \"example-tremor\"\nrole = \"avoid\"\nevidence = \"none\"\nrecalled_figures = false\nestimate = \"made up\"\n[[for]]";
    refused("treatments/example-tablet.toml", "[[for]]", row, "cause `example-tremor` stands twice");
}

#[test]
fn a_treatment_without_a_source() {
    refused(
        "treatments/example-tablet.toml",
        "sources = [\"doe-2019\"]\n[how",
        "sources = []\n[how",
        "it names no source",
    );
}

#[test]
fn a_treatment_for_a_cause_without_a_source_or_an_estimate() {
    let (from, to) = ("sources = [\"doe-2019\"]\nrecalled", "recalled");
    refused("treatments/example-tablet.toml", from, to, "for example-tremor: it names no source");
}

#[test]
fn a_treatment_that_is_an_estimate_with_a_source() {
    let (from, to) = ("recalled_figures = false", "recalled_figures = false\nestimate = \"made up\"");
    refused("treatments/example-tablet.toml", from, to, "an estimate names the source `doe-2019`");
}

#[test]
fn a_medicine_that_causes_no_known_movement() {
    refused("medicines/example.toml", "movement = \"tremor\"", "movement = \"hop\"", "there is no movement `hop`");
}

#[test]
fn a_medicine_in_two_classes() {
    let mut files = FILES.map(|(name, text)| (name, text.to_owned())).to_vec();
    files.push(("medicines/second.toml", CLASS.to_owned()));
    let told = read(&files).expect_err("it stands twice").to_string();
    assert!(told.contains("`medicines/second.toml`: second: medicine `examplamine` stands twice"), "{told}");
}

#[test]
fn a_suspect_that_is_not_listed() {
    refused("medicines.toml", "[\"examplamine\"]", "[\"other\"]", "there is no medicine `other`");
}

#[test]
fn an_emergency_that_is_no_cause() {
    refused("medicines.toml", "id = \"example-tremor\"", "id = \"panic\"", "there is no cause `panic`");
}

#[test]
fn self_care_for_no_cause() {
    refused("self-care.toml", "[\"example-tremor\"]", "[\"other\"]", "there is no cause `other`");
}

#[test]
fn a_trigger_that_runs_backwards() {
    refused("triggers.toml", "max = 10", "max = -1", "min to max runs from 0 to -1");
}

#[test]
fn a_trigger_of_no_cause() {
    refused("triggers.toml", "cause = \"example-tremor\"", "cause = \"other\"", "there is no cause `other`");
}

#[test]
fn two_measures_with_one_name() {
    refused("scales.toml", "home.video", "home.example-scale", "measure `example-scale` stands twice");
}

#[test]
fn a_question_without_an_answer() {
    refused("questions.toml", "Nobody knows.", "", "Q01: plain is empty");
}

#[test]
fn a_question_without_a_source() {
    refused("questions.toml", "[\"doe-2019\"]", "[]", "it names no source");
}

#[test]
fn a_claim_that_points_at_no_record() {
    refused("claims.toml", "medicines = [\"examplamine\"]", "questions = [\"Q99\"]", "there is no question `Q99`");
}

#[test]
fn a_claim_that_nothing_answers() {
    let from = "{ causes = [\"example-tremor\"], medicines = [\"examplamine\"], scales = [\"video\"] }";
    refused("claims.toml", from, "{}", "it points at no record that answers it");
}

#[test]
fn two_claims_with_one_id() {
    let again = format!("{CLAIMS}{CLAIMS}");
    let mut files = FILES.map(|(name, text)| (name, text.to_owned()));
    let place = FILES.iter().position(|(name, _)| *name == "claims.toml").expect("it is one of them");
    files[place].1 = again;
    assert!(read(&files).expect_err("one id is given twice").to_string().contains("claim `c01` stands twice"));
}

#[test]
fn a_name_of_no_medicine_is_refused() {
    let file = "medicine-names.toml";
    refused(file, "examplamine = [", "other = [", "there is no medicine `other`");
    refused(file, "[\"examplamine\"]", "[\"other\"]", "there is no medicine `other`");
    refused(file, "classes = [\"example\"]", "classes = [\"other\"]", "there is no class of medicines `other`");
}

#[test]
fn a_group_of_medicines_that_stands_for_nothing_is_refused() {
    let file = "medicine-names.toml";
    refused(file, "\"head-tremor\"", "\"other\"", "there is no finding `other`");
    refused(file, ", days = 7, why = \"made up\"", "", "days and why is empty");
}

#[test]
fn a_guide_through_no_protocol() {
    refused("guides/example.toml", "[\"example\"]", "[\"dance\"]", "there is no protocol `dance`");
}

#[test]
fn a_task_without_time_for_it() {
    refused("protocols.toml", "seconds = 20", "seconds = 0", "a task takes 0 s, expected 2 to 120 s");
}

#[test]
fn a_task_whose_name_cannot_mark_a_recording() {
    refused("protocols.toml", "task = \"rest\"", "task = \"Sit, still\"", "`Sit, still` cannot mark a task");
}
