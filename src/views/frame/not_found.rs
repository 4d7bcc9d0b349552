//! A link that leads nowhere.

use leptos::prelude::*;

use crate::domain::route::Route;

/// Says so, and shows the way home.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <div class="page">
            <h1 tabindex="-1">"This page does not exist"</h1>
            <p>"The link may be old, or a letter is missing. Nothing that you saved is lost."</p>
            <p>
                <a class="button primary" href=Route::Map.href()>"Go to the body"</a>
            </p>
        </div>
    }
}
