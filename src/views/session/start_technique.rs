//! The buttons that start one technique, on its page and on its card.

use leptos::prelude::*;
use unknot_content::model::Technique;

use crate::domain::catalogue::areas_of;
use crate::domain::check::objection::can_start;
use crate::domain::place::{Place, SoreSide, place_name};
use crate::domain::session::quick_start::QuickStart;
use crate::state::AppState;
use crate::views::parts::icon::Icon;
use crate::views::parts::rows::CollectAny;

/// Starts a technique for the place that its page was opened for, or asks for the place.
#[component]
pub fn StartTechnique(technique: &'static Technique, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let only = Some(technique);
    let chip = move |area| {
        let chosen = sore.get();
        let sore = chosen.unwrap_or(SoreSide::Both);
        let place = Place { area, sore };
        view! {
            <li>
                <a class="chip start-chip" data-start href=QuickStart { place, only }.href()>
                    <Icon name="play" />
                    {place_name(area, chosen)}
                </a>
            </li>
        }
    };
    move || {
        if !can_start(technique, &state.objections(technique)) {
            return ().into_any();
        }
        let minutes = technique.estimated_minutes;
        let Some(place) = state.place_for(technique, sore.get()) else {
            return view! {
                <div>
                    <p class="eyebrow">{format!("Start · {minutes} min, for:")}</p>
                    <ul class="chips">{areas_of(technique).map(chip).collect_any()}</ul>
                </div>
            }
            .into_any();
        };
        view! {
            <a class="button primary" data-start href=QuickStart { place, only }.href()>
                <Icon name="play" />
                {format!("Start{} · {minutes} min", sided(technique, sore.get()))}
            </a>
        }
        .into_any()
    }
}

/// The side in the words of a start, where there is one and it was chosen.
fn sided(technique: &Technique, sore: Option<SoreSide>) -> &'static str {
    match sore.filter(|_| technique.has_sides) {
        None => "",
        Some(SoreSide::Left) => ", left",
        Some(SoreSide::Right) => ", right",
        Some(SoreSide::Both) => ", both sides",
    }
}

/// Starts one technique from its tile or card, where its place is known.
#[component]
pub fn StartAlone(
    technique: &'static Technique,
    sore: Signal<Option<SoreSide>>,
    /// On a tile it stands beside the start of all three, which is the main one.
    #[prop(optional)]
    on_tile: bool,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let place = move || {
        state
            .place_for(technique, sore.get())
            .filter(|_| can_start(technique, &state.objections(technique)))
    };
    move || {
        place().map(|place| {
            let first = QuickStart {
                place,
                only: Some(technique),
            };
            view! {
                <a class="start-alone" data-start=!on_tile href=first.href() aria-label=format!("Start: {}", technique.title)>
                    <Icon name="play" />
                </a>
            }
        })
    }
}
