//! Above the body, for somebody who has been here: what is due of a course, or the plan to go on with, one tap away.

use leptos::prelude::*;

use crate::domain::place::place_name;
use crate::domain::route::Route;
use crate::state::AppState;
use crate::views::frame::lazy::LazyCourseCard;

/// What is due of a course; where there is none, the plan by the latest answers, while they allow one.
#[component]
pub fn DueCard() -> impl IntoView {
    let state = expect_context::<AppState>();
    let place = Memo::new(move |_| state.place_to_go_on_with());
    move || {
        if state.place_of_course().is_some() {
            return Some(view! { <LazyCourseCard /> }.into_any());
        }
        let place = place.get()?;
        Some(
            view! {
                <section class="due" aria-label="Your plan">
                    <div class="row-words">
                        <h2>
                            <a href=Route::Plan(place.area, place.sore).href()>
                                {place_name(place.area, Some(place.sore))}
                            </a>
                        </h2>
                        <span>"Your plan"</span>
                    </div>
                    <button class="button primary" data-start on:click=move |_| state.start_plan(place)>
                        "Start"
                    </button>
                </section>
            }
            .into_any(),
        )
    }
}
