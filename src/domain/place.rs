//! A place on the person's body: an area, and the side of it that is sore.

use serde::{Deserialize, Serialize};
use serde_json_borrow::Value;
use unknot_content::model::Area;
use unknot_content::naming::sided_name;
use unknot_content::sided::Side;

use super::json::{FromJson, Misfit, named};
use super::selection::Place;

/// Which side of an area is sore.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sore {
    Left,
    Right,
    Both,
}

impl FromJson for Sore {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, &Self::ALL, Self::as_str)
    }
}

impl Sore {
    pub const ALL: [Self; 3] = [Self::Left, Self::Right, Self::Both];

    /// As it stands in links and in the DOM.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
            Self::Both => "both",
        }
    }

    #[must_use]
    pub fn from_name(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|side| side.as_str() == text)
    }

    /// The one sore side, which sentences can then speak of.
    #[must_use]
    pub const fn one_side(self) -> Option<Side> {
        match self {
            Self::Left => Some(Side::Left),
            Self::Right => Some(Side::Right),
            Self::Both => None,
        }
    }

    /// Whether this choice takes in a side.
    #[must_use]
    pub fn covers(self, side: Side) -> bool {
        self.one_side().is_none_or(|one| one == side)
    }
}

impl From<Side> for Sore {
    fn from(side: Side) -> Self {
        match side {
            Side::Left => Self::Left,
            Side::Right => Self::Right,
        }
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
pub fn place_name(area: &Area, sore: Option<Sore>) -> String {
    match sore {
        None => area.name.to_owned(),
        Some(Sore::Both) => format!("{}, both sides", area.name),
        Some(Sore::Left) => sided_name(area.name, Side::Left),
        Some(Sore::Right) => sided_name(area.name, Side::Right),
    }
}
