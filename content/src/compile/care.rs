//! Ways to get help that techniques do not cover, from a muscle rub to a physiotherapist.

use serde::Deserialize;

use super::facts::CareFacts;
use super::files::{Files, Pair};
use super::known::Known;
use super::problem::Report;
use super::text::{Length, text, texts};
use super::words::CareWords;
use crate::model::{Confidence, ContraindicationId, SourceId};

/// A way to get help.
#[derive(Debug)]
pub struct CareOption {
    pub id: &'static str,
    pub title: &'static str,
    pub category: Category,
    pub setting: Setting,
    pub who_provides: &'static str,
    pub what_to_expect: Vec<&'static str>,
    /// What trials found, and what they did not.
    pub evidence: &'static str,
    pub strength: Strength,
    pub sources: Vec<SourceId>,
    pub confidence: Confidence,
    pub cautions: Vec<&'static str>,
    pub avoid_if: Vec<ContraindicationId>,
    /// Numbers of the claims that it answers, of the article the project grew from.
    pub seed_claims: Vec<String>,
}

/// What sort of help it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    Medicine,
    Procedure,
    Manual,
    MassageStyle,
    HeatAndCold,
    Exercise,
    SelfManagement,
    ProfessionalCare,
}

/// Who does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Setting {
    SelfCare,
    Professional,
    Both,
}

/// Our reading of the evidence for knots or nearby pain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    Strong,
    Moderate,
    Limited,
    Conflicting,
}

pub(super) type CarePair = Pair<CareFacts, CareWords>;

pub(super) fn read(files: &Files<'_>, report: &mut Report) -> Vec<CarePair> {
    files.pairs("care.toml", report)
}

pub(super) fn build(pairs: Vec<CarePair>, known: &Known, report: &mut Report) -> Vec<CareOption> {
    pairs
        .into_iter()
        .filter_map(|pair| option(pair, known, report))
        .collect()
}

fn option(pair: CarePair, known: &Known, report: &mut Report) -> Option<CareOption> {
    let (facts, words, at) = (pair.facts?, pair.words?, pair.at);
    let fact_at = |part: &str| at.facts.inside(part);
    let said_at = |part: &str| at.words.inside(part);
    for claim in facts.seed_claims.iter().filter(|claim| !is_claim_number(claim)) {
        report.add(
            &fact_at("seed_claims"),
            format!("a claim number looks like S-001, unlike \"{claim}\""),
        );
    }
    Some(CareOption {
        id: pair.id,
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
        avoid_if: known.contraindications(&facts.avoid_if, &fact_at("avoid_if"), report),
        seed_claims: facts.seed_claims,
    })
}

fn is_claim_number(text: &str) -> bool {
    text.strip_prefix("S-")
        .is_some_and(|digits| digits.len() == 3 && digits.chars().all(|digit| digit.is_ascii_digit()))
}
