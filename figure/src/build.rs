//! How somebody is built.

use crate::skeleton::Segment;

/// How somebody is built: the same bones, with less or more around them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Build {
    Slim,
    #[default]
    Middle,
    Broad,
}

impl Build {
    /// What the flesh of a segment is multiplied by.
    pub(crate) const fn girth(self, segment: Segment) -> f32 {
        match (self, segment) {
            (Self::Middle, _) | (_, Segment::Head | Segment::Neck | Segment::Hand(_) | Segment::Foot(_)) => 1.0,
            (Self::Slim, Segment::Pelvis | Segment::Abdomen | Segment::Chest) => 0.93,
            (Self::Slim, Segment::UpperArm(_) | Segment::Forearm(_)) => 0.88,
            (Self::Slim, Segment::Thigh(_) | Segment::Shank(_)) => 0.94,
            (Self::Broad, Segment::Pelvis | Segment::Abdomen) => 1.2,
            (Self::Broad, _) => 1.1,
        }
    }

    /// Whether the hair is tied up.
    pub(crate) const fn has_bun(self) -> bool {
        matches!(self, Self::Slim)
    }
}
