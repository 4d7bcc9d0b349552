//! A plan fitted into the minutes that somebody has: rule B-03.

use unknot_content::model::{Equipment, Kind, Position};

use super::at_hand::can_be_done;
use super::plan::{Plan, Step};
use crate::domain::dose::Turn;
use crate::domain::positions::sort_by_key;
use crate::domain::session::exercise::Exercise;
use crate::domain::session::script;
use crate::domain::time::Millis;

/// What somebody has right now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// 2 to 40.
    pub minutes: u16,
    pub positions: Vec<Position>,
    pub equipment: Vec<Equipment>,
    /// What somebody takes to get into position, in milliseconds.
    pub ready: Millis,
}

/// The shortest and the longest time that can be asked for, in minutes.
pub const MINUTES: (u16, u16) = (2, 40);

/// Getting from one technique to the next, in seconds.
const CHANGE_SECONDS: u32 = 15;
/// Even the shortest technique takes this long, in seconds.
const SHORTEST_SECONDS: u32 = 30;

/// The techniques for this moment, in the order of doing. Never longer than asked for, and never empty while
/// anything that the plan allows can be done in one of the positions and with what is at hand.
#[must_use]
pub fn select(plan: &Plan, moment: &Moment) -> Vec<Step> {
    let minutes = moment.minutes.clamp(MINUTES.0, MINUTES.1);
    let mut candidates: Vec<&Step> = plan.warm.iter().chain(&plan.steps).chain(&plan.more).collect();
    candidates.retain(|step| moment.allows(step));
    let seconds = |step: &Step| seconds(step, moment.ready);
    let mut left = u32::from(minutes) * 60;
    let mut chosen: Vec<Step> = Vec::new();
    for (kinds, count) in wishes(minutes) {
        for _ in 0..*count {
            let is_new = |step: &Step| chosen.iter().all(|known| known.technique.id != step.technique.id);
            let fits = |step: &&Step| {
                kinds.contains(&step.technique.kind) && seconds(step) + CHANGE_SECONDS <= left && is_new(step)
            };
            if let Some(step) = candidates.iter().copied().find(fits) {
                left -= seconds(step) + CHANGE_SECONDS;
                chosen.push(*step);
            }
        }
    }
    if chosen.is_empty() {
        chosen.extend(shortest(&candidates, minutes, seconds));
    }
    sort_by_key(&mut chosen, |step| order(step.technique.kind));
    chosen
}

/// How long a step takes, in seconds: its technique's estimate, less what was cut from its dose; but never less than
/// a guided session takes for it.
#[must_use]
pub fn seconds(step: &Step, ready: Millis) -> u32 {
    let estimate = script::estimate(step.technique, &step.dose);
    let one_side_only = step.technique.dose.per_side && matches!(step.turn, Turn::Only(_));
    let estimate = if one_side_only { estimate.div_ceil(2) } else { estimate };
    let session = script::length(&Exercise::of_plan(*step, None), ready).div_ceil(1000);
    estimate
        .max(SHORTEST_SECONDS)
        .max(u32::try_from(session).unwrap_or(u32::MAX))
}

impl Moment {
    fn allows(&self, step: &Step) -> bool {
        let technique = step.technique;
        technique.kind != Kind::Posture && can_be_done(technique, Some(&self.positions), &self.equipment)
    }
}

type Wish = (&'static [Kind], usize);

const WARM: &[Kind] = &[Kind::Heat, Kind::Cold, Kind::Contrast];
const PRESS: &[Kind] = &[Kind::SelfMassage];
const STRETCH: &[Kind] = &[Kind::Stretch];
const STRETCH_OR_PRESS: &[Kind] = &[Kind::Stretch, Kind::SelfMassage];
const MOVE: &[Kind] = &[Kind::Mobility];
const BREATHE: &[Kind] = &[Kind::Breathing];
const STRENGTHEN: &[Kind] = &[Kind::Strengthen];
/// Where a plan holds none of the wished kinds, anything that it allows.
const ANYTHING: &[Kind] = &[Kind::Mobility, Kind::Breathing];

/// B-03: more time adds more kinds. What matters most comes first, so that it gets the time.
const fn wishes(minutes: u16) -> &'static [Wish] {
    match minutes {
        0..=4 => &[(STRETCH_OR_PRESS, 1), (ANYTHING, 1)],
        5..=9 => &[(STRETCH, 2), (MOVE, 1)],
        10..=19 => &[(PRESS, 1), (STRETCH, 2), (BREATHE, 1)],
        20..=29 => &[(WARM, 1), (PRESS, 1), (STRETCH, 2), (BREATHE, 1)],
        _ => &[
            (WARM, 1),
            (PRESS, 1),
            (STRETCH, 2),
            (STRENGTHEN, 1),
            (MOVE, 2),
            (BREATHE, 1),
        ],
    }
}

/// B-02: the order of doing.
const fn order(kind: Kind) -> u8 {
    match kind {
        Kind::Heat | Kind::Cold | Kind::Contrast => 0,
        Kind::Mobility => 1,
        Kind::SelfMassage => 2,
        Kind::Stretch => 3,
        Kind::Strengthen => 4,
        Kind::Breathing => 5,
        Kind::Posture => 6,
    }
}

/// The shortest of all, cut to the time where even that takes too long.
fn shortest(candidates: &[&Step], minutes: u16, seconds: impl Fn(&Step) -> u32) -> Option<Step> {
    let step = candidates.iter().min_by_key(|step| seconds(step))?;
    let mut step = **step;
    let all = u32::from(minutes) * 60;
    if let Some(own) = step.dose.minutes {
        step.dose.minutes = Some(own.min(minutes));
    }
    while seconds(&step) > all && step.dose.repetitions > 1 {
        step.dose.repetitions -= 1;
    }
    Some(step)
}
