//! A smallest set of files that is right, to be made wrong in one place.

use crate::weighing;
use nullpoint_knowledge::problem::KnowledgeError;
use nullpoint_knowledge::schema::Knowledge;

pub(crate) const CAUSE: &str = r#"
name = "Example tremor"
clinical_name = "Example tremor"
synonyms = []
category = "tremor"
plain = "Made up for this test."
mechanism = "None."
course = "None."
text_sources = ["doe-2019"]
[onset]
typical = "any"
sex_ratio = "equal"
female_share = 0.5
plausible_age_now_years = [10, 90]
[prevalence]
text = "unknown"
sources = []
estimate = true
[prior]
per_1000 = 10.0
reasoning = "made up"
[movement]
axis = "yaw"
regularity = "high"
amplitude = "small"
state = "posture"
supine = "stops"
events = "continuous"
sources = []
[[clue]]
finding = "head-tremor"
counted = "12/40"
range = [0.2, 0.4]
among = "all"
source = "doe-2019"
[clue.presenters]
estimate = 0.9
reasoning = "made up"
[[clue]]
finding = "neck-pain"
estimate = 0.3
among = "presenters"
"#;

pub(crate) const FINDINGS: &str = r#"
[finding.head-tremor]
group = "region"
label = "Head shakes"
question = "Does your head shake?"
question_other = "Does the head shake?"
clinical = "Head tremor"
answer = "yes-no-unknown"
sensor = { measurable = "yes" }
sources = ["doe-2019"]
without = { share = 0.4, reasoning = "made up" }
[finding.neck-pain]
group = "associated"
label = "Neck pain"
question = "Does your neck hurt?"
question_other = "Does the neck hurt?"
clinical = "Neck pain"
answer = "yes-no-unknown"
sensor = { measurable = "no" }
sources = []
without = { share = 0.3, reasoning = "made up" }
"#;

pub(crate) const SOURCES: &str = r#"
[source.doe-2019]
title = "An example"
authors = "Doe et al"
read = true
"#;

pub(crate) const URGENCY: &str = r#"
[levels]
emergency-now = { plain = "Now." }
same-day = { plain = "Today." }
within-2-weeks = { plain = "Soon." }
routine = { plain = "An ordinary visit." }
self-care = { plain = "Watch it." }
[[rule]]
id = "example"
number = "U01"
name = "an example"
level = "routine"
when = "head-tremor OR neck-pain"
plain = "See a doctor."
why = "It is an example."
sources = ["doe-2019"]
all_sources_recalled = false
[[rule.unknown]]
finding = "head-tremor"
means = "ignore"
reason = "seen by anyone"
[[rule.unknown]]
finding = "neck-pain"
means = "ask-someone"
reason = "felt by the person"
"#;

pub(crate) const PRESENTERS: &str = "[something_else]\nshare = 0.05\nreasoning = \"made up\"\n";
pub(crate) const ABOUT: &str = "compiled = \"2026-11-22\"\nhpo_release = \"1\"\nicd10cm_release = \"1\"\n";

pub(crate) const CARE: &str = r#"
what_they_examine = ["the movement"]
[[how_soon]]
id = "weeks"
label = "In weeks"
examples = ["a steady movement"]
who = ["neurologist"]
sources = ["doe-2019"]
[[referral_rules]]
id = "example"
text = "Refer."
sources = ["doe-2019"]
[questions]
first_visit = []
before_treatment = []
botulinum = []
surgery = []
medicine_review = []
tics = []
bring = []
[professional.neurologist]
name = "Neurologist"
when = "a movement that lasts"
will_do = []
for_causes = ["example-tremor"]
sources = ["doe-2019"]
"#;

pub(crate) const PATHWAYS: &str = r#"
[pathway.example-tremor]
first_contact = "neurologist"
who = ["neurologist"]
tests = ["example-test"]
scales = ["example-scale"]
self_care = ["rest"]
triggers = ["stress"]
treatments.first-line = ["example-tablet"]
"#;

pub(crate) const TESTS: &str = r#"
[test.example-test]
name = "A test"
plain = "Made up."
for_causes = ["example-tremor"]
sample = "blood"
sources = ["doe-2019"]
"#;

pub(crate) const COUNTRIES: &str = r#"
crisis_sources = ["doe-2019"]
[country.GB]
name = "United Kingdom"
emergency = "999"
checked = false
"#;

pub(crate) const FHIR: &str = r#"
note = "made up"
sources = ["doe-2019"]
resource = []
snomed = []
loinc = []
"#;

pub(crate) const TREATMENT: &str = r#"
name = "Example tablet"
kind = "medicine"
plain = "Made up."
mechanism = "None."
time_to_effect = "weeks"
stopping_rule = "none"
never_stop_suddenly = false
safety_text_read = "no"
common_harms = []
serious_warnings = []
who_must_not = []
interactions = []
sources = ["doe-2019"]
[how_to_tell]
measure = ["example-scale"]
meaningful_change = "one point"
when = ["before"]
[[for]]
cause = "example-tremor"
role = "first-line"
evidence = "none"
sources = ["doe-2019"]
recalled_figures = false
"#;

pub(crate) const TREATMENTS: &str = "plain = \"Ask first.\"\nsources = [\"doe-2019\"]\n[marks]\n";

pub(crate) const CLASS: &str = r#"
name = "Example class"
plain = "Made up."
ask = ["Why?"]
sources = ["doe-2019"]
[usual_onset]
tremor = "days"
[medicine.examplamine]
substance = "examplamine"
us = { text = "Examplex", brands = ["Examplex"] }
uk = { text = "not marketed" }
do_not_stop_suddenly = true
sources = ["doe-2019"]
[[medicine.examplamine.movement]]
movement = "tremor"
likelihood = "rare"
usual_time_from_start = "days"
"#;

pub(crate) const MEDICINES: &str = r#"
plain = "Do not stop it."
clinical = "Time tells."
sources = ["doe-2019"]
[marks]
[[emergency]]
id = "example-tremor"
signs = ["it is sudden"]
action = "call"
sources = ["doe-2019"]
[movement.tremor]
name = "shaking"
causes = ["example-tremor"]
[suspects]
sources = ["doe-2019"]
by_movement = { tremor = ["examplamine"] }
"#;

pub(crate) const SELF_CARE: &str = r#"
[general]
plain = "Stop what makes it worse."
sources = ["doe-2019"]
[step.rest]
name = "Rest"
plain = "Sit down."
evidence = "none"
steps = ["Sit."]
when_it_helps = []
when_not = []
stop_and_get_help = []
causes = ["example-tremor"]
sources = ["doe-2019"]
"#;

pub(crate) const TRIGGERS: &str = r#"
[how_to_log]
plain = "Daily."
clinical = "Daily."
sources = ["doe-2019"]
[trigger.stress]
name = "Stress"
ask = "How stressed were you?"
unit = "0 to 10"
min = 0
max = 10
look_back_hours = 6
sources = ["doe-2019"]
[[trigger.stress.effect]]
cause = "example-tremor"
direction = "worse"
strength = "usual"
"#;

pub(crate) const SCALES: &str = r#"
[scale.example-scale]
name = "A scale"
plain = "how much it shakes"
rater = "patient"
items = "1"
range = "0 to 4"
better_when = "lower"
mcid = "not established"
licence_status = "unclear"
licence_note = "made up"
use_here = "none"
causes = ["example-tremor"]
sources = ["doe-2019"]
[home.video]
name = "Video"
plain = "Film it."
unit = "file"
reading = "Compare."
any_cause = true
sources = ["doe-2019"]
[lab.tsh]
name = "TSH"
"#;

pub(crate) const QUESTIONS: &str = r#"
[question.Q01]
question = "Why?"
plain = "Nobody knows."
asked_in = "old-page-000"
sources = ["doe-2019"]
"#;

const PROTOCOLS: &str = r#"
[protocol.example]
name = "Example"
plain = "Made up."
needs = ["a chair"]
when_not = ["never"]
stop = ["pain"]
estimate = "made up"
sources = ["doe-2019"]
[[protocol.example.task]]
task = "rest"
name = "Sit"
instruction = "Sit still."
seconds = 20
why = "made up"
"#;

const GUIDE: &str = r#"
name = "Example"
plain = "Made up."
protocols = ["example"]
sources = ["doe-2019"]
[[section]]
title = "First"
items = [{ text = "Sit down.", sources = ["doe-2019"] }]
"#;

pub(crate) const CLAIMS: &str = r#"
[[claim]]
id = "c01"
page = "000"
statement = "It is made up."
answer = "It is."
verdict = "accurate"
why = "It is an example."
sources = ["doe-2019"]
refs = { causes = ["example-tremor"], medicines = ["examplamine"], scales = ["video"] }
"#;

const MEDICINE_NAMES: &str = r#"
[marks]
names = "made up"
[others]
names = ["Otherplor"]
[aside]
salts = "chloride"
units = "mg"
forms = "tablet"
times = "daily"
talk = "and"
complaints = "pain"
phrases = ["as needed"]
[names]
examplamine = ["Examplor"]
[[combination]]
names = ["Examplor Duo"]
medicines = ["examplamine"]
[[class_word]]
words = ["example tablet"]
classes = ["example"]
[group.acts-alike]
name = "medicines that act alike"
classes = ["example"]
sources = ["doe-2019"]
findings = [{ finding = "head-tremor", when = "stopped", days = 7, why = "made up" }]
"#;

pub(crate) const ASK_ALSO: &str = r#"
"cause:example-tremor" = ["why does my head shake"]
"#;

pub(crate) const WORDS: &str = r#"
filler = ["the"]
movement = ["shake"]
region = ["head"]
elsewhere = ["knee"]
same = [["shake", "tremor"]]
[leaning]
treatment = ["help"]
[[word]]
says = ["wobble"]
means = "tremor"
"#;

pub(crate) const PHRASES: &str = r#"
figure = ["sick of"]
harmless = ["falling_asleep"]
supposed = ["risk of"]
past = ["years_ago"]
doubt = ["not sure if"]
[class]
part = ["head", "neck"]
[alarm]
head-tremor = ["<part> shake|tremble"]
[[age]]
years = 0.5
says = ["baby"]
"#;

pub(crate) const RED_FLAG_GROUPS: &str = "group = []\n";

pub(crate) const ASKING: &str = r#"
[effort.know]
cost = 1.0
plain = "Known."
findings = ["head-tremor", "neck-pain"]
[[group]]
id = "example"
kind = "several"
heading = "Which?"
findings = ["head-tremor", "neck-pain"]
"#;

pub(crate) const HOME_TESTS: &str = r#"
[[test]]
id = "look"
finding = "head-tremor"
minutes = 1
steps = ["Look."]
not_if = ["neck-pain"]
not_if_plain = "Do not look in the dark."
"#;

pub(crate) const SAYINGS: &str = r#"
[finding.head-tremor]
present = ["<part> shake"]
absent = ["steady <part>"]
"#;

pub(crate) const FILES: [(&str, &str); 33] = [
    ("causes/example-tremor.toml", CAUSE),
    ("findings.toml", FINDINGS),
    ("sources.toml", SOURCES),
    ("urgency.toml", URGENCY),
    ("care.toml", CARE),
    ("presenters.toml", PRESENTERS),
    ("pathways.toml", PATHWAYS),
    ("tests.toml", TESTS),
    ("countries.toml", COUNTRIES),
    ("fhir.toml", FHIR),
    ("treatments/example-tablet.toml", TREATMENT),
    ("treatments.toml", TREATMENTS),
    ("medicines/example.toml", CLASS),
    ("medicines.toml", MEDICINES),
    ("medicine-names.toml", MEDICINE_NAMES),
    ("protocols.toml", PROTOCOLS),
    ("guides/example.toml", GUIDE),
    ("self-care.toml", SELF_CARE),
    ("triggers.toml", TRIGGERS),
    ("scales.toml", SCALES),
    ("questions.toml", QUESTIONS),
    ("claims.toml", CLAIMS),
    ("ask-also.toml", ASK_ALSO),
    ("words.toml", WORDS),
    ("phrases.toml", PHRASES),
    ("red-flag-groups.toml", RED_FLAG_GROUPS),
    ("asking.toml", ASKING),
    ("home-tests.toml", HOME_TESTS),
    ("phrases/region.toml", SAYINGS),
    ("about.toml", ABOUT),
    ("dependence.toml", weighing::DEPENDENCE),
    ("twins.toml", weighing::TWINS),
    ("companions.toml", weighing::COMPANIONS),
];

pub(crate) fn read(files: &[(&str, String)]) -> Result<Knowledge, KnowledgeError> {
    Knowledge::from_toml(files.iter().map(|(name, text)| (*name, text.as_str())))
}

/// Changes one passage of one file and expects this one complaint.
#[track_caller]
pub(crate) fn refused(file: &str, from: &str, to: &str, expected: &str) {
    let changed = FILES.map(|(name, text)| {
        assert!(name != file || text.contains(from), "the example has no `{from}`");
        (name, if name == file { text.replacen(from, to, 1) } else { text.to_owned() })
    });
    let error = read(&changed).expect_err("it has to be refused");
    assert!(!error.hint().is_empty());
    let told = error.to_string();
    assert!(told.contains(expected), "expected `{expected}`, found `{told}`");
    assert!(told.contains(file), "`{told}` does not name `{file}`");
}
