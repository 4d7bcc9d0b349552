//! Settings of the app on this device.

use leptos::prelude::*;

use crate::domain::catalogue::check;
use crate::domain::check::history::CheckHistory;
use crate::domain::route::Route;
use crate::domain::settings::Theme;
use crate::state::{AppState, Pack};
use crate::views::check::check_page::{ABOUT_HEALTH, AboutThePerson, StaysHere};
use crate::views::check::outcome::CountryChoice;
use crate::views::check::questions::TickList;
use crate::views::learn::facts::OnceLoaded;
use crate::views::parts::rows::CollectAny;
use crate::views::session::session_settings::SessionSettingsPart;
use crate::views::settings::backup::Backup;
use crate::views::settings::this_device::ThisDevice;

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
                {Theme::ALL.map(option).collect_any()}
            </fieldset>
            <h2>"Emergency number"</h2>
            <CountryChoice />
            <h2>"Guided sessions"</h2>
            <SessionSettingsPart />
            <h2>"What is kept"</h2>
            <p>
                "Your favourites, routines and notes, your answers to the questions and these settings are kept in this browser, on this
                device. Nothing you do here is sent anywhere. If you clear the browser's data for this site, they are
                gone."
            </p>
            <p>
                <a class="lone-link" href=Route::About.href()>"About Unknot"</a>
            </p>
            <AboutYou />
            <ThisDevice />
            <Backup />
        </div>
    }
}

/// What was said about the person, and the ways to change it and to take it back.
#[component]
fn AboutYou() -> impl IntoView {
    let state = expect_context::<AppState>();
    let is_open = RwSignal::new(false);
    let knows = move || state.kept.with(CheckHistory::knows_the_person);
    let form = move || view! { <AboutYouForm is_open /> }.into_any();
    view! {
        <section class="about-you" aria-labelledby="about-you">
            <h2 id="about-you">"About you"</h2>
            <p>
                "Age, conditions, medicines, pregnancy, training and what you have at hand make a plan fit. The check asks
                for them once, and again when they have grown old. All of it can be left open."
            </p>
            {move || {
                if is_open.get() {
                    view! { <OnceLoaded pack=Pack::CHECK show=form /> }.into_any()
                } else {
                    view! {
                        <p class="button-row">
                            <button class="button" on:click=move |_| is_open.set(true)>
                                {if knows() { "Change what I said" } else { "Say it now" }}
                            </button>
                            {knows()
                                .then(|| {
                                    view! {
                                        <button class="quiet" on:click=move |_| state.forget_person()>
                                            "Forget what I said"
                                        </button>
                                    }
                                })}
                        </p>
                    }
                        .into_any()
                }
            }}
        </section>
    }
}

#[component]
fn AboutYouForm(is_open: RwSignal<bool>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let interview = RwSignal::new(state.about_person());
    let health = check().map_or_else(Vec::new, |check| check.health.clone());
    let signs = health.clone();
    let known = interview.with_untracked(|now| {
        now.as_ref()
            .map_or_else(Vec::new, |now| now.profile.health.ticked().collect())
    });
    let ticked = RwSignal::new(known);
    let save = move |_| {
        interview.update(|now| {
            if let Some(now) = now {
                now.send_about_person(&health, &ticked.get_untracked());
                state.keep_person(&now.profile);
            }
        });
        is_open.set(false);
    };
    view! {
        <AboutThePerson interview />
        <TickList signs ticked legend=ABOUT_HEALTH />
        <StaysHere />
        <div class="check-buttons">
            <button class="button primary" on:click=save>"Save"</button>
            <button class="quiet" on:click=move |_| is_open.set(false)>"Leave it as it was"</button>
        </div>
    }
}
