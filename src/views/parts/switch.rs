//! On or off.

use leptos::prelude::*;

/// A row with a switch at its end.
#[component]
pub fn Switch(
    label: &'static str,
    /// The name in the DOM.
    name: &'static str,
    is_on: Signal<bool>,
    turn: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="switch">
            <span>{label}</span>
            <input
                type="checkbox"
                role="switch"
                name=name
                prop:checked=is_on
                on:change:target=move |event| turn.run(event.target().checked())
            />
        </label>
    }
}
