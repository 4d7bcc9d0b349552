//! Things around the body: what it stands, sits and lies on, leans at, holds and presses on.

use glam::Vec3;
use serde::{Deserialize, Serialize};

use crate::landmark::Landmark;
use crate::pose::Offset;

/// Something around the body. Lengths in cm; directions are the room's, with the person's face towards the front.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Thing {
    /// A chair, its seat moved back by so much for somebody who sits at its edge.
    Chair {
        back: i16,
        has_back: bool,
    },
    Wall {
        at: Towards,
        away: i16,
    },
    /// Two posts, so far in front of the hips' middle.
    Doorway {
        forward: i16,
    },
    /// One post of a door frame.
    Post(Offset),
    Table {
        away: i16,
        height: i16,
    },
    /// What lies on it is at height 0; it ends so far beyond the hips' middle.
    Bed {
        edge: i16,
    },
    Mat,
    /// A tennis ball.
    Ball(Landmark),
    Roller {
        at: Landmark,
        lengthwise: bool,
    },
    /// A rolled towel.
    Roll {
        at: Landmark,
        lengthwise: bool,
    },
    Cushion {
        at: Landmark,
        thick: i16,
    },
    /// A towel or a strap that is pulled from place to place.
    Band(Vec<Landmark>),
    Pack(Landmark),
    /// A box held between the hands.
    Parcel(Landmark),
    /// A small bottle in a hand.
    Bottle(Landmark),
    Phone(Landmark),
    Screen {
        away: i16,
        height: i16,
    },
    Shower,
    Stool {
        forward: i16,
        right: i16,
        height: i16,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Towards {
    Front,
    Behind,
    Left,
    Right,
}

/// A surface to lean at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plane {
    pub point: Vec3,
    /// Towards the person.
    pub normal: Vec3,
}

impl Plane {
    pub const FLOOR: Self = Self {
        point: Vec3::ZERO,
        normal: Vec3::Y,
    };

    #[must_use]
    pub fn nearest(self, point: Vec3) -> Vec3 {
        point - self.normal * self.distance(point)
    }

    /// How far a point is in front of it.
    #[must_use]
    pub fn distance(self, point: Vec3) -> f32 {
        (point - self.point).dot(self.normal)
    }
}

impl Towards {
    pub(crate) const fn vector(self) -> Vec3 {
        match self {
            Self::Front => Vec3::X,
            Self::Behind => Vec3::NEG_X,
            Self::Left => Vec3::NEG_Z,
            Self::Right => Vec3::Z,
        }
    }
}

/// The height of a seat: thighs are level when feet are flat.
pub const SEAT: f32 = 39.5;

pub const BALL: f32 = 3.3;

/// How deep flesh gives way to a ball, in cm.
pub const SINKS: f32 = 1.3;

pub const ROLLER: f32 = 7.0;
/// Half as thick as a bottle of half a litre.
pub const BOTTLE: f32 = 3.2;

pub(crate) const ROLL: f32 = 3.5;

/// How far below a bed the floor is.
pub(crate) const BED: f32 = 45.0;

/// Half as wide as a bed.
pub(crate) const BED_HALF: f32 = 42.0;

pub(crate) const WALL: f32 = 5.0;

/// The wall that hands reach.
pub(crate) fn wall(things: &[Thing]) -> Option<Plane> {
    things.iter().find_map(Thing::plane)
}

impl Thing {
    /// The surface of a wall.
    #[must_use]
    pub fn plane(&self) -> Option<Plane> {
        match self {
            Self::Wall { at, away } => Some(Plane {
                point: at.vector() * f32::from(*away),
                normal: -at.vector(),
            }),
            _ => None,
        }
    }

    /// Whether there is something to lie on below a point: beside a bed there is not.
    pub(crate) fn bears(&self, at: Vec3) -> bool {
        match self {
            Self::Bed { edge } => at.x < f32::from(*edge) && at.z.abs() < BED_HALF,
            _ => true,
        }
    }

    /// How far below the surface that the body is on the floor is.
    pub(crate) const fn floor(&self) -> f32 {
        match self {
            Self::Bed { .. } => BED,
            _ => 0.0,
        }
    }
}
