//! The sheet of less urgent things in a session: when to stop, every step, more time, lying down, sounds, the end.

use leptos::prelude::*;
use unknot_content::sided::{Side, speak};

use crate::domain::catalogue::instructions;
use crate::domain::place::Place;
use crate::domain::session::exercise::{Activity, Exercise};
use crate::domain::session::player::CurrentPhase;
use crate::state::AppState;
use crate::views::parts::icon::Icon;
use crate::views::parts::rows::CollectAny;
use crate::views::plan::knot::WherePicture;
use crate::views::session::aside::{Aside, ask_to_leave, close_more};
use crate::views::session::coach::Coach;
use crate::views::session::session_settings::SessionSettingsPart;

/// The time that the buttons add or take, in milliseconds.
const SOME_TIME: u64 = 10_000;

#[component]
pub fn More(current: Exercise, now: Memo<Option<CurrentPhase>>, aside: RwSignal<Aside>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let close = move |_| close_more(state, aside);
    let side = Memo::new(move |_| now.get().and_then(|now| now.phase.side));
    let place = current.place;
    let picture = move |place: Place| {
        let place = place.on(side.get());
        view! { <WherePicture place /> }
    };
    view! {
        <div class="player-sheet" role="dialog" aria-modal="true" aria-labelledby="player-more">
            <div class="player-sheet-head">
                <h2 id="player-more" tabindex="-1">"Steps and more"</h2>
                <button class="icon-button" data-less aria-label="Close, back to the session" on:click=close>
                    <Icon name="close" />
                </button>
            </div>
            <HowToNow current=current.clone() side />
            <Coach exercise=current side />
            {place.map(|place| move || picture(place))}
            <div class="player-buttons player-more">
                <button
                    class="button less"
                    on:click=move |_| state.play(|player, clock| player.shorten(SOME_TIME, clock))
                >
                    "10 s less"
                </button>
                <button
                    class="button more"
                    on:click=move |_| state.play(|player, clock| player.add(SOME_TIME, clock))
                >
                    "10 s more"
                </button>
                <button
                    class="button lying"
                    aria-pressed=move || state.session_settings().lying.to_string()
                    on:click=move |_| state.set_session(|session| session.lying = !session.lying)
                >
                    "Lying down"
                </button>
            </div>
            <h3>"Voice, tones and vibration"</h3>
            <SessionSettingsPart />
            <p class="button-row">
                <button class="button" data-stop on:click=move |_| ask_to_leave(state, aside)>"Stop and note"</button>
            </p>
        </div>
    }
}

/// When to stop, the steps for the side that is on, and the person's note.
#[component]
fn HowToNow(current: Exercise, side: Memo<Option<Side>>) -> impl IntoView {
    let note = Some(current.note).filter(|note| !note.is_empty());
    let how = match current.work {
        Activity::Own { text, .. } => view! { <p class="player-own" dir="auto">{text}</p> }.into_any(),
        Activity::Technique(technique) => instructions(technique)
            .map(|known| {
                let steps = move || {
                    let row = |step: &&'static str| view! { <li>{speak(step, side.get())}</li> };
                    known.steps.iter().map(row).collect_any()
                };
                view! {
                    <p class="stop-if">
                        <strong>"Stop if: "</strong>
                        {known.stop_if}
                    </p>
                    <ol class="player-steps">{steps}</ol>
                    <p class="player-feel">
                        <strong>"How it should feel: "</strong>
                        {move || speak(known.feel, side.get())}
                    </p>
                }
            })
            .into_any(),
    };
    view! {
        {how}
        {note.map(|note| view! { <p class="player-own"><strong>"Your note: "</strong> <span dir="auto">{note}</span></p> })}
    }
}
