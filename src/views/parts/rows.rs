//! Keyed lists whose code is shared by all row types.

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

/// Collects into `Vec<AnyView>`, because `Vec<V>` would be monomorphised for each `V`.
pub trait CollectAny {
    fn collect_any(self) -> Vec<AnyView>;
}

impl<V: IntoAny, I: IntoIterator<Item = V>> CollectAny for I {
    fn collect_any(self) -> Vec<AnyView> {
        self.into_iter().map(IntoAny::into_any).collect()
    }
}
