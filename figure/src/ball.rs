//! The balls that a body is made of.

use glam::Vec3;

use crate::skeleton::Segment;

/// A ball of flesh on a segment, in its frame, in cm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ball {
    pub on: Segment,
    pub at: Vec3,
    pub radius: f32,
}

/// Balls that a hull is stretched over.
pub(crate) type Bundle = Vec<Ball>;
