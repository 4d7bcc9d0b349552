//! A technique: at a glance when closed, everything about it when open.

use leptos::prelude::*;
use unknot_content::model::{Dose, Instructions, Technique};
use unknot_content::sided::speak;

use crate::domain::catalogue::{background_of_technique, contraindications, instructions};
use crate::domain::check::objection::Objection;
use crate::domain::check::words::reason_in_words;
use crate::domain::favourites::Favourite;
use crate::domain::place::{SoreSide, place_name};
use crate::domain::route::Route;
use crate::domain::wording::{at_a_glance, dose, handling, hold_range, kind_id, lasts_for, sentence};
use crate::state::AppState;
use crate::views::frame::lazy::{MovingFigure, StillFigure};
use crate::views::learn::facts::{OnceLoaded, RestsOn, Sources};
use crate::views::parts::rows::CollectAny;
use crate::views::saved::heart::Heart;
use crate::views::session::start_technique::StartAlone;
use crate::views::technique::ladder::{Ladder, has_ladder};

/// A technique that opens in place.
#[component]
pub fn TechniqueCard(
    technique: &'static Technique,
    #[prop(into)] sore: Signal<Option<SoreSide>>,
    /// Another dose than the technique's own.
    #[prop(optional_no_strip)]
    dose: Option<Dose>,
) -> impl IntoView {
    // A list of cards is long: what is inside one is only made when it is opened.
    let opened = RwSignal::new(false);
    view! {
        <article class="technique-card" data-technique=technique.id.as_str() data-kind=kind_id(technique.kind)>
            <details on:toggle=move |_| opened.set(true)>
                <summary>
                    <StillFigure technique sore />
                    <h3 class="technique-title">{technique.title}</h3>
                    <span class="glance">{at_a_glance(technique)}</span>
                </summary>
                {move || opened.get().then(|| view! { <TechniqueDetails technique sore dose /> })}
            </details>
            <StartAlone technique sore />
            <Heart favourite=Favourite::Technique(technique) sore />
        </article>
    }
}

/// Steps, dose, how it should feel, when to stop, who should not, and what it rests on.
#[component]
pub fn TechniqueDetails(
    technique: &'static Technique,
    sore: Signal<Option<SoreSide>>,
    #[prop(optional_no_strip)] dose: Option<Dose>,
) -> impl IntoView {
    let amount = dose.unwrap_or(technique.dose);
    let show = move || {
        let known = instructions(technique);
        known
            .map(|known| view! { <HowTo technique known sore amount /> })
            .into_any()
    };
    view! {
        <div class="technique-details">
            <NotNow technique />
            <MovingFigure technique sore />
            <OnceLoaded show />
        </div>
    }
}

/// The objections of the last check of a place to the technique.
#[component]
fn NotNow(technique: &'static Technique) -> impl IntoView {
    let state = expect_context::<AppState>();
    move || {
        let (place, reason) = match state.objections(technique).into_iter().next()? {
            Objection::HelpFirst(place) => (place, None),
            Objection::LeftOut(place, reason) => (place, Some(reason)),
            Objection::Answer(..) => return None,
        };
        let name = place_name(place.area, Some(place.sore));
        let why = reason.map_or_else(
            || "Your answers called for medical help first.".to_owned(),
            reason_in_words,
        );
        Some(view! {
            <p class="calm-note" data-objection data-reason=reason.map(|reason| reason.rule().as_str())>
                <strong>{format!("Not for you now, by your last check ({name}). ")}</strong>
                {why}
                " "
                <a class="lone-link" href=Route::Plan(place.area, place.sore).href()>"What is right for you"</a>
            </p>
        })
    }
}

#[component]
fn HowTo(
    technique: &'static Technique,
    known: &'static Instructions,
    sore: Signal<Option<SoreSide>>,
    amount: Dose,
) -> impl IntoView {
    let for_sore_side = move |sentence: &'static str| move || speak(sentence, sore.get().and_then(SoreSide::one_side));
    view! {
        <ol class="steps">{known.steps.iter().map(|step| view! { <li>{for_sore_side(step)}</li> }).collect_any()}</ol>
        <dl>
            <dt>"Position"</dt>
            <dd>{sentence(known.position_detail)}</dd>
            <dt>"How much"</dt>
            <dd>{dose(&amount)} {(amount == technique.dose).then(|| hold_range(&amount)).flatten().map(|range| format!(" {range}"))}
                {lasts_for(technique.kind).map(|words| format!(" {words}"))}</dd>
            {handling(technique)
                .map(|words| {
                    view! {
                        <dt>"Before you use the band"</dt>
                        <dd>{words}</dd>
                    }
                })}
            <dt>"How it should feel"</dt>
            <dd>{for_sore_side(known.feel)}</dd>
            <div class="stop-if">
                <dt>"Stop if"</dt>
                <dd>{known.stop_if}</dd>
            </div>
            <dt>"Not for you if"</dt>
            <dd>
                <ul>
                    {contraindications(&background_of_technique(technique).contraindications)
                        .map(|reason| view! { <li>{reason.text}</li> })
                        .collect_any()}
                </ul>
            </dd>
        </dl>
        <AloneLink technique />
        {has_ladder(known, technique.kind)
            .then(|| {
                view! {
                    <RestsOn
                        title="Too hard or too easy?"
                        show=move || view! { <Ladder known kind=technique.kind /> }
                    />
                }
            })}
        <RestsOn
            title="Sources and how sure we are"
            show=move || view! { <Sources ids=&known.sources sure=technique.confidence /> }
        />
    }
}

/// The way to the page of its own, where it can be added to a routine.
#[component]
fn AloneLink(technique: &'static Technique) -> impl IntoView {
    let state = expect_context::<AppState>();
    let route = Route::Technique(technique);
    let is_elsewhere = untrack(|| state.route.get() != route);
    is_elsewhere.then(|| {
        view! {
            <p>
                <a class="lone-link" href=route.href()>"Add to a routine"</a>
            </p>
        }
    })
}
