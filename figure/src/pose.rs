//! A pose as it is written down: angles of joints, and what hands and feet reach.

use glam::{Quat, Vec3};
use serde::{Deserialize, Serialize};

use crate::Side;
use crate::landmark::Landmark;
use crate::skeleton::{HAND, Limb, PALM};

/// A joint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Joint {
    /// The whole body, turned from how its base has it.
    Pelvis,
    LowBack,
    UpperBack,
    Neck,
    /// Between the skull and the neck.
    Nod,
    /// The shoulder blade: not degrees but centimetres, forward (`flex`) and up (`out`).
    Girdle(Side),
    Shoulder(Side),
    Elbow(Side),
    Wrist(Side),
    Hip(Side),
    Knee(Side),
    Ankle(Side),
}

/// Degrees from neutral standing, where all are 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Angles {
    /// Trunk and neck: forward. Shoulder and hip: the limb forward. Elbow and knee: bent. Ankle: toes up. Wrist:
    /// towards the palm.
    pub flex: i16,
    /// Trunk and neck: bent towards the right. Shoulder and hip: the limb away from the middle.
    pub out: i16,
    /// Trunk and neck: turned towards the right. Limbs: turned outwards. Forearm: palm up.
    pub turn: i16,
}

/// Degrees as the solver takes them, between two poses.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bend {
    pub flex: f32,
    pub out: f32,
    pub turn: f32,
}

impl From<Angles> for Bend {
    fn from(angles: Angles) -> Self {
        Self {
            flex: f32::from(angles.flex),
            out: f32::from(angles.out),
            turn: f32::from(angles.turn),
        }
    }
}

impl Bend {
    #[must_use]
    pub fn towards(self, other: Self, share: f32) -> Self {
        let between = |from: f32, to: f32| from + (to - from) * share;
        Self {
            flex: between(self.flex, other.flex),
            out: between(self.out, other.out),
            turn: between(self.turn, other.turn),
        }
    }

    /// Turned first, then bent forward, then to the side: the order in which a head is led to an armpit.
    #[must_use]
    pub fn of_trunk(self) -> Quat {
        Quat::from_rotation_y(-self.turn.to_radians())
            * Quat::from_rotation_z(-self.flex.to_radians())
            * Quat::from_rotation_x(self.out.to_radians())
    }

    /// Turned about its own length, then away from the middle, then lifted forward: an arm that is "forward 90, in 45"
    /// lies level across the chest.
    #[must_use]
    pub fn of_ball_joint(self, side: Side) -> Quat {
        Quat::from_rotation_z(self.flex.to_radians())
            * Quat::from_rotation_x(-self.out.to_radians() * side.sign())
            * Quat::from_rotation_y(-self.turn.to_radians() * side.sign())
    }

    /// An elbow, with the forearm rolled.
    #[must_use]
    pub fn of_elbow(self, side: Side) -> Quat {
        Quat::from_rotation_z(self.flex.to_radians()) * Quat::from_rotation_y(-self.turn.to_radians() * side.sign())
    }

    #[must_use]
    pub fn of_knee(self) -> Quat {
        Quat::from_rotation_z(-self.flex.to_radians())
    }

    /// Towards the palm, which faces the body.
    #[must_use]
    pub fn of_wrist(self, side: Side) -> Quat {
        Quat::from_rotation_x(self.flex.to_radians() * side.sign()) * Quat::from_rotation_z(self.out.to_radians())
    }

    #[must_use]
    pub fn of_ankle(self, side: Side) -> Quat {
        Quat::from_rotation_z(self.flex.to_radians())
            * Quat::from_rotation_x(-self.out.to_radians() * side.sign())
            * Quat::from_rotation_y(-self.turn.to_radians() * side.sign())
    }
}

/// Centimetres forward, up and to the right of the person, in the directions of how the body is based.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offset {
    pub forward: i16,
    pub up: i16,
    pub right: i16,
}

impl Offset {
    pub const NONE: Self = Self {
        forward: 0,
        up: 0,
        right: 0,
    };

    #[must_use]
    pub fn vector(self) -> Vec3 {
        Vec3::new(f32::from(self.forward), f32::from(self.up), f32::from(self.right))
    }
}

/// The target of a hand or a foot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// A place on the body.
    On(Landmark),
    /// A place on the ground, from below or beside the hips' middle.
    Ground(Offset),
    /// A place on the wall, from the ground below the hips' middle.
    Wall(Offset),
    /// A place on a table, a chair or a door post, from the ground below the hips' middle, and where its surface faces.
    At(Offset, Offset),
}

/// The shape of a hand, and what of it lies on what it reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Touch {
    #[default]
    Palm,
    /// The hand stands on its fingertips, a little raised.
    Fingertips,
    /// The fingers are folded.
    Fist,
    /// The tips of bent fingers press, the palm stays off.
    Hook,
    /// The tip of the thumb presses, the fingers are folded.
    Thumb,
    /// Thumb and fingers hold a fold of skin and muscle between them.
    Pinch,
    /// The palm, with the thumb spread from the fingers as it is around a waist or a limb.
    Span,
}

impl Touch {
    pub const ALL: [Self; 7] = [
        Self::Palm,
        Self::Fingertips,
        Self::Fist,
        Self::Hook,
        Self::Thumb,
        Self::Pinch,
        Self::Span,
    ];

    /// Its name in the files of poses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Palm => "palm",
            Self::Fingertips => "fingertips",
            Self::Fist => "fist",
            Self::Hook => "hook",
            Self::Thumb => "thumb",
            Self::Pinch => "pinch",
            Self::Span => "span",
        }
    }

    /// How far from the wrist it is, in cm.
    #[must_use]
    pub const fn from_wrist(self) -> f32 {
        match self {
            Self::Palm | Self::Span => PALM,
            Self::Fingertips => 0.88 * HAND,
            Self::Fist => 0.4 * HAND,
            Self::Hook => 12.4,
            Self::Thumb => 10.6,
            Self::Pinch => 11.0,
        }
    }

    /// How steeply the hand stands on it, in degrees.
    #[must_use]
    pub const fn steepness(self) -> f32 {
        match self {
            Self::Fingertips => 28.0,
            _ => 0.0,
        }
    }

    /// How far the middle of the hand is from what it lies on, in cm.
    #[must_use]
    pub const fn thickness(self) -> f32 {
        match self {
            Self::Palm | Self::Span => 1.7,
            Self::Fingertips => 0.6,
            Self::Fist => 2.6,
            Self::Hook => 5.4,
            Self::Thumb => 4.6,
            Self::Pinch => 4.0,
        }
    }
}

/// How a limb gets where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    pub limb: Limb,
    pub to: Target,
    /// Where elbow or knee points to; nothing is what is usual.
    pub fold: Offset,
    /// Where fingers or toes point to; nothing is what comes by itself.
    pub along: Offset,
    /// The heel is lifted by so many centimetres.
    pub heel_up: i16,
    /// Of a hand.
    pub touch: Touch,
}

/// A pose. What is not named is neutral.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pose {
    /// The whole body is moved by so much from where its base has it.
    pub moved: Offset,
    /// The body is so many cm above the ground that it would lie or stand on.
    pub raised: i16,
    pub joints: Vec<(Joint, Angles)>,
    pub reaches: Vec<Reach>,
}

impl Pose {
    #[must_use]
    pub fn angles(&self, joint: Joint) -> Option<Angles> {
        let found = self.joints.iter().find(|(named, _)| *named == joint);
        found.map(|(_, angles)| *angles)
    }

    #[must_use]
    pub fn reach(&self, limb: Limb) -> Option<&Reach> {
        self.reaches.iter().find(|reach| reach.limb == limb)
    }
}
