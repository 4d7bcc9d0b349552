//! Statements with what they rest on.

use leptos::prelude::*;
use unknot_content::check::RuleId;
use unknot_content::model::{Claim, Confidence, Library, Source, SourceId};

use crate::domain::catalogue::{check, find_topic, loaded, sources};
use crate::domain::route::Route;
use crate::domain::wording::{confidence, confidence_mark, tier};
use crate::state::{AppState, Pack, PackState};
use crate::views::frame::lazy::LazyParts;
use crate::views::parts::rows::CollectAny;

/// A statement, marked where it is not fully confirmed.
#[component]
pub fn Statement(claim: &'static Claim) -> impl IntoView {
    view! {
        {claim.text}
        {confidence_mark(claim.confidence).map(|mark| view! { " " <span class="unsure">{mark}</span> })}
    }
}

/// Our confidence in a fact, and its sources.
#[component]
pub fn Sources(ids: &'static [SourceId], sure: Confidence) -> impl IntoView {
    view! {
        <p>{confidence(sure)}</p>
        <SourceList list=move || sources(ids).collect() />
    }
}

/// Sources with their links, as soon as they are there.
#[component]
pub fn SourceList(list: impl Fn() -> Vec<&'static Source> + Send + Sync + 'static) -> impl IntoView {
    let rows = move || {
        let rows = list().into_iter().map(|source| view! { <SourceRow source /> });
        view! { <ul class="sources">{rows.collect_any()}</ul> }.into_any()
    };
    view! { <OnceLoaded show=rows /> }
}

/// Shows what a pack holds as soon as it is there, and until then how far it has come.
#[component]
pub fn OnceLoaded(#[prop(default = Pack::LIBRARY)] pack: Pack, #[prop(into)] show: ViewFn) -> impl IntoView {
    let state = expect_context::<AppState>();
    state.ask_for(pack);
    let lazy = use_context::<LazyParts>();
    Effect::new(move |_| {
        let is_there = state.pack_state(pack) == PackState::Ready;
        if let (true, Some(lazy)) = (is_there, lazy) {
            // The content shown now may hold the heading that waits for the focus.
            request_animation_frame(move || lazy.heading_arrived());
        }
    });
    move || match state.pack_state(pack) {
        PackState::Ready => show.run(),
        PackState::Failed => view! {
            <p>"This part did not arrive. Check your connection."</p>
            <button class="button" on:click=move |_| state.ask_for(pack)>"Try again"</button>
        }
        .into_any(),
        PackState::NotAsked | PackState::Loading => view! { <p>"One moment…"</p> }.into_any(),
    }
}

/// Why a rule says what it says; our own caution is marked as such.
#[component]
pub fn Because(rule: RuleId) -> impl IntoView {
    let rule = check().and_then(|check| check.rule(rule));
    rule.map(|rule| {
        let says = rule.says;
        view! {
            {says.because} {says.now.map(|now| view! { " " {now} })} {says.avoid.map(|avoid| view! { " " {avoid} })}
            {says.watch.map(|watch| view! { " " {watch} })}
            {rule.is_our_caution.then(|| view! { " " <span class="unsure">"our caution"</span> })}
        }
    })
}

/// The sources of something, folded on the screen and open on paper.
#[component]
pub fn RestsOn(title: &'static str, #[prop(into)] show: ViewFn) -> impl IntoView {
    let state = expect_context::<AppState>();
    let asked = RwSignal::new(false);
    let shown = show.clone();
    view! {
        <details class="fold rests-on" on:toggle=move |_| asked.set(true)>
            <summary>
                <span>{title}</span>
            </summary>
            {move || asked.get().then(|| show.run())}
        </details>
        {move || {
            state.on_paper.get().map(|_| view! { <div class="rests-on only-on-paper">{shown.run()}</div> })
        }}
    }
}

/// Every source there is, folded.
#[component]
pub fn AllSources() -> impl IntoView {
    let asked = RwSignal::new(false);
    let all = || {
        loaded::<Library>()
            .into_iter()
            .flat_map(|library| &library.sources)
            .collect()
    };
    view! {
        <details on:toggle=move |_| asked.set(true)>
            <summary>"All sources"</summary>
            {move || asked.get().then(|| view! { <SourceList list=all /> })}
        </details>
    }
}

#[component]
fn SourceRow(source: &'static Source) -> impl IntoView {
    let title = match source.url {
        Some(url) => view! { <a href=url target="_blank" rel="noopener noreferrer">{source.title}</a> }.into_any(),
        None => source.title.into_any(),
    };
    let year = source.year.map(|year| format!(", {year}")).unwrap_or_default();
    view! { <li>{title} {format!(", {}{year} ({})", source.organisation, tier(source.tier))}</li> }
}

/// The way to a guide.
#[component]
pub fn GuideLink(guide: &'static str, text: &'static str) -> impl IntoView {
    find_topic(guide).map(|topic| {
        view! {
            <p>
                <a class="lone-link" href=Route::Topic(topic).href()>{text}</a>
            </p>
        }
    })
}
