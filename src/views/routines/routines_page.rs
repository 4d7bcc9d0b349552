//! The routines of a person, and some to start from.

use leptos::prelude::*;
use unknot_content::model::{Library, Starter, Technique};

use crate::domain::catalogue::loaded;
use crate::domain::limits::{MOST_ROUTINES, MOST_STEPS};
use crate::domain::place::{SoreSide, place_names};
use crate::domain::route::Route;
use crate::domain::routine::Routine;
use crate::domain::routine::step::RoutineStep;
use crate::domain::routine_id::RoutineId;
use crate::domain::time::Time;
use crate::domain::wording::{minutes, step_dose};
use crate::platform::clock;
use crate::platform::host::location;
use crate::state::AppState;
use crate::views::frame::lazy::StillFigure;
use crate::views::frame::navigation::SavedTabs;
use crate::views::learn::facts::OnceLoaded;
use crate::views::parts::icon::Icon;
use crate::views::parts::long_list::{LongList, WithMore};
use crate::views::parts::rows::{CollectAny, Rows};
use crate::views::parts::strip::Strip;
use crate::views::routines::shared_routine::OpenRoutine;

/// How many routines to show at first and add with each "more", and how many at most: each draws its figures.
const SHOWN: (usize, usize) = (8, 12);

#[component]
pub fn RoutinesPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let ids = Memo::new(move |_| {
        let routines = state.routines.get();
        routines.all().iter().map(|routine| routine.id.0).collect::<Vec<_>>()
    });
    let list = LongList::new(state, SHOWN.0, SHOWN.1);
    let count = Memo::new(move |_| ids.with(Vec::len));
    let numbers = Signal::derive(move || ids.with(|ids| ids[list.rows(ids.len())].to_vec()));
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
            <WithMore list count>
                <ul class="rows routines">
                    <Rows numbers row />
                </ul>
            </WithMore>
            <p class="button-row">
                <button class="button primary" on:click=make>"New routine"</button>
            </p>
            <section aria-labelledby="starters">
                <h2 id="starters">"Ready-made"</h2>
                <OnceLoaded show=|| view! { <Starters /> }.into_any() />
            </section>
            <section aria-labelledby="from-somebody">
                <h2 id="from-somebody">"From somebody else"</h2>
                <OpenRoutine />
            </section>
            <p class="aside">{format!("Unknot keeps up to {MOST_ROUTINES} routines of up to {MOST_STEPS} steps.")}</p>
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
            <li class="row" data-routine=id.to_string()>
                <Strip techniques=drawn(&routine) />
                <div class="row-words">
                    <h2>
                        <a dir="auto" href=Route::Routine(id).href()>{routine.name.clone()}</a>
                    </h2>
                    <span>{about} {routine.last_done.map(last_done)}</span>
                    <span>{places}</span>
                </div>
                {(!is_empty)
                    .then(|| {
                        view! {
                            <a
                                class="icon-button ringed"
                                data-start
                                href=Route::RoutinePlay(id).href()
                                aria-label=format!("Start: {}", routine.name)
                            >
                                <Icon name="play" />
                            </a>
                        }
                    })}
            </li>
        })
    }
}

/// The techniques of a routine, each for its side.
fn drawn(routine: &Routine) -> Vec<(&'static Technique, Option<SoreSide>)> {
    let drawn = |step: &RoutineStep| Some((step.technique()?, step.place().map(|place| place.sore)));
    routine.steps.iter().filter_map(drawn).collect()
}

fn last_done(at: Time) -> String {
    format!(". Last done {}", clock::day_and_time(at).0)
}

#[component]
fn Starters() -> impl IntoView {
    let row = |starter| view! { <StarterRow starter /> };
    loaded::<Library>().map(|library| view! { <ul class="rows">{library.starters.iter().map(row).collect_any()}</ul> })
}

/// A ready-made routine, to be looked into before it is taken.
#[component]
fn StarterRow(starter: &'static Starter) -> impl IntoView {
    let state = expect_context::<AppState>();
    let sample = StoredValue::new(Routine::from_starter(RoutineId(0), starter));
    let length = move || {
        let ready = state.session_settings().ready();
        minutes(sample.with_value(|sample| sample.length(ready)))
    };
    let add = move || state.add_routine(|id| Routine::from_starter(id, starter));
    let look = move |_| add().into_iter().for_each(|id| state.go_to(Route::Routine(id)));
    let start = move |_| add().into_iter().for_each(|id| state.go_to(Route::RoutinePlay(id)));
    let opened = RwSignal::new(false);
    let step = |step: &RoutineStep| {
        let technique = step.technique();
        let dose = step_dose(step);
        view! {
            <li class="row">
                {technique.map(|technique| view! { <StillFigure technique sore=Signal::stored(None) /> })}
                <span class="row-words">
                    <span>{step.title()}</span>
                    <span>{dose}</span>
                </span>
            </li>
        }
    };
    let inside = move || {
        view! {
            <ol class="rows">{sample.with_value(|sample| sample.steps.iter().map(step).collect_any())}</ol>
            <p class="button-row">
                <button class="button" aria-label=format!("Add and start: {}", starter.name) on:click=start>
                    "Add and start"
                </button>
                <button class="button" aria-label=format!("Add and change: {}", starter.name) on:click=look>
                    "Add and change"
                </button>
            </p>
        }
    };
    view! {
        <li data-starter=starter.name>
            <details on:toggle=move |_| opened.set(true)>
                <summary class="row">
                    <Strip techniques=sample.with_value(drawn) />
                    <div class="row-words">
                        <h3>{starter.name}</h3>
                        <span>{starter.about} " " {length} "."</span>
                    </div>
                </summary>
                {move || opened.get().then(inside)}
            </details>
        </li>
    }
}
