//! Cautions while pressing, with heat or cold on the skin, or with a band.

use leptos::prelude::*;
use unknot_content::sided::Side;

use crate::domain::catalogue::{areas_of, background_of};
use crate::domain::session::exercise::{Exercise, MINUTE};
use crate::domain::time::Millis;
use crate::domain::wording::handling;
use crate::state::AppState;
use crate::views::parts::rows::CollectAny;
use crate::views::plan::knot::KnotNote;

#[component]
pub fn Coach(exercise: Exercise, side: Memo<Option<Side>>) -> impl IntoView {
    if exercise.is_press() {
        view! { <PressCoach exercise side /> }.into_any()
    } else if exercise.is_pack() {
        view! { <PackCoach longest=exercise.longest() /> }.into_any()
    } else {
        let handling = exercise.work.technique().and_then(handling);
        handling
            .map(|words| {
                view! {
                    <div class="coach" data-coach="handling">
                        <p>{words}</p>
                    </div>
                }
            })
            .into_any()
    }
}

/// How hard to press, and where never to press.
#[component]
fn PressCoach(exercise: Exercise, side: Memo<Option<Side>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let place = exercise.place;
    let area = place
        .map(|place| place.area)
        .or_else(|| areas_of(exercise.work.technique()?).next());
    let knots = move |place| {
        let knots = untrack(|| state.knots_for(place, side.get()));
        knots.into_iter().map(|knot| view! { <KnotNote knot /> }).collect_any()
    };
    let hazards = area.into_iter().flat_map(|area| &background_of(area).hazards);
    view! {
        <div class="coach" data-coach="press">
            <p>
                "Stay at 5 of 10 or less: firm, easy to bear, and easing. If it is sharp, spreads or does not ease, press
                less or stop."
            </p>
            {place.map(|place| move || knots(place))}
            <ul class="hazards">{hazards.map(|hazard| view! { <li>{hazard.text}</li> }).collect_any()}</ul>
        </div>
    }
}

/// For how long, and how soon again.
#[component]
fn PackCoach(longest: Millis) -> impl IntoView {
    let minutes = longest / MINUTE;
    view! {
        <div class="coach" data-coach="pack">
            <p>{format!("At most {minutes} minutes. Leave at least 2 hours before the next.")}</p>
        </div>
    }
}
