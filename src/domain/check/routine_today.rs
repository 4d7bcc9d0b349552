//! The part of a routine that is safe today, by the last checks of its places.

use unknot_content::check::Check;

use crate::domain::check::exclusions::Reason;
use crate::domain::check::history::LastCheck;
use crate::domain::check::plan::{self, Plan};
use crate::domain::check::verdict::{Verdict, verdict};
use crate::domain::place::Place;
use crate::domain::routine::Routine;
use crate::domain::routine::step::{RoutineStep, StepId};
use crate::domain::session::exercise::Exercise;

/// Whether a routine can be followed now.
#[derive(Clone, Debug)]
pub enum Today {
    /// These places have no check that is young enough to go by.
    AskFirst(Vec<Place>),
    /// Somebody has to look at this place before anything is done.
    HelpFirst(Place),
    Go(Run),
}

/// The exercises to follow, and the steps left out.
#[derive(Clone, Debug, Default)]
pub struct Run {
    pub exercises: Vec<Exercise>,
    pub left_out: Vec<(StepId, Why)>,
}

impl Today {
    /// The steps that are left out.
    #[must_use]
    pub fn left_out(&self) -> &[(StepId, Why)] {
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
pub enum Why {
    /// This build does not know the technique.
    Unknown,
    /// The technique is not for that place, as no step made here is, so no answer about the place can judge it.
    NotForPlace,
    /// Something speaks against it.
    Against(Reason),
}

/// Looks at a routine with the last checks that are young enough to go by.
#[must_use]
pub fn today(routine: &Routine, check: &'static Check, checks: &[LastCheck]) -> Today {
    let mut plans: Vec<Plan> = Vec::new();
    let mut to_ask = Vec::new();
    for place in routine.places() {
        let Some(last) = LastCheck::find(checks, place) else {
            to_ask.push(place);
            continue;
        };
        match verdict(&last.case(check)) {
            Verdict::AskFirst(_) => to_ask.push(place),
            Verdict::HelpFirst { .. } => return Today::HelpFirst(place),
            Verdict::Plan(permit) => plans.push(plan::build(&permit, place).heeding(check, checks)),
        }
    }
    if !to_ask.is_empty() {
        return Today::AskFirst(to_ask);
    }
    let mut run = Run::default();
    for step in &routine.steps {
        match as_planned(step, &plans) {
            Ok(exercise) => run.exercises.push(exercise),
            Err(why) => run.left_out.push((step.id, why)),
        }
    }
    Today::Go(run)
}

/// A step with no more than what is right now. What is not at hand is for the person to know.
fn as_planned(step: &RoutineStep, plans: &[Plan]) -> Result<Exercise, Why> {
    let mut exercise = step.exercise().ok_or(Why::Unknown)?;
    let Some(technique) = step.technique() else {
        return Ok(exercise);
    };
    // Without a place that this build knows nothing was asked about it.
    let place = step.place().ok_or(Why::Unknown)?;
    if !place.area.techniques.contains(&technique.id) {
        return Err(Why::NotForPlace);
    }
    let is_there = |plan: &&Plan| plan.place.area.id == place.area.id;
    let plan = plans.iter().find(is_there).ok_or(Why::Unknown)?;
    let left_out = plan.left_out.iter().find(|left| left.technique.id == technique.id);
    if let Some(left) = left_out.filter(|left| left.reason.is_about_safety()) {
        return Err(Why::Against(left.reason));
    }
    exercise.dose = plan.cut(technique.kind, exercise.dose);
    Ok(exercise)
}
