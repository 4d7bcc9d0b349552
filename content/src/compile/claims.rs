//! Statements with what they rest on.

use super::facts::ClaimFacts;
use super::files::leak;
use super::known::Known;
use super::ordered::Ordered;
use super::problem::{Place, Places, Report};
use super::text::{Length, text};
use crate::model::{Claim, Confidence, Tier};

/// Joins each key of the facts with its text; `build` makes the entry out of the two.
pub(super) fn keyed<F, W, T>(
    facts: Ordered<F>,
    mut words: Ordered<W>,
    at: &Places,
    report: &mut Report,
    mut build: impl FnMut(F, W, &Places, &mut Report) -> T,
) -> Vec<T> {
    if facts.is_empty() {
        report.add(&at.facts, "an empty list");
    }
    let mut joined = Vec::new();
    for (key, facts) in facts {
        let at = at.inside(&key);
        if let Some(text) = words.take(&key) {
            joined.push(build(facts, text, &at, report));
        } else {
            report.add(&at.words, format!("words are missing for what {} holds", at.facts.file));
        }
    }
    for (key, _) in words {
        report.add(
            &at.words.inside(&key),
            "words without facts: no such key on the side of the facts",
        );
    }
    joined
}

/// All claims of a list.
pub(super) fn claims(
    facts: Ordered<ClaimFacts>,
    words: Ordered<String>,
    at: &Places,
    known: &Known,
    report: &mut Report,
) -> Vec<Claim> {
    keyed(facts, words, at, report, |facts, words, at, report| {
        claim(&facts, words, at, Length::Statement, known, report)
    })
}

/// One claim.
pub(super) fn claim(
    facts: &ClaimFacts,
    words: String,
    at: &Places,
    longest: Length,
    known: &Known,
    report: &mut Report,
) -> Claim {
    check_status(facts, &at.facts, known, report);
    Claim {
        text: text(words, longest, &at.words, report),
        sources: known.sources(&facts.sources, &at.facts, report),
        confidence: facts.status,
    }
}

/// How well a claim is supported follows from whether its sources were seen.
pub(super) fn check_status(facts: &ClaimFacts, place: &Place, known: &Known, report: &mut Report) {
    let tiers: Vec<Tier> = facts.sources.iter().filter_map(|id| known.sources.tier(id)).collect();
    if tiers.len() < facts.sources.len() || tiers.is_empty() {
        return;
    }
    let unseen = tiers.iter().filter(|tier| **tier == Tier::None).count();
    let expected = match unseen {
        0 => Confidence::Confirmed,
        unseen if unseen < tiers.len() => Confidence::Partly,
        _ => Confidence::Unconfirmed,
    };
    if facts.status != expected {
        report.add(
            place,
            format!("with these sources the status is {}", status_name(expected)),
        );
    }
}

const fn status_name(status: Confidence) -> &'static str {
    match status {
        Confidence::Confirmed => "\"confirmed\"",
        Confidence::Partly => "\"partly\"",
        Confidence::Unconfirmed => "\"unconfirmed\"",
    }
}

/// Keeps a label as it is, for texts that are facts, such as Latin names.
pub(super) fn label(text: String, place: &Place, report: &mut Report) -> &'static str {
    if text.trim().is_empty() {
        report.add(place, "an empty text");
    }
    leak(text)
}
