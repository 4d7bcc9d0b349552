//! The routines of a person, and some to start from.

use leptos::prelude::*;
use unknot_content::model::Starter;

use crate::domain::catalogue::library;
use crate::domain::limits::{MOST_ROUTINES, MOST_STEPS};
use crate::domain::place::place_names;
use crate::domain::route::Route;
use crate::domain::routine::Routine;
use crate::domain::routine_id::RoutineId;
use crate::domain::time::Time;
use crate::domain::wording::minutes;
use crate::platform::clock;
use crate::platform::host::location;
use crate::state::AppState;
use crate::views::frame::navigation::SavedTabs;
use crate::views::learn::facts::OnceLoaded;
use crate::views::parts::rows::{CollectAny, Rows};
use crate::views::routines::shared_routine::OpenRoutine;

#[component]
pub fn RoutinesPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let ids = Memo::new(move |_| {
        let routines = state.routines.get();
        routines.all().iter().map(|routine| routine.id.0).collect::<Vec<_>>()
    });
    let row = |id| view! { <RoutineRow id=RoutineId(id) /> }.into_any();
    let make = move |_| {
        if let Some(id) = state.add_routine(|id| Routine::new(id, "My routine")) {
            state.go_to(Route::Routine(id));
        }
    };
    view! {
        <div class="page routines-page">
            <SavedTabs />
            <h1 tabindex="-1">"Routines"</h1>
            {move || ids.with(Vec::is_empty).then_some("What you put together to follow again stands here.")}
            <ul class="routines">
                <Rows numbers=ids.into() row />
            </ul>
            <p class="button-row">
                <button class="button primary" on:click=make>"New routine"</button>
            </p>
            <OpenRoutine />
            <section aria-labelledby="starters">
                <h2 id="starters">"To start from"</h2>
                <OnceLoaded show=|| view! { <Starters /> }.into_any() />
            </section>
            <p class="eyebrow">{format!("Up to {MOST_ROUTINES} routines with up to {MOST_STEPS} steps each are kept.")}</p>
        </div>
    }
}

/// Leads on to the routine that was followed last, or else to all of them.
#[component]
pub fn LastRoutine() -> impl IntoView {
    let state = expect_context::<AppState>();
    let last = state
        .routines
        .with_untracked(|routines| routines.last().map(|routine| routine.id));
    location::replace_with(&last.map_or(Route::Routines, Route::Routine).href());
}

/// A routine with its time, its places and when it was last done.
#[component]
fn RoutineRow(id: RoutineId) -> impl IntoView {
    let state = expect_context::<AppState>();
    let routine = Memo::new(move |_| state.routines.with(|routines| routines.find(id).cloned()));
    move || {
        let routine = routine.get()?;
        let length = routine.length(state.session_settings().ready());
        let about = match routine.steps.len() {
            0 => "No steps yet".to_owned(),
            1 => format!("1 step, {}", minutes(length)),
            more => format!("{more} steps, {}", minutes(length)),
        };
        let places = place_names(&routine.places());
        let is_empty = routine.steps.is_empty();
        Some(view! {
            <li class="routine-row" data-routine=id.to_string()>
                <h2>
                    <a dir="auto" href=Route::Routine(id).href()>{routine.name.clone()}</a>
                </h2>
                <p class="glance">{about} {routine.last_done.map(last_done)}</p>
                <p class="glance">{places}</p>
                {(!is_empty)
                    .then(|| {
                        view! {
                            <a
                                class="button"
                                href=Route::RoutinePlay(id).href()
                                aria-label=format!("Start: {}", routine.name)
                            >
                                "Start"
                            </a>
                        }
                    })}
            </li>
        })
    }
}

fn last_done(at: Time) -> String {
    format!(". Last done {}", clock::day_and_time(at).0)
}

#[component]
fn Starters() -> impl IntoView {
    let state = expect_context::<AppState>();
    let row = move |starter: &'static Starter| {
        let sample = Routine::from_starter(RoutineId(0), starter);
        let length = move || minutes(sample.length(state.session_settings().ready()));
        let add = move |_| {
            if let Some(id) = state.add_routine(|id| Routine::from_starter(id, starter)) {
                state.go_to(Route::Routine(id));
            }
        };
        view! {
            <li class="routine-row">
                <h3>{starter.name}</h3>
                <p class="glance">{starter.about} " " {length}</p>
                <button class="button" aria-label=format!("Add: {}", starter.name) on:click=add>"Add"</button>
            </li>
        }
    };
    library().map(|library| view! { <ul class="routines">{library.starters.iter().map(row).collect_any()}</ul> })
}
