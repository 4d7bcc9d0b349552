//! When somebody else has to look at it: emergency, urgent and see-a-GP.

use leptos::prelude::*;
use unknot_content::check::{Explanation, Rule, RuleId, Urgency};

use crate::domain::check::interview::Page;
use crate::domain::check::rules::NO_SIGN_OF_A_MUSCLE;
use crate::domain::check::under_way;
use crate::domain::check::words::{rule_ids, self_care, what_led_here};
use crate::domain::emergency::Country;
use crate::domain::place::Place;
use crate::domain::route::Route;
use crate::state::AppState;
use crate::views::parts::icon::Icon;
use crate::views::parts::rows::CollectAny;

/// The outcome of a check in calm words: what to do now, how to say it, and the rest folded.
#[component]
pub fn Outcome(place: Place, urgency: Urgency, why: Vec<(&'static Rule, Explanation)>, say: String) -> impl IntoView {
    let fired: Vec<RuleId> = why.iter().map(|(rule, _)| rule.id).collect();
    let is_unclear = fired.contains(&NO_SIGN_OF_A_MUSCLE);
    let ids = rule_ids(&fired);
    if urgency == Urgency::SelfCare {
        return view! {
            <section class="outcome" data-triage=urgency.as_str() data-rules=ids>
                <p class="fine">{self_care(&fired)}</p>
            </section>
        }
        .into_any();
    }
    let state = expect_context::<AppState>();
    let title = move || match urgency {
        Urgency::Emergency => call_now(state.country()),
        Urgency::Urgent => "Get medical advice today".to_owned(),
        Urgency::SeeGp | Urgency::SelfCare => "Have it looked at".to_owned(),
    };
    let is_help_first = urgency >= Urgency::Urgent;
    view! {
        <section class="outcome" data-triage=urgency.as_str() data-rules=ids aria-labelledby="outcome">
            <h2 id="outcome"><Icon name="warning" /> {title}</h2>
            <p>{lead(urgency)}</p>
            {(urgency == Urgency::Emergency).then(|| view! { <CallEmergency /> })}
            {(urgency == Urgency::Urgent).then(|| view! { <CallForAdvice /> })}
            {is_unclear.then(|| view! { <WhatLedHere place /> })}
            <UntilThen urgency says=why.iter().map(|(_, says)| *says).collect() />
            <div class="folds">
                <HowToSayIt say is_open=is_help_first />
                <Why why />
                {is_help_first.then(|| view! { <NumberElsewhere urgency /> })}
            </div>
        </section>
    }
    .into_any()
}

fn call_now(country: Country) -> String {
    match country {
        Country::Elsewhere => "Call your local emergency number now".to_owned(),
        known => format!("Call {} now", known.emergency_number()),
    }
}

const fn lead(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Emergency => "This is more than Unknot can help with. Do not wait to see if it passes.",
        Urgency::Urgent => "This should be looked at the same day. Until then, do not treat this place yourself.",
        Urgency::SeeGp | Urgency::SelfCare => "A GP or physiotherapist should look at it.",
    }
}

#[component]
fn CallEmergency() -> impl IntoView {
    let state = expect_context::<AppState>();
    let number = move || state.country().emergency_number();
    view! {
        <p>
            <a class="button primary call" href=move || format!("tel:{}", number())>
                {move || format!("Call {}", number())}
            </a>
        </p>
    }
}

/// Whose number it is, and how to have another.
#[component]
fn NumberElsewhere(urgency: Urgency) -> impl IntoView {
    let state = expect_context::<AppState>();
    let why = move || match (state.chosen_country(), state.country()) {
        (Some(_), _) => "Not in that country? Choose yours below, or call your local emergency number.",
        (None, Country::Elsewhere) => {
            "Unknot does not know where you are. If 112 is not the emergency number there, call the one that is, or choose your country below."
        }
        (None, _) => {
            "This number goes by the time zone of your device. Somewhere else? Call your local emergency number, or \
             choose your country below."
        }
    };
    // If the number is not known, show how to find it at once.
    let is_open = urgency == Urgency::Emergency && untrack(|| state.country()) == Country::Elsewhere;
    view! {
        <details open=is_open>
            <summary>"In another country?"</summary>
            {(urgency == Urgency::Emergency).then(|| view! { <p>{why}</p> })}
            <CountryChoice />
        </details>
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

#[component]
fn Why(why: Vec<(&'static Rule, Explanation)>) -> impl IntoView {
    let row = |(rule, says): (&'static Rule, Explanation)| {
        let caution = rule.is_our_caution.then_some("our caution");
        view! {
            <li>
                {says.because} {caution.map(|mark| view! { " " <span class="unsure">{mark}</span> })}
                {says.watch.map(|watch| view! { " " {watch} })}
            </li>
        }
    };
    view! {
        <details>
            <summary>"Why"</summary>
            <ul>{why.into_iter().map(row).collect_any()}</ul>
        </details>
    }
}

/// The dos and don'ts of the rules, which are never folded.
#[component]
fn UntilThen(urgency: Urgency, says: Vec<Explanation>) -> impl IntoView {
    let nothing_there = (urgency >= Urgency::Urgent).then_some("Until then, no pressing, stretching or heat there.");
    let all = says.iter().filter_map(|says| says.now);
    let all = all
        .chain(nothing_there)
        .chain(says.iter().filter_map(|says| says.avoid));
    let mut once: Vec<&str> = Vec::new();
    for words in all {
        if !once.contains(&words) {
            once.push(words);
        }
    }
    (!once.is_empty()).then(|| {
        view! {
            <ul class="until-then">{once.into_iter().map(|words| view! { <li>{words}</li> }).collect_any()}</ul>
        }
    })
}

/// The answers that ruled out a muscle, with a link to change them.
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
                <a class="button" href=under_way::href(place, Page::Pain.step()) data-change-answers>"Change these answers"</a>
            </p>
        }
    })
}

/// A few sentences to read out on the phone.
#[component]
fn HowToSayIt(say: String, is_open: bool) -> impl IntoView {
    view! {
        <details open=is_open>
            <summary>"What you can say"</summary>
            <blockquote>"“" {say} "”"</blockquote>
        </details>
    }
}

/// Whose number is shown.
#[component]
pub fn CountryChoice() -> impl IntoView {
    let state = expect_context::<AppState>();
    let option = move |country: Country| {
        view! {
            <option value=country.as_str() prop:selected=move || state.country() == country>
                {country_label(country)}
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

/// The skipped questions of a first check, which make a plan fit better (T-61).
#[component]
pub fn TwoMoreQuestions(place: Place) -> impl IntoView {
    view! {
        <p class="calm-note">
            "This plan is gentler: no pressing, no heat."
            <a class="button" href=under_way::href(place, Page::AboutYou.step()) data-more-questions>
                "Two more questions make it fit better"
            </a>
        </p>
    }
}

/// The way back to the questions.
#[component]
pub fn AnswerAgain(place: Place) -> impl IntoView {
    view! {
        <p>
            <a class="button" href=Route::Check(place.area, place.sore).href()>"Answer again"</a>
        </p>
    }
}

const fn country_label(country: Country) -> &'static str {
    match country {
        Country::UnitedKingdom => "United Kingdom (999)",
        Country::Europe => "Europe (112)",
        Country::NorthAmerica => "United States, Canada (911)",
        Country::Australia => "Australia (000)",
        Country::NewZealand => "New Zealand (111)",
        Country::Elsewhere => "Somewhere else",
    }
}
