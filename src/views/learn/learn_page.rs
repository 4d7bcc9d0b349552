//! The page Learn: guides, ways to get help, and all sources.

use leptos::prelude::*;
use unknot_content::learn::{CareOption, Guide, Learn, Strength};
use unknot_content::model::TechniqueId;

use crate::domain::catalogue::{find_technique, loaded};
use crate::domain::route::Route;
use crate::domain::wording::{self, category_heading, strength_dots};
use crate::state::Pack;
use crate::views::frame::lazy::StillFigure;
use crate::views::learn::facts::{AllSources, OnceLoaded};
use crate::views::parts::rows::CollectAny;

/// The list of everything there is to read.
#[component]
pub fn LearnPage() -> impl IntoView {
    let show = || loaded::<Learn>().map(|learn| view! { <Contents learn /> }).into_any();
    view! {
        <div class="page learn-page">
            <h1 tabindex="-1">"Learn"</h1>
            <OnceLoaded pack=Pack::LEARN show />
        </div>
    }
}

#[component]
fn Contents(learn: &'static Learn) -> impl IntoView {
    view! {
        <ul class="cards reading-list">{learn.guides.iter().map(guide_card).collect_any()}</ul>
        <section aria-labelledby="care">
            <h2 id="care">"What else can help?"</h2>
            <p class="aside">
                "What each is, who does it, and what trials found. The dots say how strong the evidence is. Unknot sells
                nothing and recommends no medicine."
            </p>
            {learn.care.chunk_by(|one, next| one.category == next.category).map(care_section).collect_any()}
        </section>
        <section aria-labelledby="all-sources">
            <h2 id="all-sources">"Where does this come from?"</h2>
            <div class="group">
                <AllSources />
                <a class="row" href=Route::About.href()>
                    <span class="row-words">
                        <span>"About Unknot"</span>
                    </span>
                </a>
            </div>
        </section>
    }
}

fn guide_card(guide: &'static Guide) -> impl IntoView {
    view! {
        <li>
            <a class="card" href=Route::Topic(guide.id).href()>
                <Drawing technique=guide.drawing />
                <span class="row-words">
                    <span>{guide.title}</span>
                    <span>{guide.about}</span>
                </span>
            </a>
        </li>
    }
}

fn care_section(options: &'static [CareOption]) -> impl IntoView {
    let category = options.first().map(|option| option.category);
    view! {
        <h3>{category.map(category_heading)}</h3>
        <ul class="rows reading-list">{options.iter().map(care_row).collect_any()}</ul>
    }
}

fn care_row(option: &'static CareOption) -> impl IntoView {
    view! {
        <li>
            <a class="row" href=Route::Topic(option.id).href()>
                <Drawing technique=option.drawing />
                <span class="row-words">
                    <span>{option.title}</span>
                    <span>
                        <Evidence strength=option.strength />
                    </span>
                </span>
            </a>
        </li>
    }
}

/// The figure of a technique that shows what is meant, where a movement is.
#[component]
pub fn Drawing(technique: Option<TechniqueId>) -> impl IntoView {
    let technique = technique.and_then(|id| find_technique(id.as_str()));
    technique.map(|technique| view! { <StillFigure technique sore=Signal::stored(None) /> })
}

/// The strength of the evidence, as dots and in words.
#[component]
pub fn Evidence(strength: Strength) -> impl IntoView {
    view! {
        <span class="dots" aria-hidden="true">{strength_dots(strength)}</span>
        " "
        {wording::strength(strength)}
    }
}
