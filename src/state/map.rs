//! Choosing places on the map.

use leptos::prelude::*;
use unknot_content::model::{Area, View};

use super::AppState;
use crate::domain::map::spatial_navigation::{Direction, MapSpot, next, spots};
use crate::domain::map::tap::TapMode;
use crate::domain::map::viewport::Viewport;
use crate::domain::place::{Place, SoreSide};
use crate::domain::route::Route;
use crate::platform::dom::map_element::MapElement;

impl AppState {
    /// Runs a function on the map element, if the page has one.
    pub fn with_map<T>(self, action: impl FnOnce(&MapElement) -> T) -> Option<T> {
        self.map.with_value(|map| map.as_ref().map(action))
    }

    /// Handles a tap on a place: it is sore, or pain is felt there.
    pub fn tap(self, spot: &MapSpot) {
        let tapped = SoreSide::from(spot.side);
        match self.tap_means.get_untracked() {
            TapMode::SoreHere => self.open_area(spot.area, tapped),
            TapMode::AlsoSoreHere => self.add_or_remove(spot.area, tapped),
            TapMode::PainHere => self.go_to(Route::PainAt(spot.area, tapped)),
        }
    }

    /// A tap on the other side of a place that is being added selects both sides; a second tap on the same side removes
    /// it.
    fn add_or_remove(self, area: &'static Area, tapped: SoreSide) {
        let chosen = self.selection.with_untracked(|selection| selection.sore_side(area));
        match chosen {
            Some(known) if known == tapped => self.remove_place(area),
            Some(known) if known != SoreSide::Both => self.open_area(area, SoreSide::Both),
            _ => self.open_area(area, tapped),
        }
    }

    /// Takes a place out of the selection, and leaves its page if it is open.
    pub fn remove_place(self, area: &'static Area) {
        self.write.selection.update(|selection| selection.remove(area));
        let is_open = matches!(self.route.get_untracked(), Route::Area(open, _) if open.id == area.id);
        if is_open {
            let next = self
                .selection
                .with_untracked(|selection| selection.places().last().copied());
            match next {
                Some(place) => self.open_area(place.area, place.sore),
                None => self.go_to(Route::Map),
            }
        }
    }

    /// Forgets all places and goes back to the map.
    pub fn clear_selection(self) {
        self.write.selection.update(crate::domain::selection::Selection::clear);
        self.write.tap_means.set(TapMode::SoreHere);
        self.go_to(Route::Map);
    }

    /// Moves focus from one place to the next in a direction.
    pub fn step(self, from: &MapSpot, direction: Direction) {
        if let Some(to) = next(from, direction) {
            self.with_map(|map| map.focus(&to));
        }
    }

    /// Shows the whole body, or the neck and shoulders large.
    pub fn toggle_zoom(self) {
        let zoomed = self.viewport.with_untracked(Viewport::is_zoomed);
        self.write.viewport.set(if zoomed {
            Viewport::WHOLE
        } else {
            Viewport::neck_and_shoulders()
        });
    }

    pub fn set_viewport(self, view: Viewport) {
        self.write.viewport.set(view);
    }

    /// Toggles whether the next tap marks where pain is felt.
    pub fn toggle_pain_taps(self) {
        self.write.tap_means.update(|means| *means = means.toggle_pain());
    }

    /// Toggles whether the next tap adds a place.
    pub fn toggle_adding_taps(self) {
        self.write.tap_means.update(|means| *means = means.toggle_also());
    }

    /// Adds a place to the selection when its page opens.
    pub(super) fn select(self, area: &'static Area, sore: SoreSide) {
        let place = Place { area, sore };
        let joins = self.tap_means.get_untracked() == TapMode::AlsoSoreHere
            || self
                .selection
                .with_untracked(|selection| selection.sore_side(area).is_some());
        self.write.selection.update(|selection| {
            if joins {
                selection.add(place);
            } else {
                selection.choose_only(place);
            }
        });
        self.show_on_map(place);
    }

    /// Turns the body and the view until a place can be seen.
    pub(super) fn show_on_map(self, place: Place) {
        let Place { area, sore } = place;
        self.with_map(|map| {
            let shown = map.shown_view();
            if !area.spots.iter().any(|spot| spot.view == shown) {
                map.show_view(if shown == View::Front { View::Back } else { View::Front });
            }
        });
        let in_sight = |view: &Viewport| {
            let mut places = spots()
                .iter()
                .filter(|spot| spot.area.id == area.id && sore.covers(spot.side));
            places.any(|spot| view.shows((spot.x, spot.y)))
        };
        if !self.viewport.with_untracked(in_sight) {
            self.write.viewport.set(Viewport::WHOLE);
        }
    }

    fn open_area(self, area: &'static Area, sore: SoreSide) {
        self.go_to(Route::Area(area, Some(sore)));
    }
}
