//! Blocks and bars.

use glam::{Quat, Vec2, Vec3};

use crate::camera::{Lens, UNITS};
use crate::hull::{Circle, add_band, add_polygon};
use crate::paint::Paint;
use crate::part::{Layer, Part};

/// A block, with its upper face a little lighter.
pub(super) fn solid(middle: Vec3, half: Vec3, turn: Quat, (paint, layer): (Paint, Layer), lens: &Lens) -> Part {
    let corner = |x: f32, y: f32, z: f32| lens.see(middle + turn * (half * Vec3::new(x, y, z)));
    let signs = [-1.0_f32, 1.0];
    let mut corners = Vec::with_capacity(8);
    for x in signs {
        for y in signs {
            for z in signs {
                corners.push(corner(x, y, z).at);
            }
        }
    }
    let mut part = Part::new(layer, lens.see(middle).depth);
    part.shape(paint, |path| add_polygon(path, &corners));
    let face: Vec<Vec2> = corners
        .iter()
        .copied()
        .enumerate()
        .filter(|(index, _)| index & 2 != 0)
        .map(|(_, at)| at)
        .collect();
    if lens.near.dot(turn * Vec3::Y) > 0.02 {
        part.shape(Paint::Lit, |path| add_polygon(path, &face));
    }
    part.cover(&corners);
    part
}

/// Straight bars, such as the legs of a table.
pub(super) fn bars(ends: &[(Vec3, Vec3)], width: f32, layer: Layer, lens: &Lens) -> Part {
    let mut part = Part::new(layer, 0.0);
    let mut seen = Vec::new();
    part.shape(Paint::Wood, |path| {
        for (from, to) in ends {
            let circles = [*from, *to].map(|end| Circle {
                at: lens.see(end).at,
                radius: width * UNITS,
            });
            seen.extend(circles.map(|circle| circle.at));
            add_band(path, &circles);
        }
    });
    part.cover(&seen);
    part
}
