//! How somebody is built. Joints and holds are solved for the usual build; the others have less or more flesh on the same bones.

use serde::Serialize;

use crate::skeleton::Segment;

/// How somebody is built: the same bones, with less or more around them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Build {
    Slim,
    #[default]
    Middle,
    Broad,
}

impl Build {
    pub const ALL: [Self; 3] = [Self::Slim, Self::Middle, Self::Broad];

    /// Its name in what is stored and chosen.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Slim => "slim",
            Self::Middle => "middle",
            Self::Broad => "broad",
        }
    }

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
