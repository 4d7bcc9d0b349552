//! When somebody else has to look at it: emergency, urgent and see-a-GP.

use leptos::prelude::*;
use unknot_content::check::{Level, Rule, RuleId};

use crate::domain::catalogue::check;
use crate::domain::check::under_way;
use crate::domain::check::words::{rule_ids, what_led_here};
use crate::domain::emergency::Country;
use crate::domain::place::Place;
use crate::domain::route::Route;
use crate::state::AppState;
use crate::views::parts::icon::Icon;
use crate::views::parts::rows::CollectAny;

/// What a check came to, said calmly: what to do now, why, what not to do, and how to say it.
#[component]
pub fn Outcome(place: Place, level: Level, fired: Vec<RuleId>, say: String) -> impl IntoView {
    let is_unclear = fired.iter().any(|id| id.as_str() == NOT_CLEARED);
    let ids = rule_ids(&fired);
    let rules: Vec<&'static Rule> = fired.into_iter().filter_map(|id| check()?.rule(id)).collect();
    let state = expect_context::<AppState>();
    let title = move || match level {
        Level::Emergency => call_now(state.country()),
        Level::Urgent => "Get medical advice today".to_owned(),
        Level::SeeGp => "Have it looked at".to_owned(),
        Level::SelfCare => "You can look after this yourself".to_owned(),
    };
    let is_help_first = level >= Level::Urgent;
    view! {
        <section class="outcome" data-triage=level.as_str() data-rules=ids aria-labelledby="outcome">
            <h2 id="outcome">{is_help_first.then(|| view! { <Icon name="warning" /> })} {title}</h2>
            {lead(level).map(|lead| view! { <p>{lead}</p> })}
            {(level == Level::Emergency).then(|| view! { <CallEmergency /> })}
            {(level == Level::Urgent).then(|| view! { <CallForAdvice /> })}
            {(level != Level::SelfCare).then(|| view! { <Why level rules=rules.clone() /> })}
            {is_unclear.then(|| view! { <WhatLedHere place /> })}
            {is_help_first.then(|| view! { <WhatNotToDo rules=rules.clone() /> })}
            {(level != Level::SelfCare).then(|| view! { <HowToSayIt say /> })}
            {is_help_first.then(|| view! { <CountryChoice /> })}
        </section>
    }
}

fn call_now(country: Country) -> String {
    match country {
        Country::Elsewhere => "Call your local emergency number now".to_owned(),
        known => format!("Call {} now", known.emergency_number()),
    }
}

const fn lead(level: Level) -> Option<&'static str> {
    match level {
        Level::Emergency => Some("This is more than Unknot can help with. Do not wait to see if it passes."),
        Level::Urgent => Some("This should be looked at the same day. Until then, leave the sore place in peace."),
        Level::SeeGp => Some("A GP or physiotherapist should look at it."),
        Level::SelfCare => None,
    }
}

#[component]
fn CallEmergency() -> impl IntoView {
    let state = expect_context::<AppState>();
    let number = move || state.country().emergency_number();
    let why = move || match (state.chosen_country(), state.country()) {
        (Some(_), _) => "Not in that country? Choose yours below, or call your local emergency number.",
        (None, Country::Elsewhere) => {
            "Unknot does not know the number where you are. Call your local emergency number, or choose your country below."
        }
        (None, _) => {
            "This number goes by the time zone of your device. Somewhere else? Call your local emergency number, or \
             choose your country below."
        }
    };
    view! {
        <p>
            <a class="button primary call" href=move || format!("tel:{}", number())>
                {move || format!("Call {}", number())}
            </a>
        </p>
        <p>{why}</p>
    }
}

#[component]
fn CallForAdvice() -> impl IntoView {
    let state = expect_context::<AppState>();
    move || match state.country().advice_number() {
        Some(number) => view! {
            <p>
                <a class="button primary call" href=format!("tel:{number}")>{format!("Call NHS {number}")}</a>
            </p>
            <p>"Or ask your GP for an urgent appointment."</p>
        }
        .into_any(),
        None => view! { <p>"Call your doctor or the out-of-hours service, and say that it is urgent."</p> }.into_any(),
    }
}

/// What not to do stands here too, where it has no part of its own ([`WhatNotToDo`]).
#[component]
fn Why(level: Level, rules: Vec<&'static Rule>) -> impl IntoView {
    let row = move |rule: &'static Rule| {
        let avoid = rule.avoid.filter(|_| level < Level::Urgent);
        let caution = rule.is_our_caution.then_some("our caution");
        view! {
            <li>
                {rule.because} {caution.map(|mark| view! { " " <span class="unsure">{mark}</span> })}
                {rule.now.map(|now| view! { <strong>" " {now}</strong> })}
                {avoid.map(|avoid| view! { <strong>" " {avoid}</strong> })}
                {rule.watch.map(|watch| view! { " " {watch} })}
            </li>
        }
    };
    view! {
        <h3>"Why"</h3>
        <ul>{rules.into_iter().map(row).collect_any()}</ul>
    }
}

#[component]
fn WhatNotToDo(rules: Vec<&'static Rule>) -> impl IntoView {
    let more = rules.into_iter().filter_map(|rule| rule.avoid);
    view! {
        <h3>"Until then"</h3>
        <ul>
            <li>"No pressing, stretching or heat there."</li>
            {more.map(|avoid| view! { <li>{avoid}</li> }).collect_any()}
        </ul>
    }
}

/// The rule that fires where nothing says that it is a muscle.
const NOT_CLEARED: &str = "T-27";

/// The answers that no muscle was found by, with the way to change them.
#[component]
fn WhatLedHere(place: Place) -> impl IntoView {
    let state = expect_context::<AppState>();
    let last = untrack(|| state.rules().zip(state.last_check(place)));
    let said = last.map(|(check, last)| what_led_here(&last.case(check)));
    let row = |(ask, answer): (&'static str, &'static str)| view! { <dt>{ask}</dt><dd>{answer}</dd> };
    let said = said.filter(|said| !said.is_empty());
    said.map(|said| {
        view! {
            <h3>"You answered"</h3>
            <dl class="led-here">{said.into_iter().map(row).collect_any()}</dl>
            <p>
                <a class="button" href=under_way::href(place, PAIN_STEP) data-change-answers>"Change these answers"</a>
            </p>
        }
    })
}

/// The step of a check that asks about the pain.
const PAIN_STEP: usize = 1;

/// A few sentences to read out on the phone.
#[component]
fn HowToSayIt(say: String) -> impl IntoView {
    view! {
        <h3>"What you can say"</h3>
        <blockquote>"“" {say} "”"</blockquote>
    }
}

/// Whose number is shown.
#[component]
pub fn CountryChoice() -> impl IntoView {
    let state = expect_context::<AppState>();
    let option = move |country: Country| {
        view! {
            <option value=country.as_str() prop:selected=move || state.country() == country>
                {country.label()}
            </option>
        }
    };
    let choose = move |name: String| {
        if let Some(country) = Country::ALL.into_iter().find(|country| country.as_str() == name) {
            state.set_country(country);
        }
    };
    view! {
        <label class="country">
            <span>"Where are you?"</span>
            <select on:change:target=move |event| choose(event.target().value())>
                {Country::ALL.map(option).collect_any()}
            </select>
        </label>
    }
}

/// What was left out of a first check, for a plan that fits better (T-61).
#[component]
pub fn TwoMoreQuestions(place: Place) -> impl IntoView {
    view! {
        <p class="calm-note">
            "This plan is gentler: no pressing, no heat."
            <a class="button" href=under_way::href(place, ABOUT_YOU_STEP) data-more-questions>
                "Two more questions make it fit better"
            </a>
        </p>
    }
}

/// The step of a check that asks about the person.
const ABOUT_YOU_STEP: usize = 2;

/// The way back to the questions.
#[component]
pub fn AnswerAgain(place: Place) -> impl IntoView {
    view! {
        <p>
            <a class="button" href=Route::Check(place.area, place.sore).href()>"Answer again"</a>
        </p>
    }
}
