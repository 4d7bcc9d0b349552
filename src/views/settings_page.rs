//! Settings of the app on this device.

use leptos::prelude::*;

use crate::domain::settings::Theme;
use crate::state::AppState;

/// Light or dark, and what is kept on this device.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let state = expect_context::<AppState>();
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
            <h2>"What is kept"</h2>
            <p>
                "Your favourites and this setting are kept in this browser, on this device. Nothing you do here is
                sent anywhere. If you clear the browser's data for this site, they are gone."
            </p>
        </div>
    }
}
