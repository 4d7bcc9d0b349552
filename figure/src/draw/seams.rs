//! Where two segments of a limb meet, the line between them is drawn over.

use glam::Vec2;

use super::body::{add_bundles, is_far};
use crate::camera::Lens;
use crate::figure::Figure;
use crate::flesh;
use crate::paint::Paint;
use crate::part::{Bounds, Shape};
use crate::skeleton::Segment;
use crate::solve::Body;

/// Where a segment meets one that is drawn already, the line between the two goes.
pub(super) fn hide_seams(
    shapes: &mut Vec<Shape>,
    figure: &Figure,
    body: &Body,
    lens: &Lens,
    segment: Segment,
    drawn: &[(Option<Segment>, Bounds)],
) {
    let is_drawn = |other: Segment| drawn.iter().any(|(segment, _)| *segment == Some(other));
    for lower in Segment::all().filter(|lower| !figure.under.contains(lower)) {
        let Some(upper) = lower.limb().and(lower.parent()) else {
            continue;
        };
        let other = if segment == lower { upper } else { lower };
        if !(segment == lower || segment == upper) || !is_drawn(other) {
            continue;
        }
        let joint = lens.see(body.frame(lower).origin).at;
        if passes_behind(drawn, other, joint) {
            continue;
        }
        let Some(seam) = flesh::seam(lower) else { continue };
        let is_far = lower.limb().is_some_and(|limb| is_far(limb.side(), body, lens));
        let paint = match upper {
            Segment::Chest => Paint::ShirtPatch,
            Segment::Pelvis => Paint::ShortsPatch,
            _ if is_far => Paint::SkinPatchFar,
            _ => Paint::SkinPatch,
        };
        let bundle = if segment == lower { seam.upper } else { seam.lower };
        let mut path = String::new();
        add_bundles(&mut path, body, lens, &[bundle]);
        shapes.push(Shape { paint, path });
    }
}

/// Whether the trunk or the head was drawn at a joint since a part of a limb was: a patch would lie on them. The hem of
/// the shirt hangs over the hip, and hides nothing of it.
fn passes_behind(drawn: &[(Option<Segment>, Bounds)], part: Segment, joint: Vec2) -> bool {
    let since = drawn.iter().rposition(|(segment, _)| *segment == Some(part));
    let is_of_thigh = matches!(part, Segment::Thigh(_));
    let hides = |(segment, bounds): &(Option<Segment>, Bounds)| {
        let is_before = match segment {
            Some(Segment::Chest) => !is_of_thigh,
            Some(Segment::Pelvis | Segment::Head) => true,
            _ => false,
        };
        is_before && bounds.holds(joint)
    };
    part.limb().is_some() && since.is_some_and(|since| drawn[since + 1..].iter().any(hides))
}
