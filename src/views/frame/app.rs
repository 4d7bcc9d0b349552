//! The frame around every page.

use leptos::prelude::*;

use crate::domain::catalogue::{Topic, topic};
use crate::domain::place::place_name;
use crate::domain::route::Route;
use crate::domain::wording::page_title;
use crate::platform::device::screen;
use crate::platform::dom::page;
use crate::state::AppState;
use crate::views::frame::lazy::{LazyNotices, LazyPart};
use crate::views::frame::navigation::{Header, Navigation};
use crate::views::frame::panel::Panel;
use crate::views::map::map_pane::{MapPane, bring_area_into_sight};

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let state = AppState::open();
    provide_context(state);
    let lazy = LazyPart::start(state);
    provide_context(lazy);
    state.follow_address();
    announce_pages(state, lazy);
    view! {
        <div class="app" data-layout=move || layout(state.route.get())>
            <button class="skip-link" on:click=move |_| lazy.focus_heading()>"Skip to the content"</button>
            <Header />
            <Navigation />
            <main class="main">
                <MapPane />
                <Panel />
            </main>
            <LazyNotices />
        </div>
    }
}

/// Which parts of the frame a page uses; the style sheet arranges them.
const fn layout(route: Route) -> &'static str {
    match route {
        Route::Map => "map",
        Route::Area(..) | Route::PainAt(..) => "area",
        Route::Technique(_) => "technique",
        Route::Check(..)
        | Route::Plan(..)
        | Route::Play
        | Route::RoutinePlay(_)
        | Route::Routines
        | Route::LastRoutine
        | Route::Routine(_)
        | Route::SharedRoutine(_)
        | Route::Today
        | Route::Journal
        | Route::Summary
        | Route::Favourites
        | Route::Learn
        | Route::Topic(_)
        | Route::Settings
        | Route::About
        | Route::NotFound => "page",
    }
}

/// After a change of page: its title on the document, the focus on its heading, the page at its
/// top. A change of side within an area is not a change of page.
fn announce_pages(state: AppState, lazy: LazyPart) {
    Effect::new(move |before: Option<Route>| {
        let route = state.route.get();
        page::set_title(&title(route));
        if before.is_some_and(|before| !before.is_same_page(route)) {
            request_animation_frame(move || {
                lazy.focus_heading();
                scroll_to_start(state, route);
            });
        }
        route
    });
}

/// To the area on the map where its page covers the lower part, and else to the top of the page; within its panel to the
/// top in any case.
fn scroll_to_start(state: AppState, route: Route) {
    page::scroll_panel_to_top();
    if matches!(route, Route::Area(..) | Route::PainAt(..)) && screen::shows_a_sheet() {
        bring_area_into_sight(state, route);
    } else {
        screen::scroll_to_top();
    }
}

fn title(route: Route) -> String {
    let page = match route {
        Route::Map => return "Unknot: ease a sore muscle".to_owned(),
        Route::Area(area, sore) => place_name(area, sore),
        Route::PainAt(area, sore) => format!("Pain here: {}", place_name(area, Some(sore))),
        Route::Technique(technique) => technique.title.to_owned(),
        Route::Check(area, sore) => format!("A quick check: {}", place_name(area, Some(sore))),
        Route::Plan(area, sore) => format!("Your plan: {}", place_name(area, Some(sore))),
        Route::Play | Route::RoutinePlay(_) => "Guided session".to_owned(),
        Route::Routines | Route::LastRoutine => "Routines".to_owned(),
        Route::Routine(_) => "A routine".to_owned(),
        Route::SharedRoutine(_) => "A shared routine".to_owned(),
        Route::Today => "Today".to_owned(),
        Route::Journal => "Journal".to_owned(),
        Route::Summary => "Summary".to_owned(),
        Route::Favourites => "Favourites".to_owned(),
        Route::Learn => "Learn".to_owned(),
        // Where its words are not there yet, its page sets the title as soon as they are.
        Route::Topic(id) => topic(id).map_or("Learn", Topic::title).to_owned(),
        Route::Settings => "Settings".to_owned(),
        Route::About => "About".to_owned(),
        Route::NotFound => "Page not found".to_owned(),
    };
    page_title(&page)
}
