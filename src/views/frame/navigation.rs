//! The way around: the header with the search, and the bar or rail with the pages.

use leptos::prelude::*;

use crate::domain::route::Route;
use crate::state::AppState;
use crate::views::frame::lazy::LazySearch;
use crate::views::parts::icon::Icon;

/// Name and search, and on a phone the settings. Over a place its name gives way to a way back.
#[component]
pub fn Header() -> impl IntoView {
    view! {
        <header class="top-bar">
            <a class="brand" href=Route::Map.href() aria-label="Unknot, to the map">
                <Icon name="back" />
                <Icon name="knot" />
                <span>"Unknot"</span>
            </a>
            <LazySearch />
            <a class="icon-button top-settings" href=Route::Settings.href() aria-label="Settings">
                <Icon name="settings" />
            </a>
        </header>
    }
}

/// The pages: a bar at the bottom of a phone, a rail beside a wide page.
#[component]
pub fn Navigation() -> impl IntoView {
    view! {
        <nav class="tabs" aria-label="Pages">
            <Tab route=Route::Map icon="body" label="Body" />
            <Tab route=Route::Favourites icon="heart" label="Saved" />
            <Tab route=Route::Learn icon="learn" label="Learn" />
            <Tab route=Route::Settings icon="settings" label="Settings" />
        </nav>
    }
}

#[component]
fn Tab(route: Route, icon: &'static str, label: &'static str) -> impl IntoView {
    let state = expect_context::<AppState>();
    let current = move || (home_tab(state.route.get()) == Some(route)).then_some("page");
    view! {
        <a href=route.href() aria-current=current>
            <Icon name=icon />
            <span>{label}</span>
        </a>
    }
}

/// The tab that a page belongs to.
const fn home_tab(route: Route) -> Option<Route> {
    match route {
        Route::Map
        | Route::Area(..)
        | Route::PainAt(..)
        | Route::Technique(_)
        | Route::Check(..)
        | Route::Plan(..)
        | Route::Play => Some(Route::Map),
        Route::Routines
        | Route::LastRoutine
        | Route::Routine(_)
        | Route::SharedRoutine(_)
        | Route::RoutinePlay(_)
        | Route::Journal
        | Route::Summary => Some(Route::Favourites),
        Route::Favourites | Route::Learn | Route::Settings => Some(route),
        Route::Topic(_) => Some(Route::Learn),
        Route::About => Some(Route::Settings),
        Route::NotFound => None,
    }
}

/// The ways between what somebody has saved.
#[component]
pub fn SavedTabs() -> impl IntoView {
    let state = expect_context::<AppState>();
    let tab = move |route: Route, label: &'static str| {
        let current = move || (state.route.get() == route).then_some("page");
        view! { <a class="chip" href=route.href() aria-current=current>{label}</a> }
    };
    view! {
        <nav class="chips saved-tabs" aria-label="What you saved">
            {tab(Route::Favourites, "Favourites")} {tab(Route::Routines, "Routines")} {tab(Route::Journal, "Journal")}
        </nav>
    }
}
