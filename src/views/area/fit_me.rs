//! The way to a plan: made already, or after a few questions.

use leptos::prelude::*;
use unknot_content::model::Area;

use crate::domain::place::{Place, SoreSide};
use crate::domain::route::Route;
use crate::state::AppState;
use crate::views::frame::lazy::LazyParts;

/// "Your plan", or "Make it fit me" where there is none.
#[component]
pub fn FitMe(area: &'static Area, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let lazy = expect_context::<LazyParts>();
    let place = move || Place {
        area,
        sore: sore.get().unwrap_or(SoreSide::Both),
    };
    let has_plan = Memo::new(move |_| lazy.has_plan(state, place()));
    let href = move || {
        let Place { area, sore } = place();
        let route = if has_plan.get() {
            Route::Plan(area, sore)
        } else {
            Route::Check(area, sore)
        };
        route.href()
    };
    view! {
        <a class="button fit-me" href=href>
            {move || if has_plan.get() { "Your plan" } else { "Make it fit me · 90 seconds" }}
        </a>
    }
}
