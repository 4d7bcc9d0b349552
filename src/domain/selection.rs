//! The sore places a person has chosen on the map.

use crate::domain::place::Place;
use unknot_content::model::Area;
use unknot_content::sided::Side;

use super::place::SoreSide;

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
    pub fn sore_side(&self, area: &Area) -> Option<SoreSide> {
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
    use crate::domain::catalogue::find_area;

    fn place(id: &str, sore: SoreSide) -> Place {
        Place {
            area: find_area(id).expect("a known area"),
            sore,
        }
    }

    #[test]
    fn a_second_place_joins_the_first_until_one_is_chosen_alone() {
        let mut selection = Selection::default();
        selection.choose_only(place("neck-back", SoreSide::Left));
        selection.add(place("back-low", SoreSide::Both));
        assert_eq!(selection.places().len(), 2);
        assert!(selection.covers(place("back-low", SoreSide::Both).area, Side::Right));
        assert!(!selection.covers(place("neck-back", SoreSide::Left).area, Side::Right));

        selection.choose_only(place("leg-shin", SoreSide::Right));
        assert_eq!(selection.places(), [place("leg-shin", SoreSide::Right)]);
    }

    #[test]
    fn only_a_chosen_place_brings_the_others_along() {
        let (neck, shin) = (place("neck-back", SoreSide::Left), place("leg-shin", SoreSide::Right));
        let mut selection = Selection::default();
        selection.choose_only(neck);
        selection.add(shin);
        assert_eq!(selection.together_with(shin), [shin, neck]);
        let back = place("back-low", SoreSide::Both);
        assert_eq!(selection.together_with(back), [back]);
    }

    #[test]
    fn adding_an_area_again_changes_its_side() {
        let mut selection = Selection::default();
        selection.add(place("neck-back", SoreSide::Left));
        selection.add(place("neck-back", SoreSide::Both));
        assert_eq!(selection.places(), [place("neck-back", SoreSide::Both)]);
    }
}
