//! All areas by group: the map in words.

use leptos::prelude::*;
use unknot_content::model::{Area, Group};

use crate::domain::catalogue::{areas_in, guidance};
use crate::domain::place::{SoreSide, place_name};
use crate::domain::route::Route;
use crate::state::AppState;
use crate::views::map::due_card::DueCard;
use crate::views::parts::labels::side_label;
use crate::views::parts::rows::CollectAny;

/// Does the same job as the map, and is always in step with it.
#[component]
pub fn AreaList() -> impl IntoView {
    view! {
        <div class="area-list">
            // On wide screens, the card of things to continue with is beside the body.
            <DueCard />
            <h2>"Or choose from the list"</h2>
            {guidance().groups.iter().map(|group| view! { <GroupRows group /> }).collect_any()}
        </div>
    }
}

#[component]
fn GroupRows(group: &'static Group) -> impl IntoView {
    view! {
        <section>
            <h3>{group.name}</h3>
            <ul>{areas_in(group.id).map(|area| view! { <AreaRow area /> }).collect_any()}</ul>
        </section>
    }
}

#[component]
fn AreaRow(area: &'static Area) -> impl IntoView {
    let link = move |sore: &SoreSide| view! { <SideLink area sore=*sore /> };
    view! {
        <li>
            <span class="area-name">{area.name}</span>
            <span class="side-links">{SoreSide::ALL.iter().map(link).collect_any()}</span>
        </li>
    }
}

#[component]
fn SideLink(area: &'static Area, sore: SoreSide) -> impl IntoView {
    let state = expect_context::<AppState>();
    let chosen = move || {
        let chosen = state.selection.with(|selection| selection.sore_side(area)) == Some(sore);
        chosen.then_some("true")
    };
    view! {
        <a
            class="chip"
            href=Route::Area(area, Some(sore)).href()
            aria-label=place_name(area, Some(sore))
            aria-current=chosen
        >
            {side_label(sore)}
        </a>
    }
}
