//! The body as parts: trunk, head and limbs, with their tints.

use glam::Vec3;

use super::depth::{drawn_with, skin_depth};
use crate::Side;
use crate::ball::{Ball, Bundle};
use crate::camera::Lens;
use crate::figure::Tinted;
use crate::flesh;
use crate::head;
use crate::hull::{add_band, add_common, add_lines};
use crate::paint::Paint;
use crate::part::{Layer, Part};
use crate::projection::see;
use crate::skeleton::{Limb, Segment};
use crate::solve::{Body, Frame};
use crate::tint::tint;

pub(super) fn add_bundles(path: &mut String, body: &Body, lens: &Lens, bundles: &[Bundle]) {
    for bundle in bundles {
        add_band(path, &see(body, lens, bundle));
    }
}

pub(super) fn body_parts(body: &Body, lens: &Lens) -> Vec<Part> {
    let depth = |segment: Segment, y: f32| lens.see(body.place(segment, Vec3::new(0.0, y, 0.0))).depth;
    let mut trunk = Part::new(Layer::At, depth(Segment::Chest, 6.0));
    trunk.segment = Some(Segment::Chest);
    let mut hips = Part::new(Layer::At, trunk.depth + 0.01);
    hips.segment = Some(Segment::Pelvis);
    add_shape(&mut hips, Paint::Shorts, body, lens, &flesh::hips());
    add_shape(&mut trunk, Paint::Shirt, body, lens, &flesh::trunk());
    let mut head = head::part(body, lens);
    head.segment = Some(Segment::Head);
    let neck = neck(body, lens, trunk.depth, head.depth);
    let mut parts = vec![hips, trunk, neck, head];
    for limb in Limb::ALL {
        let is_far = is_far(limb.side(), body, lens);
        parts.extend(limb.segments().map(|segment| limb_part(segment, is_far, body, lens)));
    }
    parts
}

/// A neck, which is behind jaw and hair.
fn neck(body: &Body, lens: &Lens, trunk: f32, head: f32) -> Part {
    const BESIDE: f32 = 7.0;
    let own = lens.see(body.place(Segment::Neck, Vec3::new(0.0, 3.0, 0.0))).depth;
    let towards_us = (body.frame(Segment::Chest).turn * Vec3::X).dot(lens.near);
    let is_seen_from_behind = towards_us < -0.15;
    // It comes out of the shirt, whose rim is higher at the nape than at the throat; that also tells a back from a front.
    let beside = if is_seen_from_behind {
        trunk - 0.02
    } else {
        trunk + 0.02
    };
    let depth = if (own - trunk).abs() < BESIDE { beside } else { own };
    let mut part = Part::new(Layer::At, depth.min(head - 0.01));
    part.segment = Some(Segment::Neck);
    add_shape(&mut part, Paint::Skin, body, lens, &flesh::neck());
    part
}

fn add_shape(part: &mut Part, paint: Paint, body: &Body, lens: &Lens, bundles: &[Bundle]) {
    let mut path = String::new();
    for bundle in bundles {
        let circles = see(body, lens, bundle);
        add_band(&mut path, &circles);
        for circle in circles {
            part.cover_circle(circle);
        }
    }
    part.shape(paint, |shape| *shape = path);
}

/// Whether the limbs of a side are those behind the trunk, and darker for it.
pub(super) fn is_far(side: Side, body: &Body, lens: &Lens) -> bool {
    const CLEARLY: f32 = 12.0;
    let chest = body.frame(Segment::Chest);
    let towards_us = (chest.turn * Vec3::Z * side.sign()).dot(lens.near);
    towards_us * 17.0 < -CLEARLY
}

fn limb_part(segment: Segment, is_far: bool, body: &Body, lens: &Lens) -> Part {
    let bare = match segment {
        Segment::Hand(side) => flesh::hand(side, body.touch(side)),
        segment => flesh::bare(segment),
    };
    let depths: Vec<f32> = bare
        .iter()
        .flatten()
        .map(|ball| lens.see(body.place(ball.on, ball.at)).depth)
        .collect();
    let near = depths.iter().copied().fold(f32::MIN, f32::max);
    let far = depths.iter().copied().fold(f32::MAX, f32::min);
    let mut part = Part::new(Layer::At, f32::midpoint(near, far));
    part.segment = Some(segment);
    add_shape(
        &mut part,
        if is_far { Paint::SkinFar } else { Paint::Skin },
        body,
        lens,
        &bare,
    );
    match segment {
        Segment::Hand(side) => add_fingers(&mut part, side, body, lens),
        Segment::Foot(side) => add_toes(&mut part, side, body, lens),
        _ => {}
    }
    let clothed = flesh::clothed(segment);
    if !clothed.is_empty() {
        add_shape(&mut part, cloth(segment), body, lens, &clothed);
    }
    part
}

/// Lines between fingers, or around the thumb where we see the hand from its edge.
fn add_fingers(part: &mut Part, side: Side, body: &Body, lens: &Lens) {
    const FLAT: f32 = 0.4;
    let hand = body.frame(Segment::Hand(side));
    let towards_us = |axis: Vec3| (hand.turn * axis).dot(lens.near);
    let lines = if towards_us(Vec3::Z).abs() > FLAT {
        flesh::between_fingers(side, body.touch(side))
    } else if towards_us(Vec3::X) > FLAT {
        vec![flesh::thumb(side, body.touch(side))]
    } else {
        return;
    };
    add_fine_lines(part, lines, hand, lens);
}

/// Lines between toes, where we see them from above or from before.
fn add_toes(part: &mut Part, side: Side, body: &Body, lens: &Lens) {
    const FROM_ABOVE: f32 = 0.25;
    let foot = body.frame(Segment::Foot(side));
    let towards_us = |axis: Vec3| (foot.turn * axis).dot(lens.near);
    if towards_us(Vec3::Y) > FROM_ABOVE || towards_us(Vec3::X) > 0.7 {
        add_fine_lines(part, flesh::between_toes(side), foot, lens);
    }
}

fn add_fine_lines(part: &mut Part, lines: Vec<Vec<Vec3>>, frame: Frame, lens: &Lens) {
    part.shape(Paint::Fingers, |path| {
        for line in lines {
            let points: Vec<_> = line.iter().map(|point| lens.see(frame.place(*point)).at).collect();
            add_lines(path, &points);
        }
    });
}

const fn cloth(segment: Segment) -> Paint {
    match segment {
        Segment::UpperArm(_) => Paint::Shirt,
        _ => Paint::Shorts,
    }
}

/// Turned away further than this, a muscle is out of sight.
const AWAY: f32 = -0.45;

/// Tints a muscle on the skin that we see.
pub(super) fn add_tint(parts: &mut Vec<Part>, tinted: Tinted, body: &Body, lens: &Lens) {
    for side in tinted.sides.each() {
        let (facing, balls) = tint(tinted.area, *side);
        let Some(first) = balls.first() else { continue };
        if (body.frame(first.on).turn * facing).dot(lens.near) < AWAY {
            continue;
        }
        let segments = || balls.iter().map(|ball| drawn_with(ball.on));
        let depth = segments()
            .map(|segment| skin_depth(parts, segment))
            .fold(f32::MIN, f32::max);
        // Skin that was put over everything takes its tint along.
        let layer_of = |segment| {
            parts
                .iter()
                .find(|part| part.segment == Some(segment))
                .map(|part| part.layer)
        };
        let layer = segments().filter_map(layer_of).fold(Layer::At, Layer::max);
        let mut part = Part::new(layer, below_the_chin(parts, &balls, depth + 0.05));
        // What is painted on the skin ends where the skin does.
        let skin: Vec<_> = painted(&balls).iter().map(|bundle| see(body, lens, bundle)).collect();
        part.shape(Paint::Tint, |path| add_common(path, &see(body, lens, &balls), &skin));
        parts.push(part);
    }
}

/// What is painted on a neck is behind a chin that is before it.
fn below_the_chin(parts: &[Part], balls: &[Ball], depth: f32) -> f32 {
    let is_on = |segment: Segment| balls.iter().any(|ball| ball.on == segment);
    let is_of_neck = is_on(Segment::Neck) || is_on(Segment::Head) && is_on(Segment::Chest);
    let of = |segment: Segment| parts.iter().find(|part| part.segment == Some(segment));
    match (of(Segment::Head), of(Segment::Chest)) {
        (Some(head), Some(trunk)) if is_of_neck && head.depth > trunk.depth + 0.1 => depth.min(head.depth - 0.005),
        _ => depth,
    }
}

/// The skin or the clothes that balls are on.
fn painted(balls: &[Ball]) -> Vec<Bundle> {
    let mut segments: Vec<Segment> = balls.iter().map(|ball| ball.on).collect();
    segments.dedup();
    let of = |segment: Segment| {
        let drawn = drawn_with(segment);
        [flesh::of(drawn), flesh::clothed(drawn)].concat()
    };
    // A muscle of the neck reaches from the skull to the shoulder.
    let is_of_neck = segments
        .iter()
        .any(|segment| matches!(segment, Segment::Neck | Segment::Head));
    let beside = if is_of_neck { flesh::neck() } else { Vec::new() };
    [segments.into_iter().flat_map(of).collect(), beside].concat()
}

/// The start as one pale outline.
pub(super) fn ghost(body: &Body, lens: &Lens) -> Part {
    let mut part = Part::new(Layer::Behind, 0.0);
    part.shape(Paint::Ghost, |path| {
        for segment in Segment::all() {
            add_bundles(path, body, lens, &flesh::of(segment));
        }
    });
    part
}
