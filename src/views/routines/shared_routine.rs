//! A routine that somebody passed on, to be looked at before it is added.

use leptos::prelude::*;

use crate::domain::place::place_name;
use crate::domain::route::Route;
use crate::domain::routine::share::{Shared, file};
use crate::domain::routine::step::{RoutineStep, StepActivity};
use crate::domain::routine_id::RoutineId;
use crate::domain::wording::{minutes, step_dose, step_turn};
use crate::platform::dom::page;
use crate::state::AppState;
use crate::views::frame::lazy::StillFigure;
use crate::views::parts::file_field::FileField;

/// A preview of the routine, and the choice to add it. Nothing is added unasked.
#[component]
pub fn SharedPreview(shared: Shared, #[prop(into)] decline: Callback<()>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let Shared { routine, left_out } = shared.clone();
    let steps: Vec<_> = routine
        .steps
        .iter()
        .map(|step| view! { <SharedStep step=step.clone() /> })
        .collect();
    let length = {
        let routine = routine.clone();
        move || minutes(routine.length(state.session_settings().ready()))
    };
    let was_added = RwSignal::new(false);
    let kept = Memo::new(move |_| state.routines.with(|routines| shared.kept_in(routines)));
    let add = {
        let routine = routine.clone();
        Callback::new(move |()| {
            was_added.set(state.add_shared(routine.clone()).is_some());
            // The button is gone, and the way on stands in its place.
            request_animation_frame(|| page::focus_first("[data-shared='open']"));
        })
    };
    view! {
        <div class="shared-routine" data-shared-routine>
            <h2 dir="auto">{routine.name}</h2>
            <p class="glance">{length}</p>
            <p class="calm-note">
                "Somebody sent you this routine. Look through it first. Unknot still asks you its safety questions before you start."
            </p>
            {left_out_words(left_out).map(|words| view! { <p>{words}</p> })}
            <ol class="rows">{steps}</ol>
            <div role="status">
                {move || kept.get().map(|id| view! { <KeptNotice id was_added=was_added.get() /> })}
            </div>
            {move || kept.get().is_none().then(|| view! { <AddOrDecline add decline /> })}
        </div>
    }
}

#[component]
fn AddOrDecline(add: Callback<()>, decline: Callback<()>) -> impl IntoView {
    view! {
        <p class="button-row">
            <button class="button primary" data-shared="add" on:click=move |_| add.run(())>"Add to my routines"</button>
            <button class="button" data-shared="decline" on:click=move |_| decline.run(())>"Not now"</button>
        </p>
    }
}

/// A link to the added routine, or to the one that was there already.
#[component]
fn KeptNotice(id: RoutineId, was_added: bool) -> impl IntoView {
    let words = if was_added {
        "It was added to your routines."
    } else {
        "You have this routine already, with the same name and the same steps."
    };
    view! {
        <p data-shared="kept">{words}</p>
        <p class="button-row">
            <a class="button primary" data-shared="open" href=Route::Routine(id).href()>"Open it"</a>
        </p>
    }
}

#[component]
fn SharedStep(step: RoutineStep) -> impl IntoView {
    let place = step.place().map(|place| place_name(place.area, Some(place.sore)));
    let sore = Signal::stored(step.place().map(|place| place.sore));
    let parts = [place, step_dose(&step), step_turn(step.turn), step.rest.map(rest)];
    let about = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let own = match &step.work {
        StepActivity::Own { text, .. } => Some(view! {
            {(!text.is_empty()).then(|| view! { <span class="own-words" dir="auto">{text.clone()}</span> })}
            <span>"In their own words. Unknot cannot check if it is right for you."</span>
        }),
        StepActivity::Technique { .. } => None,
    };
    view! {
        <li class="row">
            {step.technique().map(|technique| view! { <StillFigure technique sore /> })}
            <div class="row-words">
                <strong dir="auto">{step.title()}</strong>
                <span>{about}</span>
                {own}
            </div>
        </li>
    }
}

fn rest(seconds: u16) -> String {
    format!("{seconds} s rest")
}

fn left_out_words(left_out: usize) -> Option<String> {
    match left_out {
        0 => None,
        1 => Some("1 step is not known to this version of Unknot and was left out.".to_owned()),
        more => Some(format!(
            "{more} steps are not known to this version of Unknot and were left out."
        )),
    }
}

/// A pasted link opens as if it had been tapped. An installed app has no address bar.
fn follow_link(state: AppState, opened: RwSignal<Option<Result<Shared, String>>>, text: &str) {
    let text = text.trim();
    if text.is_empty() {
        return opened.set(None);
    }
    match Route::from_link(text) {
        Some(route) => state.go_to(route),
        None => opened.set(Some(Err("This is not a link to a page of Unknot.".to_owned()))),
    }
}

/// A routine out of a file, looked at in the same way, or a link to one.
#[component]
pub fn OpenRoutine() -> impl IntoView {
    let state = expect_context::<AppState>();
    let opened = RwSignal::new(None::<Result<Shared, String>>);
    let take = Callback::new(move |text: Result<String, String>| {
        let read = text.and_then(|text| file::read(&text).map_err(|reason| reason.to_string()));
        opened.set(Some(read));
    });
    view! {
        <FileField label="Open a routine file" name="routine" largest=file::LARGEST take />
        <label class="field">
            "Or paste a link"
            <input
                type="url"
                name="link"
                autocomplete="off"
                on:change:target=move |event| follow_link(state, opened, &event.target().value())
            />
        </label>
        <div role="status">
            {move || match opened.get() {
                None => ().into_any(),
                Some(Err(reason)) => {
                    view! { <p class="refusal" data-shared-error>{reason} " Nothing was added."</p> }.into_any()
                }
                Some(Ok(_)) => view! { <p>"This is in the file:"</p> }.into_any(),
            }}
        </div>
        {move || {
            let shared = opened.get()?.ok()?;
            Some(view! { <SharedPreview shared decline=move |()| opened.set(None) /> })
        }}
    }
}
