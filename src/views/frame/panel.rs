//! The part of the page that changes: beside the map where there is room, a sheet over it on a phone.

use leptos::ev::PointerEvent;
use leptos::prelude::*;

use crate::domain::map::bottom_sheet::{DragOutcome, Pull, SheetHeight};
use crate::domain::place::place_name;
use crate::domain::route::Route;
use crate::platform::device::screen;
use crate::platform::dom::page as document;
use crate::state::AppState;
use crate::views::frame::lazy::LazyPage;
use crate::views::frame::pages::{self, FIRST};

/// The content of the current page.
#[component]
pub fn Panel() -> impl IntoView {
    let state = expect_context::<AppState>();
    let page = Memo::new(move |_| PanelKey(state.route.get()));
    let pulled = RwSignal::new(None::<Pull>);
    view! {
        <section
            class="panel"
            data-sheet=move || state.sheet.get().as_str()
            data-pulled=move || pulled.get().is_some_and(Pull::is_a_drag).then_some("")
            style:--pulled=move || format!("{}px", pulled.get().map_or(0, Pull::pixels))
            aria-label=move || region(state.route.get())
            on:keydown=move |event| {
                if event.key() == "Escape" && is_beside_map(state.route.get_untracked()) {
                    state.go_to(Route::Map);
                }
            }
        >
            <SheetHandle pulled />
            <div class="panel-body">{move || content(page.get().0)}</div>
        </section>
    }
}

/// The name of the panel beside the map; `None` for a page without the map.
fn region(route: Route) -> Option<String> {
    match route {
        Route::Map => Some("All places".to_owned()),
        Route::Area(area, sore) => Some(place_name(area, sore)),
        Route::PainAt(area, sore) => Some(place_name(area, Some(sore))),
        _ => None,
    }
}

/// Whether the panel can be closed, which leads back to the map.
const fn is_beside_map(route: Route) -> bool {
    matches!(route, Route::Area(..) | Route::PainAt(..))
}

#[derive(Clone, Copy)]
struct PanelKey(Route);

/// All areas share one page, which updates itself, so they are equal.
impl PartialEq for PanelKey {
    fn eq(&self, other: &Self) -> bool {
        matches!((self.0, other.0), (Route::Area(..), Route::Area(..))) || self.0 == other.0
    }
}

fn content(route: Route) -> AnyView {
    pages::show::<FIRST>(route).unwrap_or_else(|| view! { <LazyPage route part=pages::page(route).part /> }.into_any())
}

/// Moves the sheet up and down by dragging, or to its next height by a tap; only phones show it.
#[component]
fn SheetHandle(pulled: RwSignal<Option<Pull>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let follow = move |event: PointerEvent| {
        let Some(pull) = pulled.get_untracked() else { return };
        let now = pull.moved_to(event.client_y());
        // Only now, so that a press on a button stays the button's.
        if now.is_a_drag() {
            document::capture_pointer(&event);
            pulled.set(Some(now));
        }
    };
    let settle = move |_| {
        let Some(pull) = pulled.get_untracked() else { return };
        pulled.set(None);
        match state.sheet.get_untracked().after_drag(pull.share(screen::height())) {
            DragOutcome::At(height) => state.set_sheet(height),
            DragOutcome::Closed => state.go_to(Route::Map),
        }
    };
    let next_height = move || match state.sheet.get() {
        SheetHeight::Full => "Make the panel lower",
        SheetHeight::Peek | SheetHeight::Half => "Make the panel taller",
    };
    view! {
        <div
            class="sheet-handle"
            on:pointerdown=move |event| pulled.set(Some(Pull::from(event.client_y())))
            on:pointermove=follow
            on:pointerup=settle
            on:pointercancel=move |_| pulled.set(None)
        >
            <button class="grip" aria-label=next_height on:click=move |_| state.set_sheet(state.sheet.get_untracked().next())></button>
        </div>
    }
}
