//! A figure in front of a camera: the frame of its picture, and the picture.

use glam::{Vec2, Vec3};

use super::body::ghost;
use super::order::{parts, picture};
use crate::Build;
use crate::camera::{Camera, Lens, UNITS};
use crate::figure::{Corner, Figure, Inset};
use crate::hull::{add_polygon, unit};
use crate::marks;
use crate::paint::Paint;
use crate::part::{Bounds, Frame, Layer, Shape};
use crate::skeleton::Segment;
use crate::solve::{Body, solve};
use crate::thing::Thing;

/// A closer look in a corner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closeup {
    /// Where it is on the picture.
    pub place: Frame,
    /// What it shows.
    pub frame: Frame,
    pub shapes: Vec<Shape>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    pub frame: Frame,
    pub shapes: Vec<Shape>,
    pub closeup: Option<Closeup>,
}

/// How closely a picture is cut.
#[derive(Clone, Copy, Debug)]
struct Cut {
    /// Around everything, so that outlines and arrows are whole.
    margin: f32,
    /// What is in a layer below this one goes on beyond the frame.
    least: Layer,
}

const WIDE: Cut = Cut {
    margin: 5.0 * UNITS,
    least: Layer::Ground,
};
/// In a small picture every unit counts, and a mat or a bed tells no more when it is seen to its corners.
const CLOSE: Cut = Cut {
    margin: 2.5 * UNITS,
    least: Layer::Under,
};
/// Pictures are at least so wide for their height, and at least so high for their width.
const NARROWEST: f32 = 0.75;
const FLATTEST: f32 = 0.5;
/// A closer look takes this part of the picture's shorter side.
const CLOSEUP: f32 = 0.4;

/// Shares of the way from start to end at which the frame is measured; the margin takes what is between.
const WAY: [f32; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];

/// A figure in front of a camera.
#[derive(Clone, Copy, Debug)]
pub struct Stage<'a> {
    figure: &'a Figure,
    inset: Option<Inset>,
    is_small: bool,
    lens: Lens,
    is_mirrored: bool,
    frame: Frame,
    build: Build,
}

impl<'a> Stage<'a> {
    /// Chooses the frame so that all of the motion is in it. Mirrored, the figure works on the left side.
    #[must_use]
    pub fn new(figure: &'a Figure, camera: Camera, is_mirrored: bool) -> Self {
        let lens = camera.lens(is_mirrored);
        Self::unmeasured(figure, lens, is_mirrored, false).measured()
    }

    /// A small picture of the end alone, without the closer look.
    #[must_use]
    pub fn small(figure: &'a Figure, camera: Camera, is_mirrored: bool) -> Self {
        let lens = camera.lens(is_mirrored);
        Self::unmeasured(figure, lens, is_mirrored, true).measured()
    }

    fn unmeasured(figure: &'a Figure, lens: Lens, is_mirrored: bool, is_small: bool) -> Self {
        Self {
            figure,
            inset: figure.inset.filter(|_| !is_small),
            is_small,
            lens,
            is_mirrored,
            frame: Bounds::EMPTY.frame(),
            build: Build::default(),
        }
    }

    fn measured(mut self) -> Self {
        let Self { figure, lens, .. } = &self;
        let (cut, shares): (Cut, &[f32]) = match (self.is_small, figure.ghost, figure.start.is_some()) {
            (true, true, _) => (CLOSE, &[0.0, 1.0]),
            (true, ..) => (CLOSE, &[1.0]),
            (false, _, true) => (WIDE, &WAY),
            (false, ..) => (WIDE, &[1.0]),
        };
        let mut bounds = Bounds::EMPTY;
        for share in shares {
            let body = self.body(*share);
            for part in parts(figure, &body, lens)
                .iter()
                .chain(&marks::parts(figure, &body, lens, None))
                .filter(|part| part.layer >= cut.least)
            {
                bounds.unite(part.bounds);
            }
        }
        bounds.low -= cut.margin;
        bounds.high += cut.margin;
        if let Some(inset) = self.inset {
            make_room(&mut bounds, inset.corner, self.is_mirrored);
        }
        self.frame = shaped(bounds);
        self
    }

    /// The same for somebody built otherwise, such as with hair that is tied up and needs room.
    #[must_use]
    pub fn built(self, build: Build) -> Self {
        if build == self.build {
            return self;
        }
        Self { build, ..self }.measured()
    }

    #[must_use]
    pub const fn frame(&self) -> Frame {
        self.frame
    }

    fn body(&self, share: f32) -> Body {
        solve(self.figure, share).built(self.build)
    }

    /// The picture at a share of the way from start to end.
    #[must_use]
    pub fn draw(&self, share: f32) -> Drawing {
        let body = self.body(share);
        let mut shapes = vec![ground(self.figure, &body, &self.lens)];
        let ghost = self.figure.ghost.then(|| ghost(&self.body(0.0), &self.lens));
        shapes.extend(picture(self.figure, &body, &self.lens, ghost, None));
        let closeup = self.inset.map(|inset| self.closeup(inset, &body));
        Drawing {
            frame: self.frame,
            shapes,
            closeup,
        }
    }

    fn closeup(&self, inset: Inset, body: &Body) -> Closeup {
        let lens = inset.camera.lens(self.is_mirrored);
        let (point, _) = body.landmark(inset.at);
        let at = lens.see(point).at;
        let width = f32::from(inset.width) * UNITS;
        let looked_at = Bounds {
            low: at - width / 2.0,
            high: at + width / 2.0,
        };
        Closeup {
            place: corner(self.frame, inset.corner, self.is_mirrored),
            frame: looked_at.frame(),
            shapes: picture(self.figure, body, &lens, None, Some(inset.at)),
        }
    }
}

/// Gives the bounds a shape that fits a page.
fn shaped(mut bounds: Bounds) -> Frame {
    let size = bounds.high - bounds.low;
    let more = Vec2::new(
        (size.y * NARROWEST - size.x).max(0.0),
        (size.x * FLATTEST - size.y).max(0.0),
    ) / 2.0;
    bounds.low -= more;
    bounds.high += more;
    bounds.frame()
}

/// Makes room beside a tall figure, or above or below a long one, so that a closer look covers nothing.
fn make_room(bounds: &mut Bounds, corner: Corner, is_mirrored: bool) {
    let size = bounds.high - bounds.low;
    if size.x > size.y * 1.4 {
        let room = size.x * 0.28;
        if corner.is_top() {
            bounds.low.y -= room;
        } else {
            bounds.high.y += room;
        }
        return;
    }
    let room = size.y * CLOSEUP;
    if corner.is_left() == is_mirrored {
        bounds.high.x += room;
    } else {
        bounds.low.x -= room;
    }
}

fn corner(frame: Frame, corner: Corner, is_mirrored: bool) -> Frame {
    let shorter = frame.width.min(frame.height);
    let side = unit(length(shorter) * CLOSEUP);
    let gap = unit(1.5 * UNITS);
    let is_left = corner.is_left() != is_mirrored;
    let is_top = corner.is_top();
    Frame {
        left: if is_left {
            frame.left + gap
        } else {
            frame.left + frame.width - side - gap
        },
        top: if is_top {
            frame.top + gap
        } else {
            frame.top + frame.height - side - gap
        },
        width: side,
        height: side,
    }
}

fn length(units: i32) -> f32 {
    f32::from(i16::try_from(units).unwrap_or(i16::MAX))
}

/// From this height on, in cm, a part of the body does not widen the round below it, such as an arm that is held out.
const HIGH_UP: f32 = 70.0;

/// A soft round on the floor, under the body.
fn ground(figure: &Figure, body: &Body, lens: &Lens) -> Shape {
    let floor = figure.things.iter().map(Thing::floor).fold(0.0, f32::max);
    let (mut low, mut high) = (Vec3::MAX, Vec3::MIN);
    for segment in Segment::all() {
        let at = body.frame(segment).origin;
        if at.y < HIGH_UP {
            (low, high) = (low.min(at), high.max(at));
        }
    }
    let middle = (low + high) / 2.0;
    let half = (high - low) / 2.0 + Vec3::new(9.0, 0.0, 9.0);
    let mut path = String::new();
    let rim: Vec<Vec2> = (0..24_u8)
        .map(|step| {
            let (sin, cos) = (f32::from(step) * 0.261_8).sin_cos();
            lens.see(Vec3::new(middle.x + half.x * cos, -floor, middle.z + half.z * sin))
                .at
        })
        .collect();
    add_polygon(&mut path, &rim);
    Shape {
        paint: Paint::Ground,
        path,
    }
}
