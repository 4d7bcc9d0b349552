//! The phases of a session: get ready, hold, rest, change sides.

use unknot_content::model::{Dose, Kind, Technique};
use unknot_content::sided::Side;

use super::exercise::{Activity, Exercise, MINUTE, SECOND};
use crate::domain::dose::SideOrder;
use crate::domain::time::Millis;

/// The kind of a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhaseKind {
    /// Getting into position.
    Ready,
    Hold,
    Rest,
    /// Changing to the other side.
    Switch,
}

/// A span of time in which one thing is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phase {
    pub kind: PhaseKind,
    /// Position among the exercises.
    pub exercise: usize,
    /// The side being worked on; `None` if there are no sides.
    pub side: Option<Side>,
    /// The repetition on this side, from 1, and the number of them.
    pub round: (u16, u16),
    pub length: Millis,
}

impl Phase {
    /// Whether it is the same part of a session, perhaps made longer or shorter.
    #[must_use]
    pub fn is_same_part(self, other: Self) -> bool {
        let length = other.length;
        Self { length, ..self } == other
    }
}

/// The default time to get into position.
pub const READY: Millis = 5 * SECOND;
const SWITCH: Millis = 5 * SECOND;
const REST: Millis = 5 * SECOND;
/// The shortest time for an exercise without a hold.
const SHORTEST: Millis = 20 * SECOND;
/// The rest between holds so short that they are one movement.
const SHORT_REST: Millis = 2 * SECOND;
/// The longest hold after which the short rest is enough.
const MOVEMENT: Millis = 5 * SECOND;

/// Heat and cold in turn: ten minutes warm, five cold, and three between (H-07).
const WARM: Millis = 10 * MINUTE;
const COLD: Millis = 5 * MINUTE;
const BETWEEN_PACKS: Millis = 3 * MINUTE;

/// All phases of the exercises in order. Every exercise starts with `ready`, to get into position, and has at least
/// one hold.
#[must_use]
pub fn script(exercises: &[Exercise], ready: Millis) -> Vec<Phase> {
    let mut phases = Vec::new();
    for (index, exercise) in exercises.iter().enumerate() {
        add_exercise(&mut phases, index, exercise, ready);
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
pub fn length(exercise: &Exercise, ready: Millis) -> Millis {
    let phases = script(std::slice::from_ref(exercise), ready);
    phases.iter().map(|phase| phase.length).sum()
}

fn add_exercise(phases: &mut Vec<Phase>, index: usize, exercise: &Exercise, ready: Millis) {
    let sides = sides(exercise);
    let holds = holds(exercise, sides.len() as Millis);
    let rest = rest(exercise, &holds);
    // The number of rounds always fits: sessions are short.
    let rounds = u16::try_from(holds.len()).unwrap_or(u16::MAX);
    for (half, side) in sides.into_iter().enumerate() {
        let phase = |kind, round, length| Phase {
            kind,
            exercise: index,
            side,
            round: (round, rounds),
            length,
        };
        phases.push(match half {
            0 => phase(PhaseKind::Ready, 1, ready),
            _ => phase(PhaseKind::Switch, 1, SWITCH.max(ready)),
        });
        for (round, hold) in (1..).zip(&holds) {
            if round > 1 {
                phases.push(phase(PhaseKind::Rest, round, rest));
            }
            phases.push(phase(PhaseKind::Hold, round, *hold));
        }
    }
}

fn rest(exercise: &Exercise, holds: &[Millis]) -> Millis {
    let is_movement = holds.iter().all(|hold| *hold <= MOVEMENT);
    match exercise.rest {
        Some(seconds) => Millis::from(seconds) * SECOND,
        None if exercise.work.kind() == Some(Kind::Contrast) => BETWEEN_PACKS,
        None if is_movement => SHORT_REST,
        None => REST,
    }
}

/// The sides in order. A technique whose words name no side is done once, with the repetitions of both sides.
fn sides(exercise: &Exercise) -> Vec<Option<Side>> {
    match exercise.turn {
        _ if !knows_sides(exercise) => vec![None],
        SideOrder::Whole => vec![None],
        SideOrder::Only(side) => vec![Some(side)],
        SideOrder::First(side) => vec![Some(side), Some(side.opposite())],
        SideOrder::Both => vec![Some(Side::Left), Some(Side::Right)],
    }
}

fn knows_sides(exercise: &Exercise) -> bool {
    exercise.work.technique().is_none_or(|technique| technique.has_sides)
}

/// The lengths of the holds on each side. An exercise without a hold takes the minutes of its dose or its estimate,
/// shared between the sides.
fn holds(exercise: &Exercise, halves: Millis) -> Vec<Millis> {
    let dose = &exercise.dose;
    if exercise.work.kind() == Some(Kind::Contrast) {
        return [WARM, COLD].repeat(usize::from(dose.repetitions.max(1)));
    }
    if let Some(hold) = dose.hold_seconds.filter(|hold| *hold > 0) {
        let ways = if dose.per_side && !knows_sides(exercise) { 2 } else { 1 };
        let rounds = dose.repetitions.max(1) * dose.sets.max(1) * ways;
        return vec![Millis::from(hold) * SECOND; usize::from(rounds)];
    }
    match &exercise.work {
        Activity::Technique(technique) => {
            let all = Millis::from(estimate(technique, dose)) * SECOND;
            let changes = READY + SWITCH * (halves - 1);
            vec![all.saturating_sub(changes).max(SHORTEST) / halves]
        }
        Activity::Own { .. } => vec![Millis::from(dose.minutes.unwrap_or(1)) * MINUTE],
    }
}
