//! How near the skin of a segment is.

use glam::Vec3;

use crate::camera::{Lens, UNITS};
use crate::flesh;
use crate::part::Part;
use crate::skeleton::Segment;
use crate::solve::Body;

/// How near the skin of a segment is, where those that it hangs together with may cover it. One that is much nearer,
/// such as a thigh that points at us, is in front and not beside.
pub(super) fn skin_depth(parts: &[Part], segment: Segment) -> f32 {
    const BESIDE: f32 = 12.0;
    let depth = |segment: Segment| own_depth(parts, segment);
    let own = depth(segment).unwrap_or_default();
    let hangs_on = |other: Segment| other.parent().map(drawn_with) == Some(segment);
    let others = Segment::all()
        .filter(|other| hangs_on(*other))
        .chain(segment.parent().map(drawn_with));
    let beside = others.filter_map(depth).filter(|depth| *depth < own + BESIDE);
    beside.fold(own, f32::max)
}

/// How near the part of a segment is.
pub(super) fn own_depth(parts: &[Part], segment: Segment) -> Option<f32> {
    let found = parts.iter().find(|part| part.segment == Some(segment));
    found.map(|part| part.depth)
}

/// The belly is drawn with the chest.
pub(super) fn drawn_with(segment: Segment) -> Segment {
    match segment {
        Segment::Abdomen => Segment::Chest,
        other => other,
    }
}

/// Whether a point is nearer than the skin of the trunk that is seen at the same place; `None` if it is seen beside the trunk.
pub(super) fn is_before_trunk(point: Vec3, body: &Body, lens: &Lens) -> Option<bool> {
    let seen = lens.see(point);
    let mut skin: Option<f32> = None;
    for bundle in flesh::trunk().iter().chain(&flesh::hips()) {
        for (index, one) in bundle.iter().enumerate() {
            for other in &bundle[index..] {
                for share in [0.0, 0.25, 0.5, 0.75] {
                    let [from, to] = [one, other].map(|ball| body.place(ball.on, ball.at));
                    let middle = lens.see(from.lerp(to, share));
                    let radius = one.radius + (other.radius - one.radius) * share;
                    let aside = (middle.at - seen.at).length() / UNITS;
                    if aside < radius {
                        let depth = middle.depth + (radius * radius - aside * aside).sqrt();
                        skin = Some(skin.map_or(depth, |skin| skin.max(depth)));
                    }
                }
            }
        }
    }
    skin.map(|skin| seen.depth > skin)
}
