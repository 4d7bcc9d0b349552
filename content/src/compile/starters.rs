//! Routines to start from.

use serde::Deserialize;

use super::files::{Files, Pair};
use super::known::Known;
use super::problem::{Place, Report};
use super::text::{Length, text};
use crate::model::{Area, Equipment, Level, Starter, StarterStep, Technique};

/// What everybody has.
const EVERYWHERE: [Equipment; 2] = [Equipment::Wall, Equipment::Chair];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StarterFacts {
    steps: Vec<StepFacts>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StepFacts {
    area: String,
    technique: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StarterWords {
    name: String,
    about: String,
}

pub(super) type StarterPair = Pair<StarterFacts, StarterWords>;

pub(super) fn read(files: &Files<'_>, report: &mut Report) -> Vec<StarterPair> {
    files.pairs("starters.toml", report)
}

/// Only gentle things that need nothing special, each for its area: nobody has been asked anything yet.
pub(super) fn build(
    pairs: Vec<StarterPair>,
    areas: &[Area],
    techniques: &[Technique],
    known: &Known,
    report: &mut Report,
) -> Vec<Starter> {
    let build = |pair: StarterPair| {
        let (facts, words, at) = (pair.facts?, pair.words?, pair.at);
        let place = at.facts.inside("steps");
        if facts.steps.is_empty() {
            report.add(&place, "an empty list");
        }
        let steps = facts.steps.iter();
        let steps = steps.filter_map(|step| build_step(step, areas, techniques, known, &place, report));
        Some(Starter {
            steps: steps.collect(),
            name: text(words.name, Length::Title, &at.words.inside("name"), report),
            about: text(words.about, Length::Step, &at.words.inside("about"), report),
        })
    };
    pairs.into_iter().filter_map(build).collect()
}

fn build_step(
    step: &StepFacts,
    areas: &[Area],
    techniques: &[Technique],
    known: &Known,
    place: &Place,
    report: &mut Report,
) -> Option<StarterStep> {
    let area = areas.iter().find(|area| area.id.as_str() == step.area);
    let technique = techniques
        .iter()
        .find(|technique| technique.id.as_str() == step.technique);
    // Where one that exists was not built, that has been reported already.
    known.areas.one(&step.area, place, report)?;
    known.techniques.one(&step.technique, place, report)?;
    let (area, technique) = (area?, technique?);
    let needs_tools = technique.equipment.iter().any(|tool| !EVERYWHERE.contains(tool));
    if !area.techniques.contains(&technique.id) {
        report.add(
            place,
            format!("\"{}\" is not for the area \"{}\"", technique.id, area.id),
        );
    }
    if technique.level > Level::Gentle || needs_tools {
        report.add(
            place,
            format!(
                "\"{}\" is not gentle, or needs more than a wall and a chair",
                technique.id
            ),
        );
    }
    Some(StarterStep {
        area: area.id,
        technique: technique.id,
    })
}
