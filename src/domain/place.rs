//! A place on the person's body: an area, and the side of it that is sore.

use serde::{Deserialize, Serialize};
use serde_json_borrow::Value;
use unknot_content::model::Area;
use unknot_content::naming::sided_name;
use unknot_content::sided::Side;
pub use unknot_content::vocabulary::SoreSide;

use super::catalogue::find_area;
use super::json::{Fields, FromFields, FromJson, Misfit, named};

impl FromJson for SoreSide {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, Self::ALL, Self::as_str)
    }
}

/// The names of several places as one line.
#[must_use]
pub fn place_names(places: &[Place]) -> String {
    let names: Vec<String> = places
        .iter()
        .map(|place| place_name(place.area, Some(place.sore)))
        .collect();
    names.join(" + ")
}

/// The name of a place as a heading, e.g. "Left top of the shoulder".
#[must_use]
pub fn place_name(area: &Area, sore: Option<SoreSide>) -> String {
    match sore {
        None => area.name.to_owned(),
        Some(SoreSide::Both) => format!("{}, both sides", area.name),
        Some(SoreSide::Left) => sided_name(area.name, Side::Left),
        Some(SoreSide::Right) => sided_name(area.name, Side::Right),
    }
}

/// An area and its sore side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub area: &'static Area,
    pub sore: SoreSide,
}

impl Place {
    /// The same place on the side that is being worked on, where both are sore.
    #[must_use]
    pub const fn on(self, side: Option<Side>) -> Self {
        match (self.sore, side) {
            (SoreSide::Both, Some(Side::Left)) => Self {
                sore: SoreSide::Left,
                ..self
            },
            (SoreSide::Both, Some(Side::Right)) => Self {
                sore: SoreSide::Right,
                ..self
            },
            _ => self,
        }
    }

    /// Whether a side of an area is part of the place.
    #[must_use]
    pub fn covers(&self, area: &Area, side: Side) -> bool {
        self.area.id == area.id && self.sore.covers(side)
    }
}

/// A place as it is saved. Its area is text, because a later build may know areas that this one does not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SavedPlace {
    pub area: String,
    pub side: SoreSide,
}

impl FromJson for SavedPlace {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        Self::from_fields(Fields::of(value)?)
    }
}

impl FromFields for SavedPlace {
    fn from_fields(fields: Fields<'_>) -> Result<Self, Misfit> {
        Ok(Self {
            area: fields.required("area")?,
            side: fields.required("side")?,
        })
    }
}

impl SavedPlace {
    #[must_use]
    pub fn of(place: Place) -> Self {
        Self {
            area: place.area.id.as_str().to_owned(),
            side: place.sore,
        }
    }

    /// The same area with another sore side.
    #[must_use]
    pub fn on(&self, side: SoreSide) -> Self {
        Self {
            area: self.area.clone(),
            side,
        }
    }

    /// Whether it is on any side of an area.
    #[must_use]
    pub fn is_in(&self, area: &Area) -> bool {
        self.area == area.id.as_str()
    }

    /// The place; `None` if this build does not know the area.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        let area = find_area(&self.area)?;
        Some(Place { area, sore: self.side })
    }
}
