//! A guided session under way: what to do now, for how long, and what comes next.

use std::time::Duration;

use leptos::ev::{KeyboardEvent, keydown, visibilitychange};
use leptos::prelude::*;
use leptos::task::spawn_local;
use unknot_content::sided::{Side, speak};

use crate::domain::catalogue::instructions;
use crate::domain::place::Place;
use crate::domain::session::exercise::{Exercise, Work};
use crate::domain::session::kept::Session;
use crate::domain::session::player::{Now, Player};
use crate::domain::session::script::Phase;
use crate::domain::settings::Theme;
use crate::domain::wording::{clock_time, instruction, phase_name, phase_value, phase_words};
use crate::platform::device::wake_lock::{WakeLock, keep_screen_on};
use crate::platform::dom::page;
use crate::state::{AppState, NoticeId};
use crate::views::parts::icon::Icon;
use crate::views::parts::rows::CollectAny;
use crate::views::plan::knot::WherePicture;
use crate::views::session::coach::Coach;
use crate::views::session::session_done::Done;
use crate::views::technique::figure::InSession;

/// How often the clock is looked at.
const LOOK: Duration = Duration::from_millis(250);
/// What the buttons for more and less time add and take.
const SOME_TIME: u64 = 10_000;

#[component]
pub fn Playing() -> impl IntoView {
    let state = expect_context::<AppState>();
    let now = Memo::new(move |_| state.session.with(|session| session.as_ref()?.player.now()));
    let phase = Memo::new(move |_| now.get().map(|now| now.phase));
    let is_leaving = RwSignal::new(false);
    run_by_the_clock(state);
    listen_to_keys(state, is_leaving);
    let shown = Memo::new(move |_| phase.get().map(|phase| phase.exercise));
    move || {
        let exercise = shown.get();
        // Or it would be lost with the button or the title it is on.
        if page::has_focus_in(".player") {
            request_animation_frame(page::focus_heading);
        }
        match exercise {
            None => view! { <Done /> }.into_any(),
            Some(exercise) => view! { <ExercisePart exercise now phase is_leaving /> }.into_any(),
        }
    }
}

/// Looks at the clock while the page is there.
fn run_by_the_clock(state: AppState) {
    state.dismiss(NoticeId::Session);
    let timer = set_interval_with_handle(move || state.follow_clock(), LOOK).ok();
    on_cleanup(move || {
        if let Some(timer) = timer {
            timer.clear();
        }
        state.leave_session();
    });
}

/// Space stands still and goes on, arrows step, Escape asks before it leaves.
fn listen_to_keys(state: AppState, is_leaving: RwSignal<bool>) {
    let on_key = move |event: KeyboardEvent| {
        if page::is_typing() || event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        // A key that is held down says nothing new.
        let is_held = event.repeat();
        match event.key().as_str() {
            " " | "ArrowRight" | "ArrowLeft" | "Escape" if is_held && !page::is_on_a_control(&event) => {}
            // On a button, the space bar presses the button.
            " " if !page::is_on_a_control(&event) => toggle(state),
            "ArrowRight" => state.play(Player::next),
            "ArrowLeft" => state.play(Player::back),
            "Escape" => ask_to_leave(state, is_leaving),
            _ => return,
        }
        event.prevent_default();
    };
    let listener = window_event_listener(keydown, on_key);
    on_cleanup(move || listener.remove());
}

fn toggle(state: AppState) {
    state.play(|player, clock| {
        if player.is_running() {
            player.pause(clock);
        } else {
            player.run(clock);
        }
    });
}

fn ask_to_leave(state: AppState, is_leaving: RwSignal<bool>) {
    state.play(Player::leave);
    is_leaving.set(true);
    request_animation_frame(|| page::focus_first(".player-leave .primary"));
}

fn with_session<T>(state: AppState, read: impl FnOnce(&Session) -> T) -> Option<T> {
    state.session.with(|session| session.as_ref().map(read))
}

#[component]
fn ExercisePart(
    exercise: usize,
    now: Memo<Option<Now>>,
    phase: Memo<Option<Phase>>,
    is_leaving: RwSignal<bool>,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let exercises = untrack(|| with_session(state, |session| session.player.exercises().to_vec())).unwrap_or_default();
    let (count, next) = (
        exercises.len(),
        exercises.get(exercise + 1).map(|next| next.work.title().to_owned()),
    );
    let current = StoredValue::new(exercises.get(exercise).cloned());
    let title = current.with_value(|current| current.as_ref().map(|current| current.work.title().to_owned()));
    let remaining = Memo::new(move |_| now.get().map_or(0, |now| now.left.div_ceil(1000)));
    let left = Memo::new(move |_| with_session(state, |session| session.player.left() / 1000).unwrap_or_default());
    let side = move || phase.get().and_then(|phase| phase.side);
    let words = move || current.with_value(|current| Some(phase_words(phase.get()?, current.as_ref()?)));
    let line = move || current.with_value(|current| instruction(current.as_ref()?, phase.get()?));
    let is_lying = Memo::new(move |_| state.session_settings().lying);
    let is_running = Memo::new(move |_| with_session(state, |session| session.player.is_running()) == Some(true));
    let technique = current.with_value(|current| current.as_ref()?.work.technique());
    lie_in_the_dark(state, is_lying);
    view! {
        <section
            class="player"
            data-player
            data-phase=move || phase.get().map(|phase| phase_value(phase.kind))
            data-side=move || side().map(Side::as_str)
            data-remaining=remaining
            data-lying=move || is_lying.get().then_some("")
            aria-label="Guided session"
        >
            <p class="eyebrow player-count">{format!("{} of {count}", exercise + 1)}</p>
            <h1 tabindex="-1" dir="auto" data-step=exercise + 1>{title}</h1>
            <p class="player-side">{move || side().map(|side| format!("Your {} side", side.as_str()))}</p>
            <p class="player-line">{line}</p>
            {technique.map(|technique| view! { <InSession technique phase is_running /> })}
            <Ring now remaining phase current />
            <p class="visually-hidden" role="status">{words}</p>
            <Controls is_leaving />
            <p class="eyebrow player-next">
                {next.map(|title| format!("Next: {title}. "))}
                {move || format!("{} left.", clock_time(left.get()))}
            </p>
            {move || (!is_lying.get()).then(|| current.get_value().map(|current| view! { <Details current now phase /> }))}
        </section>
    }
}

/// Where it is done, what to mind, and every step.
#[component]
fn Details(current: Exercise, now: Memo<Option<Now>>, phase: Memo<Option<Phase>>) -> impl IntoView {
    let side = Memo::new(move |_| phase.get().and_then(|phase| phase.side));
    let place = current.place;
    let picture = move |place: Place| {
        let place = place.on(side.get());
        view! { <WherePicture place /> }
    };
    view! {
        {place.map(|place| move || picture(place))}
        <Coach exercise=current.clone() now />
        <HowToNow current phase />
    }
}

/// Whoever lies down looks at the screen from close by, often in a dark room.
fn lie_in_the_dark(state: AppState, is_lying: Memo<bool>) {
    let usual = move || state.settings.with_untracked(|settings| settings.theme);
    Effect::new(move |_| page::set_theme(if is_lying.get() { Theme::Dark } else { usual() }));
    on_cleanup(move || page::set_theme(usual()));
}

/// The seconds of the phase, and a ring that empties.
#[component]
fn Ring(
    now: Memo<Option<Now>>,
    remaining: Memo<u64>,
    phase: Memo<Option<Phase>>,
    current: StoredValue<Option<Exercise>>,
) -> impl IntoView {
    // In thousandths, so that whole numbers do.
    let gone = move || {
        now.get()
            .map_or(0, |now| 1000 - now.left * 1000 / now.phase.length.max(1))
    };
    let name = move || current.with_value(|current| Some(phase_name(phase.get()?, current.as_ref()?)));
    view! {
        <div class="ring">
            <svg viewBox="0 0 120 120" aria-hidden="true">
                <circle class="ring-track" cx="60" cy="60" r="54" />
                <circle
                    class="ring-left"
                    cx="60"
                    cy="60"
                    r="54"
                    pathLength="1000"
                    stroke-dasharray="1000"
                    stroke-dashoffset=gone
                    transform="rotate(-90 60 60)"
                />
            </svg>
            <p class="ring-words">
                <strong>{move || clock_time(remaining.get())}</strong>
                <span>{name}</span>
            </p>
        </div>
    }
}

#[component]
fn Controls(is_leaving: RwSignal<bool>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let is_running = Memo::new(move |_| with_session(state, |session| session.player.is_running()) == Some(true));
    let screen_may_sleep = keep_the_screen_on(is_running);
    let main = move || {
        view! {
            <div class="player-buttons player-main">
                <button class="icon-button" aria-label="Back" on:click=move |_| state.play(Player::back)>
                    <Icon name="back" />
                </button>
                <button class="button primary" on:click=move |_| toggle(state)>
                    {move || if is_running.get() { "Pause" } else { "Go on" }}
                </button>
                <button class="icon-button" aria-label="Next" on:click=move |_| state.play(Player::next)>
                    <Icon name="forward" />
                </button>
            </div>
            <div class="player-buttons player-more">
                <button
                    class="quiet less"
                    on:click=move |_| state.play(|player, clock| player.shorten(SOME_TIME, clock))
                >
                    "10 s less"
                </button>
                <button
                    class="quiet more"
                    on:click=move |_| state.play(|player, clock| player.add(SOME_TIME, clock))
                >
                    "10 s more"
                </button>
                <button
                    class="quiet lying"
                    aria-pressed=move || state.session_settings().lying.to_string()
                    on:click=move |_| state.set_session(|session| session.lying = !session.lying)
                >
                    "Lying down"
                </button>
                <button class="quiet" on:click=move |_| ask_to_leave(state, is_leaving)>"Stop"</button>
            </div>
        }
    };
    let leaving = move || {
        view! {
            <div class="player-leave" role="group" aria-labelledby="player-leave">
                <p id="player-leave">"Stop this session?"</p>
                <div class="player-buttons">
                    <button
                        class="button primary"
                        on:click=move |_| {
                            is_leaving.set(false);
                            state.play(Player::run);
                            request_animation_frame(|| page::focus_first(".player-main .primary"));
                        }
                    >
                        "Go on"
                    </button>
                    <button class="button" on:click=move |_| state.stop_session()>"Stop"</button>
                </div>
            </div>
        }
    };
    view! {
        {move || if is_leaving.get() { leaving().into_any() } else { main().into_any() }}
        {move || {
            screen_may_sleep
                .get()
                .then(|| view! { <p class="eyebrow">"This browser may let the screen go dark meanwhile."</p> })
        }}
    }
}

/// Keeps the screen on while the session runs, again when the page comes back into sight. Tells where that fails.
fn keep_the_screen_on(is_running: Memo<bool>) -> RwSignal<bool> {
    let failed = RwSignal::new(false);
    let lock = StoredValue::new_local(None::<WakeLock>);
    let ask = move || {
        spawn_local(async move {
            let found = keep_screen_on().await;
            let _ = failed.try_set(found.is_err());
            // It may come when the session stands still again.
            let is_wanted = is_running.try_get_untracked() == Some(true);
            let _ = lock.try_update_value(|lock| *lock = found.ok().filter(|_| is_wanted));
        });
    };
    Effect::new(move |_| {
        if is_running.get() {
            ask();
        } else {
            lock.set_value(None);
        }
    });
    let listener = window_event_listener(visibilitychange, move |_| {
        if is_running.get_untracked() && page::is_in_sight() {
            ask();
        }
    });
    on_cleanup(move || listener.remove());
    failed
}

/// The steps, for the side that is on, and the person's note.
#[component]
fn HowToNow(current: Exercise, phase: Memo<Option<Phase>>) -> impl IntoView {
    let side = Memo::new(move |_| phase.get().and_then(|phase| phase.side));
    let note = Some(current.note).filter(|note| !note.is_empty());
    let how = match current.work {
        Work::Own { text, .. } => view! { <p class="player-own" dir="auto">{text}</p> }.into_any(),
        Work::Technique(technique) => instructions(technique)
            .map(|known| {
                let steps = move || {
                    let row = |step: &&'static str| view! { <li>{speak(step, side.get())}</li> };
                    known.steps.iter().map(row).collect_any()
                };
                view! {
                    <ol class="player-steps">{steps}</ol>
                    <p class="stop-if">
                        <strong>"Stop if: "</strong>
                        {known.stop_if}
                    </p>
                }
            })
            .into_any(),
    };
    view! {
        {note.map(|note| view! { <p class="player-own"><strong>"Your note: "</strong> <span dir="auto">{note}</span></p> })}
        {how}
    }
}
