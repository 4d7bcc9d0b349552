//! Settings of the app on this device.

use leptos::prelude::*;

use super::outcome::CountryChoice;
use crate::domain::check::kept::Kept;
use crate::domain::settings::Theme;
use crate::state::AppState;

/// Light or dark, and what is kept on this device.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    state.recall();
    let option = move |theme: Theme| {
        view! {
            <label>
                <input
                    type="radio"
                    name="theme"
                    value=theme.as_str()
                    prop:checked=move || state.settings.with(|settings| settings.theme == theme)
                    on:change=move |_| state.set_theme(theme)
                />
                <span>{theme.label()}</span>
            </label>
        }
    };
    view! {
        <div class="page">
            <h1 tabindex="-1">"Settings"</h1>
            <fieldset class="segmented">
                <legend>"Light or dark"</legend>
                {Theme::ALL.map(option).collect_view()}
            </fieldset>
            <h2>"Emergency number"</h2>
            <CountryChoice />
            <h2>"What is kept"</h2>
            <p>
                "Your favourites, your answers to the questions and these settings are kept in this browser, on this
                device. Nothing you do here is sent anywhere. If you clear the browser's data for this site, they are
                gone."
            </p>
            {move || state.kept.with(Kept::knows_the_person).then(|| view! { <AboutYou /> })}
        </div>
    }
}

/// What was said about the person, and the way to take it back.
#[component]
fn AboutYou() -> impl IntoView {
    let state = expect_context::<AppState>();
    view! {
        <h2>"About you"</h2>
        <p>
            "Your age, conditions, medicines, pregnancy and what you have at hand are kept for the next check. To change
            them, forget them: the next check asks again."
        </p>
        <button class="button" on:click=move |_| state.forget_person()>"Forget what I said about me"</button>
    }
}
