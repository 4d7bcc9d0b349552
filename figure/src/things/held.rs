//! What is held, lies on the skin or presses on it.

use glam::{Quat, Vec2, Vec3};

use super::solid::solid;
use crate::camera::{Lens, UNITS};
use crate::hull::{Circle, add_band, add_lines, add_polygon};
use crate::landmark::Landmark;
use crate::paint::Paint;
use crate::part::{Layer, Part};
use crate::skeleton::Segment;
use crate::solve::Body;
use crate::thing::BALL;

/// What lies on skin that we see is before all that hangs together with it.
pub(super) fn on_skin(mut part: Part, body: &Body, at: Landmark, lens: &Lens) -> Part {
    let (_, normal) = body.landmark(at);
    part.lies_on = (normal.dot(lens.near) > 0.05).then_some(at.segment());
    part
}

pub(super) fn ball(at: Vec3, lens: &Lens) -> Part {
    let seen = lens.see(at);
    let circle = Circle {
        at: seen.at,
        radius: BALL * UNITS,
    };
    // Nearer than the skin it presses on, so that it is seen where it is not hidden.
    let mut part = Part::new(Layer::At, seen.depth + BALL);
    part.shape(Paint::Ball, |path| add_band(path, &[circle]));
    part.shape(Paint::Seam, |path| {
        let side = Vec2::new(0.0, circle.radius * 0.8);
        let bend = Vec2::new(circle.radius * 0.5 * lens.handed(), circle.radius * 0.4);
        add_lines(
            path,
            &[circle.at - side, circle.at - side * 0.3 + bend, circle.at + side],
        );
    });
    part.cover_circle(circle);
    part
}

pub(super) fn cylinder(
    body: &Body,
    at: Landmark,
    lengthwise: bool,
    (radius, half): (f32, f32),
    paint: Paint,
    lens: &Lens,
) -> Part {
    let (skin, normal) = body.landmark(at);
    let middle = skin + normal * radius;
    let along = body.frame(at.segment()).turn * Vec3::Y;
    // Along the segment, or across it; never out of the skin.
    let axis = if lengthwise {
        along
    } else {
        along.cross(normal).normalize_or(along)
    };
    let one = axis.any_orthonormal_vector();
    let other = axis.cross(one);
    let disc = |end: f32| -> Vec<Vec2> {
        (0..20_u8)
            .map(|step| {
                let arm = Vec2::from_angle(f32::from(step) * 0.314_16) * radius;
                lens.see(middle + axis * half * end + one * arm.x + other * arm.y).at
            })
            .collect()
    };
    let (near, far) = if axis.dot(lens.near) >= 0.0 {
        (1.0, -1.0)
    } else {
        (-1.0, 1.0)
    };
    let cap = disc(near);
    let all = [cap.as_slice(), &disc(far)].concat();
    let mut part = Part::new(Layer::At, lens.see(middle).depth);
    part.shape(paint, |path| add_polygon(path, &all));
    part.shape(Paint::Lit, |path| add_polygon(path, &cap));
    part.cover(&all);
    part
}

/// A cushion under a place, from the ground or the seat up to it.
pub(super) fn cushion(body: &Body, at: Landmark, thick: f32, lens: &Lens) -> Part {
    let (point, _) = body.landmark(at);
    let middle = point - Vec3::Y * (thick / 2.0);
    solid(
        middle,
        Vec3::new(16.0, thick / 2.0, 14.0),
        Quat::IDENTITY,
        (Paint::Pillow, Layer::Under),
        lens,
    )
}

pub(super) fn band(body: &Body, places: &[Landmark], lens: &Lens) -> Part {
    let points: Vec<Vec3> = places.iter().map(|place| body.beside(*place, 0.8)).collect();
    let seen: Vec<_> = points.iter().map(|point| lens.see(*point)).collect();
    let nearest = seen.iter().map(|seen| seen.depth).fold(f32::MIN, f32::max);
    let at: Vec<Vec2> = seen.iter().map(|seen| seen.at).collect();
    let mut part = Part::new(Layer::At, nearest + 2.0);
    part.shape(Paint::Band, |path| add_lines(path, &at));
    part.cover(&at);
    part
}

/// A pack that lies on the skin.
pub(super) fn pack(body: &Body, at: Landmark, lens: &Lens) -> Part {
    let (skin, normal) = body.landmark(at);
    let frame = body.frame(at.segment());
    let up = (frame.turn * Vec3::Y - normal * normal.dot(frame.turn * Vec3::Y))
        .normalize_or(normal.any_orthonormal_vector());
    let across = normal.cross(up);
    let corners: Vec<Circle> = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
        .into_iter()
        .map(|(x, y): (f32, f32)| Circle {
            at: lens.see(skin + normal + across * (x * 6.0) + up * (y * 4.2)).at,
            radius: 2.2 * UNITS,
        })
        .collect();
    let depth = lens.see(skin + normal * 8.0).depth;
    let mut part = Part::new(Layer::At, depth);
    part.shape(Paint::Pack, |path| add_band(path, &corners));
    for corner in corners {
        part.cover_circle(corner);
    }
    part
}

/// A block in the hand, or between the hands.
pub(super) fn held(body: &Body, at: Landmark, half: Vec3, paint: Paint, lens: &Lens) -> Part {
    let (palm, normal) = body.landmark(at);
    let middle = palm + normal * half.z;
    let depth = lens.see(middle).depth + 4.0;
    let turn = body.frame(Segment::Chest).turn;
    let mut part = solid(middle, half, turn, (paint, Layer::At), lens);
    part.depth = depth;
    part
}
