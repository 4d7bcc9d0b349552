//! A link that leads nowhere.

use leptos::prelude::*;

use crate::domain::route::Route;

/// Says so, and shows the way home.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <div class="page">
            <h1 tabindex="-1">"There is no such page"</h1>
            <p>"The link may be old, or a letter may be missing. Nothing of yours is lost."</p>
            <p>
                <a class="button primary" href=Route::Map.href()>"Go to the map"</a>
            </p>
        </div>
    }
}
