//! "Pain here": where pain that is felt in a place may come from.

use leptos::prelude::*;

use crate::domain::catalogue::origins::{Origin, origins};
use crate::domain::place::{Place, place_name};
use crate::domain::route::Route;
use crate::state::AppState;
use crate::views::area::red_flags::RedFlags;
use crate::views::learn::facts::Statement;
use crate::views::parts::rows::CollectAny;

/// The likely places, ranked, each with how its pain is felt and the way to it.
#[component]
pub fn PainPage(place: Place) -> impl IntoView {
    let origins = origins(place.area);
    light_origins(expect_context(), place);
    let here = Route::Area(place.area, Some(place.sore));
    view! {
        <div class="area-page pain-page">
            <h1 tabindex="-1">{format!("Pain here: {}", place_name(place.area, Some(place.sore)))}</h1>
            <RedFlags area=Memo::new(move |_| place.area) />
            {if origins.is_empty() {
                view! { <p>"Pain here is not known to come from another muscle on this map."</p> }.into_any()
            } else {
                view! { <Likely place origins /> }.into_any()
            }}
            <section aria-labelledby="right-here">
                <h2 id="right-here">"Or right where it hurts"</h2>
                <p>"A muscle that is sore to touch here may be the source itself."</p>
                <p>
                    <a class="button" href=here.href()>
                        "Look at this place"
                    </a>
                </p>
            </section>
        </div>
    }
}

/// Lights the likely places on the map.
fn light_origins(state: AppState, Place { area, sore }: Place) {
    let places = origins(area).into_iter();
    state.point_at(places.map(|Origin { area, .. }| Place { area, sore }).collect());
}

#[component]
fn Likely(place: Place, origins: Vec<Origin>) -> impl IntoView {
    view! {
        <section aria-labelledby="likely">
            <h2 id="likely">"Where it may come from"</h2>
            <p>
                "Muscles often send pain to another place. Press these gently: one that is tender, and brings on the
                pain you know, is worth a try. This is a rule of thumb, not a diagnosis; the better supported come first."
            </p>
            <ol class="origins">
                {origins.into_iter().map(|origin| view! { <OriginRow place origin /> }).collect_any()}
            </ol>
        </section>
    }
}

#[component]
fn OriginRow(place: Place, origin: Origin) -> impl IntoView {
    let state = expect_context::<AppState>();
    let sore = place.sore;
    let only = vec![Place {
        area: origin.area,
        sore,
    }];
    let light = move || state.point_at(only.clone());
    let light_too = light.clone();
    let light_all = move || light_origins(state, place);
    view! {
        <li on:pointerenter=move |_| light() on:pointerleave=move |_| light_all()>
            <a
                class="button"
                href=Route::Area(origin.area, Some(sore)).href()
                on:focus=move |_| light_too()
                on:blur=move |_| light_all()
            >
                {place_name(origin.area, Some(sore))}
            </a>
            <p>
                "Often felt: "
                <Statement claim=origin.felt />
            </p>
        </li>
    }
}
