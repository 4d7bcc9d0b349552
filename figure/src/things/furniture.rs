//! Furniture: seats, beds, the floor, walls.

use glam::{Quat, Vec3};

use super::solid::{bars, solid};
use crate::Side;
use crate::camera::Lens;
use crate::hull::add_lines;
use crate::landmark::{Landmark, Place};
use crate::paint::Paint;
use crate::part::{Layer, Part};
use crate::skeleton::Segment;
use crate::solve::Body;
use crate::thing::{BED, BED_HALF, SEAT, Towards, WALL};

pub(super) fn chair(back: f32, has_back: bool, lens: &Lens) -> Vec<Part> {
    const HALF: f32 = 19.0;
    let (rear, front) = (-12.5 - back, 27.5 - back);
    let top = SEAT - 2.0;
    let upright = |x: f32, z: f32| (Vec3::new(x, 1.2, z), Vec3::new(x, top - 1.0, z));
    let uprights: Vec<_> = [-HALF + 2.0, HALF - 2.0]
        .into_iter()
        .flat_map(|z| [upright(rear + 2.0, z), upright(front - 2.0, z)])
        .collect();
    let seat = Vec3::new(f32::midpoint(rear, front), top, 0.0);
    // A chair in front of somebody stands before them where we look at their face.
    let stands_before = rear > 10.0 && lens.near.x > 0.2;
    let below = if stands_before { Layer::Over } else { Layer::Under };
    let mut parts = vec![
        bars(&uprights, 1.2, below, lens),
        solid(
            seat,
            Vec3::new((front - rear) / 2.0, 2.0, HALF),
            Quat::IDENTITY,
            (Paint::Wood, below),
            lens,
        ),
    ];
    if has_back {
        let middle = Vec3::new(rear - 1.0, SEAT + 25.0, 0.0);
        // Seen from behind it stands before the person.
        let layer = if lens.near.x < -0.3 { Layer::Over } else { below };
        parts.push(solid(
            middle,
            Vec3::new(1.3, 19.0, HALF - 1.0),
            Quat::from_rotation_z(0.06),
            (Paint::Wood, layer),
            lens,
        ));
        let post = |z: f32| (Vec3::new(rear, SEAT - 2.0, z), Vec3::new(rear - 0.6, SEAT + 12.0, z));
        parts.push(bars(&[post(-HALF + 3.0), post(HALF - 3.0)], 1.2, below, lens));
    }
    parts
}

/// A piece of wall, a little higher than the body.
pub(super) fn wall_part(body: &Body, at: Towards, away: f32, lens: &Lens) -> Part {
    let crown = body.place(Segment::Head, Vec3::new(0.0, 21.0, 0.0)).y;
    let fingertips = Side::BOTH.map(|side| body.frame(Segment::Hand(side)).origin.y + 10.0);
    let top = fingertips.into_iter().fold(crown, f32::max) + 14.0;
    let half_height = top / 2.0;
    let towards = at.vector();
    let across = Vec3::Y.cross(towards).abs();
    let middle = towards * (away + WALL / 2.0) + Vec3::Y * half_height;
    let half = towards.abs() * (WALL / 2.0) + across * 54.0 + Vec3::Y * half_height;
    solid(middle, half, Quat::IDENTITY, (Paint::Wall, Layer::Under), lens)
}

pub(super) fn doorway(forward: f32, lens: &Lens) -> Vec<Part> {
    [-47.0, 47.0]
        .map(|right| post(forward, right, Layer::Under, lens))
        .to_vec()
}

/// A post of a door frame, with the thickness of the wall that it ends.
pub(super) fn post(forward: f32, right: f32, layer: Layer, lens: &Lens) -> Part {
    let half = Vec3::new(6.0, 98.0, 4.0);
    solid(
        Vec3::new(forward, 98.0, right),
        half,
        Quat::IDENTITY,
        (Paint::Wall, layer),
        lens,
    )
}

pub(super) fn table(away: f32, height: f32, lens: &Lens) -> Vec<Part> {
    let (near, far, half) = (away, away + 46.0, 36.0);
    let upright = |x: f32, z: f32| (Vec3::new(x, 1.2, z), Vec3::new(x, height - 3.0, z));
    let uprights: Vec<_> = [-half + 3.0, half - 3.0]
        .into_iter()
        .flat_map(|z| [upright(near + 4.0, z), upright(far - 4.0, z)])
        .collect();
    vec![
        bars(&uprights, 1.3, Layer::Under, lens),
        solid(
            Vec3::new(f32::midpoint(near, far), height - 1.6, 0.0),
            Vec3::new((far - near) / 2.0, 1.6, half),
            Quat::IDENTITY,
            (Paint::Wood, Layer::Under),
            lens,
        ),
    ]
}

pub(super) fn bed(edge: f32, lens: &Lens) -> Vec<Part> {
    let (head, foot) = (-100.0, edge);
    let length = (foot - head) / 2.0;
    let middle = f32::midpoint(head, foot);
    let block = |top: f32, bottom: f32, paint: Paint| {
        solid(
            Vec3::new(middle, f32::midpoint(top, bottom), 0.0),
            Vec3::new(length, (top - bottom) / 2.0, BED_HALF),
            Quat::IDENTITY,
            (paint, Layer::Ground),
            lens,
        )
    };
    vec![block(-16.0, -BED, Paint::Wood), block(0.0, -16.0, Paint::Soft)]
}

/// A mat under all of the body.
pub(super) fn mat(body: &Body, lens: &Lens) -> Part {
    let (mut low, mut high) = (Vec3::MAX, Vec3::MIN);
    let ends = [Place::Fingertips, Place::Toes, Place::Heel]
        .into_iter()
        .flat_map(|place| {
            let side = |side| Landmark {
                place,
                side: Some(side),
            };
            Side::BOTH.map(side)
        });
    let crown = Landmark {
        place: Place::Crown,
        side: None,
    };
    let joints = Segment::all().map(|segment| body.frame(segment).origin);
    for at in joints.chain(ends.chain([crown]).map(|end| body.landmark(end).0)) {
        (low, high) = (low.min(at), high.max(at));
    }
    let margin = Vec3::new(13.0, 0.0, 12.0);
    // What is high up is seen before ground that is farther back.
    let farther = lens.near * -22.0;
    let (low, high) = (
        low - margin + farther.min(Vec3::ZERO),
        high + margin + farther.max(Vec3::ZERO),
    );
    let middle = (low + high) / 2.0;
    let half = (high - low) / 2.0;
    solid(
        Vec3::new(middle.x, -0.8, middle.z),
        Vec3::new(half.x, 0.8, half.z),
        Quat::IDENTITY,
        (Paint::Mat, Layer::Ground),
        lens,
    )
}

pub(super) fn screen(away: f32, height: f32, lens: &Lens) -> Vec<Part> {
    let block = |middle: Vec3, half: Vec3| solid(middle, half, Quat::IDENTITY, (Paint::Dark, Layer::Under), lens);
    vec![
        block(Vec3::new(away, height - 17.0, 0.0), Vec3::new(1.2, 17.0, 28.0)),
        block(Vec3::new(away + 2.0, height - 41.0, 0.0), Vec3::new(1.5, 8.0, 3.0)),
        block(Vec3::new(away + 2.0, height - 49.0, 0.0), Vec3::new(7.0, 0.6, 11.0)),
    ]
}

/// A shower over the nape, and its pipe from the wall in front.
pub(super) fn shower(body: &Body, lens: &Lens) -> Vec<Part> {
    let nape = Landmark {
        place: Place::NeckBase,
        side: Some(Side::Right),
    };
    let (skin, _) = body.landmark(nape);
    let head = Vec3::new(skin.x + 8.0, 194.0, 0.0);
    let mut water = Part::new(Layer::Over, 0.0);
    let mut ends = Vec::new();
    water.shape(Paint::Water, |path| {
        for (x, z) in [(-5.0, -6.0), (-2.5, 0.0), (0.0, 6.0), (2.5, -3.0), (5.0, 3.0)] {
            let stream = [
                head + Vec3::new(x, -3.0, z),
                Vec3::new(skin.x + x * 0.8 - 3.0, skin.y + 1.5 - x.abs() * 0.4, z),
            ];
            let seen = stream.map(|point| lens.see(point).at);
            ends.extend(seen);
            add_lines(path, &seen);
        }
    });
    water.cover(&ends);
    let pipe = [
        (head + Vec3::Y * 3.0, Vec3::new(head.x, 203.0, 0.0)),
        (Vec3::new(head.x, 203.0, 0.0), Vec3::new(48.0, 203.0, 0.0)),
        (Vec3::new(48.0, 203.0, 0.0), Vec3::new(48.0, 110.0, 0.0)),
    ];
    vec![
        bars(&pipe, 1.3, Layer::Under, lens),
        solid(
            head,
            Vec3::new(9.0, 2.0, 9.0),
            Quat::IDENTITY,
            (Paint::Dark, Layer::Over),
            lens,
        ),
        water,
    ]
}
