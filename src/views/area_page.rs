//! An area: am I in the right place, is it safe, what do I do first. Everything else follows ([`super::area_more`]).

use std::time::Duration;

use leptos::prelude::*;
use unknot_content::model::Area;

use super::first_steps::FirstSteps;
use super::icon::Icon;
use super::later::{Later, LaterHeart, LaterPage, ShowLater};
use super::red_flags::RedFlags;
use super::side_switch::SideSwitch;
use crate::domain::favourites::Favourite;
use crate::domain::place::{Sore, place_name};
use crate::domain::route::Route;
use crate::platform::page;
use crate::state::AppState;

/// Everything about one area, for the side that is sore.
#[component]
pub fn AreaPage(area: &'static Area, sore: Signal<Option<Sore>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let later = expect_context::<Later>();
    let help_first = Memo::new(move |_| later.needs_help_first(state, area));
    // What the eye meets first is on the screen before the rest of the page is made.
    let is_painted = RwSignal::new(false);
    // Frames ask before they paint; what is asked for then comes after.
    request_animation_frame(move || {
        let go_on = move || {
            is_painted.try_set(true);
        };
        set_timeout(go_on, Duration::ZERO);
    });
    view! {
        <div class="area-page">
            <div class="title-row">
                <h1 tabindex="-1">{move || place_name(area, sore.get())}</h1>
                <LaterHeart favourite=Favourite::Area(area) sore />
            </div>
            <p class="find-it">
                {area.landmark} "." <span class="muscles">{format!(" Muscles: {}.", area.muscles.join(", "))}</span>
            </p>
            <div class="area-tools">
                <SideSwitch area sore />
                <button class="quiet" on:click=|_| page::scroll_to("#first-steps")>
                    <Icon name="down" />
                    "What to do"
                </button>
            </div>
            <RedFlags area />
            <p class="fit-me">
                <a class="button primary" href=move || Route::Check(area, sore.get().unwrap_or(Sore::Both)).href()>
                    "Make it fit me"
                </a>
                <span>"A few questions, and a plan made for you."</span>
            </p>
            {move || {
                is_painted
                    .get()
                    .then(|| {
                        view! {
                            {move || help_first.get().map(|is_first| what_to_do(is_first, area, sore))}
                            <ShowLater page=LaterPage::MoreOfArea(area, sore) />
                        }
                    })
            }}
        </div>
    }
}

fn what_to_do(help_first: bool, area: &'static Area, sore: Signal<Option<Sore>>) -> AnyView {
    if help_first {
        view! { <HelpFirst /> }.into_any()
    } else {
        view! { <FirstSteps area sore /> }.into_any()
    }
}

/// In place of anything to do, where the person's own answers call for help.
#[component]
fn HelpFirst() -> impl IntoView {
    view! {
        <section class="calm-note" id="first-steps">
            <p>
                "Your last answers about this place called for medical help first, so nothing to do is shown here. If
                something has changed, answer again."
            </p>
        </section>
    }
}
