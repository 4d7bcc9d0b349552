//! A plan fitted to where somebody is and the minutes that they have: rule B-03.

use unknot_content::model::{Kind, Whereabouts};

use super::plan::{PORTIONS, Plan, PlanStep};
use crate::domain::catalogue::background_of_technique;
use crate::domain::dose::SideOrder;
use crate::domain::session::exercise::Exercise;
use crate::domain::session::script;
use crate::domain::sorting::sort_by_key;
use crate::domain::time::Millis;

/// The time and place that the user has right now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circumstances {
    /// 2 to 40.
    pub minutes: u16,
    /// Where the person is; `None` means anywhere.
    pub at: Option<Whereabouts>,
    /// The time to get into position, in milliseconds.
    pub ready: Millis,
}

/// The steps of a plan that fit the given moment.
#[derive(Clone, Debug)]
pub struct FittingSteps {
    /// The heat or cold that comes first and is no part of the minutes.
    pub warm: Option<PlanStep>,
    /// In the order of doing.
    pub steps: Vec<PlanStep>,
}

/// The shortest and the longest time that can be asked for, in minutes.
pub const MINUTES: (u16, u16) = (2, 40);

/// Getting from one technique to the next, in seconds.
const CHANGE_SECONDS: u32 = 15;
/// Even the shortest technique takes this long, in seconds.
const SHORTEST_SECONDS: u32 = 30;

impl Circumstances {
    /// The most minutes that can be chosen, anywhere.
    pub const MOST: u16 = 15;

    /// The circumstances of somebody who has chosen neither the minutes nor a place.
    #[must_use]
    pub const fn all_there_is(ready: Millis) -> Self {
        Self {
            minutes: Self::MOST,
            at: None,
            ready,
        }
    }
}

/// The techniques for this moment. Never longer than asked for, never in another place than somebody is, and never without
/// any while something that the plan allows can be done there and cut to the time.
#[must_use]
pub fn select(plan: &Plan, moment: Circumstances) -> FittingSteps {
    let minutes = moment.minutes.clamp(MINUTES.0, MINUTES.1);
    let all = plan.warm.iter().chain(&plan.steps).chain(&plan.more);
    let candidates: Vec<&PlanStep> = all.filter(|step| moment.allows(step)).collect();
    let mut filling = Filling {
        left: u32::from(minutes) * 60,
        chosen: Vec::new(),
        ready: moment.ready,
    };
    for (kinds, count) in wishes(minutes) {
        for _ in 0..*count {
            filling.add(&candidates, kinds);
        }
    }
    // Time that is left takes in more, up to what a whole plan holds.
    for (kind, most) in PORTIONS {
        let is_kind = |step: &PlanStep| step.technique.kind == kind;
        let most = most.max(plan.steps.iter().filter(|step| is_kind(step)).count());
        for _ in filling.chosen.iter().filter(|step| is_kind(step)).count()..most {
            filling.add(&candidates, &[kind]);
        }
    }
    let mut steps = filling.chosen;
    if steps.is_empty() {
        steps.extend(shortest(&candidates, Circumstances { minutes, ..moment }));
    }
    put_in_order(&mut steps);
    let is_warm = |step: &&&PlanStep| WARM.contains(&step.technique.kind);
    let has_warm = steps.iter().any(|step| is_warm(&&step));
    let warm = candidates.iter().find(is_warm).filter(|_| !has_warm);
    FittingSteps {
        warm: warm.map(|step| **step),
        steps,
    }
}

/// Steps that are taken while there is time left.
struct Filling {
    /// In seconds.
    left: u32,
    chosen: Vec<PlanStep>,
    ready: Millis,
}

impl Filling {
    /// Adds the first of some kinds that is not there yet and fits into the time.
    fn add(&mut self, candidates: &[&PlanStep], kinds: &[Kind]) {
        let needs = |step: &PlanStep| seconds(step, self.ready) + CHANGE_SECONDS;
        let is_new = |step: &PlanStep| self.chosen.iter().all(|known| known.technique.id != step.technique.id);
        let is_wanted =
            |step: &&&PlanStep| kinds.contains(&step.technique.kind) && is_new(step) && needs(step) <= self.left;
        if let Some(step) = candidates.iter().find(is_wanted) {
            self.left -= needs(step);
            self.chosen.push(**step);
        }
    }
}

/// How long a step takes, in seconds: its technique's estimate, less what was cut from its dose; but never less than
/// a guided session takes for it.
#[must_use]
pub fn seconds(step: &PlanStep, ready: Millis) -> u32 {
    let estimate = script::estimate(step.technique, &step.dose);
    let one_side_only = step.technique.dose.per_side && matches!(step.turn, SideOrder::Only(_));
    let estimate = if one_side_only { estimate.div_ceil(2) } else { estimate };
    let session = script::length(&Exercise::of_plan(*step, None), ready).div_ceil(1000);
    estimate
        .max(SHORTEST_SECONDS)
        .max(u32::try_from(session).unwrap_or(u32::MAX))
}

impl Circumstances {
    fn allows(&self, step: &PlanStep) -> bool {
        let technique = step.technique;
        let possible_at = &background_of_technique(technique).possible_at;
        technique.kind != Kind::Posture && self.at.is_none_or(|at| possible_at.contains(&at))
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

/// Puts steps in the order of doing.
pub fn put_in_order(steps: &mut Vec<PlanStep>) {
    sort_by_key(steps, |step| order(step.technique.kind));
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

/// The shortest of all that can be done in the time, cut to it where even that takes too long.
fn shortest(candidates: &[&PlanStep], moment: Circumstances) -> Option<PlanStep> {
    let fitting = candidates.iter().filter_map(|step| cut(**step, moment));
    fitting.min_by_key(|step| seconds(step, moment.ready))
}

/// A step with no more minutes or repetitions than there is time for; `None` if it cannot be cut so far.
fn cut(mut step: PlanStep, moment: Circumstances) -> Option<PlanStep> {
    let fits = |step: &PlanStep| seconds(step, moment.ready) <= u32::from(moment.minutes) * 60;
    if let Some(own) = step.dose.minutes {
        step.dose.minutes = Some(own.min(moment.minutes));
        // To get ready takes time too.
        if !fits(&step) && step.dose.hold_seconds.is_none() {
            step.dose.minutes = Some(own.min(moment.minutes - 1));
        }
    }
    while !fits(&step) && step.dose.repetitions > 1 {
        step.dose.repetitions -= 1;
    }
    fits(&step).then_some(step)
}
