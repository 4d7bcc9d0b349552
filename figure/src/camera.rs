//! From the room onto the picture, without perspective.

use glam::{Vec2, Vec3};
use serde::{Deserialize, Serialize};

/// Units of the picture for a centimetre.
pub const UNITS: f32 = 10.0;

/// From where a figure is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Camera {
    /// Degrees around the figure: 0 looks at the right side of somebody upright, 90 at the front, 180 at the left, 270
    /// at the back.
    pub around: i16,
    /// Degrees above the level: 90 looks straight down.
    pub above: i16,
}

/// A camera that is set up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lens {
    right: Vec3,
    up: Vec3,
    /// Towards the eye.
    pub near: Vec3,
    /// 1, or −1 for a picture that is seen in a mirror.
    mirror: f32,
}

/// A point on the picture; y points down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    pub at: Vec2,
    /// Larger is nearer to the eye, in cm.
    pub depth: f32,
}

impl Camera {
    /// The same, gone around the figure by some degrees.
    #[must_use]
    pub const fn turned(self, by: i16) -> Self {
        Self {
            around: (self.around + by).rem_euclid(360),
            above: self.above,
        }
    }

    /// Sets the camera up; mirrored, a figure for the right side is one for the left.
    #[must_use]
    pub fn lens(self, is_mirrored: bool) -> Lens {
        let (around_sin, around_cos) = f32::from(self.around).to_radians().sin_cos();
        let (above_sin, above_cos) = f32::from(self.above).to_radians().sin_cos();
        let level = Vec3::new(around_sin, 0.0, around_cos);
        Lens {
            right: Vec3::new(around_cos, 0.0, -around_sin),
            up: Vec3::Y * above_cos - level * above_sin,
            near: level * above_cos + Vec3::Y * above_sin,
            mirror: if is_mirrored { -1.0 } else { 1.0 },
        }
    }
}

impl Lens {
    #[must_use]
    pub fn see(&self, point: Vec3) -> Seen {
        let at = Vec2::new(point.dot(self.right) * self.mirror, -point.dot(self.up)) * UNITS;
        Seen {
            at,
            depth: point.dot(self.near),
        }
    }

    /// Two directions in the room that span the picture.
    pub(crate) const fn plane(&self) -> (Vec3, Vec3) {
        (self.right, self.up)
    }

    /// −1 where the picture is seen in a mirror, and so is every bow.
    pub(crate) const fn handed(&self) -> f32 {
        self.mirror
    }

    /// How a direction looks on the picture, in units for each cm.
    #[must_use]
    pub fn direction(&self, towards: Vec3) -> Vec2 {
        self.see(towards).at
    }
}
