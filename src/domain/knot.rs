//! Where exactly the knot is: a pin on the drawing of an area, and words.

use serde::Serialize;
use serde_json_borrow::Value;
use unknot_content::model::View;
use unknot_content::sided::Side;

use super::json::{Fields, FromJson, Misfit};
use super::place::SoreSide;
use crate::domain::limits::NOTE_LENGTH;
use crate::domain::map::spatial_navigation::MapSpot;
use crate::domain::place::{Place, SavedPlace};

/// A pin, or words such as "two fingers in from the blade", or both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Knot {
    pub place: SavedPlace,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pin: Option<Pin>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}

impl FromJson for Knot {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            place: fields.required("place")?,
            pin: fields.optional("pin")?,
            words: fields.or_default("words")?,
        })
    }
}

/// A point of a [`Frame`] in thousandths, from its left and its top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Pin {
    pub x: u16,
    pub y: u16,
}

impl FromJson for Pin {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            x: fields.required("x")?,
            y: fields.required("y")?,
        })
    }
}

impl Pin {
    pub const MIDDLE: Self = Self { x: 500, y: 500 };
    const END: u16 = 1000;

    #[must_use]
    pub fn new(x: u16, y: u16) -> Self {
        Self {
            x: x.min(Self::END),
            y: y.min(Self::END),
        }
    }

    #[must_use]
    pub const fn mirrored(self) -> Self {
        Self {
            x: Self::END - self.x,
            y: self.y,
        }
    }

    /// The pin moved by a part of the frame, and kept within it.
    #[must_use]
    pub fn moved(self, by: (i16, i16)) -> Self {
        Self::new(self.x.saturating_add_signed(by.0), self.y.saturating_add_signed(by.1))
    }
}

/// The square of the drawing around an area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub view: View,
    pub left: f32,
    pub top: f32,
    pub size: f32,
}

/// Wide enough for the largest area with what lies beside it, in units of the drawing.
const SIZE: f32 = 140.0;

impl Frame {
    /// Frames a place; for both sides, the left one. `None` for an area that is not drawn.
    #[must_use]
    pub fn of(place: Place) -> Option<Self> {
        let side = place.sore.one_side().unwrap_or(Side::Left);
        // Knots are looked for where they are pressed: more areas show there from behind.
        let spots = &place.area.spots;
        let spot = spots.iter().find(|spot| spot.view == View::Back).or(spots.first())?;
        let spot = MapSpot::new(place.area, side, *spot);
        Some(Self {
            view: spot.view,
            left: spot.x - SIZE / 2.0,
            top: spot.y - SIZE / 2.0,
            size: SIZE,
        })
    }

    /// Where a pin stands in the drawing.
    #[must_use]
    pub fn point(&self, pin: Pin) -> (f32, f32) {
        let along = |start: f32, part: u16| start + self.size * f32::from(part) / f32::from(Pin::END);
        (along(self.left, pin.x), along(self.top, pin.y))
    }
}

impl Knot {
    #[must_use]
    pub fn new(place: Place) -> Self {
        Self {
            place: SavedPlace::of(place),
            pin: None,
            words: String::new(),
        }
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.pin.is_none() && self.words.is_empty()
    }

    pub fn describe(&mut self, words: &str) {
        self.words = words.trim().chars().take(NOTE_LENGTH).collect();
    }
}

/// Finds the knot for a place; one saved for both sides matches either, mirrored on the right.
#[must_use]
pub fn find(knots: &[Knot], place: Place) -> Option<Knot> {
    let wanted = SavedPlace::of(place);
    let of = |wanted: &SavedPlace| knots.iter().find(|knot| knot.place == *wanted);
    let mut knot = of(&wanted).or_else(|| of(&wanted.on(SoreSide::Both)))?.clone();
    if knot.place != wanted {
        // Both sides are drawn as the left one.
        if place.sore == SoreSide::Right {
            knot.pin = knot.pin.map(Pin::mirrored);
        }
        knot.place = wanted;
    }
    Some(knot)
}

/// The knots to look at while a side of a place is worked on; without a side those of all of it.
#[must_use]
pub fn find_for(knots: &[Knot], place: Place, side: Option<Side>) -> Vec<Knot> {
    let found = find(knots, place.on(side));
    if found.is_some() || place.sore != SoreSide::Both || side.is_some() {
        return found.into_iter().collect();
    }
    let sides = [Side::Left, Side::Right].into_iter();
    sides.filter_map(|side| find(knots, place.on(Some(side)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::guidance;

    #[test]
    fn every_area_has_a_frame_that_mirrors() {
        for area in &guidance().areas {
            let frame = |sore| Frame::of(Place { area, sore }).expect("a frame");
            let (left, right) = (frame(SoreSide::Left), frame(SoreSide::Right));
            assert_eq!(left.top.to_bits(), right.top.to_bits(), "{}", area.id);
            let middle = f32::midpoint(left.left, right.left) + SIZE / 2.0;
            assert!((middle - 210.0).abs() < 0.1, "{}: {middle}", area.id);
        }
    }

    #[test]
    fn a_knot_of_both_sides_is_mirrored_on_the_right_and_one_of_a_side_shows_on_that_side() {
        let place = |sore| Place {
            area: &guidance().areas[0],
            sore,
        };
        let knot = |sore, x| Knot {
            pin: Some(Pin { x, y: 300 }),
            ..Knot::new(place(sore))
        };
        let x = |knots: &[Knot], sore| find(knots, place(sore)).and_then(|knot| knot.pin).map(|pin| pin.x);
        let both = [knot(SoreSide::Both, 200)];
        assert_eq!(x(&both, SoreSide::Both), Some(200));
        assert_eq!(x(&both, SoreSide::Left), Some(200));
        assert_eq!(x(&both, SoreSide::Right), Some(800));
        let all = [knot(SoreSide::Both, 200), knot(SoreSide::Right, 700)];
        assert_eq!(x(&all, SoreSide::Right), Some(700));

        let right = [knot(SoreSide::Right, 700)];
        let shown = |side| find_for(&right, place(SoreSide::Both), side).len();
        assert_eq!(shown(Some(Side::Right)), 1);
        assert_eq!(shown(Some(Side::Left)), 0);
        assert_eq!(shown(None), 1, "a routine for both sides shows the knot of one");
    }

    #[test]
    fn a_pin_stays_in_its_frame() {
        assert_eq!(Pin::MIDDLE.moved((-900, 900)), Pin { x: 0, y: 1000 });
        assert_eq!(Pin::new(5000, 3), Pin { x: 1000, y: 3 });
    }
}
