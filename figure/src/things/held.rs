//! Things that are held, lie on the skin or press on it.

use std::f32::consts::TAU;

use glam::{Vec2, Vec3};

use super::solid::solid;
use crate::camera::{Lens, UNITS};
use crate::hull::{Circle, add_band, add_lines, add_polygon};
use crate::landmark::{Landmark, Place};
use crate::paint::Paint;
use crate::part::{Contact, Layer, Part};
use crate::skeleton::Segment;
use crate::solve::Body;
use crate::thing::{BALL, SINKS};

/// What lies on skin that we see is before all that hangs together with it, and what lies on other skin is behind it, so
/// that it is squeezed between the body and what the body leans at.
pub(super) fn on_skin(mut part: Part, body: &Body, at: Landmark, least: f32, lens: &Lens) -> Part {
    let (_, normal) = body.landmark(at);
    let is_facing = normal.dot(lens.near) > least;
    let contact = if is_facing { Contact::Facing } else { Contact::Averted };
    part.contact = Some(contact(at.segment()));
    part
}

/// A ball that sinks into the flesh by its side that touches: cut off there, with a shadow where it presses.
pub(super) fn ball(body: &Body, on: Landmark, lens: &Lens) -> Part {
    const DEEP: f32 = BALL - SINKS;
    let (_, normal) = body.landmark(on);
    let middle = body.beside(on, DEEP);
    let seen = lens.see(middle);
    let circle = |at: Vec3, radius: f32| Circle {
        at: lens.see(at).at,
        radius: radius * UNITS,
    };
    let (across, up) = lens.plane();
    let around = |one: Vec3, other: Vec3| {
        (0..30_u8).map(move |step| {
            let (sin, cos) = (f32::from(step) * TAU / 30.0).sin_cos();
            one * cos + other * sin
        })
    };
    // What is outside the flesh of its rim as it is seen, and where it enters the flesh.
    let rim = around(across, up)
        .map(|arm| arm * BALL)
        .filter(|arm| arm.dot(normal) > -DEEP);
    let one = normal.any_orthonormal_vector();
    let wide = (BALL * BALL - DEEP * DEEP).sqrt();
    let enters = around(one, normal.cross(one)).map(|arm| arm * wide - normal * DEEP);
    let outside: Vec<Vec2> = rim.chain(enters).map(|arm| lens.see(middle + arm).at).collect();
    let mut part = Part::new(Layer::At, seen.depth);
    part.shape(Paint::Shadow, |path| {
        add_band(
            path,
            &[
                circle(middle - normal * DEEP, BALL * 0.95),
                circle(middle + normal * 2.0, BALL),
            ],
        );
    });
    part.shape(Paint::Ball, |path| add_polygon(path, &outside));
    part.shape(Paint::Seam, |path| {
        let side = Vec2::new(0.0, BALL * UNITS * 0.8);
        let bend = Vec2::new(BALL * 0.5 * lens.handed(), BALL * 0.4) * UNITS;
        let at = lens.see(middle + normal * (SINKS * 0.5)).at;
        let side = side * 0.8;
        add_lines(path, &[at - side, at - side * 0.3 + bend, at + side]);
    });
    part.cover_circle(circle(middle, BALL));
    part
}

pub(super) fn cylinder(
    body: &Body,
    at: Landmark,
    lengthwise: bool,
    (radius, half, sinks): (f32, f32, f32),
    paint: Paint,
    lens: &Lens,
) -> Part {
    let (middle, axis) = lies(body, at, lengthwise, radius - sinks);
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

/// The shadow of a roller or a roll that lies on the ground, or nearly so: the ground below the length of it.
pub(super) fn cylinder_shadow(
    body: &Body,
    at: Landmark,
    lengthwise: bool,
    (radius, half): (f32, f32),
    lens: &Lens,
) -> Part {
    const TOUCHES: f32 = 4.0;
    const WIDER: f32 = 2.0;
    // On what lies on the ground.
    let mut part = Part::new(Layer::Ground, f32::MAX);
    let (middle, axis) = lies(body, at, lengthwise, radius);
    if middle.y - radius > TOUCHES {
        return part;
    }
    let along = Vec3::new(axis.x, 0.0, axis.z).normalize_or(Vec3::X);
    let across = along.cross(Vec3::Y) * (radius * 1.4);
    let below = Vec3::new(middle.x, 0.0, middle.z);
    let corners: Vec<Vec2> = [(1.0, 1.0), (1.0, -1.0), (-1.0, -1.0), (-1.0, 1.0)]
        .map(|(end, side)| lens.see(below + along * ((half + WIDER) * end) + across * side).at)
        .to_vec();
    part.shape(Paint::Shadow, |path| add_polygon(path, &corners));
    part
}

/// The middle and the axis of a roller at a place: along the segment, or across it; never out of the skin.
fn lies(body: &Body, at: Landmark, lengthwise: bool, off: f32) -> (Vec3, Vec3) {
    let (skin, normal) = body.landmark(at);
    let along = body.frame(at.segment()).turn * Vec3::Y;
    let axis = if lengthwise {
        along
    } else {
        along.cross(normal).normalize_or(along)
    };
    (skin + normal * off, axis)
}

/// A cushion under a place, which rests on what is below: on a seat, a stool, a table, or the ground.
pub(super) fn cushion(body: &Body, at: Landmark, thick: f32, rests: &[Top], lens: &Lens) -> Part {
    let (point, normal) = body.landmark(at);
    let below = rests
        .iter()
        .filter(|top| top.is_below(point))
        .map(|top| top.height)
        .fold(0.0, f32::max);
    // One that would be much thicker than it is said to be is held up by something else.
    let bottom = if point.y - below < thick * 2.5 {
        below
    } else {
        point.y - thick
    };
    let is_between_legs = matches!(at.place, Place::KneeInner | Place::ThighInner);
    let (middle, half) = match (is_between_legs, normal.y.abs() < 0.5) {
        (true, true) => (point + normal * 3.0, Vec3::new(8.0, thick / 2.0, 3.0)),
        (true, false) => (point - Vec3::Y * (thick / 2.0), Vec3::new(10.0, thick / 2.0, 11.0)),
        (false, _) => {
            let half = Vec3::new(14.0, ((point.y - bottom) / 2.0).max(1.5), 12.5);
            (point - Vec3::Y * half.y, half)
        }
    };
    let round = half.y.min(3.0);
    let corners: Vec<Circle> = [-1.0_f32, 1.0]
        .into_iter()
        .flat_map(|x| [-1.0_f32, 1.0].map(|y| (x, y)))
        .flat_map(|(x, y)| [-1.0_f32, 1.0].map(|z| Vec3::new(x, y, z)))
        .map(|corner| Circle {
            at: lens.see(middle + corner * (half - Vec3::Y * round)).at,
            radius: round * UNITS,
        })
        .collect();
    let mut part = Part::new(Layer::Under, lens.see(middle).depth);
    if let (true, Segment::Thigh(side)) = (is_between_legs, at.segment()) {
        // It is under the leg that lies on it, and over the other.
        let half_way = |segment: Segment| lens.see(body.place(segment, Vec3::new(0.0, -20.0, 0.0))).depth;
        part.layer = Layer::At;
        part.depth = half_way(Segment::Thigh(side)).min(half_way(Segment::Shank(side))) - 1.0;
    }
    part.shape(Paint::Pillow, |path| add_band(path, &corners));
    for corner in corners {
        part.cover_circle(corner);
    }
    part
}

/// The upper face of something that a cushion can rest on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Top {
    pub middle: Vec2,
    pub half: Vec2,
    pub height: f32,
}

impl Top {
    fn is_below(self, point: Vec3) -> bool {
        let from_middle = (Vec2::new(point.x, point.z) - self.middle).abs();
        from_middle.cmple(self.half + 6.0).all() && self.height < point.y
    }
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
    // It is soft, and bends around the body: its edges lie lower than its middle.
    let at = |x: f32, y: f32| {
        let height = 1.4 - 2.6 * x * x;
        lens.see(skin + normal * height + across * (x * 5.4) + up * (y * 3.2))
            .at
    };
    let circle = |(x, y)| Circle {
        at: at(x, y),
        radius: 2.0 * UNITS,
    };
    let rim = [
        (-1.0, -1.0),
        (0.0, -1.0),
        (1.0, -1.0),
        (1.0, 1.0),
        (0.0, 1.0),
        (-1.0, 1.0),
    ]
    .map(circle);
    let depth = lens.see(skin + normal * 8.0).depth;
    let mut part = Part::new(Layer::At, depth);
    part.shape(Paint::Pack, |path| add_band(path, &rim));
    part.shape(Paint::Fingers, |path| {
        for x in [-0.42, 0.42] {
            add_lines(path, &[at(x, -1.1), at(x, 1.1)]);
        }
    });
    for circle in rim {
        part.cover_circle(circle);
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
