//! Every figure that the app ships with is a possible body in a whole picture, all the way from start to end.
#![cfg(feature = "compile")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::path::Path;
use std::sync::LazyLock;

use glam::Vec3;
use unknot_content::compile::compile;
use unknot_content::model::Figures;
use unknot_figure::Build;
use unknot_figure::camera::Camera;
use unknot_figure::draw::{Drawing, Frame, Shape, Stage};
use unknot_figure::figure::Figure;
use unknot_figure::limits;
use unknot_figure::skeleton::Segment;
use unknot_figure::solve::solve;

static SHIPPED: LazyLock<Figures> = LazyLock::new(|| {
    let compiled = compile(Path::new(env!("CARGO_MANIFEST_DIR")));
    compiled.unwrap_or_else(|problems| panic!("{problems:#?}")).figures
});

/// Shares of the way from start to end.
const WAY: [f32; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];

/// The figures of techniques and of movement tests.
fn figures() -> impl Iterator<Item = (&'static str, &'static Figure)> {
    let techniques = SHIPPED.figures.iter().map(|(id, figure)| (id.as_str(), figure));
    techniques.chain(SHIPPED.tests.iter().map(|(id, figure)| (id.as_str(), figure)))
}

#[test]
fn every_technique_but_those_left_out_is_drawn() {
    assert_eq!(SHIPPED.figures.len(), 174);
}

#[test]
fn movement_tests_that_no_technique_shows_are_drawn() {
    assert_eq!(SHIPPED.tests.len(), 5);
}

#[test]
fn bones_keep_their_length_in_every_pose() {
    for (id, figure) in figures() {
        for share in WAY {
            let body = solve(figure, share);
            for segment in Segment::all() {
                let Some(parent) = segment.parent() else { continue };
                let found = body.frame(parent).origin.distance(body.frame(segment).origin);
                let bone = segment.joint().length();
                // The shoulder blade glides on the ribs.
                let glides = if matches!(segment, Segment::UpperArm(_)) {
                    12.0
                } else {
                    0.05
                };
                assert!(
                    (found - bone).abs() <= glides,
                    "{id} at {share}: {segment:?} is {found} cm away, not {bone}"
                );
            }
        }
    }
}

#[test]
fn segments_stay_rigid_and_right_handed() {
    for (id, figure) in figures() {
        for share in WAY {
            let body = solve(figure, share);
            for segment in Segment::all() {
                let turn = body.frame(segment).turn;
                let (forward, up, right) = (turn * Vec3::X, turn * Vec3::Y, turn * Vec3::Z);
                assert!(
                    forward.cross(up).distance(right) < 1e-3,
                    "{id} at {share}: {segment:?} is twisted"
                );
            }
        }
    }
}

#[test]
fn joints_and_holds_stay_right_on_the_way() {
    let wrong = |(id, figure): (&'static str, &'static Figure)| {
        let told = WAY.map(|share| (id, share, limits::problems_on_the_way(figure, share)));
        told.into_iter()
            .filter(|(_, _, problems)| !problems.is_empty())
            .collect::<Vec<_>>()
    };
    let wrong: Vec<_> = figures().flat_map(wrong).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_left_is_the_exact_mirror_of_the_right() {
    for (id, figure) in figures() {
        let stage = |is_mirrored| Stage::new(figure, figure.camera, is_mirrored);
        let (right, left) = (stage(false), stage(true));
        let (here, there) = (right.frame(), left.frame());
        assert_eq!(
            (here.width, here.height, here.top),
            (there.width, there.height, there.top),
            "{id}"
        );
        assert!(
            (here.left + here.width + there.left).abs() <= 1,
            "{id}: {here:?} and {there:?}"
        );
        for share in [0.0, 1.0] {
            let (right, left) = (right.draw(share), left.draw(share));
            let paints = |drawing: &Drawing| drawing.shapes.iter().map(|shape| shape.paint).collect::<Vec<_>>();
            assert_eq!(paints(&right), paints(&left), "{id}");
            for (right, left) in right.shapes.iter().zip(&left.shapes) {
                let (right, left) = (extent(right), extent(left));
                let off = [right.0 + left.1, right.1 + left.0, right.2 - left.2, right.3 - left.3];
                assert!(off.iter().all(|off| off.abs() <= 2), "{id}: {right:?} and {left:?}");
            }
        }
    }
}

#[test]
fn no_pose_leaves_its_picture_from_wherever_it_is_looked_at() {
    for (id, figure) in figures() {
        for turned in (0..360).step_by(30) {
            let camera = figure.camera.turned(turned);
            let stage = Stage::new(figure, camera, false);
            for share in WAY {
                let drawing = stage.draw(share);
                // The ground is soft and may fade out.
                for shape in &drawing.shapes[1..] {
                    assert!(
                        holds(drawing.frame, extent(shape)),
                        "{id} from {camera:?} at {share}: {shape:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn everybody_is_drawn_whole_however_they_are_built() {
    for (id, figure) in figures() {
        for build in Build::ALL {
            for stage in [
                Stage::new(figure, figure.camera, false),
                Stage::small(figure, figure.camera, false),
            ] {
                let drawing = stage.built(build).draw(1.0);
                for shape in drawing
                    .shapes
                    .iter()
                    .filter(|shape| BODY.contains(&shape.paint.class()))
                {
                    assert!(
                        holds(drawing.frame, extent(shape)),
                        "{id}, {build:?}, leaves its picture: {shape:?}"
                    );
                }
            }
        }
    }
}

/// What somebody's build widens.
const BODY: [&str; 6] = ["f-skin", "f-skin f-far", "f-shirt", "f-shorts", "f-hair", "f-tint"];

#[test]
fn a_picture_is_light_however_somebody_is_built() {
    for (id, figure) in figures() {
        for build in Build::ALL {
            let stage = Stage::new(figure, figure.camera, false).built(build);
            for share in WAY {
                let drawing = stage.draw(share);
                let closeup = drawing.closeup.as_ref().map_or(0, |closeup| closeup.shapes.len() + 3);
                let elements = 1 + drawing.shapes.len() + closeup;
                assert!(elements < 150, "{id}, {build:?}, has {elements} elements at {share}");
            }
        }
    }
}

#[test]
fn a_camera_looks_from_somewhere_sensible() {
    for (id, figure) in figures() {
        let Camera { above, .. } = figure.camera;
        assert!(
            (0..=90).contains(&above),
            "{id} is looked at from {above} degrees above"
        );
    }
}

/// Left, right, top and bottom of the points that a path goes through.
fn extent(shape: &Shape) -> (i32, i32, i32, i32) {
    let mut points = Vec::new();
    let mut rest = shape.path.as_str();
    while let Some(at) = rest.find(|letter: char| letter.is_ascii_alphabetic()) {
        let command = &rest[at..=at];
        rest = &rest[at + 1..];
        let end = rest
            .find(|letter: char| letter.is_ascii_alphabetic())
            .unwrap_or(rest.len());
        let numbers: Vec<i32> = rest[..end]
            .split_whitespace()
            .map(|number| number.parse().unwrap())
            .collect();
        match command {
            "M" | "L" => points.push((numbers[0], numbers[1])),
            "Q" => points.push((numbers[2], numbers[3])),
            "A" => points.push((numbers[5], numbers[6])),
            // Half a circle to the right and back.
            "a" => points.extend(points.last().map(|(x, y)| (x + numbers[5], *y))),
            _ => {}
        }
        rest = &rest[end..];
    }
    let x = || points.iter().map(|(x, _)| *x);
    let y = || points.iter().map(|(_, y)| *y);
    (
        x().min().unwrap(),
        x().max().unwrap(),
        y().min().unwrap(),
        y().max().unwrap(),
    )
}

fn holds(frame: Frame, (left, right, top, bottom): (i32, i32, i32, i32)) -> bool {
    left >= frame.left && right <= frame.left + frame.width && top >= frame.top && bottom <= frame.top + frame.height
}
