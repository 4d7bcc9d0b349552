//! An area: am I in the right place, is it safe, what do I do first. Everything else follows ([`crate::views::area::area_more`]).

use std::time::Duration;

use leptos::prelude::*;
use unknot_content::model::Area;

use crate::domain::place::{SoreSide, place_name};
use crate::domain::route::Route;
use crate::platform::dom::frames::after_paint;
use crate::platform::dom::page;
use crate::state::{AppState, LongLivedSignal};
use crate::views::area::first_steps::FirstSteps;
use crate::views::area::nearby_places::{NearbyPlaces, NearbyPlacesChip, Neighbours};
use crate::views::area::red_flags::RedFlags;
use crate::views::frame::lazy::{LazyHeart, LazyMoreOfArea, LazyParts};
use crate::views::map::side_switch::SideSwitch;

/// Everything about one area, for the side that is sore.
///
/// It stays while the person goes from area to area: to change its words takes a fraction of making a new one.
#[component]
pub fn AreaPage(
    /// The area that the address names as the page opens.
    first: &'static Area,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let lazy = expect_context::<LazyParts>();
    // While another page takes its place, this one keeps its area. Area and side both look at the address themselves: an
    // effect may miss a memo that it reads by itself and through another.
    let area = Memo::new(move |before: Option<&&'static Area>| match state.route.get() {
        Route::Area(area, _) => area,
        _ => before.copied().unwrap_or(first),
    });
    let sore = Signal::derive(move || match state.route.get() {
        Route::Area(_, sore) => sore,
        _ => None,
    });
    // This memo outlives each area, while its observers are dropped with the area.
    let help_first = LongLivedSignal::new(Memo::new(move |_| lazy.needs_help_first(state, area.get())));
    let rest = follow_paint(area);
    let nearby = NearbyPlaces::at(area);
    view! {
        <div class="area-page">
            <div class="title-row">
                <h1 tabindex="-1">{move || place_name(area.get(), sore.get())}</h1>
                <LazyHeart area sore />
            </div>
            <p class="find-it">{move || area.get().landmark} "."</p>
            <div class="area-tools">
                <SideSwitch area sore />
                <NearbyPlacesChip nearby />
            </div>
            <Neighbours nearby sore />
            <RedFlags area />
            <div hidden=move || rest.get() != Some(area.get())>
                {move || {
                    rest.get()
                        .map(|area| {
                            view! {
                                {move || help_first.get().map(|is_first| what_to_do(is_first, area, sore))}
                                <LazyMoreOfArea area sore />
                            }
                        })
                }}
            </div>
        </div>
    }
}

/// The area whose title and warning signs have been painted, so that the rest of its page is made: what the eye meets
/// first does not wait for it. Until then it is the area before, or none. A page that the app starts with is made at once,
/// since nobody has seen anything of it yet.
fn follow_paint(area: Memo<&'static Area>) -> RwSignal<Option<&'static Area>> {
    let painted = RwSignal::new((!page::is_ready()).then(|| area.get_untracked()));
    let make_anew = move |wanted| {
        // The person may have left the area meanwhile.
        if area.try_get_untracked() == Some(wanted) {
            // Taken away first, because to change one page into another takes longer than to make it.
            painted.set(None);
            let make = move || {
                painted.try_set(Some(wanted));
            };
            set_timeout(make, Duration::ZERO);
        }
    };
    Effect::new(move || {
        let area = area.get();
        if painted.get_untracked() != Some(area) {
            after_paint(move || make_anew(area));
        }
    });
    painted
}

fn what_to_do(help_first: bool, area: &'static Area, sore: Signal<Option<SoreSide>>) -> AnyView {
    if help_first {
        view! { <HelpFirst area sore /> }.into_any()
    } else {
        view! { <FirstSteps area sore /> }.into_any()
    }
}

/// In place of anything to do, where the person's own answers call for help.
#[component]
fn HelpFirst(area: &'static Area, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    view! {
        <section class="calm-note first-steps">
            <p>
                "Your last answers about this place called for medical help first, so nothing to do is shown here. If
                something has changed, answer again."
            </p>
            <p class="first-buttons">
                <a class="button fit-me" href=move || Route::Check(area, sore.get().unwrap_or(SoreSide::Both)).href()>
                    "Answer again"
                </a>
            </p>
        </section>
    }
}
