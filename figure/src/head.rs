//! A head with a face that shows where it looks.

use glam::{Vec2, Vec3};

use crate::ball::Ball;
use crate::camera::Lens;
use crate::flesh::SKULL;
use crate::hull::{add_band, add_lines};
use crate::paint::Paint;
use crate::part::{Layer, Part};
use crate::projection::see;
use crate::skeleton::Segment;
use crate::solve::{Body, Frame};

const fn ball(x: f32, y: f32, z: f32, radius: f32) -> Ball {
    Ball {
        on: Segment::Head,
        at: Vec3::new(x, y, z),
        radius,
    }
}

const NOSE: [Ball; 2] = [ball(9.0, 10.6, 0.0, 1.0), ball(10.4, 8.2, 0.0, 1.2)];

/// Hair that is tied up.
const BUN: [Ball; 1] = [ball(-6.4, 20.2, 0.0, 3.6)];

/// The round that hair lies on: its middle, and how far it reaches forward, up and aside.
const HAIR: (Vec3, Vec3) = (Vec3::new(0.3, 12.9, 0.0), Vec3::new(10.0, 9.0, 8.0));
/// Hair is what of it is above a plane from the forehead over the ears to the nape: a point of the plane, and up.
const HAIRLINE: (Vec3, Vec3) = (Vec3::new(0.0, 11.6, 0.0), Vec3::new(-0.6, 0.8, 0.0));
/// Points of each line around the hair.
const STEPS: u8 = 18;

pub(crate) fn part(body: &Body, lens: &Lens) -> Part {
    let frame = body.frame(Segment::Head);
    let middle = frame.place(Vec3::new(1.0, 11.0, 0.0));
    let mut part = Part::new(Layer::At, lens.see(middle).depth);
    let shows = |local: Vec3| (frame.turn * local).dot(lens.near);
    let band = |balls: &[Ball]| see(body, lens, balls);
    // An ear that faces away from us stands out behind the head.
    add_ears(&mut part, body, lens, |side| shows(Vec3::Z * side) <= 0.1);
    part.shape(Paint::Skin, |path| {
        add_band(path, &band(&SKULL));
        add_band(path, &band(&NOSE));
    });
    for circle in band(&SKULL).into_iter().chain(band(&NOSE)) {
        part.cover_circle(circle);
    }
    let hair = hair(frame, lens);
    if body.build().has_bun() {
        part.shape(Paint::Hair, |path| add_band(path, &band(&BUN)));
        for circle in band(&BUN) {
            part.cover_circle(circle);
        }
    }
    if !hair.is_empty() {
        part.shape(Paint::Hair, |path| {
            for line in hair {
                add_lines(path, &line);
                path.push('Z');
            }
        });
    }
    add_ears(&mut part, body, lens, |side| shows(Vec3::Z * side) > 0.1);
    let features = features(shows);
    if !features.is_empty() {
        part.shape(Paint::Feature, |path| {
            for line in features {
                let points: Vec<Vec2> = line.iter().map(|point| lens.see(frame.place(*point)).at).collect();
                add_lines(path, &points);
            }
        });
    }
    part
}

fn add_ears(part: &mut Part, body: &Body, lens: &Lens, is_wanted: impl Fn(f32) -> bool) {
    for side in [-1.0, 1.0] {
        if is_wanted(side) {
            let ear = [ball(-0.9, 11.0, 7.0 * side, 1.7), ball(-0.2, 8.8, 6.8 * side, 1.2)];
            part.shape(Paint::Skin, |path| add_band(path, &see(body, lens, &ear)));
        }
    }
}

/// Lines around the hair that we see. It is a cap of a round, so they follow its rim where that is before the round,
/// and the edge of the round where the cap goes on behind.
fn hair(frame: Frame, lens: &Lens) -> Vec<Vec<Vec2>> {
    let (middle, reach) = HAIR;
    let (on_plane, up) = HAIRLINE;
    // As on a ball of radius 1.
    let pole = (up * reach).normalize();
    let height = (up.dot(on_plane - middle) / (up * reach).length()).clamp(-0.99, 0.99);
    let eye = (frame.turn.inverse() * lens.near / reach).normalize();
    let at = |point: Vec3| lens.see(frame.place(middle + reach * point)).at;
    let towards = |from: Vec3, normal: Vec3| {
        let flat = from - normal * from.dot(normal);
        flat.try_normalize().unwrap_or_else(|| normal.any_orthonormal_vector())
    };
    let around = |half: f32| (0..=STEPS).map(move |step| half * (2.0 * f32::from(step) / f32::from(STEPS) - 1.0));
    let width = (1.0 - height * height).sqrt();
    let (rim_front, edge_top) = (towards(eye, pole), towards(pole, eye));
    let (rim_side, edge_side) = (pole.cross(rim_front), eye.cross(edge_top));
    let rim = |angle: f32| at(pole * height + (rim_front * angle.cos() + rim_side * angle.sin()) * width);
    let edge = |angle: f32| at(edge_top * angle.cos() + edge_side * angle.sin());
    let half_turn = std::f32::consts::PI;
    let shown = -height * pole.dot(eye) / (width * rim_front.dot(eye)).max(1e-4);
    let beyond = height / edge_top.dot(pole).max(1e-4);
    if shown <= -1.0 || shown >= 1.0 {
        let is_rim_before = shown <= -1.0;
        let is_towards_us = pole.dot(eye) > 0.0;
        return match (is_rim_before, is_towards_us) {
            (true, true) => vec![around(half_turn).map(rim).collect()],
            // All but a hole, whose rim goes around the other way.
            (true, false) => vec![
                around(half_turn).map(edge).collect(),
                around(half_turn).map(rim).collect(),
            ],
            (false, true) => vec![around(half_turn).map(edge).collect()],
            (false, false) => Vec::new(),
        };
    }
    let before = around(shown.acos()).map(rim);
    vec![before.chain(around(beyond.clamp(-1.0, 1.0).acos()).map(edge)).collect()]
}

/// Open eyes with their brows, a nose and a mouth, as far as they are on the side that we see.
fn features(shows: impl Fn(Vec3) -> f32) -> Vec<Vec<Vec3>> {
    let mut lines = Vec::new();
    let mut add = |points: &[(f32, f32, f32)]| {
        lines.push(points.iter().map(|(x, y, z)| Vec3::new(*x, *y, *z)).collect());
    };
    for side in [-1.0_f32, 1.0] {
        if shows(Vec3::new(0.93, 0.0, 0.36 * side)) > 0.12 {
            add(&[(9.3, 10.4, 3.0 * side), (9.3, 11.4, 3.0 * side)]);
            add(&[
                (9.3, 13.4, 1.9 * side),
                (8.8, 13.8, 3.2 * side),
                (8.1, 13.2, 4.5 * side),
            ]);
        }
        // From above the nose hides it.
        let is_hidden = shows(Vec3::new(0.86, -0.5, 0.0)) < 0.32;
        if shows(Vec3::new(0.9, -0.1, 0.43 * side)) > 0.12 && !is_hidden {
            add(&[(9.9, 4.5, 0.0), (9.6, 4.7, 1.3 * side), (9.0, 5.6, 2.6 * side)]);
        }
    }
    if shows(Vec3::X) > 0.6 {
        add(&[(11.2, 8.6, 0.5), (11.5, 7.7, 0.2), (10.9, 7.4, -0.7)]);
    }
    lines
}
