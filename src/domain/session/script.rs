//! The phases of a session: get ready, hold, rest, change sides.

use unknot_content::model::{Dose, Technique};
use unknot_content::sided::Side;

use super::Millis;
use crate::domain::check::plan::{Step, Turn};

/// One technique with how much of it, and on which sides.
#[derive(Clone, Copy, Debug)]
pub struct Exercise {
    pub technique: &'static Technique,
    pub dose: Dose,
    pub turn: Turn,
}

impl From<Step> for Exercise {
    fn from(step: Step) -> Self {
        Self {
            technique: step.technique,
            dose: step.dose,
            turn: step.turn,
        }
    }
}

/// What is done in a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhaseKind {
    /// Getting into position.
    Ready,
    Hold,
    Rest,
    /// Over to the other side.
    Switch,
}

/// A stretch of time in which one thing is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phase {
    pub kind: PhaseKind,
    /// Position among the exercises.
    pub exercise: usize,
    /// The side that it is about; nothing where there are no sides.
    pub side: Option<Side>,
    /// Which repetition on this side, from 1, and how many there are.
    pub round: (u16, u16),
    pub length: Millis,
}

const SECOND: Millis = 1000;
/// Getting into position.
const READY: Millis = 5 * SECOND;
const SWITCH: Millis = 5 * SECOND;
const REST: Millis = 5 * SECOND;
/// What has no hold of its own is done for this long at least.
const SHORTEST: Millis = 20 * SECOND;
/// Between holds so short that they are one movement.
const SHORT_REST: Millis = 2 * SECOND;
/// The longest hold after which the short rest is enough.
const MOVEMENT: Millis = 5 * SECOND;

/// All phases of the exercises in order. Every exercise starts with getting ready, and has at least one hold.
#[must_use]
pub fn script(exercises: &[Exercise]) -> Vec<Phase> {
    let mut phases = Vec::new();
    for (index, exercise) in exercises.iter().enumerate() {
        add_exercise(&mut phases, index, exercise);
    }
    phases
}

/// How long a technique takes, in seconds: its estimate, less what was cut from its dose.
#[must_use]
pub fn estimate(technique: &Technique, dose: &Dose) -> u32 {
    let own = &technique.dose;
    let work = |dose: &Dose| u32::from(dose.hold_seconds.unwrap_or(1)).max(1) * u32::from(dose.repetitions).max(1);
    match dose.minutes {
        Some(minutes) if own.hold_seconds.is_none() => u32::from(minutes) * 60,
        _ => u32::from(technique.estimated_minutes) * 60 * work(dose) / work(own),
    }
}

/// How long an exercise takes, from getting ready to its last hold.
#[must_use]
pub fn length(exercise: Exercise) -> Millis {
    script(&[exercise]).iter().map(|phase| phase.length).sum()
}

fn add_exercise(phases: &mut Vec<Phase>, index: usize, exercise: &Exercise) {
    let sides = sides(exercise);
    let (hold, rounds) = holds(exercise, sides.len() as Millis);
    let rest = if hold <= MOVEMENT { SHORT_REST } else { REST };
    for (half, side) in sides.into_iter().enumerate() {
        let phase = |kind, round, length| Phase {
            kind,
            exercise: index,
            side,
            round: (round, rounds),
            length,
        };
        phases.push(match half {
            0 => phase(PhaseKind::Ready, 1, READY),
            _ => phase(PhaseKind::Switch, 1, SWITCH),
        });
        for round in 1..=rounds {
            if round > 1 {
                phases.push(phase(PhaseKind::Rest, round, rest));
            }
            phases.push(phase(PhaseKind::Hold, round, hold));
        }
    }
}

/// What knows no sides in its words is done once, with the repetitions of both.
fn sides(exercise: &Exercise) -> Vec<Option<Side>> {
    match exercise.turn {
        _ if !exercise.technique.has_sides => vec![None],
        Turn::Whole => vec![None],
        Turn::Only(side) => vec![Some(side)],
        Turn::First(side) => vec![Some(side), Some(side.opposite())],
        Turn::Both => vec![Some(Side::Left), Some(Side::Right)],
    }
}

/// The length of one hold, and how many there are on each side. What has no hold of its own is done for as long as its
/// dose says or it is estimated to take, shared between the sides.
fn holds(exercise: &Exercise, halves: Millis) -> (Millis, u16) {
    let Exercise { technique, dose, .. } = exercise;
    let Some(hold) = dose.hold_seconds.filter(|hold| *hold > 0) else {
        let all = Millis::from(estimate(technique, dose)) * SECOND;
        let changes = READY + SWITCH * (halves - 1);
        return (all.saturating_sub(changes).max(SHORTEST) / halves, 1);
    };
    let goes_both_ways = dose.per_side && !technique.has_sides;
    let ways = if goes_both_ways { 2 } else { 1 };
    let rounds = dose.repetitions.max(1) * dose.sets.max(1) * ways;
    (Millis::from(hold) * SECOND, rounds)
}
