//! What a person has marked, by area.

use leptos::prelude::*;
use unknot_content::model::{Kind, Technique};

use crate::domain::favourites::{AreaFavourites, Favourite};
use crate::domain::place::{Place, SoreSide, place_name};
use crate::domain::route::Route;
use crate::domain::routine::step::RoutineStep;
use crate::state::AppState;
use crate::views::frame::navigation::SavedTabs;
use crate::views::parts::empty::Empty;
use crate::views::parts::rows::CollectAny;
use crate::views::routines::add_to_routine::AddToRoutine;
use crate::views::saved::heart::Heart;
use crate::views::technique::technique_card::TechniqueCard;

/// Favourites grouped by area, or how to get some.
#[component]
pub fn FavouritesPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let groups = move || state.favourites.with(crate::domain::favourites::Favourites::by_area);
    view! {
        <div class="page">
            <SavedTabs />
            <h1 tabindex="-1">"Favourites"</h1>
            {move || {
                let groups = groups();
                if groups.is_empty() {
                    view! { <NoFavourites /> }.into_any()
                } else {
                    groups.into_iter().map(|group| view! { <AreaGroup group /> }).collect_any().into_any()
                }
            }}
            {move || unknown_note(state.favourites.with(crate::domain::favourites::Favourites::unknown))}
        </div>
    }
}

#[component]
fn NoFavourites() -> impl IntoView {
    view! {
        <Empty
            drawing="st-neck-side-bend"
            words="Tap a heart beside a place or a technique, and find it here again."
            way_on=(Route::Map, "Go to the body")
        />
    }
}

#[component]
fn AreaGroup(group: AreaFavourites) -> impl IntoView {
    let AreaFavourites { area, mark, techniques } = group;
    let place = Place {
        area,
        sore: mark.and_then(|mark| mark.side).unwrap_or(SoreSide::Both),
    };
    let is_for_session = |technique: &&&Technique| technique.kind != Kind::Posture;
    let session = techniques.iter().filter(is_for_session);
    let steps: Vec<RoutineStep> = session
        .map(|technique| RoutineStep::of_technique(technique, place))
        .collect();
    let side: Option<SoreSide> = mark.and_then(|mark| mark.side);
    view! {
        <section class="favourite-area">
            <div class="title-row">
                <h2>
                    <a href=Route::Area(area, side).href()>{place_name(area, side)}</a>
                </h2>
                {mark.is_some().then(|| view! { <Heart favourite=Favourite::Area(area) sore=side /> })}
            </div>
            {techniques
                .into_iter()
                .map(|technique| view! { <TechniqueCard technique sore=side /> })
                .collect_any()}
            {(!steps.is_empty()).then(|| view! { <AddToRoutine steps name=area.name.to_owned() /> })}
        </section>
    }
}

/// Favourites from a newer version are kept, and said to be.
fn unknown_note(unknown: usize) -> Option<String> {
    match unknown {
        0 => None,
        1 => Some("1 favourite is not known to this version of Unknot. It is kept.".to_owned()),
        more => Some(format!(
            "{more} favourites are not known to this version of Unknot. They are kept."
        )),
    }
}
