//! What is due of the course that is going on, above the body.

use leptos::prelude::*;

use crate::state::AppState;
use crate::views::course::course_due::CourseDue;

/// Empty while the rules have not been loaded.
#[component]
pub fn CourseCard() -> impl IntoView {
    let state = expect_context::<AppState>();
    move || {
        let today = state.course_today();
        today.map(|today| view! { <CourseDue today is_on_today=false /> })
    }
}
