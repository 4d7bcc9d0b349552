//! "Add to routine", from a plan, a selection, a technique or a favourite.

use leptos::prelude::*;
use unknot_content::model::Technique;

use crate::domain::catalogue;
use crate::domain::place::{Place, SoreSide};
use crate::domain::route::Route;
use crate::domain::routine::Routine;
use crate::domain::routine::step::RoutineStep;
use crate::domain::routine_id::RoutineId;
use crate::state::AppState;
use crate::views::parts::rows::CollectAny;

/// The routines that there are, and a new one.
#[component]
pub fn AddToRoutine(
    steps: Vec<RoutineStep>,
    /// The name of a new routine.
    name: String,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let steps = StoredValue::new(steps);
    let added = RwSignal::new(None::<RoutineId>);
    // The routines that have the steps by now, the new one among them: a second tap adds nothing.
    let have = StoredValue::new(Vec::<RoutineId>::new());
    let made = StoredValue::new(None::<RoutineId>);
    let add = move |to: Option<RoutineId>, name: String| {
        let wanted = to.or(made.get_value());
        let is_there = |id: &RoutineId| state.routines.with_untracked(|routines| routines.find(*id).is_some());
        if let Some(known) = wanted.filter(|id| have.with_value(|have| have.contains(id)) && is_there(id)) {
            return added.set(Some(known));
        }
        let now = state.add_steps(to, &name, steps.get_value());
        have.update_value(|have| have.extend(now));
        if to.is_none() {
            made.set_value(now);
        }
        added.set(now);
    };
    let row = move |routine: &Routine| {
        let id = routine.id;
        view! {
            <li>
                <button class="button" dir="auto" on:click=move |_| add(Some(id), String::new())>{routine.name.clone()}</button>
            </li>
        }
    };
    let known = move || {
        state
            .routines
            .with(|routines| routines.all().iter().map(row).collect_any())
    };
    // Filled when first opened: a page may hold one of these for each of many areas, with many routines each.
    let was_opened = RwSignal::new(false);
    let name = StoredValue::new(name);
    let choices = move || {
        view! {
            <ul class="chips">
                {known}
                <li>
                    <button class="button" on:click=move |_| add(None, name.get_value())>"A new routine"</button>
                </li>
            </ul>
        }
    };
    let done = move |id: RoutineId| {
        let name = state
            .routines
            .with(|routines| routines.find(id).map(|routine| routine.name.clone()))?;
        Some(view! {
            <a class="lone-link" href=Route::Routine(id).href()>{format!("Added to “{name}”")}</a>
        })
    };
    view! {
        <details class="add-to-routine" on:toggle=move |_| was_opened.set(true)>
            <summary>"Add to a routine"</summary>
            {move || was_opened.get().then(choices)}
            <p role="status">{move || added.get().and_then(done)}</p>
        </details>
    }
}

/// The same for one technique, at the place where somebody came from.
#[component]
pub fn AddTechnique(technique: &'static Technique, #[prop(into)] sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    move || {
        let chosen = state.selection.with(|selection| {
            let places = selection.places().iter().copied();
            places
                .into_iter()
                .find(|place| place.area.techniques.contains(&technique.id))
        });
        let first = || catalogue::areas_of(technique).next();
        let area = chosen.map(|place| place.area).or_else(first)?;
        let sore = sore.get().unwrap_or(SoreSide::Both);
        let steps = vec![RoutineStep::of_technique(technique, Place { area, sore })];
        Some(view! { <AddToRoutine steps name=technique.title.to_owned() /> })
    }
}
