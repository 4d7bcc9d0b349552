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
use crate::solve::Body;

const fn ball(x: f32, y: f32, z: f32, radius: f32) -> Ball {
    Ball {
        on: Segment::Head,
        at: Vec3::new(x, y, z),
        radius,
    }
}

/// What is not hair.
const FACE: [Ball; 3] = [
    ball(4.1, 10.2, 0.0, 6.2),
    ball(4.7, 7.4, 0.0, 5.5),
    ball(4.6, 5.5, 0.0, 5.2),
];
const NOSE: [Ball; 2] = [ball(8.6, 10.4, 0.0, 1.2), ball(10.9, 7.9, 0.0, 1.1)];
/// From where the face is turned further away than this, it is not seen.
const TURNED_AWAY: f32 = -0.3;

/// From further behind, ears are in the hair.
const HAIR_HIDES_EARS: f32 = -0.45;

pub(crate) fn part(body: &Body, lens: &Lens) -> Part {
    let frame = body.frame(Segment::Head);
    let middle = frame.place(Vec3::new(1.0, 11.0, 0.0));
    let mut part = Part::new(Layer::At, lens.see(middle).depth);
    let shows = |local: Vec3| (frame.turn * local).dot(lens.near);
    let looks_at_us = shows(Vec3::X);
    let band = |balls: &[Ball]| see(body, lens, balls);
    part.shape(Paint::Hair, |path| {
        add_band(path, &band(&SKULL));
    });
    for circle in band(&SKULL) {
        part.cover_circle(circle);
    }
    if looks_at_us > TURNED_AWAY {
        part.shape(Paint::Skin, |path| add_band(path, &band(&NOSE)));
        part.shape(Paint::SkinPatch, |path| {
            add_band(path, &band(&FACE));
            add_band(path, &band(&NOSE));
        });
    }
    for side in [-1.0, 1.0] {
        if shows(Vec3::Z * side) > 0.12 && looks_at_us > HAIR_HIDES_EARS {
            let ear = [ball(-0.6, 10.4, 6.9 * side, 1.7), ball(-0.3, 8.2, 6.7 * side, 1.3)];
            part.shape(Paint::Skin, |path| add_band(path, &band(&ear)));
        }
    }
    let features = features(looks_at_us, shows(Vec3::Z));
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

/// Closed eyes and a mouth, as far as they are on the side that we see.
fn features(looks_at_us: f32, shows_right: f32) -> Vec<Vec<Vec3>> {
    let mut lines = Vec::new();
    for side in [-1.0_f32, 1.0] {
        if looks_at_us + 0.55 * side * shows_right > 0.25 {
            let eye = [(9.6, 9.9, 1.9), (9.5, 9.4, 2.9), (8.6, 9.9, 4.2)];
            lines.push(eye.map(|(x, y, z)| Vec3::new(x, y, z * side)).to_vec());
        }
    }
    if looks_at_us > 0.1 {
        let mouth = [(9.4, 4.1, -1.9), (9.9, 3.8, 0.0), (9.4, 4.1, 1.9)];
        lines.push(mouth.map(|(x, y, z)| Vec3::new(x, y, z)).to_vec());
    }
    if looks_at_us > 0.55 {
        let nose = [(10.6, 9.6, 0.0), (11.9, 7.4, 0.3), (10.6, 6.9, 1.0)];
        lines.push(nose.map(|(x, y, z)| Vec3::new(x, y, z)).to_vec());
    }
    lines
}
