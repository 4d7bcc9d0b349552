//! What there is to read: guides, ways to get help, and what all of it rests on.

use leptos::prelude::*;
use unknot_content::learn::{CareOption, Guide, Learn};

use crate::domain::catalogue::learn;
use crate::domain::route::Route;
use crate::domain::wording::{category_heading, setting, strength};
use crate::state::Pack;
use crate::views::learn::facts::{AllSources, OnceLoaded};
use crate::views::parts::rows::CollectAny;

/// The list of everything there is to read.
#[component]
pub fn LearnPage() -> impl IntoView {
    let show = || learn().map(|learn| view! { <Contents learn /> }).into_any();
    view! {
        <div class="page learn-page">
            <h1 tabindex="-1">"Learn"</h1>
            <p>"What is known about knots, what is not, and what else can help. Take what you need."</p>
            <OnceLoaded pack=Pack::LEARN show />
            <section aria-labelledby="all-sources">
                <h2 id="all-sources">"Sources"</h2>
                <p>"Everything that the facts in Unknot rest on. Links open the source's own site."</p>
                <AllSources />
            </section>
            <p>
                <a class="lone-link" href=Route::About.href()>"About Unknot"</a>
            </p>
        </div>
    }
}

#[component]
fn Contents(learn: &'static Learn) -> impl IntoView {
    view! {
        <section aria-labelledby="guides">
            <h2 id="guides">"Guides"</h2>
            <ul class="reading-list">{learn.guides.iter().map(guide_row).collect_any()}</ul>
        </section>
        <section aria-labelledby="care">
            <h2 id="care">"Ways to get help"</h2>
            <p>"What each is, who does it, and what trials found. Unknot sells nothing and recommends no medicine."</p>
            {learn.care.chunk_by(|one, next| one.category == next.category).map(care_section).collect_any()}
        </section>
    }
}

fn guide_row(guide: &'static Guide) -> impl IntoView {
    view! {
        <li>
            <a href=Route::Topic(guide.id).href()>{guide.title}</a>
            <span>{guide.about}</span>
        </li>
    }
}

fn care_section(options: &'static [CareOption]) -> impl IntoView {
    let category = options.first().map(|option| option.category);
    view! {
        <h3>{category.map(category_heading)}</h3>
        <ul class="reading-list">{options.iter().map(care_row).collect_any()}</ul>
    }
}

fn care_row(option: &'static CareOption) -> impl IntoView {
    view! {
        <li>
            <a href=Route::Topic(option.id).href()>{option.title}</a>
            <span>{format!("{} · {}", setting(option.setting), strength(option.strength))}</span>
        </li>
    }
}
