//! Arrows that show pull and travel, and signs at places.

use std::f32::consts::{FRAC_PI_3, FRAC_PI_6};

use glam::{Vec2, Vec3};

use crate::camera::{Lens, UNITS};
use crate::figure::{Arrow, Figure, Mark, Sign, Way};
use crate::hull::{add_lines, add_point, add_polygon, write_point};
use crate::landmark::Landmark;
use crate::paint::Paint;
use crate::part::{Layer, Part};
use crate::skeleton::Segment;
use crate::solve::Body;

/// The head of an arrow, in units.
const HEAD: f32 = 5.2 * UNITS;

/// Arrows and signs; all arrows, or only those that start at a place.
pub(crate) fn parts(figure: &Figure, body: &Body, lens: &Lens, only_at: Option<Landmark>) -> Vec<Part> {
    let mut parts = Vec::new();
    for arrow in &figure.arrows {
        if only_at.is_none_or(|at| at == arrow.from) {
            parts.push(arrow_part(figure, *arrow, body, lens));
        }
    }
    for mark in &figure.marks {
        let faces_us = mark.sign != Sign::No || body.landmark(mark.at).1.dot(lens.near) > -0.2;
        if faces_us {
            parts.push(sign_part(*mark, body, lens));
        }
    }
    parts
}

fn arrow_part(figure: &Figure, arrow: Arrow, body: &Body, lens: &Lens) -> Part {
    let (point, normal) = body.landmark(arrow.from);
    let from = point + normal * 2.5;
    match arrow.way {
        Way::Along { by, bow, both_ways } => {
            let by = figure.base.turn() * by.vector();
            // What goes into the body comes from outside and ends there, so that it is beside it and not on it.
            let goes_in = !both_ways && by.dot(normal) < -0.5 * by.length();
            let from = if goes_in { from - by } else { from };
            let (at, to) = (lens.see(from).at, lens.see(from + by).at);
            let aside = aside(at, to, normal.dot(lens.near), body, lens);
            straight(at + aside, to + aside, f32::from(bow) * lens.handed(), both_ways)
        }
        Way::Round { radius } => round(lens.see(from).at, f32::from(radius), lens.handed()),
    }
}

/// How far an arrow is moved so that it is beside what it tells of and not on it: the more, the more the skin faces us.
fn aside(from: Vec2, to: Vec2, facing: f32, body: &Body, lens: &Lens) -> Vec2 {
    const ASIDE: f32 = 7.0 * UNITS;
    let across = (to - from).perp().normalize_or(Vec2::X) * lens.handed();
    let middle = lens.see(body.place(Segment::Abdomen, Vec3::ZERO)).at;
    let outward = if (from - middle).dot(across) < -1.0 {
        -across
    } else {
        across
    };
    outward * ASIDE * facing.clamp(0.0, 1.0)
}

fn straight(from: Vec2, to: Vec2, bow: f32, both_ways: bool) -> Part {
    let way = to - from;
    let aside = Vec2::new(way.y, -way.x).normalize_or(Vec2::Y);
    let middle = from.midpoint(to) + aside * bow * UNITS * 2.0;
    let tips: Vec<(Vec2, Vec2)> = if both_ways {
        vec![(middle, to), (middle, from)]
    } else {
        vec![(middle, to)]
    };
    let begin = if both_ways { back_from(from, middle) } else { from };
    let shaft = |path: &mut String| {
        add_point(path, 'M', begin);
        path.push('Q');
        write_point(path, middle);
        path.push(' ');
        write_point(path, back_from(to, middle));
    };
    let mut part = arrow_of(shaft, &tips);
    part.cover(&[from, to, (from + to) / 4.0 + middle / 2.0]);
    part
}

/// Most of a circle, from its lower left if it goes clockwise.
fn round(middle: Vec2, radius: f32, handed: f32) -> Part {
    const STEPS: u8 = 16;
    let sense = radius.signum() * handed;
    let rim: Vec<Vec2> = (0..=STEPS)
        .map(|step| {
            let turned = 2.4 + 5.0 * f32::from(step) / f32::from(STEPS);
            middle + Vec2::new(turned.cos() * sense, turned.sin()) * radius.abs() * UNITS
        })
        .collect();
    let [shaft @ .., _, before, tip] = rim.as_slice() else {
        return Part::new(Layer::Over, 0.0);
    };
    let shaft = [shaft, &[back_from(*tip, *before)]].concat();
    let mut part = arrow_of(|path| add_lines(path, &shaft), &[(*before, *tip)]);
    part.cover(&rim);
    part
}

/// A shaft with its tips; of each tip the point before it and its own.
fn arrow_of(shaft: impl Fn(&mut String), tips: &[(Vec2, Vec2)]) -> Part {
    let points = |path: &mut String| {
        for (before, tip) in tips {
            add_polygon(path, &head(*before, *tip));
        }
    };
    let mut part = Part::new(Layer::Over, 0.0);
    part.shape(Paint::ArrowHalo, |path| {
        shaft(path);
        points(path);
    });
    part.shape(Paint::ArrowShaft, shaft);
    part.shape(Paint::ArrowHead, points);
    let heads: Vec<Vec2> = tips.iter().flat_map(|(before, tip)| head(*before, *tip)).collect();
    part.cover(&heads);
    part
}

/// Where the shaft ends, inside the head.
fn back_from(tip: Vec2, before: Vec2) -> Vec2 {
    tip - (tip - before).normalize_or(Vec2::Y) * HEAD * 0.6
}

fn head(before: Vec2, tip: Vec2) -> [Vec2; 3] {
    let along = (tip - before).normalize_or(Vec2::Y) * HEAD;
    let across = along.perp() * 0.55;
    [tip, tip - along + across, tip - along - across]
}

fn sign_part(mark: Mark, body: &Body, lens: &Lens) -> Part {
    let (point, normal) = body.landmark(mark.at);
    let mut part = Part::new(Layer::Over, 0.0);
    let out = lens.direction(normal);
    let on_skin = lens.see(point + normal).at;
    let lines: Vec<Vec<Vec2>> = match mark.sign {
        Sign::No => {
            let arm = 2.7 * UNITS;
            [Vec2::new(arm, arm), Vec2::new(arm, -arm)]
                .map(|arm| vec![on_skin - arm, on_skin + arm])
                .to_vec()
        }
        Sign::Warm => waves(beside(on_skin, out), lens.handed()),
        Sign::Cold => flake(beside(on_skin, out)),
        Sign::Breath => stream(lens.see(point + normal * 3.0).at, out, lens.handed()),
    };
    let colour = match mark.sign {
        Sign::No => Paint::No,
        Sign::Warm => Paint::Warm,
        Sign::Cold => Paint::Cold,
        Sign::Breath => Paint::Breath,
    };
    let draw = |path: &mut String| {
        for line in &lines {
            add_lines(path, line);
        }
    };
    if mark.sign == Sign::No {
        part.shape(Paint::ArrowHalo, draw);
    }
    part.shape(colour, draw);
    part.cover(&lines.concat());
    part
}

/// Next to a place, on the side that its skin faces on the picture.
///
/// Where the skin faces us, that is above.
fn beside(at: Vec2, out: Vec2) -> Vec2 {
    let out = if out.length() < 0.5 * UNITS {
        Vec2::NEG_Y
    } else {
        out.normalize()
    };
    at + out * 14.0 * UNITS
}

/// Three waves that rise.
fn waves(at: Vec2, handed: f32) -> Vec<Vec<Vec2>> {
    let wave = |x: f32| {
        (0..9_u8)
            .map(|step| {
                let y = f32::from(step);
                at + Vec2::new((x + (y * 1.2).sin() * 1.1) * handed, 5.0 - y * 1.3) * UNITS
            })
            .collect()
    };
    [-5.0, 0.0, 5.0].map(wave).to_vec()
}

/// A snow crystal.
fn flake(at: Vec2) -> Vec<Vec<Vec2>> {
    let mut lines = Vec::new();
    for step in 0..3_u8 {
        let arm = Vec2::from_angle(f32::from(step) * FRAC_PI_3 + FRAC_PI_6) * 6.0 * UNITS;
        lines.push(vec![at - arm, at + arm]);
        for end in [-1.0, 1.0] {
            let knot = at + arm * 0.6 * end;
            let twig = |turn: f32| knot + Vec2::from_angle(turn).rotate(arm) * 0.35 * end;
            lines.push(vec![twig(0.8), knot, twig(-0.8)]);
        }
    }
    lines
}

/// A stream of air, away from the skin.
fn stream(at: Vec2, out: Vec2, handed: f32) -> Vec<Vec<Vec2>> {
    let along = out.normalize_or(Vec2::NEG_Y);
    let line = |across: f32, length: f32| {
        (0..9_u8)
            .map(|step| {
                let way = f32::from(step) / 8.0;
                let aside = across * (1.0 + 0.7 * way) + 0.9 * (way * 6.0).sin();
                at + (along * (way * length) + along.perp() * aside * handed) * UNITS
            })
            .collect()
    };
    [(-2.4, 8.0), (0.0, 11.0), (2.4, 8.0)]
        .map(|(across, length)| line(across, length))
        .to_vec()
}
