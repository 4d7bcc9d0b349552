//! How a guided session sounds: voice, tones, vibration, and the time to get ready.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::settings::SessionSettings;
use crate::platform::device::speech;
use crate::state::AppState;
use crate::views::parts::choice::{ChoiceOption, Options};
use crate::views::parts::slider::Slider;
use crate::views::parts::switch::Switch;

/// Each can be turned on and off, and heard before.
#[component]
pub fn SessionSettingsPart() -> impl IntoView {
    let state = expect_context::<AppState>();
    let switch = move |label, name, is_on: fn(&mut SessionSettings) -> &mut bool| {
        let now = Signal::derive(move || *is_on(&mut state.session_settings()));
        let turn = Callback::new(move |on| state.set_session(|session| *is_on(session) = on));
        view! { <Switch label name is_on=now turn /> }
    };
    // How loud something is matters once it is heard.
    let volume = move |label, name, is_on: fn(&SessionSettings) -> bool, value: fn(&mut SessionSettings) -> &mut u8| {
        let now = Signal::derive(move || *value(&mut state.session_settings()));
        let give = Callback::new(move |volume| state.set_session(|session| *value(session) = volume));
        let is_heard = Memo::new(move |_| is_on(&state.session_settings()));
        move || {
            is_heard
                .get()
                .then(|| view! { <Slider label name stops=&SessionSettings::VOLUMES unit=" %" value=now give /> })
        }
    };
    view! {
        <div class="group session-settings">
            {switch("Spoken words", "voice", |session| &mut session.voice)}
            {(!speech::can_speak()).then(|| view! { <p class="aside">"This browser has no voice."</p> })}
            {volume("Volume of the voice", "voice-volume", |session| session.voice, |session| &mut session.voice_volume)}
            {switch("Soft tones", "tones", |session| &mut session.tones)}
            {volume("Volume of the tones", "tones-volume", |session| session.tones, |session| &mut session.tones_volume)}
            {switch("Vibration", "vibration", |session| &mut session.vibration)} <TimeToGetReady />
            <p class="button-row">
                <button class="button" on:click=move |_| state.try_sounds()>"Try the sounds"</button>
            </p>
        </div>
    }
}

/// The voice alone, offered before a first session.
#[component]
pub fn ReadToMe() -> impl IntoView {
    let state = expect_context::<AppState>();
    let is_on = Signal::derive(move || state.session_settings().voice);
    let turn = Callback::new(move |on| state.set_session(|session| session.voice = on));
    speech::can_speak().then(|| view! { <Switch label="Read it to me" name="read-to-me" is_on turn /> })
}

#[component]
fn TimeToGetReady() -> impl IntoView {
    let state = expect_context::<AppState>();
    let option = move |seconds: u8| ChoiceOption {
        value: seconds.to_string(),
        label: format!("{seconds} s"),
        is_chosen: Arc::new(move || state.session_settings().ready == seconds),
        choose: Arc::new(move || state.set_session(|session| session.ready = seconds)),
    };
    view! { <Options question="ready" ask="Time to get ready" options=SessionSettings::READY.map(option).into() /> }
}
