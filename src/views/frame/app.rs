//! The frame around every page.

use leptos::prelude::*;

use crate::domain::route::Route;
use crate::platform::device::screen;
use crate::platform::dom::page as document;
use crate::state::AppState;
use crate::views::frame::lazy::{LazyNotices, LazyParts};
use crate::views::frame::navigation::{Header, Navigation};
use crate::views::frame::pages::{Layout, page};
use crate::views::frame::panel::Panel;
use crate::views::map::map_pane::{MapPane, bring_area_into_sight};

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let state = AppState::open();
    provide_context(state);
    let lazy = LazyParts::start(state);
    provide_context(lazy);
    state.follow_address();
    announce_pages(state, lazy);
    view! {
        <div class="app" data-layout=move || page(state.route.get()).layout.as_str()>
            <button class="skip-link" on:click=move |_| lazy.focus_heading()>"Skip to the content"</button>
            <Header />
            <Navigation tab_of=|route| page(route).tab />
            <main class="main">
                <MapPane />
                <Panel />
            </main>
            <LazyNotices />
        </div>
    }
}

/// After a change of page: its title on the document, the focus on its heading, the page at its
/// top. A change of side within an area is not a change of page.
fn announce_pages(state: AppState, lazy: LazyParts) {
    Effect::new(move |before: Option<Route>| {
        let route = state.route.get();
        document::set_title(&page(route).title());
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
    document::scroll_panel_to_top();
    if page(route).layout == Layout::Area && screen::shows_a_sheet() {
        bring_area_into_sight(state, route);
    } else {
        screen::scroll_to_top();
    }
}
