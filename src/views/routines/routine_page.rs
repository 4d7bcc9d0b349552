//! A routine: its name, its steps, and how to change them.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

use crate::domain::check::routine_today::Why;
use crate::domain::check::words::reason_in_words;
use crate::domain::limits::{MOST_STEPS, NAME_LENGTH};
use crate::domain::place::{Place, place_name, place_names};
use crate::domain::route::Route;
use crate::domain::routine::Routine;
use crate::domain::routine::step::{RoutineStep, StepId};
use crate::domain::routine_id::RoutineId;
use crate::domain::wording::{minutes, step_dose, step_turn};
use crate::platform::dom::page;
use crate::state::{AppState, Pack};
use crate::views::frame::navigation::SavedTabs;
use crate::views::parts::icon::Icon;
use crate::views::parts::on_paper::{PrintButton, RoutineOnPaper};
use crate::views::parts::rows::Rows;
use crate::views::parts::typed::Typed;
use crate::views::plan::reminders::RemindersPart;
use crate::views::routines::share_routine::ShareRoutine;
use crate::views::routines::step_editor::StepEditor;

#[component]
pub fn RoutinePage(id: RoutineId) -> impl IntoView {
    let state = expect_context::<AppState>();
    let is_there = Memo::new(move |_| state.routines.with(|routines| routines.find(id).is_some()));
    view! {
        <div class="page routine-page">
            <SavedTabs />
            {move || {
                if is_there.get() {
                    view! { <Editor id /> }.into_any()
                } else {
                    view! {
                        <h1 tabindex="-1">"No such routine"</h1>
                        <p>"It was deleted, or made on another device."</p>
                        <p>
                            <a class="button primary" href=Route::Routines.href()>"All routines"</a>
                        </p>
                    }
                        .into_any()
                }
            }}
        </div>
    }
}

#[component]
fn Editor(id: RoutineId) -> impl IntoView {
    let state = expect_context::<AppState>();
    let routine = Memo::new(move |_| {
        let known = state.routines.with(|routines| routines.find(id).cloned());
        known.unwrap_or_else(|| Routine::new(id, ""))
    });
    let ids = Memo::new(move |_| routine.with(|routine| routine.steps.iter().map(|step| step.id).collect::<Vec<_>>()));
    let total = move || minutes(routine.with(|routine| routine.length(state.session_settings().ready())));
    let is_empty = Memo::new(move |_| ids.with(Vec::is_empty));
    state.ask_for(Pack::CHECK);
    let verdict = Memo::new(move |_| Verdict::of(state, id));
    let delete = move |_| {
        state.delete_routine(id);
        state.go_to(Route::Routines);
    };
    let renamed = Typed::new(state, format!("routine.{id}"), move |name| {
        state.change_routine(id, |routine| routine.rename(name));
    });
    view! {
        <h1 tabindex="-1" dir="auto">{move || routine.with(|routine| routine.name.clone())}</h1>
        <p class="glance">
            <strong data-total>{total}</strong>
            {move || {
                let places = routine.with(|routine| place_names(&routine.places()));
                (!places.is_empty()).then(|| format!(" for {places}"))
            }}
        </p>
        {move || {
            (!is_empty.get())
                .then(|| {
                    view! {
                        <p class="button-row">
                            <a class="button primary" href=Route::RoutinePlay(id).href()>"Start"</a>
                        </p>
                    }
                })
        }}
        <label class="field">
            "Name"
            <input
                type="text"
                name="routine-name"
                dir="auto"
                maxlength=NAME_LENGTH
                prop:value=move || routine.with(|routine| routine.name.clone())
                on:input:target=move |event| renamed.type_in(&event.target().value())
                on:change:target=move |event| renamed.leave(event.target().value())
            />
        </label>
        <NotAllNow verdict />
        <h2>"Steps"</h2>
        {move || {
            is_empty.get()
                .then(|| {
                    view! {
                        <p>
                            "Find a technique on the map or by words and choose “Add to a routine” there, or write a step of
                            your own."
                        </p>
                        <p>
                            <a class="lone-link" href=Route::Map.href()>"Go to the map"</a>
                        </p>
                    }
                })
        }}
        <Steps id routine ids verdict />
        <OwnStep id />
        {move || (!is_empty.get()).then(|| view! { <ShareRoutine id routine /> })}
        {move || (!is_empty.get()).then(|| view! { <RemindersPart /> })}
        <p class="eyebrow">{format!("Up to {MOST_STEPS} steps. Every change is kept at once.")}</p>
        <RoutineOnPaper routine />
        <p class="button-row">
            <PrintButton />
            <button class="button" data-delete-routine on:click=delete>"Delete this routine"</button>
        </p>
    }
}

/// What the last answers say to a routine.
#[derive(Clone, Debug, Default, PartialEq)]
struct Verdict {
    help_first: Option<Place>,
    left_out: Vec<(StepId, Why)>,
}

impl Verdict {
    /// Empty until the questions have been loaded.
    fn of(state: AppState, id: RoutineId) -> Self {
        let today = state.routine_today(id);
        today.map_or_else(Self::default, |today| Self {
            help_first: today.help_first(),
            left_out: today.left_out().to_vec(),
        })
    }
}

/// What of it is left out today, or that somebody has to look first.
#[component]
fn NotAllNow(verdict: Memo<Verdict>) -> impl IntoView {
    move || {
        let verdict = verdict.get();
        if let Some(place) = verdict.help_first {
            return view! {
                <p class="calm-note caution">
                    {format!("Your last answers about {} called for help first. ", place_name(place.area, Some(place.sore)))}
                    <a class="lone-link" href=Route::Plan(place.area, place.sore).href()>"What to do"</a>
                </p>
            }
            .into_any();
        }
        let is_all = verdict.left_out.is_empty();
        (!is_all)
            .then(|| {
                view! {
                    <p class="calm-note">
                        "By your last answers not every step is right now. Those are marked, and left out of the session."
                    </p>
                }
            })
            .into_any()
    }
}

/// The step that is being dragged, and the place where it would land.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Drag {
    step: StepId,
    to: usize,
}

#[component]
fn Steps(id: RoutineId, routine: Memo<Routine>, ids: Memo<Vec<StepId>>, verdict: Memo<Verdict>) -> impl IntoView {
    let dragged = RwSignal::new(None::<Drag>);
    let numbers = Signal::derive(move || ids.with(|ids| ids.iter().map(|step| step.0).collect()));
    let row = move |step| view! { <StepRow id step=StepId(step) routine ids dragged verdict /> }.into_any();
    view! {
        <ol class="routine-steps">
            <Rows numbers row />
        </ol>
    }
}

#[component]
fn StepRow(
    id: RoutineId,
    step: StepId,
    routine: Memo<Routine>,
    ids: Memo<Vec<StepId>>,
    dragged: RwSignal<Option<Drag>>,
    verdict: Memo<Verdict>,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let known =
        Memo::new(move |_| routine.with(|routine| routine.steps.iter().find(|known| known.id == step).cloned()));
    let index = Memo::new(move |_| ids.with(|ids| ids.iter().position(|known| *known == step).unwrap_or_default()));
    let is_open = RwSignal::new(false);
    let title = move || {
        known
            .get()
            .and_then(|step| step.title())
            .unwrap_or_else(|| "A step".to_owned())
    };
    let drop_mark = move || {
        let drag = dragged.get()?;
        let from = ids.with(|ids| ids.iter().position(|known| *known == drag.step))?;
        (drag.to == index.get() && drag.step != step).then_some(if from < drag.to { "after" } else { "before" })
    };
    let to = move |by: isize| {
        let target = index.get_untracked().saturating_add_signed(by);
        state.change_routine(id, |routine| routine.move_to(step, target));
        // The row was moved in the page, which takes the focus from its button.
        let button = if by < 0 { "move-up" } else { "move-down" };
        request_animation_frame(move || page::focus_first(&format!("[data-step-row='{}'] .{button}", step.0)));
    };
    view! {
        <li
            class="step-row"
            data-step-row=step.0
            data-drop=drop_mark
            data-dragged=move || dragged.get().is_some_and(|drag| drag.step == step).then_some("")
        >
            <div class="step-head">
                <Grip id step ids dragged title=Signal::derive(title) />
                <div class="step-name">
                    <strong dir="auto">{title}</strong>
                    {move || known.get().map(|step| view! { <span class="glance">{about(&step)}</span> })}
                    <LeftOutNow step verdict />
                </div>
                <button
                    class="icon-button move-up"
                    aria-label=move || format!("Move up: {}", title())
                    aria-disabled=move || (index.get() == 0).to_string()
                    on:click=move |_| to(-1)
                >
                    <Icon name="up" />
                </button>
                <button
                    class="icon-button move-down"
                    aria-label=move || format!("Move down: {}", title())
                    aria-disabled=move || (index.get() + 1 >= ids.with(Vec::len)).to_string()
                    on:click=move |_| to(1)
                >
                    <Icon name="down" />
                </button>
            </div>
            <div class="step-buttons">
                <button
                    class="quiet"
                    aria-expanded=move || is_open.get().to_string()
                    aria-label=move || format!("Change: {}", title())
                    on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
                >
                    "Change"
                </button>
                <button
                    class="quiet"
                    aria-label=move || format!("Once more: {}", title())
                    on:click=move |_| {
                        state.change_routine_or_say(id, |routine| routine.duplicate(step));
                    }
                >
                    "Once more"
                </button>
                <button
                    class="quiet"
                    aria-label=move || format!("Remove: {}", title())
                    on:click=move |_| state.remove_step(id, step)
                >
                    "Remove"
                </button>
            </div>
            {move || is_open.get().then(|| view! { <StepEditor id step known /> })}
        </li>
    }
}

fn about(step: &RoutineStep) -> String {
    let parts = [step_dose(step), step_turn(step.turn)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Drags a step to another place; the arrow keys move it too.
#[component]
fn Grip(
    id: RoutineId,
    step: StepId,
    ids: Memo<Vec<StepId>>,
    dragged: RwSignal<Option<Drag>>,
    title: Signal<String>,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let index = move || ids.with_untracked(|ids| ids.iter().position(|known| *known == step).unwrap_or_default());
    let grab = move |event: PointerEvent| {
        event.prevent_default();
        page::capture_pointer(&event);
        dragged.set(Some(Drag { step, to: index() }));
    };
    let follow = move |event: PointerEvent| {
        if dragged.get_untracked().is_none_or(|drag| drag.step != step) {
            return;
        }
        let row = page::data_at("data-step-row", event.client_x(), event.client_y());
        let over = row.and_then(|row| row.parse().ok()).map(StepId);
        let to = over.and_then(|over| ids.with_untracked(|ids| ids.iter().position(|known| *known == over)));
        if let Some(to) = to {
            dragged.set(Some(Drag { step, to }));
        }
    };
    let settle = move |_| {
        let drag = dragged.get_untracked().filter(|drag| drag.step == step);
        dragged.set(None);
        if let Some(drag) = drag.filter(|drag| drag.to != index()) {
            state.change_routine(id, |routine| routine.move_to(step, drag.to));
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowUp" => -1,
            "ArrowDown" => 1,
            _ => return,
        };
        event.prevent_default();
        let target = index().saturating_add_signed(by);
        state.change_routine(id, |routine| routine.move_to(step, target));
        request_animation_frame(move || page::focus_first(&format!("[data-step-row='{}'] .grip-handle", step.0)));
    };
    view! {
        <button
            class="icon-button grip-handle"
            aria-label=move || format!("Move: {}. Drag, or use the up and down arrows", title.get())
            on:pointerdown=grab
            on:pointermove=follow
            on:pointerup=settle
            on:pointercancel=move |_| dragged.set(None)
            on:keydown=on_key
        >
            <Icon name="grip" />
        </button>
    }
}

/// Why a step stays out of a session now.
#[component]
fn LeftOutNow(step: StepId, verdict: Memo<Verdict>) -> impl IntoView {
    let why = move || {
        verdict.with(|verdict| {
            verdict
                .left_out
                .iter()
                .find(|(left, _)| *left == step)
                .map(|(_, why)| *why)
        })
    };
    move || {
        why().map(|why| {
            let (rule, words) = match why {
                Why::Unknown => (
                    None,
                    "This version does not know it. It is kept, and skipped.".to_owned(),
                ),
                Why::NotForPlace => (
                    None,
                    "It is not meant for this place. It is kept, and skipped.".to_owned(),
                ),
                Why::Against(reason) => (Some(reason.rule().as_str()), reason_in_words(reason)),
            };
            view! {
                <span class="left-out-now" data-reason=rule>
                    <strong>"Left out now: "</strong>
                    {words}
                </span>
            }
        })
    }
}

/// A step in the person's own words.
#[component]
fn OwnStep(id: RoutineId) -> impl IntoView {
    let state = expect_context::<AppState>();
    let title = RwSignal::new(state.draft("own-title"));
    let text = RwSignal::new(state.draft("own-text"));
    Effect::new(move |_| title.with(|title| state.keep_draft("own-title", title)));
    Effect::new(move |_| text.with(|text| state.keep_draft("own-text", text)));
    let is_empty = Memo::new(move |_| title.with(|title| title.trim().is_empty()));
    let was_tried = RwSignal::new(false);
    let add = move |_| {
        was_tried.set(is_empty.get_untracked());
        if is_empty.get_untracked() {
            page::focus_first("[name='own-title']");
            return;
        }
        let step = RoutineStep::own(&title.get_untracked(), &text.get_untracked());
        // What does not fit is still there to be kept elsewhere.
        if state.change_routine_or_say(id, |routine| routine.add(step).map(|_| ())) {
            title.set(String::new());
            text.set(String::new());
        }
        page::focus_first("[name='own-title']");
    };
    view! {
        <details class="own-step">
            <summary>"Add a step of your own"</summary>
            <p class="eyebrow">"Such as what your physiotherapist showed you. Unknot cannot check it for you."</p>
            <label class="field">
                "Name"
                <input
                    type="text"
                    name="own-title"
                    dir="auto"
                    maxlength=NAME_LENGTH
                    prop:value=title
                    on:input:target=move |event| title.set(event.target().value())
                />
            </label>
            <label class="field">
                "How to do it"
                <textarea
                    name="own-text"
                    dir="auto"
                    maxlength="500"
                    prop:value=text
                    on:input:target=move |event| text.set(event.target().value())
                ></textarea>
            </label>
            <div role="status">
                {move || {
                    (was_tried.get() && is_empty.get())
                        .then(|| view! { <p class="refusal">"Give the step a name first."</p> })
                }}
            </div>
            <p class="button-row">
                <button class="button" on:click=add>"Add this step"</button>
            </p>
        </details>
    }
}
