//! The switch that marks a favourite.

use leptos::prelude::*;

use super::icon::Icon;
use crate::domain::favourites::Favourite;
use crate::domain::place::Sore;
use crate::state::AppState;

/// A heart beside an area or a technique.
#[component]
pub fn Heart(
    favourite: Favourite,
    /// The side that is sore, kept with the favourite.
    #[prop(into)]
    sore: Signal<Option<Sore>>,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let pressed = move || {
        state
            .favourites
            .with(|favourites| favourites.contains(favourite))
            .to_string()
    };
    view! {
        <button
            class="heart"
            data-favourite=favourite.id()
            aria-pressed=pressed
            aria-label=format!("Favourite: {}", favourite.name())
            on:click=move |_| state.toggle_favourite(favourite, sore.get_untracked())
        >
            <Icon name="heart" />
        </button>
    }
}
