//! The switch that marks a favourite.

use leptos::prelude::*;

use crate::domain::favourites::Favourite;
use crate::domain::place::SoreSide;
use crate::state::AppState;
use crate::views::parts::icon::Icon;

/// A heart beside an area or a technique.
#[component]
pub fn Heart(
    #[prop(into)] favourite: Signal<Favourite>,
    /// The side that is sore, kept with the favourite.
    #[prop(into)]
    sore: Signal<Option<SoreSide>>,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let pressed = move || {
        state
            .favourites
            .with(|favourites| favourites.contains(favourite.get()))
            .to_string()
    };
    view! {
        <button
            class="heart"
            data-favourite=move || favourite.get().id()
            aria-pressed=pressed
            aria-label=move || format!("Favourite: {}", favourite.get().name())
            on:click=move |_| state.toggle_favourite(favourite.get_untracked(), sore.get_untracked())
        >
            <Icon name="heart" />
        </button>
    }
}
