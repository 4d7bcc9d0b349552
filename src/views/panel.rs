//! The part of the page that changes: beside the map where there is room, a sheet over it on a phone.

use leptos::ev::PointerEvent;
use leptos::prelude::*;

use super::about_page::AboutPage;
use super::area_list::AreaList;
use super::area_page::AreaPage;
use super::favourites_page::FavouritesPage;
use super::icon::Icon;
use super::not_found::NotFoundPage;
use super::settings_page::SettingsPage;
use super::technique_page::TechniquePage;
use crate::domain::place::Sore;
use crate::domain::route::Route;
use crate::domain::sheet::{Settled, SheetHeight};
use crate::platform::screen;
use crate::state::AppState;

/// The content of the current page.
#[component]
pub fn Panel() -> impl IntoView {
    let state = expect_context::<AppState>();
    // A new side of the same area keeps the page, and with it the place where the person was reading.
    let page = Memo::new(move |before: Option<&Page>| {
        let route = state.route.get();
        match before {
            Some(before) if before.0.is_same_page(route) => *before,
            _ => Page(route),
        }
    });
    let sore = Signal::derive(move || match state.route.get() {
        Route::Area(_, sore) => sore,
        _ => None,
    });
    view! {
        <section class="panel" data-sheet=move || state.sheet.get().as_str() aria-label="Details">
            <SheetHandle />
            <div class="panel-body">{move || content(page.get().0, sore)}</div>
        </section>
    }
}

#[derive(Clone, Copy, PartialEq)]
struct Page(Route);

fn content(route: Route, sore: Signal<Option<Sore>>) -> AnyView {
    match route {
        Route::Map => view! { <AreaList /> }.into_any(),
        Route::Area(area, _) => view! { <AreaPage area sore /> }.into_any(),
        Route::Technique(technique) => view! { <TechniquePage technique /> }.into_any(),
        Route::Favourites => view! { <FavouritesPage /> }.into_any(),
        Route::Settings => view! { <SettingsPage /> }.into_any(),
        Route::About => view! { <AboutPage /> }.into_any(),
        Route::NotFound => view! { <NotFoundPage /> }.into_any(),
    }
}

/// Moves the sheet up and down by dragging or by its buttons; only phones show it.
#[component]
fn SheetHandle() -> impl IntoView {
    let state = expect_context::<AppState>();
    let held_at = RwSignal::new(None::<i32>);
    let settle = move |event: PointerEvent| {
        if let Some(start) = held_at.get_untracked() {
            held_at.set(None);
            let share = f64::from(start - event.client_y()) / screen::height().max(1.0);
            match state.sheet.get_untracked().after_drag(share) {
                Settled::At(height) => state.sheet.set(height),
                Settled::Closed => state.go_to(Route::Map),
            }
        }
    };
    view! {
        <div
            class="sheet-handle"
            on:pointerdown=move |event| held_at.set(Some(event.client_y()))
            on:pointerup=settle
            on:pointercancel=move |_| held_at.set(None)
        >
            <span class="grip" aria-hidden="true"></span>
            <button
                class="icon-button"
                aria-label="Make the panel taller"
                aria-disabled=move || (state.sheet.get() == SheetHeight::Full).to_string()
                on:click=move |_| state.sheet.update(|height| *height = height.taller())
            >
                <Icon name="up" />
            </button>
            <button
                class="icon-button"
                aria-label="Make the panel lower"
                aria-disabled=move || (state.sheet.get() == SheetHeight::Peek).to_string()
                on:click=move |_| state.sheet.update(|height| *height = height.lower())
            >
                <Icon name="down" />
            </button>
            <a class="icon-button" aria-label="Close, back to the map" href=Route::Map.href()>
                <Icon name="close" />
            </a>
        </div>
    }
}
