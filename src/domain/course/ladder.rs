//! From easier to harder strengthening at one area.

use unknot_content::model::{Area, Dose, Kind, Level, Technique, TechniqueId};

use super::phase::Phase;
use crate::domain::catalogue::{find_technique, instructions};
use crate::domain::check::plan::PlanStep;
use crate::domain::place::Place;
use crate::domain::session::saved::Session;

/// The hardest rung of a ladder.
pub const TOP_RUNG: u8 = 5;
/// No ladder has more techniques one after the other.
const MOST: u8 = 4;
/// How often at most on the first rung.
const FIRST_REPETITIONS: u16 = 5;

/// The side raise, easiest first: what was tried with neck and shoulder pain for two minutes on five days a week.
const RAISES: [&str; 3] = ["str-side-raise", "str-side-raise-bottle", "str-side-raise-band"];

#[must_use]
pub fn is_raise(technique: &Technique) -> bool {
    RAISES.contains(&technique.id.as_str())
}

/// Whether the side raise is for an area.
#[must_use]
pub fn has_raise(area: &Area) -> bool {
    area.techniques.iter().any(|id| RAISES.contains(&id.as_str()))
}

/// Whether a technique is a rung at an area: it strengthens, or it is what comes before where nothing gentle does.
#[must_use]
pub fn is_rung(technique: &Technique, area: &Area) -> bool {
    let strengthens = |id: &TechniqueId| {
        let is_here = area.techniques.contains(id);
        find_technique(id.as_str()).filter(|one| is_here && one.kind == Kind::Strengthen)
    };
    let is_gentle = |one: &'static Technique| one.level == Level::Gentle;
    let has_gentle = || area.techniques.iter().filter_map(strengthens).any(is_gentle);
    let leads_there = || {
        let known = instructions(technique);
        known.is_some_and(|known| known.harder.techniques.iter().any(|id| strengthens(id).is_some()))
    };
    technique.kind == Kind::Strengthen || !has_gentle() && leads_there()
}

/// Whether a session asks how hard it was: after strengthening, and at the place of the course after any of its rungs,
/// since only an answer leads to a harder one (W-13).
#[must_use]
pub fn asks_effort(session: &Session, course: Option<Place>) -> bool {
    let is_course = course.is_some_and(|course| session.places.contains(&course));
    let area = course.filter(|_| is_course).map(|course| course.area);
    let asks = |technique: &&'static Technique| {
        technique.kind == Kind::Strengthen || area.is_some_and(|area| is_rung(technique, area))
    };
    session.techniques().iter().any(asks)
}

/// What comes before a technique on its ladder at an area.
fn easier(technique: &Technique, area: &Area) -> Vec<&'static Technique> {
    let known = instructions(technique);
    let ids = known.map_or(&[] as &[TechniqueId], |known| &known.easier.techniques);
    let is_here = |one: &&'static Technique| area.techniques.contains(&one.id) && is_rung(one, area);
    ids.iter()
        .filter_map(|id| find_technique(id.as_str()))
        .filter(is_here)
        .collect()
}

/// How many techniques come before one on its ladder.
fn height(technique: &Technique, area: &Area, most: u8) -> u8 {
    if most == 0 {
        return 0;
    }
    let below = easier(technique, area).into_iter();
    below
        .map(|one| height(one, area, most - 1) + 1)
        .max()
        .unwrap_or_default()
}

/// How high techniques may stand on their ladder to be open on a rung: one more on every second rung, or more where the
/// longest ladder of an area would not be climbed so.
fn open_height(area: &Area, rung: u8) -> u8 {
    let all = area.techniques.iter().filter_map(|id| find_technique(id.as_str()));
    let heights = all.filter(|one| is_rung(one, area)).map(|one| height(one, area, MOST));
    let top = heights.max().unwrap_or_default();
    let climbed = rung.max(1) - 1;
    (climbed / 2).max(climbed * top / (TOP_RUNG - 1))
}

/// What of the techniques that a plan allows is for a rung, the hardest of each ladder, in the dose of that rung.
///
/// Moderate ones open at rung 3, and strong ones at the top rung of the last weeks (I-11).
#[must_use]
pub fn on_rung(allowed: &[PlanStep], area: &Area, rung: u8, phase: Phase) -> Vec<PlanStep> {
    let level = match rung {
        0..=2 => Level::Gentle,
        TOP_RUNG if phase == Phase::Stronger => Level::Strong,
        _ => Level::Moderate,
    };
    let highest = open_height(area, rung);
    let is_open = |step: &&PlanStep| {
        let technique = step.technique;
        is_rung(technique, area) && technique.level <= level && height(technique, area, MOST) <= highest
    };
    let open: Vec<&PlanStep> = allowed.iter().filter(is_open).collect();
    let is_below = |step: &PlanStep| {
        let mut all = open.iter();
        all.any(|other| {
            easier(other.technique, area)
                .iter()
                .any(|one| one.id == step.technique.id)
        })
    };
    open.iter()
        .filter(|step| !is_below(step))
        .map(|step| PlanStep {
            dose: dose_of(step.dose, rung),
            ..**step
        })
        .collect()
}

/// Never more than the technique's own dose: few repetitions on the first rung, one set on every odd one.
const fn dose_of(dose: Dose, rung: u8) -> Dose {
    let repetitions = if rung < 2 && dose.repetitions > FIRST_REPETITIONS {
        FIRST_REPETITIONS
    } else {
        dose.repetitions
    };
    Dose {
        repetitions,
        sets: if rung % 2 == 1 { 1 } else { dose.sets },
        ..dose
    }
}
