//! A part of a page that is folded until somebody wants it.

use leptos::prelude::*;

/// A row with a title and an arrow of our own. What it holds is made when it is first opened.
#[component]
pub fn Fold(
    title: &'static str,
    #[prop(into)] show: ViewFn,
    #[prop(default = "fold")] class: &'static str,
) -> impl IntoView {
    let opened = RwSignal::new(false);
    view! {
        <details class=class on:toggle=move |_| opened.set(true)>
            <summary>
                <h2>{title}</h2>
            </summary>
            {move || opened.get().then(|| show.run())}
        </details>
    }
}
