//! The movement of a desk break, by the last checks (rules D-03 to D-05).

use unknot_content::check::Check;
use unknot_content::model::Technique;

use super::history::LastCheck;
use super::objection::weighed;
use super::plan::{self, PlanStep};
use super::verdict::as_asked;
use crate::domain::catalogue::find_technique;
use crate::domain::desk::Seat;

/// What to do in a break.
#[derive(Clone, Copy, Debug)]
pub enum Movement {
    /// A technique for a place that was checked, with the dose that is right now.
    Exercise(PlanStep),
    /// The arm raise that a course has for today.
    Raise(PlanStep),
    /// Stand, walk some steps, look far away.
    GetUp(&'static Technique),
    /// Another way to sit.
    ShiftSeat(&'static Technique),
    /// Nothing that moves: the checks speak against the rest.
    LookFar,
}

/// Only for a place that a check allows them for.
const EXERCISES: [&str; 3] = ["mob-shoulder-rolls", "mob-neck-turns", "mob-thoracic-chair"];
const GET_UP: &str = "pos-microbreak";
const SHIFT_SEAT: &str = "pos-shift-seat";

impl Movement {
    /// The technique that it shows.
    #[must_use]
    pub const fn technique(self) -> Option<&'static Technique> {
        match self {
            Self::Exercise(step) | Self::Raise(step) => Some(step.technique),
            Self::GetUp(technique) | Self::ShiftSeat(technique) => Some(technique),
            Self::LookFar => None,
        }
    }
}

/// The movement whose turn it is, among those that nothing speaks against. Where a check calls for help first, nothing
/// moves. The raise of a course, if it is due and the person gets up, is the first break of a visit and no other (D-04).
#[must_use]
pub fn movement(
    turn: usize,
    seat: Seat,
    raise: Option<PlanStep>,
    (check, checks): (&'static Check, &[LastCheck]),
) -> Movement {
    if checks.iter().any(|last| last.needs_help(check)) {
        return Movement::LookFar;
    }
    let known = BreakFacts { check, checks };
    let may_raise = turn == 0 && seat == Seat::GetsUp;
    if let Some(step) = raise.filter(|step| may_raise && known.open(step.technique.id.as_str()).is_some()) {
        return Movement::Raise(step);
    }
    let shift = || known.open(SHIFT_SEAT).map(Movement::ShiftSeat);
    let mut all: Vec<Movement> = EXERCISES
        .iter()
        .filter_map(|id| known.planned(id).map(Movement::Exercise))
        .collect();
    let exercises = all.len();
    if seat == Seat::GetsUp {
        all.extend(known.open(GET_UP).map(Movement::GetUp));
    }
    // Without an exercise, or without getting up, there is this.
    if exercises == 0 || all.len() == exercises {
        all.extend(shift());
    }
    match all.len() {
        0 => Movement::LookFar,
        count => all[turn % count],
    }
}

#[derive(Clone, Copy)]
struct BreakFacts<'a> {
    check: &'static Check,
    checks: &'a [LastCheck],
}

impl BreakFacts<'_> {
    /// A technique that no check speaks against.
    fn open(self, id: &str) -> Option<&'static Technique> {
        let technique = find_technique(id)?;
        let objections = weighed(technique, &[], (self.check, self.checks), as_asked);
        objections.is_empty().then_some(technique)
    }

    /// A technique that is in the plan for a place, and that no check speaks against.
    fn planned(self, id: &str) -> Option<PlanStep> {
        let technique = self.open(id)?;
        self.checks.iter().find_map(|last| {
            let place = *last.places.first()?;
            let case = last.case(self.check);
            let verdict = as_asked(&case);
            let plan = plan::build(verdict.permit()?, place).heeding(self.check, self.checks);
            let mut steps = plan.steps.into_iter().chain(plan.more);
            steps.find(|step| step.technique.id == technique.id)
        })
    }
}
