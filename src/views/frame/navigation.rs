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
            <a class="brand" href=Route::Map.href() aria-label="Unknot, to the body">
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
pub fn Navigation(
    /// The tab that a page belongs to.
    tab_of: fn(Route) -> Option<Route>,
) -> impl IntoView {
    view! {
        <nav class="tabs" aria-label="Pages">
            <Tab tab_of route=Route::Map icon="body" label="Body" />
            <Tab tab_of route=Route::Today icon="today" label="Today" />
            <Tab tab_of route=Route::Routines icon="heart" label="Saved" />
            <Tab tab_of route=Route::Learn icon="learn" label="Learn" />
            <Tab tab_of route=Route::Settings icon="settings" label="Settings" />
        </nav>
    }
}

#[component]
fn Tab(tab_of: fn(Route) -> Option<Route>, route: Route, icon: &'static str, label: &'static str) -> impl IntoView {
    let state = expect_context::<AppState>();
    let current = move || (tab_of(state.route.get()) == Some(route)).then_some("page");
    view! {
        <a href=route.href() aria-current=current>
            <Icon name=icon />
            <span>{label}</span>
        </a>
    }
}

/// The two rooms of what somebody has saved.
#[component]
pub fn SavedTabs() -> impl IntoView {
    let state = expect_context::<AppState>();
    let tab = move |route: Route, label: &'static str| {
        let current = move || (state.route.get() == route).then_some("page");
        view! { <a class="chip" href=route.href() aria-current=current>{label}</a> }
    };
    view! {
        <nav class="chips" aria-label="What you saved">
            {tab(Route::Routines, "Routines")} {tab(Route::Favourites, "Favourites")}
        </nav>
    }
}

/// The way up from a page that belongs to another.
#[component]
pub fn WayBack(to: Route, #[prop(into)] label: String) -> impl IntoView {
    view! {
        <p class="not-on-paper">
            <a class="lone-link way-back" href=to.href()>
                <Icon name="back" />
                {label}
            </a>
        </p>
    }
}
