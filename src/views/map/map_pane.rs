//! The body map: the drawing from `index.html`, brought to life.

use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;

use crate::domain::map::gesture::Gesture;
use crate::domain::map::spatial_navigation::{Direction, MapSpot, spots};
use crate::domain::map::tap::TapMode;
use crate::domain::map::viewport::Viewport;
use crate::domain::place::place_name;
use crate::domain::route::Route;
use crate::platform::device::screen;
use crate::platform::dom::map_element::MapElement;
use crate::platform::dom::page;
use crate::state::AppState;
use crate::views::frame::lazy::LazyDue;
use crate::views::parts::icon::Icon;

/// The map with its caption and its tools.
#[component]
pub fn MapPane() -> impl IntoView {
    let state = expect_context::<AppState>();
    let pointed_at = RwSignal::new(None::<MapSpot>);
    // Whether the last tap was on a part of the body that has nothing to choose.
    let missed = RwSignal::new(false);
    view! {
        <section class="map-pane" aria-label="Body map">
            {move || (state.route.get() == Route::Map).then(|| view! { <LazyDue /> })}
            <MapHeading missed />
            <TapSwitch />
            <p class="map-caption" aria-hidden="true">
                {move || match pointed_at.get() {
                    Some(spot) => place_name(spot.area, Some(spot.side.into())),
                    None => match state.tap_means.get() {
                        TapMode::SoreHere => "Left and right are your own.".to_owned(),
                        TapMode::AlsoSoreHere => "Tap the other sore place.".to_owned(),
                        TapMode::PainHere => "Tap where you feel it, to see where it may start.".to_owned(),
                    },
                }}
            </p>
            <MapHost pointed_at missed />
            {move || (!state.selection.read().places().is_empty()).then(|| view! { <ChosenPlaces /> })}
            <ZoomButton />
        </section>
    }
}

#[component]
fn MapHeading(missed: RwSignal<bool>) -> impl IntoView {
    let state = expect_context::<AppState>();
    move || {
        (state.route.get() == Route::Map).then(|| {
            missed.set(false);
            view! {
                <h1 class="map-heading" tabindex="-1">
                    {move || match state.tap_means.get() {
                        _ if missed.get() => "Tap a muscle, or search",
                        TapMode::SoreHere => "Where does it hurt?",
                        TapMode::AlsoSoreHere => "Where else does it hurt?",
                        TapMode::PainHere => "Where do you feel it?",
                    }}
                </h1>
            }
        })
    }
}

/// Makes a tap name a pain that may start elsewhere, rather than a sore muscle.
#[component]
fn TapSwitch() -> impl IntoView {
    let state = expect_context::<AppState>();
    view! {
        <button
            class="chip tap-switch"
            aria-pressed=move || (state.tap_means.get() == TapMode::PainHere).to_string()
            on:click=move |_| state.toggle_pain_taps()
        >
            "Felt here, from elsewhere?"
        </button>
    }
}

/// The element that holds the drawing. One listener of each kind serves all areas.
#[component]
fn MapHost(pointed_at: RwSignal<Option<MapSpot>>, missed: RwSignal<bool>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let gesture = RwSignal::new(Gesture::default());
    let host = NodeRef::<Div>::new();
    host.on_load(move |host| {
        state.with_map(|map| {
            map.move_into(&host);
            set_first_tab_stop(state, map);
        });
        page::remove_shell();
        keep_map_in_step(state);
    });

    let press = move |event: PointerEvent| {
        pointed_at.set(MapElement::spot_at(&event));
        if let Some(at) = MapElement::to_drawing(&event, event.client_x(), event.client_y()) {
            gesture.update(|gesture| gesture.press(event.pointer_id(), at));
        }
    };
    let drag = move |event: PointerEvent| {
        let Some(to) = MapElement::to_drawing(&event, event.client_x(), event.client_y()) else {
            return;
        };
        let view = state.viewport.get_untracked();
        let moved = gesture
            .try_update(|gesture| gesture.drag(event.pointer_id(), to, &view))
            .flatten();
        if let Some(view) = moved {
            state.set_viewport(view);
        }
    };
    let lift = move |event: PointerEvent| gesture.update(|gesture| gesture.lift(event.pointer_id()));
    let click = move |event: MouseEvent| {
        let spot = MapElement::spot_at(&event);
        missed.set(spot.is_none() && MapElement::is_on_body(&event));
        let Some(spot) = spot else {
            return;
        };
        event.prevent_default();
        // A click without a pointer (a keyboard, a screen reader) has no detail and cannot be a drag.
        let is_by_pointer = event.detail() != 0;
        if !is_by_pointer || !gesture.with_untracked(Gesture::was_a_drag) {
            state.with_map(|map| {
                map.make_tab_stop(&spot);
                // Where the page of a place is open already, nothing has to rise.
                if is_by_pointer && state.route.get_untracked() == Route::Map {
                    map.remember_tap(&event);
                }
            });
            state.tap(&spot);
        }
    };

    view! {
        <div
            class="map-host"
            node_ref=host
            on:click=click
            on:keydown=move |event| on_key(state, &event)
            on:pointerdown=press
            on:pointermove=drag
            on:pointerup=lift
            on:pointercancel=lift
            on:pointerleave=lift
            on:pointerover=move |event| pointed_at.set(MapElement::spot_at(&event))
            on:pointerout=move |_| pointed_at.set(None)
            on:focusin=move |event| pointed_at.set(MapElement::spot_at(&event))
            on:focusout=move |_| pointed_at.set(None)
            on:change=move |_| {
                state.with_map(|map| set_first_tab_stop(state, map));
            }
        ></div>
    }
}

/// Enter comes as a click; Space, arrows and Escape are ours.
fn on_key(state: AppState, event: &KeyboardEvent) {
    let Some(spot) = MapElement::spot_at(event) else { return };
    match event.key().as_str() {
        " " => state.tap(&spot),
        "Escape" => state.clear_selection(),
        "ArrowUp" => state.step(&spot, Direction::Up),
        "ArrowDown" => state.step(&spot, Direction::Down),
        "ArrowLeft" => state.step(&spot, Direction::Left),
        "ArrowRight" => state.step(&spot, Direction::Right),
        _ => return,
    }
    event.prevent_default();
}

/// Tab leads to a chosen place of the shown view, or else to its first.
fn set_first_tab_stop(state: AppState, map: &MapElement) {
    let view = map.shown_view();
    let mut shown = spots().iter().filter(|spot| spot.view == view);
    let chosen = state
        .selection
        .with_untracked(|selection| shown.clone().find(|spot| selection.covers(spot.area, spot.side)));
    if let Some(spot) = chosen.or_else(|| shown.next()) {
        map.make_tab_stop(spot);
    }
}

/// Scrolls the map until the area of a page stands above the sheet that covers the lower part of it.
pub fn bring_area_into_sight(state: AppState, route: Route) {
    if let Route::Area(area, _) | Route::PainAt(area, _) = route
        && screen::shows_a_sheet()
    {
        state.with_map(|map| map.bring_into_sight(area));
    }
}

/// Keeps the marks on the map up to date. The first run marks the app as ready.
fn keep_map_in_step(state: AppState) {
    Effect::new(move |_| {
        let view = state.viewport.get();
        state.with_map(|map| map.set_viewport(&view));
    });
    Effect::new(move |before: Option<()>| {
        let selection = state.selection.get();
        let lit = state.lit.get();
        let pain = state.route.with(|route| route.pain_place());
        state.with_map(|map| {
            map.mark(
                |spot| match pain {
                    Some(pain) => pain.covers(spot.area, spot.side),
                    None => selection.covers(spot.area, spot.side),
                },
                |spot| lit.iter().any(|place| place.covers(spot.area, spot.side)),
            );
        });
        if before.is_none() {
            // Before anybody can tap, so that nothing moves from under a finger; and after everything that changes the page,
            // so that it is laid out once.
            bring_area_into_sight(state, state.route.get_untracked());
            page::set_ready();
        }
    });
}

#[component]
fn ZoomButton() -> impl IntoView {
    let state = expect_context::<AppState>();
    let zoomed = move || state.viewport.with(Viewport::is_zoomed);
    view! {
        <button
            class="quiet map-zoom"
            aria-pressed=move || zoomed().to_string()
            on:click=move |_| {
                state.toggle_zoom();
                screen::scroll_to_top();
            }
        >
            <Icon name="zoom" />
            <span class="zoom-label">"Zoom to neck and shoulders"</span>
        </button>
    }
}

/// The sore places so far, each a way back to its page.
#[component]
fn ChosenPlaces() -> impl IntoView {
    let state = expect_context::<AppState>();
    let count = move || match state.selection.read().places().len() {
        1 => "1 sore place".to_owned(),
        more => format!("{more} sore places"),
    };
    view! {
        <div class="chosen" role="group" aria-label="Sore places">
            <span class="chosen-count">{count}</span>
            <ul>
                {move || {
                    let places = state.selection.get();
                    places
                        .places()
                        .iter()
                        .map(|place| {
                            let href = Route::Area(place.area, Some(place.sore)).href();
                            view! {
                                <li>
                                    <a class="chip" href=href>
                                        {place_name(place.area, Some(place.sore))}
                                    </a>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
            <button
                class="quiet"
                aria-pressed=move || (state.tap_means.get() == TapMode::AlsoSoreHere).to_string()
                on:click=move |_| state.toggle_adding_taps()
            >
                <Icon name="add" />
                "Also sore here"
            </button>
            <button class="quiet" on:click=move |_| state.clear_selection()>
                "Clear"
            </button>
        </div>
    }
}
