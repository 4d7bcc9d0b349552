//! The figure of one technique.

use glam::{Mat3, Quat, Vec3};
use serde::{Deserialize, Serialize};

use crate::Side;
use crate::camera::Camera;
use crate::landmark::{Landmark, Place};
use crate::pose::{Angles, Joint, Offset, Pose, Reach, Target, Touch};
use crate::skeleton::{FOOT_HEIGHT, Limb, SHANK, Segment, THIGH};
use crate::thing::Thing;
use crate::tint::Area;

/// A figure for the right side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    pub base: Base,
    pub camera: Camera,
    /// Where it is held, or ends.
    pub end: Pose,
    /// Where it starts, where that is another pose.
    pub start: Option<Pose>,
    /// The start stays on the picture as a ghost.
    pub ghost: bool,
    pub things: Vec<Thing>,
    /// The muscles worked on.
    pub tint: Vec<Tinted>,
    pub arrows: Vec<Arrow>,
    pub marks: Vec<Mark>,
    pub inset: Option<Inset>,
    /// Parts of the body that are drawn over everything, and under everything, where depth alone does not tell.
    pub over: Vec<Segment>,
    pub under: Vec<Segment>,
}

/// How the body is there before any joint is bent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Base {
    /// On the feet.
    Stand,
    /// On a chair.
    Sit,
    /// On the floor, legs stretched out.
    FloorSit,
    /// On the knees, upright.
    Kneel,
    /// On hands and knees.
    AllFours,
    /// On the back, head to the left of the picture.
    Supine,
    /// On the belly, head to the right of the picture.
    Prone,
    /// On the left side.
    LieLeft,
    /// On the right side.
    LieRight,
}

impl Base {
    pub const ALL: [Self; 9] = [
        Self::Stand,
        Self::Sit,
        Self::FloorSit,
        Self::Kneel,
        Self::AllFours,
        Self::Supine,
        Self::Prone,
        Self::LieLeft,
        Self::LieRight,
    ];

    /// How the person's own directions lie in the room.
    #[must_use]
    pub fn turn(self) -> Quat {
        let (forward, up) = match self {
            Self::Stand | Self::Sit | Self::FloorSit | Self::Kneel => (Vec3::X, Vec3::Y),
            Self::AllFours | Self::Prone => (Vec3::NEG_Y, Vec3::X),
            Self::Supine => (Vec3::Y, Vec3::NEG_X),
            Self::LieLeft => (Vec3::NEG_Z, Vec3::NEG_X),
            Self::LieRight => (Vec3::Z, Vec3::NEG_X),
        };
        Quat::from_mat3(&Mat3::from_cols(forward, up, forward.cross(up)))
    }

    /// How high the hips' middle is before the body is let down to the ground, in cm.
    #[must_use]
    pub const fn height(self) -> f32 {
        match self {
            Self::Stand => FOOT_HEIGHT + SHANK + THIGH,
            Self::Sit => FOOT_HEIGHT + SHANK,
            Self::Kneel | Self::AllFours => THIGH + 5.4,
            Self::FloorSit | Self::Supine | Self::Prone => 10.0,
            Self::LieLeft | Self::LieRight => 16.0,
        }
    }

    /// Whether the body is let down until it lies on the ground; on a chair it sits where the chair is.
    #[must_use]
    pub const fn rests_on_the_ground(self) -> bool {
        !matches!(self, Self::Sit)
    }

    /// Whether the trunk lies on the ground, and not only the legs.
    #[must_use]
    pub const fn is_lying(self) -> bool {
        matches!(self, Self::Supine | Self::Prone | Self::LieLeft | Self::LieRight)
    }

    /// Where toes point to when a foot is flat on the ground.
    #[must_use]
    pub fn toes(self) -> Vec3 {
        match self {
            Self::Prone => Vec3::NEG_X,
            Self::LieLeft => Vec3::NEG_Z,
            Self::LieRight => Vec3::Z,
            _ => Vec3::X,
        }
    }

    /// How a joint is where a pose says nothing of it.
    #[must_use]
    pub const fn usual(self, joint: Joint) -> Angles {
        let flex = match (self, joint) {
            // Heels, which are smaller than the seat, lie on the ground too.
            (Self::FloorSit, Joint::Hip(_)) => 88,
            (Self::Supine, Joint::Hip(_)) => -3,
            (Self::Sit | Self::AllFours, Joint::Hip(_))
            | (Self::Sit | Self::Kneel | Self::AllFours, Joint::Knee(_)) => 90,
            (Self::Kneel | Self::AllFours | Self::Prone, Joint::Ankle(_)) => -45,
            (Self::FloorSit | Self::Supine, Joint::Ankle(_)) => -10,
            (Self::LieLeft | Self::LieRight, Joint::Hip(_)) => 45,
            (Self::LieLeft | Self::LieRight, Joint::Knee(_)) => 60,
            (Self::Stand | Self::Kneel, Joint::Elbow(_)) => 8,
            (Self::Supine, Joint::Elbow(_)) => 10,
            _ => 0,
        };
        let out = match (self, joint) {
            (Self::Stand | Self::Kneel, Joint::Shoulder(_)) => 7,
            (Self::Supine, Joint::Shoulder(_)) => 18,
            _ => 0,
        };
        Angles { flex, out, turn: 0 }
    }

    /// The default target of a limb.
    #[must_use]
    pub const fn usual_reach(self, limb: Limb) -> Option<Reach> {
        let to = match (self, limb) {
            (Self::Sit | Self::FloorSit, Limb::Arm(side)) => Target::On(Landmark {
                place: Place::ThighFront,
                side: Some(side),
            }),
            (Self::AllFours, Limb::Arm(side)) => Target::Ground(Offset {
                forward: 0,
                up: 48,
                right: match side {
                    Side::Left => -17,
                    Side::Right => 17,
                },
            }),
            _ => return None,
        };
        Some(Reach {
            limb,
            to,
            // Elbows hang behind the hands, a little outwards.
            fold: Offset {
                forward: -3,
                up: -3,
                right: match limb.side() {
                    Side::Left => -1,
                    Side::Right => 1,
                },
            },
            // Fingers point to the knees, or to where the head is.
            along: match self {
                Self::AllFours => Offset {
                    forward: 0,
                    up: 1,
                    right: 0,
                },
                _ => Offset {
                    forward: 1,
                    up: 0,
                    right: 0,
                },
            },
            heel_up: 0,
            touch: Touch::Palm,
        })
    }
}

impl Figure {
    /// Nothing but a body in a pose.
    #[must_use]
    pub const fn new(base: Base, camera: Camera, end: Pose) -> Self {
        Self {
            base,
            camera,
            end,
            start: None,
            ghost: false,
            things: Vec::new(),
            tint: Vec::new(),
            arrows: Vec::new(),
            marks: Vec::new(),
            inset: None,
            over: Vec::new(),
            under: Vec::new(),
        }
    }

    /// The pose that it starts from.
    #[must_use]
    pub fn first(&self) -> &Pose {
        self.start.as_ref().unwrap_or(&self.end)
    }
}

/// A muscle that is worked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tinted {
    pub area: Area,
    pub sides: Sides,
}

/// On which sides, of a figure for the right side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sides {
    Right,
    Left,
    Both,
}

impl Sides {
    /// Each of them.
    #[must_use]
    pub const fn each(self) -> &'static [Side] {
        match self {
            Self::Right => &[Side::Right],
            Self::Left => &[Side::Left],
            Self::Both => &Side::BOTH,
        }
    }
}

/// An arrow at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrow {
    pub from: Landmark,
    pub way: Way,
}

/// The way that an arrow goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    Along {
        /// Where the tip is from the place.
        by: Offset,
        /// How far the middle bulges aside, in cm; plus is to the left of its way.
        bow: i16,
        /// It has a tip at each end.
        both_ways: bool,
    },
    /// Round the place on the picture, so many cm away from it; clockwise, or the other way round for less than 0.
    Round { radius: i16 },
}

/// A sign at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub at: Landmark,
    pub sign: Sign,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// Not here.
    No,
    /// Warmth comes from here.
    Warm,
    /// Cold comes from here.
    Cold,
    /// Breath goes in and out.
    Breath,
}

/// A closer look at a place, in a corner of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inset {
    pub at: Landmark,
    pub camera: Camera,
    /// How wide the look is, in cm.
    pub width: i16,
    pub corner: Corner,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Corner {
    #[default]
    TopRight,
    TopLeft,
    BottomRight,
    BottomLeft,
}

impl Corner {
    #[must_use]
    pub const fn is_left(self) -> bool {
        matches!(self, Self::TopLeft | Self::BottomLeft)
    }

    #[must_use]
    pub const fn is_top(self) -> bool {
        matches!(self, Self::TopLeft | Self::TopRight)
    }
}
