//! All parts of a picture in the order in which they are drawn, far ones first.

use std::cmp::Ordering;

use super::body::{add_tint, body_parts};
use super::depth::{drawn_with, is_before_trunk, own_depth, skin_depth};
use super::seams::hide_seams;
use super::shadow::shadow;
use crate::Side;
use crate::camera::Lens;
use crate::figure::{Base, Figure};
use crate::landmark::Landmark;
use crate::marks;
use crate::paint::Paint;
use crate::part::{Bounds, Contact, Layer, Part, Shape};
use crate::skeleton::{Limb, Segment};
use crate::solve::{Body, Hold};

/// Everything but the ground, far parts first; a closer look at a place shows only the arrows that start there.
pub(super) fn picture(
    figure: &Figure,
    body: &Body,
    lens: &Lens,
    ghost: Option<Part>,
    only_at: Option<Landmark>,
) -> Vec<Shape> {
    let mut parts = parts(figure, body, lens);
    parts.extend(ghost);
    parts.sort_by(|one, other| {
        let layers = one.layer.cmp(&other.layer);
        layers.then(one.depth.partial_cmp(&other.depth).unwrap_or(Ordering::Equal))
    });
    let order: Vec<(Option<Segment>, Bounds)> = parts.iter().map(|part| (part.segment, part.bounds)).collect();
    // A seat hides the line around the legs behind it, and has that of the rest before it.
    let behind = parts.partition_point(|part| part.layer <= Layer::Under);
    let outlines = [0..behind, behind..parts.len()].map(|group| {
        let first = parts[group.clone()].iter().position(|part| part.segment.is_some());
        first.map(|first| (group.start + first, outline(&parts[group])))
    });
    let mut outlines = outlines.into_iter().flatten().peekable();
    let mut shapes = Vec::new();
    for (index, part) in parts.into_iter().enumerate() {
        shapes.extend(
            outlines
                .next_if(|(first, _)| *first == index)
                .map(|(_, outline)| outline),
        );
        let segment = part.segment;
        shapes.extend(part.shapes);
        if let Some(segment) = segment {
            hide_seams(&mut shapes, figure, body, lens, segment, &order[..index]);
        }
    }
    for part in marks::parts(figure, body, lens, only_at) {
        shapes.extend(part.shapes);
    }
    shapes
}

/// All of the body's parts as one.
fn outline(parts: &[Part]) -> Shape {
    let body = parts.iter().filter(|part| part.segment.is_some());
    let lines = |paint: Paint| matches!(paint, Paint::Fingers | Paint::Feature);
    let paths = body
        .flat_map(|part| &part.shapes)
        .filter(|shape| !lines(shape.paint))
        .map(|shape| shape.path.as_str());
    Shape {
        paint: Paint::Outline,
        path: paths.collect(),
    }
}

pub(super) fn parts(figure: &Figure, body: &Body, lens: &Lens) -> Vec<Part> {
    let mut parts = Vec::new();
    for thing in &figure.things {
        parts.extend(thing.parts(&figure.things, body, lens));
    }
    parts.push(shadow(&figure.things, body, lens));
    parts.extend(body_parts(body, lens));
    for index in 0..parts.len() {
        let depth = parts[index].depth;
        parts[index].depth = match parts[index].contact {
            None => depth,
            Some(Contact::Facing(segment)) => depth.max(skin_depth(&parts, drawn_with(segment)) + 0.15),
            Some(Contact::Averted(segment)) => {
                own_depth(&parts, drawn_with(segment)).map_or(depth, |body| depth.min(body - 0.15))
            }
        };
    }
    put_hands_where_they_hold(&mut parts, body, lens);
    keep_arms_whole(&mut parts, body, lens);
    let is_seat_before_legs = figure.base == Base::Sit && lens.near.x < -0.85;
    for part in &mut parts {
        let Some(segment) = part.segment else { continue };
        if is_seat_before_legs && matches!(segment, Segment::Shank(_) | Segment::Foot(_)) {
            part.layer = Layer::Under;
        } else if figure.over.contains(&segment) {
            part.layer = Layer::Over;
        } else if figure.under.contains(&segment) {
            part.layer = Layer::Behind;
        }
    }
    for tinted in &figure.tint {
        add_tint(&mut parts, *tinted, body, lens);
    }
    parts
}

/// A hand is before what it lies on where we see that skin, and behind where we do not, whatever the middles of long
/// parts say.
fn put_hands_where_they_hold(parts: &mut [Part], body: &Body, lens: &Lens) {
    const CLEARLY: f32 = 0.08;
    for Hold { limb, on } in body.holds() {
        let (_, normal) = body.landmark(*on);
        let facing = normal.normalize().dot(lens.near);
        let held = drawn_with(on.segment());
        let front = skin_depth(parts, held);
        let back = own_depth(parts, held).unwrap_or(front);
        let [_, lower, end] = limb.segments();
        for (segment, step) in [(lower, 0.2), (end, 0.3)] {
            let Some(part) = parts.iter_mut().find(|part| part.segment == Some(segment)) else {
                continue;
            };
            if facing > CLEARLY {
                part.depth = part.depth.max(front + step);
            } else if facing < -CLEARLY && segment == end {
                part.depth = part.depth.min(back - step);
            }
        }
    }
}

/// Where an elbow is seen on the trunk, both bones that meet there are on the same side of it: before it where the elbow
/// is, and behind it where the elbow is, so that no forearm begins as a stump on the shirt.
fn keep_arms_whole(parts: &mut [Part], body: &Body, lens: &Lens) {
    const BESIDE: f32 = 0.1;
    let Some(trunk) = own_depth(parts, Segment::Chest) else {
        return;
    };
    for side in Side::BOTH {
        let [upper, lower, hand] = Limb::Arm(side).segments();
        let is_before = |segment: Segment| own_depth(parts, segment).is_some_and(|depth| depth > trunk);
        if is_before(upper) == is_before(lower) {
            continue;
        }
        let before_trunk = |joint: Segment| is_before_trunk(body.frame(joint).origin, body, lens);
        let moved = match (before_trunk(lower), before_trunk(hand)) {
            (None, _) | (Some(false), Some(true)) => continue,
            (Some(is_before), _) => is_before,
        };
        let segments = [upper, lower];
        for part in parts
            .iter_mut()
            .filter(|part| segments.iter().any(|segment| part.segment == Some(*segment)))
        {
            part.depth = if moved {
                part.depth.max(trunk + BESIDE)
            } else {
                part.depth.min(trunk - BESIDE)
            };
        }
    }
}
