//! Lists, compiled once for all that stands in them.

use leptos::prelude::*;

/// A row for each number, in their order; a row stays as it is while others come, go and move. Numbers, and not ids of many
/// types, so that it is compiled once.
#[component]
pub fn Rows(numbers: Signal<Vec<u64>>, #[prop(into)] row: Callback<u64, AnyView>) -> impl IntoView {
    view! {
        <For each=move || numbers.get() key=|number| *number let:number>
            {row.run(number)}
        </For>
    }
}

/// Views in a row, as a list of one type: Leptos' own would be compiled anew for each sort of element.
pub trait CollectAny {
    fn collect_any(self) -> Vec<AnyView>;
}

impl<V: IntoAny, I: IntoIterator<Item = V>> CollectAny for I {
    fn collect_any(self) -> Vec<AnyView> {
        self.into_iter().map(IntoAny::into_any).collect()
    }
}
