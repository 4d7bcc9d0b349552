//! The break that is due, above the bar on whatever page is open.

use leptos::prelude::*;

use crate::domain::check::desk_break::Movement;
use crate::domain::check::plan::PlanStep;
use crate::domain::desk::companion::Reply;
use crate::domain::route::Route;
use crate::domain::wording::short_dose;
use crate::state::{AppState, DeskBreaks};
use crate::views::frame::lazy::StillFigure;
use crate::views::parts::icon::Icon;

/// Follows the clock while it is there, and shows the break that is due.
#[component]
pub fn DeskCard() -> impl IntoView {
    let state = expect_context::<AppState>();
    let breaks = DeskBreaks::follow(state);
    let due = Memo::new(move |_| breaks.due());
    let has_rules = Memo::new(move |_| state.rules().is_some());
    move || {
        let turn = due.get().filter(|_| has_rules.get())?;
        // It stays as it is when something else is answered meanwhile.
        let movement = untrack(|| state.desk_movement(turn))?;
        Some(view! { <BreakCard movement breaks /> })
    }
}

#[component]
fn BreakCard(movement: Movement, breaks: DeskBreaks) -> impl IntoView {
    let state = expect_context::<AppState>();
    let technique = movement.technique();
    let figure = technique.map(|technique| view! { <StillFigure technique sore=Signal::stored(None) /> });
    let title = match movement {
        Movement::Exercise(step) | Movement::Raise(step) => {
            let href = Route::Technique(step.technique).href();
            view! { <a href=href>{step.technique.title}</a> }.into_any()
        }
        Movement::GetUp(_) => "Get up for a minute".into_any(),
        Movement::ShiftSeat(_) => "Shift in your seat".into_any(),
        Movement::LookFar => "Look far away".into_any(),
    };
    let button = move |label: &'static str, reply: Reply, name: &'static str| {
        view! {
            <button class="button" data-desk=name on:click=move |_| breaks.reply(reply)>
                {label}
            </button>
        }
    };
    // The raise is a session of its own, so that it counts for the course.
    let start = move |step: PlanStep| {
        breaks.reply(Reply::Done);
        if let Some(place) = untrack(|| state.place_of_course()) {
            state.start_due(place, &[step], false);
        }
    };
    let first = match movement {
        Movement::Raise(step) => view! {
            <button class="button" data-start on:click=move |_| start(step)>
                "Start"
            </button>
        }
        .into_any(),
        _ => button("Done", Reply::Done, "done").into_any(),
    };
    view! {
        <section
            class="desk-break notice can-wait"
            aria-label="Desk break"
            data-desk-break=technique.map_or("look-far", |technique| technique.id.as_str())
        >
            {figure}
            <div class="row-words">
                <h2>{title}</h2>
                <span>{words(movement)}</span>
            </div>
            <button class="icon-button" data-desk="skip" aria-label="Skip" on:click=move |_| breaks.reply(Reply::Skip)>
                <Icon name="close" />
            </button>
            <div class="desk-replies">
                {first} {button("Later", Reply::Later, "later")}
                {button("Stop for today", Reply::StopForToday, "stop")}
            </div>
        </section>
    }
}

fn words(movement: Movement) -> String {
    match movement {
        Movement::Exercise(step) => format!("{}, as far as it is easy.", short_dose(&step.dose)),
        Movement::Raise(step) => format!("{}: today's strength of your course.", short_dose(&step.dose)),
        Movement::GetUp(_) => "Stand, walk a few steps, look far away.".to_owned(),
        Movement::ShiftSeat(_) => "Lean to each side, forward and back. Then sit in a new way.".to_owned(),
        Movement::LookFar => "Rest your eyes for a minute. Your last answers speak against more.".to_owned(),
    }
}
