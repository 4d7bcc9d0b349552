//! Things around the body: what it stands, sits and lies on, leans at, holds and presses on.

mod furniture;
mod held;
mod solid;

use glam::{Quat, Vec3};
use serde::{Deserialize, Serialize};

use crate::camera::Lens;
use crate::draw::{Layer, Paint, Part};
use crate::landmark::Landmark;
use crate::pose::Offset;
use crate::solve::Body;
use furniture::{bed, chair, doorway, mat, post, screen, shower, table, wall_part};
use held::{ball, band, cushion, cylinder, held, on_skin, pack};
use solid::solid;

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
    const fn vector(self) -> Vec3 {
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
const ROLL: f32 = 3.5;
/// How far below a bed the floor is.
const BED: f32 = 45.0;
const WALL: f32 = 5.0;

/// The wall that hands reach.
pub(crate) fn wall(things: &[Thing]) -> Option<Plane> {
    things.iter().find_map(Thing::plane)
}

/// The middle of a ball, a roller or a roll that presses on a landmark.
#[must_use]
pub fn beside(body: &Body, at: Landmark, radius: f32) -> Vec3 {
    let (point, normal) = body.landmark(at);
    point + normal * radius
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

    /// How far below the surface that the body is on the floor is.
    pub(crate) const fn floor(&self) -> f32 {
        match self {
            Self::Bed { .. } => BED,
            _ => 0.0,
        }
    }

    pub(crate) fn parts(&self, body: &Body, lens: &Lens) -> Vec<Part> {
        match self {
            Self::Chair { back, has_back } => chair(f32::from(*back), *has_back, lens),
            Self::Wall { at, away } => vec![wall_part(body, *at, f32::from(*away), lens)],
            Self::Doorway { forward } => doorway(f32::from(*forward), lens),
            Self::Post(at) => vec![post(f32::from(at.forward), f32::from(at.right), Layer::At, lens)],
            Self::Table { away, height } => table(f32::from(*away), f32::from(*height), lens),
            Self::Bed { edge } => bed(f32::from(*edge), lens),
            Self::Mat => vec![mat(body, lens)],
            Self::Ball(at) => vec![on_skin(ball(beside(body, *at, BALL - SINKS), lens), body, *at, lens)],
            Self::Roller { at, lengthwise } => {
                vec![cylinder(body, *at, *lengthwise, (ROLLER, 22.0), Paint::Roller, lens)]
            }
            Self::Roll { at, lengthwise } => vec![cylinder(body, *at, *lengthwise, (ROLL, 17.0), Paint::Soft, lens)],
            Self::Cushion { at, thick } => vec![cushion(body, *at, f32::from(*thick), lens)],
            Self::Band(places) => vec![band(body, places, lens)],
            Self::Pack(at) => vec![on_skin(pack(body, *at, lens), body, *at, lens)],
            Self::Parcel(at) => vec![held(body, *at, Vec3::new(13.0, 11.0, 16.0), Paint::Wood, lens)],
            Self::Phone(at) => vec![held(body, *at, Vec3::new(0.7, 7.5, 3.8), Paint::Dark, lens)],
            Self::Screen { away, height } => screen(f32::from(*away), f32::from(*height), lens),
            Self::Shower => shower(lens),
            Self::Stool { forward, right, height } => {
                let (x, z, top) = (f32::from(*forward), f32::from(*right), f32::from(*height));
                vec![solid(
                    Vec3::new(x, top / 2.0, z),
                    Vec3::new(17.0, top / 2.0, 17.0),
                    Quat::IDENTITY,
                    (Paint::Wood, Layer::Under),
                    lens,
                )]
            }
        }
    }
}
