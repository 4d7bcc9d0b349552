//! A row that leads to another page.

use leptos::prelude::*;

use crate::domain::route::Route;

/// Its title, and what is there.
#[component]
pub fn LinkRow(
    to: Route,
    #[prop(into)] title: String,
    #[prop(into)] about: Signal<String>,
    #[prop(default = "row")] class: &'static str,
) -> impl IntoView {
    view! {
        <a class=class href=to.href()>
            <span class="row-words">
                <span>{title}</span>
                <span>{about}</span>
            </span>
        </a>
    }
}
