//! Lists whose rows stay as they are while others come, go and move.

use leptos::prelude::*;

/// A row for each number, in their order. Numbers, and not ids of many types, so that it is compiled once.
#[component]
pub fn Rows(numbers: Signal<Vec<u64>>, #[prop(into)] row: Callback<u64, AnyView>) -> impl IntoView {
    view! {
        <For each=move || numbers.get() key=|number| *number let:number>
            {row.run(number)}
        </For>
    }
}
