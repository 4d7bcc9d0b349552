//! "Add a technique" without leaving the routine.

use std::sync::Arc;

use leptos::prelude::*;
use unknot_content::model::{Area, Kind, Technique};

use crate::domain::catalogue::{areas_of, find_area, guidance};
use crate::domain::place::{Place, SoreSide, place_name};
use crate::domain::routine::Routine;
use crate::domain::routine::picker::{KINDS, TechniqueQuery, pick};
use crate::domain::routine::step::RoutineStep;
use crate::domain::routine_id::RoutineId;
use crate::domain::wording::{at_a_glance, kind_heading, kind_id};
use crate::state::AppState;
use crate::views::frame::lazy::StillFigure;
use crate::views::parts::choice::{ChoiceOption, Options, Segmented};
use crate::views::parts::icon::Icon;
use crate::views::parts::labels::side_options;
use crate::views::parts::rows::CollectAny;

/// How many techniques to show at first and to add with each "more".
const SHOWN: usize = 8;

/// The query, and the side for the new step.
#[derive(Clone, Copy, Debug)]
struct Search {
    area: RwSignal<Option<&'static Area>>,
    sore: RwSignal<SoreSide>,
    kind: RwSignal<Option<Kind>>,
    words: RwSignal<String>,
    shown: RwSignal<usize>,
}

impl Search {
    /// Starts where the routine is for, or else at the place that was chosen last.
    fn start(state: AppState, routine: Memo<Routine>) -> Self {
        let place = untrack(|| {
            let of_routine = routine.with(|routine| routine.places().first().copied());
            of_routine.or_else(|| state.selection.with(|selection| selection.places().first().copied()))
        });
        Self {
            area: RwSignal::new(place.map(|place| place.area)),
            sore: RwSignal::new(place.map_or(SoreSide::Both, |place| place.sore)),
            kind: RwSignal::new(None),
            words: RwSignal::new(String::new()),
            shown: RwSignal::new(SHOWN),
        }
    }

    fn found(self) -> Vec<&'static Technique> {
        pick(&TechniqueQuery {
            area: self.area.get(),
            kind: self.kind.get(),
            words: self.words.get(),
        })
    }

    /// The place that a technique would be done for.
    fn place(self, technique: &Technique) -> Option<Place> {
        let area = self.area.get_untracked().or_else(|| areas_of(technique).next())?;
        let is_chosen = self.area.with_untracked(Option::is_some);
        let sore = if is_chosen {
            self.sore.get_untracked()
        } else {
            SoreSide::Both
        };
        Some(Place { area, sore })
    }
}

/// Made when it is first opened.
#[component]
pub fn TechniquePicker(id: RoutineId, routine: Memo<Routine>) -> impl IntoView {
    let was_opened = RwSignal::new(false);
    view! {
        <details class="pick-technique" on:toggle=move |_| was_opened.set(true)>
            <summary>"Add a technique"</summary>
            {move || was_opened.get().then(|| view! { <Picker id routine /> })}
        </details>
    }
}

#[component]
fn Picker(id: RoutineId, routine: Memo<Routine>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let search = Search::start(state, routine);
    let told = RwSignal::new(String::new());
    let add = Callback::new(move |technique: &'static Technique| {
        let Some(place) = search.place(technique) else { return };
        let step = RoutineStep::of_technique(technique, place);
        if state.change_routine_or_say(id, |routine| routine.add(step).map(drop)) {
            let count = routine.with_untracked(|routine| routine.steps.len());
            told.set(format!("Added as step {count}: {}.", technique.title));
        }
    });
    let found = Memo::new(move |_| {
        search
            .found()
            .iter()
            .map(|technique| technique.id.as_str())
            .collect::<Vec<_>>()
    });
    let rows = move || {
        let shown = search.found().into_iter().take(search.shown.get());
        shown
            .map(|technique| view! { <Row technique search add /> })
            .collect_any()
    };
    view! {
        <p role="status" class="picked">{told}</p>
        <Where search />
        <label class="field">
            "Search"
            <input
                type="search"
                name="technique-words"
                dir="auto"
                autocomplete="off"
                placeholder="Such as “chin” or “ball”"
                on:input:target=move |event| {
                    search.words.set(event.target().value());
                    search.shown.set(SHOWN);
                }
            />
        </label>
        <Kinds search />
        <ul class="rows">{rows}</ul>
        {move || {
            let count = found.with(Vec::len);
            match count {
                0 => view! { <p>"Nothing fits. Try another word, kind or place."</p> }.into_any(),
                count if count > search.shown.get() => {
                    view! {
                        <p class="button-row">
                            <button class="button" on:click=move |_| search.shown.update(|shown| *shown += SHOWN)>
                                "Show more"
                            </button>
                        </p>
                    }
                        .into_any()
                }
                _ => ().into_any(),
            }
        }}
    }
}

#[component]
fn Where(search: Search) -> impl IntoView {
    let option = move |area: &'static Area| {
        let is_chosen = move || search.area.get().is_some_and(|chosen| chosen.id == area.id);
        view! { <option value=area.id.as_str() prop:selected=is_chosen>{area.name}</option> }
    };
    view! {
        <label class="field">
            "For which place?"
            <select
                name="technique-area"
                on:change:target=move |event| {
                    search.area.set(find_area(&event.target().value()));
                    search.shown.set(SHOWN);
                }
            >
                <option value="">"Any place"</option>
                {guidance().areas.iter().map(option).collect_any()}
            </select>
        </label>
        {move || {
            search
                .area
                .get()
                .map(|_| {
                    view! {
                        <Segmented
                            question="technique-side"
                            ask="Side"
                            options=side_options()
                            chosen=search.sore
                        />
                    }
                })
        }}
    }
}

#[component]
fn Kinds(search: Search) -> impl IntoView {
    let chip = move |kind: Option<Kind>| ChoiceOption {
        value: kind.map_or("all", kind_id).to_owned(),
        label: kind.map_or("All", kind_heading).to_owned(),
        is_chosen: Arc::new(move || search.kind.get() == kind),
        choose: Arc::new(move || {
            search.kind.set(kind);
            search.shown.set(SHOWN);
        }),
    };
    let kinds = std::iter::once(None).chain(KINDS.map(Some)).map(chip).collect();
    view! { <Options question="technique-kind" ask="Kind" options=kinds is_hidden=true class="picks" /> }
}

#[component]
fn Row(technique: &'static Technique, search: Search, add: Callback<&'static Technique>) -> impl IntoView {
    let sore = Signal::derive(move || search.area.get().map(|_| search.sore.get()));
    let about = move || match search.area.get() {
        Some(_) => at_a_glance(technique),
        None => areas_of(technique)
            .next()
            .map_or_else(String::new, |area| place_name(area, None)),
    };
    view! {
        <li class="row">
            <StillFigure technique sore />
            <div class="row-words">
                <span>{technique.title}</span>
                <span>{about}</span>
            </div>
            <button
                class="icon-button ringed"
                aria-label=format!("Add to the routine: {}", technique.title)
                on:click=move |_| add.run(technique)
            >
                <Icon name="add" />
            </button>
        </li>
    }
}
