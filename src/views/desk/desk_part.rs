//! "Desk breaks" on Today: off until somebody switches them on.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use unknot_content::check::RuleId;

use crate::domain::catalogue::{check, sources};
use crate::domain::desk::{BreakInterval, DeskSettings, QuietHours, Seat};
use crate::domain::reminders::TimeOfDay;
use crate::platform::clock;
use crate::platform::device::notifications;
use crate::state::{AppState, Pack};
use crate::views::learn::facts::{Because, OnceLoaded, RestsOn, SourceList};
use crate::views::parts::choice::{ChoiceOption, Options};
use crate::views::parts::fold::Fold;
use crate::views::parts::switch::Switch;

/// Whether breaks help.
const EVIDENCE: RuleId = RuleId::new("D-07");

/// One row, folded.
#[component]
pub fn DeskPart() -> impl IntoView {
    view! { <Fold title="Desk breaks" class="fold desk-breaks" show=|| view! { <Inside /> }.into_any() /> }
}

#[component]
fn Inside() -> impl IntoView {
    let state = expect_context::<AppState>();
    let is_on = Memo::new(move |_| state.desk().on);
    view! {
        <p>
            "A minute to move every so often, while Unknot is open in a tab or window. When it is closed, nothing reminds
            you. " <a href=move || state.page_of_reminders().href()>"Reminders in your calendar"</a>
            " are another way."
        </p>
        <div class="group">
            <Switch
                label="Desk breaks while Unknot is open"
                name="desk-on"
                is_on=is_on.into()
                turn=Callback::new(move |on| state.turn_desk(on))
            />
            {move || is_on.get().then(|| view! { <Choices /> })}
        </div>
        <RestsOn title="Do breaks help?" show=|| view! { <OnceLoaded pack=Pack::CHECK show=evidence /> }.into_any() />
    }
}

/// What is known, with its sources.
fn evidence() -> AnyView {
    let rule = || check().and_then(|check| check.rule(EVIDENCE));
    let list = move || rule().map_or_else(Vec::new, |rule| sources(&rule.sources).collect());
    view! {
        <p data-rules=EVIDENCE.as_str()>
            <Because rule=EVIDENCE />
        </p>
        <SourceList list />
    }
    .into_any()
}

#[component]
fn Choices() -> impl IntoView {
    let state = expect_context::<AppState>();
    let tone = Signal::derive(move || state.desk().tone);
    let every =
        BreakInterval::ALL.map(|every| option(state, every.as_str(), every.as_str(), move |desk| desk.every = every));
    let seat = Seat::ALL.map(|seat| option(state, seat.as_str(), seat_label(seat), move |desk| desk.seat = seat));
    view! {
        <Stopped />
        <Options question="desk-every" ask="Minutes from break to break" options=every.into() />
        <Options question="desk-seat" ask="Can you get up?" options=seat.into() />
        <Quiet />
        <Switch label="A soft tone" name="desk-tone" is_on=tone turn=Callback::new(move |on| state.turn_desk_tone(on)) />
        <Notify />
        <p class="aside">"After three in a row that you leave, it stays quiet until you open Unknot again."</p>
    }
}

/// An option that changes the settings. It is chosen if it would change nothing.
fn option(
    state: AppState,
    id: &'static str,
    label: &'static str,
    choose: impl Fn(&mut DeskSettings) + Send + Sync + Copy + 'static,
) -> ChoiceOption {
    let is_chosen = move || {
        let mut changed = state.desk();
        choose(&mut changed);
        changed == state.desk()
    };
    ChoiceOption {
        value: id.to_owned(),
        label: label.to_owned(),
        is_chosen: Arc::new(is_chosen),
        choose: Arc::new(move || state.set_desk(choose)),
    }
}

const fn seat_label(seat: Seat) -> &'static str {
    match seat {
        Seat::GetsUp => "Yes",
        Seat::Stays => "I stay seated",
    }
}

/// Somebody had enough for today.
#[component]
fn Stopped() -> impl IntoView {
    let state = expect_context::<AppState>();
    move || {
        state.desk().is_stopped(clock::shown(clock::now())).then(|| {
            view! {
                <p class="button-row" data-desk-stopped>
                    <span>"Stopped for today."</span>
                    <button class="button" on:click=move |_| state.turn_desk(true)>
                        "Go on today"
                    </button>
                </p>
            }
        })
    }
}

/// The hours without breaks, if there are any.
#[component]
fn Quiet() -> impl IntoView {
    let state = expect_context::<AppState>();
    let hours = Memo::new(move |_| state.desk().quiet);
    let has_hours = Memo::new(move |_| hours.get().is_some());
    let turn = Callback::new(move |on: bool| {
        let usual = on.then_some(QuietHours::USUAL);
        state.set_desk(|desk| desk.quiet = usual);
    });
    let time = move |label: &'static str, name: &'static str, field: fn(&mut QuietHours) -> &mut TimeOfDay| {
        let value = move || hours.get().map(|mut hours| field(&mut hours).to_string());
        let change = move |text: String| {
            // A field that is being emptied changes nothing.
            let Some(time) = TimeOfDay::read(&text) else { return };
            state.set_desk(|desk| {
                if let Some(hours) = &mut desk.quiet {
                    *field(hours) = time;
                }
            });
        };
        view! {
            <label>
                <span>{label}</span>
                <input type="time" name=name prop:value=value on:change:target=move |event| change(event.target().value()) />
            </label>
        }
    };
    view! {
        <Switch label="Quiet hours" name="desk-quiet" is_on=has_hours.into() turn />
        {move || {
            has_hours
                .get()
                .then(|| {
                    view! {
                        <div class="reminder-times">
                            {time("No breaks from", "desk-quiet-from", |hours| &mut hours.from)}
                            {time("until", "desk-quiet-to", |hours| &mut hours.to)}
                        </div>
                    }
                })
        }}
    }
}

/// The switch asks the browser, which may refuse.
#[component]
fn Notify() -> impl IntoView {
    let state = expect_context::<AppState>();
    let is_allowed = RwSignal::new(notifications::are_allowed());
    let wants = RwSignal::new(untrack(|| state.desk().notification));
    // While the browser asks, the switch shows what was asked for.
    let is_asking = RwSignal::new(false);
    let is_on = Signal::derive(move || wants.get() && (is_asking.get() || is_allowed.get()));
    let turn = Callback::new(move |on: bool| {
        wants.set(on);
        is_asking.set(true);
        spawn_local(async move {
            let is_on = state.turn_desk_notification(on).await;
            let _ = is_allowed.try_set(is_on);
            let _ = is_asking.try_set(false);
        });
    });
    let is_refused = move || wants.get() && !is_on.get();
    view! {
        <Switch label="A notification when Unknot is out of sight" name="desk-notification" is_on turn />
        <p class="aside" role="status" hidden=move || !is_refused()>
            {move || {
                is_refused()
                    .then_some(
                        "The browser does not let Unknot notify you; its settings for this page may change that. Breaks \
                         still show in Unknot, and a tone can call you.",
                    )
            }}
        </p>
    }
}
