//! What is due of a course: one line and one button, on Today and above the body.

use leptos::prelude::*;
use unknot_content::check::RuleId;

use crate::domain::check::plan::PlanStep;
use crate::domain::course::due::{Due, Today};
use crate::domain::course::words::{heading, stage};
use crate::domain::place::Place;
use crate::domain::route::Route;
use crate::domain::session::exercise::Exercise;
use crate::domain::session::script::length;
use crate::domain::wording;
use crate::state::AppState;

/// On Today, once the pain now is told, its button says that nothing is new, and starts without asking again.
#[component]
pub fn CourseDue(today: Today, is_on_today: bool) -> impl IntoView {
    let heading = heading(&today);
    let Today {
        place, standing, due, ..
    } = today;
    let (value, rule, button) = match due {
        Due::Check(rule) => (
            "check",
            Some(rule),
            Some(link(Route::Check(place.area, place.sore), "Answer first")),
        ),
        Due::HelpFirst => (
            "help-first",
            None,
            Some(link(Route::Plan(place.area, place.sore), "Get help first")),
        ),
        Due::Wait(rule) => ("wait", Some(rule), None),
        Due::Over(rule) => ("over", Some(rule), None),
        Due::Done(_) => ("done", None, None),
        Due::Session(session) => (
            "session",
            None,
            Some(view! { <StartDue place steps=session.steps is_on_today is_primary=true /> }.into_any()),
        ),
    };
    let said = match value {
        "done" => "Done for today".to_owned(),
        "over" => "This course is over".to_owned(),
        _ => stage(&standing),
    };
    view! {
        <section class="due" aria-label="Your course" data-course=value data-rules=rule.map(RuleId::as_str)>
            <div class="row-words">
                <h2>
                    <a href=Route::Today.href()>{heading}</a>
                </h2>
                <span>{said}</span>
            </div>
            {button}
        </section>
    }
}

fn link(to: Route, words: &'static str) -> AnyView {
    view! { <a class="button primary" href=to.href()>{words}</a> }.into_any()
}

/// The button that starts what is due, or another length of it.
#[component]
pub fn StartDue(
    place: Place,
    steps: Vec<PlanStep>,
    is_on_today: bool,
    /// It is what the page asks for, and not a choice beside it.
    #[prop(optional)]
    is_primary: bool,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let ready = state.session_settings().ready();
    let time: u64 = steps
        .iter()
        .map(|step| length(&Exercise::of_plan(*step, None), ready))
        .sum();
    let says_nothing_is_new = is_on_today && untrack(|| state.pain_just_told(place)).is_some();
    let label = if says_nothing_is_new {
        "Nothing new: start"
    } else {
        "Start"
    };
    let label = format!("{label} · {}", wording::minutes(time));
    view! {
        <button class="button" class:primary=is_primary data-start on:click=move |_| state.start_due(place, &steps, is_on_today)>
            {label}
        </button>
    }
}
