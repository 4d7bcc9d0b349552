//! How much of a technique, and on which side first.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use serde_json_borrow::Value;
use unknot_content::model::{Dose, Kind, Technique};
use unknot_content::sided::Side;

use super::json::{Fields, FromJson, Misfit, named};
use super::place::SoreSide;

/// The sides to work on, and their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SideOrder {
    /// The technique has no sides.
    Whole,
    Only(Side),
    First(Side),
    Both,
}

impl FromJson for SideOrder {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        if value.is_object() {
            let fields = Fields::of(value)?;
            let only: Option<Side> = fields.optional("only")?;
            let first: Option<Side> = fields.optional("first")?;
            return match (only, first) {
                (Some(side), None) => Ok(Self::Only(side)),
                (None, Some(side)) => Ok(Self::First(side)),
                _ => Err(Misfit::new("it names no side")),
            };
        }
        let all = [(Self::Whole, "whole"), (Self::Both, "both")];
        named(value, &all, |(_, name)| name).map(|(turn, _)| turn)
    }
}

/// B-05: press the sore side only; stretch it first, then the other.
#[must_use]
pub fn turn(technique: &Technique, sore: SoreSide) -> SideOrder {
    let has_sides = technique.dose.per_side || technique.has_sides;
    match (has_sides, sore.one_side(), technique.kind) {
        (false, ..) => SideOrder::Whole,
        (true, None, _) => SideOrder::Both,
        (true, Some(side), Kind::SelfMassage) => SideOrder::Only(side),
        (true, Some(side), _) => SideOrder::First(side),
    }
}

/// The longest rest, in seconds.
pub const LONGEST_REST: u16 = 300;

const SHORTEST_HOLD: u16 = 5;

/// Limits of an own step: seconds of each hold, and repetitions.
const OWN_HOLDS: RangeInclusive<u16> = 1..=600;

const OWN_REPETITIONS: RangeInclusive<u16> = 1..=100;

/// The amounts that a step may have; for a technique, never more than its content says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Seconds; `None` if it is not held.
    pub hold: Option<RangeInclusive<u16>>,
    pub repetitions: RangeInclusive<u16>,
    /// `None` if its dose is not a duration.
    pub minutes: Option<RangeInclusive<u16>>,
    /// Seconds.
    pub rest: RangeInclusive<u16>,
}

impl Bounds {
    #[must_use]
    pub fn of(technique: &Technique) -> Self {
        let dose = &technique.dose;
        let longest = |hold: u16| dose.hold_range_seconds.map_or(hold, |(_, longest)| longest.max(hold));
        Self {
            hold: dose.hold_seconds.map(|hold| SHORTEST_HOLD.min(hold)..=longest(hold)),
            repetitions: 1..=dose.repetitions.max(1),
            minutes: dose.minutes.map(|minutes| 1..=minutes),
            rest: 0..=LONGEST_REST,
        }
    }

    /// The bounds of an own step.
    #[must_use]
    pub const fn own() -> Self {
        Self {
            hold: Some(OWN_HOLDS),
            repetitions: OWN_REPETITIONS,
            minutes: None,
            rest: 0..=LONGEST_REST,
        }
    }

    /// Whether a dose is within these bounds.
    #[must_use]
    pub fn allow(&self, dose: &Dose) -> bool {
        let fits = |value: Option<u16>, range: &Option<RangeInclusive<u16>>| {
            value.is_none_or(|value| range.as_ref().is_some_and(|range| value <= *range.end()))
        };
        fits(dose.hold_seconds, &self.hold)
            && fits(dose.minutes, &self.minutes)
            && dose.repetitions <= *self.repetitions.end()
    }
}
