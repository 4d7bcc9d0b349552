//! The favourites, by area.

use leptos::prelude::*;
use unknot_content::model::{Kind, Technique};

use crate::domain::favourites::{AreaFavourites, Favourite, Favourites, cut_to};
use crate::domain::place::{Place, SoreSide, place_name};
use crate::domain::route::Route;
use crate::domain::routine::step::RoutineStep;
use crate::state::AppState;
use crate::views::frame::navigation::SavedTabs;
use crate::views::parts::empty::Empty;
use crate::views::parts::long_list::{LongList, WithMore};
use crate::views::parts::rows::CollectAny;
use crate::views::routines::add_to_routine::AddToRoutine;
use crate::views::saved::heart::Heart;
use crate::views::technique::technique_card::TechniqueCard;

/// How many favourites to show at first and add with each "more", and how many at most: each draws its figure.
const SHOWN: (usize, usize) = (20, 40);

/// Favourites grouped by area, or how to get some.
#[component]
pub fn FavouritesPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let groups = Memo::new(move |_| state.favourites.with(Favourites::by_area));
    let list = LongList::new(state, SHOWN.0, SHOWN.1);
    let count = Memo::new(move |_| groups.with(|groups| groups.iter().map(AreaFavourites::count).sum::<usize>()));
    let shown = move || {
        let shown = cut_to(groups.get(), list.rows(count.get()));
        shown
            .into_iter()
            .map(|group| view! { <AreaGroup group /> })
            .collect_any()
    };
    view! {
        <div class="page">
            <SavedTabs />
            <h1 tabindex="-1">"Favourites"</h1>
            {move || groups.with(Vec::is_empty).then(|| view! { <NoFavourites /> })}
            <WithMore list count>{shown}</WithMore>
            {move || unknown_note(state.favourites.with(Favourites::unknown))}
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
