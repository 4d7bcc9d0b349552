//! How near the skin of a segment is.

use crate::part::Part;
use crate::skeleton::Segment;

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
