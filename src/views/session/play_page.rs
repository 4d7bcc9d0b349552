//! The page of a guided session: whether it may start, what is asked before, the session itself, and how it went.

use leptos::prelude::*;

use crate::domain::check::card::{Card, FirstSteps};
use crate::domain::check::first_session::Gate;
use crate::domain::check::routine_today::{RoutineToday, StepOmission};
use crate::domain::check::session_guard::{PlaceQuestions, PlayDecision};
use crate::domain::check::words::step_left_out;
use crate::domain::place::{Place, place_names};
use crate::domain::route::Route;
use crate::domain::routine_id::RoutineId;
use crate::domain::session::quick_start::QuickStart;
use crate::domain::session::saved::Session;
use crate::domain::wording::clock_time;
use crate::platform::dom::page;
use crate::platform::host::location;
use crate::state::{AppState, Pack, SessionRequest};
use crate::views::check::open_questions::OpenQuestions;
use crate::views::journal::journal_notes::{PackNote, SeeSomebodyNote};
use crate::views::learn::facts::OnceLoaded;
use crate::views::parts::pain_scale::PainScale;
use crate::views::parts::rows::CollectAny;
use crate::views::session::movement_test::{TestFirst, TriedFirst};
use crate::views::session::player::Playing;
use crate::views::session::session_settings::SessionSettingsPart;
use crate::views::session::start_card::{self, StartCard};

/// The session that is under way, or that of a routine.
#[component]
pub fn PlayPage(routine: Option<RoutineId>) -> impl IntoView {
    let show = move || view! { <Gated routine /> }.into_any();
    view! {
        <div class="page play-page">
            <OnceLoaded pack=Pack::CHECK show />
        </div>
    }
}

/// The card that stands before a first session or a routine; the session where none does.
#[component]
fn Gated(routine: Option<RoutineId>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let asked = QuickStart::from_hash(&location::hash()).filter(|_| routine.is_none());
    let gate = asked.and_then(|first| Some((first, untrack(|| state.gate(first))?)));
    if let Some((first, Gate::Go(steps))) = &gate {
        state.prepare_quick_start(*first, steps.clone());
    }
    let starts = routine.filter(|id| !state.has_ended(*id));
    let cards = starts.map(|id| untrack(|| state.cards_before(id))).unwrap_or_default();
    let is_open = RwSignal::new(false);
    move || match &gate {
        _ if is_open.get() => view! { <Guarded routine /> }.into_any(),
        Some((first, Gate::Ask(card))) => {
            let cards = vec![(first.place, card.clone())];
            start_card(SessionRequest::QuickStart(*first), cards, is_open)
        }
        Some((first, Gate::Check)) => view! { <AskFirst places=vec![first.place] routine /> }.into_any(),
        Some((first, Gate::HelpFirst)) => not_now(Some(first.place)),
        Some((first, Gate::Go(steps))) if steps.exercises.is_empty() => not_now(Some(first.place)),
        Some((_, Gate::Go(_))) | None => match routine {
            Some(id) if !cards.is_empty() => start_card(SessionRequest::Routine(id), cards.clone(), is_open),
            _ => view! { <Guarded routine /> }.into_any(),
        },
    }
}

fn start_card(wanted: SessionRequest, cards: Vec<(Place, Card)>, is_open: RwSignal<bool>) -> AnyView {
    let started = Callback::new(move |()| is_open.set(true));
    view! { <StartCard wanted cards started /> }.into_any()
}

fn not_now(place: Option<Place>) -> AnyView {
    view! {
        <Instead
            heading="Not this session now"
            why="Your last answers speak against a part of it."
            route=place.map_or(Route::Map, |place| Route::Plan(place.area, place.sore))
            link="What is right for you"
        />
    }
    .into_any()
}

/// The states of the page.
#[derive(Clone, Debug, PartialEq)]
enum PageState {
    /// One is under way, and another was started.
    WhichSession,
    Session,
    Preview,
    AskFirst(Vec<Place>),
    /// Questions on which a part of it depends.
    Answer(Vec<PlaceQuestions>),
    /// Something speaks against it; the page says what is right instead.
    NotNow(Option<Place>),
    NothingLeft(RoutineId),
    NoSession,
}

/// Only a session that the last answers allow.
#[component]
fn Guarded(routine: Option<RoutineId>) -> impl IntoView {
    let state = expect_context::<AppState>();
    if let Some(id) = routine {
        untrack(|| state.prepare_routine(id));
    }
    let page = routine.map_or(Route::Play, Route::RoutinePlay);
    let session = move || state.session.get_untracked().filter(|session| session.page() == page);
    let has_begun = Memo::new(move |_| {
        let is_here = |session: &Session| session.page() == page;
        state.session.with(|session| {
            session
                .as_ref()
                .filter(|session| is_here(session))
                .map(|session| session.has_begun)
        })
    });
    on_cleanup(move || state.forget_next_session());
    let shown = Memo::new(move |_| {
        let has_begun = has_begun.get();
        if state.next_session.with(Option::is_some) {
            return PageState::WhichSession;
        }
        match session() {
            None => untrack(|| without_session(state, routine)),
            // Answers given after a session no longer affect it.
            Some(session) if session.player.now().is_none() => PageState::Session,
            Some(session) => match state.may_play(&session) {
                PlayDecision::AskFirst(places) => PageState::AskFirst(places),
                PlayDecision::Answer(questions) => PageState::Answer(questions),
                PlayDecision::NotNow => PageState::NotNow(session.places.first().copied()),
                PlayDecision::Yes if has_begun == Some(true) => PageState::Session,
                PlayDecision::Yes => PageState::Preview,
            },
        }
    });
    move || match shown.get() {
        PageState::WhichSession => view! { <WhichSession /> }.into_any(),
        PageState::Session => view! { <OnceLoaded show=|| view! { <Playing /> }.into_any() /> }.into_any(),
        PageState::Preview => view! { <SessionPreview routine /> }.into_any(),
        PageState::AskFirst(places) => view! { <AskFirst places routine /> }.into_any(),
        PageState::Answer(questions) => view! { <Answer questions /> }.into_any(),
        PageState::NotNow(place) => not_now(place),
        PageState::NothingLeft(id) => view! {
            <Instead
                heading="Nothing to do now"
                why="The routine has no steps, or your last answers speak against all of them."
                route=Route::Routine(id)
                link="Look at the routine"
            />
        }
        .into_any(),
        PageState::NoSession => view! {
            <Instead
                heading="No session is under way"
                why="Tap where it hurts, and choose “Start”."
                route=Route::Map
                link="Go to the body"
            />
        }
        .into_any(),
    }
}

fn without_session(state: AppState, routine: Option<RoutineId>) -> PageState {
    match routine.and_then(|id| Some((id, state.routine_today(id)?))) {
        None => PageState::NoSession,
        Some((_, RoutineToday::AskFirst(places))) => PageState::AskFirst(places),
        Some((_, RoutineToday::HelpFirst(place))) => PageState::NotNow(Some(place)),
        Some((id, RoutineToday::Go(_))) => PageState::NothingLeft(id),
    }
}

/// One session is under way, and another was started: which of the two it shall be.
#[component]
fn WhichSession() -> impl IntoView {
    let state = expect_context::<AppState>();
    let session = untrack(|| state.session.get());
    let left = session.map_or(0, |session| session.player.left() / 1000);
    request_animation_frame(page::focus_heading);
    view! {
        <h1 tabindex="-1">"You are in the middle of a session"</h1>
        <p>{clock_time(left)} " of it are left. What you did so far is noted if you start the new one."</p>
        <p class="button-row" data-which-session>
            <button class="button primary" on:click=move |_| state.return_to_session()>
                "Resume"
            </button>
            <button class="button" on:click=move |_| state.replace_session()>
                "Start the new one"
            </button>
        </p>
    }
}

/// A page in place of a session that cannot start.
#[component]
fn Instead(heading: &'static str, why: &'static str, route: Route, link: &'static str) -> impl IntoView {
    view! {
        <h1 tabindex="-1">{heading}</h1>
        <p>{why}</p>
        <p>
            <a class="button primary" href=route.href()>{link}</a>
        </p>
    }
}

/// There is no session without answers that are young enough.
#[component]
fn AskFirst(places: Vec<Place>, routine: Option<RoutineId>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let names = place_names(&places);
    view! {
        <h1 tabindex="-1">"A few questions first"</h1>
        <p>{format!("A session needs your answers about: {names}. Answers older than a week are asked again.")}</p>
        <p class="button-row">
            <button class="button primary" on:click=move |_| state.check_together(&places, routine)>
                "Answer a few questions"
            </button>
        </p>
    }
}

/// The questions that a session depends on.
#[component]
fn Answer(questions: Vec<PlaceQuestions>) -> impl IntoView {
    let of_place = |PlaceQuestions { place, questions }: PlaceQuestions| {
        view! {
            <p class="eyebrow">{place_names(&[place])}</p>
            <OpenQuestions place questions />
        }
    };
    view! {
        <h1 tabindex="-1">"Before you start"</h1>
        <p>"What you do next depends on this, and it has not been asked yet. What does not fit is left out."</p>
        {questions.into_iter().map(of_place).collect_any()}
    }
}

/// The questions before a session: the pain now, and whether anything is new.
#[component]
fn SessionPreview(routine: Option<RoutineId>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let session = untrack(|| state.session.get());
    let was_tried = session.as_ref().is_some_and(|session| session.movement.is_some());
    let places = session.map(|session| session.places).unwrap_or_default();
    let tests_first = untrack(|| state.tests_first(&places));
    let told = places.first().filter(|_| tests_first);
    let pain = RwSignal::new(told.and_then(|place| untrack(|| state.pain_just_told(*place))));
    let areas: Vec<_> = places.iter().map(|place| place.area).collect();
    let (asked, has_places) = (StoredValue::new(places.clone()), !places.is_empty());
    let name_of = |id| {
        state
            .routines
            .with_untracked(|routines| Some(routines.find(id)?.name.clone()))
    };
    // What starts: a place with its side, or a routine that is for none.
    let names = has_places.then(|| place_names(&places)).or_else(|| name_of(routine?));
    let rose = move || {
        pain.get()
            .is_some_and(|pain| asked.with_value(|places| state.rose(pain, places)))
    };
    let offer = move |pain| {
        let is_fine = !rose();
        asked.with_value(|places| state.movement_to_try(places, pain).filter(|_| is_fine))
    };
    let movement = TriedFirst::new(pain, offer);
    let answer = move |_| asked.with_value(|places| state.check_together(places, routine));
    let go = move |_| {
        movement.start(state, || state.go_ahead(pain.get_untracked()));
    };
    let start = move || {
        if rose() {
            view! {
                <div class="calm-note caution" role="status">
                    <p>"The pain is up by 2 or more. Answer the questions again first."</p>
                    <button class="button primary" on:click=answer>"Answer again"</button>
                </div>
            }
            .into_any()
        } else {
            let label = if has_places { "Nothing new: start" } else { "Start" };
            view! {
                <p class="button-row">
                    <button class="button primary" data-go on:click=go>
                        {label}
                    </button>
                    {has_places.then(|| view! { <button class="button" on:click=answer>"Something is new"</button> })}
                </p>
            }
            .into_any()
        }
    };
    view! {
        <h1 tabindex="-1">"Before you start"</h1>
        {names.map(|names| view! { <p dir="auto">{names}</p> })}
        {areas.iter().map(|area| view! { <SeeSomebodyNote area=*area /> }).collect_any()}
        {areas.iter().map(|area| view! { <PackNote area=*area /> }).collect_any()}
        {routine.map(|id| view! { <LeftOut id /> })}
        {first_left_out(state)}
        <PainScale name="before" ask="How bad is the pain now? You can leave this out." chosen=pain />
        {(tests_first && !was_tried).then(|| view! { <TestFirst tried=movement open=true /> })}
        {start}
        {(!tests_first && !was_tried).then(|| view! { <TestFirst tried=movement /> })}
        <details class="sounds">
            <summary>"Voice, tones and vibration"</summary>
            <SessionSettingsPart />
        </details>
    }
}

/// The techniques that a first session leaves out now.
fn first_left_out(state: AppState) -> Option<impl IntoView> {
    let first = QuickStart::from_hash(&location::hash())?;
    match untrack(|| state.gate(first))? {
        Gate::Go(FirstSteps { left_out, .. }) => Some(view! { <start_card::LeftOut left_out /> }),
        Gate::HelpFirst | Gate::Check | Gate::Ask(_) => None,
    }
}

/// The steps of a routine that are left out now.
#[component]
fn LeftOut(id: RoutineId) -> impl IntoView {
    let state = expect_context::<AppState>();
    let today = untrack(|| state.routine_today(id));
    let routine = untrack(|| state.routines.with(|routines| routines.find(id).cloned()));
    let row = move |(step, why): &(_, StepOmission)| {
        let known = routine.as_ref()?.steps.iter().find(|known| known.id == *step)?;
        Some(view! { <li><strong>{known.title_or_step()}</strong> ": " {step_left_out(*why)}</li> })
    };
    let left_out = today.map(|today| today.left_out().to_vec()).unwrap_or_default();
    (!left_out.is_empty()).then(|| {
        view! {
            <div class="calm-note left-out" data-left-out>
                <p>"Left out this time:"</p>
                <ul>{left_out.iter().map(row).collect_any()}</ul>
            </div>
        }
    })
}
