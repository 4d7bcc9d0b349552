//! How a guided session sounds: voice, tones, vibration, and the time to get ready.

use leptos::prelude::*;

use crate::domain::settings::SessionSettings;
use crate::platform::device::speech;
use crate::state::AppState;
use crate::views::parts::rows::CollectAny;

/// Each can be turned on and off, and heard before.
#[component]
pub fn SessionSettingsPart() -> impl IntoView {
    let state = expect_context::<AppState>();
    let switch = move |label: &'static str, name: &'static str, is_on: fn(&mut SessionSettings) -> &mut bool| {
        let checked = move || *is_on(&mut state.session_settings());
        view! {
            <label class="tick">
                <input
                    type="checkbox"
                    name=name
                    prop:checked=checked
                    on:change:target=move |event| {
                        let is_checked = event.target().checked();
                        state.set_session(|session| *is_on(session) = is_checked);
                    }
                />
                <span>{label}</span>
            </label>
        }
    };
    let volume = |name: &'static str, ask: &'static str, value: fn(&mut SessionSettings) -> &mut u8| {
        view! { <Steps name ask values=&SessionSettings::VOLUMES unit="%" value /> }
    };
    view! {
        <div class="session-settings">
            {switch("Spoken words", "voice", |session| &mut session.voice)}
            {volume("voice-volume", "Volume of the voice", |session| &mut session.voice_volume)}
            {(!speech::can_speak()).then(|| view! { <p class="eyebrow">"This browser has no voice."</p> })}
            {switch("Soft tones", "tones", |session| &mut session.tones)}
            {volume("tones-volume", "Volume of the tones", |session| &mut session.tones_volume)}
            {switch("Vibration", "vibration", |session| &mut session.vibration)}
            <Steps
                name="ready"
                ask="Time to get ready"
                values=&SessionSettings::READY
                unit=" s"
                value=|session| &mut session.ready
            />
            <p class="button-row">
                <button class="button" on:click=move |_| state.try_sounds()>"Try it"</button>
            </p>
        </div>
    }
}

/// A setting with a few values.
#[component]
fn Steps(
    name: &'static str,
    ask: &'static str,
    values: &'static [u8],
    unit: &'static str,
    value: fn(&mut SessionSettings) -> &mut u8,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let option = move |one: u8| {
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    value=one
                    prop:checked=move || *value(&mut state.session_settings()) == one
                    on:change=move |_| state.set_session(|session| *value(session) = one)
                />
                <span>{format!("{one}{unit}")}</span>
            </label>
        }
    };
    view! {
        <fieldset class="segmented">
            <legend>{ask}</legend>
            {values.iter().copied().map(option).collect_any()}
        </fieldset>
    }
}
