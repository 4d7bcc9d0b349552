//! What to mind while pressing, or with heat or cold on the skin.

use leptos::prelude::*;

use crate::domain::catalogue::{areas, background_of};
use crate::domain::session::coach::{pack_advice, press_advice};
use crate::domain::session::exercise::{Exercise, MINUTE};
use crate::domain::session::player::Now;
use crate::domain::time::Millis;
use crate::state::AppState;
use crate::views::parts::rows::CollectAny;
use crate::views::plan::knot::KnotNote;

#[component]
pub fn Coach(exercise: Exercise, now: Memo<Option<Now>>) -> impl IntoView {
    if exercise.is_press() {
        view! { <PressCoach exercise now /> }.into_any()
    } else if exercise.is_pack() {
        view! { <PackCoach longest=exercise.longest() now /> }.into_any()
    } else {
        ().into_any()
    }
}

/// How hard, how to breathe, when to ease off, and where never.
#[component]
fn PressCoach(exercise: Exercise, now: Memo<Option<Now>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let advice = Memo::new(move |_| now.get().map(press_advice));
    let side = Memo::new(move |_| now.get().and_then(|now| now.phase.side));
    let place = exercise.place;
    let area = place
        .map(|place| place.area)
        .or_else(|| areas(&exercise.work.technique()?.areas).next());
    let knots = move |place| {
        let knots = untrack(|| state.knots_for(place, side.get()));
        knots.into_iter().map(|knot| view! { <KnotNote knot /> }).collect_any()
    };
    let hazards = area.into_iter().flat_map(|area| &background_of(area).hazards);
    view! {
        <div class="coach" data-coach="press">
            <p class="coach-now" aria-hidden="true">{advice}</p>
            <p>
                "Stay at 5 of 10 or less: firm, easy to bear, and easing. If it is sharp, spreads or does not ease, press
                less or stop."
            </p>
            {place.map(|place| move || knots(place))}
            <ul class="hazards">{hazards.map(|hazard| view! { <li>{hazard.text}</li> }).collect_any()}</ul>
        </div>
    }
}

/// The cloth, the skin, and not to fall asleep.
#[component]
fn PackCoach(longest: Millis, now: Memo<Option<Now>>) -> impl IntoView {
    let minutes = longest / MINUTE;
    let advice = Memo::new(move |_| now.get().map(pack_advice));
    view! {
        <div class="coach" data-coach="pack">
            <p class="coach-now" role="status">{advice}</p>
            <p>{format!("At most {minutes} minutes. Leave at least 2 hours before the next.")}</p>
        </div>
    }
}
