//! When it flares up: what to do today and in the days after, and the person's own words for it.

use leptos::prelude::*;
use unknot_content::check::RuleId;

use crate::domain::course::flare_up::{Prompt, WORDS_LENGTH};
use crate::domain::course::rules;
use crate::domain::route::Route;
use crate::state::{AppState, Pack};
use crate::views::learn::facts::{Because, OnceLoaded};
use crate::views::parts::draft_field::DraftField;
use crate::views::parts::link_row::LinkRow;
use crate::views::parts::on_paper::PrintButton;
use crate::views::parts::rows::CollectAny;

#[component]
pub fn FlareUpPage() -> impl IntoView {
    view! {
        <div class="page flare-up-page">
            <h1 tabindex="-1">"If it flares up"</h1>
            <OnceLoaded pack=Pack::CHECK show=|| view! { <Advice /> }.into_any() />
            <section class="not-on-paper">
                <h2>"In my own words"</h2>
                <p class="glance">"For you alone: it stays on this device. Nothing has to be filled in."</p>
                <div class="fields">
                    {Prompt::ALL.map(|prompt| view! { <OwnWordsField prompt /> }).into_iter().collect_any()}
                </div>
            </section>
            <p class="button-row">
                <PrintButton />
            </p>
            <OnPaper />
        </div>
    }
}

/// The way here from other pages.
#[component]
pub fn FlareUpLink() -> impl IntoView {
    view! {
        <LinkRow to=Route::FlareUp title="If it flares up" about="What to do, and your own words" />
    }
}

/// The questions first, then what holds for today; the rest is folded.
#[component]
fn Advice() -> impl IntoView {
    let state = expect_context::<AppState>();
    let place = move || state.place_of_course().or_else(|| state.last_place());
    let help = move || {
        let (check, checks) = state.last_checks()?;
        let last = checks.iter().find(|last| last.needs_help(check))?;
        last.places.first().copied()
    };
    let check = move || {
        let (to, words) = match place() {
            Some(place) => (Route::Check(place.area, place.sore), "It flared up: answer first"),
            None => (Route::Map, "Show where it flared up"),
        };
        view! { <a class="button primary" data-flared-up href=to.href()>{words}</a> }
    };
    let plan = move || {
        let place = place()?;
        let to = Route::Plan(place.area, place.sore).href();
        Some(view! { <p class="button-row"><a class="button" href=to>"Your plan: warmth or cold"</a></p> })
    };
    let says = |rule: RuleId| {
        view! {
            <p data-rules=rule.as_str()>
                <Because rule />
            </p>
        }
    };
    let advice = move || {
        view! {
            {says(rules::WHAT_A_FLARE_UP_IS)}
            <p class="button-row">{check}</p>
            <h2>"Today"</h2>
            {says(rules::FLARE_UP_TODAY)}
            {plan}
            <h2>"When to get help"</h2>
            {says(rules::LONG_FLARE_UP)}
            <details class="fold">
                <summary>
                    <span>"The days after"</span>
                </summary>
                {[rules::FLARE_UP_DAYS, rules::FLARE_UP, rules::NO_BOOM_AND_BUST].map(says).into_iter().collect_any()}
            </details>
            <details class="fold">
                <summary>
                    <span>"What may set it off"</span>
                </summary>
                {says(rules::FLARE_UP_TRIGGERS)}
            </details>
        }
    };
    move || match help() {
        Some(place) => {
            let to = Route::Plan(place.area, place.sore).href();
            view! {
                <p class="button-row" data-help-first>
                    <a class="button primary" href=to>"Get help first"</a>
                </p>
            }
            .into_any()
        }
        None => advice().into_any(),
    }
}

#[component]
fn OwnWordsField(prompt: Prompt) -> impl IntoView {
    let state = expect_context::<AppState>();
    let (ask, hint) = prompt.says();
    let words = move || state.courses.with(|courses| courses.own_words(prompt).to_owned());
    let save = move |words: &str| state.write_for_flare_ups(prompt, words);
    let typed = DraftField::new(state, format!("flare-up.{}", prompt.as_str()), save);
    view! {
        <label class="field">
            {ask}
            <input
                type="text"
                dir="auto"
                name=prompt.as_str()
                maxlength=WORDS_LENGTH
                placeholder=hint
                prop:value=words
                on:input:target=move |event| typed.type_in(&event.target().value())
                on:change:target=move |event| typed.leave(event.target().value())
            />
        </label>
    }
}

/// The own words, and lines to write on where there are none.
#[component]
fn OnPaper() -> impl IntoView {
    let state = expect_context::<AppState>();
    let rows = move || {
        let row = |prompt: Prompt| {
            let words = state.courses.with(|courses| courses.own_words(prompt).to_owned());
            let words = if words.is_empty() { "…".to_owned() } else { words };
            view! {
                <p>
                    <strong>{prompt.says().0}": "</strong>
                    <span dir="auto">{words}</span>
                </p>
            }
        };
        Prompt::ALL.map(row).into_iter().collect_any()
    };
    view! {
        <section class="on-paper">
            {rows}
            <OnceLoaded
                pack=Pack::CHECK
                show=|| {
                    let all = [rules::FLARE_UP_TODAY, rules::FLARE_UP_DAYS, rules::FLARE_UP, rules::LONG_FLARE_UP];
                    all.map(|rule| view! { <p><Because rule /></p> }).into_iter().collect_any().into_any()
                }
            />
        </section>
    }
}
