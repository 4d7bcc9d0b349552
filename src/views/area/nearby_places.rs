//! "Not quite here?": the places beside the one that was tapped.

use leptos::prelude::*;
use unknot_content::model::Area;

use crate::domain::map::neighbours::neighbours;
use crate::domain::place::SoreSide;
use crate::domain::route::Route;

/// The places that are shown; they disappear when the area changes.
#[derive(Clone, Copy, Debug)]
pub struct NearbyPlaces {
    area: Memo<&'static Area>,
    opened_for: RwSignal<Option<&'static Area>>,
}

impl NearbyPlaces {
    #[must_use]
    pub fn at(area: Memo<&'static Area>) -> Self {
        Self {
            area,
            opened_for: RwSignal::new(None),
        }
    }

    fn is_open(self) -> bool {
        self.opened_for.get() == Some(self.area.get())
    }
}

/// The chip that shows them.
#[component]
pub fn NearbyPlacesChip(nearby: NearbyPlaces) -> impl IntoView {
    let toggle = move |_| {
        let is_open = untrack(|| nearby.is_open());
        nearby.opened_for.set((!is_open).then(|| nearby.area.get_untracked()));
    };
    view! {
        <button class="chip" aria-expanded=move || nearby.is_open().to_string() on:click=toggle>
            "Not quite here?"
        </button>
    }
}

/// The places beside it, each a link to its page, for the same side.
#[component]
pub fn Neighbours(nearby: NearbyPlaces, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let link = move |area: &'static Area| {
        view! {
            <li>
                <a class="chip" href=move || Route::Area(area, sore.get()).href()>
                    {area.name}
                </a>
            </li>
        }
    };
    move || {
        nearby.is_open().then(|| {
            let beside = neighbours(nearby.area.get());
            view! { <ul class="chips" aria-label="Places beside it">{beside.into_iter().map(link).collect_view()}</ul> }
        })
    }
}
