//! The plan for one place, or the reason why there is none.

use leptos::prelude::*;
use unknot_content::check::Urgency;

use crate::domain::check::assessment::Assessment;
use crate::domain::place::{Place, place_name};
use crate::domain::route::Route;
use crate::state::{AppState, Pack};
use crate::views::check::outcome::{AnswerAgain, Outcome, TwoMoreQuestions};
use crate::views::journal::journal_notes::SeeSomebodyNote;
use crate::views::journal::summary_page::SummaryLink;
use crate::views::learn::facts::OnceLoaded;
use crate::views::parts::rows::CollectAny;
use crate::views::plan::assessment::assessed;
use crate::views::plan::plan_parts::PlanParts;
use crate::views::plan::wishes::WishesNow;

/// The page of a plan: the outcome of the last check of a place.
#[component]
pub fn PlanPage(place: Place) -> impl IntoView {
    let help_first = RwSignal::new(false);
    let title = move || {
        if help_first.get() {
            "Get help first"
        } else {
            "Your plan"
        }
    };
    view! {
        <div class="page plan-page">
            <p>
                <a class="lone-link plan-place" href=Route::Area(place.area, Some(place.sore)).href()>
                    {place_name(place.area, Some(place.sore))}
                </a>
            </p>
            <h1 tabindex="-1">{title}</h1>
            <OnceLoaded pack=Pack::CHECK show=move || view! { <WhatFollows place help_first /> }.into_any() />
        </div>
    }
}

#[component]
fn WhatFollows(place: Place, help_first: RwSignal<bool>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let wishes = WishesNow::of(place);
    let onset = untrack(|| state.last_check(place)).and_then(|last| last.answers.onset);
    let assessed = assessed(state, place, wishes);
    let has_plan = Memo::new(move |_| assessed.get().is_some_and(|known| known.plan.is_some()));
    let outcome = move || match assessed.get() {
        None => view! { <AskFirst place /> }.into_any(),
        Some(Assessment {
            urgency,
            why,
            say,
            is_gentler,
            last,
            ..
        }) => {
            help_first.set(urgency >= Urgency::Urgent);
            let others = last.places.into_iter().filter(|other| *other != place).collect();
            view! {
                <Outcome place urgency why say />
                {matches!(urgency, Urgency::SeeGp | Urgency::Urgent).then(|| view! { <SummaryLink /> })}
                {is_gentler.then(|| view! { <TwoMoreQuestions place /> })}
                {(urgency < Urgency::Urgent).then(|| view! { <BackToRoutine /> })}
                <SeeSomebodyNote area=place.area />
                <CheckedTogether others />
            }
            .into_any()
        }
    };
    let ending = move || {
        let urgency = assessed.get()?.urgency;
        Some(view! {
            {(urgency < Urgency::Urgent).then(|| view! { <p class="eyebrow">{NOT_A_DIAGNOSIS}</p> })}
            <AnswerAgain place />
        })
    };
    view! {
        {outcome}
        {move || has_plan.get().then(|| view! { <PlanParts place assessed wishes onset /> })}
        {ending}
    }
}

/// The way back to the routine that asked for this check.
#[component]
fn BackToRoutine() -> impl IntoView {
    let state = expect_context::<AppState>();
    let waiting = state.pending_routine.get_untracked();
    waiting.map(|id| {
        view! {
            <p class="button-row">
                <a class="button primary" href=Route::RoutinePlay(id).href()>"Go on with your routine"</a>
            </p>
        }
    })
}

const NOT_A_DIAGNOSIS: &str =
    "This is not a diagnosis. If a warning sign comes up, or you are worried, stop and get help.";

/// There is no plan without answers that are young enough.
#[component]
fn AskFirst(place: Place) -> impl IntoView {
    view! {
        <p>"A plan needs a few answers first, and answers older than a week are asked again."</p>
        <p>
            <a class="button primary" href=Route::Check(place.area, place.sore).href()>"Answer a few questions"</a>
        </p>
    }
}

/// The way to what follows for the other places of the same check.
#[component]
fn CheckedTogether(others: Vec<Place>) -> impl IntoView {
    let link = |place: Place| {
        let href = Route::Plan(place.area, place.sore).href();
        view! { <li><a class="chip" href=href>{place_name(place.area, Some(place.sore))}</a></li> }
    };
    (!others.is_empty()).then(|| {
        view! {
            <p>"These answers are also about:"</p>
            <ul class="chips">{others.into_iter().map(link).collect_any()}</ul>
        }
    })
}
