//! Where the body touches the ground it casts a shadow, so that it lies and stands, and does not float.

use glam::{Vec2, Vec3};

use crate::camera::Lens;
use crate::flesh;
use crate::hull::add_polygon;
use crate::paint::Paint;
use crate::part::{Layer, Part};
use crate::skeleton::Segment;
use crate::solve::Body;
use crate::thing::Thing;

/// From this height on, in cm, flesh casts none.
const TOUCHES: f32 = 4.0;
/// A shadow is a little larger than what casts it.
const WIDER: f32 = 1.5;
/// Points around each ball.
const STEPS: u8 = 12;

pub(super) fn shadow(things: &[Thing], body: &Body, lens: &Lens) -> Part {
    let step = std::f32::consts::TAU / f32::from(STEPS);
    let rim: Vec<Vec3> = (0..STEPS)
        .map(|index| (f32::from(index) * step).sin_cos())
        .map(|(sin, cos)| Vec3::new(cos, 0.0, sin))
        .collect();
    // A circle on the ground below a point.
    let below = |at: Vec3, radius: f32| {
        let on_ground = Vec3::new(at.x, 0.0, at.z);
        rim.iter().map(move |arm| lens.see(on_ground + radius * *arm).at)
    };
    // On what lies on the ground.
    let mut part = Part::new(Layer::Ground, f32::MAX);
    part.shape(Paint::Shadow, |path| {
        for bundle in Segment::all().flat_map(flesh::of) {
            let points: Vec<Vec2> = bundle
                .iter()
                .map(|ball| (body.place(ball.on, ball.at), ball.radius))
                .filter(|(at, radius)| at.y - radius < TOUCHES && things.iter().all(|thing| thing.bears(*at)))
                .flat_map(|(at, radius)| below(at, radius + WIDER))
                .collect();
            if !points.is_empty() {
                add_polygon(path, &points);
            }
        }
    });
    part
}
