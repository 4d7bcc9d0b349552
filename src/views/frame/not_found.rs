//! A link that leads nowhere.

use leptos::prelude::*;

use crate::domain::route::Route;
use crate::views::parts::empty::Empty;

/// Says so, and shows the way home.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <div class="page">
            <h1 tabindex="-1">"This page does not exist"</h1>
            <Empty
                drawing="mob-neck-turns"
                words="The link may be old, or a letter is missing. Nothing that you saved is lost."
                way_on=(Route::Map, "Go to the body")
            />
        </div>
    }
}
