//! The rest of an area's page: everything that can be done there, what it may be, and what it rests on.

use leptos::prelude::*;
use unknot_content::model::{Area, AreaId, Claim, Referral, Technique};

use crate::domain::catalogue::families::{Family, families};
use crate::domain::catalogue::{areas, background_of, guides, sources, sources_of};
use crate::domain::place::{Place, SoreSide};
use crate::domain::route::Route;
use crate::domain::wording::self_massage;
use crate::state::{AppState, Pack};
use crate::views::learn::facts::{GuideLink, OnceLoaded, RestsOn, SourceList, Statement};
use crate::views::parts::fold::Fold;
use crate::views::parts::rows::CollectAny;
use crate::views::technique::technique_card::TechniqueCard;

/// Everything about an area that is not needed at first.
#[component]
pub fn MoreOfArea(area: &'static Area, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let help_first = Memo::new(move |_| state.needs_help_first(area));
    let background = background_of(area);
    let is_felt = !background.referred_pain.is_empty() || !background.may_come_from.is_empty();
    view! {
        {move || match help_first.get() {
            Some(true) => ().into_any(),
            Some(false) => view! { <Techniques area sore /> }.into_any(),
            None => view! { <OnceLoaded pack=Pack::CHECK show=|| ().into_any() /> }.into_any(),
        }}
        <div class="folds">
            <Fold title="What it may be" show=move || causes(area) />
            {is_felt.then(|| view! { <Fold title="Pain elsewhere" show=move || pain_elsewhere(area, sore) /> })}
            {(!background.hazards.is_empty())
                .then(|| view! { <Fold title="Take care when pressing" show=move || claims(&background.hazards) /> })}
            // The sources of the warning signs and statements of the page; techniques list their own.
            <RestsOn title="What this page rests on" show=move || rests_on(area) />
        </div>
    }
}

/// All that can be done, narrowed to one family at a time; the chip that is pressed shows all again.
#[component]
fn Techniques(area: &'static Area, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    expect_context::<AppState>().share_last_checks();
    let families = families(area);
    let shown = RwSignal::new(families.first().map(|(family, _)| *family));
    let is_shown = move |family| shown.get().is_none_or(|shown| shown == family);
    let chip = move |family: Family, count: usize| {
        let press = move |_| shown.update(|shown| *shown = (*shown != Some(family)).then_some(family));
        view! {
            <button class="chip" aria-pressed=move || (shown.get() == Some(family)).to_string() on:click=press>
                {format!("{} {count}", family.name())}
            </button>
        }
    };
    let chips = families
        .iter()
        .map(|(family, all)| chip(*family, all.len()))
        .collect_any();
    let rows = move |(family, techniques): (Family, Vec<&'static Technique>)| {
        view! {
            <section class="family" aria-label=family.name() hidden=move || !is_shown(family)>
                {(family == Family::Press)
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
            <h2 id="techniques">{format!("All {} for this place", area.techniques.len())}</h2>
            <div class="chips" role="group" aria-label="Show only">
                {chips}
            </div>
            {families.into_iter().map(rows).collect_any()}
        </section>
    }
}

fn causes(area: &'static Area) -> AnyView {
    view! {
        <p>{format!("Muscles here: {}.", area.muscles.join(", "))}</p>
        <p>"A tender, tight spot in a muscle often follows one of these:"</p>
        {claims(&background_of(area).causes)}
    }
    .into_any()
}

fn claims(claims: &'static [Claim]) -> AnyView {
    view! { <ul>{claims.iter().map(|claim| view! { <li><Statement claim /></li> }).collect_any()}</ul> }.into_any()
}

fn rests_on(area: &'static Area) -> AnyView {
    let list = move || sources(&sources_of(area)).collect();
    view! { <SourceList list /> }.into_any()
}

/// The areas where pain from here is felt, and those that pain here may come from.
fn pain_elsewhere(area: &'static Area, sore: Signal<Option<SoreSide>>) -> AnyView {
    view! {
        <FeltElsewhere area />
        <MayComeFrom area sore />
    }
    .into_any()
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
            <h3>"Where pain from here is often felt"</h3>
            <ul>{referred_pain.iter().map(row).collect_any()}</ul>
        }
    })
}

#[component]
fn MayComeFrom(area: &'static Area, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let may_come_from = &background_of(area).may_come_from;
    (!may_come_from.is_empty()).then(|| {
        view! {
            <h3>"Pain here may come from"</h3>
            <p>"Muscles often send pain to another place. These may be worth a look:"</p>
            <AreaLinks ids=may_come_from sore />
            <p>
                <a class="lone-link" href=move || {
                    Route::PainAt(area, sore.get().unwrap_or(SoreSide::Both)).href()
                }>"Show them on the map"</a>
            </p>
        }
    })
}

/// Links to areas; pointing at one lights it on the map.
#[component]
fn AreaLinks(ids: &'static [AreaId], #[prop(optional, into)] sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let link = move |area: &'static Area| {
        let light = move || {
            let sore = sore.get_untracked().unwrap_or(SoreSide::Both);
            state.point_at(vec![Place { area, sore }]);
        };
        let dim = move || state.point_at(Vec::new());
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
