//! The sore places a person has chosen on the map.

use serde::{Deserialize, Serialize};
use serde_json_borrow::Value;
use unknot_content::model::Area;
use unknot_content::sided::Side;

use super::catalogue::find_area;
use super::json::{Fields, FromFields, FromJson, Misfit};
use super::place::Sore;

/// An area and its sore side.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub area: &'static Area,
    pub sore: Sore,
}

impl Place {
    /// The same place on the side that is being worked on, where both are sore.
    #[must_use]
    pub const fn on(self, side: Option<Side>) -> Self {
        match (self.sore, side) {
            (Sore::Both, Some(Side::Left)) => Self {
                sore: Sore::Left,
                ..self
            },
            (Sore::Both, Some(Side::Right)) => Self {
                sore: Sore::Right,
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

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.area.id == other.area.id && self.sore == other.sore
    }
}

/// A place as it is saved. Its area is text, because a later build may know areas that this one does not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct KeptPlace {
    area: String,
    side: Sore,
}

impl FromJson for KeptPlace {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        Self::from_fields(Fields::of(value)?)
    }
}

impl FromFields for KeptPlace {
    fn from_fields(fields: Fields<'_>) -> Result<Self, Misfit> {
        Ok(Self {
            area: fields.required("area")?,
            side: fields.required("side")?,
        })
    }
}

impl KeptPlace {
    #[must_use]
    pub fn of(place: Place) -> Self {
        Self {
            area: place.area.id.as_str().to_owned(),
            side: place.sore,
        }
    }

    /// The same area with another sore side.
    #[must_use]
    pub fn on(&self, side: Sore) -> Self {
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

    /// The place; nothing where this build does not know the area.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        let area = find_area(&self.area)?;
        Some(Place { area, sore: self.side })
    }
}

/// Sore places in the order they were chosen, each area once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection(Vec<Place>);

impl Selection {
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.0
    }

    /// The sore side of an area, where it was chosen.
    #[must_use]
    pub fn sore_side(&self, area: &Area) -> Option<Sore> {
        self.0
            .iter()
            .find(|place| place.area.id == area.id)
            .map(|place| place.sore)
    }

    /// A place, and all others that were chosen with it.
    #[must_use]
    pub fn together_with(&self, place: Place) -> Vec<Place> {
        let others = self.0.iter().copied().filter(|other| *other != place);
        if self.0.contains(&place) {
            std::iter::once(place).chain(others).collect()
        } else {
            vec![place]
        }
    }

    /// Whether a side of an area is part of the selection.
    #[must_use]
    pub fn covers(&self, area: &Area, side: Side) -> bool {
        self.0.iter().any(|place| place.covers(area, side))
    }

    /// Forgets all other places.
    pub fn choose_only(&mut self, place: Place) {
        self.0 = vec![place];
    }

    /// Adds a place to the others. An area that was there takes the new side.
    pub fn add(&mut self, place: Place) {
        match self.0.iter_mut().find(|known| known.area.id == place.area.id) {
            Some(known) => known.sore = place.sore,
            None => self.0.push(place),
        }
    }

    pub fn remove(&mut self, area: &Area) {
        self.0.retain(|place| place.area.id != area.id);
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(id: &str, sore: Sore) -> Place {
        Place {
            area: find_area(id).expect("a known area"),
            sore,
        }
    }

    #[test]
    fn a_second_place_joins_the_first_until_one_is_chosen_alone() {
        let mut selection = Selection::default();
        selection.choose_only(place("neck-back", Sore::Left));
        selection.add(place("back-low", Sore::Both));
        assert_eq!(selection.places().len(), 2);
        assert!(selection.covers(place("back-low", Sore::Both).area, Side::Right));
        assert!(!selection.covers(place("neck-back", Sore::Left).area, Side::Right));

        selection.choose_only(place("leg-shin", Sore::Right));
        assert_eq!(selection.places(), [place("leg-shin", Sore::Right)]);
    }

    #[test]
    fn only_a_chosen_place_brings_the_others_along() {
        let (neck, shin) = (place("neck-back", Sore::Left), place("leg-shin", Sore::Right));
        let mut selection = Selection::default();
        selection.choose_only(neck);
        selection.add(shin);
        assert_eq!(selection.together_with(shin), [shin, neck]);
        let back = place("back-low", Sore::Both);
        assert_eq!(selection.together_with(back), [back]);
    }

    #[test]
    fn adding_an_area_again_changes_its_side() {
        let mut selection = Selection::default();
        selection.add(place("neck-back", Sore::Left));
        selection.add(place("neck-back", Sore::Both));
        assert_eq!(selection.places(), [place("neck-back", Sore::Both)]);
    }
}
