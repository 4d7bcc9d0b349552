//! The next time, after a session.

use leptos::prelude::*;

use crate::domain::place::Place;
use crate::domain::route::Route;
use crate::state::AppState;

/// When the same is next sensible, and a way to it: Today for a course, else the plan, which has reminders for the calendar.
#[component]
pub fn NextTimeLine(place: Place) -> impl IntoView {
    let state = expect_context::<AppState>();
    let next = Memo::new(move |_| state.next_time(place));
    let has_plan = move || state.place_of_course() != Some(place) && state.last_check(place).is_some();
    move || {
        let next = next.get()?;
        let (route, label) = if has_plan() {
            (Route::Plan(place.area, place.sore), "Set a reminder")
        } else {
            (Route::Today, "Today")
        };
        Some(view! {
            <p data-next-time=if next.is_today() { "today" } else { "tomorrow" }>
                {next.words()} " " <a href=route.href()>{label}</a>
            </p>
        })
    }
}
