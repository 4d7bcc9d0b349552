//! What is not needed for the first tap and comes after the app: how it is loaded, and how it is shown.

use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;

use leptos::prelude::*;
use leptos::task::spawn_local;
use unknot_content::model::{Area, Technique};

use crate::domain::place::{Place, SoreSide};
use crate::domain::route::Route;
use crate::platform::dom::page;
use crate::state::{AppState, Lasting};
use crate::views::parts::icon::Icon;

/// What the lazily loaded part of the app can show.
#[derive(Clone, Copy, Debug)]
pub struct LazyPages {
    /// The page of an address.
    pub page: fn(Route) -> AnyView,
    /// What follows on the page of an area.
    pub more_of_area: fn(&'static Area, Signal<Option<SoreSide>>) -> AnyView,
    /// Reads what is saved.
    pub recall: fn(AppState) -> Pin<Box<dyn Future<Output = ()>>>,
    pub needs_help_first: fn(AppState, &'static Area) -> Option<bool>,
    pub has_plan: fn(AppState, Place) -> bool,
    /// What to go on with, above the body.
    pub due: fn() -> AnyView,
    pub search_field: fn() -> AnyView,
    pub notices: fn() -> AnyView,
    pub heart: fn(Memo<&'static Area>, Signal<Option<SoreSide>>) -> AnyView,
    pub still: fn(&'static Technique, Signal<Option<SoreSide>>) -> AnyView,
    pub moving: fn(&'static Technique, Signal<Option<SoreSide>>) -> AnyView,
}

/// The pages on their way; `None` if they did not arrive.
pub type Loading = Pin<Box<dyn Future<Output = Option<LazyPages>>>>;

static LOAD: OnceLock<fn() -> Loading> = OnceLock::new();

/// Says how the pages are loaded; the first to say so decides.
pub fn load_with(load: fn() -> Loading) {
    LOAD.get_or_init(|| load);
}

/// How far the pages have come.
#[derive(Clone, Copy, Debug)]
pub struct LazyPart {
    pages: Lasting<RwSignal<Option<LazyPages>>>,
    failed: Lasting<RwSignal<bool>>,
    /// Somebody came to a page before it was there, and its heading has yet to take the focus.
    owes_focus: RwSignal<bool>,
}

impl LazyPart {
    /// Starts loading.
    #[must_use]
    pub fn start(state: AppState) -> Self {
        let lazy = Self {
            pages: Lasting::new(RwSignal::new(None)),
            failed: Lasting::new(RwSignal::new(false)),
            owes_focus: RwSignal::new(false),
        };
        lazy.load(state);
        lazy
    }

    /// The heading of the page that was gone to takes the focus, now or as soon as it is there.
    pub fn focus_heading(self) {
        self.owes_focus.set(!page::has_heading());
        page::focus_heading();
    }

    /// A heading that was late takes the focus, if somebody waits for it.
    pub fn heading_arrived(self) {
        if self.owes_focus.get_untracked() {
            self.focus_heading();
        }
    }

    /// Whether the last check of an area came to "get help first"; `None` while there are answers, and they or the rules
    /// have not been read.
    #[must_use]
    pub fn needs_help_first(self, state: AppState, area: &'static Area) -> Option<bool> {
        match self.pages.get() {
            Some(pages) => (pages.needs_help_first)(state, area),
            None => (!state.holds_answers()).then_some(false),
        }
    }

    /// Whether a check of a place has been made that is young enough to go by, as far as that is known yet.
    #[must_use]
    pub fn has_plan(self, state: AppState, place: Place) -> bool {
        self.pages.get().is_some_and(|pages| (pages.has_plan)(state, place))
    }

    fn load(self, state: AppState) {
        let Some(load) = LOAD.get() else { return };
        self.failed.set(false);
        // Effects of these pages live as long as the app.
        let owner = Owner::current();
        spawn_local(async move {
            let style = page::fetch_lazy_style();
            let pages = load().await;
            style.await;
            self.failed.set(pages.is_none());
            if let (Some(pages), Some(owner)) = (pages, owner) {
                owner.with(|| (pages.recall)(state)).await;
            }
            self.pages.set(pages);
            request_animation_frame(move || self.heading_arrived());
        });
    }
}

/// The small figure of a technique that stands still, as soon as it is there. Its place is there at once.
#[component]
pub fn StillFigure(technique: &'static Technique, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let lazy = expect_context::<LazyPart>();
    view! { <span class="still">{move || lazy.pages.get().map(|pages| (pages.still)(technique, sore))}</span> }
}

/// The figure of a technique that moves.
#[component]
pub fn MovingFigure(technique: &'static Technique, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let lazy = expect_context::<LazyPart>();
    move || lazy.pages.get().map(|pages| (pages.moving)(technique, sore))
}

/// What to go on with, above the body. Its place is there at once where there may be something.
#[component]
pub fn LazyDue() -> impl IntoView {
    let lazy = expect_context::<LazyPart>();
    let may_be = expect_context::<AppState>().holds_answers();
    move || match lazy.pages.get() {
        Some(pages) => (pages.due)(),
        None => may_be.then(|| view! { <div class="due-place"></div> }).into_any(),
    }
}

/// The heart beside an area, as soon as it is there. Its place is there at once.
#[component]
pub fn LazyHeart(area: Memo<&'static Area>, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let lazy = expect_context::<LazyPart>();
    view! { <span class="heart-place">{move || lazy.pages.get().map(|pages| (pages.heart)(area, sore))}</span> }
}

/// The search; until it is there a field that takes no words yet.
#[component]
pub fn LazySearch() -> impl IntoView {
    let lazy = expect_context::<LazyPart>();
    move || match lazy.pages.get() {
        Some(pages) => (pages.search_field)(),
        None => view! {
            <div class="search">
                <Icon name="search" />
                <input type="search" placeholder="Search" aria-label="Search" disabled />
            </div>
        }
        .into_any(),
    }
}

/// Messages, as soon as there can be any.
#[component]
pub fn LazyNotices() -> impl IntoView {
    let lazy = expect_context::<LazyPart>();
    move || lazy.pages.get().map(|pages| (pages.notices)())
}

/// Something of the lazily loaded pages, as soon as they are there.
#[component]
pub fn ShowLazy(show: Box<dyn Fn(LazyPages) -> AnyView + Send>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let lazy = expect_context::<LazyPart>();
    move || match lazy.pages.get() {
        Some(pages) => show(pages),
        None if lazy.failed.get() => view! {
            <div class="page">
                <p>"This page did not arrive. Check your connection."</p>
                <button class="button" on:click=move |_| lazy.load(state)>"Try again"</button>
            </div>
        }
        .into_any(),
        None => view! { <p class="page">"One moment…"</p> }.into_any(),
    }
}
