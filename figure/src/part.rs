//! Shapes that belong together, with their place in the order.

use glam::Vec2;

use crate::hull::{Circle, unit};
use crate::paint::Paint;
use crate::skeleton::Segment;

/// A shape of the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    pub paint: Paint,
    /// An SVG path.
    pub path: String,
}

/// A part of the picture's plane: left, top, width and height in its units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    pub left: i32,
    pub top: i32,
    pub width: i32,
    pub height: i32,
}

/// Whether something has its place in the order by what it is or by how near it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Layer {
    Ground,
    Under,
    Behind,
    At,
    Over,
}

/// Shapes that belong together.
/// The skin that something lies on.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Contact {
    /// One that we see.
    Facing(Segment),
    /// One that is turned away: the body is before the thing.
    Averted(Segment),
}

#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub layer: Layer,
    /// Larger is nearer to the eye.
    pub depth: f32,
    pub contact: Option<Contact>,
    pub segment: Option<Segment>,
    pub shapes: Vec<Shape>,
    pub bounds: Bounds,
}

impl Part {
    pub fn new(layer: Layer, depth: f32) -> Self {
        Self {
            layer,
            depth,
            contact: None,
            segment: None,
            shapes: Vec::new(),
            bounds: Bounds::EMPTY,
        }
    }

    pub fn shape(&mut self, paint: Paint, draw: impl FnOnce(&mut String)) {
        let mut path = String::new();
        draw(&mut path);
        if !path.is_empty() {
            self.shapes.push(Shape { paint, path });
        }
    }

    /// The picture has to hold these points.
    pub fn cover(&mut self, points: &[Vec2]) {
        for point in points {
            self.bounds.add(*point, 0.0);
        }
    }

    pub fn cover_circle(&mut self, circle: Circle) {
        self.bounds.add(circle.at, circle.radius);
    }
}

/// The bounding box of a picture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    pub low: Vec2,
    pub high: Vec2,
}

impl Bounds {
    pub const EMPTY: Self = Self {
        low: Vec2::MAX,
        high: Vec2::MIN,
    };

    pub fn add(&mut self, point: Vec2, radius: f32) {
        self.low = self.low.min(point - radius);
        self.high = self.high.max(point + radius);
    }

    pub fn holds(&self, point: Vec2) -> bool {
        point.cmpge(self.low).all() && point.cmple(self.high).all()
    }

    pub fn unite(&mut self, other: Self) {
        self.low = self.low.min(other.low);
        self.high = self.high.max(other.high);
    }

    pub fn frame(self) -> Frame {
        let size = self.high - self.low;
        Frame {
            left: unit(self.low.x),
            top: unit(self.low.y),
            width: unit(size.x),
            height: unit(size.y),
        }
    }
}
