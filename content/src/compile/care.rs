//! Ways to get help that techniques do not cover.

use super::facts::CareFacts;
use super::files::{Files, Pair};
use super::known::Known;
use super::problem::Report;
use super::text::{Length, text, texts};
use super::words::CareWords;
use crate::learn::CareOption;
use crate::model::TopicId;

pub(super) type CarePair = Pair<CareFacts, CareWords>;

pub(super) fn read(files: &Files<'_>, report: &mut Report) -> Vec<CarePair> {
    files.pairs("care.toml", report)
}

pub(super) fn build(pairs: Vec<CarePair>, known: &Known, report: &mut Report) -> Vec<CareOption> {
    let mut options: Vec<CareOption> = pairs
        .into_iter()
        .filter_map(|pair| option(pair, known, report))
        .collect();
    options.sort_by_key(|option| option.category);
    options
}

fn option(pair: CarePair, known: &Known, report: &mut Report) -> Option<CareOption> {
    let (facts, words, at) = (pair.facts?, pair.words?, pair.at);
    let fact_at = |part: &str| at.facts.inside(part);
    let said_at = |part: &str| at.words.inside(part);
    Some(CareOption {
        id: TopicId::new(pair.id),
        title: text(words.title, Length::Title, &said_at("title"), report),
        category: facts.category,
        setting: facts.setting,
        who_provides: text(words.who_provides, Length::Step, &said_at("who_provides"), report),
        what_to_expect: texts(words.what_to_expect, Length::Step, &said_at("what_to_expect"), report),
        evidence: text(words.evidence, Length::Paragraph, &said_at("evidence"), report),
        strength: facts.strength,
        sources: known.sources(&facts.sources, &fact_at("sources"), report),
        confidence: facts.status,
        cautions: words
            .cautions
            .into_iter()
            .map(|each| text(each, Length::Statement, &said_at("cautions"), report))
            .collect(),
        drawing: known.drawing(facts.drawing.as_deref(), &fact_at("drawing"), report),
        avoid_if: known.contraindications(&facts.avoid_if, &fact_at("avoid_if"), report),
    })
}
