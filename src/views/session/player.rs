//! A guided session under way: what to do now, for how long, and what comes next.

use std::time::Duration;

use leptos::ev::{KeyboardEvent, keydown, visibilitychange};
use leptos::prelude::*;
use leptos::task::spawn_local;
use unknot_content::sided::Side;

use crate::domain::route::Route;
use crate::domain::session::coach::{breath, line};
use crate::domain::session::exercise::Exercise;
use crate::domain::session::player::{CurrentPhase, Player};
use crate::domain::session::saved::Session;
use crate::domain::settings::Theme;
use crate::domain::wording::{clock_time, kind_word, next_words, phase_name, phase_value, phase_words};
use crate::platform::device::screen;
use crate::platform::device::wake_lock::{WakeLock, keep_screen_on};
use crate::platform::dom::page;
use crate::state::{AppState, NoticeId};
use crate::views::parts::icon::Icon;
use crate::views::parts::rows::CollectAny;
use crate::views::session::aside::{Aside, ask_to_leave, close_more, open_more};
use crate::views::session::more::More;
use crate::views::session::session_done::Done;
use crate::views::technique::figure::InSession;

/// The interval between polls of the clock.
const TICK: Duration = Duration::from_millis(250);

#[component]
pub fn Playing() -> impl IntoView {
    let state = expect_context::<AppState>();
    let now = Memo::new(move |_| state.session.with(|session| session.as_ref()?.player.now()));
    let aside = RwSignal::new(Aside::Nothing);
    run_by_the_clock(state);
    listen_to_keys(state, aside);
    let shown = Memo::new(move |_| now.get().map(|now| now.phase.exercise));
    Effect::new(move |_| page::set_in_session(shown.get().is_some()));
    on_cleanup(|| page::set_in_session(false));
    move || {
        let exercise = shown.get();
        aside.set(Aside::Nothing);
        // Moves the focus first, as the button or the title that has it is about to go.
        if page::has_focus_in(".player") {
            request_animation_frame(page::focus_heading);
        }
        match exercise {
            None => {
                request_animation_frame(screen::scroll_to_top);
                view! { <Done /> }.into_any()
            }
            Some(exercise) => view! { <ExercisePart exercise now aside /> }.into_any(),
        }
    }
}

/// Looks at the clock while the page is there.
fn run_by_the_clock(state: AppState) {
    state.dismiss(NoticeId::Session);
    let timer = set_interval_with_handle(move || state.follow_clock(), TICK).ok();
    on_cleanup(move || {
        if let Some(timer) = timer {
            timer.clear();
        }
        state.leave_session();
    });
}

/// Space pauses and resumes, arrows step, Escape asks before it leaves.
fn listen_to_keys(state: AppState, aside: RwSignal<Aside>) {
    let on_key = move |event: KeyboardEvent| {
        if page::is_typing() || event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        // A key that is held down repeats itself.
        let is_held = event.repeat();
        let is_more = matches!(aside.get_untracked(), Aside::More(_));
        match event.key().as_str() {
            " " | "ArrowRight" | "ArrowLeft" | "Escape" if is_held && !page::is_on_a_control(&event) => {}
            "Escape" if is_more => close_more(state, aside),
            _ if is_more => return,
            // On a button, the space bar presses the button.
            " " if !page::is_on_a_control(&event) => toggle(state),
            "ArrowRight" => state.play(Player::next),
            "ArrowLeft" => state.play(Player::back),
            "Escape" => ask_to_leave(state, aside),
            _ => return,
        }
        event.prevent_default();
    };
    let listener = window_event_listener(keydown, on_key);
    on_cleanup(move || listener.remove());
}

fn toggle(state: AppState) {
    state.play(|player, clock| {
        if player.is_paused() {
            player.run(clock);
        } else {
            player.pause(clock);
        }
    });
}

fn with_session_untracked<T>(state: AppState, read: impl FnOnce(&Session) -> T) -> Option<T> {
    untrack(|| with_session(state, read))
}

fn with_session<T>(state: AppState, read: impl FnOnce(&Session) -> T) -> Option<T> {
    state.session.with(|session| session.as_ref().map(read))
}

#[component]
fn ExercisePart(exercise: usize, now: Memo<Option<CurrentPhase>>, aside: RwSignal<Aside>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let exercises = with_session_untracked(state, |session| session.player.exercises().to_vec()).unwrap_or_default();
    let count = exercises.len();
    let Some(current) = exercises.get(exercise).cloned() else {
        return ().into_any();
    };
    let phase = Memo::new(move |_| now.get().map(|now| now.phase));
    let title = current.work.title().to_owned();
    let kind = kind_word(&current).map(|kind| format!("{kind} · "));
    let remaining = Memo::new(move |_| now.get().map_or(0, |now| now.left.div_ceil(1000)));
    let side = Memo::new(move |_| phase.get().and_then(|phase| phase.side));
    let is_lying = Memo::new(move |_| state.session_settings().lying);
    let next = Memo::new(move |_| with_session(state, |session| session.player.next_part()).flatten());
    let shown = StoredValue::new(current.clone());
    let words = move || shown.with_value(|current| Some(phase_words(phase.get()?, current)));
    let is_aside = move || matches!(aside.get(), Aside::More(_));
    lie_in_the_dark(state, is_lying);
    // A small screen with large text scrolls what is not a control; a new phase starts where it begins.
    Effect::new(move |_| {
        phase.track();
        page::scroll_to_start(".player-now");
    });
    view! {
        <section
            class="player"
            data-player
            data-phase=move || phase.get().map(|phase| phase_value(phase.kind))
            data-side=move || side.get().map(Side::as_str)
            data-remaining=remaining
            data-lying=move || is_lying.get().then_some("")
            aria-label="Guided session"
        >
            <div class="player-screen" inert=is_aside>
                <div class="player-top">
                    <button
                        class="icon-button"
                        data-leave
                        aria-label="Leave. The session waits for you."
                        on:click=move |_| {
                            state.go_to(with_session_untracked(state, Session::home).unwrap_or(Route::Map));
                        }
                    >
                        <Icon name="close" />
                    </button>
                    <Progress count />
                    <button
                        class="icon-button"
                        data-more
                        aria-label="Steps, sounds and more"
                        on:click=move |_| open_more(state, aside)
                    >
                        <Icon name="settings" />
                    </button>
                </div>
                <div class="player-now">
                    <p class="player-kind">
                        {kind} {move || side.get().map(|side| format!("{} side · ", side.as_str()))}
                        <span class="player-count">{format!("{} of {count}", exercise + 1)}</span>
                    </p>
                    <h1 tabindex="-1" dir="auto" data-step=exercise + 1>{title}</h1>
                    <Moment current=current.clone() now remaining />
                    <p class="player-next">
                        <span>{move || next.get().map(|next| next_words(next, &exercises))}</span>
                        <button class="chip" on:click=move |_| open_more(state, aside)>"Stop if…"</button>
                    </p>
                    <p class="visually-hidden" role="status">{words}</p>
                </div>
                <Controls aside />
            </div>
            {move || is_aside().then(|| view! { <More current=shown.get_value() now aside /> })}
        </section>
    }
    .into_any()
}

/// A segment for each exercise, filled as far as it is over.
#[component]
fn Progress(count: usize) -> impl IntoView {
    let state = expect_context::<AppState>();
    let progress = Memo::new(move |_| {
        with_session(state, |session| session.player.progress().collect::<Vec<_>>()).unwrap_or_default()
    });
    let left = Memo::new(move |_| with_session(state, |session| session.player.left() / 1000).unwrap_or_default());
    let segment = move |index: usize| {
        let share = move || progress.with(|all| all.get(index).copied().unwrap_or_default());
        view! { <i style:--done=move || format!("{}%", share())></i> }
    };
    view! {
        <div
            class="player-progress"
            role="img"
            aria-label=move || format!("{} left in all", clock_time(left.get()))
        >
            {(0..count).map(segment).collect_any()}
        </div>
    }
}

/// Uses the dark theme while the person lies down: they look at the screen from close by, often in a dark room.
fn lie_in_the_dark(state: AppState, is_lying: Memo<bool>) {
    let usual = move || state.settings.with_untracked(|settings| settings.theme);
    Effect::new(move |_| page::set_theme(if is_lying.get() { Theme::Dark } else { usual() }));
    on_cleanup(move || page::set_theme(usual()));
}

/// The drawing in a ring that empties, the seconds, and what to do now.
#[component]
fn Moment(current: Exercise, now: Memo<Option<CurrentPhase>>, remaining: Memo<u64>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let phase = Memo::new(move |_| now.get().map(|now| now.phase));
    let is_paused = Memo::new(move |_| with_session(state, |session| session.player.is_paused()) != Some(false));
    let is_on_the_skin =
        Memo::new(move |_| with_session(state, |session| session.player.is_on_the_skin()) == Some(true));
    let moves = Memo::new(move |_| !is_paused.get());
    let technique = current.work.technique();
    let is_pack = current.is_pack();
    let current = StoredValue::new(current);
    let name = move || {
        if is_paused.get() {
            return Some("Paused".to_owned());
        }
        current.with_value(|current| Some(phase_name(phase.get()?, current)))
    };
    let line = Memo::new(move |_| {
        if is_paused.get() && is_on_the_skin.get() {
            return Some("The pack is still on, so its time goes on. Or take it off.".to_owned());
        }
        current.with_value(|current| line(current, now.get()?))
    });
    let breath = Memo::new(move |_| current.with_value(|current| breath(current, now.get()?)));
    let way = Memo::new(move |_| breath.get().map(|(way, _)| way.as_str()));
    // In thousandths, so that whole numbers do.
    let gone = move || {
        now.get()
            .map_or(0, |now| 1000 - now.left * 1000 / now.phase.length.max(1))
    };
    view! {
        <div class="ring" data-breath=way>
            <svg class="ring-line" viewBox="0 0 120 120" aria-hidden="true">
                <circle class="ring-track" cx="60" cy="60" r="57" />
                <circle
                    class="ring-left"
                    cx="60"
                    cy="60"
                    r="57"
                    pathLength="1000"
                    stroke-dasharray="1000"
                    stroke-dashoffset=gone
                    transform="rotate(-90 60 60)"
                />
            </svg>
            {match technique {
                Some(technique) => view! { <InSession technique phase is_running=moves /> }.into_any(),
                None => view! { <Icon name="body" /> }.into_any(),
            }}
        </div>
        <p class="player-time">
            <strong>{move || clock_time(remaining.get())}</strong>
            <span>{name}</span>
        </p>
        // Screen readers announce the line of a pack when it changes.
        <p class="player-line" dir="auto" role=is_pack.then_some("status")>
            {line}
            <span class="breath-count" aria-hidden="true">{move || breath.get().map(|(_, count)| count)}</span>
        </p>
    }
}

/// Back, pause and on, at the thumb.
#[component]
fn Controls(aside: RwSignal<Aside>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let is_paused = Memo::new(move |_| with_session(state, |session| session.player.is_paused()) != Some(false));
    let screen_may_sleep = keep_the_screen_on(is_paused);
    let main = move || {
        view! {
            <div class="player-buttons player-main">
                <button class="icon-button" aria-label="Back" on:click=move |_| state.play(Player::back)>
                    <Icon name="back" />
                </button>
                <button class="icon-button primary" on:click=move |_| toggle(state)>
                    {move || view! { <Icon name=if is_paused.get() { "play" } else { "pause" } /> }}
                    <span class="visually-hidden">{move || if is_paused.get() { "Go on" } else { "Pause" }}</span>
                </button>
                <button class="icon-button" aria-label="Next" on:click=move |_| state.play(Player::next)>
                    <Icon name="forward" />
                </button>
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
                            aside.set(Aside::Nothing);
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
        <div class="player-keys">
            {move || if aside.get() == Aside::Leaving { leaving().into_any() } else { main().into_any() }}
            {move || {
                screen_may_sleep
                    .get()
                    .then(|| view! { <p class="eyebrow">"This browser may let the screen go dark meanwhile."</p> })
            }}
        </div>
    }
}

/// Keeps the screen on while the session runs, again when the page comes back into sight. Tells where that fails.
fn keep_the_screen_on(is_paused: Memo<bool>) -> RwSignal<bool> {
    let failed = RwSignal::new(false);
    let lock = StoredValue::new_local(None::<WakeLock>);
    let ask = move || {
        spawn_local(async move {
            let found = keep_screen_on().await;
            let _ = failed.try_set(found.is_err());
            // May arrive after the session has paused again.
            let is_wanted = is_paused.try_get_untracked() == Some(false);
            let _ = lock.try_update_value(|lock| *lock = found.ok().filter(|_| is_wanted));
        });
    };
    Effect::new(move |_| {
        if is_paused.get() {
            lock.set_value(None);
        } else {
            ask();
        }
    });
    let listener = window_event_listener(visibilitychange, move |_| {
        if !is_paused.get_untracked() && page::is_in_sight() {
            ask();
        }
    });
    on_cleanup(move || listener.remove());
    failed
}
