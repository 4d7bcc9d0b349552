//! Outlines: the tight band around circles, as a path of arcs and lines.

use std::f32::consts::TAU;

use glam::Vec2;

/// A circle on the picture, in its units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Circle {
    pub at: Vec2,
    pub radius: f32,
}

impl Circle {
    /// Whether a point lies so far within that no outline around the points looked at goes through it.
    fn hides(self, point: Vec2) -> bool {
        const WITHIN: f32 = 0.99;
        let within = self.radius * WITHIN;
        (point - self.at).length_squared() < within * within
    }
}

/// Points looked at around each circle: the band is off by less than a hundredth of the radius.
const POINTS: u16 = 24;

/// A point on the rim of a circle.
#[derive(Clone, Copy, Debug)]
struct Rim {
    at: Vec2,
    circle: usize,
}

/// Adds the band around the circles to a path, always turning the same way, so that bands in one path unite.
pub(crate) fn add_band(path: &mut String, circles: &[Circle]) {
    if let [one, other] = circles {
        return add_capsule(path, *one, *other);
    }
    let rims = around(rims(circles));
    let runs = runs(&rims);
    if let [run] = runs.as_slice() {
        return add_circle(path, circles[run.circle]);
    }
    for (index, run) in runs.iter().enumerate() {
        add_point(path, if index == 0 { 'M' } else { 'L' }, run.first);
        let radius = circles[run.circle].radius;
        if run.steps > 0 && radius > 0.5 {
            let is_large = run.steps > POINTS / 2;
            add_arc(path, unit(radius), is_large, run.last);
        }
    }
    path.push('Z');
}

/// The band around two circles, which most are: two arcs, and the lines that touch both.
fn add_capsule(path: &mut String, one: Circle, other: Circle) {
    let way = other.at - one.at;
    let closer = (one.radius - other.radius) / way.length();
    // One within the other, or both at one place.
    if closer.is_nan() || closer.abs() >= 1.0 {
        return add_circle(path, if one.radius < other.radius { other } else { one });
    }
    let (along, half) = (way.to_angle(), closer.acos());
    let (left, right) = (Vec2::from_angle(along + half), Vec2::from_angle(along - half));
    for (command, circle, from, to, is_large) in [
        ('M', one, left, right, closer > 0.0),
        ('L', other, right, left, closer < 0.0),
    ] {
        add_point(path, command, circle.at + from * circle.radius);
        let radius = unit(circle.radius);
        if radius > 0 {
            add_arc(path, radius, is_large, circle.at + to * circle.radius);
        }
    }
    path.push('Z');
}

/// Adds what a band has in common with others, each of which is the band around its circles.
pub(crate) fn add_common(path: &mut String, band: &[Circle], others: &[Vec<Circle>]) {
    let corners = |circles: &[Circle]| -> Vec<Vec2> { around(rims(circles)).iter().map(|rim| rim.at).collect() };
    let own = bounds(band);
    let meets = |(low, high): (Vec2, Vec2)| low.cmple(own.1).all() && own.0.cmple(high).all();
    let band = corners(band);
    for other in others.iter().filter(|other| meets(bounds(other))) {
        let common = cut(band.clone(), &corners(other));
        if common.len() > 2 {
            add_lines(path, &common);
            path.push('Z');
        }
    }
}

/// The corners of the box around circles.
fn bounds(circles: &[Circle]) -> (Vec2, Vec2) {
    let around = |(low, high): (Vec2, Vec2), circle: &Circle| {
        (low.min(circle.at - circle.radius), high.max(circle.at + circle.radius))
    };
    circles.iter().fold((Vec2::MAX, Vec2::MIN), around)
}

/// What of a shape lies within a convex one, whose corners are clockwise: cut along each of its sides (Sutherland and
/// Hodgman).
fn cut(mut shape: Vec<Vec2>, by: &[Vec2]) -> Vec<Vec2> {
    for (index, from) in by.iter().enumerate() {
        let side = by[(index + 1) % by.len()] - *from;
        let inside = |point: Vec2| side.perp_dot(point - *from);
        let mut kept = Vec::with_capacity(shape.len() + 2);
        for (index, here) in shape.iter().enumerate() {
            let before = shape[(index + shape.len() - 1) % shape.len()];
            let (was, is) = (inside(before), inside(*here));
            if (was < 0.0) != (is < 0.0) {
                kept.push(before.lerp(*here, was / (was - is)));
            }
            if is >= 0.0 {
                kept.push(*here);
            }
        }
        shape = kept;
    }
    shape
}

/// Adds straight lines through points to a path.
pub(crate) fn add_lines(path: &mut String, points: &[Vec2]) {
    for (index, point) in points.iter().enumerate() {
        add_point(path, if index == 0 { 'M' } else { 'L' }, *point);
    }
}

/// Adds a closed shape of straight lines around points, whatever their order.
pub(crate) fn add_polygon(path: &mut String, points: &[Vec2]) {
    let corners: Vec<Circle> = points.iter().map(|at| Circle { at: *at, radius: 0.0 }).collect();
    add_band(path, &corners);
}

pub(crate) fn add_circle(path: &mut String, Circle { at, radius }: Circle) {
    add_point(path, 'M', at - Vec2::new(radius, 0.0));
    let (radius, across) = (unit(radius), unit(radius * 2.0));
    for across in [across, -across] {
        path.push('a');
        write_pair(path, radius, radius);
        path.push_str(" 0 1 1 ");
        write_pair(path, across, 0);
    }
    path.push('Z');
}

/// Adds a clockwise arc from where the path is.
fn add_arc(path: &mut String, radius: i32, is_large: bool, to: Vec2) {
    path.push('A');
    write_pair(path, radius, radius);
    path.push_str(if is_large { " 0 1 1 " } else { " 0 0 1 " });
    write_point(path, to);
}

pub(crate) fn add_point(path: &mut String, command: char, point: Vec2) {
    path.push(command);
    write_point(path, point);
}

pub(crate) fn write_point(path: &mut String, point: Vec2) {
    write_pair(path, unit(point.x), unit(point.y));
}

/// A picture has thousands of numbers, and the formatter of the standard library is slower.
fn write_pair(path: &mut String, x: i32, y: i32) {
    let mut digits = itoa::Buffer::new();
    path.push_str(digits.format(x));
    path.push(' ');
    path.push_str(digits.format(y));
}

/// Whole units, which are fine enough and short.
#[expect(clippy::cast_possible_truncation, reason = "a picture is a few thousand units wide")]
pub(crate) fn unit(length: f32) -> i32 {
    length.round() as i32
}

fn rims(circles: &[Circle]) -> Vec<Rim> {
    let mut rims = Vec::with_capacity(circles.len() * usize::from(POINTS));
    let step = Vec2::from_angle(TAU / f32::from(POINTS));
    for (circle, Circle { at, radius }) in circles.iter().enumerate() {
        let points = if *radius > 0.0 { POINTS } else { 1 };
        let mut arm = Vec2::new(*radius, 0.0);
        for _ in 0..points {
            let rim = *at + arm;
            if points == 1 || !circles.iter().any(|other| other.hides(rim)) {
                rims.push(Rim { at: rim, circle });
            }
            arm = step.rotate(arm);
        }
    }
    rims
}

/// The convex hull, by Andrew's monotone chain: growing angles on a picture whose y points down are clockwise.
fn around(mut rims: Vec<Rim>) -> Vec<Rim> {
    rims.sort_unstable_by(|one, other| {
        let across = one.at.x.total_cmp(&other.at.x);
        across
            .then_with(|| one.at.y.total_cmp(&other.at.y))
            .then_with(|| one.circle.cmp(&other.circle))
    });
    let mut hull: Vec<Rim> = Vec::with_capacity(rims.len() + 1);
    add_half(&mut hull, rims.iter());
    add_half(&mut hull, rims.iter().rev());
    hull
}

/// Adds the half of a hull that turns clockwise around sorted points.
fn add_half<'a>(hull: &mut Vec<Rim>, rims: impl Iterator<Item = &'a Rim>) {
    let base = hull.len();
    for rim in rims {
        while let [.., before, last] = &hull[base..] {
            if (last.at - before.at).perp_dot(rim.at - before.at) > 0.0 {
                break;
            }
            hull.pop();
        }
        hull.push(*rim);
    }
    hull.pop();
}

/// The part of a band that follows one circle.
#[derive(Debug)]
struct Run {
    circle: usize,
    first: Vec2,
    last: Vec2,
    steps: u16,
}

fn runs(rims: &[Rim]) -> Vec<Run> {
    // Begin where one circle takes over from another, so that no run is cut in two.
    let start = (0..rims.len()).find(|&index| {
        let before = rims[(index + rims.len() - 1) % rims.len()];
        before.circle != rims[index].circle
    });
    let start = start.unwrap_or(0);
    let mut runs: Vec<Run> = Vec::new();
    for rim in rims[start..].iter().chain(&rims[..start]) {
        match runs.last_mut() {
            Some(run) if run.circle == rim.circle => {
                run.last = rim.at;
                run.steps += 1;
            }
            _ => runs.push(Run {
                circle: rim.circle,
                first: rim.at,
                last: rim.at,
                steps: 0,
            }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circle(x: f32, y: f32, radius: f32) -> Circle {
        Circle {
            at: Vec2::new(x, y),
            radius,
        }
    }

    #[test]
    fn a_circle_within_another_leaves_no_trace() {
        let (mut alone, mut with) = (String::new(), String::new());
        add_band(&mut alone, &[circle(0.0, 0.0, 50.0)]);
        add_band(&mut with, &[circle(0.0, 0.0, 50.0), circle(5.0, 0.0, 10.0)]);
        assert_eq!(alone, with);
    }

    #[test]
    fn a_limb_is_two_arcs_and_two_lines() {
        let mut path = String::new();
        add_band(&mut path, &[circle(0.0, 0.0, 50.0), circle(300.0, 0.0, 30.0)]);
        assert_eq!(path.matches('A').count(), 2, "{path}");
        assert_eq!(path.matches('L').count(), 1, "{path}");
    }

    #[test]
    fn what_two_bands_have_in_common_is_within_both() {
        let mut path = String::new();
        add_common(&mut path, &[circle(0.0, 0.0, 50.0)], &[vec![circle(60.0, 0.0, 50.0)]]);
        let xs: Vec<i32> = path
            .split(['M', 'L', 'Z'])
            .filter_map(|point| point.split_once(' ')?.0.parse().ok())
            .collect();
        assert!(xs.len() > 4 && xs.iter().all(|x| (10..=50).contains(x)), "{path}");
        let mut apart = String::new();
        add_common(&mut apart, &[circle(0.0, 0.0, 50.0)], &[vec![circle(200.0, 0.0, 50.0)]]);
        assert_eq!(apart, "");
    }

    #[test]
    fn corners_in_any_order_make_one_shape() {
        let square = [(0.0, 0.0), (10.0, 10.0), (10.0, 0.0), (0.0, 10.0)].map(|(x, y)| Vec2::new(x, y));
        let mut path = String::new();
        add_polygon(&mut path, &square);
        assert_eq!(path.matches('L').count(), 3, "{path}");
    }
}
