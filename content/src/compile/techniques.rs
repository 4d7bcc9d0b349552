//! Techniques, one file for each kind.

use std::ops::RangeInclusive;

use super::dose;
use super::facts::TechniqueFacts;
use super::files::{Files, Pair};
use super::known::{KINDS, Known, kind_name};
use super::ladders;
use super::problem::{Place, Report};
use super::safety;
use super::text::{Length, sided_text, text};
use super::words::TechniqueWords;
use crate::model::{Instructions, Kind, Position, Rung, Technique, TechniqueBackground, TechniqueId, Whereabouts};

/// As many as fit on a phone and still say all of it.
const STEPS: RangeInclusive<usize> = 3..=6;

#[derive(Debug)]
pub(super) struct TechniquePair {
    pub kind: Kind,
    pub pair: Pair<TechniqueFacts, TechniqueWords>,
}

pub(super) fn read(files: &Files<'_>, report: &mut Report) -> Vec<TechniquePair> {
    files.expect_only("techniques", &KINDS.map(kind_name), report);
    let mut techniques = Vec::new();
    for kind in KINDS {
        let pairs = files.pairs(&format!("techniques/{}.toml", kind_name(kind)), report);
        techniques.extend(pairs.into_iter().map(|pair| TechniquePair { kind, pair }));
    }
    techniques
}

/// A technique as the parts of the app take it.
#[derive(Debug)]
pub(super) struct Built {
    pub technique: Technique,
    pub background: TechniqueBackground,
    /// What its card shows when it is opened.
    pub instructions: Instructions,
}

pub(super) fn build(techniques: Vec<TechniquePair>, known: &Known, report: &mut Report) -> Vec<Built> {
    let build = |TechniquePair { kind, pair }: TechniquePair| {
        safety::check(kind, pair.facts.as_ref()?, &pair.at.facts, report);
        technique(kind, pair, known, report)
    };
    let mut techniques: Vec<Built> = techniques.into_iter().filter_map(build).collect();
    let mut cards: Vec<_> = techniques.iter_mut().map(|built| &mut built.instructions).collect();
    ladders::climb_back(&mut cards);
    techniques
}

fn technique(
    kind: Kind,
    pair: Pair<TechniqueFacts, TechniqueWords>,
    known: &Known,
    report: &mut Report,
) -> Option<Built> {
    let (facts, words) = (pair.facts?, pair.words?);
    let at = |part: &str| pair.at.facts.inside(part);
    let said_at = |part: &str| pair.at.words.inside(part);
    check_lying(&facts, &pair.at.facts, report);
    if facts.areas.is_empty() {
        report.add(&at("areas"), "a technique is for at least one area");
    }
    let minutes = Some(facts.estimated_minutes);
    dose::within("estimated_minutes", minutes, &dose::MINUTES, &pair.at.facts, report);
    let instructions = Instructions {
        technique: TechniqueId::new(pair.id),
        position_detail: text(
            words.position_detail,
            Length::Title,
            &said_at("position_detail"),
            report,
        ),
        steps: steps(words.steps, &said_at("steps"), report),
        feel: sided_text(words.feel, Length::Step, &said_at("feel"), report),
        stop_if: text(words.stop_if, Length::Statement, &said_at("stop_if"), report),
        easier: Rung {
            dose: dose_in_words(words.easier, &said_at("easier"), report),
            techniques: Vec::new(),
        },
        harder: Rung {
            dose: dose_in_words(words.harder, &said_at("harder"), report),
            techniques: ladders::next_rungs(pair.id, &facts, known, &at("harder"), report),
        },
        sources: known.sources(&facts.sources, &at("sources"), report),
    };
    let background = TechniqueBackground {
        areas: known.areas(&facts.areas, &at("areas"), report),
        possible_at: possible_at(&facts, &at("at"), report),
        contraindications: known.contraindications(&facts.contraindications, &at("contraindications"), report),
    };
    let technique = Technique {
        id: instructions.technique,
        kind,
        title: text(words.title, Length::Title, &said_at("title"), report),
        short: words
            .short
            .map(|short| text(short, Length::Tile, &said_at("short"), report)),
        position: facts.position,
        equipment: without_repeats(facts.equipment, &at("equipment"), report),
        has_sides: instructions.have_sides(),
        dose: dose::build(facts.dose, &at("dose"), report),
        level: facts.level,
        confidence: facts.status,
        estimated_minutes: facts.estimated_minutes,
    };
    Some(Built {
        technique,
        background,
        instructions,
    })
}

fn dose_in_words(words: Option<String>, place: &Place, report: &mut Report) -> Option<&'static str> {
    words.map(|words| text(words, Length::Step, place, report))
}

/// What part of the body somebody lies on decides what is safe, so lying never comes without it.
fn check_lying(facts: &TechniqueFacts, place: &Place, report: &mut Report) {
    match (facts.position, facts.lying_on) {
        (Position::Lying, None) => report.add(place, "lying needs lying_on: back, front, side or any"),
        (Position::Lying, Some(_)) | (_, None) => {}
        (_, Some(_)) => report.add(place, "lying_on is only for the position \"lying\""),
    }
}

/// Where it can be done: what its position says, unless its own words say more or less.
fn possible_at(facts: &TechniqueFacts, place: &Place, report: &mut Report) -> Vec<Whereabouts> {
    let Some(at) = &facts.at else {
        return facts.position.usually_at().to_vec();
    };
    if at.is_empty() || at == facts.position.usually_at() {
        report.add(
            place,
            "names where it can be done, or is left out where its position says the same",
        );
    }
    without_repeats(at.clone(), place, report)
}

fn without_repeats<T: PartialEq>(items: Vec<T>, place: &Place, report: &mut Report) -> Vec<T> {
    let twice = |(index, item): (usize, &T)| items.iter().take(index).any(|earlier| earlier == item);
    if items.iter().enumerate().any(twice) {
        report.add(place, "names something twice");
    }
    items
}

fn steps(steps: Vec<String>, place: &Place, report: &mut Report) -> Vec<&'static str> {
    if !STEPS.contains(&steps.len()) {
        report.add(
            place,
            format!(
                "{} steps, and not from {} to {}",
                steps.len(),
                STEPS.start(),
                STEPS.end()
            ),
        );
    }
    let number = |(index, step): (usize, String)| {
        sided_text(step, Length::Step, &place.inside(&(index + 1).to_string()), report)
    };
    steps.into_iter().enumerate().map(number).collect()
}
