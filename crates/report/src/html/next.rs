//! What to do next, on the page.

use super::sources::{Cite, Sources};
use crate::sheet::Kind;
use crate::words;
use nullpoint_reason::Assessment;
use nullpoint_reason::guidance::{HelpForCause, Offer, Record, Step, TakeAlong};
use nullpoint_reason::questions::NextQuestion;

/// The guidance section.
pub(super) struct Next<'a> {
    pub(super) how_soon: &'a str,
    pub(super) whom: Vec<Person<'a>>,
    pub(super) keep_in_mind: &'a [String],
    pub(super) medicines: Vec<Medicine<'a>>,
    /// Where to read on once help has been got; nothing but when help comes first.
    pub(super) later: &'a [String],
    /// Said before what helps.
    pub(super) may_be_offered: &'static str,
    pub(super) helps: Vec<Help<'a>>,
    pub(super) self_care: Vec<SelfCare<'a>>,
    pub(super) self_care_caution: Option<&'a str>,
    pub(super) take_along: &'a [TakeAlong],
    pub(super) bring: &'a [String],
    pub(super) record: Option<ToRecord<'a>>,
    /// How many red flags were not asked.
    pub(super) red_flags: usize,
    pub(super) questions: &'a [NextQuestion],
    /// Each question has a reason of its own; one reason for all is said by the heading already.
    pub(super) with_reasons: bool,
}

/// Someone to see.
pub(super) struct Person<'a> {
    pub(super) name: &'a str,
    pub(super) why: &'a str,
    pub(super) will_do: &'a [String],
    pub(super) cites: Vec<Cite<'a>>,
}

/// A medicine to ask about.
pub(super) struct Medicine<'a> {
    pub(super) text: String,
    pub(super) ask: &'a [String],
    pub(super) cites: Vec<Cite<'a>>,
}

/// What helps with one cause.
pub(super) struct Help<'a> {
    pub(super) cause: &'a str,
    pub(super) name: &'a str,
    pub(super) offers: Vec<Offered<'a>>,
    pub(super) more: usize,
    pub(super) not_worth_trying: Vec<Offered<'a>>,
    /// The page of what helps with the cause, beside this one.
    pub(super) page: Option<String>,
}

/// A treatment that may be offered, or is not worth trying.
pub(super) struct Offered<'a> {
    pub(super) name: &'a str,
    pub(super) kind: &'static str,
    pub(super) role: &'static str,
    pub(super) evidence: String,
    pub(super) effect: Option<&'a str>,
    pub(super) cites: Vec<Cite<'a>>,
}

/// A self-care step.
pub(super) struct SelfCare<'a> {
    pub(super) step: &'a Step,
    pub(super) cites: Vec<Cite<'a>>,
}

/// What to record until then.
pub(super) struct ToRecord<'a> {
    pub(super) record: &'a Record,
    pub(super) cites: Vec<Cite<'a>>,
}

impl<'a> Next<'a> {
    pub(super) fn new(assessment: &'a Assessment, sources: &mut Sources<'a>) -> Self {
        let guidance = &assessment.guidance;
        let whom = guidance
            .whom
            .iter()
            .map(|whom| Person {
                name: &whom.name,
                why: &whom.why,
                // What they may do names causes; from a signal alone none is named.
                will_do: if assessment.differential.is_empty() { &[] } else { &whom.will_do },
                cites: sources.cite(&whom.sources),
            })
            .collect();
        let medicines = guidance.medicines_to_ask_about.iter();
        let medicines = medicines
            .map(|medicine| Medicine {
                text: words::medicine_may_cause(medicine),
                ask: &medicine.ask,
                cites: sources.cite(&medicine.sources),
            })
            .collect();
        let helps = guidance.what_helps.iter().map(|help| Help::new(help, sources)).collect();
        let self_care = guidance.self_care.iter();
        let self_care = self_care.map(|step| SelfCare { step, cites: sources.cite(&step.sources) }).collect();
        let record = guidance.record_until_then.as_ref();
        let record = record.map(|record| ToRecord { record, cites: sources.cite(&record.sources) });
        Self {
            how_soon: &guidance.how_soon,
            whom,
            keep_in_mind: &guidance.keep_in_mind,
            medicines,
            later: &guidance.later,
            may_be_offered: words::MAY_BE_OFFERED,
            helps,
            self_care,
            self_care_caution: guidance.self_care_caution.as_deref(),
            take_along: &guidance.questions_to_take,
            bring: &guidance.bring,
            record,
            red_flags: guidance.red_flags_to_ask.len(),
            questions: &guidance.ask_next,
            with_reasons: guidance.ask_next.windows(2).any(|pair| pair[0].why != pair[1].why),
        }
    }
}

impl<'a> Help<'a> {
    fn new(help: &'a HelpForCause, sources: &mut Sources<'a>) -> Self {
        Self {
            cause: &help.cause,
            name: &help.name,
            offers: help.may_be_offered.iter().map(|offer| Offered::new(offer, sources)).collect(),
            more: help.more,
            page: sources.page(Kind::WhatHelps, &help.cause),
            not_worth_trying: help.not_worth_trying.iter().map(|offer| Offered::new(offer, sources)).collect(),
        }
    }
}

impl<'a> Offered<'a> {
    fn new(offer: &'a Offer, sources: &mut Sources<'a>) -> Self {
        Self {
            name: &offer.name,
            kind: words::treatment_kind(offer.kind),
            role: offer.role.words(),
            evidence: format!("{}{}", offer.evidence, words::proof_marks(offer)),
            effect: offer.effect.as_deref(),
            cites: sources.cite(&offer.sources),
        }
    }
}
