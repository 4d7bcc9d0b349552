//! Today: what is due of a course, or the last plan, and the last routine, how the pain goes, and what helped.

use leptos::prelude::*;

use crate::domain::journal::chart::Range;
use crate::domain::journal::entries::Journal;
use crate::domain::place::{Place, place_name};
use crate::domain::route::Route;
use crate::domain::routine::Routine;
use crate::platform::clock;
use crate::state::AppState;
use crate::views::course::flare_up_page::FlareUpLink;
use crate::views::frame::lazy::{LazyCourseToday, LazyDeskPart, LazyKeepUp};
use crate::views::journal::journal_page::{AreaPart, NoteNow};
use crate::views::journal::summary_page::SummaryLink;
use crate::views::parts::empty::Empty;
use crate::views::parts::link_row::LinkRow;
use crate::views::parts::rows::CollectAny;

#[component]
pub fn TodayPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let areas = Memo::new(move |_| {
        let areas = state.journal.with(Journal::areas);
        areas.iter().map(|area| area.id).collect::<Vec<_>>()
    });
    let place = Memo::new(move |_| state.last_place());
    let routine = Memo::new(move |_| state.routines.with(|routines| routines.last().cloned()));
    let course = Memo::new(move |_| state.place_of_course());
    let is_empty = move || {
        course.with(Option::is_none)
            && place.with(Option::is_none)
            && routine.with(Option::is_none)
            && areas.with(Vec::is_empty)
    };
    let range = RwSignal::new(Range::default());
    let parts = move || {
        let areas = state.journal.with_untracked(Journal::areas);
        areas
            .into_iter()
            .map(|area| view! { <AreaPart area range /> })
            .collect_any()
    };
    let count = Signal::derive(move || notes(state.journal.with(|journal| journal.entries().len())));
    view! {
        <div class="page today-page">
            <h1 tabindex="-1">"Today"</h1>
            <p class="glance">{clock::day_and_time(clock::now()).0}</p>
            {move || {
                is_empty()
                    .then(|| {
                        view! {
                            <Empty
                                drawing="br-belly"
                                words="Your plan, how the pain goes and what helped will appear here."
                                way_on=(Route::Map, "Show where it hurts")
                            />
                        }
                    })
            }}
            {move || {
                if let Some(place) = course.get() {
                    view! {
                        <LazyCourseToday />
                        <OtherPlaces than=place />
                    }
                        .into_any()
                } else {
                    place.get().map(|place| view! { <LastPlan place /> }).into_any()
                }
            }}
            {move || routine.get().map(|routine| view! { <LastRoutine routine /> })}
            {move || {
                areas.track();
                parts()
            }}
            <div class="group">
                <NoteNow />
                <FlareUpLink />
                <SummaryLink />
                <LinkRow to=Route::Journal title="Journal" about=count />
            </div>
            // May arrive late, so it stands where it moves nothing.
            {move || {
                let place = place.get().filter(|_| course.with(Option::is_none));
                place.map(|place| view! { <LazyKeepUp place /> })
            }}
            <LazyDeskPart />
        </div>
    }
}

/// The plans of other places than that of the course, folded.
#[component]
fn OtherPlaces(than: Place) -> impl IntoView {
    let state = expect_context::<AppState>();
    let others = Memo::new(move |_| {
        let (_, checks) = state.last_checks().unzip();
        let checks = checks.unwrap_or_default().into_iter();
        let places = checks.filter_map(|last| last.places.first().copied());
        places.filter(|place| *place != than).collect::<Vec<Place>>()
    });
    move || {
        let others = others.get();
        (!others.is_empty()).then(|| {
            view! {
                <details class="fold">
                    <summary>
                        <span>"Other places"</span>
                    </summary>
                    {others.into_iter().map(|place| view! { <LastPlan place /> }).collect_any()}
                </details>
            }
        })
    }
}

fn notes(count: usize) -> String {
    match count {
        0 => "No notes yet".to_owned(),
        1 => "1 note".to_owned(),
        more => format!("{more} notes"),
    }
}

/// The plan by the latest answers.
#[component]
fn LastPlan(place: Place) -> impl IntoView {
    let href = Route::Plan(place.area, place.sore).href();
    view! {
        <section class="due" aria-label="Your plan" data-last-plan>
            <div class="row-words">
                <h2>{place_name(place.area, Some(place.sore))}</h2>
                <span>"Your plan"</span>
            </div>
            <a class="button primary" href=href>"Open"</a>
        </section>
    }
}

/// The routine that was followed last.
#[component]
fn LastRoutine(routine: Routine) -> impl IntoView {
    let done = routine
        .last_done
        .map(|at| format!("Last done {}", clock::day_and_time(at).0));
    view! {
        <section class="due" aria-label="Your last routine">
            <div class="row-words">
                <h2 dir="auto">
                    <a href=Route::Routine(routine.id).href()>{routine.name.clone()}</a>
                </h2>
                <span>{done}</span>
            </div>
            <a class="button" data-start href=Route::RoutinePlay(routine.id).href() aria-label=format!("Start: {}", routine.name)>
                "Start"
            </a>
        </section>
    }
}
