//! The drawn map: every area on both sides, left and right the person's own, and one answer to every tap.

#![allow(clippy::expect_used, reason = "a test may fail loudly")]

use std::collections::BTreeMap;
use std::path::Path;

use kurbo::{Affine, BezPath, Point, Rect, Shape};
use unknot::domain::catalogue::guidance;
use unknot_content::compile::{compile, map_html};
use unknot_content::model::{VIEW_BOX, View};
use unknot_content::sided::Side;

/// One link of the map, where it takes taps and where it is seen.
struct Link {
    area: String,
    side: Side,
    view: View,
    hit: BezPath,
    shape: BezPath,
}

fn links() -> Vec<Link> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let areas = compile(&content).expect("the content is sound").guidance.areas;
    let html = map_html(&content, &areas).expect("the drawing can be read");
    html.split("<a class=\"area\"")
        .skip(1)
        .map(|link| read(link.split("</a>").next().unwrap_or_default()))
        .collect()
}

fn read(link: &str) -> Link {
    let mirror = if link.contains("transform=") {
        Affine::new([-1.0, 0.0, 0.0, 1.0, 420.0, 0.0])
    } else {
        Affine::IDENTITY
    };
    let path = |class: &str| {
        let start = format!("<path class=\"{class}\" d=\"");
        let d = link
            .split(&start)
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("a path");
        mirror * BezPath::from_svg(d).expect("a readable path")
    };
    Link {
        area: attribute(link, "data-area"),
        side: if attribute(link, "data-side") == "left" {
            Side::Left
        } else {
            Side::Right
        },
        view: if attribute(link, "data-view") == "front" {
            View::Front
        } else {
            View::Back
        },
        hit: path("hit"),
        shape: path("shape"),
    }
}

fn attribute(link: &str, name: &str) -> String {
    let start = format!("{name}=\"");
    link.split(&start)
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("the attribute")
        .to_owned()
}

#[test]
fn every_area_is_drawn_on_both_sides_of_each_of_its_views() {
    let mut drawn: BTreeMap<String, usize> = BTreeMap::new();
    for link in links() {
        *drawn.entry(link.area).or_default() += 1;
    }
    for area in &guidance().areas {
        assert_eq!(
            drawn.get(area.id.as_str()),
            Some(&(area.spots.len() * 2)),
            "{}",
            area.id
        );
    }
}

#[test]
fn left_and_right_are_the_persons_own() {
    for link in links() {
        let on_the_right_of_the_picture = link.shape.bounding_box().center().x > 210.0;
        let expected = match link.view {
            View::Front => link.side == Side::Left,
            View::Back => link.side == Side::Right,
        };
        assert_eq!(
            on_the_right_of_the_picture, expected,
            "{} {:?} {:?}",
            link.area, link.side, link.view
        );
    }
}

#[test]
fn no_point_answers_to_two_areas() {
    let links = links();
    let (left, top, width, height) = VIEW_BOX;
    let grid = |start: f32, length: f32| {
        let (start, end) = (f64::from(start), f64::from(start + length));
        std::iter::successors(Some(start + 0.37), |at| Some(at + 2.0)).take_while(move |at| *at < end)
    };
    for view in [View::Front, View::Back] {
        let of_view: Vec<(&Link, Rect)> = links
            .iter()
            .filter(|link| link.view == view)
            .map(|link| (link, link.hit.bounding_box()))
            .collect();
        for y in grid(top, height) {
            for x in grid(left, width) {
                let point = Point::new(x, y);
                let answers: Vec<&str> = of_view
                    .iter()
                    .filter(|(link, bounds)| bounds.contains(point) && link.hit.contains(point))
                    .map(|(link, _)| link.area.as_str())
                    .collect();
                assert!(answers.len() <= 1, "{view:?} ({x}, {y}) answers to {answers:?}");
            }
        }
    }
}

#[test]
fn what_is_seen_is_what_takes_the_tap() {
    for link in links() {
        let middle = guidance()
            .areas
            .iter()
            .filter(|area| area.id.as_str() == link.area)
            .flat_map(|area| &area.spots)
            .find(|spot| spot.view == link.view)
            .map(|spot| Point::new(f64::from(spot.x), f64::from(spot.y)))
            .expect("the area has a spot in this view");
        let drawn_half = link.shape.bounding_box().center().x > 210.0;
        let middle = if drawn_half {
            middle
        } else {
            Point::new(420.0 - middle.x, middle.y)
        };
        assert!(
            link.shape.contains(middle) && link.hit.contains(middle),
            "{} {:?}",
            link.area,
            link.side
        );
    }
}
