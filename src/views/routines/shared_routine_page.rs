//! The page that a link to a shared routine opens.

use leptos::prelude::*;

use crate::domain::route::Route;
use crate::domain::routine::share::link::{self, LinkText};
use crate::state::AppState;
use crate::views::frame::navigation::SavedTabs;
use crate::views::routines::shared_routine::SharedPreview;

#[component]
pub fn SharedRoutinePage(link: LinkText) -> impl IntoView {
    let state = expect_context::<AppState>();
    let content = match link::read(&link.text()) {
        Ok(shared) => view! { <SharedPreview shared decline=move |()| state.go_to(Route::Routines) /> }.into_any(),
        Err(reason) => view! {
            <p class="refusal" data-shared-error>{reason.to_string()} " Nothing was added."</p>
            <p class="button-row">
                <a class="button primary" href=Route::Map.href()>"Go to the body"</a>
            </p>
        }
        .into_any(),
    };
    view! {
        <div class="page shared-routine-page">
            <SavedTabs />
            <h1 tabindex="-1">"A shared routine"</h1>
            {content}
        </div>
    }
}
