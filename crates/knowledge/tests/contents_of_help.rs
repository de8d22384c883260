//! The files hold all that was compiled on treatments, medicines, care and daily life, with its marks.

use nullpoint_knowledge::schema::{
    Claim, Knowledge, LicenceStatus, Likelihood, Medicine, Role, SafetyRead, TreatmentFor, TreatmentKind, Verdict,
};
use std::collections::{BTreeMap, BTreeSet};

fn knowledge() -> &'static Knowledge {
    Knowledge::embedded()
}

fn rows() -> impl Iterator<Item = &'static TreatmentFor> {
    knowledge().treatments.values().flat_map(|treatment| &treatment.r#for)
}

fn medicines() -> impl Iterator<Item = &'static Medicine> {
    knowledge().medicines().map(|entry| entry.medicine)
}

#[track_caller]
fn tally<T: Ord>(of: impl Iterator<Item = T>, expected: &[(T, usize)]) {
    let mut found: BTreeMap<T, usize> = BTreeMap::new();
    for one in of {
        *found.entry(one).or_default() += 1;
    }
    assert!(found.iter().map(|(kind, times)| (kind, *times)).eq(expected.iter().map(|(kind, times)| (kind, *times))));
}

#[test]
fn every_treatment_is_there() {
    assert_eq!(knowledge().treatments.len(), 88);
    let kinds = knowledge().treatments.values().map(|treatment| treatment.kind);
    tally(
        kinds,
        &[
            (TreatmentKind::Injection, 7),
            (TreatmentKind::Medicine, 45),
            (TreatmentKind::SelfCare, 5),
            (TreatmentKind::Device, 4),
            (TreatmentKind::Therapy, 13),
            (TreatmentKind::Lifestyle, 2),
            (TreatmentKind::Surgery, 12),
        ],
    );
}

#[test]
fn every_treatment_says_how_it_does_for_each_cause() {
    assert_eq!(rows().filter(|row| row.estimate.is_none()).count(), 259);
    assert_eq!(rows().filter(|row| row.estimate.is_some()).count(), 23, "ours, for causes no treatment file names");
    tally(
        rows().filter(|row| row.estimate.is_none()).map(|row| row.role),
        &[(Role::FirstLine, 112), (Role::SecondLine, 34), (Role::Option, 96), (Role::Avoid, 17)],
    );
    assert_eq!(rows().filter(|row| row.recalled_figures).count(), 73);
    assert_eq!(rows().filter(|row| row.estimate.is_none() && row.effect.is_some()).count(), 180);
}

#[test]
fn treatments_keep_how_much_of_their_safety_text_was_read() {
    let of = |read| knowledge().treatments.values().filter(|treatment| treatment.safety_text_read == read).count();
    let read = [SafetyRead::Fully, SafetyRead::Mostly, SafetyRead::Partly, SafetyRead::No].map(of);
    assert_eq!(read, [25, 35, 6, 22]);
    let with = |has: fn(&nullpoint_knowledge::schema::Treatment) -> bool| {
        knowledge().treatments.values().filter(|treatment| has(treatment)).count()
    };
    assert_eq!(with(|treatment| treatment.never_stop_suddenly), 32);
    assert_eq!(with(|treatment| !treatment.approvals.is_empty()), 28);
    assert_eq!(with(|treatment| treatment.codes.is_some()), 51);
    assert_eq!(with(|treatment| treatment.codes.as_ref().is_some_and(|codes| codes.rxnorm.is_some())), 34);
}

#[test]
fn retired_guidelines_are_marked() {
    let retired: Vec<_> =
        knowledge().sources.iter().filter(|(_, source)| source.retired.is_some()).map(|(id, _)| id.as_str()).collect();
    assert_eq!(retired, ["aan-botulinum-2016", "aan-chorea-2012"]);
}

#[test]
fn every_medicine_and_movement_is_there() {
    assert_eq!(knowledge().medicine_classes.len(), 23);
    assert_eq!(medicines().count(), 195);
    let movements = || medicines().flat_map(|medicine| &medicine.movements);
    tally(
        movements().map(|movement| movement.likelihood),
        &[
            (Likelihood::Common, 168),
            (Likelihood::Uncommon, 189),
            (Likelihood::Rare, 79),
            (Likelihood::CaseReports, 86),
            (Likelihood::Withdrawal, 27),
            (Likelihood::Toxicity, 10),
        ],
    );
    assert_eq!(movements().filter(|movement| movement.named_in_label == Some(true)).count(), 312);
    assert_eq!(movements().filter(|movement| movement.named_in_label == Some(false)).count(), 107);
}

#[test]
fn medicines_keep_their_codes_notes_and_brands() {
    assert_eq!(medicines().filter(|medicine| medicine.atc.is_some()).count(), 187);
    assert_eq!(medicines().filter(|medicine| medicine.note.is_some()).count(), 88);
    assert_eq!(medicines().filter(|medicine| medicine.do_not_stop_suddenly).count(), 121);
    for medicine in medicines() {
        for sold in [&medicine.us, &medicine.uk] {
            assert!(sold.brands.iter().all(|brand| sold.text.contains(brand.as_str())), "{sold:?}");
        }
        assert!(medicine.also.iter().all(|name| *name == name.to_lowercase()), "{medicine:?}");
    }
}

#[test]
fn what_holds_for_all_medicines_is_there() {
    let general = &knowledge().medicines_general;
    assert_eq!((general.emergencies.len(), general.movements.len(), general.suspects.by_movement.len()), (5, 16, 5));
    assert_eq!(general.suspects.by_movement.values().map(Vec::len).sum::<usize>(), 32);
    assert!(general.marks.contains_key("brands") && general.marks.contains_key("likelihood"));
}

#[test]
fn daily_life_is_there() {
    assert_eq!(knowledge().self_care.len(), 24);
    assert_eq!(knowledge().self_care["pain-relief-otc"].limits.len(), 4);
    assert_eq!(knowledge().triggers.len(), 26);
    assert_eq!(knowledge().triggers.values().map(|trigger| trigger.effects.len()).sum::<usize>(), 105);
    let of = |letter: char| knowledge().questions.keys().filter(|id| id.starts_with(letter)).count();
    assert_eq!((of('Q'), of('L')), (57, 45), "questions of the first compilation, and of life with it");
    let asked = |page: &str| knowledge().questions.values().filter(|question| question.asked_in == page).count();
    let asked = ["old-page-000", "old-page-001", "old-page-002", "old-page-003"].map(asked);
    assert_eq!(asked, [4, 6, 3, 8]);
}

#[test]
fn every_scale_and_measure_is_there() {
    assert_eq!(knowledge().scales.len(), 31);
    assert_eq!((knowledge().home_measures.len(), knowledge().lab_measures.len()), (15, 7));
    let of = |status| knowledge().scales.values().filter(|scale| scale.licence_status == status).count();
    let status =
        [LicenceStatus::PublicDomain, LicenceStatus::FreeToUse, LicenceStatus::Restricted, LicenceStatus::Unclear];
    assert_eq!(status.map(of), [2, 16, 10, 3]);
}

#[test]
fn care_is_there() {
    let care = &knowledge().care;
    assert_eq!((knowledge().professionals.len(), knowledge().tests.len()), (19, 31));
    assert_eq!(knowledge().professionals.values().map(|who| who.for_causes.len()).sum::<usize>(), 144);
    assert_eq!((care.how_soon.len(), care.referral_rules.len(), care.what_they_examine.len()), (5, 3, 10));
    assert_eq!(knowledge().fhir.snomed.len() + knowledge().fhir.loinc.len(), 26);
}

#[test]
fn every_cause_has_a_pathway_and_ours_say_so() {
    let ours = knowledge().pathways.values().filter(|pathway| pathway.estimate.is_some()).count();
    assert_eq!((knowledge().pathways.len() - ours, ours), (83, 13));
    assert_eq!(knowledge().pathways.len(), knowledge().causes.len());
}

#[test]
fn every_cause_has_something_that_helps() {
    for id in knowledge().causes.keys() {
        let helps = knowledge().treatments_for(id).iter().any(|row| row.helps.role != Role::Avoid);
        assert!(helps, "{id}");
    }
}

#[test]
fn what_nobody_checked_is_not_marked_as_checked() {
    assert_eq!(knowledge().countries.len(), 9);
    assert!(knowledge().countries.values().all(|country| !country.checked));
    let lines = || knowledge().countries.values().flat_map(|country| &country.crisis_lines);
    assert_eq!((lines().count(), lines().filter(|line| line.read).count()), (22, 19));
    let links = || {
        knowledge()
            .countries
            .values()
            .flat_map(|country| country.find_care.iter().chain(&country.patient_organisations))
    };
    assert_eq!((links().count(), links().filter(|link| link.read).count()), (18 + 34, 2));
}

#[test]
fn every_statement_of_the_old_pages_is_answered() {
    let claims = &knowledge().claims;
    assert_eq!(claims.len(), 95);
    assert_eq!(claims.iter().map(|claim| &claim.id).collect::<BTreeSet<_>>().len(), 95);
    tally(
        claims.iter().map(|claim| claim.verdict),
        &[
            (Verdict::Accurate, 26),
            (Verdict::Incomplete, 49),
            (Verdict::Misleading, 17),
            (Verdict::Outdated, 2),
            (Verdict::Wrong, 1),
        ],
    );
    let pages: BTreeSet<_> = claims.iter().map(|claim| claim.page.as_str()).collect();
    assert_eq!(pages, BTreeSet::from(["000", "001", "002", "003"]));
}

#[test]
fn every_statement_points_at_what_answers_it() {
    let answered = |claim: &&Claim| {
        let refs = &claim.refs;
        [&refs.causes, &refs.treatments, &refs.questions, &refs.self_care, &refs.findings, &refs.professionals]
            .iter()
            .all(|ids| ids.is_empty())
            && refs.medicines.is_empty()
    };
    let without: Vec<_> = knowledge().claims.iter().filter(answered).map(|claim| &claim.id).collect();
    assert!(without.is_empty(), "{without:?}");
}
