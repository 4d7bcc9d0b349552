//! Left, right or both.

use leptos::prelude::*;
use unknot_content::model::Area;

use crate::domain::place::SoreSide;
use crate::domain::route::Route;
use crate::platform::host::location;
use crate::views::parts::labels::side_label;

/// Chooses the sore side of the area whose page is open.
#[component]
pub fn SideSwitch(area: Memo<&'static Area>, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let option = move |side: SoreSide| {
        view! {
            <label>
                <input
                    type="radio"
                    name="side"
                    value=side.as_str()
                    prop:checked=move || sore.get() == Some(side)
                    on:change=move |_| location::replace_with(&Route::Area(area.get_untracked(), Some(side)).href())
                />
                <span>{side_label(side)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="picks side-switch">
            <legend class="visually-hidden">"Which side is sore?"</legend>
            {SoreSide::ALL.iter().copied().map(option).collect_view()}
        </fieldset>
    }
}
