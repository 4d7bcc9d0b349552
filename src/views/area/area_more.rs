//! The rest of an area's page: everything that can be done there, what it may be, and what it rests on.

use leptos::prelude::*;
use unknot_content::model::{Area, AreaId, Claim, Kind, Referral, Technique};

use crate::domain::catalogue::{areas, background_of, guides, sources, sources_of, techniques_by_kind};
use crate::domain::place::Place;
use crate::domain::place::Sore;
use crate::domain::route::Route;
use crate::domain::wording::{kind_heading, kind_id, self_massage};
use crate::state::{AppState, Pack};
use crate::views::learn::facts::{GuideLink, OnceLoaded, RestsOn, SourceList, Statement};
use crate::views::parts::rows::CollectAny;
use crate::views::technique::technique_card::TechniqueCard;

/// Everything about an area that is not needed at first.
#[component]
pub fn MoreOfArea(area: &'static Area, sore: Signal<Option<Sore>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let help_first = Memo::new(move |_| state.needs_help_first(area));
    view! {
        {move || match help_first.get() {
            Some(true) => ().into_any(),
            Some(false) => view! { <Techniques area sore /> }.into_any(),
            None => view! { <OnceLoaded pack=Pack::CHECK show=|| ().into_any() /> }.into_any(),
        }}
        <Causes area />
        <FeltElsewhere area />
        <MayComeFrom area sore />
        <Hazards area />
        <AreaRestsOn area />
    }
}

#[component]
fn Techniques(area: &'static Area, sore: Signal<Option<Sore>>) -> impl IntoView {
    let section = move |(kind, techniques): (Kind, Vec<&'static Technique>)| {
        let id = format!("kind-{}", kind_id(kind));
        view! {
            <section class="technique-kind" aria-labelledby=id.clone()>
                <h3 id=id.clone()>{kind_heading(kind)}</h3>
                {(kind == Kind::SelfMassage)
                    .then(|| {
                        view! {
                            {self_massage(area.self_massage).map(|note| view! { <p class="kind-note">{note}</p> })}
                            <GuideLink guide=guides::SELF_MASSAGE text="Massage it yourself, step by step" />
                        }
                    })}
                {techniques.into_iter().map(|technique| view! { <TechniqueCard technique sore /> }).collect_any()}
            </section>
        }
    };
    view! {
        <section class="techniques" aria-labelledby="techniques">
            <h2 id="techniques">"Everything you can do here"</h2>
            {techniques_by_kind(area).into_iter().map(section).collect_any()}
        </section>
    }
}

#[component]
fn Causes(area: &'static Area) -> impl IntoView {
    view! {
        <section aria-labelledby="causes">
            <h2 id="causes">"What it may be"</h2>
            <p>"A tender, tight spot in a muscle often follows one of these:"</p>
            <Claims claims=&background_of(area).causes />
        </section>
    }
}

#[component]
fn Hazards(area: &'static Area) -> impl IntoView {
    let hazards = &background_of(area).hazards;
    (!hazards.is_empty()).then(|| {
        view! {
            <section class="hazards" aria-labelledby="hazards">
                <h2 id="hazards">"Take care when pressing"</h2>
                <Claims claims=hazards />
            </section>
        }
    })
}

/// What the warning signs and statements of the page rest on; techniques name theirs themselves.
#[component]
fn AreaRestsOn(area: &'static Area) -> impl IntoView {
    let list = move || sources(&sources_of(area)).collect();
    view! {
        <RestsOn title="What this page rests on" show=move || view! { <SourceList list /> } />
    }
}

#[component]
fn Claims(claims: &'static [Claim]) -> impl IntoView {
    view! { <ul>{claims.iter().map(|claim| view! { <li><Statement claim /></li> }).collect_any()}</ul> }
}

#[component]
fn FeltElsewhere(area: &'static Area) -> impl IntoView {
    let row = |referral: &'static Referral| {
        view! {
            <li>
                <Statement claim=&referral.claim />
                <AreaLinks ids=&referral.areas />
            </li>
        }
    };
    let referred_pain = &background_of(area).referred_pain;
    (!referred_pain.is_empty()).then(|| {
        view! {
            <section aria-labelledby="felt">
                <h2 id="felt">"Where pain from here is often felt"</h2>
                <ul>{referred_pain.iter().map(row).collect_any()}</ul>
            </section>
        }
    })
}

#[component]
fn MayComeFrom(area: &'static Area, sore: Signal<Option<Sore>>) -> impl IntoView {
    let may_come_from = &background_of(area).may_come_from;
    (!may_come_from.is_empty()).then(|| {
        view! {
            <section aria-labelledby="from">
                <h2 id="from">"Pain here may come from"</h2>
                <p>"Muscles often send pain to another place. These may be worth a look:"</p>
                <AreaLinks ids=may_come_from sore />
                <p>
                    <a class="lone-link" href=move || {
                        Route::PainAt(area, sore.get().unwrap_or(Sore::Both)).href()
                    }>"Show them on the map"</a>
                </p>
            </section>
        }
    })
}

/// Links to areas; pointing at one lights it on the map.
#[component]
fn AreaLinks(ids: &'static [AreaId], #[prop(optional, into)] sore: Signal<Option<Sore>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let link = move |area: &'static Area| {
        let light = move || {
            let sore = sore.get_untracked().unwrap_or(Sore::Both);
            state.lit.set(vec![Place { area, sore }]);
        };
        let dim = move || state.lit.set(Vec::new());
        view! {
            <li>
                <a
                    class="chip"
                    href=move || Route::Area(area, sore.get()).href()
                    on:pointerenter=move |_| light()
                    on:pointerleave=move |_| dim()
                    on:focus=move |_| light()
                    on:blur=move |_| dim()
                >
                    {area.name}
                </a>
            </li>
        }
    };
    (!ids.is_empty()).then(|| view! { <ul class="chips">{areas(ids).map(link).collect_any()}</ul> })
}
