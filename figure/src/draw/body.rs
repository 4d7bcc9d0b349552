//! The body as parts: trunk, head and limbs, with their tints.

use glam::Vec3;

use super::depth::{drawn_with, skin_depth};
use crate::Side;
use crate::ball::Bundle;
use crate::camera::Lens;
use crate::figure::Tinted;
use crate::flesh;
use crate::head;
use crate::hull::{add_band, add_lines};
use crate::paint::Paint;
use crate::part::{Layer, Part};
use crate::projection::see;
use crate::skeleton::{Limb, Segment};
use crate::solve::Body;
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
    let mut neck = Part::new(Layer::At, depth(Segment::Neck, 3.0));
    neck.segment = Some(Segment::Neck);
    add_shape(&mut neck, Paint::Skin, body, lens, &flesh::neck());
    // A shirt is higher at the nape than at the throat, which also tells a back from a front.
    if (body.frame(Segment::Chest).turn * Vec3::X).dot(lens.near) < -0.15 {
        add_shape(&mut neck, Paint::Shirt, body, lens, &[flesh::collar()]);
        add_shape(&mut neck, Paint::ShirtPatch, body, lens, &[flesh::below_the_collar()]);
    }
    let mut head = head::part(body, lens);
    head.segment = Some(Segment::Head);
    let mut parts = vec![hips, trunk, neck, head];
    for limb in Limb::ALL {
        let is_far = is_far(limb.side(), body, lens);
        parts.extend(limb.segments().map(|segment| limb_part(segment, is_far, body, lens)));
    }
    parts
}

fn add_shape(part: &mut Part, paint: Paint, body: &Body, lens: &Lens, bundles: &[Bundle]) {
    part.shape(paint, |path| add_bundles(path, body, lens, bundles));
    for circle in see(body, lens, &bundles.concat()) {
        part.cover_circle(circle);
    }
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
    if let Segment::Hand(side) = segment {
        add_fingers(&mut part, side, body, lens);
    }
    let clothed = flesh::clothed(segment);
    if !clothed.is_empty() {
        add_shape(&mut part, cloth(segment, is_far), body, lens, &clothed);
    }
    part
}

/// Lines between fingers, unless we see the hand from its edge.
fn add_fingers(part: &mut Part, side: Side, body: &Body, lens: &Lens) {
    const FLAT: f32 = 0.4;
    let hand = body.frame(Segment::Hand(side));
    if (hand.turn * Vec3::Z).dot(lens.near).abs() < FLAT {
        return;
    }
    part.shape(Paint::Fingers, |path| {
        for line in flesh::between_fingers(side, body.touch(side)) {
            let points: Vec<_> = line.iter().map(|point| lens.see(hand.place(*point)).at).collect();
            add_lines(path, &points);
        }
    });
}

const fn cloth(segment: Segment, is_far: bool) -> Paint {
    match (segment, is_far) {
        (Segment::UpperArm(_), false) => Paint::Shirt,
        (Segment::UpperArm(_), true) => Paint::ShirtFar,
        (_, false) => Paint::Shorts,
        (_, true) => Paint::ShortsFar,
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
        let segments = balls.iter().filter_map(|ball| drawn_with(Some(ball.on)));
        let depth = segments
            .map(|segment| skin_depth(parts, segment))
            .fold(f32::MIN, f32::max);
        let mut part = Part::new(Layer::At, depth + 0.05);
        part.shape(Paint::Tint, |path| add_band(path, &see(body, lens, &balls)));
        parts.push(part);
    }
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
