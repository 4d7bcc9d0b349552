//! Settings of the app on this device.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::catalogue::check;
use crate::domain::check::history::CheckHistory;
use crate::domain::route::Route;
use crate::domain::settings::Theme;
use crate::platform::dom::page;
use crate::state::{AppState, Pack};
use crate::views::check::check_page::{ABOUT_HEALTH, AboutThePerson, StaysHere};
use crate::views::check::outcome::CountryChoice;
use crate::views::check::questions::TickList;
use crate::views::learn::facts::OnceLoaded;
use crate::views::parts::choice::{ChoiceOption, Options};
use crate::views::parts::link_row::LinkRow;
use crate::views::session::session_settings::SessionSettingsPart;
use crate::views::settings::backup::Backup;
use crate::views::settings::drawn_person::DrawnPersonPart;
use crate::views::settings::this_device::ThisDevice;

/// Light or dark, and what is kept on this device.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let option = move |theme: Theme| ChoiceOption {
        value: theme.as_str().to_owned(),
        label: theme_label(theme).to_owned(),
        is_chosen: Arc::new(move || state.settings.with(|settings| settings.theme == theme)),
        choose: Arc::new(move || state.set_theme(theme)),
    };
    view! {
        <div class="page settings-page">
            <h1 tabindex="-1">"Settings"</h1>
            <section aria-labelledby="look">
                <h2 id="look">"Light or dark"</h2>
                <div class="group">
                    <Options question="theme" ask="Light or dark" options=Theme::ALL.map(option).into() is_hidden=true />
                </div>
            </section>
            <section aria-labelledby="emergency">
                <h2 id="emergency">"Emergency number"</h2>
                <div class="group">
                    <CountryChoice />
                </div>
            </section>
            <DrawnPersonPart />
            <section aria-labelledby="sessions">
                <h2 id="sessions">"Sessions"</h2>
                <SessionSettingsPart />
            </section>
            <section aria-labelledby="desk">
                <h2 id="desk">"Desk breaks"</h2>
                <div class="group">
                    <LinkRow to=Route::Today title="On Today" about="A minute to move every so often, while Unknot is open" />
                </div>
            </section>
            <AboutYou />
            <ThisDevice />
            <Backup />
            <section aria-labelledby="more">
                <h2 id="more">"About"</h2>
                <div class="group">
                    <LinkRow to=Route::About title="About Unknot" about="Who made it, what was checked, sources, version" />
                </div>
            </section>
        </div>
    }
}

/// The answers about the person, with buttons to change and to delete them.
#[component]
fn AboutYou() -> impl IntoView {
    let state = expect_context::<AppState>();
    let is_open = RwSignal::new(false);
    let knows = move || state.check_history.with(CheckHistory::knows_the_person);
    let form = move || view! { <AboutYouForm is_open /> }.into_any();
    let open = move |_| {
        is_open.set(true);
        // The questions may arrive later than the button goes.
        request_animation_frame(|| page::focus_first("#about-you"));
    };
    view! {
        <section class="about-you" aria-labelledby="about-you">
            <h2 id="about-you" tabindex="-1">"About you"</h2>
            <p class="aside">
                "Age, health, medicines and what you have at hand make a plan fit. You can leave all of it out. It stays
                on this device."
            </p>
            {move || {
                if is_open.get() {
                    view! { <OnceLoaded pack=Pack::CHECK show=form /> }.into_any()
                } else {
                    view! {
                        <p class="button-row">
                            <button class="button" on:click=open>
                                {if knows() { "Change my answers" } else { "Answer now" }}
                            </button>
                            {knows()
                                .then(|| {
                                    view! {
                                        <button class="quiet" on:click=move |_| state.forget_person()>
                                            "Delete my answers"
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
            <button class="quiet" on:click=move |_| is_open.set(false)>"Cancel"</button>
        </div>
    }
}

const fn theme_label(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "Match my device",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    }
}
