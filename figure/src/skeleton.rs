//! Segments and how long they are: fractions of stature after D. A. Winter, *Biomechanics and Motor Control of Human
//! Movement*; the parts of the spine, which he does not give, are our own division of what is left.

use glam::Vec3;
use serde::{Deserialize, Serialize};

use crate::Side;

/// From the soles to the crown, in cm.
pub const STATURE: f32 = 170.0;

pub const FOOT_HEIGHT: f32 = 0.039 * STATURE;
pub const FOOT: f32 = 0.152 * STATURE;
pub const SHANK: f32 = 0.246 * STATURE;
pub const THIGH: f32 = 0.245 * STATURE;
pub const UPPER_ARM: f32 = 0.186 * STATURE;
pub const FOREARM: f32 = 0.146 * STATURE;
pub const HAND: f32 = 0.108 * STATURE;
/// From the wrist to the middle of the palm.
pub const PALM: f32 = 0.45 * HAND;

/// From the hips' middle to the joint of the low back.
const PELVIS: Vec3 = Vec3::new(-1.0, 10.0, 0.0);
/// From there to the joint of the upper back.
const ABDOMEN: Vec3 = Vec3::new(0.0, 13.0, 0.0);
/// From there to the lower neck.
const CHEST: Vec3 = Vec3::new(-0.5, 27.0, 0.0);
/// From there to the joint under the skull.
const NECK: Vec3 = Vec3::new(1.6, 6.0, 0.0);

/// A rigid part of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Segment {
    Pelvis,
    Abdomen,
    Chest,
    Neck,
    Head,
    UpperArm(Side),
    Forearm(Side),
    Hand(Side),
    Thigh(Side),
    Shank(Side),
    Foot(Side),
}

impl Segment {
    pub const COUNT: usize = 17;

    pub const TRUNK: [Self; 5] = [Self::Pelvis, Self::Abdomen, Self::Chest, Self::Neck, Self::Head];

    /// All of them, each after the one that it hangs on.
    pub fn all() -> impl Iterator<Item = Self> {
        let limbs = Side::BOTH
            .into_iter()
            .flat_map(|side| Limb::both_of(side).into_iter().flat_map(Limb::segments));
        Self::TRUNK.into_iter().chain(limbs)
    }

    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Pelvis => 0,
            Self::Abdomen => 1,
            Self::Chest => 2,
            Self::Neck => 3,
            Self::Head => 4,
            Self::UpperArm(Side::Left) => 5,
            Self::Forearm(Side::Left) => 6,
            Self::Hand(Side::Left) => 7,
            Self::UpperArm(Side::Right) => 8,
            Self::Forearm(Side::Right) => 9,
            Self::Hand(Side::Right) => 10,
            Self::Thigh(Side::Left) => 11,
            Self::Shank(Side::Left) => 12,
            Self::Foot(Side::Left) => 13,
            Self::Thigh(Side::Right) => 14,
            Self::Shank(Side::Right) => 15,
            Self::Foot(Side::Right) => 16,
        }
    }

    #[must_use]
    pub const fn limb(self) -> Option<Limb> {
        match self {
            Self::UpperArm(side) | Self::Forearm(side) | Self::Hand(side) => Some(Limb::Arm(side)),
            Self::Thigh(side) | Self::Shank(side) | Self::Foot(side) => Some(Limb::Leg(side)),
            _ => None,
        }
    }

    /// Its parent.
    #[must_use]
    pub const fn parent(self) -> Option<Self> {
        match self {
            Self::Pelvis => None,
            Self::Abdomen | Self::Thigh(_) => Some(Self::Pelvis),
            Self::Chest => Some(Self::Abdomen),
            Self::Neck | Self::UpperArm(_) => Some(Self::Chest),
            Self::Head => Some(Self::Neck),
            Self::Forearm(side) => Some(Self::UpperArm(side)),
            Self::Hand(side) => Some(Self::Forearm(side)),
            Self::Shank(side) => Some(Self::Thigh(side)),
            Self::Foot(side) => Some(Self::Shank(side)),
        }
    }

    /// Where its joint is in the frame of what it hangs on, with the shoulder at rest.
    #[must_use]
    pub fn joint(self) -> Vec3 {
        match self {
            Self::Pelvis => Vec3::ZERO,
            Self::Abdomen => PELVIS,
            Self::Chest => ABDOMEN,
            Self::Neck => CHEST,
            Self::Head => NECK,
            Self::UpperArm(side) => Vec3::new(-0.5, 23.0, 17.0 * side.sign()),
            Self::Thigh(side) => Vec3::new(0.0, 0.0, 8.5 * side.sign()),
            Self::Forearm(_) => Vec3::new(0.0, -UPPER_ARM, 0.0),
            Self::Hand(_) => Vec3::new(0.0, -FOREARM, 0.0),
            Self::Shank(_) => Vec3::new(0.0, -THIGH, 0.0),
            Self::Foot(_) => Vec3::new(0.0, -SHANK, 0.0),
        }
    }
}

/// An arm or a leg.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Limb {
    Arm(Side),
    Leg(Side),
}

impl Limb {
    pub const ALL: [Self; 4] = [
        Self::Leg(Side::Left),
        Self::Leg(Side::Right),
        Self::Arm(Side::Left),
        Self::Arm(Side::Right),
    ];

    const fn both_of(side: Side) -> [Self; 2] {
        [Self::Arm(side), Self::Leg(side)]
    }

    #[must_use]
    pub const fn side(self) -> Side {
        match self {
            Self::Arm(side) | Self::Leg(side) => side,
        }
    }

    /// From the trunk outwards.
    #[must_use]
    pub const fn segments(self) -> [Segment; 3] {
        match self {
            Self::Arm(side) => [Segment::UpperArm(side), Segment::Forearm(side), Segment::Hand(side)],
            Self::Leg(side) => [Segment::Thigh(side), Segment::Shank(side), Segment::Foot(side)],
        }
    }

    /// The lengths of the upper and the lower of its two long bones.
    #[must_use]
    pub const fn bones(self) -> (f32, f32) {
        match self {
            Self::Arm(_) => (UPPER_ARM, FOREARM),
            Self::Leg(_) => (THIGH, SHANK),
        }
    }
}
