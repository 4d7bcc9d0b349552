//! The part of a routine that is safe today, by the last checks of its places.

use unknot_content::check::Check;

use crate::domain::check::card::Card;
use crate::domain::check::case::Case;
use crate::domain::check::exclusions::Exclusion;
use crate::domain::check::first_session::{Gate, PlaceRequest, StartFacts, may_be_warm};
use crate::domain::check::history::LastCheck;
use crate::domain::check::plan::{self, Plan};
use crate::domain::check::verdict::{Verdict, as_asked};
use crate::domain::place::Place;
use crate::domain::routine::Routine;
use crate::domain::routine::step::{RoutineStep, StepId};
use crate::domain::session::exercise::Exercise;

/// The decision on following a routine today.
#[derive(Clone, Debug)]
pub enum RoutineToday {
    /// These places have no check that is young enough to go by.
    AskFirst(Vec<Place>),
    /// A clinician has to look at this place first.
    HelpFirst(Place),
    Go(Run),
}

/// The exercises to follow, and the steps left out.
#[derive(Clone, Debug, Default)]
pub struct Run {
    pub exercises: Vec<Exercise>,
    pub left_out: Vec<(StepId, StepOmission)>,
}

impl RoutineToday {
    /// The steps that are left out.
    #[must_use]
    pub fn left_out(&self) -> &[(StepId, StepOmission)] {
        match self {
            Self::Go(run) => &run.left_out,
            Self::AskFirst(_) | Self::HelpFirst(_) => &[],
        }
    }

    /// The place that somebody has to look at first.
    #[must_use]
    pub const fn help_first(&self) -> Option<Place> {
        match self {
            Self::HelpFirst(place) => Some(*place),
            Self::AskFirst(_) | Self::Go(_) => None,
        }
    }
}

/// Why a step is left out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StepOmission {
    /// This build does not know the technique.
    Unknown,
    /// The technique is not for that place, as no step made here is, so no answer about the place can judge it.
    NotForPlace,
    /// Something speaks against it.
    Against(Exclusion),
    /// The onset of the pain decides between heat and cold, and is not known.
    HowItBegan,
}

/// Looks at a routine with the last checks that are young enough to go by.
#[must_use]
pub fn today(routine: &Routine, check: &'static Check, checks: &[LastCheck]) -> RoutineToday {
    let mut plans: Vec<(Plan, Case<'_>)> = Vec::new();
    let mut to_ask = Vec::new();
    for place in routine.places() {
        let Some(last) = LastCheck::find(checks, place) else {
            to_ask.push(place);
            continue;
        };
        let case = last.case(check);
        match as_asked(&case) {
            Verdict::AskFirst(_) => to_ask.push(place),
            Verdict::HelpFirst { .. } => return RoutineToday::HelpFirst(place),
            Verdict::Plan(permit) => plans.push((plan::build(&permit, place).heeding(check, checks), case)),
        }
    }
    if !to_ask.is_empty() {
        return RoutineToday::AskFirst(to_ask);
    }
    let mut run = Run::default();
    for step in &routine.steps {
        match as_planned(step, &plans) {
            Ok(exercise) => run.exercises.push(exercise),
            Err(why) => run.left_out.push((step.id, why)),
        }
    }
    RoutineToday::Go(run)
}

/// The cards to read before a routine, one for each place that has no whole check. None where nothing is left to read, or
/// where no card is enough.
#[must_use]
pub fn cards_before(
    routine: &Routine,
    check: &'static Check,
    checks: &[LastCheck],
    nothing_asked: &dyn Fn(Place) -> LastCheck,
) -> Vec<(Place, Card)> {
    let mut cards = Vec::new();
    for place in routine.places() {
        // Those of other places too, if they are for this one as well: each place has its say.
        let all = routine.steps.iter().filter_map(RoutineStep::technique);
        let techniques: Vec<_> = all
            .filter(|technique| place.area.techniques.contains(&technique.id))
            .collect();
        let wanted = PlaceRequest {
            place,
            techniques: Some(&techniques),
        };
        let known = StartFacts {
            check,
            checks,
            nothing_asked: &nothing_asked(place),
            // Before a routine a pack that comes too soon is told of, and not left out.
            is_too_soon: false,
        };
        match wanted.gate(&known) {
            Gate::Ask(card) => cards.push((place, card)),
            Gate::Go(_) => {}
            Gate::Check | Gate::HelpFirst => return Vec::new(),
        }
    }
    cards
}

/// A step with no more than what is right now. What is not at hand is for the person to know.
fn as_planned(step: &RoutineStep, plans: &[(Plan, Case<'_>)]) -> Result<Exercise, StepOmission> {
    let mut exercise = step.exercise().ok_or(StepOmission::Unknown)?;
    let Some(technique) = step.technique() else {
        return Ok(exercise);
    };
    // If this build does not know the place, the check asked nothing about it.
    let place = step.place().ok_or(StepOmission::Unknown)?;
    if !place.area.techniques.contains(&technique.id) {
        return Err(StepOmission::NotForPlace);
    }
    let is_there = |(plan, _): &&(Plan, _)| plan.place.area.id == place.area.id;
    let (plan, case) = plans.iter().find(is_there).ok_or(StepOmission::Unknown)?;
    let left_out = plan.left_out.iter().find(|left| left.technique.id == technique.id);
    if let Some(left) = left_out.filter(|left| left.reason.is_about_safety()) {
        return Err(StepOmission::Against(left.reason));
    }
    if !may_be_warm(technique, case) {
        return Err(StepOmission::HowItBegan);
    }
    exercise.dose = plan.cut(technique.kind, exercise.dose);
    Ok(exercise)
}
