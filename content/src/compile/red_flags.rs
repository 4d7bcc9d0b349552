//! Warning signs.

use super::claims::claim;
use super::facts::{ClaimFacts, RedFlagFacts};
use super::files::{Files, Pair};
use super::known::Known;
use super::problem::Report;
use super::text::{Length, text};
use super::words::RedFlagWords;
use crate::model::{Action, RedFlag, RedFlagIndex};

pub(super) type RedFlagPair = Pair<RedFlagFacts, RedFlagWords>;

pub(super) fn read(files: &Files<'_>, report: &mut Report) -> Vec<RedFlagPair> {
    files.pairs("red_flags.toml", report)
}

/// The signs that matter wherever it hurts, emergency first.
pub(super) fn universal(pairs: &[RedFlagPair], known: &Known, report: &mut Report) -> Vec<RedFlagIndex> {
    let universal = pairs
        .iter()
        .filter(|pair| pair.facts.as_ref().is_some_and(|facts| facts.universal));
    let ids: Vec<(&str, _)> = universal.map(|pair| (pair.id, &pair.at.facts)).collect();
    let mut found: Vec<_> = ids
        .into_iter()
        .filter_map(|(id, at)| known.red_flags.one(id, at, report))
        .collect();
    found.sort_by_key(|(_, known)| known.action);
    found.into_iter().map(|(_, known)| known.index).collect()
}

pub(super) fn build(pairs: Vec<RedFlagPair>, known: &Known, report: &mut Report) -> Vec<RedFlag> {
    pairs
        .into_iter()
        .filter_map(|pair| red_flag(pair, known, report))
        .collect()
}

fn red_flag(pair: RedFlagPair, known: &Known, report: &mut Report) -> Option<RedFlag> {
    let (facts, words, at) = (pair.facts?, pair.words?, pair.at);
    if facts.signs.is_empty() {
        report.add(&at.facts.inside("signs"), "an empty list");
    }
    let action: Action = facts.action;
    let claimed = ClaimFacts {
        sources: facts.sources,
        status: facts.status,
    };
    let sign = claim(&claimed, words.sign, &at, Length::Statement, known, report);
    let may_mean = text(words.may_mean, Length::Step, &at.words.inside("may_mean"), report);
    let short = text(words.short, Length::Key, &at.words.inside("short"), report);
    Some(RedFlag {
        action,
        short,
        sign,
        may_mean,
    })
}
