//! A routine: its name, its steps, and how to change them.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

use crate::domain::check::routine_today::StepOmission;
use crate::domain::check::words::step_left_out;
use crate::domain::limits::{MOST_STEPS, NAME_LENGTH};
use crate::domain::place::{Place, place_name, place_names};
use crate::domain::route::Route;
use crate::domain::routine::Routine;
use crate::domain::routine::step::{RoutineStep, StepId};
use crate::domain::routine_id::RoutineId;
use crate::domain::wording::{minutes, step_dose, step_turn};
use crate::platform::dom::page;
use crate::state::{AppState, Pack};
use crate::views::frame::lazy::StillFigure;
use crate::views::frame::navigation::WayBack;
use crate::views::parts::draft_field::DraftField;
use crate::views::parts::empty::Empty;
use crate::views::parts::icon::Icon;
use crate::views::parts::menu::{Menu, MenuItem};
use crate::views::parts::on_paper::RoutineOnPaper;
use crate::views::parts::rows::Rows;
use crate::views::plan::reminders::RemindersPart;
use crate::views::routines::share_routine::ShareRoutine;
use crate::views::routines::step_editor::StepEditor;
use crate::views::routines::technique_picker::TechniquePicker;

#[component]
pub fn RoutinePage(id: RoutineId) -> impl IntoView {
    let state = expect_context::<AppState>();
    let is_there = Memo::new(move |_| state.routines.with(|routines| routines.find(id).is_some()));
    view! {
        <div class="page routine-page">
            <WayBack to=Route::Routines label="Routines" />
            {move || {
                if is_there.get() {
                    view! { <Editor id /> }.into_any()
                } else {
                    view! {
                        <h1 tabindex="-1">"No such routine"</h1>
                        <p>"It was deleted, or it is on another device."</p>
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
    let verdict = Memo::new(move |_| TodayOfRoutine::of(state, id));
    let delete = move || {
        state.delete_routine(id);
        state.go_to(Route::Routines);
    };
    let renamed = DraftField::new(state, format!("routine.{id}"), move |name| {
        state.change_routine(id, |routine| routine.rename(name));
    });
    let is_renamed = RwSignal::new(is_empty.get_untracked());
    let rename = move || {
        is_renamed.set(true);
        request_animation_frame(|| page::focus_first("[name='routine-name']"));
    };
    let duplicate = move || {
        if let Some(copy) = state.add_routine(|id| routine.with_untracked(|routine| routine.copy(id))) {
            state.go_to(Route::Routine(copy));
        }
    };
    let shares = RwSignal::new(false);
    let share = move || {
        shares.set(true);
        request_animation_frame(|| page::focus_first("[data-share='open']"));
    };
    let items = vec![
        MenuItem::new("Rename", rename),
        MenuItem::new("Duplicate", duplicate),
        MenuItem::new("Share", share).possible(Signal::derive(move || !is_empty.get())),
        MenuItem::new("Print or save as PDF", move || state.print()),
        MenuItem::new("Delete", delete),
    ];
    let name = Signal::derive(move || routine.with(|routine| routine.name.clone()));
    view! {
        <div class="title-row">
            <h1 tabindex="-1" dir="auto">{name}</h1>
            <Menu id="routine-menu".to_owned() about=name items />
        </div>
        <p class="glance">
            <strong data-total>{total}</strong>
            {move || {
                let places = routine.with(|routine| place_names(&routine.places()));
                (!places.is_empty()).then(|| format!(" for {places}"))
            }}
        </p>
        {move || {
            is_renamed
                .get()
                .then(|| {
                    view! {
                        <label class="field">
                            "Name"
                            <input
                                type="text"
                                name="routine-name"
                                dir="auto"
                                maxlength=NAME_LENGTH
                                prop:value=name
                                on:input:target=move |event| renamed.type_in(&event.target().value())
                                on:change:target=move |event| renamed.leave(event.target().value())
                            />
                        </label>
                    }
                })
        }}
        <NotAllNow verdict />
        {move || {
            (!is_empty.get())
                .then(|| {
                    view! {
                        <p class="button-row">
                            <a class="button primary wide" href=Route::RoutinePlay(id).href()>"Start"</a>
                        </p>
                    }
                })
        }}
        <section aria-labelledby="routine-steps">
            <h2 id="routine-steps" class="visually-hidden">"Steps"</h2>
            {move || {
                is_empty
                    .get()
                    .then(|| {
                        view! { <Empty drawing=STEPS_DRAWING words="No steps yet. Add a technique, or a step of your own." /> }
                    })
            }}
            <Steps id routine ids verdict />
        </section>
        <div class="group not-on-paper">
            <TechniquePicker id routine />
            <OwnStep id />
        </div>
        {move || {
            (!is_empty.get())
                .then(|| {
                    view! {
                        <div class="group">
                            <ShareRoutine id routine is_open=shares />
                            <RemindersPart />
                        </div>
                    }
                })
        }}
        <p class="aside">{format!("Up to {MOST_STEPS} steps. Changes are saved as you make them.")}</p>
        <RoutineOnPaper routine />
    }
}

/// The figure on the page of an empty routine: somebody who sits at ease.
const STEPS_DRAWING: &str = "br-belly";

/// What the last answers allow of a routine.
#[derive(Clone, Debug, Default, PartialEq)]
struct TodayOfRoutine {
    help_first: Option<Place>,
    left_out: Vec<(StepId, StepOmission)>,
}

impl TodayOfRoutine {
    /// Empty until the questions have been loaded.
    fn of(state: AppState, id: RoutineId) -> Self {
        let today = state.routine_today(id);
        today.map_or_else(Self::default, |today| Self {
            help_first: today.help_first(),
            left_out: today.left_out().to_vec(),
        })
    }
}

/// The steps that are left out today, or the advice to see somebody first.
#[component]
fn NotAllNow(verdict: Memo<TodayOfRoutine>) -> impl IntoView {
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
                        "Going by your last answers, not every step is right for you now. Those are marked, and left out when you start."
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
fn Steps(
    id: RoutineId,
    routine: Memo<Routine>,
    ids: Memo<Vec<StepId>>,
    verdict: Memo<TodayOfRoutine>,
) -> impl IntoView {
    let dragged = RwSignal::new(None::<Drag>);
    let numbers = Signal::derive(move || ids.with(|ids| ids.iter().map(|step| step.0).collect()));
    let told = RwSignal::new(String::new());
    let row = move |step| view! { <StepRow id step=StepId(step) routine ids dragged verdict told /> }.into_any();
    view! {
        <ol class="routine-steps">
            <Rows numbers row />
        </ol>
        <p class="visually-hidden" role="status">{told}</p>
    }
}

#[component]
fn StepRow(
    id: RoutineId,
    step: StepId,
    routine: Memo<Routine>,
    ids: Memo<Vec<StepId>>,
    dragged: RwSignal<Option<Drag>>,
    verdict: Memo<TodayOfRoutine>,
    told: RwSignal<String>,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let known =
        Memo::new(move |_| routine.with(|routine| routine.steps.iter().find(|known| known.id == step).cloned()));
    let index = Memo::new(move |_| ids.with(|ids| ids.iter().position(|known| *known == step).unwrap_or_default()));
    let opened = RwSignal::new(false);
    let title = Signal::derive(move || known.get().map(|step| step.title_or_step()).unwrap_or_default());
    let drop_mark = move || {
        let drag = dragged.get()?;
        let from = ids.with(|ids| ids.iter().position(|known| *known == drag.step))?;
        (drag.to == index.get() && drag.step != step).then_some(if from < drag.to { "after" } else { "before" })
    };
    let count = move || ids.with(Vec::len);
    let to = Callback::new(move |target: usize| {
        state.change_routine(id, |routine| routine.move_to(step, target));
        told.set(format!(
            "{} is now step {} of {}.",
            title.get_untracked(),
            index.get_untracked() + 1,
            untrack(count)
        ));
    });
    let by = move |by: isize| {
        to.run(index.get_untracked().saturating_add_signed(by));
        // The row was moved in the page, which takes the focus from its button.
        request_animation_frame(move || page::focus_first(&format!("[data-step-row='{}'] .menu-button", step.0)));
    };
    let items = vec![
        MenuItem::new("Move up", move || by(-1)).possible(Signal::derive(move || index.get() > 0)),
        MenuItem::new("Move down", move || by(1)).possible(Signal::derive(move || index.get() + 1 < count())),
        MenuItem::new("Duplicate", move || {
            state.change_routine_or_say(id, |routine| routine.duplicate(step));
        }),
        MenuItem::new("Remove", move || state.remove_step(id, step)),
    ];
    view! {
        <li
            class="step-row"
            data-step-row=step.0
            data-drop=drop_mark
            data-dragged=move || dragged.get().is_some_and(|drag| drag.step == step).then_some("")
        >
            <details on:toggle=move |_| opened.set(true)>
                <summary>
                    {move || known.get().map(|step| view! { <StepDrawing step /> })}
                    <div class="step-name">
                        <strong dir="auto">{title}</strong>
                        {move || known.get().map(|step| view! { <span class="glance">{about(&step)}</span> })}
                        <LeftOutNow step verdict />
                    </div>
                </summary>
                {move || opened.get().then(|| view! { <StepEditor id step known /> })}
            </details>
            <Grip step ids dragged title to />
            <Menu id=format!("step-menu-{}", step.0) about=title items />
        </li>
    }
}

/// The drawing of a step, for its side; a step of one's own has none.
#[component]
fn StepDrawing(step: RoutineStep) -> impl IntoView {
    let sore = step.place().map(|place| place.sore);
    match step.technique() {
        Some(technique) => view! { <StillFigure technique sore=Signal::stored(sore) /> }.into_any(),
        None => view! { <span class="still"></span> }.into_any(),
    }
}

fn about(step: &RoutineStep) -> String {
    let parts = [step_dose(step), step_turn(step.turn)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Drags a step to another place; the arrow keys move it too.
#[component]
fn Grip(
    step: StepId,
    ids: Memo<Vec<StepId>>,
    dragged: RwSignal<Option<Drag>>,
    title: Signal<String>,
    to: Callback<usize>,
) -> impl IntoView {
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
            to.run(drag.to);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowUp" => -1,
            "ArrowDown" => 1,
            _ => return,
        };
        event.prevent_default();
        to.run(index().saturating_add_signed(by));
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
fn LeftOutNow(step: StepId, verdict: Memo<TodayOfRoutine>) -> impl IntoView {
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
            let rule = match why {
                StepOmission::Against(reason) => Some(reason.rule().as_str()),
                StepOmission::Unknown | StepOmission::NotForPlace | StepOmission::HowItBegan => None,
            };
            let kept = rule.is_none().then_some(" It is kept, and skipped.");
            view! {
                <span class="left-out-now" data-reason=rule>
                    <strong>"Left out now: "</strong>
                    {step_left_out(why)}
                    {kept}
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
        // If it does not fit, the fields keep it, so that it can be saved elsewhere.
        if state.change_routine_or_say(id, |routine| routine.add(step).map(|_| ())) {
            title.set(String::new());
            text.set(String::new());
        }
        page::focus_first("[name='own-title']");
    };
    view! {
        <details class="own-step">
            <summary>"Add a step of your own"</summary>
            <p class="eyebrow">"Such as one that your physiotherapist showed you. Unknot cannot check if it is right for you."</p>
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
