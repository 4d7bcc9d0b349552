//! One technique on a page of its own.

use std::sync::Arc;

use leptos::prelude::*;
use unknot_content::model::Technique;

use crate::domain::catalogue::areas_of;
use crate::domain::check::objection::Objection;
use crate::domain::favourites::Favourite;
use crate::domain::place::{Place, SoreSide, place_name};
use crate::domain::route::Route;
use crate::domain::wording::{at_a_glance, kind_heading, kind_id};
use crate::state::AppState;
use crate::views::check::open_questions::OpenQuestions;
use crate::views::frame::navigation::WayBack;
use crate::views::parts::choice::{ChoiceOption, Options};
use crate::views::parts::labels::side_label;
use crate::views::parts::rows::CollectAny;
use crate::views::routines::add_to_routine::AddTechnique;
use crate::views::saved::heart::Heart;
use crate::views::session::start_technique::StartTechnique;
use crate::views::technique::technique_card::TechniqueDetails;

/// A technique with everything open, and the way back to the places it is for.
#[component]
pub fn TechniquePage(technique: &'static Technique) -> impl IntoView {
    let state = expect_context::<AppState>();
    let sore = RwSignal::new(state.chosen_place_for(technique).map(|place| place.sore));
    let place_link = move |area| {
        move || {
            let side = state.selection.with(|selection| selection.sore_side(area));
            view! { <a class="chip" href=Route::Area(area, side).href()>{place_name(area, side)}</a> }
        }
    };
    view! {
        <div class="page technique-page" data-technique=technique.id.as_str() data-kind=kind_id(technique.kind)>
            {move || way_back(state, technique)}
            <div class="title-row">
                <h1 tabindex="-1">{technique.title}</h1>
                <Heart favourite=Favourite::Technique(technique) sore />
            </div>
            <p class="glance">{at_a_glance(technique)}</p>
            {move || asks(state.objections(technique))}
            <div class="button-row technique-start">
                {technique.has_sides.then(|| view! { <SpokenSide sore /> })}
                <StartTechnique technique sore=sore.into() />
            </div>
            <TechniqueDetails technique sore=sore.into() />
            <AddTechnique technique sore />
            <h2>"Good for"</h2>
            <ul class="chips">
                {areas_of(technique).map(|area| view! { <li>{place_link(area)}</li> }).collect_any()}
            </ul>
        </div>
    }
}

/// The way to the place that it was opened from; else what kind of thing it is.
fn way_back(state: AppState, technique: &'static Technique) -> AnyView {
    match state.chosen_place_for(technique) {
        Some(Place { area, sore }) => {
            let label = place_name(area, Some(sore));
            view! { <WayBack to=Route::Area(area, Some(sore)) label /> }.into_any()
        }
        None => view! { <p class="eyebrow">{kind_heading(technique.kind)}</p> }.into_any(),
    }
}

/// The questions to answer before the technique, if no graver objection forbids it.
fn asks(objections: Vec<Objection>) -> Option<impl IntoView> {
    match objections.into_iter().next()? {
        Objection::Answer(place, questions) => Some(view! { <OpenQuestions place questions /> }),
        Objection::HelpFirst(_) | Objection::LeftOut(..) => None,
    }
}

/// The choice of the side that the steps speak of.
#[component]
fn SpokenSide(sore: RwSignal<Option<SoreSide>>) -> impl IntoView {
    let option = move |side: &SoreSide| {
        let side = *side;
        ChoiceOption {
            value: side.as_str().to_owned(),
            label: side_label(side).to_owned(),
            is_chosen: Arc::new(move || sore.get() == Some(side)),
            choose: Arc::new(move || sore.set(Some(side))),
        }
    };
    view! {
        <Options
            question="spoken-side"
            ask="Which side is sore?"
            options=SoreSide::ALL.iter().map(option).collect()
            is_hidden=true
            class="segmented side-switch"
        />
    }
}
